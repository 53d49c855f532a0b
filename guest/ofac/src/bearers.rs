//! Who bears which name, for lists that link a party to another by its name.

use crate::draft::{Bearers, NameIndex, Several};

/// A stretch of the text that all names stand in.
type Span = (u32, u32);

/// The names of a list, in one text: a list has tens of thousands.
#[derive(Debug, Default)]
pub struct NameTable {
    text: String,
    ids: Vec<Span>,
    /// Main names, each with the index of its bearer.
    main: Vec<(Span, u32)>,
    /// Aliases, likewise.
    aliases: Vec<(Span, u32)>,
}

impl NameTable {
    /// Begins a party: the names that follow are its.
    pub fn party(&mut self, id: &str) {
        let id = self.keep(id, None);
        self.ids.push(id);
    }

    /// Adds a name of the last party, as links write it: `SURNAME, Given`. Blank ones, and names of nobody, are passed over.
    pub fn name(&mut self, is_main: bool, last: Option<&str>, first: Option<&str>) {
        let (Some(bearer), Some(last)) = (self.ids.len().checked_sub(1), last.or(first)) else {
            return;
        };
        let name = self.keep(last, first.filter(|first| *first != last));
        let names = if is_main {
            &mut self.main
        } else {
            &mut self.aliases
        };
        names.push((name, bearer as u32));
    }

    fn keep(&mut self, text: &str, behind: Option<&str>) -> Span {
        let start = self.text.len() as u32;
        self.text.push_str(text);
        if let Some(behind) = behind {
            self.text.push_str(", ");
            self.text.push_str(behind);
        }
        (start, self.text.len() as u32)
    }

    fn slice(&self, span: Span) -> &str {
        &self.text[span.0 as usize..span.1 as usize]
    }

    /// The names, in an order in which they are found.
    pub fn bearers(&self) -> ByName<'_> {
        let index = |names: &[(Span, u32)]| {
            let names = names.iter().map(|(name, bearer)| (self.slice(*name), *bearer));
            NameIndex::new(names)
        };
        ByName {
            table: self,
            main: index(&self.main),
            aliases: index(&self.aliases),
        }
    }
}

/// The names of a list, in an order in which they are found.
#[derive(Debug)]
pub struct ByName<'n> {
    table: &'n NameTable,
    main: NameIndex<'n>,
    aliases: NameIndex<'n>,
}

/// A party is known by its own name, or else by an alias.
impl Bearers for ByName<'_> {
    fn bearer(&self, name: &str) -> Option<Result<&str, Several>> {
        let found = self.main.bearer(name).or_else(|| self.aliases.bearer(name))?;
        Some(found.map(|bearer| self.table.slice(self.table.ids[bearer as usize])))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_main_name_goes_before_an_alias() {
        let mut table = NameTable::default();
        table.name(true, Some("NOBODY"), None);
        table.party("7");
        table.name(true, Some("VALE"), Some("Ana"));
        table.name(false, Some("ORBIS"), None);
        table.party("8");
        table.name(true, Some("ORBIS"), None);
        table.name(false, Some("VALE"), None);
        table.name(false, None, None);
        table.party("9");
        table.name(false, Some("VALE"), None);
        let bearers = table.bearers();
        assert_eq!(bearers.bearer("VALE, Ana"), Some(Ok("7")));
        assert_eq!(bearers.bearer("ORBIS"), Some(Ok("8")));
        assert_eq!(bearers.bearer("VALE"), Some(Err(Several)));
        assert_eq!(bearers.bearer("NOBODY"), None);
    }
}

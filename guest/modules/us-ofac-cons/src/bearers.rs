//! Who bears which name: remarks link a party to another by its name.

use dragoman_guest::schema::Fault;
use dragoman_guest::xml::{Element, Records};
use dragoman_guest::{Feed, Notes};
use dragoman_ofac::{Bearers, NameIndex, Several};

use crate::LAYOUT;

/// A stretch of the text that all names stand in.
type Span = (u32, u32);

/// The names of a list, in one text: a list has tens of thousands.
#[derive(Debug, Default)]
pub(crate) struct Names {
    text: String,
    ids: Vec<Span>,
    /// Main names, each with the index of its bearer.
    main: Vec<(Span, u32)>,
    /// Aliases, likewise.
    aliases: Vec<(Span, u32)>,
}

impl Names {
    /// Reads the names of a list.
    ///
    /// # Errors
    ///
    /// A fault if it is no such list, or is not whole.
    pub(crate) fn read(feed: &Feed<'_>, part: u32) -> Result<Names, Fault> {
        let mut records = Records::open(feed, part, LAYOUT)?;
        // All is said when the parties are read.
        let (mut names, mut notes) = (Names::default(), Notes::default());
        while let Some(entry) = records.next(&mut notes)? {
            names.take(entry);
            entry.leave_out();
        }
        Ok(names)
    }

    fn take(&mut self, entry: Element<'_>) {
        let Some(id) = entry.value("uid") else {
            return;
        };
        let bearer = self.ids.len() as u32;
        let id = self.keep(&[id]);
        self.ids.push(id);
        if let Some(name) = self.name(entry) {
            self.main.push((name, bearer));
        }
        for aka in entry.first("akaList").iter().flat_map(|list| list.all("aka")) {
            if let Some(name) = self.name(aka) {
                self.aliases.push((name, bearer));
            }
        }
    }

    /// `SURNAME, Given`, as links write it.
    fn name(&mut self, of: Element<'_>) -> Option<Span> {
        match (of.value("lastName"), of.value("firstName")) {
            (Some(last), Some(first)) => Some(self.keep(&[last, ", ", first])),
            (last, first) => Some(self.keep(&[last.or(first)?])),
        }
    }

    fn keep(&mut self, pieces: &[&str]) -> Span {
        let start = self.text.len() as u32;
        pieces.iter().for_each(|piece| self.text.push_str(piece));
        (start, self.text.len() as u32)
    }

    fn slice(&self, span: Span) -> &str {
        &self.text[span.0 as usize..span.1 as usize]
    }

    /// The names, in an order in which they are found.
    pub(crate) fn bearers(&self) -> Index<'_> {
        let index = |names: &[(Span, u32)]| {
            NameIndex::new(
                names
                    .iter()
                    .map(|(name, bearer)| (self.slice(*name), *bearer))
                    .collect(),
            )
        };
        Index {
            names: self,
            main: index(&self.main),
            aliases: index(&self.aliases),
        }
    }
}

/// The names, in an order in which they are found.
pub(crate) struct Index<'n> {
    names: &'n Names,
    main: NameIndex<'n>,
    aliases: NameIndex<'n>,
}

/// A party is known by its own name, or else by an alias.
impl Bearers for Index<'_> {
    fn bearer(&self, name: &str) -> Option<Result<&str, Several>> {
        let found = self.main.bearer(name).or_else(|| self.aliases.bearer(name))?;
        Some(found.map(|bearer| self.names.slice(self.names.ids[bearer as usize])))
    }
}

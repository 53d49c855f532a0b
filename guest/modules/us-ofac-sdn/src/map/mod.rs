//! From the rows of a party to a subject.

mod columns;
mod draft;
mod joined;
mod remarks;

use dragoman_guest::schema::{NoticeKind, Subject};
use dragoman_guest::{About, Notes};
use dragoman_ofac::{Bearers, Context, NameIndex, Rules, Several};

use crate::role::{alias, party};
use crate::set::Set;

use draft::Draft;

/// Makes subjects of the parties of a set.
pub(crate) struct Mapper<'s> {
    set: &'s Set,
    rules: Rules,
    /// Primary names, for relations that name their other end.
    names: NameIndex<'s>,
    /// Aliases, for the same.
    aliases: NameIndex<'s>,
}

impl<'s> Mapper<'s> {
    /// A mapper for a set.
    pub(crate) fn new(set: &'s Set) -> Mapper<'s> {
        let named = |index: u32| Some((set.parties.row(index).get(party::NAME)?, index));
        let also_named = set
            .aliases
            .with_party()
            .filter_map(|(index, row)| Some((row.get(alias::NAME)?, index)));
        Mapper {
            set,
            rules: Rules::new(),
            names: NameIndex::new(set.parties.indices().filter_map(named)),
            aliases: NameIndex::new(also_named),
        }
    }

    /// The subject of a party; none, and a notice, if it has no name.
    pub(crate) fn subject(&mut self, index: u32, notes: &mut Notes) -> Option<Subject> {
        let row = self.set.parties.row(index);
        let id = row.get(0)?;
        let Some(name) = row.get(party::NAME) else {
            notes.case(About {
                kind: NoticeKind::RejectedRecord,
                field: "sdn.csv/SDN_Name".into(),
                message: "a party without a name: it was left out",
                excerpt: &row.excerpt(),
                record: Some(id),
                place: Some(row.place()),
            });
            return None;
        };
        let mut draft = Draft::new(self, index, id, notes);
        draft.columns(name);
        draft.aliases();
        draft.addresses();
        draft.remarks();
        Some(draft.core.finish())
    }
}

impl Mapper<'_> {
    fn context(&self) -> Context<'_> {
        Context {
            rules: &self.rules,
            bearers: self,
            prose: false,
        }
    }
}

/// A party is known by its own name, or else by an alias.
impl Bearers for Mapper<'_> {
    fn bearer(&self, name: &str) -> Option<Result<&str, Several>> {
        let mut indices = [&self.names, &self.aliases].into_iter();
        match indices.find_map(|names| names.bearer(name))? {
            Ok(party) => self.set.parties.row(party).get(0).map(Ok),
            Err(several) => Some(Err(several)),
        }
    }
}

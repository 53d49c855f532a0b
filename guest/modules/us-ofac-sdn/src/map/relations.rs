//! Relations, whose other end the list gives by its name.

use dragoman_guest::build;
use dragoman_guest::schema::{Relation, RelationKind, RelationTarget};

use super::draft::Draft;

impl Draft<'_, '_> {
    /// Relates the party to the bearer of a name: to its id if exactly one other party of the list has the name.
    pub(super) fn relate(&mut self, kind: RelationKind, name: &str, note: Option<&str>, at: u32) {
        let name = name.trim();
        let mut note = note.map(str::to_owned);
        let target = match self.bearer(name) {
            Some(Ok(id)) => RelationTarget::Id(id),
            Some(Err(())) => {
                let several = "several parties have this name";
                note = Some(note.map_or(several.to_owned(), |note| format!("{note}; {several}")));
                RelationTarget::Text(build::fold(name))
            }
            None => RelationTarget::Text(build::fold(name)),
        };
        self.subject.relations.push(Relation {
            kind,
            target,
            since: None,
            until: None,
            note,
            at,
        });
    }

    /// The id of the one party that has a name, its own or else an alias; an error if several have it. The full stop of
    /// a name at the end of the remarks is also that of the remarks: the name is looked for with and without it.
    fn bearer(&self, name: &str) -> Option<Result<String, ()>> {
        let stopped = format!("{name}.");
        let mapper = self.mapper;
        let found = [&mapper.names, &mapper.aliases]
            .into_iter()
            .find_map(|names| names.bearer(name).or_else(|| names.bearer(&stopped)))?;
        match found {
            Ok(party) if party == self.party => None,
            Ok(party) => mapper.set.parties.row(party).get(0).map(|id| Ok(id.to_owned())),
            Err(_) => Some(Err(())),
        }
    }
}

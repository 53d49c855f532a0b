//! Relations, whose other end the list gives by its name.

use dragoman_guest::build;
use dragoman_guest::schema::{Relation, RelationKind, RelationTarget};

use rustc_hash::FxHashMap;

use super::Draft;

/// Who bears which name.
pub trait Bearers {
    /// The id of the one party that has a name, its own or else an alias: none if nobody has it, an error if several have.
    /// Asked once for every relation.
    fn bearer(&self, name: &str) -> Option<Result<&str, Several>>;
}

/// Several parties have the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Several;

/// A list that gives ids for the other ends of relations needs no names.
impl Bearers for () {
    fn bearer(&self, _name: &str) -> Option<Result<&str, Several>> {
        None
    }
}

/// Names and who bears them. The list writes a name the same wherever it stands.
#[derive(Debug)]
pub struct NameIndex<'s>(FxHashMap<&'s str, Result<u32, Several>>);

impl<'s> NameIndex<'s> {
    /// An index of names, each with a number for its bearer.
    pub fn new(names: impl IntoIterator<Item = (&'s str, u32)>) -> NameIndex<'s> {
        let mut bearers = FxHashMap::default();
        for (name, bearer) in names {
            let known = bearers.entry(name).or_insert(Ok(bearer));
            if *known != Ok(bearer) {
                *known = Err(Several);
            }
        }
        NameIndex(bearers)
    }

    /// The bearer of a name: none if nobody has it, an error if several have.
    pub fn bearer(&self, name: &str) -> Option<Result<u32, Several>> {
        self.0.get(name).copied()
    }
}

impl Draft<'_, '_> {
    /// Relates the party to the bearer of a name: to its id if exactly one other party of the list has the name. The full
    /// stop of a name at the end of the remarks is also that of the remarks: the name is looked for with and without it.
    pub fn relate(&mut self, kind: RelationKind, name: &str, note: Option<&str>, at: u32) {
        let name = name.trim();
        let mut note = note.map(str::to_owned);
        let bearers = self.context.bearers;
        let found = bearers
            .bearer(name)
            .or_else(|| bearers.bearer(&format!("{name}.")));
        let target = match found {
            Some(Ok(id)) if id != self.subject.id => RelationTarget::Id(id.to_owned()),
            Some(Err(Several)) => {
                let several = "several parties have this name";
                note = Some(note.map_or(several.to_owned(), |note| format!("{note}; {several}")));
                RelationTarget::Text(build::fold(name))
            }
            _ => RelationTarget::Text(build::fold(name)),
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_leads_to_its_one_bearer() {
        let names = NameIndex::new(vec![
            ("VALE, Ana", 1),
            ("ACME", 2),
            ("ACME", 3),
            ("ORBIS", 4),
            ("ORBIS", 4),
        ]);
        assert_eq!(names.bearer("VALE, Ana"), Some(Ok(1)));
        assert_eq!(names.bearer("ACME"), Some(Err(Several)));
        assert_eq!(names.bearer("ORBIS"), Some(Ok(4)));
        assert_eq!(names.bearer("ORB"), None);
        assert_eq!(names.bearer("ORBIS S.A."), None);
    }
}

//! The subjects of an edition: rows of one name, one birth and the same parents are of one, in whichever workbook.

use std::collections::HashMap;

use dragoman_guest::distinct::Distinct;
use dragoman_guest::schema::{DateClaim, Subject, SubjectKind};
use dragoman_guest::{Sink, build};

/// The subjects met so far, in the order of the workbooks.
#[derive(Debug, Default)]
pub(crate) struct Edition {
    subjects: Vec<Draft>,
    places: HashMap<String, usize>,
    rows: usize,
}

/// A subject, what its lists hold, and the words that tell it from others of its name.
#[derive(Debug)]
struct Draft {
    subject: Subject,
    distinct: Distinct,
    telling: Option<String>,
}

/// What is to be done with a row that has an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meeting {
    /// No other has it.
    New,
    /// Another has it, and nothing says that it is not the same subject.
    Same,
    /// Another has it, with other words that tell it apart, or is a body where this is a person.
    Other,
}

/// Adds values that stand in another row, unless they are known word for word.
macro_rules! add_values {
    ($into:expr, $from:expr, $at:expr, [$($field:ident)*]) => {$(
        for value in $from.$field {
            $into.distinct.add(stringify!($field), &mut $into.subject.$field, value, $at);
        }
    )*};
}

impl Edition {
    /// How many rows were taken.
    pub(crate) fn rows(&self) -> usize {
        self.rows
    }

    /// Whether an id was met by a subject that this one may be, with these words that tell it apart.
    pub(crate) fn meeting(&self, id: &str, kind: SubjectKind, telling: Option<&str>) -> Meeting {
        let Some(known) = self.places.get(id) else {
            return Meeting::New;
        };
        let known = &self.subjects[*known];
        let is_told_apart = known
            .telling
            .as_deref()
            .zip(telling)
            .is_some_and(|(one, other)| one != other);
        let is_other_kind =
            ![known.subject.kind, kind].contains(&SubjectKind::Other) && known.subject.kind != kind;
        match is_told_apart || is_other_kind {
            true => Meeting::Other,
            false => Meeting::Same,
        }
    }

    /// Takes the subject of a row, or adds what the row says to one that was met before.
    pub(crate) fn take(&mut self, mut subject: Subject, telling: Option<String>) {
        self.rows += 1;
        let Some(known) = self.places.get(&subject.id) else {
            self.places.insert(subject.id.clone(), self.subjects.len());
            self.subjects.push(Draft {
                subject,
                distinct: Distinct::default(),
                telling,
            });
            return;
        };
        let known = &mut self.subjects[*known];
        known.telling = known.telling.take().or(telling);
        let at = known.subject.sources.len() as u32;
        known.subject.sources.append(&mut subject.sources);
        if known.subject.kind == SubjectKind::Other {
            known.subject.kind = subject.kind;
            known.subject.person = known
                .subject
                .person
                .take()
                .or(subject.person.as_ref().map(|_| build::person()));
            known.subject.organization = known
                .subject
                .organization
                .take()
                .or(subject.organization.as_ref().map(|_| build::organization()));
        }
        if let (Some(known_person), Some(person)) = (&mut known.subject.person, subject.person) {
            known_person.father = known_person.father.take().or(person.father);
            known_person.mother = known_person.mother.take().or(person.mother);
            for position in person.positions {
                known
                    .distinct
                    .add("positions", &mut known_person.positions, position, at);
            }
        }
        if let (Some(known_body), Some(body)) = (&mut known.subject.organization, subject.organization)
            && known_body.founded.is_none()
        {
            known_body.founded = body.founded.map(|founded| DateClaim { at, ..founded });
        }
        add_values!(
            known,
            subject,
            at,
            [names births birth_places nationalities documents addresses identifiers designations relations remarks]
        );
    }

    /// Gives them all.
    pub(crate) fn send(self, out: &mut Sink<'_>) {
        for draft in self.subjects {
            out.subject(draft.subject);
        }
    }
}

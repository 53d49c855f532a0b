//! The subjects of an edition: rows of one name, one case and one national number are of one.

use std::collections::HashMap;

use dragoman_guest::Sink;
use dragoman_guest::distinct::Distinct;
use dragoman_guest::schema::Subject;

/// The subjects met so far, in the order of the workbook.
#[derive(Debug, Default)]
pub(crate) struct Edition {
    subjects: Vec<Draft>,
    places: HashMap<String, usize>,
}

/// A subject, and what its lists hold.
#[derive(Debug)]
struct Draft {
    subject: Subject,
    distinct: Distinct,
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
    /// Takes the subject of a row, or adds what the row says to one that was met before.
    pub(crate) fn take(&mut self, subject: Option<Subject>) {
        let Some(mut subject) = subject else { return };
        let Some(known) = self.places.get(&subject.id) else {
            self.places.insert(subject.id.clone(), self.subjects.len());
            self.subjects.push(Draft {
                subject,
                distinct: Distinct::default(),
            });
            return;
        };
        let known = &mut self.subjects[*known];
        let at = known.subject.sources.len() as u32;
        known.subject.sources.append(&mut subject.sources);
        add_values!(
            known,
            subject,
            at,
            [names nationalities documents addresses identifiers designations remarks]
        );
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.subjects.is_empty()
    }

    /// Gives them all.
    pub(crate) fn send(self, out: &mut Sink<'_>) {
        for draft in self.subjects {
            out.subject(draft.subject);
        }
    }
}

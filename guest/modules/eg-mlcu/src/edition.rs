//! The subjects of an edition: rows of one name, one case and one national number are of one.

use std::collections::HashMap;

use dragoman_guest::Sink;
use dragoman_guest::schema::Subject;

/// The subjects met so far, in the order of the workbook.
#[derive(Debug, Default)]
pub(crate) struct Edition {
    subjects: Vec<Subject>,
    places: HashMap<String, usize>,
}

/// Adds values that stand in another row, unless they are known word for word.
macro_rules! add_values {
    ($into:expr, $from:expr, $at:expr, [$($field:ident)*]) => {$(
        for mut value in $from.$field {
            let is_known = $into.$field.iter().any(|known| {
                let mut known = known.clone();
                known.at = 0;
                known == value
            });
            value.at = $at;
            if !is_known {
                $into.$field.push(value);
            }
        }
    )*};
}

impl Edition {
    /// Takes the subject of a row, or adds what the row says to one that was met before.
    pub(crate) fn take(&mut self, subject: Option<Subject>) {
        let Some(mut subject) = subject else { return };
        let Some(known) = self.places.get(&subject.id) else {
            self.places.insert(subject.id.clone(), self.subjects.len());
            self.subjects.push(subject);
            return;
        };
        let known = &mut self.subjects[*known];
        let at = known.sources.len() as u32;
        known.sources.append(&mut subject.sources);
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
        for subject in self.subjects {
            out.subject(subject);
        }
    }
}

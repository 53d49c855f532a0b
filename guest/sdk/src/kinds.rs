//! What a record is about, where the list does not say: by what it has.

use crate::schema::SubjectKind;

/// What follows from the fields that a record has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inferred {
    /// All of them belong to one kind.
    Kind(SubjectKind),
    /// Some belong to different kinds: the record is of kind `other`, and a person should look at it.
    Contradictory,
    /// It has none of them.
    Unknown,
}

/// The kind of a record by its fields: for each that tells one, the kind, and whether the record has it. Nothing is guessed:
/// fields of two kinds contradict each other.
///
/// ```
/// use dragoman_guest::kinds::{Inferred, of};
/// use dragoman_guest::schema::SubjectKind;
///
/// let fields = [(SubjectKind::Person, true), (SubjectKind::Person, false), (SubjectKind::Vessel, false)];
/// assert_eq!(of(fields), Inferred::Kind(SubjectKind::Person));
/// ```
pub fn of(fields: impl IntoIterator<Item = (SubjectKind, bool)>) -> Inferred {
    let mut inferred = Inferred::Unknown;
    for (kind, _) in fields.into_iter().filter(|(_, is_there)| *is_there) {
        inferred = match inferred {
            Inferred::Unknown => Inferred::Kind(kind),
            Inferred::Kind(known) if known == kind => inferred,
            _ => return Inferred::Contradictory,
        };
    }
    inferred
}

impl Inferred {
    /// The kind; none if nothing is known, `other` if what is known is contradictory.
    pub fn kind(self) -> Option<SubjectKind> {
        match self {
            Self::Kind(kind) => Some(kind),
            Self::Contradictory => Some(SubjectKind::Other),
            Self::Unknown => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::SubjectKind::{Organization, Other, Person, Vessel};

    #[test]
    fn fields_of_one_kind_tell_it_and_those_of_two_contradict() {
        for (fields, expected) in [
            (
                vec![(Person, true), (Person, true), (Vessel, false)],
                Some(Person),
            ),
            (vec![(Person, true), (Organization, true)], Some(Other)),
            (vec![(Person, true), (Vessel, true), (Person, true)], Some(Other)),
            (vec![(Person, false)], None),
            (vec![], None),
        ] {
            assert_eq!(of(fields.iter().copied()).kind(), expected, "{fields:?}");
        }
    }
}

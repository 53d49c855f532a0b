//! The subjects of an edition: those that stand several times are one.

use std::collections::{HashMap, HashSet};

use dragoman_guest::schema::{Gender, NameForm, NoticeKind, Subject, SubjectKind};
use dragoman_guest::xml::Element;
use dragoman_guest::{About, Notes, Sink};

use crate::map;

/// The subjects met so far, in the order of the file.
#[derive(Debug, Default)]
pub(crate) struct Edition {
    subjects: Vec<Subject>,
    places: HashMap<String, usize>,
    /// Ids of persons of two genders: a third element does not settle it.
    two_genders: HashSet<String>,
}

impl Edition {
    /// Takes an entity. One that was met before, under another programme, adds to what is known of it.
    pub(crate) fn take(&mut self, entity: Element<'_>, notes: &mut Notes) {
        let Some(subject) = map::subject(entity, notes) else {
            return;
        };
        match self.places.get(&subject.id) {
            Some(known) if is_another(&self.subjects[*known], &subject) => {
                let message = "another entity has this logicalId, under another EU reference and without a name in common; this one was left out";
                map::reject(entity, notes, message);
            }
            Some(known) => add(&mut self.subjects[*known], subject, &mut self.two_genders, notes),
            None if subject.names.is_empty() => {
                map::reject(entity, notes, "the entity has no name; it was left out");
            }
            None => {
                self.places.insert(subject.id.clone(), self.subjects.len());
                self.subjects.push(subject);
            }
        }
    }

    /// Gives them all.
    pub(crate) fn send(self, out: &mut Sink<'_>) {
        for subject in self.subjects {
            out.subject(subject);
        }
    }
}

/// Whether a further element with an id that is known is about somebody else: it shares neither the EU reference nor a name
/// with the subject. An id that was repeated by mistake must not make one person of two.
fn is_another(known: &Subject, more: &Subject) -> bool {
    let reference = |subject: &Subject| {
        let mut identifiers = subject.identifiers.iter();
        identifiers
            .find(|identifier| identifier.scheme == "eu-ref")
            .map(|identifier| identifier.value.clone())
    };
    let is_same = reference(known).is_some() && reference(known) == reference(more);
    let is_called_so = |full: &str| {
        let mut names = known.names.iter();
        names.any(|name| name.full.to_lowercase() == full.to_lowercase())
    };
    !is_same && !more.names.is_empty() && !more.names.iter().any(|name| is_called_so(&name.full))
}

/// Adds values that stand at another place, unless they are known word for word.
macro_rules! add_values {
    ($into:expr, $from:expr, $at:expr, [$($field:ident)*]) => {$(
        for mut value in $from.$field {
            value.at = 0;
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

/// Adds what a further element says of a subject.
fn add(known: &mut Subject, mut more: Subject, two_genders: &mut HashSet<String>, notes: &mut Notes) {
    let at = known.sources.len() as u32;
    // The main name of the first element stays the one that it is listed under.
    for name in more
        .names
        .iter_mut()
        .filter(|name| name.form == NameForm::Primary)
    {
        let same = known.names.iter().find(|known| known.full == name.full);
        name.form = same.map_or(NameForm::Alias, |known| known.form);
    }
    if known.kind != more.kind {
        contradiction(
            &more,
            notes,
            "sanctionEntity/subjectType",
            "the same entity is of two kinds; that of its first element counts",
        );
    }
    match (&mut known.person, more.person) {
        (Some(person), Some(other)) => {
            match (person.gender, other.gender) {
                (None, gender) if !two_genders.contains(&known.id) => person.gender = gender,
                (Some(one), Some(two)) if one != two => {
                    person.gender = None;
                    two_genders.insert(known.id.clone());
                    notes.case(About {
                        kind: NoticeKind::RejectedValue,
                        field: "sanctionEntity/nameAlias@gender".into(),
                        message: "the same person is of two genders; none was claimed",
                        excerpt: &format!("{}, {}", word(one), word(two)),
                        record: Some(&known.id),
                        place: more.sources.first().cloned(),
                    });
                }
                _ => {}
            }
            add_values!(person, other, at, [titles positions]);
        }
        // Of another kind, said above: what only a person has stays as words.
        (None, Some(other)) if known.kind != SubjectKind::Person => {
            let gender = other
                .gender
                .map(|gender| ("gender".to_owned(), word(gender).to_owned()));
            known.extra.extend(gender);
            known
                .remarks
                .extend(other.titles.into_iter().chain(other.positions).map(|mut remark| {
                    remark.at = at;
                    remark
                }));
        }
        _ => {}
    }
    known.sources.append(&mut more.sources);
    add_values!(
        known,
        more,
        at,
        [names births birth_places citizenships documents addresses identifiers contacts designations links remarks]
    );
    known.extra.append(&mut more.extra);
}

fn contradiction(more: &Subject, notes: &mut Notes, field: &'static str, message: &'static str) {
    notes.case(About {
        kind: NoticeKind::Remark,
        field: field.into(),
        message,
        excerpt: more.names.first().map_or("", |name| &name.full),
        record: Some(&more.id),
        place: more.sources.first().cloned(),
    });
}

fn word(gender: Gender) -> &'static str {
    match gender {
        Gender::Male => "male",
        Gender::Female => "female",
        Gender::Other => "other",
    }
}

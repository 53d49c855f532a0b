//! What a row says of its subject, apart from its names, its documents and its listing.

use dragoman_guest::schema::{
    Craft, NoticeKind, Person, Place, Relation, RelationKind, RelationTarget, Remark, Subject, SubjectKind,
};
use dragoman_guest::sheet::Row;
use dragoman_guest::{About, Notes, build};

use super::{date, refuse};
use crate::columns::*;
use crate::values::{country, gender, values};

/// Adds all that.
pub(super) fn add(row: &Row<'_>, subject: &mut Subject, notes: &mut Notes) {
    let cells = |column| text(row, column).map_or_else(Vec::new, values);
    match subject.kind {
        SubjectKind::Person => subject.person = Some(person(row, &subject.id, notes)),
        SubjectKind::Vessel => subject.craft = Some(craft(row)),
        _ => subject.organization = Some(build::organization()),
    }
    for words in cells(BIRTH) {
        subject.births.push(date(row, BIRTH, words, &subject.id, notes));
    }
    subject.birth_places = birth_places(&cells(BIRTH_PLACE), &cells(BIRTH_COUNTRY));
    subject.nationalities = cells(NATIONALITY).into_iter().map(country).collect();
    let address = |words: &str| Place {
        raw: Some(words.into()),
        ..build::place()
    };
    subject.addresses.extend(cells(ADDRESS).into_iter().map(address));
    for (column, scheme) in [(REGISTRATION, "registration"), (IMO, "imo")] {
        let numbers = cells(column);
        let number = |number: &str| build::identifier(scheme, number);
        subject.identifiers.extend(numbers.into_iter().map(number));
    }
    for organization in cells(LINKED) {
        let note = Some("linked terrorist organisation".into());
        subject
            .relations
            .push(relation(RelationKind::Associate, organization, note));
    }
    owner(row, subject);
    for column in [INFORMATION, INFO] {
        subject.remarks.extend(text(row, column).map(build::remark));
    }
    misplaced(row, subject, notes);
}

fn person(row: &Row<'_>, id: &str, notes: &mut Notes) -> Person {
    let said = text(row, GENDER);
    let known = said.and_then(gender);
    if let (Some(words), None) = (said, known) {
        refuse(
            row,
            GENDER,
            words,
            id,
            "it is neither male nor female; it was left out",
            notes,
        );
    }
    Person {
        gender: known,
        ..build::person()
    }
}

fn craft(row: &Row<'_>) -> Craft {
    Craft {
        flag: text(row, FLAG).map(country),
        ..build::craft()
    }
}

/// Places of birth. They have the countries of the next column if there are as many; otherwise each stands for itself.
fn birth_places(places: &[&str], countries: &[&str]) -> Vec<Place> {
    let place = |words: &str| Place {
        raw: Some(words.into()),
        ..build::place()
    };
    if places.len() == countries.len() {
        let pairs = places.iter().zip(countries);
        let within = |(words, land): (&&str, &&str)| {
            let claim = country(land);
            let is_plain = claim.code.is_some() && claim.note.is_none();
            Place {
                // Words that a code does not stand for.
                note: (!is_plain).then(|| format!("country: {land}")),
                country: claim.code,
                ..place(words)
            }
        };
        return pairs.map(within).collect();
    }
    let alone = countries.iter().map(|words| Place {
        country: country(words).code,
        ..place(words)
    });
    places.iter().map(|words| place(words)).chain(alone).collect()
}

fn relation(kind: RelationKind, target: &str, note: Option<String>) -> Relation {
    Relation {
        kind,
        target: RelationTarget::Text(target.into()),
        since: None,
        until: None,
        note,
        at: 0,
    }
}

/// The owner, or what is said of one that has no name.
fn owner(row: &Row<'_>, subject: &mut Subject) {
    let information = text(row, OWNER_INFORMATION);
    match (text(row, OWNER), information) {
        (Some(name), note) => {
            subject
                .relations
                .push(relation(RelationKind::OwnedBy, name, note.map(Into::into)))
        }
        (None, Some(words)) => subject.remarks.push(Remark {
            note: Some("owner".into()),
            ..build::remark(words)
        }),
        (None, None) => {}
    }
}

/// Says which values stand in columns that are for subjects of another kind.
fn misplaced(row: &Row<'_>, subject: &Subject, notes: &mut Notes) {
    for (column, kind) in [(GENDER, SubjectKind::Person), (FLAG, SubjectKind::Vessel)] {
        if subject.kind == kind {
            continue;
        }
        let Some(words) = text(row, column) else { continue };
        notes.case(About {
            kind: NoticeKind::RejectedValue,
            field: column.into(),
            message: "the subject is of a kind that has none; it was left out",
            excerpt: words,
            record: Some(&subject.id),
            place: Some(row.place()),
        });
    }
}

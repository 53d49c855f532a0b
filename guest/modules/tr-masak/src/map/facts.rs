//! What a row says of its subject, apart from its names, its numbers and its listing.

use dragoman_guest::schema::{
    CountryClaim, DateClaim, NoticeKind, Place, Relation, RelationKind, RelationTarget, Subject, SubjectKind,
};
use dragoman_guest::sheet::Row;
use dragoman_guest::{Notes, build, dates};

use super::{remark, say};
use crate::columns::{Cell, Cells, Field};
use crate::turkish::values;
use crate::{countries, days};

/// Adds all that.
pub(super) fn add(row: &Row<'_>, cells: &Cells<'_>, subject: &mut Subject, notes: &mut Notes) {
    match subject.kind {
        SubjectKind::Person => {
            let mut person = build::person();
            person.father = cells.text(Field::Father).and_then(build::text);
            person.mother = cells.text(Field::Mother).and_then(build::text);
            let positions = cells.of(Field::Position).flat_map(|cell| values(cell.text));
            person.positions = positions.map(build::remark).collect();
            subject.person = Some(person);
        }
        SubjectKind::Organization => {
            subject.organization = Some(build::organization());
            keep(cells, &[Field::Father, Field::Mother, Field::Position], subject);
        }
        _ => keep(cells, &[Field::Father, Field::Mother, Field::Position], subject),
    }
    add_births(row, cells, subject, notes);
    for cell in cells.of(Field::Address) {
        subject.addresses.extend(values(cell.text).into_iter().map(place));
    }
    for cell in cells.of(Field::Nationality) {
        subject.nationalities.extend(countries::claims(cell.text));
    }
    for cell in cells.of(Field::OtherNationality) {
        let claims = countries::claims(cell.text).into_iter();
        subject.nationalities.extend(claims.map(|claim| CountryClaim {
            note: Some(cell.column.into()),
            ..claim
        }));
    }
    for cell in cells.of(Field::Organization) {
        let relations = values(cell.text)
            .into_iter()
            .map(|target| relation(&cell, target));
        subject.relations.extend(relations);
    }
    keep(cells, &[Field::Structure, Field::Information], subject);
    keep_further(cells, subject);
}

/// Keeps what columns beside the first say of something that a subject or its listing has once.
fn keep_further(cells: &Cells<'_>, subject: &mut Subject) {
    let parents: &[Field] = match subject.kind {
        SubjectKind::Person => &[Field::Father, Field::Mother],
        // Those of any other are kept already.
        _ => &[],
    };
    let of_listing = [Field::Listed, Field::Decision, Field::Gazette, Field::Sanction];
    for field in of_listing.iter().chain(parents) {
        let further = cells.of(*field).skip(1);
        subject
            .remarks
            .extend(further.map(|cell| remark(cell.column, cell.text)));
    }
}

/// Adds when and where the subject was born or founded. Of one that may be either, these stay words.
fn add_births(row: &Row<'_>, cells: &Cells<'_>, subject: &mut Subject, notes: &mut Notes) {
    // A workbook may have a column for each of the two.
    let days: Vec<_> = cells
        .of(Field::Birth)
        .chain(cells.of(Field::BirthOrFoundation))
        .collect();
    match subject.kind {
        SubjectKind::Person => {
            for cell in &days {
                for claim in claims(row, cell, &subject.id, notes) {
                    if !subject.births.contains(&claim) {
                        subject.births.push(claim);
                    }
                }
            }
        }
        SubjectKind::Organization => {
            for cell in &days {
                let mut claims = claims(row, cell, &subject.id, notes);
                match (claims.pop(), &mut subject.organization) {
                    (founded, Some(body)) if claims.is_empty() && body.founded.is_none() => {
                        body.founded = founded;
                    }
                    // A body is founded once: several days are words.
                    _ => subject.remarks.push(remark(cell.column, cell.text)),
                }
            }
        }
        _ => {
            let words = days.iter().map(|cell| remark(cell.column, cell.text));
            subject.remarks.extend(words);
        }
    }
    match subject.kind {
        SubjectKind::Person => {
            for cell in cells.of(Field::BirthPlace) {
                subject
                    .birth_places
                    .extend(values(cell.text).into_iter().map(place));
            }
        }
        _ => keep(cells, &[Field::BirthPlace], subject),
    }
}

/// The dates of a cell, or its words and a notice.
fn claims(row: &Row<'_>, cell: &Cell<'_>, id: &str, notes: &mut Notes) -> Vec<DateClaim> {
    days::births(cell.text).unwrap_or_else(|| {
        let message = "it is no date of this list: its words were kept";
        say(
            row,
            NoticeKind::RejectedValue,
            cell.column,
            cell.text,
            id,
            message,
            notes,
        );
        vec![dates::unstated(cell.text)]
    })
}

/// A place in its words, with the country that it is, or that stands last in it.
fn place(words: &str) -> Place {
    let last = words.rsplit(',').next().unwrap_or(words);
    Place {
        raw: Some(words.into()),
        country: countries::code(last).map(Into::into),
        ..build::place()
    }
}

/// An organisation that the subject belongs or is linked to: which of both no value says.
fn relation(cell: &Cell<'_>, target: &str) -> Relation {
    Relation {
        kind: RelationKind::Associate,
        target: RelationTarget::Text(target.into()),
        since: None,
        until: None,
        note: Some(cell.column.into()),
        at: 0,
    }
}

/// Keeps cells as remarks.
fn keep(cells: &Cells<'_>, fields: &[Field], subject: &mut Subject) {
    for field in fields {
        let remarks = cells.of(*field).map(|cell| remark(cell.column, cell.text));
        subject.remarks.extend(remarks);
    }
}

//! From rows to subjects.

mod craft;
mod documents;
mod facts;
mod group;
mod listing;
mod names;
mod packed;
mod places;

use dragoman_guest::schema::{Fault, NoticeKind, PartialDate, Person, Remark, Subject, SubjectKind};
use dragoman_guest::{Notes, Sink, build, editions};

use crate::columns::{self, Column};
use crate::table::Table;
use crate::values::{date, enumeration};
use group::{Group, Said};

/// Emits the subjects of a list, one a group.
///
/// # Errors
///
/// A fault if not a single row can be used.
pub(crate) fn subjects(table: &Table, notes: &mut Notes, out: &mut Sink<'_>) -> Result<(), Fault> {
    for group in Group::all(table, notes)? {
        out.subject(subject(&group, notes));
    }
    Ok(())
}

/// The date of publication.
pub(crate) fn published(table: &Table, notes: &mut Notes) -> Option<PartialDate> {
    let words = table.last_updated.as_deref();
    let place = Some(table.origin.row(1));
    editions::day(Column::LastUpdated.name(), words, date::partial, place, notes)
}

fn subject(group: &Group<'_>, notes: &mut Notes) -> Subject {
    let kind = kind(group, notes);
    let mut sources = group.sources();
    let first = sources.remove(0);
    let mut subject = build::subject(group.id, kind, first);
    subject.sources.append(&mut sources);
    subject.names = names::names(group, kind, notes);
    subject.births = places::births(group, notes);
    subject.birth_places = places::birth_places(group);
    subject.nationalities = places::nationalities(group);
    subject.documents = documents::documents(group);
    subject.addresses = places::addresses(group);
    subject.identifiers.push(build::identifier("ofsi", group.id));
    if kind == SubjectKind::Person {
        subject.person = Some(person(group));
    } else {
        subject.remarks = labelled(group, Column::Title);
        subject.remarks.extend(labelled(group, Column::Position));
    }
    let packed = facts::apply(group, &mut subject, notes);
    subject.designations = listing::designations(group, &packed, notes);
    subject
}

fn kind(group: &Group<'_>, notes: &mut Notes) -> SubjectKind {
    let mut kinds = group.texts(Column::GroupType);
    let (at, words) = kinds.next().unwrap_or_default();
    if let Some((at, excerpt)) = kinds.next() {
        let (kind, column) = (NoticeKind::RejectedValue, Column::GroupType);
        let message = "the rows of the group differ in their type: that of the first was taken";
        group.report(
            notes,
            Said {
                kind,
                column,
                message,
                excerpt,
                at,
            },
        );
    }
    match columns::normal(words).as_str() {
        "individual" => SubjectKind::Person,
        "entity" => SubjectKind::Organization,
        "ship" | "vessel" => SubjectKind::Vessel,
        "aircraft" => SubjectKind::Aircraft,
        _ => {
            let (kind, column) = (NoticeKind::RejectedValue, Column::GroupType);
            let message = "a type that is not known: taken as `other`";
            group.report(
                notes,
                Said {
                    kind,
                    column,
                    message,
                    excerpt: words,
                    at,
                },
            );
            SubjectKind::Other
        }
    }
}

fn person(group: &Group<'_>) -> Person {
    Person {
        titles: remarks(group, Column::Title),
        positions: remarks(group, Column::Position),
        ..build::person()
    }
}

fn remarks(group: &Group<'_>, column: Column) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for (at, text) in group.texts(column) {
        let values = enumeration::values(text).into_iter();
        remarks.extend(values.map(|value| Remark {
            at,
            ..build::remark(value)
        }));
    }
    places::distinct(remarks, |remark| remark.text.clone())
}

/// What only a person can have, said of something else.
fn labelled(group: &Group<'_>, column: Column) -> Vec<Remark> {
    let mut remarks = remarks(group, column);
    for remark in &mut remarks {
        remark.note = Some(column.name().into());
    }
    remarks
}

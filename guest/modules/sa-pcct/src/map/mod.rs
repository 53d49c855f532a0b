//! From a row to a subject.

mod documents;
mod facts;

use std::collections::HashSet;

use dragoman_guest::schema::{
    DateClaim, Designation, NameForm, NameQuality, NoticeKind, Subject, SubjectKind,
};
use dragoman_guest::sheet::Row;
use dragoman_guest::{About, Notes, build, dates, ids, scripts};

use crate::columns::*;
use crate::values::{self, values};

/// What was met so far.
#[derive(Debug, Default)]
pub(crate) struct Known {
    /// The ids of names and days.
    ids: HashSet<String>,
    /// The ids of whole rows.
    rows: HashSet<String>,
}

/// Columns with names, and what has them.
const NAMES: [(&str, SubjectKind); 3] = [
    (PERSON, SubjectKind::Person),
    (ENTITY, SubjectKind::Organization),
    (VESSEL, SubjectKind::Vessel),
];

/// All else that a row has, but its own number.
const OTHERS: [&str; 19] = [
    ALIASES,
    GENDER,
    LINKED,
    BIRTH,
    BIRTH_PLACE,
    BIRTH_COUNTRY,
    NATIONALITY,
    DOCUMENT_TYPE,
    DOCUMENT_NUMBER,
    ISSUER,
    REGISTRATION,
    FLAG,
    IMO,
    OWNER,
    OWNER_INFORMATION,
    ADDRESS,
    INFORMATION,
    INFO,
    DESIGNATED,
];

/// The subject that a row is; none if it cannot be used, which is said in a notice.
pub(crate) fn subject(row: &Row<'_>, known: &mut Known, notes: &mut Notes) -> Option<Subject> {
    // A number of the row, which moves with every edition.
    text(row, NUMBER);
    let named = NAMES
        .iter()
        .find_map(|(column, kind)| Some((text(row, column)?, *kind)));
    let Some((name, kind)) = named else {
        reject(row, "the row has no name; it was left out", notes);
        return None;
    };
    let Some(id) = known.id(row, name, kind, notes) else {
        reject(
            row,
            "another row says the same of the same subject; this one was left out",
            notes,
        );
        return None;
    };
    let mut subject = build::subject(id, kind, row.place());
    let named = |full: &str, form| dragoman_guest::schema::Name {
        script: scripts::of(full),
        ..build::name(full, form, NameQuality::Unstated)
    };
    subject.names.push(named(name, NameForm::Primary));
    let aliases = text(row, ALIASES).map_or_else(Vec::new, values);
    subject
        .names
        .extend(aliases.into_iter().map(|alias| named(alias, NameForm::Alias)));
    facts::add(row, &mut subject, notes);
    documents::add(row, &mut subject, notes);
    subject.designations.push(designation(row, &subject.id, notes));
    Some(subject)
}

impl Known {
    /// An id for a row; none if another row says the same.
    fn id(&mut self, row: &Row<'_>, name: &str, kind: SubjectKind, notes: &mut Notes) -> Option<String> {
        let kind = match kind {
            SubjectKind::Person => "person",
            SubjectKind::Vessel => "vessel",
            _ => "entity",
        };
        let said = |column| text(row, column).unwrap_or("");
        let id = ids::of_content([kind, name, said(DESIGNATED)])?;
        let whole = ids::of_content([kind, name].into_iter().chain(OTHERS.map(said)))?;
        if !self.rows.insert(whole.clone()) {
            return None;
        }
        if self.ids.insert(id.clone()) {
            return Some(id);
        }
        notes.case(About {
            kind: NoticeKind::Repaired,
            field: DESIGNATED.into(),
            message: "another has the same name and day; the id was made of the whole row",
            excerpt: said(DESIGNATED),
            record: Some(&whole),
            place: Some(row.place()),
        });
        Some(whole)
    }
}

fn designation(row: &Row<'_>, id: &str, notes: &mut Notes) -> Designation {
    Designation {
        listed: text(row, DESIGNATED).map(|words| date(row, DESIGNATED, words, id, notes)),
        ..build::designation()
    }
}

/// A date, or its words and a notice.
fn date(row: &Row<'_>, column: &'static str, words: &str, id: &str, notes: &mut Notes) -> DateClaim {
    values::date(words).unwrap_or_else(|| {
        refuse(
            row,
            column,
            words,
            id,
            "it is no date of this list: its words were kept",
            notes,
        );
        dates::unstated(words)
    })
}

/// Says that a value was not understood.
fn refuse(
    row: &Row<'_>,
    column: &'static str,
    words: &str,
    id: &str,
    message: &'static str,
    notes: &mut Notes,
) {
    notes.case(About {
        kind: NoticeKind::RejectedValue,
        field: column.into(),
        message,
        excerpt: words,
        record: Some(id),
        place: Some(row.place()),
    });
}

/// Says that a row is left out.
fn reject(row: &Row<'_>, message: &'static str, notes: &mut Notes) {
    let cells: Vec<_> = OTHERS.iter().filter_map(|column| text(row, column)).collect();
    notes.case(About {
        kind: NoticeKind::RejectedRecord,
        field: PERSON.into(),
        message,
        excerpt: &cells.join(" | "),
        record: None,
        place: Some(row.place()),
    });
}

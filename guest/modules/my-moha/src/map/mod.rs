//! From a record to a subject.

mod names;
mod numbers;

use dragoman_guest::dates::{Months, Order, Style};
use dragoman_guest::schema::{
    Certainty, DateClaim, Designation, Measure, MeasureKind, NoticeKind, Place, Subject, SubjectKind,
};
use dragoman_guest::{About, Notes, build, countries, dates, enumeration};

use crate::columns::Column;
use crate::manifest::AUTHORITY;
use crate::record::Record;

/// `7.10.1963`, `24 Januari 2025`.
const STYLE: Style = Style {
    order: Order::DayFirst,
    months: Months::Any,
};

/// The subject of a record.
pub(crate) fn subject(id: String, record: &Record, notes: &mut Notes) -> Subject {
    let kind = record.kind();
    let mut subject = build::subject(id, kind, record.places[0].clone());
    subject.sources.clone_from(&record.places);
    match kind {
        SubjectKind::Person => subject.person = Some(build::person()),
        _ => subject.organization = Some(build::organization()),
    }
    names::add(&mut subject, record, notes);
    births(&mut subject, record, notes);
    places(&mut subject, record);
    numbers::add(&mut subject, record);
    titles(&mut subject, record);
    let listed = record
        .text(Column::Listed)
        .map(|text| date(&text, "Tarikh Disenaraikan", &subject, notes));
    subject.designations.push(Designation {
        authority: Some(AUTHORITY.into()),
        reference: record.reference(),
        // Whose name is on the list, has his property frozen by law.
        measures: vec![Measure {
            kind: MeasureKind::AssetFreeze,
            text: None,
        }],
        listed,
        ..build::designation()
    });
    subject
}

/// One or several days of birth, each in a line of its own.
fn births(subject: &mut Subject, record: &Record, notes: &mut Notes) {
    let births: Vec<DateClaim> = record
        .each(Column::Birth)
        .flat_map(enumeration::values)
        .map(|text| date(text, "Tarikh Lahir", subject, notes))
        .collect();
    subject.births = births;
}

fn places(subject: &mut Subject, record: &Record) {
    if let Some(text) = record.text(Column::BirthPlace) {
        subject.birth_places.push(place(&text));
    }
    if let Some(text) = record.text(Column::Address) {
        subject.addresses = enumeration::values(&text).into_iter().map(place).collect();
    }
    if let Some(text) = record.text(Column::Nationality) {
        // `Filipina (Pemastautin Tetap di Malaysia)`: with permanent residence in Malaysia.
        let (country, note) = match text.split_once(" (") {
            Some((country, note)) => (country, Some(note.trim_end_matches(')').to_owned())),
            None => (text.as_str(), None),
        };
        let mut claim = countries::claim(country);
        claim.note = note;
        subject.nationalities.push(claim);
    }
}

/// A place whose country stands at its end, or nowhere.
fn place(text: &str) -> Place {
    let last = text.rsplit(',').next().unwrap_or(text).trim_end_matches('.');
    Place {
        raw: Some(text.to_owned()),
        country: countries::code(last).map(Into::into),
        ..build::place()
    }
}

fn titles(subject: &mut Subject, record: &Record) {
    let Some(person) = &mut subject.person else { return };
    person
        .titles
        .extend(record.text(Column::Title).map(build::remark));
    person
        .positions
        .extend(record.text(Column::Position).map(build::remark));
}

/// A date; words that are none are kept, and a notice says so.
fn date(text: &str, field: &str, subject: &Subject, notes: &mut Notes) -> DateClaim {
    let claim = dates::claims_in(text, STYLE).into_iter().next();
    let claim = claim.unwrap_or_else(|| dates::unstated(text));
    if claim.certainty == Certainty::Unstated {
        notes.case(About {
            kind: NoticeKind::RejectedValue,
            field: field.to_owned().into(),
            message: "not a date; its words were kept",
            excerpt: text,
            record: Some(&subject.id),
            place: subject.sources.first().cloned(),
        });
    }
    claim
}

//! The rows of an invented list of persons, in CSV with any of these columns: `ID`, `Name`, `Birth`, `Passport`, `Title`,
//! `Programme`, `Review by`, `Expires`, `Withdrawn`. A row that says by what somebody was withdrawn withdraws them.

use dragoman_guest::schema::{
    DateClaim, DocumentKind, Fault, FeedMode, Manifest, NameForm, NameQuality, Subject, SubjectKind,
    Withdrawal,
};
use dragoman_guest::table::{Row, Table};
use dragoman_guest::{Feed, Notes, Sink, build, dates, delisting};

/// What such a module says of itself.
pub fn manifest(list: &str, mode: FeedMode) -> Manifest {
    Manifest {
        issuer: "XX".into(),
        list_name: list.into(),
        title: "Invented list".into(),
        authority: "Nobody".into(),
        formats: Vec::new(),
        parts: Vec::new(),
        mode,
        expected_counts: Vec::new(),
        languages: Vec::new(),
        module_version: env!("CARGO_PKG_VERSION").into(),
        contact: "nobody@example.org".into(),
        default_marking: build::marking(),
    }
}

/// Emits every row of the feed's only part, and says whether its end was seen.
pub fn emit(feed: &Feed<'_>, out: &mut Sink<'_>) -> Result<bool, Fault> {
    let mut table = Table::open(feed, feed.single()?, &["ID"])?;
    let mut notes = Notes::default();
    while let Some(row) = table.next(&mut notes)? {
        let id = row.text("ID").unwrap_or_default();
        match row.text("Withdrawn") {
            Some(instrument) => out.withdrawal(Withdrawal {
                instrument: Some(instrument),
                ..delisting::withdrawal(id, row.place())
            }),
            None => out.subject(person(id, &row)),
        }
    }
    notes.send(out);
    Ok(table.end_seen())
}

fn person(id: String, row: &Row<'_>) -> Subject {
    let day = |column: &str| -> Option<DateClaim> {
        let text = row.text(column)?;
        Some(dates::iso(&text).map_or_else(|| dates::unstated(text), dates::exact))
    };
    let mut subject = build::subject(id, SubjectKind::Person, row.place());
    let name = |full| build::name(full, NameForm::Primary, NameQuality::Unstated);
    subject.names.extend(row.text("Name").map(name));
    subject.births.extend(day("Birth"));
    let document = |number| build::document(DocumentKind::Passport, Some(number));
    subject.documents.extend(row.text("Passport").map(document));
    subject.remarks.extend(row.text("Title").map(build::remark));
    let designations = row.text("Programme").map(|programme| {
        let mut designation = build::designation();
        designation.programme = Some(programme);
        designation.review_by = day("Review by");
        designation.expires = day("Expires");
        designation
    });
    subject.designations.extend(designations);
    subject
}

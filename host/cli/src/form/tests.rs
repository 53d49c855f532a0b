//! The empty form is one that the reader takes, and it says what the reader understands.

use std::path::Path;

use dragoman_common::columns::{SHEETS, SUBJECTS, Sheet};
use dragoman_common::{List, manifest, translate};
use dragoman_guest::native::{Files, Run, run};
use dragoman_guest::schema::{Fault, FaultKind, Manifest, Summary};
use dragoman_guest::{Feed, Sink, Translator};

use super::{Partner, files, workbook};

const PARTNER: Partner<'_> = Partner {
    issuer: "XX",
    list: "persons",
};

/// A module for the partner.
struct Persons;

const LIST: List = List {
    issuer: "XX",
    name: "persons",
    title: "Persons",
    authority: "Nobody",
    contact: "https://example.org",
    languages: &["en"],
    version: "1.0.0",
    tlp: None,
    releasable_to: &[],
};

impl Translator for Persons {
    fn describe() -> Manifest {
        manifest(LIST)
    }

    fn translate(feed: &Feed<'_>, out: &mut Sink<'_>) -> Result<Summary, Fault> {
        translate(LIST, feed, out)
    }
}

/// What the reader makes of the files of the form that end so.
fn read(ending: &str) -> Run {
    let files = files("xx-persons", &PARTNER).expect("the form is written");
    let found = files
        .into_iter()
        .filter(|(path, _)| path.extension().is_some_and(|found| found == ending));
    let name = |path: &Path| path.file_name().expect("a name").to_string_lossy().into_owned();
    let files = found.fold(Files::default(), |files, (path, content)| {
        files.and(&name(&path), content)
    });
    run::<Persons>(&files)
}

#[test]
fn the_reader_takes_the_empty_form_for_the_form_and_for_empty() {
    for ending in ["xlsx", "csv", "json"] {
        let run = read(ending);
        let fault = run.fault().expect("nothing is filled in");
        assert_eq!(
            (fault.kind, fault.message.as_str()),
            (FaultKind::Empty, "nothing is filled in"),
            "{ending}: {fault:?}"
        );
    }
}

/// The examples of a sheet, in one row; of subjects in a row for each sort, for a person has no flag.
fn examples(sheet: &'static Sheet) -> Vec<Vec<&'static str>> {
    let row: Vec<_> = sheet.columns.iter().map(|column| column.example).collect();
    if sheet.key != SUBJECTS.key {
        return vec![row];
    }
    let kinds = [("17", "person"), ("21", "organization"), ("22", "vessel")];
    let of = |(id, kind): (&'static str, &'static str)| {
        let mut row = row.clone();
        (row[0], row[1]) = (id, kind);
        // Nobody is related to himself.
        if id == "21" {
            let at = sheet.column("relations").expect("a column");
            row[at] = "owned by: 17";
        }
        row
    };
    kinds.map(of).into()
}

#[test]
fn every_example_of_the_form_is_understood() {
    let book = workbook::filled(&PARTNER, examples).expect("the form is written");
    let run = run::<Persons>(&Files::one("xx-persons.xlsx", book));
    assert_eq!(run.fault(), None);
    assert_eq!((run.subjects.len(), run.documents.len()), (3, 1));
    assert_eq!((run.assessments.len(), run.withdrawals.len()), (1, 1));
    for notice in &run.notices {
        assert!(
            notice.message.ends_with("has this; it was left out"),
            "{notice:?}"
        );
        assert!(notice.message.contains(": only a"), "{notice:?}");
    }
    let person = &run.subjects[0];
    assert!(person.person.is_some() && person.designations.len() == 1 && person.interests.len() == 1);
    assert!(run.subjects[1].organization.is_some() && run.subjects[2].craft.is_some());
    assert_eq!(run.documents[0].holder.as_deref(), Some("17"));
}

#[test]
fn the_same_form_has_the_same_bytes_and_another_partner_another() {
    let write = |partner| workbook::empty(partner).expect("the form is written");
    assert!(write(&PARTNER) == write(&PARTNER));
    let other = Partner {
        issuer: "YY",
        ..PARTNER
    };
    assert!(write(&PARTNER) != write(&other));
}

#[test]
fn every_sheet_of_the_workbook_is_xml_with_each_title() {
    let book = workbook::empty(&PARTNER).expect("the form is written");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(book)).expect("an archive");
    for (number, sheet) in (2..).zip(SHEETS) {
        let mut member = archive
            .by_name(&format!("xl/worksheets/sheet{number}.xml"))
            .expect("a sheet");
        let text = std::io::read_to_string(&mut member).expect("text");
        for column in sheet.columns {
            assert!(
                text.contains(&format!(">{}<", column.title.replace('&', "&amp;"))),
                "{}",
                column.title
            );
        }
    }
}

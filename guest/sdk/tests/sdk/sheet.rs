//! A whole translator of a list in a workbook, and rows of real ones.

use std::path::Path;

use dragoman_guest::native::workbook::workbook;
use dragoman_guest::native::{Files, damage, run};
use dragoman_guest::schema::{Fault, Manifest, NameForm, NameQuality, SubjectKind, Summary};
use dragoman_guest::sheet::{Layout, Rows};
use dragoman_guest::{Feed, Notes, Sink, Translator, build, dates, ids::Ids};

const LAYOUT: Layout = Layout {
    columns: &["No.", "Name"],
    give: "give the list of persons as a workbook",
};

struct Persons;

impl Translator for Persons {
    fn describe() -> Manifest {
        super::manifest::of("Xanadu workbook", "*.xlsx")
    }

    fn translate(feed: &Feed<'_>, out: &mut Sink<'_>) -> Result<Summary, Fault> {
        let mut rows = Rows::open(feed, feed.single()?, LAYOUT)?;
        let (mut notes, mut ids) = (Notes::default(), Ids::default());
        while let Some(row) = rows.next(&mut notes)? {
            let Some(id) = ids.take(row.text("No."), "No.", row.place(), &mut notes) else {
                continue;
            };
            let mut subject = build::subject(id, SubjectKind::Person, row.place());
            let name = row
                .text("Name")
                .map(|name| build::name(name, NameForm::Primary, NameQuality::Unstated));
            subject.names.extend(name);
            subject
                .births
                .extend(row.text("Born").into_iter().flat_map(dates::claims));
            out.subject(subject);
        }
        let published = rows.above("As of").and_then(|day| dates::iso(&day));
        rows.end(&mut notes);
        notes.send(out);
        Ok(super::manifest::summary(published, None))
    }
}

fn list() -> Vec<u8> {
    let rows = [
        ["As of", "=d46024", "", ""],
        ["No.", "Name", "Born", "Shoes"],
        ["=1", "Ada Example", "=d25631", "=38"],
        ["=2", "Bo Muster", "3 May 1980", ""],
    ];
    workbook(&rows.map(|row| row.map(str::to_owned).to_vec()))
}

#[test]
fn a_small_translator_of_a_workbook_gives_what_it_asked_for_and_says_the_rest() {
    let run = run::<Persons>(&Files::one("list.xlsx", list()));
    assert_eq!(
        run.summary().and_then(|summary| summary.published),
        dates::date(2026, Some(1), Some(2))
    );
    let born = |at: usize| run.subjects[at].births[0].earliest;
    assert_eq!(born(0), dates::date(1970, Some(3), Some(4)));
    assert_eq!(born(1), dates::date(1980, Some(5), Some(3)));
    assert_eq!(run.subjects[0].sources, [build::sheet_rows(0, "Data", 3, 3)]);
    let fields: Vec<_> = run.notices.iter().map(|notice| notice.field.as_str()).collect();
    assert_eq!(fields, ["Shoes"]);
}

#[test]
fn it_withstands_whatever_it_is_given() {
    damage::withstand::<Persons>(&Files::one("list.xlsx", list()), 200);
    let binary = include_bytes!("../fixtures/persons.xls");
    damage::withstand::<Persons>(&Files::one("list.xls", binary.to_vec()), 2000);
}

/// Reads a real list; none if it is not at hand.
fn rows_of(path: &str, columns: &'static [&'static str]) -> Option<usize> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/lists")
        .join(path);
    let Ok(bytes) = std::fs::read(&path) else {
        super::countries::skipped(&path.display().to_string());
        return None;
    };
    let files = Files::one("list", bytes);
    let feed = Feed::new(&files);
    let layout = Layout { columns, ..LAYOUT };
    let (mut rows, mut notes) = (
        Rows::open(&feed, 0, layout).expect("a workbook"),
        Notes::default(),
    );
    let mut count = 0;
    while rows.next(&mut notes).expect("a row").is_some() {
        count += 1;
    }
    Some(count)
}

#[test]
fn real_workbooks_are_read_whole() {
    for (path, columns, least) in [
        (
            "au/regulation8_consolidated_2026-07.xlsx",
            &["Reference", "Name of Individual or Entity"][..],
            10_000,
        ),
        (
            "id/dttot_202207220950531.xlsx",
            &["Nama", "Terduga", "Kode Densus"],
            500,
        ),
        ("ua/sanctions.xlsx", &["№ указу", "Дата указу"], 5000),
        (
            "jp/mof_shisantoketsu_2022-05-10.xls",
            &["告示日付", "告示 番号"],
            1000,
        ),
    ] {
        if let Some(rows) = rows_of(path, columns) {
            assert!(rows > least, "{path}: {rows}");
        }
    }
}

//! The sample as a workbook and as JSON, made of its CSV files.

use dragoman_common::columns::{ABOUT, Form, SHEETS, Sheet};
use dragoman_guest::native::workbook;

use super::SAMPLE;

/// The rows of a CSV of the sample, its header the first.
fn rows(sheet: &Sheet) -> Vec<Vec<String>> {
    let (_, text) = SAMPLE
        .iter()
        .find(|(name, _)| *name == sheet.file())
        .expect("each sheet has a sample");
    workbook::cells(text.as_bytes())
}

/// As a workbook.
pub(crate) fn sample_workbook() -> Vec<u8> {
    let sheets: Vec<_> = SHEETS
        .iter()
        .map(|sheet| (sheet.name, workbook::sheet(&rows(sheet))))
        .collect();
    workbook::archive(&workbook::members_of(&sheets))
}

/// As JSON.
pub(crate) fn sample_json() -> String {
    let lists = SHEETS
        .iter()
        .map(|sheet| format!("  {}: {}", quoted(sheet.key), list(sheet)));
    format!("{{\n{}\n}}\n", lists.collect::<Vec<_>>().join(",\n"))
}

fn list(sheet: &Sheet) -> String {
    let mut rows = rows(sheet).into_iter();
    if sheet.key == ABOUT.key {
        let fields = rows.skip(1).map(|row| {
            let column = sheet
                .columns
                .iter()
                .find(|column| column.title == row[0])
                .expect("a field");
            format!("{}: {}", quoted(column.key), quoted(&row[1]))
        });
        return format!("{{ {} }}", fields.collect::<Vec<_>>().join(", "));
    }
    let titles = rows.next().expect("a header");
    let objects = rows.map(|row| {
        let filled = titles.iter().zip(&row).filter(|(_, cell)| !cell.is_empty());
        let fields = filled.map(|(title, cell)| {
            let column = sheet
                .columns
                .iter()
                .find(|column| column.title == *title)
                .expect("a column");
            format!("{}: {}", quoted(column.key), value(column.form, cell))
        });
        format!("    {{ {} }}", fields.collect::<Vec<_>>().join(", "))
    });
    format!("[\n{}\n  ]", objects.collect::<Vec<_>>().join(",\n"))
}

fn value(form: Form, cell: &str) -> String {
    match form {
        Form::Several | Form::Dates | Form::Choices(_) | Form::Countries => {
            let values = cell.split([';', '\n']).map(|value| quoted(value.trim()));
            format!("[{}]", values.collect::<Vec<_>>().join(", "))
        }
        Form::Number if !cell.contains(' ') => cell.to_owned(),
        Form::Yes => "true".into(),
        _ => quoted(cell),
    }
}

fn quoted(text: &str) -> String {
    format!(
        "\"{}\"",
        text.replace('\\', "\\\\")
            .replace('"', "\\\"")
            .replace('\n', "\\n")
    )
}

#[test]
fn the_samples_in_other_formats_are_made_of_the_first() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/samples");
    for (path, content) in [
        ("xlsx/common.xlsx", sample_workbook()),
        ("json/common.json", sample_json().into_bytes()),
    ] {
        let path = format!("{folder}/{path}");
        if std::env::var_os("UPDATE_SAMPLES").is_some() {
            std::fs::write(&path, &content).expect("a sample can be written");
        }
        let kept = std::fs::read(&path).expect("a sample");
        assert!(kept == content, "{path}: make it anew with UPDATE_SAMPLES=1");
    }
}

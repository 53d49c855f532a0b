//! The form as a workbook (ECMA-376): the few members that it takes, with titles that stay in sight, words to choose from, and
//! a hint at each cell. All cells are text, so that no program takes a number of a document for a number.

use std::io::{Cursor, Write};

use anyhow::Result;
use dragoman_common::columns::{ABOUT, Column, Form, INSTRUCTIONS, RULES, SHEETS, Sheet};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{Partner, filled_in};

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const REL: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACK: &str = "http://schemas.openxmlformats.org/package/2006";
const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;

/// Rows below the titles for which there are words to choose from and hints.
const ROWS: u32 = 10_000;

/// How a cell looks, by its place in the styles.
#[derive(Clone, Copy)]
enum Look {
    /// A title of a column.
    Title = 1,
    /// That of one that must be filled in.
    Needed = 2,
    /// Text to be filled in.
    Cell = 3,
    /// Text to be read.
    Text = 4,
    /// A heading.
    Heading = 5,
}

/// A row of cells.
type Cells<'a> = Vec<(Look, &'a str)>;

/// The empty form.
pub(super) fn empty(partner: &Partner<'_>) -> Result<Vec<u8>> {
    filled(partner, |_| Vec::new())
}

/// The form with rows on its sheets.
pub(super) fn filled(
    partner: &Partner<'_>,
    rows: impl Fn(&'static Sheet) -> Vec<Vec<&'static str>>,
) -> Result<Vec<u8>> {
    let mut sheets = vec![(INSTRUCTIONS, instructions())];
    for sheet in SHEETS {
        let content = match sheet.key == ABOUT.key {
            true => about(partner),
            false => data(sheet, &rows(sheet)),
        };
        sheets.push((sheet.name, content));
    }
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, content) in frame(&sheets) {
        put(&mut writer, &path, &content)?;
    }
    for (number, (_, content)) in (1..).zip(&sheets) {
        put(&mut writer, &format!("xl/worksheets/sheet{number}.xml"), content)?;
    }
    Ok(writer.finish()?.into_inner())
}

fn put(writer: &mut ZipWriter<Cursor<Vec<u8>>>, path: &str, content: &str) -> Result<()> {
    // Without the time: the same form has the same bytes.
    writer.start_file(path, SimpleFileOptions::default())?;
    writer.write_all(HEAD.as_bytes())?;
    Ok(writer.write_all(content.as_bytes())?)
}

/// What holds the sheets together.
fn frame(sheets: &[(&str, String)]) -> Vec<(String, String)> {
    const BOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let (mut types, mut named, mut placed) = (String::new(), String::new(), String::new());
    for (number, (name, _)) in (1..).zip(sheets) {
        types += &format!(
            r#"<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{BOOK}.worksheet+xml"/>"#
        );
        named += &format!(
            r#"<sheet name="{}" sheetId="{number}" r:id="r{number}"/>"#,
            escaped(name)
        );
        placed += &format!(
            r#"<Relationship Id="r{number}" Type="{REL}/worksheet" Target="worksheets/sheet{number}.xml"/>"#
        );
    }
    let types = format!(
        r#"<Types xmlns="{PACK}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{BOOK}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{BOOK}.styles+xml"/>{types}</Types>"#
    );
    let root = format!(
        r#"<Relationships xmlns="{PACK}/relationships"><Relationship Id="r1" Type="{REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
    );
    let book = format!(
        r#"<workbook xmlns="{MAIN}" xmlns:r="{REL}"><bookViews><workbookView/></bookViews><sheets>{named}</sheets></workbook>"#
    );
    let parts = format!(
        r#"<Relationships xmlns="{PACK}/relationships">{placed}<Relationship Id="s" Type="{REL}/styles" Target="styles.xml"/></Relationships>"#
    );
    [
        ("[Content_Types].xml", types),
        ("_rels/.rels", root),
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", parts),
        ("xl/styles.xml", styles()),
    ]
    .map(|(path, content)| (path.to_owned(), content))
    .into()
}

/// Looks, in the order of [`Look`]. Format 49 is text.
fn styles() -> String {
    let fill = |colour: &str| {
        format!(r#"<fill><patternFill patternType="solid"><fgColor rgb="FF{colour}"/></patternFill></fill>"#)
    };
    let fills = format!(
        r#"<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>{}{}"#,
        fill("DCE6F1"),
        fill("FCE4D6")
    );
    let look = |number: u32, font: u32, fill: u32| {
        format!(
            r#"<xf numFmtId="{number}" fontId="{font}" fillId="{fill}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>"#
        )
    };
    let looks = [
        look(0, 0, 0),
        look(49, 1, 2),
        look(49, 1, 3),
        look(49, 0, 0),
        look(0, 0, 0),
        look(0, 2, 0),
    ];
    format!(
        r#"<styleSheet xmlns="{MAIN}"><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="14"/><name val="Calibri"/></font></fonts><fills count="4">{fills}</fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="{}">{}</cellXfs></styleSheet>"#,
        looks.len(),
        looks.concat()
    )
}

/// The sheet that explains the others.
fn instructions() -> String {
    let says: Vec<Vec<String>> = SHEETS
        .iter()
        .map(|sheet| sheet.columns.iter().map(|column| column.form.says()).collect())
        .collect();
    let mut rows: Vec<Cells<'_>> = vec![vec![(Look::Heading, "How to fill in this form")]];
    rows.extend(RULES.iter().map(|rule| vec![(Look::Text, *rule)]));
    let mut spans: Vec<_> = (2..=RULES.len() + 1).collect();
    for (sheet, says) in SHEETS.iter().zip(&says) {
        rows.push(Vec::new());
        rows.push(vec![(Look::Heading, sheet.name)]);
        rows.push(vec![(Look::Text, sheet.says)]);
        spans.push(rows.len());
        rows.push(
            ["Column", "Needed", "What", "How", "For example"]
                .map(|title| (Look::Title, title))
                .into(),
        );
        for (column, how) in sheet.columns.iter().zip(says) {
            let needed = if column.required { "yes" } else { "" };
            let cells = [column.title, needed, column.says, how, column.example];
            rows.push(cells.map(|cell| (Look::Text, cell)).into());
        }
    }
    let merged: String = spans
        .iter()
        .map(|row| format!(r#"<mergeCell ref="A{row}:E{row}"/>"#))
        .collect();
    let merged = format!(r#"<mergeCells count="{}">{merged}</mergeCells>"#, spans.len());
    worksheet(
        &[
            (24, Look::Text),
            (9, Look::Text),
            (60, Look::Text),
            (60, Look::Text),
            (40, Look::Text),
        ],
        "",
        &rows,
        &merged,
    )
}

/// The sheet that says whose list it is.
fn about(partner: &Partner<'_>) -> String {
    let mut rows: Vec<Cells<'_>> = vec![
        ["Field", "Value", "What to write"]
            .map(|title| (Look::Title, title))
            .into(),
    ];
    rows.extend(ABOUT.columns.iter().map(|column| {
        vec![
            (Look::Title, column.title),
            (Look::Cell, filled_in(column.key, partner)),
            (Look::Text, column.says),
        ]
    }));
    worksheet(
        &[(24, Look::Title), (30, Look::Cell), (80, Look::Text)],
        "",
        &rows,
        "",
    )
}

/// A sheet to be filled in.
fn data(sheet: &Sheet, filled: &[Vec<&str>]) -> String {
    let title = |column: &'static Column| {
        let look = if column.required {
            Look::Needed
        } else {
            Look::Title
        };
        (look, column.title)
    };
    let mut rows: Vec<Cells<'_>> = vec![sheet.columns.iter().map(title).collect()];
    rows.extend(
        filled
            .iter()
            .map(|row| row.iter().map(|cell| (Look::Cell, *cell)).collect()),
    );
    let width = |column: &Column| match column.form {
        Form::Prose => 48,
        Form::Several => 30,
        _ => 18,
    };
    let widths: Vec<_> = sheet
        .columns
        .iter()
        .map(|column| (width(column), Look::Cell))
        .collect();
    let hints: String = (0..)
        .zip(sheet.columns)
        .map(|(at, column)| hint(at, column))
        .collect();
    let hints = format!(
        r#"<dataValidations count="{}">{hints}</dataValidations>"#,
        sheet.columns.len()
    );
    // What stays in sight: the titles, and the columns that say which entry a row is.
    let kept = sheet.columns.iter().take_while(|column| column.required).count();
    let first = format!("{}2", letters(kept));
    let pane = format!(
        r#"<pane xSplit="{kept}" ySplit="1" topLeftCell="{first}" activePane="bottomRight" state="frozen"/>"#
    );
    worksheet(&widths, &pane, &rows, &hints)
}

/// What is shown at the cells of a column: how they are written, and the words to choose from. Others are taken with a warning.
fn hint(at: usize, column: &Column) -> String {
    /// The most characters that a title, a hint and a list of words may have.
    const TITLE: usize = 32;
    const HINT: usize = 255;
    let text = format!(
        "{} Write {}. For example: {}",
        column.says,
        column.form.says(),
        column.example
    );
    let place = format!("{0}2:{0}{1}", letters(at), ROWS + 1);
    let prompt = format!(
        r#"allowBlank="1" showInputMessage="1" promptTitle="{}" prompt="{}" sqref="{place}""#,
        escaped(&shortened(column.title, TITLE)),
        escaped(&shortened(&text, HINT))
    );
    match column.form {
        Form::Choice(words) if words.join(",").len() <= HINT => format!(
            r#"<dataValidation type="list" errorStyle="warning" showErrorMessage="1" {prompt}><formula1>"{}"</formula1></dataValidation>"#,
            escaped(&words.join(","))
        ),
        _ => format!("<dataValidation {prompt}/>"),
    }
}

fn shortened(text: &str, most: usize) -> String {
    match text.chars().count() > most {
        true => text.chars().take(most - 1).chain(['…']).collect(),
        false => text.to_owned(),
    }
}

fn worksheet(widths: &[(u32, Look)], pane: &str, rows: &[Cells<'_>], after: &str) -> String {
    let mut columns = String::new();
    for (number, (width, look)) in (1..).zip(widths) {
        columns += &format!(
            r#"<col min="{number}" max="{number}" width="{width}" style="{}" customWidth="1"/>"#,
            *look as u32
        );
    }
    let mut data = String::new();
    for (number, row) in (1..).zip(rows) {
        data += &format!(r#"<row r="{number}">"#);
        for (at, (look, text)) in row.iter().enumerate() {
            let place = format!("{}{number}", letters(at));
            data += &match text.is_empty() {
                true => format!(r#"<c r="{place}" s="{}"/>"#, *look as u32),
                false => format!(
                    r#"<c r="{place}" s="{}" t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>"#,
                    *look as u32,
                    escaped(text)
                ),
            };
        }
        data += "</row>";
    }
    format!(
        r#"<worksheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews><cols>{columns}</cols><sheetData>{data}</sheetData>{after}</worksheet>"#
    )
}

/// The letters of a column, counted from 0.
fn letters(at: usize) -> String {
    let letter = |index: usize| char::from(b'A' + index as u8);
    match at / 26 {
        0 => letter(at).to_string(),
        more => format!("{}{}", letter(more - 1), letter(at % 26)),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

//! The form as a workbook.

use dragoman_guest::part::Part;
use dragoman_guest::schema::{Fault, FaultKind, NoticeKind};
use dragoman_guest::sheet::{SheetRow, Xlsx};
use dragoman_guest::{About, Feed, build};

use super::header::{Fields, Header, PREAMBLE};
use super::{Form, GIVE, fault};
use crate::columns::{ABOUT, INSTRUCTIONS, SHEETS, Sheet};
use crate::report::Report;
use crate::row::letters;

/// Sheets looked at.
const MAX_SHEETS: usize = 64;

pub(super) fn read(
    feed: &Feed<'_>,
    part: u32,
    bytes: Vec<u8>,
    form: &mut Form<'_>,
    report: &mut Report,
) -> Result<(), Fault> {
    let size = bytes.len();
    let mut workbook = Xlsx::open(bytes, &Part::new(feed, part, GIVE))?;
    let (mut is_form, names) = (false, workbook.sheets());
    if names.len() > MAX_SHEETS {
        let message = format!("the workbook has {} sheets, more than {MAX_SHEETS}", names.len());
        return Err(fault(FaultKind::Foreign, message, part, size, GIVE));
    }
    for name in names {
        let known = SHEETS
            .into_iter()
            .find(|sheet| sheet.name.eq_ignore_ascii_case(name.trim()));
        match known {
            Some(sheet) if sheet.key == ABOUT.key => {
                let mut fields = Fields::default();
                workbook.read(&name, &mut |row| {
                    let cells: Vec<_> = row.cells.iter().map(AsRef::as_ref).collect();
                    fields.take(row.number, &cells, place(part, &name, row), report);
                    Ok(())
                })?;
                form.whole.about = fields.row(&format!("sheet {name}"));
            }
            Some(sheet) => {
                is_form = true;
                self::sheet(&mut workbook, &name, sheet, part, form, report)?;
            }
            None if name.trim().eq_ignore_ascii_case(INSTRUCTIONS) => {}
            None => other(&mut workbook, &name, part, report)?,
        }
    }
    if !is_form {
        let message = "the workbook has none of the form's sheets";
        return Err(fault(FaultKind::Foreign, message, part, size, GIVE));
    }
    Ok(())
}

fn place(part: u32, name: &str, row: &SheetRow<'_>) -> dragoman_guest::schema::Locator {
    build::sheet_rows(part, name, row.number, row.number)
}

/// Reads a sheet of the form.
fn sheet(
    workbook: &mut Xlsx,
    name: &str,
    sheet: &'static Sheet,
    part: u32,
    form: &mut Form<'_>,
    report: &mut Report,
) -> Result<(), Fault> {
    let called = format!("sheet {name}");
    let (mut header, mut first) = (None, None);
    workbook.read(name, &mut |row| {
        let cells: Vec<_> = row.cells.iter().map(AsRef::as_ref).collect();
        let place = place(part, name, row);
        for said in &row.said {
            let message = format!(
                "{called}, cell {}{}: {}",
                letters(said.column),
                row.number,
                said.message
            );
            report.case(said.kind, sheet.name, message, "", Some(place.clone()));
        }
        match &header {
            Some(header) => form.take(Header::row(header, row.number, &cells, place, report), report),
            None if cells.iter().all(|cell| cell.trim().is_empty()) => {}
            None => {
                first.get_or_insert_with(|| place.clone());
                header = Header::of(sheet, &called, &cells);
                if header.is_none() && row.number >= PREAMBLE {
                    return Err(without_header(sheet, &called, place));
                }
            }
        }
        Ok(())
    })?;
    match (header, first) {
        (None, Some(place)) => return Err(without_header(sheet, &called, place)),
        // A sheet on which nothing stands at all says nothing.
        (None, None) => return Ok(()),
        (Some(_), _) => {}
    }
    for merged in workbook.merged(name)? {
        let message = format!(
            "{called}, cells {}: they are merged; what stands in them was taken for the first of them alone",
            merged.cells
        );
        let place = build::sheet_rows(part, name, merged.first, merged.last);
        report.case(NoticeKind::Remark, sheet.name, message, "", Some(place));
    }
    Ok(())
}

/// Says that a sheet is not one of the form's, unless it is empty.
fn other(workbook: &mut Xlsx, name: &str, part: u32, report: &mut Report) -> Result<(), Fault> {
    let mut first = None;
    workbook.read(name, &mut |row| {
        if !row.cells.is_empty() {
            first.get_or_insert_with(|| (place(part, name, row), row.cells.join(" ")));
        }
        Ok(())
    })?;
    if let Some((place, text)) = first {
        report.notes.sum(About {
            kind: NoticeKind::Unmapped,
            field: format!("sheet {name}").into(),
            message: "the form has no such sheet; it was left out",
            excerpt: &text,
            record: None,
            place: Some(place),
        });
    }
    Ok(())
}

pub(super) fn without_header(sheet: &Sheet, called: &str, place: dragoman_guest::schema::Locator) -> Fault {
    let required = Header::required(sheet);
    Fault {
        source: Some(place),
        ..build::fault(
            FaultKind::UnknownLayout,
            format!("{called} has no row with the titles of the columns; these must be there: {required}"),
            "copy the row of titles from the empty form, and put the data below it",
        )
    }
}

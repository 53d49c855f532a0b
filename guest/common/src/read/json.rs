//! The form as JSON: the same fields by their keys.

use dragoman_guest::json::{Kind, Layout, Records, Value};
use dragoman_guest::schema::{Fault, Locator};
use dragoman_guest::{Feed, build};

use super::{Form, GIVE};
use crate::columns::{ABOUT, Column, SHEETS, Sheet};
use crate::report::Report;
use crate::row::{Cell, Row, Spot};

const LAYOUT: Layout = Layout {
    records: &[
        "/about",
        "/subjects/*",
        "/documents/*",
        "/assessments/*",
        "/withdrawals/*",
    ],
    beside: &[],
    give: GIVE,
};

pub(super) fn read(
    feed: &Feed<'_>,
    part: u32,
    form: &mut Form<'_>,
    report: &mut Report,
) -> Result<(), Fault> {
    let mut records = Records::open(feed, part, LAYOUT)?;
    while let Some(value) = records.next(&mut report.notes)? {
        let Locator::Pointer(place) = value.place() else {
            continue;
        };
        let Some(sheet) = sheet_of(&place.pointer) else {
            continue;
        };
        let cells = sheet.columns.iter().map(|column| cell(value, column)).collect();
        let row = Row::new(
            sheet,
            build::pointer(part, place.pointer.clone()),
            cells,
            Spot::Json(place.pointer),
        );
        match sheet.key == ABOUT.key {
            true => form.whole.about = Some(row),
            false => form.take(row, report),
        }
    }
    Ok(())
}

fn sheet_of(pointer: &str) -> Option<&'static Sheet> {
    let key = pointer.split('/').nth(1)?;
    SHEETS.into_iter().find(|sheet| sheet.key == key)
}

fn cell(row: Value<'_>, column: &Column) -> Option<Cell> {
    let value = row.get(column.key)?;
    match value.kind() {
        Kind::Array => Cell::list(value.items().filter_map(Value::text).map(str::to_owned).collect()),
        _ => Cell::text(value.text()?),
    }
}

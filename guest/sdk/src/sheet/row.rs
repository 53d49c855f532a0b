//! A row of a sheet while it is being read, its cells as text.

use std::borrow::Cow;

#[cfg(feature = "xls")]
use calamine::Data;
use calamine::{DataRef, ExcelDateTime};

use crate::notes::{About, Notes};
use crate::schema::{Locator, NoticeKind};

/// Columns looked at. Lists have some dozen.
pub(super) const MAX_COLUMNS: u32 = 512;

/// A row of a sheet.
#[derive(Debug, Default)]
pub struct SheetRow<'a> {
    /// Its number, as a spreadsheet counts: the first is 1.
    pub number: u32,
    /// Its cells from the first column on, without blank ones behind the last. A day is written `yyyy-mm-dd`.
    pub cells: Vec<Cow<'a, str>>,
    /// What of it could not be read: the column, counted from 0, and why.
    pub unread: Vec<(u32, &'static str)>,
}

impl<'a> SheetRow<'a> {
    pub(super) fn begin(&mut self, number: u32) {
        self.number = number;
        self.cells.clear();
        self.unread.clear();
    }

    pub(super) fn put(&mut self, column: u32, text: Cow<'a, str>) {
        if column >= MAX_COLUMNS {
            return self.complain(column, "a cell far right of the list was not read");
        }
        let index = column as usize;
        if self.cells.len() <= index {
            self.cells.resize(index + 1, Cow::Borrowed(""));
        }
        self.cells[index] = text;
    }

    pub(super) fn put_error(&mut self, column: u32) {
        self.complain(
            column,
            "a cell holds an error of the spreadsheet instead of a value",
        );
    }

    fn complain(&mut self, column: u32, message: &'static str) {
        self.unread.push((column, message));
    }

    /// Says what of it could not be read.
    pub fn say_unread(&self, place: impl Fn() -> Locator, notes: &mut Notes) {
        for (column, message) in &self.unread {
            notes.sum(About {
                kind: NoticeKind::RejectedValue,
                field: format!("column {}", column + 1).into(),
                message,
                excerpt: "",
                record: None,
                place: Some(place()),
            });
        }
    }
}

/// A cell's text; none if it holds an error of the spreadsheet.
pub(super) fn text_ref<'a>(
    value: &DataRef<'a>,
    write_day: fn(u16, u8, u8) -> String,
) -> Option<Cow<'a, str>> {
    Some(match value {
        DataRef::SharedString(text) => Cow::Borrowed(text),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            Cow::Owned(text.clone())
        }
        DataRef::DateTime(date) => Cow::Owned(day(date, write_day)),
        DataRef::Empty => Cow::Borrowed(""),
        DataRef::Error(_) => return None,
        DataRef::Int(number) => Cow::Owned(number.to_string()),
        DataRef::Float(number) => Cow::Owned(number.to_string()),
        DataRef::Bool(truth) => Cow::Owned(truth.to_string()),
    })
}

/// A cell's text; none if it holds an error of the spreadsheet.
#[cfg(feature = "xls")]
pub(super) fn text(value: &Data) -> Option<Cow<'_, str>> {
    Some(match value {
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => Cow::Borrowed(text),
        Data::DateTime(date) => Cow::Owned(day(date, iso_day)),
        Data::Empty => Cow::Borrowed(""),
        Data::Error(_) => return None,
        Data::Int(number) => Cow::Owned(number.to_string()),
        Data::Float(number) => Cow::Owned(number.to_string()),
        Data::Bool(truth) => Cow::Owned(truth.to_string()),
    })
}

/// A spreadsheet's date as a day; a number that is none stays a number.
fn day(date: &ExcelDateTime, write: fn(u16, u8, u8) -> String) -> String {
    let number = date.as_f64();
    if !date.is_datetime() || !(1.0..2_958_466.0).contains(&number) {
        return number.to_string();
    }
    let (year, month, day, ..) = date.to_ymd_hms_milli();
    write(year, month, day)
}

/// A day as ISO 8601 has it.
pub(super) fn iso_day(year: u16, month: u8, day: u8) -> String {
    format!("{year:04}-{month:02}-{day:02}")
}

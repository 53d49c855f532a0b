//! A row of a sheet while it is being read, its cells as text.

use std::borrow::Cow;

#[cfg(feature = "xls")]
use calamine::{Data, DataType, ExcelDateTimeType};
use calamine::{DataRef, ExcelDateTime};

use super::shown::Shown;
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
    /// What is to be said of single cells: what could not be read of them, and what is not as it seems.
    pub said: Vec<Said>,
}

/// What is to be said of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said {
    /// Its column, counted from 0.
    pub column: u32,
    /// What sort of notice it is.
    pub kind: NoticeKind,
    /// What was wrong, and what was done.
    pub message: &'static str,
}

/// A cell's value.
pub(super) enum Value<'a> {
    /// A text, or what is written as one; empty if the cell is blank.
    Text(Cow<'a, str>),
    /// A day that has a time of day as well, without it.
    Timed(String),
    /// A day of which the cell does not show all, without what it does not show.
    Shown(String),
    /// An error of the spreadsheet.
    Error,
}

impl<'a> SheetRow<'a> {
    pub(super) fn begin(&mut self, number: u32) {
        self.number = number;
        self.cells.clear();
        self.said.clear();
    }

    /// Puts a value into a column.
    pub(super) fn put(&mut self, column: u32, value: Value<'a>) {
        match value {
            Value::Text(text) => self.put_text(column, text),
            Value::Timed(day) => {
                let message = "a day has a time of day, which was left out";
                self.note(column, NoticeKind::Remark, message);
                self.put_text(column, day.into());
            }
            Value::Shown(day) => {
                let message = "a cell shows only a part of a day; the rest was left out";
                self.note(column, NoticeKind::Remark, message);
                self.put_text(column, day.into());
            }
            Value::Error => {
                let message = "a cell holds an error of the spreadsheet instead of a value";
                self.note(column, NoticeKind::RejectedValue, message);
            }
        }
    }

    fn put_text(&mut self, column: u32, text: Cow<'a, str>) {
        if column >= MAX_COLUMNS {
            let message = "a cell far right of the list was not read";
            return self.note(column, NoticeKind::RejectedValue, message);
        }
        let index = column as usize;
        if self.cells.len() <= index {
            self.cells.resize(index + 1, Cow::Borrowed(""));
        }
        self.cells[index] = text;
    }

    /// Says that a cell has a formula, which `has_value` if one was saved with it.
    pub(super) fn put_formula(&mut self, column: u32, has_value: bool) {
        let (kind, message) = match has_value {
            true => (
                NoticeKind::Remark,
                "a formula was read as the value that was saved with it",
            ),
            false => (
                NoticeKind::RejectedValue,
                "a formula has no value; it was left out",
            ),
        };
        self.note(column, kind, message);
    }

    fn note(&mut self, column: u32, kind: NoticeKind, message: &'static str) {
        self.said.push(Said {
            column,
            kind,
            message,
        });
    }

    /// Whether nothing is to be given or said of it.
    #[cfg(feature = "xls")]
    pub(super) fn is_blank(&self) -> bool {
        self.cells.is_empty() && self.said.is_empty()
    }

    /// Says what is to be said of its cells.
    pub fn say(&self, place: impl Fn() -> Locator, notes: &mut Notes) {
        for said in &self.said {
            notes.sum(About {
                kind: said.kind,
                field: format!("column {}", said.column + 1).into(),
                message: said.message,
                excerpt: "",
                record: None,
                place: Some(place()),
            });
        }
    }
}

/// A cell's value, with days written as a list does, and only as far as the cell shows them.
pub(super) fn value_ref<'a>(
    value: &DataRef<'a>,
    shown: Option<Shown>,
    write_day: fn(u16, u8, u8) -> String,
) -> Value<'a> {
    Value::Text(match value {
        DataRef::SharedString(text) => Cow::Borrowed(text),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            Cow::Owned(text.clone())
        }
        DataRef::DateTime(date) => return day(date, shown, write_day),
        DataRef::Empty => Cow::Borrowed(""),
        DataRef::Error(_) => return Value::Error,
        DataRef::Int(number) => Cow::Owned(number.to_string()),
        DataRef::Float(number) => Cow::Owned(number.to_string()),
        DataRef::Bool(truth) => Cow::Owned(truth.to_string()),
    })
}

/// A cell's value, and of a day only as far as the cell shows it.
#[cfg(feature = "xls")]
pub(super) fn value(value: &Data, shown: Option<Shown>, is_1904: bool) -> Value<'_> {
    if shown.is_some()
        && let Some(number) = value.as_f64()
    {
        // Formats of a country are no dates to calamine.
        let date = ExcelDateTime::new(number, ExcelDateTimeType::DateTime, is_1904);
        return day(&date, shown, iso_day);
    }
    Value::Text(match value {
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => Cow::Borrowed(text),
        Data::DateTime(date) => return day(date, None, iso_day),
        Data::Empty => Cow::Borrowed(""),
        Data::Error(_) => return Value::Error,
        Data::Int(number) => Cow::Owned(number.to_string()),
        Data::Float(number) => Cow::Owned(number.to_string()),
        Data::Bool(truth) => Cow::Owned(truth.to_string()),
    })
}

/// A spreadsheet's date as a day; a number that is none, and one of hours or minutes, stays a number.
fn day<'a>(date: &ExcelDateTime, shown: Option<Shown>, write: fn(u16, u8, u8) -> String) -> Value<'a> {
    let number = date.as_f64();
    if !date.is_datetime() || !(1.0..2_958_466.0).contains(&number) {
        return Value::Text(number.to_string().into());
    }
    let (year, month, day, hours, minutes, seconds, thousandths) = date.to_ymd_hms_milli();
    let day = match shown {
        Some(Shown::Month) => return Value::Shown(write(year, month, 0)),
        Some(Shown::Year) => return Value::Shown(write(year, 0, 0)),
        Some(Shown::Yearless) => return Value::Shown(write(0, month, day)),
        None => write(year, month, day),
    };
    match (hours, minutes, seconds, thousandths) {
        (0, 0, 0, 0) => Value::Text(day.into()),
        _ => Value::Timed(day),
    }
}

/// A day as ISO 8601 has it; what is 0 is not known.
pub(super) fn iso_day(year: u16, month: u8, day: u8) -> String {
    match (year, month, day) {
        (_, 0, _) => format!("{year:04}"),
        (_, _, 0) => format!("{year:04}-{month:02}"),
        (0, ..) => format!("--{month:02}-{day:02}"),
        _ => format!("{year:04}-{month:02}-{day:02}"),
    }
}

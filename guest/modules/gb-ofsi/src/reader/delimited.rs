//! The list as CSV.

use dragoman_guest::part::AGAIN;
use dragoman_guest::rows::Rows;
use dragoman_guest::schema::{Fault, NoticeKind};
use dragoman_guest::table::{is_swallowing, too_many};
use dragoman_guest::{About, Notes};

use crate::columns::Column;
use crate::faults;
use crate::table::{self, Origin, Table};

/// Bytes of which a row takes more as a rule. There is room for so many rows from the start: a table that grows is copied to memory that
/// is new, and in a guest that is dear to touch.
const ROW_BYTES: usize = 256;

/// Reads all rows. A row with a column too many or too few is left out, and so is the line in which a quote was lost; the group
/// keeps what its other rows say, and the notice has its id.
///
/// # Errors
///
/// A fault if the header is not known, many rows have too few or too many columns, or the last one is not whole.
pub(crate) fn read(text: &str, part: u32, notes: &mut Notes) -> Result<Table, Fault> {
    let mut table = Table::new(Origin { part, sheet: None }, text.len() / ROW_BYTES);
    let (mut rows, mut number, mut left_out) = (Rows::over(text), 0, 0);
    while let Some(row) = rows.next() {
        number += 1;
        let cells: Vec<&str> = row.cells().collect();
        let line = Line {
            number,
            cells: &cells,
            raw: row.raw(),
        };
        if row.has_lines() && is_swallowing(line.raw, b',') {
            left_out += 1;
            let behind = row.start() + line.reject_first(&table, notes);
            rows.go_to(behind);
            continue;
        }
        let is_last = text.as_bytes()[row.start() + line.raw.len()..]
            .iter()
            .all(|byte| b"\r\n".contains(byte));
        if is_last && let Some(why) = line.unfinished(table.width(), text) {
            check(left_out, &table)?;
            return Err(line.cut_off(&mut table, why, notes));
        }
        match table.width().and_then(|width| line.of_another_width(width)) {
            Some(message) => {
                left_out += 1;
                line.reject(message, &table, line.raw, notes);
            }
            None => table.take(number, &cells, notes)?,
        }
    }
    check(left_out, &table)?;
    table.finished(number)
}

/// Makes sure that what was left out is a matter of single rows.
fn check(left_out: u32, table: &Table) -> Result<(), Fault> {
    let given = table.rows.len() as u32;
    let Some((kind, width)) = too_many(left_out, given).zip(table.width()) else {
        return Ok(());
    };
    let message = format!(
        "{left_out} of {} rows have not the {width} columns that the header has: line breaks or quotes were lost",
        left_out + given
    );
    let place = table.origin.row(table.rows.first().map_or(1, |row| row.number));
    Err(faults::fault(kind, message, AGAIN, place, ""))
}

/// A record of the file.
struct Line<'a> {
    number: u32,
    cells: &'a [&'a str],
    raw: &'a str,
}

impl Line<'_> {
    /// What is wrong with its width, if anything is. Blank cells besides are no sign that something was lost.
    fn of_another_width(&self, width: usize) -> Option<&'static str> {
        let surplus = self.cells.iter().skip(width).any(|cell| !cell.trim().is_empty());
        let is_blank = || self.cells.iter().all(|cell| cell.trim().is_empty());
        match (self.cells.len() < width, surplus) {
            (true, _) if !is_blank() => Some("the row has fewer columns than the header; it was left out"),
            (_, true) => Some("the row has more columns than the header; it was left out"),
            _ => None,
        }
    }

    fn reject(&self, message: &'static str, table: &Table, excerpt: &str, notes: &mut Notes) {
        notes.case(About {
            kind: NoticeKind::RejectedRecord,
            field: "(row)".into(),
            message,
            excerpt,
            record: self.group(table).filter(|_| excerpt == self.raw),
            place: Some(table.origin.row(self.number)),
        });
    }

    /// Leaves out the first line, in which a quote was lost, and gives its length: those behind it are rows of their own.
    fn reject_first(&self, table: &Table, notes: &mut Notes) -> usize {
        let breaks = |byte: u8| matches!(byte, b'\r' | b'\n');
        let before = self.raw.bytes().take_while(|byte| breaks(*byte)).count();
        let line = self.raw[before..]
            .bytes()
            .take_while(|byte| !breaks(*byte))
            .count();
        let message =
            "a quote was lost or added in this line, which would swallow those behind it; it was left out";
        self.reject(message, table, &self.raw[before..before + line], notes);
        before + line
    }

    /// The id of the group of a row in which a column is missing or added: the last cell, if it is a number, which no other of the
    /// last columns is.
    fn group(&self, table: &Table) -> Option<&str> {
        let id = self
            .cells
            .iter()
            .rev()
            .map(|cell| cell.trim())
            .find(|cell| !cell.is_empty())?;
        let is_number = (4..=7).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_digit());
        (is_number && table.ends_with(Column::GroupId)).then_some(id)
    }

    /// The fault for the last record, which alone shows whether the file is whole, and is not.
    fn cut_off(&self, table: &mut Table, why: &str, notes: &mut Notes) -> Fault {
        // It may be that there is no header at all.
        if table.width().is_none()
            && let Err(fault) = table.take(self.number, self.cells, notes)
            && table::is_foreign(&fault)
        {
            return fault;
        }
        faults::truncated(
            format!("the file stops in row {}: {why}", self.number),
            table.origin.row(self.number),
            self.raw,
        )
    }

    /// Why the last row shows that the file was cut off.
    fn unfinished(&self, width: Option<usize>, text: &str) -> Option<&'static str> {
        if self.raw.bytes().filter(|byte| *byte == b'"').count() % 2 == 1 {
            return Some("a quote is not closed");
        }
        if ends_with_a_line(text) {
            return None;
        }
        match width.is_some_and(|width| self.cells.len() < width) {
            true => Some("it has fewer columns than the header"),
            false => Some("it does not end with a line end, as every other row does"),
        }
    }
}

/// Whether a text ends as its first line does.
fn ends_with_a_line(text: &str) -> bool {
    match text.bytes().find(|byte| b"\r\n".contains(byte)) {
        Some(b'\r') if !text.contains('\n') => text.ends_with('\r'),
        Some(_) => text.ends_with('\n'),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_ends_with_a_line_if_it_ends_as_its_first_line_does() {
        assert!(ends_with_a_line("a\r\nb\r\n") && ends_with_a_line("a\nb\n") && ends_with_a_line("a\rb\r"));
        assert!(!ends_with_a_line("a\r\nb\r") && !ends_with_a_line("a\nb") && !ends_with_a_line("a"));
    }
}

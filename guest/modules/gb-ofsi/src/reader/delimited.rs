//! The list as CSV.

use csv::{ReaderBuilder, StringRecord};
use dragoman_guest::Notes;
use dragoman_guest::schema::Fault;

use crate::faults;
use crate::table::{self, Origin, Table};

/// Reads all rows.
///
/// # Errors
///
/// A fault if the header is not known, a row has too few or too many columns, or the last one is not whole.
pub(crate) fn read(text: &str, part: u32, notes: &mut Notes) -> Result<Table, Fault> {
    let mut table = Table::new(Origin { part, sheet: None });
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let (mut record, mut number) = (StringRecord::new(), 0);
    loop {
        let found = reader
            .read_record(&mut record)
            .map_err(|error| faults::malformed(format!("{error}"), table.origin.row(number + 1), ""))?;
        if !found {
            return table.finished(number);
        }
        number += 1;
        let cells: Vec<&str> = record.iter().collect();
        let start = record.position().map_or(0, |position| position.byte() as usize);
        let end = reader.position().byte() as usize;
        let line = Line {
            number,
            cells: &cells,
            raw: text.get(start..end).unwrap_or_default(),
        };
        let is_last = text.as_bytes()[end.min(text.len())..]
            .iter()
            .all(|byte| b"\r\n".contains(byte));
        if is_last {
            line.take_last(&mut table, text, notes)?;
        } else {
            line.take(&mut table, notes)?;
        }
    }
}

/// A record of the file.
struct Line<'a> {
    number: u32,
    cells: &'a [&'a str],
    raw: &'a str,
}

impl Line<'_> {
    fn take(&self, table: &mut Table, notes: &mut Notes) -> Result<(), Fault> {
        if let Some(width) = table.width() {
            self.check(width, table)?;
        }
        table.take(self.number, self.cells, notes)
    }

    fn check(&self, width: usize, table: &Table) -> Result<(), Fault> {
        let surplus = self.cells.iter().skip(width).any(|cell| !cell.trim().is_empty());
        if self.cells.len() >= width && !surplus {
            return Ok(());
        }
        let message = format!(
            "row {} has {} columns, the header has {width}: a line break or a quote was lost",
            self.number,
            self.cells.len()
        );
        Err(faults::malformed(
            message,
            table.origin.row(self.number),
            self.raw,
        ))
    }

    /// Takes the last record, which alone shows whether the file is whole.
    fn take_last(&self, table: &mut Table, text: &str, notes: &mut Notes) -> Result<(), Fault> {
        let unfinished = self.unfinished(table.width(), text);
        match (self.take(table, notes), unfinished) {
            (Err(fault), _) if table::is_foreign(&fault) => Err(fault),
            (_, Some(why)) => Err(faults::truncated(
                format!("the file stops in row {}: {why}", self.number),
                table.origin.row(self.number),
                self.raw,
            )),
            (taken, None) => taken,
        }
    }

    fn unfinished(&self, width: Option<usize>, text: &str) -> Option<&'static str> {
        if self.raw.bytes().filter(|byte| *byte == b'"').count() % 2 == 1 {
            return Some("a quote is not closed");
        }
        if width.is_some_and(|width| self.cells.len() < width) {
            return Some("it has fewer columns than the header");
        }
        (!ends_with_a_line(text)).then_some("it does not end with a line end, as every other row does")
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

//! Reads the rows of a file, and sees whether it is whole.

use dragoman_guest::rows::{self, Row};
use dragoman_guest::schema::{Fault, FaultKind, NoticeKind};
use dragoman_guest::{About, Notes, build, octets};

use super::layout::{Layout, layout};
use super::sniff::Sniffed;
use super::table::Table;
use super::text::Text;
use crate::faults;

/// Reads all rows of a file.
///
/// # Errors
///
/// A fault if the file stops within a row, if a quote swallowed rows, or if many rows have not the columns they should.
pub(crate) fn read(sniffed: &Sniffed, part: u32, text: &Text<'_>, notes: &mut Notes) -> Result<Table, Fault> {
    let mut rows = Rows {
        layout: layout(sniffed.role, part, &sniffed.first)?,
        table: Table::new(sniffed.role, part, text.end_mark, text.body.len()),
        text,
        part,
        notes,
        number: 0,
        broken: 0,
        last_key: 0,
    };
    let mut found = rows::Rows::over(text.body);
    while let Some(row) = found.next() {
        rows.number += 1;
        let is_last = row.start() + row.raw().len() >= text.body.len();
        rows.take(row, is_last)?;
    }
    rows.finish()
}

struct Rows<'a, 't> {
    layout: Layout,
    table: Table,
    text: &'a Text<'t>,
    part: u32,
    notes: &'a mut Notes,
    number: u32,
    broken: u32,
    last_key: u64,
}

impl Rows<'_, '_> {
    fn take(&mut self, row: Row<'_>, is_last: bool) -> Result<(), Fault> {
        let raw = row.raw();
        if row.has_lines() && swallows_a_row(raw.trim_matches(['\r', '\n'])) {
            let message = format!(
                "row {} runs over several lines: a quote was lost or added, and rows are swallowed",
                self.number
            );
            return Err(self.fault(FaultKind::Malformed, message, raw));
        }
        if is_last && let Some(why) = self.unfinished(row) {
            let message = format!("{} stops in row {}: {why}", self.table.role.file(), self.number);
            return Err(self.fault(FaultKind::Truncated, message, raw));
        }
        if self.number == 1 && self.layout.has_header {
            return Ok(());
        }
        if row.cells().all(|cell| octets::trimmed(cell).is_empty()) {
            return Ok(());
        }
        if row.len() != self.layout.width {
            self.reject(
                row,
                "the row has not as many columns as the others: it was left out",
            );
            return Ok(());
        }
        let key = row.get(self.layout.places[0]).and_then(key);
        match key {
            Some(key) => self.keep(row, key),
            None => self.reject(
                row,
                "the row does not begin with the number of a party: it was left out",
            ),
        }
        Ok(())
    }

    /// Why the last row shows that the file was cut off.
    fn unfinished(&self, row: Row<'_>) -> Option<&'static str> {
        let raw = row.raw();
        if ends_in_quotes(raw) {
            return Some("a quote is not closed");
        }
        if self.text.end_mark || raw.trim().is_empty() {
            return None;
        }
        if row.len() < self.layout.width {
            return Some("it has fewer columns than the others");
        }
        // Copies lose the line end with the end mark: a last cell that is whole by itself was not cut.
        let is_whole = raw.ends_with('"') || raw.trim_end().ends_with(",-0-");
        if is_whole {
            return None;
        }
        (!raw.ends_with('\n') && !raw.ends_with('\r'))
            .then_some("neither a line end nor an end mark is behind it")
            .or_else(|| {
                (raw.ends_with('\r') && self.text.body.contains('\n')).then_some("its line end is not whole")
            })
    }

    fn keep(&mut self, row: Row<'_>, key: u64) {
        // The row is as wide as the layout, which every place lies in.
        let cells = self.layout.places.iter().map(|place| &row[*place]);
        self.table.push(self.number, key, cells);
        let role = self.table.role;
        for (place, name) in &self.layout.surplus {
            let cell = row[*place].trim();
            if !cell.is_empty() && cell != "-0-" {
                self.notes.sum(About {
                    kind: NoticeKind::Unmapped,
                    field: format!("{}/{name}", role.file()).into(),
                    message: "a column that is not known",
                    excerpt: cell,
                    record: None,
                    place: Some(build::rows(self.part, self.number, self.number)),
                });
            }
        }
        if key < self.last_key {
            self.notes.sum(About {
                kind: NoticeKind::Remark,
                field: role.file().into(),
                message: "rows stand out of order; the publisher sorts them, so somebody else was at work here",
                excerpt: &row[0],
                record: None,
                place: Some(build::rows(self.part, self.number, self.number)),
            });
        }
        self.last_key = key;
    }

    fn reject(&mut self, row: Row<'_>, message: &'static str) {
        self.broken += 1;
        let id = row.get(0).map(str::trim).filter(|id| key(id).is_some());
        self.notes.case(About {
            kind: NoticeKind::RejectedRecord,
            field: self.table.role.file().into(),
            message,
            excerpt: row.raw(),
            record: id,
            place: Some(build::rows(self.part, self.number, self.number)),
        });
    }

    fn finish(self) -> Result<Table, Fault> {
        let rows = self.table.len() as u32;
        let kind = if self.broken > rows {
            FaultKind::UnknownLayout
        } else if too_many(self.broken as usize, rows as usize) {
            FaultKind::Malformed
        } else {
            return Ok(self.table);
        };
        let message = format!(
            "{} of {} rows of {} have not the {} columns they should have, beginning with a number",
            self.broken,
            self.broken + rows,
            self.table.role.file(),
            self.layout.width
        );
        let excerpt = self.text.body.lines().next().unwrap_or_default();
        Err(self.fault(kind, message, excerpt))
    }

    fn fault(&self, kind: FaultKind, message: String, excerpt: &str) -> Fault {
        let place = build::rows(self.part, self.number, self.number);
        faults::fault(kind, message, Some(place), excerpt)
    }
}

/// Whether so many of all are wrong that it is not a matter of single rows: more than ten, and more than 2 %.
pub(crate) fn too_many(wrong: usize, all: usize) -> bool {
    wrong > 10 && wrong * 50 > all
}

/// The number of a party.
fn key(cell: &str) -> Option<u64> {
    let cell = cell.trim();
    let is_number = (1..=18).contains(&cell.len()) && cell.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| cell.parse().ok()).flatten()
}

/// Whether a line within a row looks like the beginning of another row.
fn swallows_a_row(raw: &str) -> bool {
    raw.split(['\r', '\n']).skip(1).any(|line| {
        let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
        rest.len() < line.len() && rest.starts_with(',')
    })
}

/// Whether a row ends within quotes. A quote counts only where a cell begins with it.
fn ends_in_quotes(raw: &str) -> bool {
    let (mut quoted, mut at_start) = (false, true);
    let mut bytes = raw.bytes().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' if quoted && bytes.peek() == Some(&b'"') => {
                bytes.next();
            }
            b'"' if quoted => quoted = false,
            b'"' if at_start => quoted = true,
            _ => {}
        }
        at_start = !quoted && matches!(byte, b',' | b'\r' | b'\n');
    }
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_opens_only_where_a_cell_begins() {
        assert!(ends_in_quotes("1,\"AB"));
        assert!(ends_in_quotes("1,\"AB\"\""));
        assert!(!ends_in_quotes("1,\"A\"\"B\",5\" pipe\r\n"));
    }

    #[test]
    fn a_row_within_a_row_is_seen() {
        assert!(swallows_a_row("36,\"AB\n37,CD"));
        assert!(!swallows_a_row("36,\"AB\n37 CD\""));
    }

    #[test]
    fn numbers_of_parties_are_digits() {
        assert_eq!(key(" 36 "), Some(36));
        assert_eq!(key("-0- "), None);
        assert_eq!(key("99999999999999999999"), None);
    }
}

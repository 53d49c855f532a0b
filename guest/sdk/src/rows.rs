//! The rows of a CSV that is in memory, and what stands in them as it is written. It reads what the crate `csv` reads, which goes
//! byte by byte, a row where nothing is doubled and no line breaks in sixteen bytes a step, and copies nothing of it.
//!
//! For a list whose header the SDK knows how to read there is [`Table`](crate::table::Table).
//!
//! ```
//! use dragoman_guest::rows::Rows;
//!
//! let mut rows = Rows::over("ID,Name\r\n1,\"Example, Ada\"\r\n");
//! let mut texts = Vec::new();
//! while let Some(row) = rows.next() {
//!     texts.push(row.cells().collect::<Vec<_>>().join("; "));
//! }
//! assert_eq!(texts, ["ID; Name", "1; Example, Ada"]);
//! ```

use std::ops::Index;

use crate::lanes::{LANES, Lanes};

/// Where a cell begins and ends.
type Span = (u32, u32);

/// Reads the rows of a text one by one. Cells are parted by commas, and may stand in quotes.
#[derive(Debug)]
pub struct Rows<'t> {
    text: &'t str,
    /// Where the next row begins, or blank lines before it.
    at: usize,
    cells: Vec<Span>,
    /// The cells of a row that are not written as they are.
    unquoted: String,
}

/// A row.
#[derive(Debug, Clone, Copy)]
pub struct Row<'r> {
    raw: &'r str,
    start: usize,
    /// What the cells are parts of.
    text: &'r str,
    cells: &'r [Span],
    is_plain: bool,
}

impl<'t> Rows<'t> {
    /// The rows of a text of less than 4 GiB.
    pub fn over(text: &'t str) -> Self {
        Self {
            text,
            at: 0,
            cells: Vec::new(),
            unquoted: String::new(),
        }
    }

    /// Where the next row begins, or blank lines before it: an offset in the text.
    pub fn position(&self) -> usize {
        self.at
    }

    /// Goes on reading at an offset, which must be that of a character.
    pub fn go_to(&mut self, at: usize) {
        self.at = at;
    }

    /// The next row that is no blank line; none after the last.
    #[expect(clippy::should_implement_trait, reason = "a row is lent")]
    pub fn next(&mut self) -> Option<Row<'_>> {
        let (start, bytes) = (self.at, self.text.as_bytes());
        let breaks = bytes.get(start..)?.iter().take_while(|byte| is_break(**byte));
        let begin = start + breaks.count();
        if begin == bytes.len() {
            return None;
        }
        self.cells.clear();
        let plain = plain(bytes, begin, &mut self.cells);
        let end = match plain {
            Some(end) => end,
            None => self.unquote(begin),
        };
        // Of two signs that end a line the second is a blank line to the next row.
        self.at = bytes.len().min(end + 1);
        Some(Row {
            raw: &self.text[start..self.at],
            start,
            text: if plain.is_some() {
                self.text
            } else {
                &self.unquoted
            },
            cells: &self.cells,
            is_plain: plain.is_some(),
        })
    }

    /// Reads a row, whatever is in it, and says where it ends.
    #[cold]
    fn unquote(&mut self, begin: usize) -> usize {
        let bytes = self.text.as_bytes();
        self.cells.clear();
        self.unquoted.clear();
        let mut at = begin;
        loop {
            let start = self.unquoted.len();
            let mut is_quoted = bytes.get(at) == Some(&b'"');
            at += usize::from(is_quoted);
            loop {
                let rest = &bytes[at..];
                let ends = |byte: &u8| match is_quoted {
                    true => *byte == b'"',
                    false => *byte == b',' || is_break(*byte),
                };
                let length = rest.iter().position(ends).unwrap_or(rest.len());
                self.unquoted.push_str(&self.text[at..at + length]);
                at += length;
                match bytes[at..] {
                    [b'"', b'"', ..] if is_quoted => {
                        self.unquoted.push('"');
                        at += 2;
                    }
                    // Behind a quote that is neither doubled nor the last of its cell, the cell goes on as if there were none.
                    [b'"', ..] if is_quoted => {
                        is_quoted = false;
                        at += 1;
                    }
                    _ => break,
                }
            }
            self.cells.push((start as u32, self.unquoted.len() as u32));
            if bytes.get(at) != Some(&b',') {
                return at;
            }
            at += 1;
        }
    }
}

fn is_break(byte: u8) -> bool {
    matches!(byte, b'\r' | b'\n')
}

/// Finds the cells of a row that is a line, each of them as it stands in the text, and says where the row ends; none if it is
/// another, or the end of the text is near.
#[inline]
fn plain(bytes: &[u8], begin: usize, cells: &mut Vec<Span>) -> Option<usize> {
    // Where the cell at hand begins, behind its quote; and whether it has one, and is within it.
    let (mut cell, mut has_quote, mut is_within) = (begin, false, false);
    for (index, lanes) in bytes[begin..].as_chunks::<LANES>().0.iter().enumerate() {
        let lanes = Lanes::of(lanes);
        let marks = lanes.equal(b',') | lanes.equal(b'"') | lanes.equal(b'\n') | lanes.equal(b'\r');
        for place in marks.places() {
            let at = begin + LANES * index + place;
            match bytes[at] {
                b'"' if is_within => {
                    let next = *bytes.get(at + 1)?;
                    if next != b',' && !is_break(next) {
                        return None;
                    }
                    is_within = false;
                }
                b'"' if at == cell && !has_quote => {
                    (cell, has_quote, is_within) = (at + 1, true, true);
                }
                // In a cell without quotes it is a sign like any other.
                b'"' => {}
                b',' if is_within => {}
                _ if is_within => return None,
                mark => {
                    cells.push((cell as u32, (at - usize::from(has_quote)) as u32));
                    if mark != b',' {
                        return Some(at);
                    }
                    (cell, has_quote) = (at + 1, false);
                }
            }
        }
    }
    None
}

impl<'r> Row<'r> {
    /// As it stands in the text, with the sign behind it that ends its line, and with blank lines before it.
    pub fn raw(self) -> &'r str {
        self.raw
    }

    /// Where it begins in the text, or blank lines before it.
    pub fn start(self) -> usize {
        self.start
    }

    /// How many cells it has, one at least.
    #[expect(clippy::len_without_is_empty, reason = "no row is empty")]
    pub fn len(self) -> usize {
        self.cells.len()
    }

    /// A cell, without the quotes around it; none if there are not so many.
    pub fn get(self, index: usize) -> Option<&'r str> {
        self.cells.get(index).map(|cell| self.text_of(*cell))
    }

    /// Its cells, without the quotes around them.
    pub fn cells(self) -> impl DoubleEndedIterator<Item = &'r str> + ExactSizeIterator + Clone {
        self.cells.iter().map(move |cell| self.text_of(*cell))
    }

    /// Whether it runs over several lines.
    pub fn has_lines(self) -> bool {
        !self.is_plain && self.raw.trim_matches(['\r', '\n']).contains(['\r', '\n'])
    }

    fn text_of(self, (start, end): Span) -> &'r str {
        &self.text[start as usize..end as usize]
    }
}

/// A cell that the row is known to have.
///
/// # Panics
///
/// If there are not so many.
impl Index<usize> for Row<'_> {
    type Output = str;

    fn index(&self, index: usize) -> &str {
        self.text_of(self.cells[index])
    }
}

#[cfg(test)]
mod tests {
    use csv::{ReaderBuilder, StringRecord};

    use super::*;
    use crate::trials::dice;

    /// Every row: where it begins and ends, and its cells.
    type Told = Vec<(usize, usize, Vec<String>)>;

    fn told(text: &str) -> Told {
        let (mut rows, mut told) = (Rows::over(text), Vec::new());
        while let Some(row) = rows.next() {
            assert_eq!(row.len(), row.cells().count());
            let end = row.start() + row.raw().len();
            told.push((row.start(), end, row.cells().map(str::to_owned).collect()));
        }
        told
    }

    fn expected(text: &str) -> Told {
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let (mut record, mut told) = (StringRecord::new(), Vec::new());
        while reader.read_record(&mut record).expect("UTF-8") {
            let start = record.position().expect("a place").byte() as usize;
            let end = reader.position().byte() as usize;
            told.push((start, end, record.iter().map(str::to_owned).collect()));
        }
        told
    }

    #[test]
    fn rows_are_those_that_the_crate_csv_reads() {
        let pieces = [
            ",",
            "\"",
            "a",
            "\n",
            "\r\n",
            "\r",
            "\"\"",
            "é",
            " ",
            "Example, Ada",
            "\",\"",
            "a text of more than sixteen bytes",
            ",,,,,,,,",
            "\"a\",",
            "\"a, b\"\r\n",
        ];
        let mut next = dice();
        let (mut plain, mut several) = (0, 0);
        for round in 0..40_000 {
            let kinds = [3, 6, pieces.len(), pieces.len()][round % 4];
            let length = next(40);
            let text: String = (0..length).map(|_| pieces[next(kinds)]).collect();
            assert_eq!(told(&text), expected(&text), "{text:?}");
            let mut rows = Rows::over(&text);
            while let Some(row) = rows.next() {
                let lines = row.raw().trim_matches(['\r', '\n']).contains(['\r', '\n']);
                assert_eq!(row.has_lines(), lines, "{text:?}");
                plain += usize::from(row.is_plain);
                several += usize::from(lines);
            }
        }
        assert!(plain > 10_000 && several > 10_000, "{plain} {several}");
    }

    #[test]
    fn reading_goes_on_wherever_it_is_told_to() {
        let mut rows = Rows::over("1,\"Ada\n2,Ida\n");
        assert!(rows.next().is_some_and(Row::has_lines));
        rows.go_to(6);
        assert_eq!(rows.next().and_then(|row| row.get(1)), Some("Ida"));
        assert!(rows.next().is_none());
        assert_eq!(rows.position(), 13);
    }
}

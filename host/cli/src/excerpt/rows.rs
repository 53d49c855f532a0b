//! Rows of a CSV file, cell by cell.

use std::io::Read;

use csv::{ReaderBuilder, StringRecord};
use dragoman_content::Content;
use serde::Serialize;

use super::{Excerpt, beginning, encoding, unread};

/// Rows of an excerpt; what is more is left out.
const ROWS: usize = 20;

/// Bytes of a cell that are shown.
const CELL: usize = 2_048;

/// Rows at the top among which titles are looked for, and by which the delimiter is found.
const TOP: usize = 32;

/// Bytes at the top by which the delimiter is found.
const SNIFFED: u64 = 65_536;

/// A row, as much of it as holds something.
#[derive(Debug, PartialEq, Serialize)]
pub(crate) struct Row {
    /// Its number, from 1.
    pub(crate) row: u32,
    pub(crate) cells: Vec<Cell>,
}

/// A cell.
#[derive(Debug, PartialEq, Serialize)]
pub(crate) struct Cell {
    /// Its column, as a spreadsheet names it.
    pub(crate) column: String,
    /// Title of the column, where one is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) title: Option<String>,
    pub(crate) text: String,
    /// Bytes at its end that are left out here.
    #[serde(skip_serializing_if = "is_zero")]
    pub(crate) left_out: usize,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_zero(number: &usize) -> bool {
    *number == 0
}

pub(super) fn cut(content: &Content, first: u32, last: u32) -> Result<Excerpt, String> {
    let decoded = || encoding::Decoded::new(content).map_err(unread);
    let mut sniffed = Vec::new();
    let read = decoded()?.take(SNIFFED).read_to_end(&mut sniffed);
    read.map_err(unread)?;
    let mut reader = reader(delimiter(&String::from_utf8_lossy(&sniffed))).from_reader(decoded()?);
    let (mut top, mut found) = (Vec::new(), Vec::new());
    let mut number = 0;
    for record in reader.records() {
        let record = record.map_err(|error| format!("it cannot be read up to row {first}: {error}"))?;
        number += 1;
        if number >= first {
            found.push((number, record));
        } else if top.len() < TOP {
            top.push(record);
        }
        if number == last || found.len() == ROWS {
            break;
        }
    }
    let Some((_, row)) = found.first() else {
        return Err(format!("there is no row {first}, it has {number}"));
    };
    let titles = titles(&top, row.len());
    let rows: Vec<_> = found
        .iter()
        .map(|(number, record)| Row {
            row: *number,
            cells: cells(record, titles.map(|index| &top[index])),
        })
        .collect();
    Ok(Excerpt::Rows {
        left_out: if found.len() == ROWS { last - number } else { 0 },
        titles: titles.map(|index| index as u32 + 1),
        rows,
    })
}

fn reader(delimiter: u8) -> ReaderBuilder {
    let mut builder = ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(delimiter);
    builder
}

/// What stands between cells: of the usual signs that by which most rows at the top have as many cells as one another.
fn delimiter(top: &str) -> u8 {
    let agreement = |delimiter: u8| {
        let mut reader = reader(delimiter).from_reader(top.as_bytes());
        let widths: Vec<_> = reader
            .records()
            .take(TOP)
            .flatten()
            .map(|row| row.len())
            .collect();
        let agreeing = |width: usize| widths.iter().filter(|other| **other == width).count();
        let wide = widths.iter().filter(|width| **width > 1);
        wide.map(|width| (agreeing(*width), *width)).max()
    };
    // Of equals the first; the comma wins where nothing is to be told.
    let mut best = (b',', agreement(b','));
    for other in [b';', b'\t', b'|'] {
        let agreed = agreement(other);
        if agreed > best.1 {
            best = (other, agreed);
        }
    }
    best.0
}

/// The first of the rows above that looks like titles: as wide as the row, every cell a word of its own, and none a number.
fn titles(above: &[StringRecord], width: usize) -> Option<usize> {
    above.iter().position(|row| {
        let mut seen: Vec<&str> = row
            .iter()
            .map(str::trim)
            .filter(|cell| !cell.is_empty())
            .collect();
        let are_words = seen.iter().all(|cell| cell.chars().any(char::is_alphabetic));
        let count = seen.len();
        seen.sort_unstable();
        seen.dedup();
        row.len() == width && are_words && count > 1 && seen.len() == count
    })
}

fn cells(record: &StringRecord, titles: Option<&StringRecord>) -> Vec<Cell> {
    let cells = record.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
    let cell = |(index, cell): (usize, &str)| {
        let (text, left_out) = beginning(cell, CELL);
        let title = titles.and_then(|titles| titles.get(index)).map(str::trim);
        Cell {
            column: column(index),
            title: title.filter(|title| !title.is_empty()).map(str::to_owned),
            text: text.to_owned(),
            left_out,
        }
    };
    cells.map(cell).collect()
}

/// The name that spreadsheets give a column: A to Z, AA, AB …
fn column(index: usize) -> String {
    let mut rest = index + 1;
    let mut name = Vec::new();
    while rest > 0 {
        rest -= 1;
        name.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    name.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rows that are cut out as `number: column/title=text …`, the row of titles, and how many rows are left out.
    fn shown(text: &str, first: u32, last: u32) -> (Vec<String>, Option<u32>, u32) {
        let Excerpt::Rows {
            rows,
            titles,
            left_out,
        } = cut(&text.as_bytes().into(), first, last).expect("there are rows")
        else {
            panic!("these are rows");
        };
        let cell = |cell: &Cell| {
            let title = cell.title.as_deref().unwrap_or("-");
            format!("{}/{title}={}", cell.column, cell.text)
        };
        let row = |row: &Row| {
            let cells: Vec<_> = row.cells.iter().map(cell).collect();
            format!("{}: {}", row.row, cells.join(" "))
        };
        (rows.iter().map(row).collect(), titles, left_out)
    }

    #[test]
    fn cells_stand_under_their_titles_and_rows_are_records() {
        let list = "\u{feff}Last Updated,01/02/2026\nName,Born,Note\n\"Example,\nAda\",1960,\nBoris,1961,x\n";
        assert_eq!(
            shown(list, 3, 4),
            (
                vec![
                    "3: A/Name=Example,\nAda B/Born=1960".into(),
                    "4: A/Name=Boris B/Born=1961 C/Note=x".into()
                ],
                Some(2),
                0
            )
        );
    }

    #[test]
    fn a_first_record_is_not_taken_for_titles() {
        for list in ["36,Example,-0-,-0-\n37,Other,a,b\n", "Ada,Ada\nx,y\n"] {
            assert_eq!(shown(list, 2, 2).1, None, "{list}");
        }
    }

    #[test]
    fn other_delimiters_are_found() {
        let list = "Name;Note\nAda;\"a; b, c, d\"\nBoris;x, y\n";
        assert_eq!(shown(list, 2, 2).0, ["2: A/Name=Ada B/Note=a; b, c, d"]);
        assert_eq!(
            shown("Name\tNote\nAda, x\ty\n", 2, 2).0,
            ["2: A/Name=Ada, x B/Note=y"]
        );
    }

    #[test]
    fn many_rows_are_cut_and_say_how_many_are_left() {
        let list: String = (0..100).map(|number| format!("{number},x\n")).collect();
        let (rows, _, left_out) = shown(&list, 11, 90);
        assert_eq!((rows.len(), left_out), (ROWS, 80 - ROWS as u32));
    }

    #[test]
    fn a_row_that_is_not_there_is_said() {
        assert_eq!(
            cut(&b"a,b\n"[..].into(), 3, 3),
            Err("there is no row 3, it has 1".into())
        );
    }

    #[test]
    fn columns_are_named_as_spreadsheets_do() {
        for (index, name) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(column(index), name);
        }
    }
}

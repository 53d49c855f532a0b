//! What the cells of a workbook in XLS show of a day ([MS-XLS] 2.4).

use super::super::compound::{Wrong, u16_at, u32_at};
use super::super::records::{Record, Records, kind};
use super::{Cells, Shown, built_in, shown_by};

/// The telephone code of Japan, by which a workbook says where it was made.
const JAPAN: u16 = 81;

/// What calamine does not tell of the days of a workbook.
#[derive(Default)]
pub(in super::super) struct Days {
    /// What the cells of each sheet show, in the order of the sheets.
    pub(in super::super) shown: Vec<Cells>,
    /// Whether they are counted from 1904.
    pub(in super::super) is_1904: bool,
}

/// Looks at the stream of a workbook, which was checked before.
pub(in super::super) fn days(stream: &[u8]) -> Result<Days, Wrong> {
    let (mut formats, mut sheets, mut is_1904) = (Formats::default(), Vec::new(), false);
    let mut records = Records { rest: stream };
    while let Some(record) = records.next()? {
        match record.kind {
            // What follows is encrypted.
            kind::PASSWORD if u16_at(record.data, 0) != 0 => return Ok(Days::default()),
            kind::DATES => is_1904 = u16_at(record.data, 0) == 1,
            kind::SHEET => sheets.push(u32_at(record.data, 0) as usize),
            _ => formats.take(&record),
        }
    }
    let shown = formats.shown();
    let of_sheet = |start: usize| match shown.iter().any(Option::is_some) {
        true => sheet(stream.get(start..).unwrap_or_default(), &shown),
        false => Ok(Cells::new()),
    };
    let shown = sheets.into_iter().map(of_sheet).collect::<Result<_, _>>()?;
    Ok(Days { shown, is_1904 })
}

/// The formats of a workbook.
#[derive(Default)]
struct Formats {
    is_japanese: bool,
    own: Vec<(u16, Option<Shown>)>,
    of_cells: Vec<u16>,
}

impl Formats {
    fn take(&mut self, record: &Record<'_>) {
        let data = record.data;
        match record.kind {
            kind::COUNTRY if data.len() >= 2 => self.is_japanese = u16_at(data, 0) == JAPAN,
            kind::FORMAT if data.len() >= 5 => {
                let code = match data[4] & 1 {
                    0 => data[5..].iter().map(|byte| char::from(*byte)).collect(),
                    _ => {
                        let letters = data[5..].chunks_exact(2).map(|pair| u16_at(pair, 0));
                        char::decode_utf16(letters)
                            .map(|letter| letter.unwrap_or(' '))
                            .collect::<String>()
                    }
                };
                self.own.push((u16_at(data, 0), shown_by(&code)));
            }
            kind::CELL_FORMAT if data.len() >= 4 => self.of_cells.push(u16_at(data, 2)),
            _ => {}
        }
    }

    /// What each format of cells shows.
    fn shown(&self) -> Vec<Option<Shown>> {
        let shown = |id: &u16| match self.own.iter().find(|(own, _)| own == id) {
            Some((_, shown)) => *shown,
            None if self.is_japanese => japanese(*id).or_else(|| built_in(&id.to_string())),
            None => built_in(&id.to_string()),
        };
        self.of_cells.iter().map(shown).collect()
    }
}

/// What a format shows that every Japanese workbook has (ECMA-376, part 1, 18.8.30).
fn japanese(id: u16) -> Option<Shown> {
    match id {
        // yyyy"年"m"月"
        34 | 52 | 55 => Some(Shown::Month),
        // m"月"d"日"
        35 | 53 | 56 => Some(Shown::Yearless),
        _ => None,
    }
}

/// Finds the cells of a sheet by their formats.
fn sheet(stream: &[u8], formats: &[Option<Shown>]) -> Result<Cells, Wrong> {
    let (mut records, mut cells) = (Records { rest: stream }, Cells::new());
    let shown = |format: u16| formats.get(usize::from(format)).copied().flatten();
    while let Some(record) = records.next()? {
        let data = record.data;
        match record.kind {
            kind::NUMBER | kind::RK | kind::FORMULA if data.len() >= 6 => {
                if let Some(shown) = shown(u16_at(data, 4)) {
                    cells.insert((u16_at(data, 0).into(), u16_at(data, 2).into()), shown);
                }
            }
            // One row, a first column, and a format and a number for each column from there on.
            kind::NUMBERS if data.len() >= 6 => {
                let (row, first) = (u16_at(data, 0), u32::from(u16_at(data, 2)));
                for (column, cell) in (first..).zip(data[4..data.len() - 2].chunks_exact(6)) {
                    if let Some(shown) = shown(u16_at(cell, 0)) {
                        cells.insert((row.into(), column), shown);
                    }
                }
            }
            _ => {}
        }
    }
    Ok(cells)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        let length = data.len() as u16;
        [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
    }

    /// A workbook with the formats `55` and `mmm-yy`, and a sheet with a number of each and two of the first.
    fn workbook(country: u8) -> Vec<u8> {
        let own = [&[200, 0, 6, 0, 0][..], b"mmm-yy"].concat();
        let mut globals = [
            record(kind::BEGIN, &[0, 6, 5, 0]),
            record(kind::COUNTRY, &[country, 0, country, 0]),
            record(kind::FORMAT, &own),
            record(kind::CELL_FORMAT, &[0, 0, 55, 0]),
            record(kind::CELL_FORMAT, &[0, 0, 200, 0]),
        ]
        .concat();
        let sheet = globals.len() as u32 + 12 + 4;
        globals.extend(record(kind::SHEET, &[&sheet.to_le_bytes()[..], &[0; 4]].concat()));
        globals.extend(record(kind::EOF, &[]));
        let number = |column: u8, format: u8| {
            record(
                kind::NUMBER,
                &[&[4, 0, column, 0, format, 0][..], &26969f64.to_le_bytes()].concat(),
            )
        };
        let many = record(
            kind::NUMBERS,
            &[5, 0, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 8, 0],
        );
        [
            globals,
            record(kind::BEGIN, &[0, 6, 16, 0]),
            number(2, 0),
            number(3, 1),
            many,
            record(kind::EOF, &[]),
        ]
        .concat()
    }

    #[test]
    fn cells_are_told_by_their_formats_of_the_workbook_and_of_its_country() {
        let japanese = days(&workbook(81)).expect("a workbook").shown;
        let mut found: Vec<_> = japanese[0].iter().map(|(at, shown)| (*at, *shown)).collect();
        found.sort_by_key(|(at, _)| *at);
        let month = Shown::Month;
        assert_eq!(
            found,
            [((4, 2), month), ((4, 3), month), ((5, 7), month), ((5, 8), month)]
        );
        let other = days(&workbook(1)).expect("a workbook").shown;
        assert_eq!(other, [Cells::from([((4, 3), Shown::Month)])]);
    }
}

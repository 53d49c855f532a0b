//! The records of a workbook in the old binary format, looked at for what calamine panics at, or silently passes over.

use super::compound::{Wrong, u16_at, u32_at};

/// Cells between the first and the last of a sheet, in both directions. A list has some hundred thousand; each takes memory
/// whether it is there or not.
const MAX_CELLS: u64 = 2_000_000;

/// Columns that the format has.
const MAX_COLUMNS: u16 = 256;

/// Sheets that a workbook may have. Each is walked from its place on, and many may say the same place.
const MAX_SHEETS: usize = 256;

/// Types of records.
pub(super) mod kind {
    pub(in super::super) const FORMULA: u16 = 0x0006;
    pub(in super::super) const EOF: u16 = 0x000A;
    pub(in super::super) const EXTERN: u16 = 0x0017;
    pub(in super::super) const NAME: u16 = 0x0018;
    pub(in super::super) const DATES: u16 = 0x0022;
    pub(in super::super) const PASSWORD: u16 = 0x002F;
    pub(in super::super) const CONTINUE: u16 = 0x003C;
    pub(in super::super) const CODE_PAGE: u16 = 0x0042;
    pub(in super::super) const SHEET: u16 = 0x0085;
    pub(in super::super) const COUNTRY: u16 = 0x008C;
    pub(in super::super) const NUMBERS: u16 = 0x00BD;
    pub(in super::super) const RICH_LABEL: u16 = 0x00D6;
    pub(in super::super) const CELL_FORMAT: u16 = 0x00E0;
    pub(in super::super) const MERGED: u16 = 0x00E5;
    pub(in super::super) const TEXTS: u16 = 0x00FC;
    pub(in super::super) const TEXT: u16 = 0x00FD;
    pub(in super::super) const DIMENSIONS: u16 = 0x0200;
    pub(in super::super) const NUMBER: u16 = 0x0203;
    pub(in super::super) const LABEL: u16 = 0x0204;
    pub(in super::super) const TRUTH: u16 = 0x0205;
    pub(in super::super) const RK: u16 = 0x027E;
    pub(in super::super) const FORMAT: u16 = 0x041E;
    pub(in super::super) const BEGIN: u16 = 0x0809;
}

/// A record: its type, and what it holds together with the records that continue it.
pub(super) struct Record<'s> {
    pub(super) kind: u16,
    pub(super) data: &'s [u8],
    continued: Vec<&'s [u8]>,
}

/// The records of a stream from a place on, up to the one that ends them.
pub(super) struct Records<'s> {
    pub(super) rest: &'s [u8],
}

impl<'s> Records<'s> {
    pub(super) fn next(&mut self) -> Result<Option<Record<'s>>, Wrong> {
        if self.rest.is_empty() {
            return Ok(None);
        }
        let (kind, data) = self.take()?;
        let mut continued = Vec::new();
        while self.rest.len() > 4 && u16_at(self.rest, 0) == kind::CONTINUE {
            continued.push(self.take()?.1);
        }
        Ok((kind != kind::EOF).then_some(Record {
            kind,
            data,
            continued,
        }))
    }

    fn take(&mut self) -> Result<(u16, &'s [u8]), Wrong> {
        let end = 4 + usize::from(u16_at(self.rest, 2));
        let data = self
            .rest
            .get(4..end)
            .ok_or(Wrong::Broken("a record goes on behind the end of the workbook"))?;
        let kind = u16_at(self.rest, 0);
        self.rest = &self.rest[end..];
        Ok((kind, data))
    }
}

/// Checks the stream of a workbook.
pub(super) fn check(stream: &[u8]) -> Result<(), Wrong> {
    let mut records = Records { rest: stream };
    let (mut sheets, mut texts, mut is_old) = (Vec::new(), 0, false);
    while let Some(record) = records.next()? {
        let least = match record.kind {
            kind::PASSWORD | kind::CODE_PAGE | kind::DATES | kind::BEGIN | kind::EXTERN => 2,
            kind::SHEET => 8,
            kind::NAME => 15,
            kind::TEXTS => 8,
            _ => 0,
        };
        if record.data.len() < least {
            return Err(Wrong::Broken("a record is shorter than its type must be"));
        }
        match record.kind {
            // What follows is encrypted.
            kind::PASSWORD if u16_at(record.data, 0) != 0 => return Ok(()),
            kind::BEGIN => is_old = matches!(u16_at(record.data, 0), 2 | 7 | 0x200 | 0x300 | 0x400 | 0x500),
            kind::SHEET if sheets.len() == MAX_SHEETS => {
                return Err(Wrong::Broken("the workbook has more sheets than any list"));
            }
            kind::SHEET => sheets.push(u32_at(record.data, 0) as usize),
            kind::NAME => check_name(record.data, is_old)?,
            kind::TEXTS => texts = check_texts(&record)?,
            _ => {}
        }
    }
    for start in sheets {
        let rest = stream
            .get(start..)
            .ok_or(Wrong::Broken("a sheet begins behind the end of the workbook"))?;
        check_sheet(Records { rest }, texts)?;
    }
    Ok(())
}

/// Checks the name of a range: its letters and its formula must lie within the record.
fn check_name(data: &[u8], is_old: bool) -> Result<(), Wrong> {
    let (letters, formula) = (usize::from(data[3]), usize::from(u16_at(data, 4)));
    // A formula of which only the beginning is there is longer than any that is looked at.
    let is_whole = is_old || 15 + letters <= data.len();
    let has_formula = formula <= data.len()
        && (formula == 0 || formula >= 18 || !is_reference(&data[data.len() - formula..]));
    match is_whole && has_formula {
        true => Ok(()),
        false => Err(Wrong::Broken("the name of a range is longer than its record")),
    }
}

/// Whether a formula is a reference to another sheet that is shorter than it must be.
fn is_reference(formula: &[u8]) -> bool {
    match formula[0] {
        0x3A | 0x5A | 0x7A => formula.len() < 7,
        0x3B | 0x5B | 0x7B => formula.len() < 11,
        0x3C | 0x5C | 0x7C | 0x3D | 0x5D | 0x7D => formula.len() < 3,
        _ => false,
    }
}

/// Walks the texts that cells refer to, and gives how many they are.
fn check_texts(record: &Record<'_>) -> Result<u32, Wrong> {
    const SHORT: Wrong = Wrong::Broken("the texts of the workbook stop within one of them");
    let mut parts = record.continued.iter().copied();
    let (mut data, mut count) = (&record.data[8..], 0);
    loop {
        if data.is_empty() {
            match parts.next() {
                Some(next) => data = next,
                None => return Ok(count),
            }
            continue;
        }
        if data.len() < 3 {
            return Err(SHORT);
        }
        let (mut letters, flags) = (usize::from(u16_at(data, 0)), data[2]);
        let (is_rich, has_more) = (flags & 8 != 0, flags & 4 != 0);
        let head = 3 + 2 * usize::from(is_rich) + 4 * usize::from(has_more);
        if data.len() < head {
            return Err(SHORT);
        }
        let runs = if is_rich {
            4 * usize::from(u16_at(data, 3))
        } else {
            0
        };
        let more = if has_more {
            u32_at(data, head - 4) as usize
        } else {
            0
        };
        data = &data[head..];
        let mut width = 1 + usize::from(flags & 1);
        while letters > 0 {
            let taken = letters.min(data.len() / width);
            data = &data[taken * width..];
            letters -= taken;
            if letters > 0 {
                // A letter is never cut in two.
                let next = parts
                    .next()
                    .filter(|next| data.is_empty() && !next.is_empty())
                    .ok_or(SHORT)?;
                width = 1 + usize::from(next[0] & 1);
                data = &next[1..];
            }
        }
        let mut behind = runs.checked_add(more).ok_or(SHORT)?;
        while behind > 0 {
            if data.is_empty() {
                data = parts.next().ok_or(SHORT)?;
            }
            let taken = behind.min(data.len());
            data = &data[taken..];
            behind -= taken;
        }
        count += 1;
    }
}

/// The first and the last row and column of the cells of a sheet.
#[derive(Default)]
struct Extent(Option<(u16, u16, u16, u16)>);

impl Extent {
    fn take(&mut self, row: u16, first: u16, last: u16) -> Result<(), Wrong> {
        if last < first || last >= MAX_COLUMNS {
            return Err(Wrong::Broken("a cell stands in a column that there is not"));
        }
        let (above, below, left, right) = self.0.unwrap_or((row, row, first, last));
        let extent = (above.min(row), below.max(row), left.min(first), right.max(last));
        let cells = (u64::from(extent.1 - extent.0) + 1) * (u64::from(extent.3 - extent.2) + 1);
        self.0 = Some(extent);
        match cells > MAX_CELLS {
            true => Err(Wrong::Broken(
                "the cells of a sheet lie farther apart than those of any list",
            )),
            false => Ok(()),
        }
    }
}

fn check_sheet(mut records: Records<'_>, texts: u32) -> Result<(), Wrong> {
    let mut extent = Extent::default();
    while let Some(record) = records.next()? {
        let data = record.data;
        let least = match record.kind {
            kind::NUMBER => 14,
            kind::LABEL | kind::RICH_LABEL => 6,
            kind::TRUTH => 8,
            kind::RK | kind::TEXT => 10,
            kind::NUMBERS => 12,
            kind::FORMULA => 22,
            kind::MERGED => 2,
            _ => 0,
        };
        if data.len() < least {
            return Err(Wrong::Broken("a record is shorter than its type must be"));
        }
        let (row, column) = (u16_at(data, 0), u16_at(data, 2));
        match record.kind {
            kind::DIMENSIONS => check_dimensions(data)?,
            kind::MERGED if 2 + 8 * usize::from(row) > data.len() => {
                return Err(Wrong::Broken(
                    "a record of merged cells is shorter than their number",
                ));
            }
            kind::NUMBERS => extent.take(row, column, u16_at(data, data.len() - 2))?,
            kind::TEXT if u32_at(data, 6) >= texts => {
                return Err(Wrong::Broken("a cell has a text that there is not"));
            }
            kind::NUMBER
            | kind::LABEL
            | kind::RICH_LABEL
            | kind::TRUTH
            | kind::RK
            | kind::TEXT
            | kind::FORMULA => {
                extent.take(row, column, column)?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// Checks what a sheet claims as its extent: so much is reserved for it.
fn check_dimensions(data: &[u8]) -> Result<(), Wrong> {
    let (above, below, left, right) = match data.len() {
        14 => (
            u32_at(data, 0),
            u32_at(data, 4),
            u16_at(data, 8),
            u16_at(data, 10),
        ),
        10 => (
            u16_at(data, 0).into(),
            u16_at(data, 2).into(),
            u16_at(data, 4),
            u16_at(data, 6),
        ),
        // Calamine says so.
        _ => return Ok(()),
    };
    let is_empty = below == 0 || right == 0;
    let cells = u64::from(below.saturating_sub(above)) * u64::from(right.saturating_sub(left).max(1));
    let is_turned = !is_empty && below <= above;
    match cells > MAX_CELLS || is_turned {
        true => Err(Wrong::Broken("a sheet claims an extent that no list has")),
        false => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::compound::Compound;
    use super::*;

    fn stream() -> Vec<u8> {
        let bytes = include_bytes!("../../tests/fixtures/persons.xls");
        let stream = Compound::open(bytes).and_then(|file| file.workbook());
        stream.expect("a compound file").expect("a workbook")
    }

    /// Where the first record of a type begins to hold something.
    fn find(stream: &[u8], wanted: u16) -> usize {
        let mut at = 0;
        while u16_at(stream, at) != wanted {
            at += 4 + usize::from(u16_at(stream, at + 2));
            assert!(at < stream.len(), "no record of the type {wanted:#x}");
        }
        at + 4
    }

    /// What is wrong with the workbook after some bytes of its first record of a type were changed.
    fn with(wanted: u16, offset: usize, bytes: &[u8]) -> Result<(), Wrong> {
        let mut stream = stream();
        let at = find(&stream, wanted) + offset;
        stream[at..at + bytes.len()].copy_from_slice(bytes);
        check(&stream)
    }

    #[test]
    fn a_sound_workbook_is_found_sound() {
        assert_eq!(check(&stream()), Ok(()));
    }

    #[test]
    fn what_lies_behind_the_end_or_is_not_there_is_broken() {
        for (what, found) in [
            (
                "the place of a sheet",
                with(kind::SHEET, 0, &[0xFF, 0xFF, 0xFF, 0x7F]),
            ),
            ("the length of a text", with(kind::TEXTS, 8, &[0xFF, 0xFF])),
            (
                "the text of a cell",
                with(kind::TEXT, 6, &[0xFF, 0xFF, 0xFF, 0x7F]),
            ),
            ("the column of a cell", with(kind::TEXT, 2, &[0, 1])),
            (
                "the extent of a sheet",
                with(kind::DIMENSIONS, 4, &[0xFF, 0xFF, 0xFF, 0x7F]),
            ),
        ] {
            assert!(matches!(found, Err(Wrong::Broken(_))), "{what}");
        }
    }

    #[test]
    fn sheets_beyond_what_any_list_has_are_refused_before_one_of_them_is_walked() {
        let workbook = |sheets: usize| {
            // Every sheet begins where the workbook does.
            let sheet = [0x85, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0];
            [sheet.repeat(sheets), vec![0x0A, 0, 0, 0]].concat()
        };
        assert_eq!(check(&workbook(MAX_SHEETS)), Ok(()));
        assert!(matches!(
            check(&workbook(MAX_SHEETS + 1)),
            Err(Wrong::Broken(message)) if message.contains("more sheets")
        ));
    }

    #[test]
    fn a_stream_that_stops_within_a_record_is_broken() {
        let stream = stream();
        let begin = find(&stream, kind::SHEET);
        assert!(matches!(check(&stream[..begin + 3]), Err(Wrong::Broken(_))));
    }
}

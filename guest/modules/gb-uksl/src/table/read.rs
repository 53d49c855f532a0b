//! From bytes to rows.

use dragoman_guest::part::Part;
use dragoman_guest::schema::{Fault, FaultKind, Notice, NoticeKind};
use dragoman_guest::sheet::{Layout, Rows};
use dragoman_guest::texts::TextId;
use dragoman_guest::{About, Feed, Notes, build, table};

use super::{REPORT_DATE, Row, Table};
use crate::GIVE;
use crate::columns::{Column, Header, NAME, REQUIRED};

const LAYOUT: Layout = Layout {
    columns: &REQUIRED,
    give: GIVE,
};

/// Reads the list in CSV. Of a file that was cut off the last subject is left out: its rows may go on behind the cut.
///
/// # Errors
///
/// A fault if it is not this list, is not well-formed, or was cut off before there is any other subject.
pub(crate) fn delimited(feed: &Feed<'_>, part: u32) -> Result<Table, Fault> {
    let mut file = table::Table::open_below(feed, part, &REQUIRED)?.known_by(id_of);
    let mut list = Table::new(part);
    let mut notes = Notes::default();
    list.begin_sheet(None);
    let header = Header::of(file.columns());
    say_missing(&header, &mut notes);
    let cut = loop {
        match file.next(&mut notes) {
            Ok(Some(row)) => list.take(row.number(), &header, |name| row.lines(name)),
            Ok(None) => break None,
            Err(fault) if fault.kind == FaultKind::Truncated => break Some(fault),
            Err(fault) => return Err(fault),
        }
    };
    list.report_date = file.above(REPORT_DATE);
    file.end(&mut notes);
    list.end_seen = file.end_seen();
    if list.rows.is_empty() && cut.is_none() && !list.end_seen {
        let part = Part::new(feed, part, GIVE);
        return Err(part.truncated("the file stops in its header, or right behind it", 0));
    }
    if let Some(fault) = cut {
        list.end_seen = false;
        list.leave_out_last(&mut notes);
        if list.rows.is_empty() {
            return Err(fault);
        }
        notes.cut_off(fault, Column::UniqueId.name());
    }
    list.say_unknown(&mut notes);
    list.notes = notes;
    Ok(list)
}

/// The id of a row in which a cell is missing or added: it stands before all free text, and has a form of its own.
fn id_of<'c>(columns: &[&str], cells: &[&'c str]) -> Option<&'c str> {
    let name = Column::UniqueId.name();
    let at = columns
        .iter()
        .position(|column| column.eq_ignore_ascii_case(name))?;
    let id = cells.get(at)?.trim();
    let (letters, digits) = id.split_at_checked(3)?;
    let is_id = letters.bytes().all(|byte| byte.is_ascii_uppercase())
        && digits.len() >= 3
        && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_id.then_some(id)
}

/// Reads the list in a workbook.
///
/// # Errors
///
/// A fault if the workbook cannot be read, or no sheet of it is this list.
pub(crate) fn workbook(feed: &Feed<'_>, part: u32) -> Result<Table, Fault> {
    let mut rows = Rows::open(feed, part, LAYOUT)?;
    let mut list = Table::new(part);
    let mut notes = Notes::default();
    let mut header = Header::default();
    while let Some(row) = rows.next(&mut notes)? {
        if !list.is_in_sheet(row.sheet()) {
            list.begin_sheet(Some(row.sheet()));
            header = Header::of(row.columns());
            say_missing(&header, &mut notes);
        }
        list.take(row.number(), &header, |name| row.text(name));
    }
    list.report_date = rows.above(REPORT_DATE);
    rows.end(&mut notes);
    list.say_unknown(&mut notes);
    list.notes = notes;
    Ok(list)
}

/// Says which columns an edition lacks: what they say is missing of every subject.
fn say_missing(header: &Header, notes: &mut Notes) {
    let missing = header.missing();
    if missing.is_empty() {
        return;
    }
    notes.say(Notice {
        excerpt: build::excerpt(&missing.join(", ")),
        ..build::notice(
            NoticeKind::Remark,
            "(header)",
            "the header lacks columns that this list has",
        )
    });
}

/// Whether a cell says that nothing is known, as cells of earlier editions do. A name may well be a word.
fn is_unknown(column: Column, text: &str) -> bool {
    let text = text.trim();
    text.eq_ignore_ascii_case("n/a")
        || (text.eq_ignore_ascii_case("unknown") && !NAME.contains(&column) && column != Column::NonLatinName)
}

impl Table {
    fn begin_sheet(&mut self, name: Option<&str>) {
        self.sheets.push(name.map(Into::into));
    }

    fn is_in_sheet(&self, name: &str) -> bool {
        let last = self.sheets.last();
        last.is_some_and(|last| last.as_deref() == Some(name))
    }

    /// Takes a row.
    fn take<'c>(&mut self, number: u32, header: &Header, cell: impl Fn(&str) -> Option<&'c str>) {
        let mut values = [TextId::EMPTY; Column::COUNT];
        let sheet = self.sheets.len().saturating_sub(1) as u16;
        for (column, name) in header.columns() {
            let Some(text) = cell(name) else { continue };
            if is_unknown(column, text) {
                self.unknown[column as usize] += 1;
                continue;
            }
            values[column as usize] = self.texts.keep(text);
        }
        self.rows.push(Row {
            number,
            sheet,
            values,
        });
    }

    /// Says how many cells mean that nothing is known.
    fn say_unknown(&self, notes: &mut Notes) {
        for (column, count) in Column::all().zip(self.unknown) {
            if count > 0 {
                notes.say(Notice {
                    count,
                    ..build::notice(
                        NoticeKind::Remark,
                        column.name(),
                        "the cell means that nothing is known; nothing was taken of it",
                    )
                });
            }
        }
    }

    /// Leaves out the rows of the subject that was read last.
    fn leave_out_last(&mut self, notes: &mut Notes) {
        let Some(last) = self.rows.last() else { return };
        let id = last.id(Column::UniqueId);
        notes.case(About {
            kind: NoticeKind::RejectedRecord,
            field: Column::UniqueId.name().into(),
            message: "the rows of the subject may go on behind the cut; it was left out",
            excerpt: self.texts.get(id),
            record: Some(self.texts.get(id)).filter(|id| !id.is_empty()),
            place: Some(self.place(last)),
        });
        self.rows.retain(|row| row.id(Column::UniqueId) != id);
    }
}

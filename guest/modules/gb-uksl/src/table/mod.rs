//! The list as a table, in CSV or in a workbook: the rows of a subject are all combinations of its names, addresses, births
//! and documents.

mod group;
mod read;

use dragoman_guest::schema::{Fault, FaultKind, Locator, RowRange, Summary};
use dragoman_guest::texts::{TextId, Texts};
use dragoman_guest::{Notes, Sink, build, editions};

use crate::columns::Column;
use crate::values;
use group::Group;

pub(crate) use read::{delimited, workbook};

/// Above the header: `Report Date: 08-Oct-2026`.
const REPORT_DATE: &str = "Report Date";

/// A row of the list.
#[derive(Debug)]
struct Row {
    /// Its number as a spreadsheet counts.
    number: u32,
    /// The index of its sheet.
    sheet: u16,
    values: [TextId; Column::COUNT],
}

impl Row {
    /// The text in a column.
    fn id(&self, column: Column) -> TextId {
        self.values[column as usize]
    }
}

/// The list as a table.
#[derive(Debug)]
pub(crate) struct Table {
    part: u32,
    /// The sheets that have the header; one without a name for CSV.
    sheets: Vec<Option<String>>,
    rows: Vec<Row>,
    texts: Texts,
    /// What stands behind `Report Date`.
    report_date: Option<String>,
    end_seen: bool,
    /// How many cells of each column say that nothing is known.
    unknown: [u32; Column::COUNT],
    notes: Notes,
}

impl Table {
    fn new(part: u32) -> Self {
        Self {
            part,
            sheets: Vec::new(),
            rows: Vec::new(),
            texts: Texts::default(),
            report_date: None,
            end_seen: true,
            unknown: [0; Column::COUNT],
            notes: Notes::default(),
        }
    }

    /// The text in a column of a row.
    fn text(&self, row: &Row, column: Column) -> &str {
        self.texts.get(row.id(column))
    }

    /// The place of a row.
    fn place(&self, row: &Row) -> Locator {
        Locator::Row(RowRange {
            part: self.part,
            sheet: self.sheets.get(usize::from(row.sheet)).cloned().flatten(),
            first: row.number,
            last: row.number,
        })
    }
}

/// Translates the list.
///
/// # Errors
///
/// A fault if not a single row can be used.
pub(crate) fn translate(mut table: Table, out: &mut Sink<'_>) -> Result<Summary, Fault> {
    let mut notes = std::mem::take(&mut table.notes);
    let mut is_empty = true;
    for group in Group::all(&table, &mut notes) {
        if let Some(subject) = group.subject(&mut notes) {
            is_empty = false;
            out.subject(subject);
        }
    }
    if is_empty {
        let message = "there is no row with an id and a name below the header";
        return Err(Fault {
            source: table.rows.first().map(|row| table.place(row)),
            ..build::fault(FaultKind::Empty, message, crate::GIVE)
        });
    }
    let words = table.report_date.as_deref();
    let day = editions::day(REPORT_DATE, words, values::day, None, &mut notes);
    notes.send(out);
    Ok(Summary {
        published: day,
        edition_label: table.report_date,
        declared_records: None,
        end_seen: table.end_seen,
    })
}

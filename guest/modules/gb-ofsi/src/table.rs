//! The rows of the list, whichever reader they came from.

use dragoman_guest::schema::{Fault, FaultKind, Locator, NoticeKind, RowRange};
use dragoman_guest::texts::{TextId, Texts};
use dragoman_guest::{About, Notes, build};

use crate::columns::{self, Column};
use crate::faults;
use crate::header::{self, Header};

/// Rows in which a header is looked for.
const PREAMBLE: usize = 20;

/// A row of the list.
#[derive(Debug)]
pub(crate) struct Row {
    /// Its number as a spreadsheet counts.
    pub(crate) number: u32,
    values: [TextId; Column::COUNT],
}

impl Row {
    /// The text in a column.
    pub(crate) fn id(&self, column: Column) -> TextId {
        self.values[column as usize]
    }
}

/// Where rows stand.
#[derive(Debug, Clone)]
pub(crate) struct Origin {
    /// Index of the part.
    pub(crate) part: u32,
    /// Sheet; none for CSV.
    pub(crate) sheet: Option<String>,
}

impl Origin {
    /// The place of a row.
    pub(crate) fn row(&self, number: u32) -> Locator {
        Locator::Row(RowRange {
            part: self.part,
            sheet: self.sheet.clone(),
            first: number,
            last: number,
        })
    }
}

/// The list as a table.
#[derive(Debug)]
pub(crate) struct Table {
    /// Where it stands.
    pub(crate) origin: Origin,
    /// What stands behind `Last Updated` above the header.
    pub(crate) last_updated: Option<String>,
    /// The rows below the header.
    pub(crate) rows: Vec<Row>,
    texts: Texts,
    header: Option<Header>,
    preamble: usize,
}

impl Table {
    /// An empty table, with room for so many rows.
    pub(crate) fn new(origin: Origin, rows: usize) -> Self {
        Self {
            origin,
            last_updated: None,
            rows: Vec::with_capacity(rows),
            // Rows repeat most of what others say.
            texts: Texts::with_room(rows),
            header: None,
            preamble: 0,
        }
    }

    /// The text in a column of a row.
    pub(crate) fn text(&self, row: &Row, column: Column) -> &str {
        self.texts.get(row.id(column))
    }

    /// The text of an id.
    pub(crate) fn get(&self, id: TextId) -> &str {
        self.texts.get(id)
    }

    /// Whether the header has a column.
    pub(crate) fn has(&self, column: Column) -> bool {
        self.header.as_ref().is_some_and(|header| header.has(column))
    }

    /// How many columns the header has; none before it was seen.
    pub(crate) fn width(&self) -> Option<usize> {
        self.header.as_ref().map(Header::width)
    }

    /// Whether a column is the last that has a name.
    pub(crate) fn ends_with(&self, column: Column) -> bool {
        self.header
            .as_ref()
            .is_some_and(|header| header.ends_with(column))
    }

    /// Takes the next row that is not blank.
    ///
    /// # Errors
    ///
    /// A fault if it stands where a header should, and is none.
    pub(crate) fn take(&mut self, number: u32, cells: &[&str], notes: &mut Notes) -> Result<(), Fault> {
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            return Ok(());
        }
        match &self.header {
            Some(_) => self.take_record(number, cells, notes),
            None => self.take_preamble(number, cells, notes)?,
        }
        Ok(())
    }

    fn take_preamble(&mut self, number: u32, cells: &[&str], notes: &mut Notes) -> Result<(), Fault> {
        if let Some(header) = Header::read(cells, || self.origin.row(number)) {
            self.header = Some(header?);
            return Ok(());
        }
        if self.last_updated.is_none()
            && cells
                .first()
                .is_some_and(|cell| columns::normal(cell) == "lastupdated")
        {
            self.last_updated = cells.get(1).and_then(|cell| build::text(cell));
            return Ok(());
        }
        if self.last_updated.is_some() {
            return Err(header::not_a_header(cells, self.origin.row(number)));
        }
        self.preamble += 1;
        if self.preamble > PREAMBLE {
            return Err(self.without_header(number));
        }
        notes.sum(About {
            kind: NoticeKind::Unmapped,
            field: "(above the header)".into(),
            message: "a row above the header that is not known",
            excerpt: &cells.join(" "),
            record: None,
            place: Some(self.origin.row(number)),
        });
        Ok(())
    }

    fn take_record(&mut self, number: u32, cells: &[&str], notes: &mut Notes) {
        let Some(header) = &self.header else { return };
        let mut values = [TextId::EMPTY; Column::COUNT];
        // The rows of a group say nearly the same.
        let before = self.rows.last().map_or(values, |row| row.values);
        for (index, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            match header.column(index) {
                Some(column) => {
                    let known = before[column as usize];
                    let is_known = self.texts.get(known) == *cell;
                    values[column as usize] = if is_known { known } else { self.texts.keep(cell) };
                }
                None if cell.trim().is_empty() => {}
                None => notes.sum(About {
                    kind: NoticeKind::Unmapped,
                    field: header.name(index).to_owned().into(),
                    message: "a column that is not known",
                    excerpt: cell,
                    record: None,
                    place: Some(self.origin.row(number)),
                }),
            }
        }
        self.rows.push(Row { number, values });
    }

    /// Ends the table.
    ///
    /// # Errors
    ///
    /// A fault if there was no header, or nothing below it.
    pub(crate) fn finished(self, last: u32) -> Result<Self, Fault> {
        if self.header.is_none() {
            return Err(self.without_header(last));
        }
        if self.rows.is_empty() {
            return Err(Fault {
                message: "there is nothing below the header".into(),
                ..faults::empty(self.origin.row(last.max(1)))
            });
        }
        Ok(self)
    }

    fn without_header(&self, last: u32) -> Fault {
        let place = self.origin.row(last.max(1));
        if self.last_updated.is_some() {
            return faults::truncated("the list stops before its header", place, "");
        }
        if last == 0 {
            return faults::empty(place);
        }
        faults::foreign(
            "there is no header of this list: none of the first rows names its columns",
            place,
            "",
        )
    }
}

/// Whether a fault says that something is not this list at all.
pub(crate) fn is_foreign(fault: &Fault) -> bool {
    matches!(fault.kind, FaultKind::Foreign | FaultKind::Empty)
}

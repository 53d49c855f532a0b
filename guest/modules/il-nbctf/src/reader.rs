//! The XML of spreadsheets of 2003: `Workbook/Worksheet/Table/Row/Cell/Data`. What it says of looks is passed over.

use dragoman_guest::part::Part;
use dragoman_guest::schema::{Fault, NoticeKind, SubjectKind};
use dragoman_guest::xml::{Stop, Stream, Tag, Token};
use dragoman_guest::{About, Feed, Notes, build};

use crate::GIVE;
use crate::header::{Header, Line};

/// The elements on the way to a text, from the root on.
const WAY: [&str; 6] = ["Workbook", "Worksheet", "Table", "Row", "Cell", "Data"];
const ROW: usize = 3;
const CELL: usize = 4;
const DATA: usize = 5;

/// Columns that a row may have; the list has some eighty.
const MOST: usize = 1024;

/// Rows above a header.
const ABOVE: u32 = 20;

/// Reads the lines of a part, and says what they are about.
///
/// # Errors
///
/// A fault if the part is no such spreadsheet, is cut off or broken, or has no header of this list.
pub(crate) fn read(
    feed: &Feed<'_>,
    part: u32,
    notes: &mut Notes,
    mut take: impl FnMut(&Line<'_>, &mut Notes),
) -> Result<SubjectKind, Fault> {
    let mut reader = Reader {
        xml: Stream::open(Part::new(feed, part, GIVE))?,
        cells: Vec::new(),
        rows: 0,
        header: None,
        kind: None,
    };
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.xml.step(&mut buffer) {
            Ok(Token::Open(tag)) => reader.open(&tag)?,
            Ok(Token::Close) => reader.close(notes, &mut take),
            Ok(Token::Nothing) => {}
            Ok(Token::End) => return reader.end(),
            Err(Stop::Fault(fault)) => return Err(fault),
            Err(Stop::CutOff) => return Err(reader.xml.cut_off(reader.rows, None)),
        }
    }
}

struct Reader<'f> {
    xml: Stream<'f>,
    /// The texts of the row at hand.
    cells: Vec<String>,
    /// Rows read, of all sheets.
    rows: u32,
    /// The header of the sheet at hand.
    header: Option<Header>,
    /// What the sheets are about.
    kind: Option<SubjectKind>,
}

impl Reader<'_> {
    /// Whether the open elements are those on the way down to a depth.
    fn is_at(&self, depth: usize) -> bool {
        (0..=depth).all(|level| self.xml.is(level, WAY[level]))
    }

    fn open(&mut self, tag: &Tag<'_>) -> Result<(), Fault> {
        let depth = self.xml.depth() - 1;
        match depth {
            0 => self.xml.check_root(WAY[0], false)?,
            1 if self.is_at(1) => self.header = None,
            ROW if self.is_at(ROW) => self.cells.clear(),
            CELL if self.is_at(CELL) => self.cell(tag)?,
            _ => {}
        }
        Ok(())
    }

    /// Begins a cell. Empty ones before it are not written: the index says how many.
    fn cell(&mut self, tag: &Tag<'_>) -> Result<(), Fault> {
        for attribute in self.xml.attributes(tag) {
            let attribute = attribute?;
            let name = attribute.name.rsplit(':').next().unwrap_or_default();
            if name != "Index" {
                continue;
            }
            let index = attribute.value().and_then(|value| value.parse::<usize>().ok());
            match index.filter(|index| (self.cells.len() + 1..=MOST).contains(index)) {
                Some(index) => self.cells.resize(index - 1, String::new()),
                None => {
                    let message = format!("`{}` is no index of a cell here", attribute.raw());
                    return Err(self.xml.part().malformed(message, tag.start));
                }
            }
        }
        if self.cells.len() >= MOST {
            let message = format!("a row has more than {MOST} cells");
            return Err(self.xml.part().malformed(message, tag.start));
        }
        self.cells.push(String::new());
        Ok(())
    }

    fn close(&mut self, notes: &mut Notes, take: &mut impl FnMut(&Line<'_>, &mut Notes)) {
        let depth = self.xml.depth() - 1;
        if depth >= DATA && self.is_at(DATA) {
            // A text with looks of its own stands in elements within.
            if let Some(cell) = self.cells.last_mut() {
                cell.push_str(self.xml.text());
            }
        } else if depth == ROW && self.is_at(ROW) {
            self.row(notes, take);
        } else if depth > CELL && self.is_at(CELL) {
            // A comment on a cell.
            self.xml.unmapped_text(notes);
        } else if depth == 1 && self.is_at(1) && self.header.is_none() {
            let (start, end) = self.xml.span();
            notes.sum(About {
                kind: NoticeKind::Remark,
                field: "Workbook/Worksheet".into(),
                message: "a sheet without a header of this list; it was left out",
                excerpt: "",
                record: None,
                place: Some(build::bytes(self.xml.part().index, start, end)),
            });
        }
    }

    fn row(&mut self, notes: &mut Notes, take: &mut impl FnMut(&Line<'_>, &mut Notes)) {
        self.rows += 1;
        let Some(header) = &self.header else {
            if self.rows <= ABOVE || self.kind.is_some() {
                self.header = Header::of(&self.cells);
                self.kind = self.header.as_ref().map(|header| header.kind).or(self.kind);
            }
            return;
        };
        let (start, end) = self.xml.span();
        let line = Line::new(
            header,
            &self.cells,
            build::bytes(self.xml.part().index, start, end),
        );
        if line.is_blank() {
            return;
        }
        take(&line, notes);
        line.say_unread(notes);
    }

    fn end(self) -> Result<SubjectKind, Fault> {
        let part = self.xml.part();
        self.kind.ok_or_else(|| {
            let message =
                "no sheet has a row with `internal seq. id` and names of individuals or of organizations";
            part.unknown_layout(message, (0, part.size))
        })
    }
}

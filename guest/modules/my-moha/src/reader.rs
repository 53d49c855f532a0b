//! The rows of the tables in a tagged PDF that was saved as XML.
//!
//! Tags tell nothing but tables, rows, cells and paragraphs. Where a table goes on on another page, it is a table of its
//! own.

use dragoman_guest::part::Part;
use dragoman_guest::schema::{Fault, FaultKind, NoticeKind};
use dragoman_guest::xml::{Stop, Stream, Token};
use dragoman_guest::{About, Feed, Notes, build};

/// A row: for each cell its paragraphs, one after the other.
#[derive(Debug)]
pub(crate) struct Row {
    /// The lines of each cell, without blank ones.
    pub(crate) cells: Vec<Vec<String>>,
    /// Where it stands.
    pub(crate) span: (u32, u32),
}

/// The rows of a document.
pub(crate) struct Rows<'f> {
    xml: Stream<'f>,
    /// Rows that were read whole.
    whole: u32,
    /// When the document was made, and when it was changed last.
    created: Option<String>,
    modified: Option<String>,
}

/// The depth of the element that is being looked into.
struct Open {
    row: usize,
    start: u32,
    cells: Vec<Vec<String>>,
}

const ROOT: &str = "TaggedPDF-doc";
const METADATA: &str = "xmpmeta";

impl<'f> Rows<'f> {
    /// Opens a document.
    ///
    /// # Errors
    ///
    /// A fault if the part is not XML in UTF-8.
    pub(crate) fn open(feed: &Feed<'f>, part: u32) -> Result<Self, Fault> {
        let give = "give the list of the Ministry of Home Affairs, saved from its PDF as tagged XML";
        Ok(Self {
            xml: Stream::open(Part::new(feed, part, give))?,
            whole: 0,
            created: None,
            modified: None,
        })
    }

    /// The next row; none behind the last.
    ///
    /// # Errors
    ///
    /// A fault if the document is cut off or not well-formed, or another one.
    pub(crate) fn next(&mut self, notes: &mut Notes) -> Result<Option<Row>, Fault> {
        let mut open: Option<Open> = None;
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            let token = match self.xml.step(&mut buffer) {
                Ok(token) => token,
                Err(Stop::Fault(fault)) => return Err(fault),
                Err(Stop::CutOff) => return Err(self.cut_off(open.as_ref())),
            };
            let depth = self.xml.depth();
            match token {
                Token::End => return Ok(None),
                Token::Nothing => {}
                Token::Open(tag) => {
                    if depth == 1 {
                        self.xml.check_root(ROOT, false)?;
                    }
                    match &mut open {
                        None if self.xml.innermost() == "TR" => {
                            open = Some(Open {
                                row: depth,
                                start: tag.start,
                                cells: Vec::new(),
                            });
                        }
                        Some(row) if depth == row.row + 1 => row.cells.push(Vec::new()),
                        _ => {}
                    }
                    if tag.has_attributes() && !self.is_metadata() {
                        self.xml.unmapped_attributes(&tag, &[], 0, None, notes)?;
                    }
                }
                Token::Close => match &mut open {
                    Some(row) if depth == row.row => {
                        self.whole += 1;
                        let cells = std::mem::take(&mut row.cells);
                        let span = (row.start, self.xml.position());
                        return Ok(Some(Row { cells, span }));
                    }
                    Some(row) => {
                        if let (Some(cell), Some(text)) = (row.cells.last_mut(), build::text(self.xml.text()))
                        {
                            cell.push(text);
                        }
                    }
                    None => self.outside(notes),
                },
            }
        }
    }

    /// Text outside of tables: when the document was made, or a heading.
    fn outside(&mut self, notes: &mut Notes) {
        let Some(text) = build::text(self.xml.text()) else {
            return;
        };
        if self.is_metadata() {
            match self.xml.name(self.xml.depth() - 1) {
                "CreateDate" => self.created = Some(text),
                "ModifyDate" => self.modified = Some(text),
                name => notes.sum(About {
                    kind: NoticeKind::Remark,
                    field: format!("{METADATA}/{name}").into(),
                    message: "metadata of the document; it was left out",
                    excerpt: &text,
                    record: None,
                    place: Some(self.place()),
                }),
            }
            return;
        }
        // `A. INDIVIDU`, `B. KUMPULAN`: references say the same of every row.
        let words = text.to_uppercase();
        if !["INDIVIDU", "KUMPULAN"]
            .iter()
            .any(|heading| words.ends_with(heading))
        {
            self.xml.unmapped_text(notes);
        }
    }

    fn is_metadata(&self) -> bool {
        self.xml.is(1, METADATA)
    }

    fn place(&self) -> dragoman_guest::schema::Locator {
        let (start, end) = self.xml.span();
        build::bytes(self.xml.part().index, start, end)
    }

    fn cut_off(&self, open: Option<&Open>) -> Fault {
        self.xml.cut_off(self.whole, open.map(|row| ("a row", row.start)))
    }

    /// Rows that were read whole.
    pub(crate) fn whole(&self) -> u32 {
        self.whole
    }

    /// When the document was changed last, or else made, as it says itself: that is as near to the day of publication as
    /// it comes.
    pub(crate) fn made(&self) -> Option<&str> {
        self.modified.as_deref().or(self.created.as_deref())
    }

    /// A fault of a document without a single row of the list.
    pub(crate) fn foreign(&self) -> Fault {
        let part = self.xml.part();
        Fault {
            kind: FaultKind::Foreign,
            ..part.unknown_layout("no table has a row with a reference of the list", (0, part.size))
        }
    }
}

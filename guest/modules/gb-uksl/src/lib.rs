//! Translates the UK Sanctions List of the Foreign, Commonwealth and Development Office: in XML, in CSV, and as a workbook.
//!
//! A subject is known by its `Unique ID` (`AFG0006`), in every format alike. The group id of the Treasury's older list and the
//! reference of the United Nations are identifiers of the same schemes as in `gb-ofsi`, so that both UK lists meet.
//!
//! A file that was cut off still gives every designation that stands in it whole; the summary then says that the end was
//! not seen, and the host decides.

mod columns;
mod manifest;
mod map;
mod table;
mod values;
mod xml;

use dragoman_guest::part::Part;
use dragoman_guest::schema::{Fault, Manifest, Summary};
use dragoman_guest::{Feed, Sink, Translator};

/// What to do about a file that is not this list.
const GIVE: &str = "give the UK Sanctions List in XML, in CSV or as a workbook in XLSX";

/// The translator.
pub struct GbUksl;

impl Translator for GbUksl {
    fn describe() -> Manifest {
        manifest::manifest()
    }

    fn translate(feed: &Feed<'_>, out: &mut Sink<'_>) -> Result<Summary, Fault> {
        let part = feed.single()?;
        // The format is told by the first bytes, never by the name of the file.
        let head = Part::new(feed, part, GIVE).bytes(0, HEAD);
        let text = head
            .strip_prefix(b"\xEF\xBB\xBF")
            .unwrap_or(&head)
            .trim_ascii_start();
        match text {
            [b'P', b'K', 3 | 5, 4 | 6, ..] => table::translate(table::workbook(feed, part)?, out),
            // A table begins with a word; whatever else a file begins with, the reader of XML says what it is.
            [first, ..] if first.is_ascii_alphabetic() || *first == b'"' => {
                table::translate(table::delimited(feed, part)?, out)
            }
            _ => xml::translate(feed, part, out),
        }
    }
}

/// How many bytes are looked at to tell the format.
const HEAD: usize = 512;

dragoman_guest::export!(GbUksl);

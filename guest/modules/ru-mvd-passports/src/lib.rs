//! Translates the list of invalid passports of citizens of Russia that its Interior Ministry published
//! (`list_of_expired_passports.csv`, some 140 million rows): series and number, and nothing else.
//!
//! The list says of every passport that it is invalid, and not why: it was lost, stolen, replaced, or its holder died. Their
//! standing is given as not stated, with the title of the list, which has the word.
//!
//! The format is known from published documentation and from readers of others. The module was not run on a real edition.

mod batch;
mod lines;
mod manifest;
mod row;

use dragoman_guest::schema::{Fault, FaultKind, Manifest, Summary};
use dragoman_guest::{Feed, Notes, Sink, Translator, build};

use batch::Batch;
use lines::Lines;

/// What to give instead of a file that is none of these.
const GIVE: &str = "give list_of_expired_passports.csv, unpacked, as the ministry publishes it";

/// The header.
const HEADER: &str = "PASSP_SERIES,PASSP_NUMBER";

/// The translator.
pub struct RuMvdPassports;

impl Translator for RuMvdPassports {
    fn describe() -> Manifest {
        manifest::manifest()
    }

    fn translate(feed: &Feed<'_>, out: &mut Sink<'_>) -> Result<Summary, Fault> {
        let part = feed.single()?;
        let mut lines = Lines::open(feed, part);
        let mut is_header_read = false;
        let (mut batch, mut notes) = (Batch::new(part), Notes::default());
        lines.each(|row, line, is_ended| {
            if row > 1 {
                row::read(row, line, is_ended, &mut batch, &mut notes, out);
                return Ok(());
            }
            is_header_read = true;
            header(part, line)
        })?;
        if !is_header_read {
            return Err(build::fault(FaultKind::Empty, "the file is empty", GIVE));
        }
        if batch.is_empty() {
            return Err(build::fault(
                FaultKind::Malformed,
                "there is no row with a series and a number",
                GIVE,
            ));
        }
        batch.send(out);
        notes.send(out);
        Ok(Summary {
            published: None,
            edition_label: None,
            declared_records: None,
            end_seen: lines.end_seen(),
        })
    }
}

/// Sees to it that the first line is the header.
fn header(part: u32, line: &[u8]) -> Result<(), Fault> {
    let text = String::from_utf8_lossy(line);
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.eq_ignore_ascii_case(HEADER) {
        return Ok(());
    }
    let kind = match text.to_ascii_uppercase().contains("PASSP_") {
        true => FaultKind::UnknownLayout,
        false => FaultKind::Foreign,
    };
    Err(Fault {
        source: Some(build::rows(part, 1, 1)),
        excerpt: build::excerpt(text),
        ..build::fault(kind, format!("the first line is not {HEADER}"), GIVE)
    })
}

dragoman_guest::export!(RuMvdPassports);

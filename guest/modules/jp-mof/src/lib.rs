//! Translates the list of those whose assets are frozen, as Japan's Ministry of Finance publishes it: a workbook in XLS
//! with a sheet for every regime.
//!
//! Nearly every sheet has a header of its own, below a title and notes. An entry is known by the number of its sheet and its
//! own, `2/793`. Since 2026 the list is one table in CSV, in which every regime keeps the number of its sheet and every
//! entry its own, so that the ids stay. Nothing is ever taken off the workbook: what was deleted stays as a row without a name, `2011.11.18削除`, and a
//! regime that ended as a sheet that is called `【解除】`. Both are withdrawals.

mod column;
mod manifest;
mod map;
mod reader;
mod values;

use dragoman_guest::schema::{Fault, FaultKind, Manifest, NoticeKind, Summary};
use dragoman_guest::{About, Feed, Notes, Sink, Translator, build, part};

use map::Register;
use reader::{Content, Reader};

/// The translator.
pub struct JpMof;

impl Translator for JpMof {
    fn describe() -> Manifest {
        manifest::manifest()
    }

    fn translate(feed: &Feed<'_>, out: &mut Sink<'_>) -> Result<Summary, Fault> {
        let part = feed.single()?;
        let mut notes = Notes::default();
        let mut reader = Reader::open(feed, part, &mut notes)?;
        let sheets = reader.sheets(&mut notes)?;
        let mut register = Register::new(&sheets);
        for sheet in &sheets {
            match &sheet.content {
                Content::Entries(table) => register.entries(sheet, table, &mut notes, out),
                Content::Ended(regimes) => register.ended(sheet, regimes, &mut notes, out),
                Content::Index => {}
                Content::Unknown { first, rows: 0 } => notes.sum(About {
                    kind: NoticeKind::Unmapped,
                    field: format!("sheet {}", sheet.name).into(),
                    message: "the sheet has no header of this list; it was left out",
                    excerpt: first,
                    record: None,
                    place: Some(sheet.place(1)),
                }),
                Content::Unknown { first, rows } => notes.count(
                    About {
                        kind: NoticeKind::RejectedRecord,
                        field: format!("sheet {}", sheet.name).into(),
                        message: "rows that may be entries stand below no header of this list; they were left out",
                        excerpt: first,
                        record: None,
                        place: Some(sheet.place(1)),
                    },
                    *rows,
                ),
            }
        }
        if !sheets
            .iter()
            .any(|sheet| matches!(sheet.content, Content::Entries(_)))
        {
            let message = "no sheet has a header with 告示日付, 告示番号, 日本語表記 and 英語表記";
            return Err(reader.foreign(message));
        }
        if register.is_empty() {
            return Err(Fault {
                source: Some(build::bytes(part, 0, feed.size(part))),
                ..build::fault(FaultKind::Empty, "no sheet has an entry", part::AGAIN)
            });
        }
        notes.send(out);
        // Neither the workbook nor the table says of which day it is.
        Ok(Summary {
            published: None,
            edition_label: None,
            declared_records: None,
            end_seen: reader.end_seen(),
        })
    }
}

dragoman_guest::export!(JpMof);

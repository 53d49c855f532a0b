//! Translates Australia's consolidated list, which regulation 8 of the Charter of the United Nations (Dealing with Assets)
//! Regulations asks the Department of Foreign Affairs and Trade to keep, as it is published in XLSX and XLS.
//!
//! A row is a name. Rows whose references begin with the same number, `2672`, `2672a`, `2672c4`, are of one subject,
//! wherever they stand; they repeat what else is known of it, with small differences in some. Each different cell of a group
//! is taken once, at the first row that has it.

mod columns;
mod group;
mod manifest;
mod map;
mod values;

use dragoman_guest::schema::{Fault, FaultKind, Manifest, Summary};
use dragoman_guest::sheet::Rows;
use dragoman_guest::{Feed, Notes, Sink, Translator, build, part};

use group::Groups;

/// The translator.
pub struct AuDfat;

impl Translator for AuDfat {
    fn describe() -> Manifest {
        manifest::manifest()
    }

    fn translate(feed: &Feed<'_>, out: &mut Sink<'_>) -> Result<Summary, Fault> {
        let part = feed.single()?;
        let mut rows = Rows::open(feed, part, columns::LAYOUT)?;
        let (mut groups, mut notes) = (Groups::default(), Notes::default());
        let mut last = None;
        while let Some(row) = rows.next(&mut notes)? {
            last = Some(row.place());
            groups.take(&row, &mut notes);
        }
        rows.end(&mut notes);
        if groups.is_empty() {
            let message = match last {
                Some(_) => "not a single row has a reference and a name",
                None => "there is nothing below the header",
            };
            return Err(Fault {
                source: last.or_else(|| Some(build::bytes(part, 0, feed.size(part)))),
                ..build::fault(FaultKind::Empty, message, part::AGAIN)
            });
        }
        groups.send(out, &mut notes);
        notes.send(out);
        // The workbook says nowhere of which day it is.
        Ok(Summary {
            published: None,
            edition_label: None,
            declared_records: None,
            end_seen: true,
        })
    }
}

dragoman_guest::export!(AuDfat);

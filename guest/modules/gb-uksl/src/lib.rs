//! Translates the UK Sanctions List, in the XML of the Foreign, Commonwealth and Development Office.
//!
//! A subject is known by its `UniqueID` (`AFG0006`). The group id of the Treasury's older list and the reference of the
//! United Nations are identifiers of the same schemes as in `gb-ofsi`, so that both UK lists meet.
//!
//! A file that was cut off still gives every designation that stands in it whole; the summary then says that the end was
//! not seen, and the host decides.

mod manifest;
mod map;
mod values;

use dragoman_guest::ids::Ids;
use dragoman_guest::schema::{Fault, Manifest, Notice, NoticeKind, Summary};
use dragoman_guest::xml::{Layout, Records};
use dragoman_guest::{Feed, Notes, Sink, Translator, build, dates};

/// The day, as people write it: `07/09/2026`.
const GENERATED: &str = "Designations/DateGenerated";
/// The moment, which only some editions have: `2026-08-14T23:00:04.744Z`.
const MOMENT: &str = "Designations@dateGenerated";
/// Where the schema lies, which only some editions say.
const SCHEMA: &str = "Designations@xsi:noNamespaceSchemaLocation";

const LAYOUT: Layout = Layout {
    records: &["Designations/Designation"],
    beside: &[GENERATED, MOMENT, SCHEMA],
    give: "give the UK Sanctions List in XML",
};

/// The translator.
pub struct GbUksl;

impl Translator for GbUksl {
    fn describe() -> Manifest {
        manifest::manifest()
    }

    fn translate(feed: &Feed<'_>, out: &mut Sink<'_>) -> Result<Summary, Fault> {
        let mut records = Records::open(feed, feed.single()?, LAYOUT)?;
        let (mut notes, mut ids) = (Notes::default(), Ids::default());
        let end_seen = records.each(&mut notes, |designation, notes| {
            if let Some(subject) = map::subject(designation, &mut ids, notes) {
                out.subject(subject);
            }
        })?;
        notes.send(out);
        let words = records.beside(GENERATED);
        let day = words
            .and_then(values::day)
            .or_else(|| records.beside(MOMENT).and_then(dates::iso));
        if day.is_none() {
            out.notice(Notice {
                excerpt: words.and_then(build::excerpt),
                ..build::notice(
                    NoticeKind::Remark,
                    GENERATED,
                    "the list does not say when it was generated",
                )
            });
        }
        Ok(Summary {
            published: day,
            edition_label: records.beside(MOMENT).or(words).map(Into::into),
            declared_records: None,
            end_seen,
        })
    }
}

dragoman_guest::export!(GbUksl);

//! Translates the consolidated list of sanctions of Switzerland's State Secretariat for Economic Affairs (SECO), in its XML.
//!
//! Targets that were de-listed stay in the file: the first `modification` of a target, its newest, says how it stands.
//! Modifications repeat what the target said before, even as whole `target` elements of the same id; that is history, and is
//! not read. Programmes and places stand apart and are joined by id; what a target refers to may stand behind it, or be
//! missing, which is said.

mod edition;
mod manifest;
mod map;
mod programme;
mod values;

use dragoman_guest::schema::{Fault, Manifest, NoticeKind, Summary};
use dragoman_guest::xml::{Layout, Records};
use dragoman_guest::{Feed, Notes, Sink, Translator, build, dates, editions};

use edition::Edition;

const DATE: &str = "swiss-sanctions-list@date";
const TYPE: &str = "swiss-sanctions-list@list-type";

/// The only type of list that says who is listed; others hold changes.
const WHOLE: &str = "whole-list";

const LAYOUT: Layout = Layout {
    records: &[
        "swiss-sanctions-list/target",
        "swiss-sanctions-list/sanctions-program",
        "swiss-sanctions-list/place",
    ],
    beside: &[DATE, TYPE],
    give: "give SECO's consolidated list in XML, the whole list",
};

/// The translator.
pub struct ChSeco;

impl Translator for ChSeco {
    fn describe() -> Manifest {
        manifest::manifest()
    }

    fn translate(feed: &Feed<'_>, out: &mut Sink<'_>) -> Result<Summary, Fault> {
        let mut records = Records::open(feed, feed.single()?, LAYOUT)?;
        let (mut edition, mut notes) = (Edition::default(), Notes::default());
        let end_seen = records.each(&mut notes, |record, notes| edition.take(record, notes, out))?;
        let part = records.part();
        if let Some(other) = records.beside(TYPE).filter(|list| *list != WHOLE) {
            let message = format!("the list is of the type `{other}`, not `{WHOLE}`");
            return Err(part.unknown_layout(message, (0, part.size)));
        }
        if !edition.has_targets() {
            let message = "the list has no <target> with an ssid and a name";
            return Err(part.unknown_layout(message, (0, part.size)));
        }
        if records.beside(TYPE).is_none() {
            let message = "the list does not say whether it is whole; it was taken for whole";
            out.notice(build::notice(NoticeKind::Remark, TYPE, message));
        }
        edition.end(&mut notes, out);
        let words = records.beside(DATE);
        let published = editions::day(DATE, words, dates::iso, None, &mut notes);
        notes.send(out);
        Ok(Summary {
            published,
            edition_label: words.map(Into::into),
            declared_records: None,
            end_seen,
        })
    }
}

dragoman_guest::export!(ChSeco);

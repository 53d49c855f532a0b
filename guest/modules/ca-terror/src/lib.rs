//! Translates Canada's list of terrorist entities under section 83.05 of the Criminal Code, as Public Safety Canada
//! publishes it: an Atom feed with an entry for each.
//!
//! The format is known from published documentation: readers of others, and entries of the feed that they quote. The module
//! was not run on a real edition.
//!
//! The list names groups and single persons, and does not say which of them an entity is. Its `updated` is the day of the
//! last review.

mod manifest;
mod map;

use dragoman_guest::ids::Ids;
use dragoman_guest::schema::{Fault, Manifest, Summary};
use dragoman_guest::xml::{Layout, Records};
use dragoman_guest::{Feed, Notes, Sink, Translator, dates, editions};

const UPDATED: &str = "feed/updated";

const LAYOUT: Layout = Layout {
    records: &["feed/entry"],
    // What any feed has; entries of a list need none of it.
    beside: &[
        UPDATED,
        "feed/title",
        "feed/id",
        "feed/link@href",
        "feed/link@rel",
    ],
    give: "give the feed of currently listed entities of Public Safety Canada",
};

/// The translator.
pub struct CaTerror;

impl Translator for CaTerror {
    fn describe() -> Manifest {
        manifest::manifest()
    }

    fn translate(feed: &Feed<'_>, out: &mut Sink<'_>) -> Result<Summary, Fault> {
        let mut records = Records::open(feed, feed.single()?, LAYOUT)?;
        let (mut notes, mut ids) = (Notes::default(), Ids::default());
        let mut usable = false;
        let end_seen = records.each(&mut notes, |entry, notes| {
            if let Some(subject) = map::subject(entry, &mut ids, notes) {
                usable = true;
                out.subject(subject);
            }
        })?;
        if !usable {
            let message =
                "a feed without a single entry of a listed entity: other feeds are written in Atom as well";
            return Err(records.part().foreign(message, 0));
        }
        let updated = records.beside(UPDATED);
        // Not every edition has a day.
        let published =
            updated.and_then(|words| editions::day(UPDATED, Some(words), dates::iso, None, &mut notes));
        notes.send(out);
        Ok(Summary {
            published,
            edition_label: updated.map(Into::into),
            declared_records: None,
            end_seen,
        })
    }
}

dragoman_guest::export!(CaTerror);

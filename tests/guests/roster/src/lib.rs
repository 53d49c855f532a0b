//! A guest that reads an invented list of persons: the whole list in every edition.

mod row;

use dragoman_guest::schema::{Fault, FeedMode, Manifest, Summary};
use dragoman_guest::{Feed, Sink, Translator};

/// See the crate.
pub struct Roster;

impl Translator for Roster {
    fn describe() -> Manifest {
        row::manifest("roster", FeedMode::Snapshot)
    }

    fn translate(feed: &Feed<'_>, out: &mut Sink<'_>) -> Result<Summary, Fault> {
        Ok(Summary {
            published: None,
            edition_label: None,
            declared_records: None,
            end_seen: row::emit(feed, out)?,
        })
    }
}

dragoman_guest::export!(Roster);

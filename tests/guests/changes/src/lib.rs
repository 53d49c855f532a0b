//! A guest that reads changes to an invented list of persons. The number of a feed stands in the name of its file:
//! `changes-7.csv`.

#[path = "../../roster/src/row.rs"]
mod row;

use dragoman_guest::schema::{Fault, FeedMode, Manifest, Summary};
use dragoman_guest::{Feed, Sink, Translator};

/// See the crate.
pub struct Changes;

impl Translator for Changes {
    fn describe() -> Manifest {
        row::manifest("changes", FeedMode::Delta)
    }

    fn translate(feed: &Feed<'_>, out: &mut Sink<'_>) -> Result<Summary, Fault> {
        let name = feed.parts().first().map(|part| part.name.as_str());
        let number = name.and_then(|name| name.strip_prefix("changes-")?.strip_suffix(".csv"));
        let edition_label = number.map(str::to_owned);
        Ok(Summary {
            published: None,
            edition_label,
            declared_records: None,
            end_seen: row::emit(feed, out)?,
        })
    }
}

dragoman_guest::export!(Changes);

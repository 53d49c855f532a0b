//! An entry of a list, whatever the page it stands in looks like.

use dragoman_guest::html::Link;
use dragoman_guest::schema::Locator;

use crate::list::List;

/// What was read of a page.
#[derive(Debug)]
pub(crate) struct Read {
    pub(crate) list: List,
    pub(crate) entries: Vec<Entry>,
    /// Whether the end of the page was seen.
    pub(crate) end_seen: bool,
}

/// An entry.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) list: List,
    /// Its names, as they are written.
    pub(crate) title: Option<String>,
    /// What other columns say, with their names.
    pub(crate) columns: Vec<(String, String)>,
    pub(crate) links: Vec<Link>,
    pub(crate) places: Vec<Locator>,
    /// All its words, for a notice.
    pub(crate) words: String,
}

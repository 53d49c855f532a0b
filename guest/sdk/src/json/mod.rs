//! JSON, read strictly: what nobody asked for is said, and every value knows its place.
//!
//! [`Records`] reads one record after the other, remembers what of it was asked for, and makes notices of the rest.
//! Numbers stay as they are written, and a key that stands twice in an object is not lost.
//!
//! ```
//! use dragoman_guest::json::{Layout, Records};
//! use dragoman_guest::native::Files;
//! use dragoman_guest::{Feed, Notes};
//!
//! const LAYOUT: Layout = Layout {
//!     records: &["/notices/*"],
//!     beside: &["/published"],
//!     give: "give the list of notices in JSON",
//! };
//!
//! # fn main() -> Result<(), dragoman_guest::schema::Fault> {
//! let files = Files::one("list.json", r#"{"published": "2026-01-02", "notices": [
//!     {"id": 1, "name": "Ada Example", "aliases": ["Ada", "Ida"], "shoes": {"size": 38}}]}"#);
//! let feed = Feed::new(&files);
//! let (mut records, mut notes) = (Records::open(&feed, feed.single()?, LAYOUT)?, Notes::default());
//! while let Some(notice) = records.next(&mut notes)? {
//!     assert_eq!(notice.value("name"), Some("Ada Example"));
//!     assert_eq!(notice.values("aliases").collect::<Vec<_>>(), ["Ada", "Ida"]);
//! }
//! assert_eq!(records.beside("/published"), Some("2026-01-02"));
//! // `/notices/*/id` and `/notices/*/shoes/size` are among the notices now, with a count and the place of the first.
//! # Ok(())
//! # }
//! ```

mod path;
mod record;
mod records;

pub use record::{Kind, Value};
pub use records::{Layout, Records};

#[cfg(test)]
mod tests;

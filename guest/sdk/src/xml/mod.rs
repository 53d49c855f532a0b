//! XML, read strictly: what nobody asked for is said, and every element knows its place.
//!
//! [`Records`] is what most lists need: it reads one record after the other, remembers what of it was asked for, and
//! makes notices of the rest.
//!
//! ```
//! use dragoman_guest::native::Files;
//! use dragoman_guest::xml::{Layout, Records};
//! use dragoman_guest::{Feed, Notes};
//!
//! const LAYOUT: Layout = Layout {
//!     records: &["LIST/PERSONS/PERSON"],
//!     beside: &["LIST@date"],
//!     give: "give the list of persons in XML",
//! };
//!
//! # fn main() -> Result<(), dragoman_guest::schema::Fault> {
//! let files = Files::one("list.xml", "<LIST date='2026-01-02'><PERSONS>\
//!     <PERSON><ID>1</ID><NAME>Ada Example</NAME><SHOES>38</SHOES></PERSON></PERSONS></LIST>");
//! let feed = Feed::new(&files);
//! let (mut records, mut notes) = (Records::open(&feed, feed.single()?, LAYOUT)?, Notes::default());
//! while let Some(person) = records.next(&mut notes)? {
//!     assert_eq!(person.value("NAME"), Some("Ada Example"));
//! }
//! assert_eq!(records.beside("LIST@date"), Some("2026-01-02"));
//! // `PERSON/ID` and `PERSON/SHOES` are among the notices now, with a count and the place of the first.
//! # Ok(())
//! # }
//! ```
//!
//! [`Stream`] is what lies below it, for a list that needs more than that: elements one by one.

mod broken;
mod layout;
mod levels;
mod plain;
mod record;
mod records;
mod stream;

pub use layout::Layout;
pub use record::Element;
pub use records::Records;
pub use stream::{Attribute, Stop, Stream, Tag, Token};

#[cfg(test)]
mod tests;

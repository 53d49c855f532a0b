//! Web pages, read strictly: what nobody asked for is said, and everything knows its place.
//!
//! [`Page`] is a page as a tree, each [`Node`] of which can be asked for its text, its [lines](Node::lines), its links and
//! its place. [`Rows`] reads its tables: all that have the header asked for, one row after the other.
//!
//! ```
//! use dragoman_guest::native::Files;
//! use dragoman_guest::html::{Layout, Page, Rows};
//! use dragoman_guest::{Feed, Notes};
//!
//! const LAYOUT: Layout = Layout {
//!     columns: &[&["No.", "S. No."], &["Name"]],
//!     give: "give the page with the list of persons",
//! };
//!
//! # fn main() -> Result<(), dragoman_guest::schema::Fault> {
//! let files = Files::one("list.html", "<!DOCTYPE html><meta charset=utf-8><h2>Persons</h2><table>\
//!     <tr><th>S.No<th>Name<th>Shoe size<tr><td>1<td>Ada<br>Example<sup>2</sup><td>38</table></html>");
//! let feed = Feed::new(&files);
//! let (page, mut notes) = (Page::open(&feed, feed.single()?, LAYOUT.give)?, Notes::default());
//! let mut rows = Rows::open(&page, LAYOUT)?;
//! while let Some(row) = rows.next(&mut notes) {
//!     assert_eq!(row.text("No.").as_deref(), Some("1"));
//!     assert_eq!(row.lines("Name"), ["Ada", "Example"]);
//!     assert_eq!(row.heading().as_deref(), Some("Persons"));
//! }
//! assert!(rows.end_seen());
//! page.say_unread(&mut notes);
//! // `Shoe size` and the superscript are among the notices now, with a count and the place of the first.
//! # Ok(())
//! # }
//! ```
//!
//! What is text here:
//!
//! - Entities are decoded. White space is folded, no-break spaces too; a line ends where a browser would end it: at `<br>` and
//!   at the edges of paragraphs, list items, cells and other blocks.
//! - The content of scripts, styles and the like is none.
//! - What the page itself hides (`hidden`, `display:none`, `visibility:hidden`, `<template>`, a closed `<dialog>`, drawings in
//!   SVG) is none, and becomes a notice. What a style sheet hides cannot be told from what it shows: it is text.
//! - Superscript is none: it is given by [`Node::marks`], so that the mark of a footnote does not become a letter of a name.
//!   Only letters behind a digit go on its word, as in `5th`.
//! - What is crossed out (`<s>`, `<del>`, `<strike>`) is none: it is given by [`Node::struck`].
//!
//! The page is read in UTF-8 or windows-1252, as its byte order mark or its `<meta charset>` says; without either it must be
//! UTF-8. The tree is built by the rules of the HTML standard for what may be left out (`</td>`, `</p>`, `</li>` …), for tables
//! and for tags without a partner; what stands between the cells of a table stays where it stands, and words that are
//! crossed out, or link, without an end tag are so to the end of their block at most. No link is followed, and
//! no script is run: a page whose list a script fetches has no list.

mod address;
mod build_tree;
mod decode;
mod fit;
mod grid;
mod label;
mod lines;
mod node;
mod page;
mod rows;
mod rules;
mod style;
mod tree;

pub use grid::{Cell, Table};
pub use lines::Line;
pub use node::{Link, Node};
pub use page::{Heading, Page};
pub use rows::{Layout, Row, Rows};

#[cfg(test)]
mod tests;

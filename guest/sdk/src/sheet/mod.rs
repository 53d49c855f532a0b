//! Spreadsheets in XLSX, read strictly: what nobody asked for is said, and every row knows its place.
//!
//! [`Rows`] reads all sheets that have the header asked for, one after the other; sheets without it become notices, as do
//! columns that no row is asked for. A formula is read as the value that was saved with it; that, a formula without one, a time
//! of day beside a day, a day whose cell shows only month and year, and cells that are merged become notices too. Of a workbook
//! in XLS formulas are not told.
//!
//! ```
//! use dragoman_guest::native::{Files, workbook};
//! use dragoman_guest::sheet::{Layout, Rows};
//! use dragoman_guest::{Feed, Notes};
//!
//! const LAYOUT: Layout = Layout {
//!     columns: &["ID", "Name"],
//!     give: "give the list of persons as a workbook",
//! };
//!
//! # fn main() -> Result<(), dragoman_guest::schema::Fault> {
//! let cells = [["As of", "=d46024", ""], ["ID", "Name", "Shoe size"], ["1", "Ada Example", "=38"]];
//! let cells = cells.map(|row| row.map(str::to_owned).to_vec());
//! let files = Files::one("list.xlsx", workbook::workbook(&cells));
//! let feed = Feed::new(&files);
//! let (mut rows, mut notes) = (Rows::open(&feed, feed.single()?, LAYOUT)?, Notes::default());
//! while let Some(row) = rows.next(&mut notes)? {
//!     assert_eq!(row.text("name"), Some("Ada Example"));
//! }
//! assert_eq!(rows.above("As of").as_deref(), Some("2026-01-02"));
//! rows.end(&mut notes);
//! // `ID` and `Shoe size` are among the notices now, with a count and the place of the first.
//! # Ok(())
//! # }
//! ```
//!
//! A workbook is packed, so it is held in memory whole; of its sheets only the one at hand is. [`Workbook`] lies below, for
//! a list that needs cells as they stand.
//!
//! The old binary format, XLS, is read with the feature `xls`, where a publisher offers nothing else. It has no checksum:
//! damage within a text or a number cannot be seen. Damage to its sectors and records is a fault; a formula that was damaged
//! may still end the run in calamine, and then nothing of it is taken.

mod archive;
#[cfg(feature = "xls")]
mod compound;
mod faults;
mod grid;
mod merged;
#[cfg(feature = "xls")]
mod records;
mod row;
mod rows;
mod shown;
mod workbook;
#[cfg(feature = "xls")]
mod xls;
mod xlsx;

pub use merged::Merged;
pub use row::{Said, SheetRow};
pub use rows::{Layout, Row, Rows};
pub use workbook::Workbook;
#[cfg(feature = "xls")]
pub use xls::Xls;
pub use xlsx::Xlsx;

#[cfg(test)]
mod tests;

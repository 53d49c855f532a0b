//! The common form: the shared schema as a spreadsheet, for partners that have no format of their own.
//!
//! A partner fills in a workbook, or one CSV file a sheet, or a JSON with the same fields. [`columns`] is the one table of what
//! can be filled in: the empty form is made of it, its documentation is, and the reader asks for nothing else.
//!
//! A module for a partner says whose list it is, and leaves the rest to this crate:
//!
//! ```ignore
//! pub struct XxPersons;
//! impl Translator for XxPersons {
//!     fn describe() -> Manifest { dragoman_common::manifest(XX_PERSONS) }
//!     fn translate(feed: &Feed<'_>, out: &mut Sink<'_>) -> Result<Summary, Fault> {
//!         dragoman_common::translate(XX_PERSONS, feed, out)
//!     }
//! }
//! ```

pub mod columns;

#[cfg(feature = "reader")]
mod about;
#[cfg(feature = "reader")]
mod list;
#[cfg(feature = "reader")]
mod map;
#[cfg(feature = "reader")]
mod read;
#[cfg(feature = "reader")]
mod report;
#[cfg(feature = "reader")]
mod row;
#[cfg(feature = "reader")]
mod values;

#[cfg(feature = "reader")]
pub use list::{List, manifest, translate};

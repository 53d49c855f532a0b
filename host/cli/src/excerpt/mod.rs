//! Cuts from an input what stands at a place.

mod encoding;
mod json;
mod rows;
mod text;

use dragoman_content::Content;
use dragoman_model::schema::Locator;
use serde::Serialize;

pub(crate) use rows::{Cell, Row};

/// Bytes of an excerpt; what is longer is cut.
const LENGTH: usize = 8_192;

/// What stands at a place in an input.
#[derive(Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Excerpt {
    /// Bytes of a text.
    Text {
        /// Its encoding, by the name that the Web gives it.
        encoding: &'static str,
        /// Whether the encoding is guessed: nothing in the input states it, and it is not UTF-8.
        is_guess: bool,
        text: String,
        /// Bytes at the end that are left out here.
        left_out: usize,
    },
    /// Rows of a table.
    Rows {
        rows: Vec<Row>,
        /// The row that was taken for the titles of the columns; none if no row above looks like titles.
        #[serde(skip_serializing_if = "Option::is_none")]
        titles: Option<u32>,
        /// Rows at the end that are left out here.
        left_out: u32,
    },
    /// A value of a JSON document, written out.
    Json {
        text: String,
        /// Bytes at the end that are left out here.
        left_out: usize,
    },
}

/// What stands at a place in a part. Of a text or a table no more is in memory than what is shown.
///
/// # Errors
///
/// Says why nothing can be shown of it.
pub(crate) fn cut(locator: &Locator, content: &Content) -> Result<Excerpt, String> {
    match locator {
        Locator::Bytes(range) => text::cut(content, range.start.into(), range.end.into()),
        Locator::Row(range) if range.sheet.is_some() => {
            Err("rows of a workbook are not cut out; open the kept input with a spreadsheet program".into())
        }
        Locator::Row(range) => rows::cut(content, range.first, range.last),
        Locator::Pointer(pointer) => json::cut(content, &pointer.pointer),
    }
}

/// Why an input that is there gives nothing.
fn unread(error: std::io::Error) -> String {
    format!("it cannot be read: {error}")
}

/// The beginning of a text, at most `length` bytes of it, and how many bytes follow.
fn beginning(text: &str, length: usize) -> (&str, usize) {
    let end = text.floor_char_boundary(length);
    (&text[..end], text.len() - end)
}

//! What an error of the XML reader means for the operator.

use dragoman_guest::build;
use dragoman_guest::schema::{Fault, FaultKind};
use quick_xml::Error;
use quick_xml::errors::{IllFormedError, SyntaxError};

use crate::part::Part;

/// What the file was in the middle of.
pub(crate) struct Unfinished {
    /// In words, to follow "the file ends".
    pub(crate) what: String,
    /// Since where.
    pub(crate) since: u32,
}

/// The fault behind an error while the event that begins at `start` was read up to `position`.
pub(crate) fn fault(
    error: &Error,
    start: u32,
    error_at: u32,
    position: u32,
    part: &Part<'_>,
    unfinished: &Unfinished,
) -> Fault {
    let truncated = || part.truncated(format!("the file ends {}", unfinished.what), unfinished.since);
    let at_end = position >= part.size;
    match error {
        Error::Encoding(_) => part.encoding(start).unwrap_or_else(truncated),
        Error::Syntax(SyntaxError::InvalidBangMarkup) if !at_end => malformed(error, error_at, part),
        Error::Syntax(_) => truncated(),
        Error::IllFormed(IllFormedError::UnclosedReference) if at_end => truncated(),
        Error::IllFormed(IllFormedError::UnclosedReference) => {
            part.malformed("a bare `&`: it should have been written `&amp;`".into(), start)
        }
        Error::IllFormed(_) | Error::InvalidAttr(_) | Error::Escape(_) | Error::Namespace(_) => {
            malformed(error, error_at, part)
        }
        Error::Io(_) => Fault {
            source: Some(build::bytes(part.index, start, part.size)),
            ..build::fault(
                FaultKind::Other,
                format!("the file cannot be read: {error}"),
                "try again",
            )
        },
    }
}

fn malformed(error: &Error, at: u32, part: &Part<'_>) -> Fault {
    part.malformed(format!("the markup is broken at byte {at}: {error}"), at)
}

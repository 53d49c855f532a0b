//! What can be wrong with the file as a whole.

use dragoman_guest::build;
use dragoman_guest::part::{AGAIN, NEWER};
use dragoman_guest::schema::{Fault, FaultKind, Locator};

/// What to do about a file that is not this list.
pub(crate) const GIVE: &str = "give the consolidated list of OFSI, ConList in CSV or XLSX";

/// A fault at a place, with the text there.
pub(crate) fn fault(
    kind: FaultKind,
    message: impl Into<String>,
    remedy: &str,
    place: Locator,
    excerpt: &str,
) -> Fault {
    Fault {
        source: Some(place),
        excerpt: build::excerpt(excerpt),
        ..build::fault(kind, message, remedy)
    }
}

/// Another list, or no list.
pub(crate) fn foreign(message: impl Into<String>, place: Locator, excerpt: &str) -> Fault {
    fault(FaultKind::Foreign, message, GIVE, place, excerpt)
}

/// This list, with columns that are not known.
pub(crate) fn unknown_layout(message: impl Into<String>, place: Locator, excerpt: &str) -> Fault {
    fault(FaultKind::UnknownLayout, message, NEWER, place, excerpt)
}

/// A file that breaks the rules of its format.
pub(crate) fn malformed(message: impl Into<String>, place: Locator, excerpt: &str) -> Fault {
    fault(FaultKind::Malformed, message, AGAIN, place, excerpt)
}

/// A file that stops before its end.
pub(crate) fn truncated(message: impl Into<String>, place: Locator, excerpt: &str) -> Fault {
    fault(FaultKind::Truncated, message, AGAIN, place, excerpt)
}

/// A file with nothing in it.
pub(crate) fn empty(place: Locator) -> Fault {
    fault(FaultKind::Empty, "the file is empty", AGAIN, place, "")
}

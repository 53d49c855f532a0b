//! What can be wrong with a workbook as a whole.

use crate::build;
use crate::part::AGAIN;
use crate::schema::{Fault, FaultKind, Locator};

/// A fault at a place.
pub(super) fn fault(kind: FaultKind, message: impl Into<String>, remedy: &str, place: Locator) -> Fault {
    Fault {
        source: Some(place),
        ..build::fault(kind, message, remedy)
    }
}

/// A workbook that breaks the rules of its format.
pub(super) fn malformed(message: impl Into<String>, place: Locator) -> Fault {
    fault(FaultKind::Malformed, message, AGAIN, place)
}

/// A workbook that stops before its end.
pub(super) fn truncated(message: impl Into<String>, place: Locator) -> Fault {
    fault(FaultKind::Truncated, message, AGAIN, place)
}

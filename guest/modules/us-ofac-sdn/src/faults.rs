//! What can be wrong with the set as a whole.

use dragoman_guest::build;
use dragoman_guest::part::NEWER;
use dragoman_guest::schema::{Fault, FaultKind, Locator};

const AGAIN: &str = "fetch all files of the set again from the publisher, at the same time";
const GIVE: &str =
    "give the flat files of the SDN list: sdn.csv, add.csv, alt.csv and, if at hand, sdn_comments.csv";

/// A fault at a place, with the text there.
pub(crate) fn fault(
    kind: FaultKind,
    message: impl Into<String>,
    place: Option<Locator>,
    excerpt: &str,
) -> Fault {
    let remedy = match kind {
        FaultKind::Foreign | FaultKind::MissingPart | FaultKind::Other => GIVE,
        FaultKind::UnknownLayout => NEWER,
        _ => AGAIN,
    };
    Fault {
        source: place,
        excerpt: build::excerpt(excerpt),
        ..build::fault(kind, message, remedy)
    }
}

//! Translates the common form of XX, a partner that nobody is. `dragoman new --from-common` makes such a module for a partner.

use dragoman_common::List;
use dragoman_guest::schema::{Fault, Manifest, Summary};
use dragoman_guest::{Feed, Sink, Translator};

/// Whose list it is.
const LIST: List = List {
    issuer: "XX",
    name: "common",
    title: "Common form",
    authority: "Nobody: the form, with invented entries",
    contact: "https://example.org/common-form",
    languages: &["en"],
    version: env!("CARGO_PKG_VERSION"),
    tlp: None,
    releasable_to: &[],
};

/// The translator.
pub struct Common;

impl Translator for Common {
    fn describe() -> Manifest {
        dragoman_common::manifest(LIST)
    }

    fn translate(feed: &Feed<'_>, out: &mut Sink<'_>) -> Result<Summary, Fault> {
        dragoman_common::translate(LIST, feed, out)
    }
}

dragoman_guest::export!(Common);

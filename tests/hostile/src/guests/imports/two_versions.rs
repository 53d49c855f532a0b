//! Says twice for which version of the contract it was built, and not the same.

use crate::Expected::Refused;
use crate::{Core, Guest, stamped};

pub(super) fn guest() -> Guest {
    let twice = stamped(Core::default().component(), "dragoman:watchlist@2.0.0");
    Guest::new(twice, Refused(&["admit/api-version"]))
}

//! Is a component that has nothing to do with the contract.

use crate::Expected::Refused;
use crate::{Guest, stamped};

pub(super) fn guest() -> Guest {
    let component = wat::parse_str("(component)").expect("valid");
    Guest::new(
        stamped(component, "dragoman:watchlist@1.0.0"),
        Refused(&["admit/no-translator"]),
    )
}

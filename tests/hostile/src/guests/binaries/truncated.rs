//! Is a component of which the second half is missing.

use crate::Expected::Refused;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    let mut component = Core::default().component();
    component.truncate(component.len() / 2);
    Guest::new(component, Refused(&["admit/malformed"]))
}

//! Is a core module, and no component.

use crate::Expected::Refused;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Guest::new(Core::default().module(), Refused(&["admit/core-module"]))
}

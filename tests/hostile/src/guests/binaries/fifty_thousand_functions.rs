//! Has fifty thousand functions.

use crate::Expected::Refused;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .with("(func)".repeat(50_000))
        .expecting(Refused(&["admit/functions"]))
}

//! Has a single function of five megabytes.

use crate::Expected::Refused;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .with(format!("(func {})", "(drop (i32.const 0))".repeat((5 << 20) / 3)))
        .expecting(Refused(&["admit/function-size"]))
}

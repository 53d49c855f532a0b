//! Traps when the host has read a good result.

use crate::Expected::Trapped;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .post_return("unreachable")
        .expecting(Trapped(&["unreachable"]))
}

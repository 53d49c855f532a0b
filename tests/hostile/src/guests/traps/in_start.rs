//! Traps in its start function.

use crate::Expected::Trapped;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .with("(func $start unreachable) (start $start)")
        .expecting(Trapped(&["unreachable"]))
}

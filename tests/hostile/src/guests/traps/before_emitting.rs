//! Traps before it has emitted anything.

use crate::Expected::Trapped;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .translate("unreachable")
        .expecting(Trapped(&["unreachable"]))
}

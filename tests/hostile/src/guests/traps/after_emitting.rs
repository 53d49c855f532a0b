//! Traps after it has emitted a valid subject.

use crate::Expected::Trapped;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .translate("(call $emit_valid) unreachable")
        .expecting(Trapped(&["unreachable"]))
}

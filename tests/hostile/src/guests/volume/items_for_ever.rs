//! Emits valid subjects without end.

use crate::Expected::Stopped;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .translate("(loop $on (call $emit_valid) (br $on))")
        .expecting(Stopped(&["limit `items`"]))
        .limits("run.items = 10_000")
}

//! Emits its subject before it is instantiated.

use crate::Expected::Trapped;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .with("(func $start (call $emit_valid)) (start $start)")
        .expecting(Trapped(&["had emitted 0 items"]))
}

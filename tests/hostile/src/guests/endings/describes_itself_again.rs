//! Calls its own `describe` in the middle of `translate`.

use crate::Expected::Harmless;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .translate("(drop (call $describe)) (call $emit_valid) (drop (call $describe))")
        .expecting(Harmless)
}

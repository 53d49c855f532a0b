//! Emits once more when the host has read its result.

use crate::Expected::Trapped;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .post_return("(call $emit_valid)")
        .expecting(Trapped(&["cannot leave component instance"]))
}

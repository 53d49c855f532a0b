//! Describes itself with a manifest outside its memory.

use crate::Expected::Trapped;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .describe("(return (i32.const -64))")
        .expecting(Trapped(&["out of bounds"]))
}

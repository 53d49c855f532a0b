//! Reads far beyond its memory.

use crate::Expected::Trapped;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .translate("(drop (i64.load offset=4294967288 (i32.const -1)))")
        .expecting(Trapped(&["out of bounds memory access"]))
}

//! Divides by zero in `describe`.

use crate::Expected::Trapped;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .describe("(drop (i32.div_u (i32.const 1) (i32.const 0)))")
        .expecting(Trapped(&["divide by zero"]))
}

//! Ends with a result at an odd address.

use crate::Expected::Trapped;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .translate("(call $emit_valid) (return (i32.const 17))")
        .expecting(Trapped(&["not aligned"]))
}

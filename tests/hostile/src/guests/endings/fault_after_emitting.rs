//! Emits a valid subject, and ends with a fault.

use crate::Expected::Void;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .translate("(call $emit_valid) (return (global.get $fault))")
        .expecting(Void(&["the list is not what it should be"]))
}

//! Loops by tail calls, which this host leaves off.

use crate::Expected::Refused;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .with("(func $on (return_call $on))")
        .translate("(call $on)")
        .expecting(Refused(&["admit/feature", "tail calls"]))
}

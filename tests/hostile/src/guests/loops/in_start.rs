//! Loops for ever in its start function, before anything was called.

use crate::Expected::Stopped;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .with("(func $start (loop $on (br $on))) (start $start)")
        .expecting(Stopped(&["limit `describe_fuel`"]))
}

//! Loops for ever when the host has read its result.

use crate::Expected::Stopped;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .post_return("(loop $on (br $on))")
        .expecting(Stopped(&["limit `fuel`"]))
        .limits("run.fuel = { base = 50_000_000, per_byte = 0, most = 50_000_000 }")
}

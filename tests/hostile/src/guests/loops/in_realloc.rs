//! Loops for ever in `cabi_realloc`, while the host hands it bytes.

use crate::Expected::Stopped;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .realloc("(loop $on (br $on)) (unreachable)")
        .translate("(call $parts (i32.const 16))")
        .expecting(Stopped(&["limit `fuel`"]))
        .limits("run.fuel = { base = 50_000_000, per_byte = 0, most = 50_000_000 }")
}

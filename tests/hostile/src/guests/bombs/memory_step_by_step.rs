//! Grows its memory by 16 MiB at a time for as long as it can.

use crate::Expected::Stopped;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .translate("(loop $on (drop (memory.grow (i32.const 256))) (br $on))")
        .expecting(Stopped(&["limit `memory_bytes`"]))
}

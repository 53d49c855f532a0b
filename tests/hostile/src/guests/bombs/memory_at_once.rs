//! Declares 4 GiB of memory.

use crate::Expected::Stopped;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .memory("65536")
        .expecting(Stopped(&["limit `memory_bytes`"]))
}

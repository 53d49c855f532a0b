//! Imports the clock of WASI.

use crate::Expected::Refused;
use crate::{Contract, Core, Guest};

pub(super) fn guest() -> Guest {
    let wit = "package wasi:clocks@0.2.0; interface wall-clock { now: func() -> u64; }";
    Core::default()
        .contract(Contract::importing(wit, "wasi:clocks/wall-clock@0.2.0"))
        .expecting(Refused(&["admit/foreign-import", "wasi:clocks/wall-clock@0.2.0"]))
}

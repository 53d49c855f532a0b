//! Imports the contract's `source`, with offsets of 64 bits.

use crate::Expected::Refused;
use crate::{Contract, Core, Guest};

pub(super) fn guest() -> Guest {
    let contract = Contract::altered("offset: u32, max: u32", "offset: u64, max: u32");
    Core::default()
        .contract(contract)
        .expecting(Refused(&["admit/import-type", "read"]))
}

//! Exports the contract's translator, with a `describe` that gives a text and no manifest.

use crate::Expected::Refused;
use crate::{Contract, Core, Guest};

pub(super) fn guest() -> Guest {
    let contract = Contract::altered("describe: func() -> manifest", "describe: func() -> string");
    Core::default()
        .contract(contract)
        .expecting(Refused(&["admit/export-type", "describe"]))
}

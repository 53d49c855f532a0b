//! Imports an interface that nobody knows.

use crate::Expected::Refused;
use crate::{Contract, Core, Guest};

pub(super) fn guest() -> Guest {
    let wit = "package other:party; interface files { open: func(path: string) -> u32; }";
    Core::default()
        .contract(Contract::importing(wit, "other:party/files"))
        .expecting(Refused(&["admit/foreign-import", "other:party/files"]))
}

//! Is built for version 2.0.0 of the contract, and says that it is 1.0.0.

use crate::Expected::Refused;
use crate::{Contract, Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .contract(Contract::version("2.0.0"))
        .expecting(Refused(&["admit/import-version", "@2.0.0"]))
}

//! Is built for version 2.0.0 of the contract, and says so.

use crate::Expected::Refused;
use crate::{Contract, Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .contract(Contract::version("2.0.0"))
        .api(Some("dragoman:watchlist@2.0.0"))
        .expecting(Refused(&[
            "admit/api-version",
            "it speaks 2.0.0, this host speaks 1.0.0",
        ]))
}

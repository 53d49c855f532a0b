//! Does not say for which version of the contract it was built.

use crate::Expected::Refused;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .api(None)
        .expecting(Refused(&["admit/no-api", "dragoman:api"]))
}

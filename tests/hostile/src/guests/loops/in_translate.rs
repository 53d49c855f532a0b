//! Loops for ever in `translate`, under the default limits.

use crate::Expected::Stopped;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .translate("(loop $on (br $on))")
        .expecting(Stopped(&["limit `fuel`"]))
}

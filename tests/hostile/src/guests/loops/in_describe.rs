//! Loops for ever in `describe`.

use crate::Expected::Stopped;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .describe("(loop $on (br $on))")
        .expecting(Stopped(&["limit `describe_fuel`"]))
}

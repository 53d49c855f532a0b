//! Is an empty file.

use crate::Expected::Refused;
use crate::Guest;

pub(super) fn guest() -> Guest {
    Guest::new(Vec::new(), Refused(&["admit/not-wasm"]))
}

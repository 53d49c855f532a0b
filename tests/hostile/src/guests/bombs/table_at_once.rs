//! Declares a table of ten million elements.

use crate::Expected::Stopped;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .with("(table $table 10000000 funcref)")
        .expecting(Stopped(&["limit `table_elements`"]))
}

//! Grows a table for as long as it can.

use crate::Expected::Stopped;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .with("(table $table 0 funcref)")
        .translate("(loop $on (drop (table.grow $table (ref.null func) (i32.const 10000))) (br $on))")
        .expecting(Stopped(&["limit `table_elements`"]))
}

//! Fills a table again and again, an instruction each.

use crate::Expected::Stopped;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .with("(table $table 50000 funcref)")
        .translate("(loop $on (table.fill $table (i32.const 0) (ref.null func) (i32.const 50000)) (br $on))")
        .expecting(Stopped(&["limit `fuel`"]))
}

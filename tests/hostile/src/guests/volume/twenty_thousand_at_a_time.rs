//! Emits a batch of 20,000 withdrawals.

use serde_json::json;

use crate::Expected::Stopped;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    let withdrawal = json!({"id": "2"});
    Core::default()
        .placing("batch", "withdrawal", vec![withdrawal; 20_000])
        .translate("(call $withdrawals (global.get $batch) (i32.const 20000))")
        .expecting(Stopped(&["limit `batch_items`"]))
}

//! Describes itself as another list when it is given an input.

use crate::Expected::Harmless;
use crate::{Contract, Core, Guest};

pub(super) fn guest() -> Guest {
    let list = Contract::default().offset("manifest", "list-name");
    Core::default()
        .describe(&format!(
            "(call $parts (i32.const 16))
             (if (i32.load (i32.const 20)) (then (i32.store offset={} (global.get $manifest) (i32.const 3))))",
            list + 4
        ))
        .expecting(Harmless)
}

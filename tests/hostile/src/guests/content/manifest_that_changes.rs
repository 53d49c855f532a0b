//! Says at every call of `describe` that it is of a later version.

use crate::Expected::Harmless;
use crate::{Contract, Core, Guest};

pub(super) fn guest() -> Guest {
    let version = Contract::default().offset("manifest", "module-version");
    Core::default()
        .with("(global $calls (mut i32) (i32.const 0))")
        .describe(&format!(
            r#"(global.set $calls (i32.add (global.get $calls) (i32.const 1)))
               (i32.store8 offset=4
                 (i32.load offset={version} (global.get $manifest))
                 (i32.add (i32.const 48) (global.get $calls)))"#
        ))
        .expecting(Harmless)
}

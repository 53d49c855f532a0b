//! Has a function of twenty thousand blocks, each within the one before.

use crate::Expected::Harmless;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .with(format!(
            "(func {} {})",
            "block ".repeat(20_000),
            "end ".repeat(20_000)
        ))
        .expecting(Harmless)
}

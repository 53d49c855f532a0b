//! Has a function with fifty thousand locals.

use crate::Expected::Refused;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    Core::default()
        .with(format!("(func (local {}))", "i64 ".repeat(50_000)))
        .expecting(Refused(&["admit/locals"]))
}

//! Emits two subjects that stand in the same place.

use crate::Expected::Accepted;
use crate::{Core, Guest, valid};

pub(super) fn guest() -> Guest {
    // Rows that are joined or grouped share places: each of the two can be traced, so both are taken.
    Core::default()
        .emitting(valid("2"))
        .expecting(Accepted(&["\"2\""]))
}

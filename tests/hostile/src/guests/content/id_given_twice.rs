//! Emits two subjects of one id.

use crate::Expected::Rejected;
use crate::{Core, Guest, valid};

pub(super) fn guest() -> Guest {
    Core::default()
        .emitting(valid("1"))
        .expecting(Rejected(1, &["1 id:", "was already"]))
}

//! Spreads its memory over twenty instances, each of which alone is within the limit.

use super::instantiated;
use crate::Expected::Stopped;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    let component = instantiated(Core::default().component(), "(module (memory 1000))", 20);
    Guest::new(component, Stopped(&["limit `memory_bytes`"]))
}

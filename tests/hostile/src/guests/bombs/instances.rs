//! Holds a small core module, and asks for ten thousand instances of it.

use super::instantiated;
use crate::Expected::Refused;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    let component = instantiated(Core::default().component(), "(module)", 10_000);
    Guest::new(component, Refused(&["admit/instances", "512 are allowed"]))
}

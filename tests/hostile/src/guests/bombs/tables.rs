//! Spreads its tables over twenty instances, each of which alone is within the limit.

use super::instantiated;
use crate::Expected::Stopped;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    let component = instantiated(Core::default().component(), "(module (table 90000 funcref))", 20);
    Guest::new(component, Stopped(&["limit `table_elements`"]))
}

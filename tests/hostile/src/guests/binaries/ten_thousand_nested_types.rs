//! Has a type that is a list of a list of a list, ten thousand deep.

use wasm_encoder::{ComponentTypeSection, ComponentValType, PrimitiveValType};

use crate::Expected::Refused;
use crate::{Guest, stamped};

pub(super) fn guest() -> Guest {
    let mut types = ComponentTypeSection::new();
    types.defined_type().primitive(PrimitiveValType::String);
    for depth in 0..10_000 {
        types.defined_type().list(ComponentValType::Type(depth));
    }
    let mut component = wasm_encoder::Component::new();
    component.section(&types);
    Guest::new(
        stamped(component.finish(), "dragoman:watchlist@1.0.0"),
        Refused(&["admit/nesting"]),
    )
}

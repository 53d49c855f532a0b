//! Is a component in a component in a component, a thousand deep.

use crate::Expected::Refused;
use crate::{Guest, stamped};

pub(super) fn guest() -> Guest {
    let mut component = wasm_encoder::Component::new();
    for _ in 0..1_000 {
        let mut outer = wasm_encoder::Component::new();
        outer.section(&wasm_encoder::NestedComponentSection(&component));
        component = outer;
    }
    Guest::new(
        stamped(component.finish(), "dragoman:watchlist@1.0.0"),
        Refused(&["admit/nesting"]),
    )
}

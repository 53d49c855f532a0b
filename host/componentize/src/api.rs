//! Which version of the contract a file was built for, and the section that says so.

use std::collections::BTreeSet;

use wasm_encoder::{ComponentSection, CustomSection};
use wasmparser::{Parser, Payload};
use wit_parser::{PackageName, Resolve, WorldId, WorldItem};

use crate::Error;
use crate::imports::CONTRACT;

/// The custom section of a component that holds the contract's id, such as `dragoman:watchlist@1.0.0`: readable before
/// any of the guest's code runs.
pub const API_SECTION: &str = "dragoman:api";

const REMEDY: &str = "see that the crate ends with `dragoman_guest::export!(…)` and uses one version of the Dragoman SDK; in another \
     language, generate the bindings from wit/";

/// What the section of a component says; `None` when there is no such section.
pub fn api_of(component: &[u8]) -> Result<Option<String>, Error> {
    let mut depth = 0_u32;
    for payload in Parser::new(0).parse_all(component) {
        match payload.map_err(|error| damaged(error.to_string()))? {
            Payload::ModuleSection { .. } | Payload::ComponentSection { .. } => depth += 1,
            Payload::End(_) => depth = depth.saturating_sub(1),
            Payload::CustomSection(section) if depth == 0 && section.name() == API_SECTION => {
                let text = String::from_utf8(section.data().to_vec())
                    .map_err(|_| damaged(format!("its section `{API_SECTION}` is not UTF-8")))?;
                return Ok(Some(text));
            }
            _ => {}
        }
    }
    Ok(None)
}

/// The contract's id, from the interfaces that a world imports and exports.
pub(crate) fn of_world(resolve: &Resolve, world: WorldId, kind: &'static str) -> Result<String, Error> {
    let world = &resolve.worlds[world];
    let ids: BTreeSet<String> = world
        .imports
        .values()
        .chain(world.exports.values())
        .filter_map(|item| package(resolve, item))
        .filter(|package| format!("{}:{}", package.namespace, package.name) == CONTRACT)
        .map(ToString::to_string)
        .collect();
    let mut ids: Vec<String> = ids.into_iter().collect();
    let reason = match (ids.pop(), ids.as_slice()) {
        (Some(id), []) => return Ok(id),
        (None, _) => format!("it knows no interface of `{CONTRACT}`"),
        (Some(id), others) => format!("it mixes {} and {id}", others.join(", ")),
    };
    Err(Error::NoContract {
        kind,
        reason,
        remedy: REMEDY,
    })
}

fn package<'a>(resolve: &'a Resolve, item: &WorldItem) -> Option<&'a PackageName> {
    let WorldItem::Interface { id, .. } = item else {
        return None;
    };
    resolve.interfaces[*id]
        .package
        .map(|package| &resolve.packages[package].name)
}

/// Adds the section at the end of a component.
pub(crate) fn stamp(component: &mut Vec<u8>, api: &str) {
    CustomSection {
        name: API_SECTION.into(),
        data: api.as_bytes().into(),
    }
    .append_to_component(component);
}

fn damaged(reason: String) -> Error {
    Error::Malformed {
        kind: "the component",
        reason,
        remedy: "build it again",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_section_reads_back_and_its_absence_is_no_error() {
        let mut component = wasm_encoder::Component::new().finish();
        assert_eq!(api_of(&component).expect("readable"), None);
        stamp(&mut component, "dragoman:watchlist@7.8.9");
        assert_eq!(
            api_of(&component).expect("readable").as_deref(),
            Some("dragoman:watchlist@7.8.9")
        );
    }

    #[test]
    fn a_section_inside_a_nested_module_does_not_count() {
        let mut inner = wasm_encoder::Module::new();
        inner.section(&CustomSection {
            name: API_SECTION.into(),
            data: b"false".into(),
        });
        let mut component = wasm_encoder::Component::new();
        component.section(&wasm_encoder::ModuleSection(&inner));
        assert_eq!(api_of(&component.finish()).expect("readable"), None);
    }
}

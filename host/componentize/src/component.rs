//! Wraps a core module into a component, or takes over one made in another language.

use dragoman_nesting::{DEEPEST, measure};
use wasmparser::{Parser, Payload};
use wit_component::{ComponentEncoder, DecodedWasm};

use crate::Error;
use crate::api::{api_of, of_world, stamp};
use crate::imports::{CONTRACT, check_component, check_core};

const CORE: &str = "the core module";
const COMPONENT: &str = "the component";

/// Turns a core module that was built against the contract into a component. The same module gives the same bytes.
pub fn component(core_module: &[u8]) -> Result<Vec<u8>, Error> {
    check_core(core_module)?;
    check_metadata(core_module)?;
    let (_, bound) = wit_component::metadata::decode(core_module).map_err(|error| {
        malformed(
            CORE,
            format!("{error:#}"),
            "build it with the wit-bindgen that the SDK depends on",
        )
    })?;
    let api = of_world(&bound.resolve, bound.world, CORE)?;
    let mut component = ComponentEncoder::default()
        .validate(true)
        .module(core_module)
        .and_then(|mut encoder| encoder.encode())
        .map_err(|error| {
            let remedy = "see that the crate ends with `dragoman_guest::export!(…)`, and build it again";
            malformed(CORE, format!("{error:#}"), remedy)
        })?;
    // The metadata may ask for more than the code uses.
    check_component(&component)?;
    stamp(&mut component, &api);
    Ok(component)
}

/// Makes any file a guest may come in ready for the host: a core module is wrapped, a component made in another
/// language is checked and, if its section is missing, given the section that says which contract it speaks.
pub fn finish(file: &[u8]) -> Result<Vec<u8>, Error> {
    if Parser::is_component(file) {
        adopt(file)
    } else if Parser::is_core_wasm(file) {
        component(file)
    } else {
        let reason = "it does not begin as WebAssembly does".to_owned();
        Err(malformed(
            "the file",
            reason,
            "name a compiled .wasm file; text and archives must be compiled first",
        ))
    }
}

fn adopt(file: &[u8]) -> Result<Vec<u8>, Error> {
    check_depth(file, COMPONENT)?;
    check_component(file)?;
    let decoded = wit_component::decode(file).map_err(|error| {
        malformed(
            COMPONENT,
            format!("{error:#}"),
            "build it again with current tools; the file may be damaged",
        )
    })?;
    let DecodedWasm::Component(resolve, world) = decoded else {
        let reason = "it holds interface types only, no code".to_owned();
        return Err(malformed(
            COMPONENT,
            reason,
            "name the compiled module, not the encoded WIT package",
        ));
    };
    let api = of_world(&resolve, world, COMPONENT)?;
    let exports = &resolve.worlds[world].exports;
    let translator = format!("{CONTRACT}/translator");
    if !exports.keys().any(|key| {
        let name = resolve.name_world_key(key);
        name.split('@').next() == Some(translator.as_str())
    }) {
        let reason = format!("it does not export `{translator}`");
        return Err(Error::NoContract {
            kind: COMPONENT,
            reason,
            remedy: "build it for the world `partner`",
        });
    }
    let mut component = file.to_vec();
    match api_of(file)? {
        None => stamp(&mut component, &api),
        Some(said) if said == api => {}
        Some(said) => {
            let reason = format!("its section says {said}, but it was built for {api}");
            return Err(malformed(
                COMPONENT,
                reason,
                "build it again, and leave the section to this tool",
            ));
        }
    }
    Ok(component)
}

/// Refuses metadata of a core module that the decoder would follow until the stack ends.
fn check_metadata(core_module: &[u8]) -> Result<(), Error> {
    for payload in Parser::new(0).parse_all(core_module) {
        // What cannot be read, the decoder says.
        if let Ok(Payload::CustomSection(section)) = payload
            && section.name().starts_with("component-type")
        {
            check_depth(section.data(), CORE)?;
        }
    }
    Ok(())
}

/// Refuses what nests deeper than its readers bear: these recurse.
fn check_depth(bytes: &[u8], kind: &'static str) -> Result<(), Error> {
    measure(bytes, DEEPEST).map_err(|error| {
        let remedy = "generate its bindings from the contract's WIT, which is flat";
        malformed(kind, error.to_string(), remedy)
    })
}

fn malformed(kind: &'static str, reason: String, remedy: &'static str) -> Error {
    Error::Malformed { kind, reason, remedy }
}

#[cfg(test)]
#[path = "component_tests.rs"]
mod tests;

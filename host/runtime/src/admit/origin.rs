//! Where imports from outside of the contract usually come from, and how to build without them.

use super::refusal::shown;

/// Imports that a refusal names; the others are counted.
const NAMED: usize = 8;

/// What usually brings an import in, and how to do without.
fn remedy(import: &str) -> &'static str {
    if is_wasm_bindgen(import) {
        "a crate pulls in wasm-bindgen (chrono, getrandom and zip do so by their default features): find it with \
         `cargo tree -i wasm-bindgen --target wasm32-unknown-unknown` and turn that feature off"
    } else if import.starts_with("wasi:") || import.starts_with("wasi_") {
        "it was built for a WASI target (wasm32-wasip1, wasm32-wasip2), where println!, clocks, random numbers, files \
         and the environment of std come from the system: build it for wasm32-unknown-unknown with `dragoman build`; \
         in Python or JavaScript, build it with --stub-wasi"
    } else {
        "take out what needs it, or pass what it would give through the feed"
    }
}

/// Whether an import is of the glue that wasm-bindgen expects from JavaScript. Core modules have it, components never.
pub(super) fn is_wasm_bindgen(import: &str) -> bool {
    import.starts_with("__wbindgen") || import.starts_with("wbg#")
}

/// What to do about imports, each thing said once.
pub(super) fn remedies(imports: &[String]) -> String {
    let mut remedies: Vec<&str> = Vec::new();
    for import in imports {
        let remedy = remedy(import);
        if !remedies.contains(&remedy) {
            remedies.push(remedy);
        }
    }
    remedies.join("; ")
}

/// The names of imports for a sentence.
pub(super) fn listed(imports: &[String]) -> String {
    let named: Vec<String> = imports
        .iter()
        .take(NAMED)
        .map(|import| format!("`{}`", shown(import)))
        .collect();
    match imports.len().checked_sub(NAMED) {
        None | Some(0) => named.join(", "),
        Some(more) => format!("{} and {more} more", named.join(", ")),
    }
}

//! What a module reaches for: the sandbox gives it the contract and nothing else.

use wasmparser::{Parser, Payload};

use crate::{Error, TARGET};

/// The package of the contract, without its version.
pub(crate) const CONTRACT: &str = "dragoman:watchlist";

const CORE: &str = "the core module";
const COMPONENT: &str = "the component";

/// Refuses a core module that imports anything outside of the contract.
pub(crate) fn check_core(module: &[u8]) -> Result<(), Error> {
    let mut foreign = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        if let Payload::ImportSection(section) = payload.map_err(|error| malformed(CORE, &error))? {
            for import in section.into_imports() {
                let import = import.map_err(|error| malformed(CORE, &error))?;
                // Names of the canonical ABI carry a mark before the interface.
                let interface = import.module.strip_prefix("[export]").unwrap_or(import.module);
                let interface = interface.strip_prefix("cm32p2|").unwrap_or(interface);
                if !of_contract(interface) {
                    foreign.push((import.module.to_owned(), import.name.to_owned()));
                }
            }
        }
    }
    refuse(CORE, &foreign)
}

/// Refuses a component that imports anything outside of the contract.
pub(crate) fn check_component(component: &[u8]) -> Result<(), Error> {
    let mut foreign = Vec::new();
    let mut depth = 0_u32;
    for payload in Parser::new(0).parse_all(component) {
        match payload.map_err(|error| malformed(COMPONENT, &error))? {
            Payload::ModuleSection { .. } | Payload::ComponentSection { .. } => depth += 1,
            Payload::End(_) => depth = depth.saturating_sub(1),
            Payload::ComponentImportSection(section) if depth == 0 => {
                for import in section {
                    let name = import.map_err(|error| malformed(COMPONENT, &error))?.name.name;
                    if !of_contract(name) {
                        foreign.push((name.to_owned(), String::new()));
                    }
                }
            }
            _ => {}
        }
    }
    refuse(COMPONENT, &foreign)
}

fn of_contract(interface: &str) -> bool {
    interface
        .strip_prefix(CONTRACT)
        .is_some_and(|rest| rest.starts_with('/'))
}

fn refuse(kind: &'static str, foreign: &[(String, String)]) -> Result<(), Error> {
    if foreign.is_empty() {
        return Ok(());
    }
    let imports = foreign.iter().map(|(module, name)| shown(module, name)).collect();
    let mut remedies: Vec<String> = Vec::new();
    for (module, name) in foreign {
        let remedy = remedy(module, name);
        if !remedies.contains(&remedy) {
            remedies.push(remedy);
        }
    }
    Err(Error::ForeignImports {
        kind,
        imports,
        remedy: remedies.join("; "),
    })
}

fn shown(module: &str, name: &str) -> String {
    if name.is_empty() {
        module.to_owned()
    } else {
        format!("{module}#{name}")
    }
}

fn remedy(module: &str, name: &str) -> String {
    if module.starts_with("__wbindgen") || name.starts_with("__wbindgen") {
        format!(
            "a crate pulls in wasm-bindgen: find it with `cargo tree -i wasm-bindgen --target {TARGET}` and switch \
             off the feature that does (often of chrono, getrandom or zip)"
        )
    } else if module.starts_with("wasi_snapshot") || module == "wasi_unstable" {
        format!("it was built for a WASI target: build it for {TARGET}")
    } else if module.starts_with("wasi:") {
        "it was built with the system interface: build it with that stubbed (`--stub-wasi` of componentize-py and \
         componentize-qjs) or without it"
            .to_owned()
    } else if module == "env" {
        "it declares `extern` functions that nothing defines: link the library that has them, or do without"
            .to_owned()
    } else {
        format!("a guest may import interfaces of `{CONTRACT}` only: take out what needs the others")
    }
}

fn malformed(kind: &'static str, error: &dyn std::fmt::Display) -> Error {
    Error::Malformed {
        kind,
        reason: error.to_string(),
        remedy: "build it again; the file may be cut off",
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{EntityType, ImportSection, Module, TypeSection};

    use super::*;

    fn importing(imports: &[(&str, &str)]) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut section = ImportSection::new();
        for (module, name) in imports {
            section.import(module, name, EntityType::Function(0));
        }
        let mut module = Module::new();
        module.section(&types).section(&section);
        module.finish()
    }

    fn refusal(module: &str, name: &str) -> String {
        check_core(&importing(&[(module, name)]))
            .expect_err("foreign")
            .to_string()
    }

    #[test]
    fn the_contracts_own_interfaces_are_let_through() {
        let own = [
            ("dragoman:watchlist/source@1.0.0", "read"),
            ("[export]dragoman:watchlist/translator@1.0.0", "[resource-drop]x"),
            ("cm32p2|dragoman:watchlist/sink@1", "notices"),
        ];
        check_core(&importing(&own)).expect("only the contract");
        check_core(&importing(&[])).expect("nothing at all");
    }

    #[test]
    fn a_package_whose_name_only_begins_alike_is_foreign() {
        assert!(refusal("dragoman:watchlists/source@1.0.0", "read").contains("dragoman:watchlists/source"));
    }

    #[test]
    fn each_kind_of_foreign_import_has_its_own_remedy() {
        assert!(
            refusal("wasi_snapshot_preview1", "fd_write").contains("build it for wasm32-unknown-unknown")
        );
        assert!(refusal("__wbindgen_placeholder__", "x").contains("cargo tree -i wasm-bindgen"));
        assert!(refusal("env", "clock").contains("`extern` functions"));
        assert!(refusal("wasi:clocks/wall-clock@0.2.0", "now").contains("--stub-wasi"));
        assert!(refusal("other:package/x", "y").contains("only"));
    }

    #[test]
    fn all_foreign_imports_are_named_at_once() {
        let text = check_core(&importing(&[
            ("env", "a"),
            ("env", "b"),
            ("wasi_snapshot_preview1", "c"),
        ]))
        .expect_err("foreign")
        .to_string();
        for name in ["env#a", "env#b", "wasi_snapshot_preview1#c"] {
            assert!(text.contains(name), "{text}");
        }
        assert_eq!(
            text.matches("`extern`").count(),
            1,
            "a remedy is said once: {text}"
        );
    }

    #[test]
    fn a_cut_off_module_is_an_error_and_no_panic() {
        let whole = importing(&[("env", "a")]);
        assert!(check_core(&whole[..whole.len() - 1]).is_err());
        assert!(check_component(b"no wasm").is_err());
    }
}

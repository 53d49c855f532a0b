//! Admission: what a component must be before any of its code is compiled.

use crate::limits::AdmissionLimits;
use dragoman_model::{API_VERSION, Digest, PACKAGE};
use serde::Serialize;
use wasmparser::{Encoding, Parser, Payload};

/// Name of the custom section that holds the contract's package and version.
const API_SECTION: &str = "dragoman:api";

/// What a component says of itself in its binary, before any of its code runs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Admission {
    /// BLAKE3 of the component.
    pub digest: Digest,
    /// Size in bytes.
    pub size: usize,
    /// The contract it was built for, from its custom section.
    pub api: String,
    /// What it imports.
    pub imports: Vec<String>,
    /// What it exports.
    pub exports: Vec<String>,
}

/// Why a component is refused, and how to mend it.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// Too large.
    #[error(
        "the component has {size} bytes, {allowed} are allowed (limit `module_bytes`); build with --release and strip it"
    )]
    TooLarge {
        /// Its size in bytes.
        size: usize,
        /// What it may have.
        allowed: usize,
    },
    /// No component, but a core module.
    #[error("this is a core module, not a component; turn it into one with `dragoman build`")]
    CoreModule,
    /// No WebAssembly, or damaged.
    #[error(
        "at byte {offset}: {message}; this is not a whole WebAssembly component, build or download it again"
    )]
    Malformed {
        /// Where.
        offset: usize,
        /// What is wrong.
        message: String,
    },
    /// It says nothing of the contract's version.
    #[error(
        "it has no section `dragoman:api`, which says for which contract it was built; build it with `dragoman build`"
    )]
    NoApi,
    /// It was built for another contract.
    #[error(
        "it was built for {found}, this host speaks {PACKAGE}@{API_VERSION}; build it against that version"
    )]
    OtherApi {
        /// The contract it was built for.
        found: String,
    },
    /// It imports something else than the contract.
    #[error("it imports `{import}`; a partner's component imports {PACKAGE}/* and nothing else: {remedy}")]
    ForeignImport {
        /// What it imports.
        import: String,
        /// What to do.
        remedy: &'static str,
    },
    /// It does not export the translator.
    #[error("it does not export `{0}`; end the module with dragoman_guest::export!")]
    NoTranslator(String),
}

/// Admits a component.
pub(crate) fn admit(bytes: &[u8], limits: &AdmissionLimits) -> Result<Admission, Refusal> {
    if bytes.len() > limits.module_bytes {
        return Err(Refusal::TooLarge {
            size: bytes.len(),
            allowed: limits.module_bytes,
        });
    }
    let (mut imports, mut exports, mut api) = (Vec::new(), Vec::new(), None);
    // Sections of nested modules and components come with their own start and end; only the outermost count.
    let mut depth = 0;
    for payload in Parser::new(0).parse_all(bytes) {
        match payload.map_err(malformed)? {
            Payload::Version {
                encoding: Encoding::Module,
                ..
            } if depth == 0 => return Err(Refusal::CoreModule),
            Payload::ModuleSection { .. } | Payload::ComponentSection { .. } => depth += 1,
            Payload::End(_) if depth > 0 => depth -= 1,
            Payload::ComponentImportSection(section) if depth == 0 => {
                for import in section {
                    imports.push(import.map_err(malformed)?.name.name.to_owned());
                }
            }
            Payload::ComponentExportSection(section) if depth == 0 => {
                for export in section {
                    exports.push(export.map_err(malformed)?.name.name.to_owned());
                }
            }
            Payload::CustomSection(section) if depth == 0 && section.name() == API_SECTION => {
                api = Some(String::from_utf8_lossy(section.data()).into_owned());
            }
            _ => {}
        }
    }
    let admission = Admission {
        digest: Digest::of(bytes),
        size: bytes.len(),
        api: api.ok_or(Refusal::NoApi)?,
        imports,
        exports,
    };
    contract(&admission)?;
    Ok(admission)
}

fn contract(admission: &Admission) -> Result<(), Refusal> {
    if admission.api != format!("{PACKAGE}@{API_VERSION}") {
        return Err(Refusal::OtherApi {
            found: admission.api.clone(),
        });
    }
    let ours = |name: &str| {
        let inside = name.strip_prefix(PACKAGE).and_then(|rest| rest.strip_prefix('/'));
        inside
            .and_then(|rest| rest.strip_suffix(API_VERSION))
            .is_some_and(|rest| rest.ends_with('@'))
    };
    if let Some(import) = admission.imports.iter().find(|import| !ours(import)) {
        let remedy = if import.starts_with("wasi:") {
            "build it without WASI, for wasm32-unknown-unknown"
        } else {
            "remove what needs it"
        };
        return Err(Refusal::ForeignImport {
            import: import.clone(),
            remedy,
        });
    }
    let translator = translator();
    if !admission.exports.contains(&translator) {
        return Err(Refusal::NoTranslator(translator));
    }
    Ok(())
}

/// Name of the interface that a component exports.
pub(crate) fn translator() -> String {
    format!("{PACKAGE}/translator@{API_VERSION}")
}

fn malformed(error: wasmparser::BinaryReaderError) -> Refusal {
    Refusal::Malformed {
        offset: error.offset(),
        message: error.message().to_owned(),
    }
}

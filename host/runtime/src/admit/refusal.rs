//! Why a component is refused: rule, finding, remedy.

use std::borrow::Cow;
use std::fmt;

use dragoman_model::{API_VERSION, PACKAGE};

use super::cap::Cap;
use super::container::Container;
use super::origin;

/// Why a component is refused, and how to mend it.
///
/// Its text gives the rule's id, what was found, and the remedy. What a component says of itself is cut short and has
/// its control characters escaped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// It has more of something than is allowed.
    OverCap {
        /// Of what.
        cap: Cap,
        /// How much it has, as far as it was counted.
        found: usize,
        /// How much it may have.
        allowed: usize,
        /// Byte at which that showed.
        offset: usize,
    },
    /// It is something else than WebAssembly.
    NotWasm(Container),
    /// It is native code, where a partner supplies nothing but components.
    CompiledCode {
        /// Whether it is what wasmtime makes of a component.
        wasmtime: bool,
    },
    /// It is a core module, no component.
    CoreModule {
        /// What it imports from outside of the contract.
        imports: Vec<String>,
    },
    /// It is cut off, damaged, or invalid.
    Malformed {
        /// Byte at which that showed.
        offset: usize,
        /// What is wrong.
        message: String,
    },
    /// It uses a part of WebAssembly that this host leaves off.
    Feature {
        /// Byte at which that showed.
        offset: usize,
        /// What it uses.
        message: String,
    },
    /// It does not say for which version of the contract it was built.
    NoApi,
    /// It was built for another version of the contract, or for another contract.
    ApiVersion {
        /// What it says.
        found: String,
    },
    /// It imports the contract in another version than it says it was built for.
    ImportVersion {
        /// What it imports.
        import: String,
    },
    /// It imports something else than the contract.
    ForeignImport {
        /// All that it imports from elsewhere.
        imports: Vec<String>,
    },
    /// It imports something of the contract with another type than the contract's, or something that is not in it.
    ImportType {
        /// What differs.
        message: String,
    },
    /// It does not export what a host calls.
    NoTranslator {
        /// What is missing.
        missing: String,
    },
    /// It exports what a host calls with another type than the contract's.
    ExportType {
        /// What it exports.
        export: String,
        /// What differs.
        message: String,
    },
}

/// All there is to say about a refusal. Made by one match, so that no kind of refusal lacks any of it.
struct Account {
    rule: &'static str,
    finding: String,
    remedy: Cow<'static, str>,
}

impl Refusal {
    /// The id of the rule that is broken, such as `admit/size`. Ids do not change from version to version.
    pub fn rule(&self) -> &'static str {
        self.account().rule
    }

    /// What was found, in a sentence.
    pub fn finding(&self) -> String {
        self.account().finding
    }

    /// What to do about it.
    pub fn remedy(&self) -> String {
        self.account().remedy.into_owned()
    }

    fn account(&self) -> Account {
        let account = |rule, finding: String, remedy: &'static str| Account {
            rule,
            finding,
            remedy: remedy.into(),
        };
        match self {
            Self::OverCap {
                cap,
                found,
                allowed,
                offset,
            } => {
                let facts = cap.facts();
                Account {
                    rule: facts.rule,
                    finding: format!(
                        "it has {found} {}, {allowed} are allowed (limit `{}`, passed at byte {offset})",
                        facts.counted, facts.limit
                    ),
                    remedy: facts.remedy.into(),
                }
            }
            Self::NotWasm(container) => account(
                "admit/not-wasm",
                format!("this is no WebAssembly: {container}"),
                "name the .wasm file that `dragoman build` makes, and look at what was downloaded",
            ),
            Self::CompiledCode { wasmtime } => account(
                "admit/compiled-code",
                if *wasmtime {
                    "this is a component that wasmtime has already compiled (.cwasm)".into()
                } else {
                    "this is compiled native code (an ELF file)".into()
                },
                "give the component itself, the .wasm file: native code cannot be checked, the host compiles by itself",
            ),
            Self::CoreModule { imports } => Account {
                rule: "admit/core-module",
                finding: "this is a core module, not a component".into(),
                remedy: {
                    let foreign = origin::remedies(imports);
                    let between = if foreign.is_empty() { "" } else { "; before that: " };
                    format!("turn it into one with `dragoman build`{between}{foreign}").into()
                },
            },
            Self::Malformed { offset, message } => account(
                "admit/malformed",
                format!("at byte {offset}: {}", shown(message)),
                "it is cut off or damaged: build or download it again, and compare its digest with the partner's",
            ),
            Self::Feature { offset, message } => account(
                "admit/feature",
                format!("at byte {offset}: {}", shown(message)),
                "build it for plain WebAssembly 2.0 (target feature simd128 at most), which every host runs alike",
            ),
            Self::NoApi => account(
                "admit/no-api",
                "it has no section `dragoman:api`, which says for which contract it was built".into(),
                "run it through `dragoman build`, which adds the section",
            ),
            Self::ApiVersion { found } => account(
                "admit/api-version",
                match found
                    .strip_prefix(PACKAGE)
                    .and_then(|rest| rest.strip_prefix('@'))
                {
                    Some(version) => format!("it speaks {}, this host speaks {API_VERSION}", shown(version)),
                    None => format!(
                        "it was built for `{}`, this host speaks {PACKAGE}@{API_VERSION}",
                        shown(found)
                    ),
                },
                "build it with the SDK of the host's version, or ask the operator for a host that speaks the other",
            ),
            Self::ImportVersion { import } => account(
                "admit/import-version",
                format!("it imports `{}`, this host speaks {API_VERSION}", shown(import)),
                "build all of it against one version of the SDK, the host's",
            ),
            Self::ForeignImport { imports } => Account {
                rule: "admit/foreign-import",
                finding: format!(
                    "it imports {}; a partner's component imports {PACKAGE}/* and nothing else",
                    origin::listed(imports)
                ),
                remedy: origin::remedies(imports).into(),
            },
            Self::ImportType { message } => account(
                "admit/import-type",
                format!("what it imports differs from the contract: {}", shown(message)),
                "generate its bindings from the host's WIT, unchanged",
            ),
            Self::NoTranslator { missing } => account(
                "admit/no-translator",
                format!("it does not export `{missing}`"),
                "end the module with dragoman_guest::export!, or build it for the world `partner`",
            ),
            Self::ExportType { export, message } => account(
                "admit/export-type",
                format!(
                    "its export `{export}` has another type than the contract's: {}",
                    shown(message)
                ),
                "generate its bindings from the host's WIT, unchanged",
            ),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Account {
            rule,
            finding,
            remedy,
        } = self.account();
        write!(f, "{rule}: {finding}; {remedy}")
    }
}

impl std::error::Error for Refusal {}

/// What a stranger's component says, fit for a terminal: on one line, without control characters, and not endless.
pub(super) fn shown(text: &str) -> String {
    const KEPT: usize = 300;
    let mut shown: String = text.chars().take(KEPT).flat_map(char::escape_debug).collect();
    if text.chars().nth(KEPT).is_some() {
        shown.push('…');
    }
    shown
}

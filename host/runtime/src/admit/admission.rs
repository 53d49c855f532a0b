//! What a component says of itself in its binary.

use dragoman_model::Digest;
use serde::Serialize;

/// Name of the custom section that holds the contract's package and version.
pub(super) const API_SECTION: &str = "dragoman:api";

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
    /// Core modules inside it. Guests in Python and JavaScript have several.
    pub core_modules: usize,
    /// Functions of all core modules.
    pub functions: usize,
    /// Bytes of the largest function.
    pub largest_function: usize,
    /// Names of its custom sections, which no engine interprets.
    pub custom_sections: Vec<String>,
}

impl Admission {
    /// Of a component that was not read yet.
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self {
            digest: Digest::of(bytes),
            size: bytes.len(),
            api: String::new(),
            imports: Vec::new(),
            exports: Vec::new(),
            core_modules: 0,
            functions: 0,
            largest_function: 0,
            custom_sections: Vec::new(),
        }
    }

    /// Takes in a section that says for which contract it was built. One that contradicts another makes both wrong.
    pub(super) fn say(&mut self, api: String) {
        if self.api.is_empty() {
            self.api = api;
        } else if self.api != api {
            self.api = format!("{} and {api}", self.api);
        }
    }
}

//! Admission: what a component must be before any of its code is compiled.
//!
//! Three steps, each cheaper than the next. [`admit`] walks over the sections and checks names and caps: at every load.
//! [`validate`] checks all code: before it is compiled. [`exports`] compares types once they are known. Whatever breaks a
//! rule is a [`Refusal`] with the rule's id.

mod admission;
mod cap;
mod container;
mod contract;
mod origin;
mod refusal;
mod validate;
mod walk;

pub use admission::Admission;
pub use cap::Cap;
pub use container::Container;
pub(crate) use contract::{exports, translator};
pub use refusal::Refusal;
pub(crate) use validate::validate;

use crate::limits::AdmissionLimits;

/// Admits a component by what its binary says of itself.
pub(crate) fn admit(bytes: &[u8], limits: &AdmissionLimits) -> Result<Admission, Refusal> {
    // First, since the digest and all else cost by the byte.
    Cap::Size.check(bytes.len(), limits.module_bytes, limits)?;
    kind(bytes)?;
    let mut admission = Admission::of(bytes);
    walk::walk(bytes, limits, &mut admission)?;
    contract::names(&admission)?;
    Ok(admission)
}

/// Tells a component from what else a file may be, by how it begins.
fn kind(bytes: &[u8]) -> Result<(), Refusal> {
    const MAGIC: &[u8] = b"\0asm";
    if bytes.starts_with(b"\x7fELF") {
        return Err(Refusal::CompiledCode {
            wasmtime: wasmtime::Engine::detect_precompiled(bytes).is_some(),
        });
    }
    if bytes.is_empty() || !bytes.starts_with(&MAGIC[..bytes.len().min(MAGIC.len())]) {
        return Err(Refusal::NotWasm(Container::of(bytes)));
    }
    if wasmparser::Parser::is_core_wasm(bytes) {
        return Err(Refusal::CoreModule {
            imports: walk::core_imports(bytes)?,
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests;

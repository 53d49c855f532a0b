//! Validation of all code, before the compiler sees any of it.

use wasmparser::Validator;

use super::refusal::Refusal;
use crate::features::FEATURES;

/// Refuses code that is not valid WebAssembly of the features that the engine has.
///
/// `bytes` were admitted before: that bounds what validation costs, and how deep it recurses.
pub(crate) fn validate(bytes: &[u8]) -> Result<(), Refusal> {
    let mut validator = Validator::new_with_features(FEATURES);
    validator.validate_all(bytes).map(drop).map_err(malformed)
}

pub(super) fn malformed(error: wasmparser::BinaryReaderError) -> Refusal {
    let (offset, message) = (error.offset(), error.message().to_owned());
    match error.missing_wasm_feature() {
        Some(_) => Refusal::Feature { offset, message },
        None => Refusal::Malformed { offset, message },
    }
}

//! The words of the contract, as JSON has them.

use serde::Serialize;

/// The word for a case of an enumeration, such as `stolen_blank`.
pub(crate) fn of(case: &impl Serialize) -> String {
    match serde_json::to_value(case) {
        Ok(serde_json::Value::String(word)) => word,
        other => unreachable!("an enumeration serialises as a word, not as {other:?}"),
    }
}

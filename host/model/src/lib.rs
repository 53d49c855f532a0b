//! The shared schema: types generated from `wit/`, their validation, their canonical form, and their comparison.
//!
//! No I/O, and of wasmtime the derives only: the types that a guest's values are lifted into are the ones that are
//! checked, stored and printed.

#[cfg(any(test, feature = "arbitrary"))]
pub mod arbitrary;
mod canonical;
mod compare;
mod effect;
mod extent;
#[cfg(test)]
mod fixtures;
mod item;
mod load;
mod number;
mod pattern;
pub mod schema;
mod text;
mod validate;
mod walk;
mod window;

pub use canonical::{Digest, Hashing};
pub use compare::{FieldChange, compare};
pub use effect::Effect;
pub use extent::{Extent, Weigh};
pub use item::{Item, ItemKind};
pub use load::Batch;
pub use number::{MachineRead, NormalNumber, NumberRemark, check_digit, normalise_into};
pub use pattern::fits_pattern;
pub use schema::{API_VERSION, PACKAGE};
pub use text::{escaped, is_visible};
pub use validate::{ManifestError, Record, Rejection, SummaryError, TakeNumbers, Validator, is_country};
pub use walk::{Path, Visit, Walk};
pub use window::Window;

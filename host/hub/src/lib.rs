//! Keeps every edition of every list for ever, and says what changed between them.
//!
//! It knows the store; it knows nothing of how records come to be.

mod acceptance;
mod difference;
mod draft;
mod error;
#[cfg(test)]
mod fixtures;
mod hub;
mod key;
mod merged;
mod read;

pub use acceptance::{
    Accept, AcceptanceRule, Corroboration, Ground, LeftOut, Listing, Recognition, count_left_out, recognise,
};
pub use difference::{Change, Difference, Named};
pub use draft::Draft;
pub use error::HubError;
pub use hub::{Acceptance, Hub};
pub use key::{InputKey, ListKey};
pub use merged::{Merged, MergedValue, Saying, merged};
pub use read::{Edition, Findings, Held};

//! Keeps every edition of every list for ever, and says what changed between them.
//!
//! It knows the store; it knows nothing of how records come to be.

mod acceptance;
mod claims;
mod clusters;
mod damage;
mod decision;
mod delta;
mod departure;
mod difference;
mod draft;
mod edition;
mod effect;
mod error;
#[cfg(test)]
mod fixtures;
mod guard;
mod hub;
mod keep;
mod key;
mod kind;
mod layout;
mod merged;
mod numbers;
mod patience;
mod read;
mod reading;
mod release;
mod renumbered;
mod retention;
mod seal;
mod snapshot;
mod words;

pub use acceptance::{
    Accept, AcceptanceRule, Corroboration, Ground, LeftOut, Listing, Recognition, count_left_out, recognise,
};
pub use claims::Claims;
pub use clusters::{Judged, Resolution};
pub use damage::Damage;
pub use decision::{Decision, Undecidable, Verdict};
pub use delta::OutOfOrder;
pub use departure::{Departure, Left};
pub use difference::{Change, Difference, DifferenceCounts, Named};
pub use draft::Draft;
pub use edition::{Edition, Standing};
pub use error::HubError;
pub use guard::{EndExpected, EndPolicy, Guards, NotAPercentage, Percent, Reason};
pub use hub::Hub;
pub use keep::{Acceptance, Known};
pub use key::{InputKey, ListKey};
pub use merged::{Merged, MergedValue, Saying, merged};
pub use numbers::{DocumentChange, DocumentChanged, DocumentChanges, DraftError, NumberStated, Spool};
pub use patience::Patience;
pub use read::{Findings, Held};
pub use release::Release;
pub use renumbered::{Renumbered, Renumbering};
pub use retention::{Due, Traces};
pub use snapshot::Snapshot;

//! Every limit that a partner's component and files are held to, by the step that enforces it.

mod admission;
mod allowance;
mod compile;
mod limit;
mod run;
mod unpack;

use serde::{Deserialize, Serialize};

pub use admission::AdmissionLimits;
pub use allowance::Allowance;
pub use compile::CompileLimits;
pub use limit::{Exceeded, Limit};
pub use run::{RunLimits, STACK_BYTES};
pub use unpack::UnpackLimits;

/// All limits of one partner. The defaults suit honest modules; an operator overrides single ones.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// What its component may be.
    pub admission: AdmissionLimits,
    /// What compiling it may cost.
    pub compile: CompileLimits,
    /// What may be unpacked for it.
    pub unpack: UnpackLimits,
    /// What a run of it may use.
    pub run: RunLimits,
}

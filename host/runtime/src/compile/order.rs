//! What passes between a host and its worker: an order as the last argument, the component on stdin, and on stdout one
//! line that answers, followed by the compiled form if there is one.

use serde::{Deserialize, Serialize};

use crate::limits::CompileLimits;

/// What a worker is told before it reads anything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Order {
    pub(super) limits: CompileLimits,
    /// Whether the code is to count fuel.
    pub(super) metered: bool,
}

/// The first line of a worker's answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Answer {
    /// The compiled form follows.
    Compiled(Spent),
    /// The compiler refuses the component.
    Invalid(String),
    /// The compiler was refused memory, and could still say so.
    OutOfMemory,
}

/// What a worker has measured of itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Spent {
    pub(super) cpu_seconds: Option<f64>,
    pub(super) peak_memory_bytes: Option<u64>,
    pub(super) peak_address_bytes: Option<u64>,
}

/// Bytes that the first line has at most. The longest is the compiler's message, which quotes names of the component.
pub(super) const LINE_BYTES: u64 = 64 << 10;

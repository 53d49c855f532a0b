//! What a run used.

use serde::{Deserialize, Serialize};

/// What a run used of each of its [limits](crate::RunLimits): its peak, by the limit's name.
///
/// `instances` and the stack are missing: the engine enforces them, but does not say how much was used.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Usage {
    /// Bytes of all linear memories.
    pub memory_bytes: usize,
    /// Elements of all tables.
    pub table_elements: usize,
    /// Linear memories.
    pub memories: u32,
    /// Tables.
    pub tables: u32,
    /// Units of fuel; 0 where it was not metered.
    pub fuel: u64,
    /// Units of fuel for the manifest; 0 where it was not metered.
    pub describe_fuel: u64,
    /// Calls of the host's functions.
    pub calls: u64,
    /// Bytes that reads gave.
    pub read_bytes: u64,
    /// Items emitted.
    pub items: u64,
    /// Items or notices of the largest call.
    pub batch_items: usize,
    /// Bytes of the call that carried most.
    pub call_bytes: u64,
    /// Bytes of all items.
    pub emitted_bytes: u64,
    /// Bytes of the longest text.
    pub text_bytes: usize,
    /// Elements of the longest list.
    pub list_length: usize,
    /// Notices.
    pub notices: u64,
    /// Bytes of all notices.
    pub notice_bytes: u64,
    /// Bytes of notices, and of a fault, that were cut off as too long to read.
    pub notice_bytes_dropped: u64,
    /// Bytes of the log.
    pub log_bytes: usize,
    /// Lines of the log.
    pub log_lines: usize,
    /// Bytes of log that were dropped.
    pub log_bytes_dropped: u64,
    /// Lines of log that were dropped.
    pub log_lines_dropped: u64,
}

//! What a run may use. Fuel stands for time, so that every limit is the same on every machine.

use serde::{Deserialize, Serialize};

/// What a run may use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RunLimits {
    /// Bytes of all linear memories. Default 512 MiB.
    pub memory_bytes: usize,
    /// Elements of a table. Default 100,000.
    pub table_elements: usize,
    /// Core instances, memories and tables, each. A component has a handful. Default 32.
    pub instances: usize,
    /// Fuel that a run gets whatever its input: about one unit an instruction. Default 2,000,000,000.
    pub fuel_base: u64,
    /// Fuel for each byte of input. XML takes about 100, a workbook 1,200, an interpreted language 1,500. Default 5,000.
    pub fuel_per_byte: u64,
    /// Bytes of text in all items. Default 1 GiB.
    pub emitted_bytes: u64,
    /// Items. Default 5,000,000.
    pub items: u64,
    /// Notices. Default 100,000.
    pub notices: u64,
    /// Bytes of the log; what is beyond is dropped and counted. Default 64 KiB.
    pub log_bytes: usize,
    /// Bytes that one call to the host may carry. Default 64 MiB.
    pub call_bytes: usize,
}

impl Default for RunLimits {
    fn default() -> Self {
        Self {
            memory_bytes: 512 << 20,
            table_elements: 100_000,
            instances: 32,
            fuel_base: 2_000_000_000,
            fuel_per_byte: 5_000,
            emitted_bytes: 1 << 30,
            items: 5_000_000,
            notices: 100_000,
            log_bytes: 64 << 10,
            call_bytes: 64 << 20,
        }
    }
}

impl RunLimits {
    /// Fuel for an input of `size` bytes.
    pub fn fuel(&self, size: u64) -> u64 {
        self.fuel_base
            .saturating_add(self.fuel_per_byte.saturating_mul(size))
    }
}

/// A limit that a run ran into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize)]
#[serde(rename_all = "snake_case", tag = "limit")]
pub enum Limit {
    /// Fuel.
    #[error(
        "it used up its fuel of {allowed} units without coming to an end: it loops, or the limit `fuel_per_byte` is too low"
    )]
    Fuel {
        /// What it had.
        allowed: u64,
    },
    /// Memory.
    #[error("it asked for {asked} bytes of memory, {allowed} are allowed (limit `memory_bytes`)")]
    Memory {
        /// What it asked for.
        asked: usize,
        /// What it may have.
        allowed: usize,
    },
    /// Tables.
    #[error("it asked for a table of {asked} elements, {allowed} are allowed (limit `table_elements`)")]
    Table {
        /// What it asked for.
        asked: usize,
        /// What it may have.
        allowed: usize,
    },
    /// Items.
    #[error("it emitted more than {allowed} items (limit `items`)")]
    Items {
        /// What it may emit.
        allowed: u64,
    },
    /// Bytes of items.
    #[error("it emitted more than {allowed} bytes (limit `emitted_bytes`)")]
    Bytes {
        /// What it may emit.
        allowed: u64,
    },
    /// Notices.
    #[error("it emitted more than {allowed} notices (limit `notices`)")]
    Notices {
        /// What it may emit.
        allowed: u64,
    },
}

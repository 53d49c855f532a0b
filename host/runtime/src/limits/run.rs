//! What a run may use. Fuel stands for time, so that every limit is the same on every machine.

use serde::{Deserialize, Serialize};

use super::Allowance;

/// Bytes of stack that a guest has. All partners share one engine, which fixes it: it can be neither overridden nor
/// measured for one of them. 512 KiB hold some thousand nested calls. A guest runs on the thread of whoever calls it, and the smallest of those, a
/// pool's, have 2 MiB: three quarters are left to the host's own functions under the deepest guest.
pub const STACK_BYTES: usize = 512 << 10;

/// What a run may use. To go over a limit is a failure, except for the log: it is for people, and is cut and counted.
///
/// Each limit has its peak, by the same name, in [`Usage`](crate::Usage), and its error in [`Limit`](super::Limit).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RunLimits {
    /// Bytes of all linear memories together. Default 512 MiB: a Python guest takes 13 MB, and a
    /// workbook is unpacked in memory.
    pub memory_bytes: usize,
    /// Elements of all tables together. Default 100,000: an element is a function that is called through a
    /// pointer, and a whole Python interpreter has 13,500 functions.
    pub table_elements: usize,
    /// Core instances. Default 64: a Rust guest is made of 3 core modules, a Python guest of 38.
    pub instances: usize,
    /// Linear memories. Default 32: a guest has one; each reserves address space of the host.
    pub memories: usize,
    /// Tables. Default 32: a guest of several modules has a handful.
    pub tables: usize,
    /// Units of fuel, about one an instruction; the host's own work for the guest is charged as well. Default 4,000
    /// million and 8,000 a byte. Measured a byte: XML in Rust 160 to 300, CSV 250 to 420, a workbook 2,230 (it is
    /// compressed), JSON in JavaScript 2,900 to 4,100. A workbook of 108 KB took Python 13,100 a byte, or some millions a
    /// record: that is what the first part leaves room for. A loop over a list of 2 MB uses up 20,000 million, which takes
    /// some ten seconds.
    pub fuel: Allowance,
    /// Units of fuel for the manifest. Default 200 million: it reads nothing. A loop uses them up in a
    /// tenth of a second or so.
    pub describe_fuel: u64,
    /// Calls of the host's functions. Default 10 million: a list of 4 GiB in reads of 512 bytes.
    pub calls: u64,
    /// Bytes that reads give. Default 64 MiB and 64 a byte: a guest that reads its input a second time, or seeks in it,
    /// stays far below; one that reads it a thousand times is stopped.
    pub read_bytes: Allowance,
    /// Items. Default 5 million. Lists of more numbers come as bulk documents.
    pub items: u64,
    /// Items or notices of one call. Default 10,000: the SDK sends 256.
    pub batch_items: usize,
    /// Bytes that one call may carry to the host, as they lie in its memory. Default 64 MiB: a batch of 256 has 1 MB.
    pub call_bytes: usize,
    /// Bytes of all items, as they lie in the host's memory: what comes out, and its ratio to what goes in. Default 64 MiB
    /// and 100 a byte, at most 1 GiB: the records of published lists take 2 to 10 times their input. A document in bulk takes
    /// some 35: lists of more than thirty million need more.
    pub emitted_bytes: Allowance,
    /// Bytes of one text. Default 1 MiB: the longest text seen in a published list has 2,945.
    pub text_bytes: usize,
    /// Elements of one list in a record. Default 100,000, for the numbers of a bulk document.
    pub list_length: usize,
    /// Notices. Default 100,000: guests sum those of one field.
    pub notices: u64,
    /// Bytes of all notices, as they lie in the host's memory. Default 64 MiB.
    pub notice_bytes: u64,
    /// Bytes of the log. What is beyond is dropped and counted. Default 64 KiB: some thousand lines for a person to read.
    pub log_bytes: usize,
    /// Lines of the log. What is beyond is dropped and counted. Default 1,000; empty lines cost memory as well.
    pub log_lines: usize,
}

impl Default for RunLimits {
    fn default() -> Self {
        Self {
            memory_bytes: 512 << 20,
            table_elements: 100_000,
            instances: 64,
            memories: 32,
            tables: 32,
            fuel: Allowance {
                base: 4_000_000_000,
                per_byte: 8_000,
                most: 1_000_000_000_000,
            },
            describe_fuel: 200_000_000,
            calls: 10_000_000,
            read_bytes: Allowance {
                base: 64 << 20,
                per_byte: 64,
                most: 1 << 40,
            },
            items: 5_000_000,
            batch_items: 10_000,
            call_bytes: 64 << 20,
            emitted_bytes: Allowance {
                base: 64 << 20,
                per_byte: 100,
                most: 1 << 30,
            },
            text_bytes: 1 << 20,
            list_length: 100_000,
            notices: 100_000,
            notice_bytes: 64 << 20,
            log_bytes: 64 << 10,
            log_lines: 1_000,
        }
    }
}

//! What the engine gives a guest: memories, tables and instances.

use std::io;

use wasmtime::ResourceLimiter;

use crate::limits::{Exceeded, Limit, RunLimits};
use crate::usage::Usage;

/// The memories and tables of a run, all together. Neither ever shrinks.
pub(crate) struct Resources {
    memory_bytes: usize,
    table_elements: usize,
    limits: RunLimits,
}

impl Resources {
    pub(super) fn new(limits: &RunLimits) -> Self {
        Self {
            memory_bytes: 0,
            table_elements: 0,
            limits: limits.clone(),
        }
    }

    pub(super) fn report(&self, usage: &mut Usage) {
        usage.memory_bytes = self.memory_bytes;
        usage.table_elements = self.table_elements;
    }
}

/// Whether a memory or table may grow: `used` becomes what all of them have together.
///
/// What goes over the limit ends the run, rather than to let the guest see a failed growth and go on in some other way.
/// What only goes over the maximum that the guest itself declared is its own affair.
fn grow(
    limit: Limit,
    allowed: usize,
    used: &mut usize,
    (current, desired): (usize, usize),
    maximum: Option<usize>,
) -> wasmtime::Result<bool> {
    let asked = used.saturating_add(desired.saturating_sub(current));
    limit.check(asked as u64, allowed as u64)?;
    if maximum.is_some_and(|maximum| desired > maximum) {
        return Ok(false);
    }
    *used = asked;
    Ok(true)
}

impl ResourceLimiter for Resources {
    fn memory_growing(
        &mut self,
        current: usize,
        desired: usize,
        maximum: Option<usize>,
    ) -> wasmtime::Result<bool> {
        let allowed = self.limits.memory_bytes;
        grow(
            Limit::MemoryBytes,
            allowed,
            &mut self.memory_bytes,
            (current, desired),
            maximum,
        )
    }

    fn memory_grow_failed(&mut self, error: wasmtime::Error) -> wasmtime::Result<()> {
        // The machine has none left: if the guest went on, it would end in another way here than elsewhere. Any other
        // reason is one that the guest meets everywhere.
        if error.is::<io::Error>() {
            let message = format!("this machine has no memory left for the module: {error}");
            return Err(wasmtime::Error::msg(message));
        }
        Ok(())
    }

    fn table_growing(
        &mut self,
        current: usize,
        desired: usize,
        maximum: Option<usize>,
    ) -> wasmtime::Result<bool> {
        let allowed = self.limits.table_elements;
        grow(
            Limit::TableElements,
            allowed,
            &mut self.table_elements,
            (current, desired),
            maximum,
        )
    }

    fn instances(&self) -> usize {
        self.limits.instances
    }

    fn tables(&self) -> usize {
        self.limits.tables
    }

    fn memories(&self) -> usize {
        self.limits.memories
    }
}

/// How the engine says that there are too many instances, memories or tables; it has no type for it.
const TOO_MANY: &str = "resource limit exceeded: ";

/// How the engine says that one call carries too much; it has no type for it either.
const TOO_MUCH: &str = "fuel allocated for hostcalls has been exhausted";

/// The limit that the engine itself enforced, if this error is about one.
pub(crate) fn enforced(message: &str, limits: &RunLimits) -> Option<Exceeded> {
    if message.contains(TOO_MUCH) {
        return Some(Exceeded {
            limit: Limit::CallBytes,
            asked: None,
            allowed: limits.call_bytes as u64,
        });
    }
    let (what, count) = message
        .split_once(TOO_MANY)?
        .1
        .split_once(" count too high at ")?;
    let (limit, allowed) = match what {
        "instance" => (Limit::Instances, limits.instances),
        "memory" => (Limit::Memories, limits.memories),
        "table" => (Limit::Tables, limits.tables),
        _ => return None,
    };
    let digits = count.split(|c: char| !c.is_ascii_digit()).next()?;
    Some(Exceeded {
        limit,
        asked: digits.parse().ok(),
        allowed: allowed as u64,
    })
}

//! Keeps the memory that code lies in, and makes code executable.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rustix::mm::{MprotectFlags, mprotect};
use wasmtime::CustomCodeMemory;
use wasmtime_internal_jit_icache_coherence as coherence;

use crate::pages::Pages;

/// The pages that code lies in.
#[derive(Default)]
pub(crate) struct Held(Mutex<Vec<Entry>>);

/// Names pages that are held. No two have the same: an address may be that of others as soon as they are gone.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Ticket(u64);

struct Entry {
    ticket: Ticket,
    pages: Pages,
}

impl Held {
    /// Whether there are none.
    #[cfg(test)]
    pub(crate) fn is_empty(&self) -> bool {
        self.all().is_empty()
    }

    /// Keeps pages until they are given back.
    pub(crate) fn hold(&self, pages: Pages) -> Ticket {
        static LAST: AtomicU64 = AtomicU64::new(0);
        let ticket = Ticket(LAST.fetch_add(1, Ordering::Relaxed));
        self.all().push(Entry { ticket, pages });
        ticket
    }

    /// Lets go of what is held under a ticket, if it was not given back meanwhile.
    pub(crate) fn give_up(&self, ticket: Ticket) {
        self.remove(|entry| entry.ticket == ticket);
    }

    fn remove(&self, which: impl Fn(&Entry) -> bool) {
        let mut all = self.all();
        let found = all.iter().position(which).map(|at| all.swap_remove(at));
        // To free them takes longer than others should wait.
        drop(all);
        drop(found);
    }

    fn all(&self) -> MutexGuard<'_, Vec<Entry>> {
        // Nothing that is done under the lock leaves it half done.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Called for all code of the engine: also for what it has just compiled, and has in memory of its own.
impl CustomCodeMemory for Held {
    fn required_alignment(&self) -> usize {
        rustix::param::page_size()
    }

    fn publish_executable(&self, code: *const u8, bytes: usize) -> wasmtime::Result<()> {
        // SAFETY: these are whole pages of code in memory that the engine has made for it, or that `held` keeps. Whoever reads there still
        // can, and nobody writes there any more.
        unsafe { coherence::clear_cache(code.cast(), bytes) }?;
        // SAFETY: as above.
        unsafe {
            mprotect(
                code.cast_mut().cast(),
                bytes,
                MprotectFlags::READ | MprotectFlags::EXEC,
            )
        }?;
        coherence::pipeline_flush_mt()?;
        Ok(())
    }

    /// The engine calls this when the last of what was made of a component goes: it touches neither code nor data of it from here on. (It
    /// would call it as well before it edits code for a debugger, which no engine of ours has.) What is in the engine's own memory it
    /// frees right after.
    fn unpublish_executable(&self, code: *const u8, _: usize) -> wasmtime::Result<()> {
        self.remove(|entry| entry.pages.as_ptr_range().contains(&code));
        Ok(())
    }
}

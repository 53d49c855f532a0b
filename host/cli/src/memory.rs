//! How memory is shared out among threads.

/// Gives all threads as many arenas as there are cores to take memory from. The system's allocator would give each thread one of its own, and
/// what one gave back there is of no use to others: a run over many lists would hold a fifth more.
///
/// To be called before there are other threads.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
pub(crate) fn share_out() {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let cores = i32::try_from(cores).unwrap_or(i32::MAX);
    // SAFETY: it takes two numbers, and changes but from where later calls of the allocator take memory. No other thread is there yet. What it
    // gives is whether it did: without it all goes on as before.
    unsafe { libc::mallopt(libc::M_ARENA_MAX, cores) };
}

/// Other systems' allocators are left as they are.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub(crate) fn share_out() {}

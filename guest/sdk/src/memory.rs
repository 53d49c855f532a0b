//! Memory for a guest: small blocks from lists by size, large ones from the system's allocator.
//!
//! A translator makes and drops some ten texts and lists a record, nearly all of them below half a kilobyte. The allocator of
//! the standard library looks for the block that fits best and joins neighbours when one is freed; under metering that is a
//! tenth of a translation. Here a small block is taken from the list of its size, and goes back there.

use std::alloc::{GlobalAlloc, Layout};
use std::cell::Cell;
use std::ptr;

/// Sizes of small blocks are multiples of this, and so are their addresses.
const STEP: usize = 16;

/// Bytes of the largest small block.
const LARGEST: usize = 512;

/// Bytes that small blocks are cut from at a time.
const CHUNK: usize = 64 << 10;

/// An allocator over another one. What was once a small block stays one of its size: a program that frees many of one size
/// and then asks for many of another takes more memory than it holds.
///
/// It is for one thread.
pub struct Blocks<Large> {
    /// For each size the first free block; its first word leads to the next.
    free: [Cell<*mut u8>; LARGEST / STEP],
    /// What is left of the last chunk: where it begins, and how many bytes it has.
    rest: Cell<*mut u8>,
    left: Cell<usize>,
    large: Large,
}

/// The index of a block's size; none if it is not small.
fn size_index(layout: Layout) -> Option<usize> {
    (layout.size() <= LARGEST && layout.align() <= STEP).then(|| layout.size().saturating_sub(1) / STEP)
}

impl<Large> Blocks<Large> {
    /// No memory yet; what is asked for comes from `large`.
    pub const fn over(large: Large) -> Self {
        Self {
            free: [const { Cell::new(ptr::null_mut()) }; LARGEST / STEP],
            rest: Cell::new(ptr::null_mut()),
            left: Cell::new(0),
            large,
        }
    }
}

impl<Large: GlobalAlloc> Blocks<Large> {
    /// A block that was never used; null if there is no memory.
    #[cold]
    #[inline(never)]
    fn cut(&self, index: usize) -> *mut u8 {
        let size = (index + 1) * STEP;
        if self.left.get() < size {
            let Ok(chunk) = Layout::from_size_align(CHUNK, STEP) else {
                return ptr::null_mut();
            };
            // SAFETY: the layout has a size.
            let start = unsafe { self.large.alloc(chunk) };
            if start.is_null() {
                return start;
            }
            // What was left of the chunk before is less than a small block, and is forgotten.
            self.rest.set(start);
            self.left.set(CHUNK);
        }
        let block = self.rest.get();
        // SAFETY: `left` bytes from `rest` on belong to one chunk, and `size` are no more than those.
        self.rest.set(unsafe { block.add(size) });
        self.left.set(self.left.get() - size);
        block
    }
}

// SAFETY: a small block is `size` bytes of a chunk that no other block overlaps: it was cut once, and is either in use or in
// the one list of its size, which it enters when it is freed and leaves when it is given out. Chunks are aligned to `STEP` and
// cut in multiples of it, so every alignment up to `STEP` holds. Whether a block is small is told from its layout alone, which
// is the same when it is freed as when it was made: a large one always goes back to where it came from. Nothing here panics.
unsafe impl<Large: GlobalAlloc> GlobalAlloc for Blocks<Large> {
    #[inline]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let Some(index) = size_index(layout) else {
            // SAFETY: the caller's promise is the one that is asked for.
            return unsafe { self.large.alloc(layout) };
        };
        let block = self.free[index].get();
        if block.is_null() {
            return self.cut(index);
        }
        // SAFETY: a free block begins with the address of the next one, or null; it is aligned for that.
        self.free[index].set(unsafe { block.cast::<*mut u8>().read() });
        block
    }

    #[inline]
    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        match size_index(layout) {
            // SAFETY: the block has `STEP` bytes at least, is aligned to `STEP`, and nobody uses it any more.
            Some(index) => unsafe { block.cast::<*mut u8>().write(self.free[index].replace(block)) },
            // SAFETY: it came from there.
            None => unsafe { self.large.dealloc(block, layout) },
        }
    }

    #[inline]
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        if size_index(layout).is_none() {
            // SAFETY: the caller's promise is the one that is asked for.
            return unsafe { self.large.alloc_zeroed(layout) };
        }
        // SAFETY: as above.
        let block = unsafe { self.alloc(layout) };
        if !block.is_null() {
            // SAFETY: it has as many bytes.
            unsafe { block.write_bytes(0, layout.size()) };
        }
        block
    }

    #[inline]
    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: the caller promises that the size fits the alignment.
        let wanted = unsafe { Layout::from_size_align_unchecked(size, layout.align()) };
        match (size_index(layout), size_index(wanted)) {
            (Some(old), Some(new)) if old == new => block,
            // SAFETY: it came from there.
            (None, None) => unsafe { self.large.realloc(block, layout, size) },
            _ => {
                // SAFETY: the caller promises a size; the two blocks are different ones, each of its size at least.
                unsafe {
                    let moved = self.alloc(wanted);
                    if !moved.is_null() {
                        ptr::copy_nonoverlapping(block, moved, layout.size().min(size));
                        self.dealloc(block, layout);
                    }
                    moved
                }
            }
        }
    }
}

// SAFETY: without atomics WebAssembly has no threads.
#[cfg(all(target_family = "wasm", not(target_feature = "atomics")))]
unsafe impl<Large> Sync for Blocks<Large> {}

#[cfg(all(
    feature = "allocator",
    target_family = "wasm",
    not(target_feature = "atomics")
))]
#[global_allocator]
static GUEST: Blocks<std::alloc::System> = Blocks::over(std::alloc::System);

#[cfg(test)]
#[path = "memory_tests.rs"]
mod tests;

use std::alloc::System;

use super::*;

/// Numbers that look random and are the same every time.
fn numbers(mut state: u64) -> impl FnMut(usize) -> usize {
    move |below| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (state >> 33) as usize % below
    }
}

/// A block in use, and the byte that it is full of.
struct Used {
    block: *mut u8,
    layout: Layout,
    byte: u8,
}

impl Used {
    fn new(block: *mut u8, layout: Layout, byte: u8) -> Self {
        assert!(!block.is_null() && block.addr().is_multiple_of(layout.align()));
        // SAFETY: the block has that many bytes.
        unsafe { block.write_bytes(byte, layout.size()) };
        Self { block, layout, byte }
    }

    fn is_untouched(&self, bytes: usize) -> bool {
        // SAFETY: the block has as many bytes, and all were written.
        let bytes = unsafe { std::slice::from_raw_parts(self.block, bytes) };
        bytes.iter().all(|byte| *byte == self.byte)
    }
}

#[test]
fn no_block_touches_another_whatever_is_asked_for_in_whatever_order() {
    let (blocks, mut number) = (Blocks::over(System), numbers(7));
    let mut used: Vec<Used> = Vec::new();
    for round in 0..50_000_usize {
        let most = [16, 40, 600, 3000][number(4)];
        let size = 1 + number(most);
        let layout = Layout::from_size_align(size, 1 << number(6)).expect("a layout");
        let byte = round as u8;
        match number(if used.len() > 200 { 4 } else { 8 }) {
            0 | 1 if !used.is_empty() => {
                let gone = used.swap_remove(number(used.len()));
                assert!(gone.is_untouched(gone.layout.size()));
                // SAFETY: it was made with this layout, and is forgotten.
                unsafe { blocks.dealloc(gone.block, gone.layout) };
            }
            2 if !used.is_empty() => {
                let old = used.swap_remove(number(used.len()));
                let layout = Layout::from_size_align(size, old.layout.align()).expect("a layout");
                // SAFETY: it was made with this layout, and only what is given instead is used.
                let block = unsafe { blocks.realloc(old.block, old.layout, size) };
                let moved = Used { block, ..old };
                assert!(moved.is_untouched(moved.layout.size().min(size)));
                used.push(Used::new(block, layout, byte));
            }
            3 => {
                // SAFETY: the layout has a size.
                let block = unsafe { blocks.alloc_zeroed(layout) };
                let zeroed = Used {
                    block,
                    layout,
                    byte: 0,
                };
                assert!(zeroed.is_untouched(size));
                used.push(Used::new(zeroed.block, layout, byte));
            }
            // SAFETY: the layout has a size.
            _ => used.push(Used::new(unsafe { blocks.alloc(layout) }, layout, byte)),
        }
    }
    assert!(used.iter().all(|used| used.is_untouched(used.layout.size())));
    for used in used {
        // SAFETY: it was made with this layout, and is forgotten.
        unsafe { blocks.dealloc(used.block, used.layout) };
    }
}

#[test]
fn what_is_freed_is_given_out_again() {
    let blocks = Blocks::over(System);
    let layout = |size| Layout::from_size_align(size, 8).expect("a layout");
    // SAFETY: the layouts have sizes, and what is freed is forgotten.
    unsafe {
        let first = blocks.alloc(layout(33));
        blocks.dealloc(first, layout(33));
        assert_eq!(blocks.alloc(layout(48)), first);
        assert_ne!(blocks.alloc(layout(48)), first);
        // It grows within its block, and moves when it outgrows it.
        assert_eq!(blocks.realloc(first, layout(48), 40), first);
        assert_ne!(blocks.realloc(first, layout(40), 49), first);
    }
}

//! `memcmp` for guests. Whatever compares texts calls it, and the one that the compiler brings along goes byte by byte: in a
//! loop of a guest each step is metered.

/// Bytes that are looked at at a time.
const WORD: usize = size_of::<u64>();

/// The difference of the first bytes that differ; 0 if none do.
///
/// # Safety
///
/// `length` bytes can be read from either address.
unsafe fn compared(left: *const u8, right: *const u8, length: usize) -> i32 {
    // SAFETY: it is asked for bytes before `length` only.
    let difference = |at: usize| unsafe { i32::from(*left.add(at)) - i32::from(*right.add(at)) };
    // SAFETY: likewise, with the three bytes behind.
    let half = |from: *const u8, at: usize| unsafe { from.add(at).cast::<u32>().read_unaligned().to_le() };
    // SAFETY: likewise, with the seven bytes behind.
    let word = |from: *const u8, at: usize| unsafe { from.add(at).cast::<u64>().read_unaligned().to_le() };
    // The lowest byte is the first.
    let first_set = |word: u64| word.trailing_zeros() as usize / 8;
    if let Some(last) = length.checked_sub(WORD) {
        let mut at = 0;
        loop {
            let differing = word(left, at) ^ word(right, at);
            if differing != 0 {
                return difference(at + first_set(differing));
            }
            if at == last {
                return 0;
            }
            // What the last word shares with the one before was equal.
            at = last.min(at + WORD);
        }
    }
    if let Some(last) = length.checked_sub(WORD / 2) {
        let differing = [0, last].map(|at| u64::from(half(left, at) ^ half(right, at)));
        return match differing {
            [0, 0] => 0,
            [0, second] => difference(last + first_set(second)),
            [first, _] => difference(first_set(first)),
        };
    }
    (0..length)
        .map(difference)
        .find(|difference| *difference != 0)
        .unwrap_or(0)
}

/// What C has under this name. It stands in for the compiler's own.
///
/// # Safety
///
/// `length` bytes can be read from either address.
#[cfg(target_family = "wasm")]
#[unsafe(no_mangle)]
unsafe extern "C" fn memcmp(left: *const u8, right: *const u8, length: usize) -> i32 {
    // SAFETY: the caller's promise is the same.
    unsafe { compared(left, right, length) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(left: &[u8], right: &[u8]) -> i32 {
        assert_eq!(left.len(), right.len());
        // SAFETY: both have so many bytes.
        unsafe { compared(left.as_ptr(), right.as_ptr(), left.len()) }
    }

    #[test]
    fn the_first_bytes_that_differ_decide_at_every_length_and_place() {
        for length in 0..70 {
            let text: Vec<u8> = (0..length).map(|at| b'a' + (at % 26) as u8).collect();
            assert_eq!(of(&text, &text.clone()), 0);
            for at in 0..length {
                // What stands behind is another way about, and does not count.
                let mut other = text.clone();
                other[at] = 0xFF;
                other[at + 1..].fill(0);
                let difference = i32::from(text[at]) - 0xFF;
                assert_eq!(of(&text, &other), difference, "{length} {at}");
                assert_eq!(of(&other, &text), -difference, "{length} {at}");
            }
        }
    }
}

//! Is a file of random bytes.

use crate::Expected::Refused;
use crate::Guest;

pub(super) fn guest() -> Guest {
    // xorshift, so that every run tries the same bytes.
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let bytes = std::iter::repeat_with(|| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state as u8
    });
    Guest::new(bytes.take(100_000).collect(), Refused(&["admit/not-wasm"]))
}

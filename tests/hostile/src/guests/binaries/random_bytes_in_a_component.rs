//! Begins as a component does, and goes on with random bytes.

use crate::Expected::Refused;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    let honest = Core::default().component();
    let noise = honest
        .iter()
        .rev()
        .map(|byte| byte.wrapping_mul(167).wrapping_add(13));
    Guest::new(
        honest[..8].iter().copied().chain(noise).collect(),
        Refused(&["admit/malformed"]),
    )
}

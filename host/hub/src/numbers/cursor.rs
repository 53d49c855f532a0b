//! Numbers that come one after the other in their order.

use super::block::Stated;
use crate::error::HubError;

/// Bytes of a normal form that are compared at once: of nearly every number all.
pub(super) const PREFIX: usize = 16;

/// Numbers that come one after the other in their order, wherever they are from.
pub(super) trait Cursor {
    /// Goes to the next number, or to the first; false if there is none.
    fn advance(&mut self) -> Result<bool, HubError>;

    /// The number that it stands on. Only after [`advance`](Self::advance) said that there is one.
    fn stated(&self) -> Stated<'_>;

    /// The [`key`] of that number.
    fn key(&self) -> u128 {
        key(self.stated().normal)
    }
}

/// The first bytes of a normal form as one number, with zeros behind it: no letter or digit is one. Of two keys that differ the smaller is
/// that of the smaller normal form.
pub(super) fn key(normal: &[u8]) -> u128 {
    let mut start = [0; PREFIX];
    let length = normal.len().min(PREFIX);
    start[..length].copy_from_slice(&normal[..length]);
    u128::from_be_bytes(start)
}

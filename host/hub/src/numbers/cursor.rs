//! Numbers that come one after the other in their order.

use super::block::Stated;
use crate::error::HubError;

/// Numbers that come one after the other in their order, wherever they are from.
pub(super) trait Cursor {
    /// Goes to the next number, or to the first; false if there is none.
    fn advance(&mut self) -> Result<bool, HubError>;

    /// The number that it stands on. Only after [`advance`](Self::advance) said that there is one.
    fn stated(&self) -> Stated<'_>;
}

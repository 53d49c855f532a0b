//! A limit that grows with the input.

use serde::{Deserialize, Serialize};

/// A limit that grows with the input: `base + per_byte × bytes of input`, but never over `most`.
///
/// An override gives all three: `fuel = { base = 2_000_000_000, per_byte = 6_000, most = 1_000_000_000_000 }`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "{ base = …, per_byte = …, most = … }")]
pub struct Allowance {
    /// What a run gets whatever its input.
    pub base: u64,
    /// What it gets for each byte of input.
    pub per_byte: u64,
    /// What it never gets more than.
    pub most: u64,
}

impl Allowance {
    /// What a run over `size` bytes gets.
    pub fn of(&self, size: u64) -> u64 {
        let grown = self.base.saturating_add(self.per_byte.saturating_mul(size));
        grown.min(self.most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_allowance_grows_with_the_input_up_to_its_most() {
        let allowance = Allowance {
            base: 10,
            per_byte: 3,
            most: 100,
        };
        assert_eq!(
            [0, 5, 30, 31, u64::MAX].map(|size| allowance.of(size)),
            [10, 25, 100, 100, 100]
        );
    }
}

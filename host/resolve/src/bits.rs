//! How much a piece of evidence weighs.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Evidence in bits: 1 bit more and two records are twice as likely to be about one subject. Negative speaks against.
///
/// Counted in whole hundredths, so that a sum does not depend on the order of what is summed. A number with two decimals in
/// JSON.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bits(i32);

impl Bits {
    /// No evidence either way.
    pub const NONE: Self = Self(0);

    /// So many whole bits.
    pub const fn whole(bits: i32) -> Self {
        Self(bits * 100)
    }

    /// So many hundredths of a bit.
    pub const fn hundredths(bits: i32) -> Self {
        Self(bits)
    }

    /// In hundredths of a bit.
    pub const fn as_hundredths(self) -> i32 {
        self.0
    }

    /// In bits.
    pub fn as_f64(self) -> f64 {
        f64::from(self.0) / 100.0
    }

    /// This share of it, in percent.
    pub const fn percent(self, share: i32) -> Self {
        Self(self.0 * share / 100)
    }

    /// So many times it.
    pub const fn times(self, count: usize) -> Self {
        Self(self.0 * count as i32)
    }
}

impl Add for Bits {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Bits {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Neg for Bits {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl AddAssign for Bits {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl SubAssign for Bits {
    fn sub_assign(&mut self, other: Self) {
        self.0 -= other.0;
    }
}

impl Sum for Bits {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::NONE, Add::add)
    }
}

impl fmt::Display for Bits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:+.1}", self.as_f64())
    }
}

impl Serialize for Bits {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.as_f64())
    }
}

impl<'de> Deserialize<'de> for Bits {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let bits = f64::deserialize(deserializer)?;
        Ok(Self((bits * 100.0).round() as i32))
    }
}

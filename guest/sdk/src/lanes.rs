//! Sixteen bytes looked at in one step: as the sandbox has instructions for, and elsewhere as two words.

/// Bytes that are looked at together.
pub(crate) const LANES: usize = 16;

#[cfg(target_feature = "simd128")]
pub(crate) use vector::Lanes;
#[cfg(not(target_feature = "simd128"))]
pub(crate) use words::Lanes;

#[cfg(target_feature = "simd128")]
mod vector {
    use core::arch::wasm32::*;
    use std::ops::BitOr;

    use super::LANES;

    /// Sixteen bytes.
    #[derive(Clone, Copy)]
    pub(crate) struct Lanes(v128);

    /// Which of the bytes are meant.
    #[derive(Clone, Copy)]
    pub(crate) struct Marks(v128);

    impl Lanes {
        #[inline(always)]
        pub(crate) fn of(bytes: &[u8; LANES]) -> Self {
            // SAFETY: there are sixteen bytes, which may lie at any address.
            Self(unsafe { v128_load(bytes.as_ptr().cast()) })
        }

        #[inline(always)]
        pub(crate) fn equal(self, byte: u8) -> Marks {
            Marks(u8x16_eq(self.0, u8x16_splat(byte)))
        }

        #[inline(always)]
        pub(crate) fn below(self, byte: u8) -> Marks {
            Marks(u8x16_lt(self.0, u8x16_splat(byte)))
        }

        #[inline(always)]
        pub(crate) fn beyond_ascii(self) -> Marks {
            Marks(i8x16_lt(self.0, i8x16_splat(0)))
        }
    }

    impl Marks {
        #[inline(always)]
        pub(crate) fn first(self) -> Option<usize> {
            let bits = u32::from(u8x16_bitmask(self.0));
            (bits != 0).then(|| bits.trailing_zeros() as usize)
        }

        #[inline(always)]
        pub(crate) fn any_before(self, end: usize) -> bool {
            u32::from(u8x16_bitmask(self.0)) & ((1 << end) - 1) != 0
        }

        #[inline(always)]
        pub(crate) fn inverted(self) -> Self {
            Self(v128_not(self.0))
        }
    }

    impl BitOr for Marks {
        type Output = Self;

        #[inline(always)]
        fn bitor(self, other: Self) -> Self {
            Self(v128_or(self.0, other.0))
        }
    }
}

#[cfg(not(target_feature = "simd128"))]
mod words {
    use std::ops::BitOr;

    use super::LANES;
    use crate::octets::{HIGH, Word};

    /// Sixteen bytes.
    #[derive(Clone, Copy)]
    pub(crate) struct Lanes([Word; 2]);

    /// Which of the bytes are meant: of those the highest bit is set, and nothing else.
    #[derive(Clone, Copy)]
    pub(crate) struct Marks([u64; 2]);

    impl Lanes {
        /// The first byte is the first lane.
        #[inline(always)]
        pub(crate) fn of(bytes: &[u8; LANES]) -> Self {
            let all = u128::from_le_bytes(*bytes);
            Self([Word(all as u64), Word((all >> 64) as u64)])
        }

        /// Those that are this byte.
        #[inline(always)]
        pub(crate) fn equal(self, byte: u8) -> Marks {
            Marks(self.0.map(|word| word.equal(byte)))
        }

        /// Those below a byte of ASCII.
        #[inline(always)]
        pub(crate) fn below(self, byte: u8) -> Marks {
            Marks(self.0.map(|word| word.below(byte)))
        }

        /// Those beyond ASCII.
        #[inline(always)]
        pub(crate) fn beyond_ascii(self) -> Marks {
            Marks(self.0.map(Word::beyond_ascii))
        }
    }

    impl Marks {
        /// The first of them.
        #[inline(always)]
        pub(crate) fn first(self) -> Option<usize> {
            match self.0 {
                [0, 0] => None,
                [0, high] => Some(8 + high.trailing_zeros() as usize / 8),
                [low, _] => Some(low.trailing_zeros() as usize / 8),
            }
        }

        /// Whether one of them stands before a place, 16 at most.
        #[inline(always)]
        pub(crate) fn any_before(self, end: usize) -> bool {
            self.first().is_some_and(|first| first < end)
        }

        /// All others.
        #[inline(always)]
        pub(crate) fn inverted(self) -> Self {
            Self(self.0.map(|marks| marks ^ HIGH))
        }
    }

    impl BitOr for Marks {
        type Output = Self;

        #[inline(always)]
        fn bitor(self, other: Self) -> Self {
            Self([self.0[0] | other.0[0], self.0[1] | other.0[1]])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_sixteen_bytes_those_are_marked_that_are_meant_and_no_others() {
        let mut state = 7u32;
        for round in 0..20_000 {
            let bytes: [u8; LANES] = std::array::from_fn(|_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let byte = (state >> 24) as u8;
                // Of few values as well, and those that stand beside the limits.
                if round % 2 == 0 { b' ' - 1 + byte % 3 } else { byte }
            });
            let lanes = Lanes::of(&bytes);
            let first = |is: &dyn Fn(u8) -> bool| bytes.iter().position(|byte| is(*byte));
            for byte in [0, b' ', b'<', 0x7F] {
                assert_eq!(lanes.equal(byte).first(), first(&|found| found == byte));
                assert_eq!(
                    lanes.equal(byte).inverted().first(),
                    first(&|found| found != byte)
                );
                assert_eq!(lanes.below(byte).first(), first(&|found| found < byte));
                let either = lanes.equal(byte) | lanes.beyond_ascii();
                let expected = first(&|found| found == byte || found >= 0x80);
                assert_eq!(either.first(), expected);
                for end in 0..=LANES {
                    assert_eq!(either.any_before(end), expected.is_some_and(|first| first < end));
                }
            }
        }
    }
}

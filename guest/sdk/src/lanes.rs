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
    use std::ops::{BitAnd, BitOr};

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
            let all = u128::from_le_bytes(*bytes);
            Self(u64x2(all as u64, (all >> 64) as u64))
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
        pub(crate) fn any(self) -> bool {
            v128_any_true(self.0)
        }

        #[inline(always)]
        pub(crate) fn bits(self) -> u32 {
            u32::from(u8x16_bitmask(self.0))
        }

        #[cfg(any(test, feature = "xml"))]
        #[inline(always)]
        pub(crate) fn first(self) -> Option<usize> {
            let bits = self.bits();
            (bits != 0).then(|| bits.trailing_zeros() as usize)
        }

        #[cfg(any(test, feature = "xml"))]
        #[inline(always)]
        pub(crate) fn any_before(self, end: usize) -> bool {
            self.bits() & ((1 << end) - 1) != 0
        }

        #[inline(always)]
        pub(crate) fn places(self) -> impl Iterator<Item = usize> {
            let mut bits = self.bits();
            std::iter::from_fn(move || {
                let first = (bits != 0).then(|| bits.trailing_zeros() as usize)?;
                bits &= bits - 1;
                Some(first)
            })
        }

        #[cfg(any(test, feature = "xml"))]
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

    impl BitAnd for Marks {
        type Output = Self;

        #[inline(always)]
        fn bitand(self, other: Self) -> Self {
            Self(v128_and(self.0, other.0))
        }
    }
}

#[cfg(not(target_feature = "simd128"))]
mod words {
    use std::ops::{BitAnd, BitOr};

    use super::LANES;
    use crate::octets::Word;

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
        /// Whether there is one.
        #[inline(always)]
        pub(crate) fn any(self) -> bool {
            self.0 != [0, 0]
        }

        /// A bit for each, the first in the lowest place.
        #[inline(always)]
        pub(crate) fn bits(self) -> u32 {
            // Each byte has one bit; they are brought together in the highest byte.
            let [low, high] = self
                .0
                .map(|marks| ((marks >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56) as u32);
            low | high << 8
        }

        /// The first of them.
        #[cfg(any(test, feature = "xml"))]
        #[inline(always)]
        pub(crate) fn first(self) -> Option<usize> {
            match self.0 {
                [0, 0] => None,
                [0, high] => Some(8 + high.trailing_zeros() as usize / 8),
                [low, _] => Some(low.trailing_zeros() as usize / 8),
            }
        }

        /// Whether one of them stands before a place, 16 at most.
        #[cfg(any(test, feature = "xml"))]
        #[inline(always)]
        pub(crate) fn any_before(self, end: usize) -> bool {
            self.first().is_some_and(|first| first < end)
        }

        /// Their places, in order.
        #[inline(always)]
        pub(crate) fn places(self) -> impl Iterator<Item = usize> {
            let [mut low, mut high] = self.0;
            std::iter::from_fn(move || {
                let (marks, offset) = if low != 0 { (&mut low, 0) } else { (&mut high, 8) };
                let first = (*marks != 0).then(|| offset + marks.trailing_zeros() as usize / 8)?;
                *marks &= *marks - 1;
                Some(first)
            })
        }

        /// All others.
        #[cfg(any(test, feature = "xml"))]
        #[inline(always)]
        pub(crate) fn inverted(self) -> Self {
            Self(self.0.map(|marks| marks ^ crate::octets::HIGH))
        }
    }

    impl BitOr for Marks {
        type Output = Self;

        #[inline(always)]
        fn bitor(self, other: Self) -> Self {
            Self([self.0[0] | other.0[0], self.0[1] | other.0[1]])
        }
    }

    impl BitAnd for Marks {
        type Output = Self;

        #[inline(always)]
        fn bitand(self, other: Self) -> Self {
            Self([self.0[0] & other.0[0], self.0[1] & other.0[1]])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trials::dice;

    #[test]
    fn of_sixteen_bytes_those_are_marked_that_are_meant_and_no_others() {
        let mut next = dice();
        for round in 0..20_000 {
            let bytes: [u8; LANES] = std::array::from_fn(|_| {
                let byte = next(256) as u8;
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
                let places = (0..LANES).filter(|at| bytes[*at] == byte || bytes[*at] >= 0x80);
                assert!(either.places().eq(places.clone()));
                assert_eq!(either.bits(), places.map(|at| 1 << at).sum());
                assert_eq!(either.any(), expected.is_some());
                for end in 0..=LANES {
                    assert_eq!(either.any_before(end), expected.is_some_and(|first| first < end));
                }
            }
        }
    }
}

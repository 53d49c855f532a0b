//! Which of a few values each of many numbers has.

use super::varint;

/// The same value for all.
const ONE: u8 = 0;
/// Values with how often each follows.
const RUNS: u8 = 1;
/// A fixed number of bits each.
const BITS: u8 = 2;

/// Writes which of `values` values stands at each place, in the shorter of two ways.
pub(super) fn write(places: &[u32], values: usize, out: &mut Vec<u8>) {
    if values <= 1 {
        out.push(ONE);
        return;
    }
    let width = usize::BITS - (values - 1).leading_zeros();
    let bits = (places.len() * width as usize).div_ceil(8);
    let start = out.len();
    out.push(RUNS);
    for run in places.chunk_by(|a, b| a == b) {
        varint::write(u64::from(run[0]), out);
        varint::write(run.len() as u64, out);
        if out.len() - start > bits {
            break;
        }
    }
    if out.len() - start <= bits {
        return;
    }
    out.truncate(start);
    out.push(BITS);
    let (mut waiting, mut held) = (0_u64, 0);
    for place in places {
        waiting |= u64::from(*place) << held;
        held += width;
        while held >= 8 {
            out.push(waiting as u8);
            waiting >>= 8;
            held -= 8;
        }
    }
    if held > 0 {
        out.push(waiting as u8);
    }
}

/// Reads which of `values` values stands at each of `count` places from the front of `bytes`; none if they do not say.
pub(super) fn read(bytes: &mut &[u8], values: usize, count: usize) -> Option<Vec<u32>> {
    let (way, rest) = bytes.split_first()?;
    *bytes = rest;
    let mut places = Vec::with_capacity(count);
    match *way {
        ONE => places.resize(count, 0),
        RUNS => {
            while places.len() < count {
                let (place, length) = (varint::read(bytes)?, varint::read(bytes)?);
                let length = usize::try_from(length).ok()?;
                if length == 0 || length > count - places.len() {
                    return None;
                }
                places.resize(places.len() + length, u32::try_from(place).ok()?);
            }
        }
        BITS => {
            let width = usize::BITS - values.checked_sub(1)?.leading_zeros();
            let length = count.checked_mul(width as usize)?.div_ceil(8);
            let (mut packed, rest) = bytes.split_at_checked(length)?;
            *bytes = rest;
            let (mut waiting, mut held) = (0_u64, 0);
            for _ in 0..count {
                while held < width {
                    let (byte, rest) = packed.split_first()?;
                    packed = rest;
                    waiting |= u64::from(*byte) << held;
                    held += 8;
                }
                places.push((waiting & ((1 << width) - 1)) as u32);
                waiting >>= width;
                held -= width;
            }
        }
        _ => return None,
    }
    places
        .iter()
        .all(|place| (*place as usize) < values)
        .then_some(places)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_stands_where_comes_back(places in prop::collection::vec(0_u32..700, 1..200), repeat in 1_usize..40) {
            let places: Vec<u32> = places.iter().flat_map(|place| std::iter::repeat_n(*place, repeat)).collect();
            let mut bytes = Vec::new();
            write(&places, 700, &mut bytes);
            bytes.push(9);
            let mut rest = &bytes[..];
            prop_assert_eq!(read(&mut rest, 700, places.len()), Some(places));
            prop_assert_eq!(rest, &[9]);
        }
    }
}

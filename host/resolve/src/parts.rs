//! Sorting millions: in parts that are small enough to stay near the processor.

use rayon::prelude::*;

/// The fewest that are worth dividing.
const MANY: usize = 1 << 15;
const PARTS: usize = 1 << u8::BITS;

/// Puts all in order. `part` says in which of 256 parts one belongs, which must be in that order as well, and should be of one size: they
/// are brought together in one go through all, and sorted one by one.
pub(crate) fn sort<T: Ord + Send>(all: &mut [T], part: impl Fn(&T) -> u8) {
    if all.len() < MANY {
        return all.sort_unstable();
    }
    let mut counts = [0; PARTS];
    all.iter().for_each(|one| counts[usize::from(part(one))] += 1);
    // Where the next of each part goes to.
    let mut next = [0; PARTS];
    for at in 1..PARTS {
        next[at] = next[at - 1] + counts[at - 1];
    }
    let mut end = 0;
    for (at, count) in counts.iter().enumerate() {
        end += count;
        while next[at] < end {
            let place = next[at];
            let of = usize::from(part(&all[place]));
            all.swap(place, next[of]);
            next[of] += 1;
        }
    }
    let mut rest = all;
    let parts = counts.map(|count| {
        let (part, others) = std::mem::take(&mut rest).split_at_mut(count);
        rest = others;
        part
    });
    parts.into_par_iter().for_each(|part| part.sort_unstable());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_are_in_order_whatever_the_sizes_of_the_parts() {
        for spread in [1, 7, 1 << 8, 1 << 31] {
            let all = (0..3 * MANY as u32).map(|number| crate::blocks::mix(number.into()) as u32);
            let mut all: Vec<u32> = all.map(|number| number % spread * (u32::MAX / spread)).collect();
            let mut expected = all.clone();
            expected.sort();
            sort(&mut all, |number| (number >> 24) as u8);
            assert!(all == expected, "{spread}");
        }
    }
}

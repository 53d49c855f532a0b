//! Numbers by the hashes of what they stand for, in nine bytes each: what is looked up a dozen times a record must stay near the processor.

use hashbrown::HashTable;

/// A hash table of numbers. What they stand for is kept elsewhere.
#[derive(Debug, Default)]
pub(crate) struct Table(HashTable<Entry>);

/// A number, and the hash of what it stands for: few others have to be looked at before the right one is found.
#[derive(Debug)]
struct Entry {
    hash: u32,
    number: u32,
}

impl Table {
    /// How many numbers there are.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// The number of this hash that `is` what is looked for.
    pub(crate) fn find(&self, hash: u32, is: impl Fn(u32) -> bool) -> Option<u32> {
        let found = self
            .0
            .find(spread(hash), |entry| entry.hash == hash && is(entry.number));
        found.map(|entry| entry.number)
    }

    /// Adds a number that is not there.
    pub(crate) fn insert(&mut self, hash: u32, number: u32) {
        self.0
            .insert_unique(spread(hash), Entry { hash, number }, |entry| spread(entry.hash));
    }

    /// Takes a number out, if it is there.
    pub(crate) fn remove(&mut self, hash: u32, number: u32) {
        if let Ok(entry) = self.0.find_entry(spread(hash), |entry| entry.number == number) {
            entry.remove();
        }
    }
}

/// The table tells entries apart by the highest bits first, which a hash of 32 bits leaves empty.
fn spread(hash: u32) -> u64 {
    u64::from(hash).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_was_inserted_is_found_until_it_is_removed(
            steps in prop::collection::vec((0..24_u32, any::<bool>()), 0..400),
            spread in prop::sample::select(vec![0, 1, 3, 0x9e37_79b9]),
        ) {
            let (mut table, mut model) = (Table::default(), BTreeMap::new());
            for (number, comes) in steps {
                let hash = number.wrapping_mul(spread);
                match (comes, model.contains_key(&number)) {
                    (true, false) => {
                        table.insert(hash, number);
                        model.insert(number, hash);
                    }
                    (false, true) => {
                        table.remove(hash, number);
                        model.remove(&number);
                    }
                    _ => {}
                }
                prop_assert_eq!(table.len(), model.len());
                for number in 0..24_u32 {
                    let found = table.find(number.wrapping_mul(spread), |other| other == number);
                    prop_assert_eq!(found, model.contains_key(&number).then_some(number));
                }
            }
        }
    }
}

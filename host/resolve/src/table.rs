//! Numbers by the hashes of what they stand for, in eight bytes each: what is looked up a dozen times a record must stay near the processor.

/// A hash table of numbers. What they stand for is kept elsewhere.
#[derive(Debug, Default)]
pub(crate) struct Table {
    /// As many as a power of two, a quarter of them free at least; none if it is empty.
    rooms: Vec<Room>,
    count: usize,
}

/// A number, if there is one, and the hash of what it stands for.
#[derive(Debug, Clone, Copy)]
struct Room {
    hash: u32,
    number: u32,
}

/// No number: there are never so many that it could be one.
const NOTHING: u32 = u32::MAX;
const FREE: Room = Room {
    hash: 0,
    number: NOTHING,
};
const FEWEST: usize = 8;

impl Table {
    /// How many numbers there are.
    pub(crate) fn len(&self) -> usize {
        self.count
    }

    /// The number of this hash that `is` what is looked for.
    pub(crate) fn find(&self, hash: u32, is: impl Fn(u32) -> bool) -> Option<u32> {
        if self.rooms.is_empty() {
            return None;
        }
        let mut at = self.home(hash);
        loop {
            let room = self.rooms[at];
            if room.number == NOTHING {
                return None;
            }
            if room.hash == hash && is(room.number) {
                return Some(room.number);
            }
            at = self.next(at);
        }
    }

    /// Adds a number that is not there.
    pub(crate) fn insert(&mut self, hash: u32, number: u32) {
        debug_assert!(number != NOTHING, "a number too many");
        if 4 * (self.count + 1) > 3 * self.rooms.len() {
            let more = (2 * self.rooms.len()).max(FEWEST);
            let before = std::mem::replace(&mut self.rooms, vec![FREE; more]);
            let full = before.into_iter().filter(|room| room.number != NOTHING);
            full.for_each(|room| self.place(room));
        }
        self.place(Room { hash, number });
        self.count += 1;
    }

    /// Takes a number out that is there.
    pub(crate) fn remove(&mut self, hash: u32, number: u32) {
        let mut free = self.home(hash);
        while self.rooms[free].number != number {
            free = self.next(free);
        }
        // Those behind move up to where they are still found from their homes.
        let mut at = self.next(free);
        while self.rooms[at].number != NOTHING {
            let from_home =
                |at: usize| at.wrapping_sub(self.home(self.rooms[at].hash)) & (self.rooms.len() - 1);
            let from_free = at.wrapping_sub(free) & (self.rooms.len() - 1);
            if from_home(at) >= from_free {
                self.rooms[free] = self.rooms[at];
                free = at;
            }
            at = self.next(at);
        }
        self.rooms[free] = FREE;
        self.count -= 1;
    }

    fn place(&mut self, room: Room) {
        let mut at = self.home(room.hash);
        while self.rooms[at].number != NOTHING {
            at = self.next(at);
        }
        self.rooms[at] = room;
    }

    /// Where a number of this hash stands unless others do.
    fn home(&self, hash: u32) -> usize {
        hash as usize & (self.rooms.len() - 1)
    }

    fn next(&self, at: usize) -> usize {
        (at + 1) & (self.rooms.len() - 1)
    }
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

//! Several sorted sequences of numbers as one.

use super::block::Stated;
use super::cursor::Cursor;
use crate::error::HubError;

/// Several sorted sequences as one, by a tournament: a tree in whose every node the smaller of two numbers wins.
pub(super) struct Merged<C> {
    cursors: Vec<C>,
    /// For every node the one that lost there; at the root the winner.
    tree: Vec<usize>,
    /// Of every sequence that is not over the key of its number: they tell most numbers apart.
    keys: Vec<Option<u128>>,
    has_begun: bool,
}

impl<C: Cursor> Merged<C> {
    pub(super) fn new(cursors: Vec<C>) -> Self {
        Self {
            tree: vec![usize::MAX; cursors.len()],
            keys: vec![None; cursors.len()],
            cursors,
            has_begun: false,
        }
    }

    fn is_less(&self, a: usize, b: usize) -> bool {
        match (self.keys[a], self.keys[b]) {
            (None, _) => false,
            (Some(_), None) => true,
            (Some(of_a), Some(of_b)) if of_a != of_b => of_a < of_b,
            _ => self.cursors[a].stated() <= self.cursors[b].stated(),
        }
    }

    /// Goes on in a sequence.
    fn step(&mut self, sequence: usize) -> Result<(), HubError> {
        let cursor = &mut self.cursors[sequence];
        self.keys[sequence] = cursor.advance()?.then(|| cursor.key());
        self.play(sequence);
        Ok(())
    }

    /// Lets a sequence play its way up to the root.
    fn play(&mut self, sequence: usize) {
        let mut winner = sequence;
        let mut node = (sequence + self.cursors.len()) / 2;
        while node > 0 {
            let other = self.tree[node];
            // A place that is free at the beginning is where the first of two waits.
            if other == usize::MAX {
                self.tree[node] = winner;
                return;
            }
            if self.is_less(other, winner) {
                self.tree[node] = winner;
                winner = other;
            }
            node /= 2;
        }
        self.tree[0] = winner;
    }
}

impl<C: Cursor> Cursor for Merged<C> {
    fn advance(&mut self) -> Result<bool, HubError> {
        if self.cursors.is_empty() {
            return Ok(false);
        }
        if self.has_begun {
            self.step(self.tree[0])?;
        } else {
            self.has_begun = true;
            for sequence in 0..self.cursors.len() {
                self.step(sequence)?;
            }
        }
        Ok(self.keys[self.tree[0]].is_some())
    }

    fn stated(&self) -> Stated<'_> {
        self.cursors[self.tree[0]].stated()
    }

    fn key(&self) -> u128 {
        self.cursors[self.tree[0]].key()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    struct Plain {
        numbers: Vec<String>,
        at: usize,
    }

    impl Cursor for Plain {
        fn advance(&mut self) -> Result<bool, HubError> {
            self.at += 1;
            Ok(self.at <= self.numbers.len())
        }

        fn stated(&self) -> Stated<'_> {
            Stated {
                normal: self.numbers[self.at - 1].as_bytes(),
                shape: b"",
                record: 0,
            }
        }
    }

    proptest! {
        #[test]
        fn what_several_have_comes_in_one_order(mut lists in prop::collection::vec(prop::collection::vec("[0-9]{1,3}", 0..20), 0..9)) {
            lists.iter_mut().for_each(|list| list.sort());
            let mut expected = lists.concat();
            expected.sort();
            let mut merged = Merged::new(lists.into_iter().map(|numbers| Plain { numbers, at: 0 }).collect());
            let mut found = Vec::new();
            while merged.advance().expect("no fault") {
                found.push(String::from_utf8(merged.stated().normal.to_vec()).expect("a text"));
            }
            prop_assert_eq!(found, expected);
        }
    }
}

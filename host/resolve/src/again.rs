//! What a step looks at again, and why that is enough.
//!
//! Two records are linked if they meet (they share keys, and how many share each of these says how surely: [`Bond`](crate::blocks::Bond)),
//! if what speaks for them besides their names is enough for how surely they meet, and if all evidence adds up to what is asked for. A link
//! keeps that total; of other pairs nothing is kept. So what is known of a pair changes only if one of these does:
//!
//! 1. *The weights.* They depend on how many records there are, in wide steps. Then everything is looked at.
//! 2. *One of the two records*: it came, went or was put anew.
//! 3. *The keys of one.* They depend on the record, and of some names on how rare their words are ([`depend_on_rarity`]). So they are made
//!    anew of records that were put and of those with such a name and a word of another weight, and held against those of before. Under a key
//!    that is new to a record all its pairs are compared anew; what it adds up to with others is not changed by a key.
//! 4. *How many share a key of both*, where that makes it count for more or less. Nothing but how surely they meet depends on it: fewer
//!    never make a pair meet less surely, nor more make it meet more surely, whatever other keys it shares. So under a key that counts for
//!    more all pairs are looked at, those of records which did not change among them, and under one that counts for less those that were
//!    linked. That a record of such a pair is looked at for another reason makes no difference: what is said of *its* words under 5 is not
//!    said of the key.
//! 5. *The weight of a word.* What names add up to depends on the weights of those words only that are not apart from a word of the
//!    other's; where two names may be one that is divided otherwise, on those of all. So records that have a word of another weight are
//!    looked at, and of their pairs those are compared anew of which such a word is near to one of the other's. Of the rest the total is
//!    what it was.
//!
//! Clusters rest on links, on decisions, and on the totals of pairs of one component, linked or not. They are made anew where a record was
//! looked at for 1, 2, 3 or 5, a link came or went, or somebody decided.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::blocks::{Bond, Key, depend_on_rarity, sound_keys};
use crate::cluster::Pair;
use crate::compare::Context;
use crate::index::{Entry, Meeting, Promise, Regrouped};
use crate::record::Record;
use crate::registry::Registry;
use crate::resolver::Resolver;
use crate::vocabulary::Size;

/// What is looked at again.
pub(crate) struct Again {
    /// Of each slot whether all pairs of its record are looked at: for 1, 2, 3 or 5.
    pub(crate) looked: Vec<bool>,
    /// The keys of these records, in order; none if there were none before.
    pub(crate) entries: Vec<Entry>,
    /// Of each slot whether its record changed, or all weights: for 1 or 2.
    changed: Vec<bool>,
    /// The places of those words of a record that weigh something else, by slot: for 5.
    crossing: FxHashMap<u32, Box<[u16]>>,
    /// Pairs of records that did not change, under a key that one of them had not or that counts for more; the smaller slot first. For 3
    /// and 4.
    met: FxHashSet<(u32, u32)>,
    /// Pairs of records that are not looked at otherwise: those that met and those that were linked under a key that counts for less. In
    /// order, each once, the smaller slot first. For 4.
    others: Vec<(u32, u32)>,
}

impl Again {
    /// Whether what two records add up to is what it was; the smaller slot first.
    pub(crate) fn stays(&self, context: &Context<'_>, registry: &Registry, one: u32, two: u32) -> bool {
        let changed = |slot: u32| self.changed[slot as usize];
        if changed(one) || changed(two) || self.met.contains(&(one, two)) {
            return false;
        }
        let words = |slot: u32| self.crossing.get(&slot).map_or(&[][..], |words| words);
        let (words_one, words_two) = (words(one), words(two));
        if words_one.is_empty() && words_two.is_empty() {
            return true;
        }
        let records = registry.record(one).zip(registry.record(two));
        records.is_some_and(|(one, two)| !context.weighs_anew((one, words_one), (two, words_two)))
    }

    /// Says of links, which must come in order, whether they are found again or none now.
    pub(crate) fn stale(&self) -> impl FnMut(&Pair) -> bool + '_ {
        let mut others = self.others.iter().peekable();
        move |link| {
            let slots = (link.a, link.b);
            while others.next_if(|other| **other < slots).is_some() {}
            let looked = |slot: u32| self.looked[slot as usize];
            looked(link.a) || looked(link.b) || others.peek() == Some(&&slots)
        }
    }

    /// Adds what follows from a key which a record that did not change has now; `company` are those who share it.
    fn meet(&mut self, slot: u32, company: Vec<u32>) {
        let others = company.into_iter();
        let others = others.filter(|other| *other != slot && !self.changed[*other as usize]);
        self.met
            .extend(others.map(|other| (slot.min(other), slot.max(other))));
    }

    /// Adds what follows from keys that count for something else; `links` are those of before, in order.
    fn regroup(&mut self, keys: &[Regrouped], links: &[Pair]) {
        let is_set = |flags: &[bool], slot: u32| flags[slot as usize];
        for Regrouped { slots, for_more } in keys {
            let unchanged = slots.iter().copied();
            let unchanged: Vec<u32> = unchanged.filter(|slot| !is_set(&self.changed, *slot)).collect();
            for (at, one) in unchanged.iter().enumerate() {
                let others = &unchanged[at + 1..];
                if *for_more {
                    self.met.extend(others.iter().map(|other| (*one, *other)));
                } else {
                    let first = links.partition_point(|pair| pair.a < *one);
                    let links = links[first..].iter().take_while(|pair| pair.a == *one);
                    let links = links.filter(|pair| others.binary_search(&pair.b).is_ok());
                    self.others.extend(links.map(|pair| (pair.a, pair.b)));
                }
            }
        }
        self.others.extend(&self.met);
        let looked = &self.looked;
        self.others
            .retain(|(one, other)| !is_set(looked, *one) && !is_set(looked, *other));
        self.others.sort_unstable();
        self.others.dedup();
    }
}

impl Resolver {
    /// Brings words and keys up to date, and tells what to look at; `touched` says of each slot whether its record came, went or was put
    /// anew, or all weights are others.
    pub(crate) fn look_again(&mut self, touched: Vec<bool>, size: Size) -> Again {
        let crossing = self.crossing(&touched, size);
        let changed = touched;
        // Records whose keys may be others, and the rest that is looked at.
        let (mut rekeyed, mut reweighed) = (changed.clone(), vec![false; changed.len()]);
        for slot in crossing.keys().copied() {
            if self.registry.record(slot).is_some_and(depend_on_rarity) {
                let before = self.keys(slot).into_iter().map(|key| Entry::new(key, slot));
                self.going.extend(before);
                rekeyed[slot as usize] = true;
            } else {
                reweighed[slot as usize] = true;
            }
        }
        let looked: Vec<bool> = std::iter::zip(&rekeyed, &reweighed)
            .map(|(rekeyed, reweighed)| *rekeyed || *reweighed)
            .collect();
        for (slot, _) in looked.iter().enumerate().filter(|(_, looked)| **looked) {
            self.registry.weigh(slot as u32, size);
        }
        let coming = self.entries(&rekeyed);
        let mut entries = Vec::new();
        if !self.index.is_empty() {
            entries = [&coming[..], &self.entries(&reweighed)].concat();
            // Two runs that are in order, which the stable sort merges.
            entries.sort();
        }
        let mut going = std::mem::take(&mut self.going);
        going.sort_unstable();
        let replaced = self.index.replace(&going, coming);
        let mut again = Again {
            looked,
            entries,
            changed,
            crossing,
            met: FxHashSet::default(),
            others: Vec::new(),
        };
        for entry in replaced.coming {
            if !again.changed[entry.slot() as usize] {
                again.meet(entry.slot(), self.index.company(entry.key()));
            }
        }
        again.regroup(&replaced.regrouped, &self.links);
        again
    }

    /// Of those records that were not touched the places of the words that became more or less common, so that they weigh something else; by
    /// slot.
    fn crossing(&mut self, touched: &[bool], size: Size) -> FxHashMap<u32, Box<[u16]>> {
        let crossed = self.registry.vocabulary.settle(size);
        let mut crossing = FxHashMap::default();
        let weigh_anew = |record: &Record| -> Box<[u16]> {
            let words = record.words.iter().enumerate();
            let words = words.filter(|(_, word)| self.registry.vocabulary.is_crossed(word, &crossed));
            words.map(|(at, _)| at as u16).collect()
        };
        let keys = crossed.keys.iter().flat_map(|sound| sound_keys(*sound));
        for slot in keys.flat_map(|key| self.index.slots(key)) {
            if touched[slot as usize] || crossing.contains_key(&slot) {
                continue;
            }
            let Some(record) = self.registry.record(slot) else {
                continue;
            };
            let words = weigh_anew(record);
            if !words.is_empty() {
                crossing.insert(slot, words);
            }
        }
        crossing
    }

    /// The pairs that are looked at for the sake of a key alone, as they meet now.
    pub(crate) fn meet_again(&self, again: &Again) -> Vec<Meeting> {
        let mut keys_of: FxHashMap<u32, Vec<Key>> = FxHashMap::default();
        let mut meetings = Vec::new();
        for (one, other) in again.others.iter().copied() {
            if self.promise(one, other, Bond::Sure) == Promise::Nothing {
                continue;
            }
            for slot in [one, other] {
                keys_of.entry(slot).or_insert_with(|| self.keys(slot));
            }
            if let Some(bond) = self.index.bond(&keys_of[&one], &keys_of[&other]) {
                meetings.extend(Meeting::new(one, other, bond, self.promise(one, other, bond)));
            }
        }
        meetings
    }
}

//! From links to clusters.

use std::cmp::Ordering;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::bits::Bits;
use crate::compare::Scratch;
use crate::link::Reason;

/// Two records and what their evidence adds up to; the smaller slot first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pair {
    pub(crate) a: u32,
    pub(crate) b: u32,
    pub(crate) total: Bits,
}

/// What clusters are made of.
pub(crate) struct Material<'a> {
    /// Pairs whose evidence suffices, but for those that a person decided.
    pub(crate) joined: Vec<Pair>,
    /// Pairs that people found to be the same.
    pub(crate) same: Vec<(u32, u32)>,
    /// Pairs that people found to be different.
    pub(crate) different: FxHashSet<(u32, u32)>,
    /// The order of records by their keys.
    pub(crate) order: &'a (dyn Fn(u32, u32) -> Ordering + Sync),
    /// Whether two records stand on one list.
    pub(crate) same_list: &'a (dyn Fn(u32, u32) -> bool + Sync),
    /// What the evidence about two records adds up to.
    pub(crate) total: &'a (dyn Fn(u32, u32, &mut Scratch) -> Bits + Sync),
    /// Below this total two records speak clearly against being one.
    pub(crate) against: Bits,
    /// From this total on they speak for it.
    pub(crate) speaks: Bits,
    /// From this total on they are joined.
    pub(crate) join: Bits,
}

/// A join that did not take place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) pair: Pair,
    pub(crate) reason: Reason,
}

/// Which records are about one subject.
#[derive(Debug, Default)]
pub(crate) struct Clusters {
    /// The member with the smallest key, for each slot.
    leaders: Vec<u32>,
    pub(crate) refusals: Vec<Refusal>,
}

/// Members of two clusters that are compared with one another at most, of each.
const HEARD: usize = 8;
/// How the members of two clusters stand to one another.
enum Across {
    Fits,
    /// Two of one list would come together that may be one by themselves but for standing on one list, and all others fit: some publishers
    /// name a few people twice, and the others, who have them once, know it.
    NamedTwice,
    Contradicts,
}

/// Pairs of two lists that fit, at least, for a record to be [`Across::NamedTwice`].
const WITNESSES: usize = 2;

impl Clusters {
    /// The member with the smallest key of the cluster that a record is in.
    pub(crate) fn leader(&self, slot: u32) -> u32 {
        self.leaders[slot as usize]
    }

    /// Makes the clusters anew of which a record is dirty; `dirty` has a place for each slot. All others stay: the links of their records are
    /// what they were.
    pub(crate) fn renew(&mut self, material: &Material<'_>, dirty: &[bool]) {
        self.leaders.resize(dirty.len(), 0);
        for (slot, _) in dirty.iter().enumerate().filter(|(_, dirty)| **dirty) {
            self.leaders[slot] = slot as u32;
        }
        let components = components(material, dirty);
        let made: Vec<_> = components
            .par_iter()
            .map_init(Scratch::default, |scratch, component| {
                component.split(material, scratch)
            })
            .collect();
        let remade: FxHashSet<u32> = made
            .iter()
            .flat_map(|(leaders, _)| leaders.iter().map(|(slot, _)| *slot))
            .collect();
        let is_stale = |slot: u32| dirty[slot as usize] || remade.contains(&slot);
        self.refusals
            .retain(|refusal| !is_stale(refusal.pair.a) && !is_stale(refusal.pair.b));
        for (leaders, refusals) in made {
            for (slot, leader) in leaders {
                self.leaders[slot as usize] = leader;
            }
            self.refusals.extend(refusals);
        }
    }
}

/// Records that links connect, directly or not.
#[derive(Default)]
struct Component {
    /// In the order of their keys.
    slots: Vec<u32>,
    joined: Vec<Pair>,
    same: Vec<(u32, u32)>,
}

/// The components that have a dirty record.
fn components(material: &Material<'_>, dirty: &[bool]) -> Vec<Component> {
    let mut forest = Forest((0..dirty.len() as u32).collect());
    let automatic = material.joined.iter().map(|pair| (pair.a, pair.b));
    for (a, b) in automatic.chain(material.same.iter().copied()) {
        forest.join(a, b);
    }
    let mut dirty_roots = vec![false; dirty.len()];
    for (slot, _) in dirty.iter().enumerate().filter(|(_, dirty)| **dirty) {
        dirty_roots[forest.root(slot as u32) as usize] = true;
    }
    let mut of: FxHashMap<u32, Component> = FxHashMap::default();
    let mut component = |a: u32, b: u32, add: &dyn Fn(&mut Component)| {
        let root = forest.root(a);
        if dirty_roots[root as usize] {
            let component = of.entry(root).or_default();
            component.slots.extend([a, b]);
            add(component);
        }
    };
    for pair in &material.joined {
        component(pair.a, pair.b, &|component| component.joined.push(*pair));
    }
    for (a, b) in &material.same {
        component(*a, *b, &|component| component.same.push((*a, *b)));
    }
    let mut components: Vec<Component> = of.into_values().collect();
    components.par_iter_mut().for_each(|component| {
        component.slots.sort_unstable();
        component.slots.dedup();
        component.slots.sort_unstable_by(|a, b| (material.order)(*a, *b));
    });
    components
}

impl Component {
    /// The leader of each record, and the joins that were refused.
    ///
    /// What people said comes first, then the strongest evidence. Two clusters become one unless a person told a member of
    /// one from a member of the other, or as many pairs across them speak against it as for it, or two of one list would come
    /// together whose own evidence does not join them, and which nothing shows to be named twice (see [`Across`]): one wrong number would
    /// otherwise chain people together.
    fn split(&self, material: &Material<'_>, scratch: &mut Scratch) -> (Vec<(u32, u32)>, Vec<Refusal>) {
        let place: FxHashMap<u32, usize> = self
            .slots
            .iter()
            .enumerate()
            .map(|(at, slot)| (*slot, at))
            .collect();
        let ordered = |a: u32, b: u32| -> (usize, usize) {
            let (a, b) = (place[&a], place[&b]);
            (a.min(b), a.max(b))
        };
        let mut groups = Groups::new(self.slots.len());
        let mut refusals = Vec::new();
        let mut same: Vec<_> = self.same.iter().map(|(a, b)| ordered(*a, *b)).collect();
        same.sort_unstable();
        for (a, b) in same {
            if !groups.together(a, b) && self.told_apart(material, &groups, a, b) {
                let total = (material.total)(self.slots[a], self.slots[b], scratch);
                refusals.push(self.refusal(a, b, total, Reason::DecisionsContradict));
            } else {
                groups.join(a, b);
            }
        }
        let mut joined: Vec<_> = self
            .joined
            .iter()
            .map(|pair| (-pair.total, ordered(pair.a, pair.b)))
            .collect();
        joined.sort_unstable();
        let mut totals: FxHashMap<(usize, usize), Bits> =
            joined.iter().map(|(total, pair)| (*pair, -*total)).collect();
        // Whom a list may name twice waits until all else is joined: the record of another list may be the other's.
        let mut waiting = Vec::new();
        for last in [false, true] {
            let round = if last {
                std::mem::take(&mut waiting)
            } else {
                std::mem::take(&mut joined)
            };
            for (total, (a, b)) in round {
                if groups.together(a, b) {
                    continue;
                }
                let reason = if self.told_apart(material, &groups, a, b) {
                    Some(Reason::DecisionsContradict)
                } else {
                    match self.across(material, &groups, a, b, &mut totals, scratch) {
                        Across::NamedTwice if !last => {
                            waiting.push((total, (a, b)));
                            None
                        }
                        Across::Fits | Across::NamedTwice => {
                            groups.join(a, b);
                            None
                        }
                        Across::Contradicts => Some(Reason::ClustersContradict),
                    }
                };
                refusals.extend(reason.map(|reason| self.refusal(a, b, -total, reason)));
            }
        }
        // A later join may have brought together what was refused at first.
        let refused = |refusal: &Refusal| {
            let (a, b) = ordered(refusal.pair.a, refusal.pair.b);
            !groups.together(a, b)
        };
        refusals.retain(refused);
        let leaders = self.slots.iter().enumerate();
        (
            leaders
                .map(|(at, slot)| (*slot, self.slots[groups.smallest(at)]))
                .collect(),
            refusals,
        )
    }

    fn refusal(&self, a: usize, b: usize, total: Bits, reason: Reason) -> Refusal {
        let (a, b) = (self.slots[a], self.slots[b]);
        let pair = Pair {
            a: a.min(b),
            b: a.max(b),
            total,
        };
        Refusal { pair, reason }
    }

    fn told_apart(&self, material: &Material<'_>, groups: &Groups, a: usize, b: usize) -> bool {
        if material.different.is_empty() {
            return false;
        }
        let across = |(one, two): (usize, usize)| {
            let (one, two) = (self.slots[one], self.slots[two]);
            material.different.contains(&(one.min(two), one.max(two)))
        };
        groups.across(a, b, usize::MAX).any(across)
    }

    /// How the members of two clusters stand to one another.
    fn across(
        &self,
        material: &Material<'_>,
        groups: &Groups,
        a: usize,
        b: usize,
        totals: &mut FxHashMap<(usize, usize), Bits>,
        scratch: &mut Scratch,
    ) -> Across {
        let (mut speak_for, mut against) = (0, 0);
        // Pairs of two lists that fit by themselves, those that do not, and pairs of one list that do not.
        let (mut fit, mut unfit, mut twice) = (0, 0, 0);
        for (one, two) in groups.across(a, b, HEARD) {
            let pair = (one.min(two), one.max(two));
            let total = *totals
                .entry(pair)
                .or_insert_with(|| (material.total)(self.slots[pair.0], self.slots[pair.1], scratch));
            if (material.same_list)(self.slots[pair.0], self.slots[pair.1]) {
                // Its publisher tells them apart, so their own evidence must say otherwise.
                if total < material.speaks {
                    return Across::Contradicts;
                }
                twice += usize::from(total < material.join);
            } else {
                fit += usize::from(total >= material.join);
                unfit += usize::from(total < material.speaks);
            }
            speak_for += usize::from(total >= material.speaks);
            against += usize::from(total < material.against);
        }
        if against > 0 && against >= speak_for {
            return Across::Contradicts;
        }
        match twice {
            0 => Across::Fits,
            1 if unfit == 0 && fit >= WITNESSES => Across::NamedTwice,
            _ => Across::Contradicts,
        }
    }
}

/// Members of each group, in order.
struct Groups {
    of: Vec<usize>,
    members: Vec<Vec<usize>>,
}

impl Groups {
    fn new(size: usize) -> Self {
        Self {
            of: (0..size).collect(),
            members: (0..size).map(|at| vec![at]).collect(),
        }
    }

    fn together(&self, a: usize, b: usize) -> bool {
        self.of[a] == self.of[b]
    }

    fn smallest(&self, at: usize) -> usize {
        self.members[self.of[at]][0]
    }

    fn join(&mut self, a: usize, b: usize) {
        let (into, from) = (self.of[a].min(self.of[b]), self.of[a].max(self.of[b]));
        if into == from {
            return;
        }
        let moved = std::mem::take(&mut self.members[from]);
        moved.iter().for_each(|at| self.of[*at] = into);
        self.members[into].extend(moved);
        self.members[into].sort_unstable();
    }

    /// Pairs of a member of one's group and a member of the other's, of no more than the first `most` of each.
    fn across(&self, a: usize, b: usize, most: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
        let (of_a, of_b) = (&self.members[self.of[a]], &self.members[self.of[b]]);
        of_a.iter()
            .take(most)
            .flat_map(move |one| of_b.iter().take(most).map(move |two| (*one, *two)))
    }
}

struct Forest(Vec<u32>);

impl Forest {
    fn root(&mut self, mut slot: u32) -> u32 {
        while self.0[slot as usize] != slot {
            let above = self.0[slot as usize];
            self.0[slot as usize] = self.0[above as usize];
            slot = self.0[slot as usize];
        }
        slot
    }

    fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.root(a), self.root(b));
        self.0[a.max(b) as usize] = a.min(b);
    }
}

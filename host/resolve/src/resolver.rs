//! Who is who: the records at hand, what people decided, and what follows.

use std::collections::BTreeMap;

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use crate::again::Again;
use crate::bits::Bits;
use crate::blocks::{Bond, Key, keys};
use crate::cluster::{Clusters, Material, Pair};
use crate::compare::{Context, Scratch};
use crate::decision::{Answer, Decision};
use crate::features::{Features, MOST_NAMES};
use crate::index::{Entry, Index, Meeting, Promise};
use crate::key::{ClusterId, RecordKey};
use crate::link::{Cluster, Link, Verdict};
use crate::parts::sort;
use crate::record::Record;
use crate::registry::Registry;
use crate::vocabulary::Size;
use crate::weights::Weights;

/// Links that are made at a time: a few megabytes.
const LINKS: usize = 4_096;
/// Records that are fetched at a time: some more than a processor waits for at once, and few enough to stay near to it.
const FETCHED: usize = 16;

/// Resolves records into clusters. Records and decisions come and go; [`Resolver::resolve`] brings links and clusters up to
/// date, by looking again only at what the changes touched, and gives what starting afresh would give.
///
/// Nothing is merged: a record stays what it is, a cluster is a statement about records, and each link can be explained.
#[derive(Debug, Default)]
pub struct Resolver {
    /// As they were given.
    given: Weights,
    /// As they are among so many records.
    pub(crate) weights: Weights,
    pub(crate) registry: Registry,
    pub(crate) decisions: BTreeMap<(RecordKey, RecordKey), Decision>,
    pub(crate) index: Index,
    size: Size,
    /// Pairs whose total is at least that from which a person is asked, in order.
    pub(crate) links: Vec<Pair>,
    pub(crate) clusters: Clusters,
    /// Of each slot whether its record came, went or changed since the last time; of those beyond the end it did not.
    touched: Vec<bool>,
    /// What the index has of records that went or changed.
    pub(crate) going: Vec<Entry>,
    /// Records about which a decision came or went since the last time.
    decided: Vec<RecordKey>,
    /// How many records each counts as, if more than one.
    #[cfg(test)]
    pub(crate) each: usize,
}

/// What a call of [`Resolver::resolve`] took.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Effort {
    /// Records there are.
    pub records: usize,
    /// Records that were looked at again.
    pub examined: usize,
    /// Pairs that were met: they share a key with not too many.
    pub met: usize,
    /// Pairs of them whose names were held against one another.
    pub compared: usize,
}

impl Resolver {
    /// A resolver without records.
    pub fn new(weights: Weights) -> Self {
        Self {
            weights: weights.clone(),
            given: weights,
            ..Self::default()
        }
    }

    /// Adds a record, or replaces the one of that key.
    pub fn put(&mut self, key: &RecordKey, features: Features) {
        self.leave(key);
        let slot = self.registry.put(key, features);
        self.touch(slot);
    }

    /// Removes a record; whether it was there.
    pub fn remove(&mut self, key: &RecordKey) -> bool {
        self.leave(key);
        let slot = self.registry.remove(key);
        slot.into_iter().for_each(|slot| self.touch(slot));
        slot.is_some()
    }

    fn touch(&mut self, slot: u32) {
        let slot = slot as usize;
        if self.touched.len() <= slot {
            self.touched.resize(slot + 1, false);
        }
        self.touched[slot] = true;
    }

    /// Notes what the index has of a record, while it is still known.
    fn leave(&mut self, key: &RecordKey) {
        if self.index.is_empty() {
            return;
        }
        if let Some(slot) = self.registry.slot(key)
            && !self.touched.get(slot as usize).is_some_and(|touched| *touched)
        {
            let going = self.keys(slot);
            self.going
                .extend(going.into_iter().map(|key| Entry::new(key, slot)));
        }
    }

    /// Notes what a person decided, in the place of what was decided about that pair before. It may be about records that are not there:
    /// it counts from when they are.
    pub fn decide(&mut self, decision: Decision) {
        self.decided.extend([decision.a.clone(), decision.b.clone()]);
        self.decisions.insert(decision.pair(), decision);
    }

    /// Forgets what was decided about a pair.
    pub fn forget(&mut self, a: &RecordKey, b: &RecordKey) -> Option<Decision> {
        let pair = if a <= b {
            (a.clone(), b.clone())
        } else {
            (b.clone(), a.clone())
        };
        let decision = self.decisions.remove(&pair)?;
        self.decided.extend([pair.0, pair.1]);
        Some(decision)
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.registry.len()
    }

    /// How many records have as many names as are compared, [`MOST_NAMES`]: of further ones nothing is known here.
    pub fn full_of_names(&self) -> usize {
        let records = self.registry.live().filter_map(|slot| self.registry.record(slot));
        records.filter(|record| record.names.len() >= MOST_NAMES).count()
    }

    /// Whether there is no record.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Brings links and clusters up to date.
    pub fn resolve(&mut self) -> Effort {
        let mut touched = std::mem::take(&mut self.touched);
        touched.resize(self.registry.capacity(), false);
        let size = self.how_many();
        if std::mem::replace(&mut self.size, size) != size {
            // Every word weighs something else.
            self.weights = self.given.among(size);
            touched.fill(true);
            self.index = Index::default();
            self.going.clear();
        }
        let again = self.look_again(touched, size);
        let pairs = self.pairs(&again);
        let met = pairs.len();
        let (found, compared) = self.compare(pairs, &again);
        let mut dirty = again.looked.clone();
        let mut soil = |pair: &Pair| {
            dirty[pair.a as usize] = true;
            dirty[pair.b as usize] = true;
        };
        found.iter().for_each(&mut soil);
        let mut is_stale = again.stale();
        self.links.retain(|pair| {
            let is_stale = is_stale(pair);
            if is_stale {
                soil(pair);
            }
            !is_stale
        });
        self.links.extend(found);
        // Two runs that are in order, which the stable sort merges.
        self.links.sort_by_key(|pair| (pair.a, pair.b));
        self.cluster(dirty);
        Effort {
            records: self.registry.len(),
            examined: again.looked.iter().filter(|looked| **looked).count(),
            met,
            compared,
        }
    }

    fn how_many(&self) -> Size {
        let records = self.registry.len();
        #[cfg(test)]
        let records = records * self.each.max(1);
        Size::of(records)
    }

    pub(crate) fn context(&self) -> Context<'_> {
        Context {
            weights: &self.weights,
            vocabulary: &self.registry.vocabulary,
        }
    }

    /// The keys of a record, in order; none if it is not there.
    pub(crate) fn keys(&self, slot: u32) -> Vec<Key> {
        let mut of_record = Vec::new();
        if let Some(record) = self.registry.record(slot) {
            keys(record, &self.registry.vocabulary, &mut of_record);
        }
        of_record
    }

    /// The keys of all records that `wanted` names, in order.
    pub(crate) fn entries(&self, wanted: &[bool]) -> Vec<Entry> {
        let slots = self.registry.live().filter(|slot| wanted[*slot as usize]);
        let slots: Vec<(u32, &Record)> = slots
            .filter_map(|slot| Some((slot, self.registry.record(slot)?)))
            .collect();
        let of = |chunk: &[(u32, &Record)]| {
            let (mut entries, mut of_record) = (Vec::new(), Vec::new());
            for (slot, record) in chunk {
                keys(record, &self.registry.vocabulary, &mut of_record);
                entries.extend(of_record.iter().map(|key| Entry::new(*key, *slot)));
            }
            entries
        };
        let chunks: Vec<Vec<Entry>> = slots.par_chunks(4096).map(of).collect();
        // Each chunk goes when it is copied: two copies of all are the most memory that resolving would need.
        let mut entries = Vec::with_capacity(chunks.iter().map(Vec::len).sum());
        chunks.into_iter().for_each(|chunk| entries.extend(chunk));
        sort(&mut entries, Entry::part);
        entries
    }

    /// The pairs to look at, in order.
    fn pairs(&self, again: &Again) -> Vec<Meeting> {
        let promise = |a: u32, b: u32, bond: Bond| self.promise(a, b, bond);
        let looked = again.looked.iter().filter(|looked| **looked).count();
        let mut pairs = if looked > self.registry.len() / 4 {
            let fetch = |group: &[Entry]| self.registry.fetch_briefs(group.iter().map(|entry| entry.slot()));
            let mut pairs = self.index.pairs(promise, fetch);
            pairs.retain(|meeting| {
                let (a, b) = meeting.slots();
                again.looked[a as usize] || again.looked[b as usize]
            });
            pairs
        } else {
            self.index.pairs_with(&again.looked, &again.entries, promise)
        };
        pairs.extend(self.meet_again(again));
        // Two runs that are in order, which the stable sort merges.
        pairs.sort();
        pairs
    }

    /// How much may speak for two records besides their names.
    pub(crate) fn promise(&self, a: u32, b: u32, bond: Bond) -> Promise {
        let most = self.registry.brief(a).most(self.registry.brief(b), &self.weights);
        debug_assert!(
            self.ordered(a, b)
                .is_none_or(|(a, b)| self.context().facts(a, b) <= most),
            "a brief promises too little"
        );
        match most {
            most if most < self.weights.facts_least(Bond::Sure) => Promise::Nothing,
            most if most < self.weights.facts_least(bond) => Promise::Little,
            _ => Promise::Enough,
        }
    }

    /// The pairs that add up to enough, in order as they come, and of how many the names were compared.
    fn compare(&self, pairs: Vec<Meeting>, again: &Again) -> (Vec<Pair>, usize) {
        let weights = &self.weights;
        let found = pairs
            .par_chunks(1024)
            .map_init(Scratch::default, |scratch, chunk| {
                let context = self.context();
                let mut compared = 0;
                // Both are in order: the links of a chunk's pairs lie together.
                let first = chunk.first().map(|meeting| meeting.slots());
                let start = self.links.partition_point(|link| Some((link.a, link.b)) < first);
                let mut links = self.links[start..].iter().peekable();
                let fetched = chunk.chunks(FETCHED).flat_map(|meetings| {
                    self.registry
                        .fetch(meetings.iter().map(|meeting| meeting.slots().1));
                    meetings
                });
                let pairs = fetched.filter_map(|meeting| {
                    let (a, b) = meeting.slots();
                    let least = weights.facts_least(meeting.bond());
                    let total = if again.stays(&context, &self.registry, a, b) {
                        while links.next_if(|link| (link.a, link.b) < (a, b)).is_some() {}
                        let total = links.next_if(|link| (link.a, link.b) == (a, b))?.total;
                        let (a, b) = self.ordered(a, b)?;
                        // They may have met more surely then.
                        (context.facts(a, b) >= least).then_some(total)?
                    } else {
                        let (a, b) = self.ordered(a, b)?;
                        let facts = context.facts(a, b);
                        (facts >= least).then_some(())?;
                        compared += 1;
                        context.total_of(a, b, facts, weights.ask, scratch)?
                    };
                    Some(Pair { a, b, total })
                });
                (pairs.collect::<Vec<_>>(), compared)
            });
        let found: Vec<(Vec<Pair>, usize)> = found.collect();
        let compared = found.iter().map(|(_, compared)| compared).sum();
        (found.into_iter().flat_map(|(pairs, _)| pairs).collect(), compared)
    }

    /// What the evidence about two records adds up to; nothing if one is not there.
    pub(crate) fn total(&self, a: u32, b: u32, scratch: &mut Scratch) -> Bits {
        self.ordered(a, b)
            .map_or(Bits::NONE, |(a, b)| self.context().total(a, b, scratch))
    }

    fn cluster(&mut self, mut dirty: Vec<bool>) {
        // Nothing but the decision may have joined a record to one that went.
        let changed = std::mem::take(&mut self.decided);
        let decided = self.decisions.keys().flat_map(|(a, b)| [a, b]);
        for key in changed.iter().chain(decided) {
            if let Some(slot) = self.registry.slot(key) {
                dirty[slot as usize] = true;
            }
        }
        let mut clusters = std::mem::take(&mut self.clusters);
        let answered = self.answered();
        let of = |wanted: Answer| {
            let pairs = answered.iter().filter(move |(_, answer)| *answer == wanted);
            pairs.map(|(pair, _)| *pair)
        };
        let decided: FxHashSet<(u32, u32)> = answered.iter().map(|(pair, _)| *pair).collect();
        let joined = self.links.iter().filter(|pair| pair.total >= self.weights.join);
        let material = Material {
            joined: joined
                .filter(|pair| !decided.contains(&(pair.a, pair.b)))
                .copied()
                .collect(),
            same: of(Answer::Same).collect(),
            different: of(Answer::Different).collect(),
            order: &|a, b| match (self.registry.record(a), self.registry.record(b)) {
                (Some(a), Some(b)) => self.registry.order(a, b),
                _ => a.cmp(&b),
            },
            same_list: &|a, b| {
                self.registry.record(a).map(|a| a.list) == self.registry.record(b).map(|b| b.list)
            },
            total: &|a, b, scratch| self.total(a, b, scratch),
            against: self.weights.against,
            speaks: self.weights.ask,
            join: self.weights.join,
        };
        clusters.renew(&material, &dirty);
        self.clusters = clusters;
    }

    /// The decisions about records that are there, by slots.
    pub(crate) fn answered(&self) -> Vec<((u32, u32), Answer)> {
        let pairs = self.decisions.iter().filter_map(|((a, b), decision)| {
            let (a, b) = (self.registry.slot(a)?, self.registry.slot(b)?);
            (a != b).then_some(((a.min(b), a.max(b)), decision.answer))
        });
        pairs.collect()
    }

    /// The cluster that a record is in, as of the last [`Resolver::resolve`]; none if the record is not there.
    pub fn cluster_of(&self, key: &RecordKey) -> Option<ClusterId> {
        self.cluster_at(self.registry.slot(key)?)
    }

    pub(crate) fn cluster_at(&self, slot: u32) -> Option<ClusterId> {
        let leader = self.registry.record(self.clusters.leader(slot))?;
        Some(ClusterId::named_after(&self.registry.key(leader)))
    }

    /// All clusters, those of a single record included, in the order of their first members' keys.
    pub fn clusters(&self) -> Vec<Cluster> {
        let registry = &self.registry;
        let live = registry.live();
        let mut records: Vec<(u32, &Record)> = live
            .filter_map(|slot| Some((self.clusters.leader(slot), registry.record(slot)?)))
            .collect();
        records.par_sort_unstable_by_key(|(leader, _)| *leader);
        let groups = records.chunk_by_mut(|a, b| a.0 == b.0).map(|group| {
            group.sort_unstable_by(|a, b| registry.order(a.1, b.1));
            (registry.beginning(group[0].1), &*group)
        });
        let mut groups: Vec<_> = groups.collect();
        groups.par_sort_unstable_by(|(beginning, group), (other_beginning, other)| {
            let order = beginning.cmp(other_beginning);
            order.then_with(|| registry.order(group[0].1, other[0].1))
        });
        let cluster = |(_, group): &(_, &[(u32, &Record)])| {
            let members: Vec<RecordKey> = group.iter().map(|(_, record)| registry.key(record)).collect();
            Cluster {
                id: ClusterId::named_after(&members[0]),
                members,
            }
        };
        groups.par_iter().map(cluster).collect()
    }

    /// All pairs that the evidence joins or leaves to a person, and those that a person decided, in the order of their keys, with the
    /// evidence.
    pub fn links(&self) -> impl Iterator<Item = Link> + '_ {
        self.links_as(|link| link).flatten()
    }

    /// What `made` makes of each of the [`links`](Self::links), in their order, some thousands at a time: their evidence is gathered on all
    /// processors.
    pub fn links_as<T: Send>(&self, made: impl Fn(Link) -> T + Sync) -> impl Iterator<Item = Vec<T>> {
        let mut slots: Vec<(u32, u32)> = self.links.iter().map(|pair| (pair.a, pair.b)).collect();
        slots.extend(self.answered().into_iter().map(|(pair, _)| pair));
        let mut pairs: Vec<(&Record, &Record)> = slots
            .into_iter()
            .filter_map(|(a, b)| self.ordered(a, b))
            .collect();
        let order = |x: &Record, y: &Record| self.registry.order(x, y);
        pairs.par_sort_unstable_by(|x, y| order(x.0, y.0).then_with(|| order(x.1, y.1)));
        pairs.dedup_by(|x, y| std::ptr::eq(x.0, y.0) && std::ptr::eq(x.1, y.1));
        let chunks = (0..pairs.len()).step_by(LINKS);
        chunks.map(move |first| {
            let chunk = &pairs[first..pairs.len().min(first + LINKS)];
            let links = chunk
                .par_iter()
                .map_init(Scratch::default, |scratch, (a, b)| made(self.link(a, b, scratch)));
            links.collect()
        })
    }

    /// What speaks for and against two records being about one subject, whatever it adds up to; none if one is not there.
    pub fn explain(&self, a: &RecordKey, b: &RecordKey) -> Option<Link> {
        let (a, b) = self.ordered(self.registry.slot(a)?, self.registry.slot(b)?)?;
        Some(self.link(a, b, &mut Scratch::default()))
    }

    fn ordered(&self, a: u32, b: u32) -> Option<(&Record, &Record)> {
        let (a, b) = (self.registry.record(a)?, self.registry.record(b)?);
        Some(if self.registry.order(a, b).is_le() {
            (a, b)
        } else {
            (b, a)
        })
    }

    fn link(&self, a: &Record, b: &Record, scratch: &mut Scratch) -> Link {
        let mut evidence = self.context().evidence(a, b, scratch);
        evidence.sort_by_key(|piece| -piece.weight);
        let total = evidence.iter().map(|piece| piece.weight).sum();
        let (a, b) = (self.registry.key(a), self.registry.key(b));
        Link {
            total,
            verdict: Verdict::of(total, &self.weights),
            evidence,
            decision: self.decisions.get(&(a.clone(), b.clone())).cloned(),
            a,
            b,
        }
    }
}

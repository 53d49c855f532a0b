//! Pairs of records that did not change, and may meet otherwise for what changed around them.

use rustc_hash::FxHashSet;

use crate::cluster::Pair;
use crate::index::Regrouped;

/// Pairs of records that were not touched and share a key which counts for something else than before; the smaller slot first.
#[derive(Debug, Default)]
pub(crate) struct Regroup {
    /// Those of them that were linked: the key counts for less, so they may meet no more, or less surely.
    pub(crate) linked: FxHashSet<(u32, u32)>,
    /// All that share a key which counts for more: they may not have met.
    pub(crate) met: FxHashSet<(u32, u32)>,
}

impl Regroup {
    /// The pairs of some keys; `links` are those of before, in order.
    pub(crate) fn of(keys: &[Regrouped], touched: &[bool], links: &[Pair]) -> Self {
        let mut regroup = Self::default();
        for Regrouped { slots, for_more } in keys {
            let untouched = slots.iter().filter(|slot| !touched[**slot as usize]);
            let slots: Vec<u32> = untouched.copied().collect();
            for (at, one) in slots.iter().enumerate() {
                let others = &slots[at + 1..];
                if *for_more {
                    regroup.met.extend(others.iter().map(|other| (*one, *other)));
                }
                let first = links.partition_point(|pair| pair.a < *one);
                let links = links[first..].iter().take_while(|pair| pair.a == *one);
                let links = links.filter(|pair| others.binary_search(&pair.b).is_ok());
                regroup.linked.extend(links.map(|pair| (pair.a, pair.b)));
            }
        }
        regroup
    }
}

//! What speaks for and against two records being about one subject.

mod alignment;
mod birth;
mod names;
mod numbers;
mod similarity;
mod surroundings;
mod tally;

pub(crate) use birth::weight as birth_weight;
pub(crate) use names::Scratch;
pub(crate) use tally::Tally;
pub use tally::{Evidence, Feature};

use crate::bits::Bits;
use crate::features::bearer;
use crate::name::Bearer;
use crate::record::Record;
use crate::vocabulary::Vocabulary;
use crate::weights::Weights;

/// All that a comparison rests on besides the two records.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    pub(crate) weights: &'a Weights,
    pub(crate) vocabulary: &'a Vocabulary,
}

impl Context<'_> {
    /// What all evidence adds up to. `a` and `b` in the order of their keys.
    pub(crate) fn total(&self, a: &Record, b: &Record, scratch: &mut Scratch) -> Bits {
        let mut total = Bits::NONE;
        self.tally(a, b, scratch, &mut total);
        total
    }

    /// Every piece of evidence. `a` and `b` in the order of their keys.
    pub(crate) fn evidence(&self, a: &Record, b: &Record, scratch: &mut Scratch) -> Vec<Evidence> {
        let mut all = Vec::new();
        self.tally(a, b, scratch, &mut all);
        all
    }

    /// What all but the names adds up to. `a` and `b` in the order of their keys.
    pub(crate) fn facts(&self, a: &Record, b: &Record) -> Bits {
        let mut facts = Bits::NONE;
        self.tally_facts(a, b, &mut facts);
        facts
    }

    /// What the names and all the rest, which is `facts`, add up to, unless it is plain before the names are held against one another that
    /// it is less than `least`.
    pub(crate) fn total_of(
        &self,
        a: &Record,
        b: &Record,
        facts: Bits,
        least: Bits,
        scratch: &mut Scratch,
    ) -> Option<Bits> {
        let mut total = facts;
        if total + self.weights.name_most + self.weights.name_further_most < least {
            return None;
        }
        if total + scratch.most(self, a, b) < least {
            debug_assert!(
                self.total(a, b, &mut Scratch::default()) < least,
                "names weigh more than the most"
            );
            return None;
        }
        names::compare_prepared(self, a, b, scratch, &mut total);
        (total >= least).then_some(total)
    }

    /// Whether words that weigh something else now, whose places are given beside each record, are among what the names of the two agree in.
    pub(crate) fn weighs_anew(&self, a: (&Record, &[u16]), b: (&Record, &[u16])) -> bool {
        names::weighs_anew(self, a, b)
    }

    fn tally(&self, a: &Record, b: &Record, scratch: &mut Scratch, tally: &mut impl Tally) {
        self.tally_facts(a, b, tally);
        names::compare(self, a, b, scratch, tally);
    }

    /// All but the names.
    fn tally_facts(&self, a: &Record, b: &Record, tally: &mut impl Tally) {
        let weights = self.weights;
        let (bearer_a, bearer_b) = (bearer(a.kind), bearer(b.kind));
        if bearer_a != bearer_b {
            tally.add(Feature::Kind, weights.kind_other, || {
                (
                    format!("{:?}", a.kind).to_lowercase(),
                    format!("{:?}", b.kind).to_lowercase(),
                )
            });
        }
        let same_list = a.list == b.list;
        if same_list {
            tally.add(Feature::SameList, weights.same_list, || {
                (a.id.to_string(), b.id.to_string())
            });
        }
        if let (Some(one), Some(two)) = (a.gender, b.gender)
            && one != two
        {
            tally.add(Feature::Gender, weights.gender_other, || {
                (
                    format!("{one:?}").to_lowercase(),
                    format!("{two:?}").to_lowercase(),
                )
            });
        }
        numbers::compare(self, a, b, same_list, tally);
        birth::compare(self, a, b, tally);
        // On one list bodies of a group share country, address, telephone and programme: that is why they stand there together.
        if !same_list || bearer_a == Bearer::Person {
            surroundings::compare(self, a, b, bearer_a == Bearer::Person, tally);
        }
    }
}

//! What people should look at, the most worthwhile first.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use crate::cluster::Pair;
use crate::decision::Answer;
use crate::link::{Question, Reason};
use crate::resolver::Resolver;

impl Resolver {
    /// The review queue. Of the pairs between two clusters only the one with the most evidence is asked about: its answer settles the
    /// others. Pairs about which a person was unsure come last.
    pub fn review(&self) -> Vec<Question> {
        let answered = self.answered();
        let decided: FxHashSet<(u32, u32)> = answered.iter().map(|(pair, _)| *pair).collect();
        let doubtful = self.links.iter().filter(|pair| pair.total < self.weights.join);
        let mut asked: Vec<(Pair, Reason)> = doubtful.map(|pair| (*pair, Reason::Doubtful)).collect();
        asked.extend(
            self.clusters
                .refusals
                .iter()
                .map(|refusal| (refusal.pair, refusal.reason)),
        );
        // A person's word is not asked about again, except where it contradicts another's.
        asked.retain(|(pair, reason)| {
            *reason == Reason::DecisionsContradict || !decided.contains(&(pair.a, pair.b))
        });
        for (pair, _) in answered.iter().filter(|(_, answer)| *answer == Answer::Unsure) {
            let total = self.total(pair.0, pair.1, &mut Default::default());
            let pair = Pair {
                a: pair.0,
                b: pair.1,
                total,
            };
            asked.push((pair, Reason::Unsure));
        }
        let mut sizes = vec![0_usize; self.registry.capacity()];
        self.registry
            .live()
            .for_each(|slot| sizes[self.clusters.leader(slot) as usize] += 1);
        let mut best: BTreeMap<(u32, u32), Question> = BTreeMap::new();
        for (pair, reason) in asked {
            let leaders = (self.clusters.leader(pair.a), self.clusters.leader(pair.b));
            if leaders.0 == leaders.1 {
                continue;
            }
            let joins = sizes[leaders.0 as usize] * sizes[leaders.1 as usize];
            let Some(question) = self.question(pair, reason, joins) else {
                continue;
            };
            let between = (leaders.0.min(leaders.1), leaders.0.max(leaders.1));
            let rank = |question: &Question| {
                let unsure = question.reason == Reason::Unsure;
                (unsure, -question.total, question.a.clone(), question.b.clone())
            };
            match best.get_mut(&between) {
                Some(known) if rank(known) <= rank(&question) => {}
                Some(known) => *known = question,
                None => {
                    best.insert(between, question);
                }
            }
        }
        let mut queue: Vec<Question> = best.into_values().collect();
        queue.sort_by(|x, y| {
            let unsure = |question: &Question| question.reason == Reason::Unsure;
            (unsure(x).cmp(&unsure(y)))
                .then(y.worth.total_cmp(&x.worth))
                .then_with(|| (&x.a, &x.b).cmp(&(&y.a, &y.b)))
        });
        queue
    }

    fn question(&self, pair: Pair, reason: Reason, joins: usize) -> Option<Question> {
        let (one, two) = (self.registry.record(pair.a)?, self.registry.record(pair.b)?);
        let (a, b) = (self.registry.key(one), self.registry.key(two));
        let (cluster_a, cluster_b) = (self.cluster_at(pair.a)?, self.cluster_at(pair.b)?);
        let ((a, cluster_a), (b, cluster_b)) = if a <= b {
            ((a, cluster_a), (b, cluster_b))
        } else {
            ((b, cluster_b), (a, cluster_a))
        };
        // Where the evidence just suffices to join, either answer is about as likely as a join may be wrong; each bit less halves the odds.
        let odds = (pair.total - self.weights.join).as_f64().exp2();
        Some(Question {
            a,
            b,
            cluster_a,
            cluster_b,
            total: pair.total,
            reason,
            worth: odds / (1.0 + odds) * joins as f64,
        })
    }
}

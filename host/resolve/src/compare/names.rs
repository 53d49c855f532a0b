//! Names: which of one record's agree with which of the other's, and how much that says.

use super::similarity::{Similarity, similarity};
use super::{Context, Feature, Tally};
use crate::bits::Bits;
use crate::features::bearer;
use crate::name::Bearer;
use crate::record::{Name, Record};

/// What a comparison writes on, kept from one to the next.
#[derive(Default)]
pub(crate) struct Scratch {
    /// Similarity of each word of one record to each of the other.
    cells: Vec<Similarity>,
    rarity_a: Vec<Bits>,
    rarity_b: Vec<Bits>,
    pairs: Vec<(Bits, u16, u16)>,
    found: Vec<Agreement>,
}

/// Two names that agree in something.
#[derive(Clone, Copy)]
struct Agreement {
    bits: Bits,
    a: usize,
    b: usize,
    /// The words of the first record that agree, one bit each of the first 64.
    words: u64,
}

pub(super) fn compare(
    context: &Context<'_>,
    a: &Record,
    b: &Record,
    scratch: &mut Scratch,
    tally: &mut impl Tally,
) {
    if a.names.is_empty() || b.names.is_empty() {
        return;
    }
    let weights = context.weights;
    scratch.prepare(context, a, b);
    let bearer = bearer(a.kind);
    let mut found = std::mem::take(&mut scratch.found);
    found.clear();
    for (at_a, one) in a.names.iter().enumerate() {
        for (at_b, two) in b.names.iter().enumerate() {
            let (bits, words) = scratch.agreement(context, bearer, one, two);
            if bits > Bits::NONE {
                let share = if one.weak || two.weak {
                    weights.name_weak
                } else {
                    100
                };
                found.push(Agreement {
                    bits: bits.percent(share),
                    a: at_a,
                    b: at_b,
                    words,
                });
            }
        }
    }
    let text = |agreement: &Agreement| (&a.names[agreement.a].full, &b.names[agreement.b].full);
    found.sort_unstable_by(|one, two| two.bits.cmp(&one.bits).then_with(|| text(one).cmp(&text(two))));
    let shown = |agreement: &Agreement| {
        (
            a.names[agreement.a].full.to_string(),
            b.names[agreement.b].full.to_string(),
        )
    };
    let Some(best) = found.first() else {
        tally.add(Feature::Name, weights.name_none, || {
            (a.names[0].full.to_string(), b.names[0].full.to_string())
        });
        scratch.found = found;
        return;
    };
    tally.add(Feature::Name, best.bits.min(weights.name_most), || shown(best));
    let (mut seen, mut further) = (best.words, Bits::NONE);
    for agreement in &found[1..] {
        let counts = agreement.words & seen == 0 && agreement.bits >= weights.name_further.times(2);
        if counts && further < weights.name_further_most {
            seen |= agreement.words;
            further += weights.name_further;
            tally.add(Feature::FurtherName, weights.name_further, || shown(agreement));
        }
    }
    scratch.found = found;
}

impl Scratch {
    fn prepare(&mut self, context: &Context<'_>, a: &Record, b: &Record) {
        let vocabulary = context.vocabulary;
        let rarities = |record: &Record, into: &mut Vec<Bits>| {
            into.clear();
            into.extend(
                record
                    .words
                    .iter()
                    .map(|word| vocabulary.rarity(*word, context.size)),
            );
        };
        rarities(a, &mut self.rarity_a);
        rarities(b, &mut self.rarity_b);
        self.cells.clear();
        for one in &a.words {
            let word = vocabulary.word(*one);
            self.cells.extend(b.words.iter().map(|two| match one == two {
                true => Similarity::Equal,
                false => similarity(word, vocabulary.word(*two)),
            }));
        }
    }

    /// What two names say, and which words of the first record agree.
    fn agreement(&mut self, context: &Context<'_>, bearer: Bearer, one: &Name, two: &Name) -> (Bits, u64) {
        let weights = context.weights;
        let width = self.rarity_b.len();
        self.pairs.clear();
        for at_a in &one.tokens {
            for at_b in &two.tokens {
                let similarity = self.cells[usize::from(*at_a) * width + usize::from(*at_b)];
                if similarity == Similarity::Apart {
                    continue;
                }
                let rarity = self.rarity_a[usize::from(*at_a)].min(self.rarity_b[usize::from(*at_b)]);
                let bits = match similarity {
                    Similarity::Equal => rarity,
                    Similarity::Alike => rarity.percent(weights.token_alike),
                    Similarity::Close => rarity.percent(weights.token_close),
                    _ => weights.token_initial,
                };
                self.pairs.push((bits, *at_a, *at_b));
            }
        }
        let lengths = (one.tokens.len(), two.tokens.len());
        if one.consonants.is_some()
            && one.consonants == two.consonants
            && self.pairs.len() < lengths.0.min(lengths.1)
        {
            return self.divided_otherwise(context, one, two);
        }
        if self.pairs.is_empty() {
            return (Bits::NONE, 0);
        }
        // Words stand in alphabetical order, so their places break ties alike in any run.
        self.pairs
            .sort_unstable_by(|x, y| y.0.cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
        let (mut bits, mut matched, mut words) = (Bits::NONE, 0, 0_u64);
        let (mut used_a, mut used_b) = (Used::default(), Used::default());
        for (gain, at_a, at_b) in &self.pairs {
            if used_a.has(*at_a) || used_b.has(*at_b) {
                continue;
            }
            used_a.add(*at_a);
            used_b.add(*at_b);
            bits += *gain;
            matched += 1;
            words |= 1 << (*at_a).min(63);
        }
        let (left_a, left_b) = (
            lengths.0.saturating_sub(matched),
            lengths.1.saturating_sub(matched),
        );
        let against = left_a.min(left_b);
        let more = left_a.max(left_b) - against;
        let each_more = match bearer {
            Bearer::Person => weights.token_more,
            _ => weights.token_more_organization,
        };
        if matched == 1 && bearer == Bearer::Person {
            bits = bits.percent(weights.name_single);
        }
        bits += weights.token_against.times(against) + each_more.times(more);
        if left_a == 0 && left_b == 0 && matched > 1 {
            bits += weights.name_whole;
        }
        (bits, words)
    }

    /// `Jong Un` and `Jongun`: the consonants are the same, the words are not.
    fn divided_otherwise(&self, context: &Context<'_>, one: &Name, two: &Name) -> (Bits, u64) {
        let sum = |name: &Name, rarity: &[Bits]| -> Bits {
            name.tokens.iter().map(|at| rarity[usize::from(*at)]).sum()
        };
        let least = sum(one, &self.rarity_a).min(sum(two, &self.rarity_b));
        let words = one.tokens.iter().fold(0, |words, at| words | 1 << (*at).min(63));
        (least.percent(context.weights.token_close), words)
    }
}

/// Words that have their counterpart already.
#[derive(Default)]
struct Used(Vec<u16>);

impl Used {
    fn has(&self, at: u16) -> bool {
        self.0.contains(&at)
    }

    fn add(&mut self, at: u16) {
        self.0.push(at);
    }
}

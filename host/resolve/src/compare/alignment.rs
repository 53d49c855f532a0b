//! Two names, token by token, in whatever order.

use super::Context;
use super::names::Scratch;
use super::similarity::Similarity;
use crate::bits::Bits;
use crate::features::bearer;
use crate::name::{Bearer, consonants, skeleton};
use crate::record::{Name, Record};
use crate::spelling::Spelling;
use crate::weights::Weights;

/// Which tokens of two names are counterparts.
#[derive(Clone, Copy, Default)]
pub(super) struct Alignment {
    /// What the agreeing tokens weigh.
    gain: Bits,
    /// Tokens of the first name that agree, a bit each.
    pub(super) tokens: u32,
    /// Pairs of tokens that stand against one another.
    pub(super) against: usize,
    /// Tokens that only the longer name has.
    more: usize,
    /// One token agrees and there is another, or the one was all that was written.
    single: bool,
}

impl Alignment {
    /// What it says that two names agree so far, less what it says that they do not agree further.
    /// On one list, whose publisher spells alike, what stands against another token does so twice as much.
    pub(super) fn bits(self, weights: &Weights, bearer: Bearer, weak: bool, same_list: bool) -> Bits {
        if self.tokens == 0 {
            return Bits::NONE;
        }
        let mut gain = self.gain;
        if self.single && bearer == Bearer::Person {
            gain = gain.percent(weights.name_single);
        }
        if self.against == 0 && self.more == 0 && !self.single {
            gain += weights.name_whole;
        }
        let each_more = match bearer {
            Bearer::Person => weights.token_more,
            _ => weights.token_more_organization,
        };
        // However much agrees, brothers and subsidiaries differ in one token.
        let bits = gain.min(weights.name_most)
            + weights
                .token_against
                .times(if same_list { 2 * self.against } else { self.against })
            + each_more.times(self.more);
        if weak {
            bits.percent(weights.name_weak)
        } else {
            bits
        }
    }
}

impl Scratch {
    /// Finds for each token its counterpart, the surest first.
    pub(super) fn align(
        &mut self,
        context: &Context<'_>,
        (a, one): (&Record, &Name),
        (b, two): (&Record, &Name),
    ) -> Alignment {
        let (weights, bearer) = (context.weights, bearer(a.kind));
        let width = b.words.len();
        let near = one
            .tokens
            .iter()
            .fold(0, |near, at| near | self.near[usize::from(*at)]);
        let divided = || {
            let same = one.consonants.is_some() && one.consonants == two.consonants;
            (same && reads_alike(context, (a, one), (b, two)))
                .then(|| divided_otherwise(weights, (a, one), (b, two)))
        };
        if near & two.words == 0 {
            return divided().unwrap_or_default();
        }
        self.pairs.clear();
        for (place_a, at_a) in one.tokens.iter().enumerate() {
            for (place_b, at_b) in two.tokens.iter().enumerate() {
                let (at_a, at_b) = (usize::from(*at_a), usize::from(*at_b));
                let similarity = self.cells[at_a * width + at_b];
                let rarity = a.words[at_a].rarity().min(b.words[at_b].rarity());
                let bits = match similarity {
                    Similarity::Apart => continue,
                    Similarity::Initial => weights.token_initial,
                    Similarity::Close => rarity.percent(weights.token_close),
                    Similarity::Alike => rarity.percent(weights.token_alike),
                    Similarity::Equal => rarity,
                };
                self.pairs.push((bits, place_a as u8, place_b as u8));
            }
        }
        let (length_a, length_b) = (one.tokens.len(), two.tokens.len());
        if self.pairs.len() < length_a.min(length_b)
            && let Some(alignment) = divided()
        {
            return alignment;
        }
        self.pairs
            .sort_unstable_by(|x, y| y.0.cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
        let mut alignment = Alignment::default();
        let (mut matched, mut taken) = (0, 0_u32);
        for (bits, place_a, place_b) in &self.pairs {
            let (bit_a, bit_b) = (1 << place_a, 1 << place_b);
            if alignment.tokens & bit_a == 0 && taken & bit_b == 0 {
                alignment.tokens |= bit_a;
                taken |= bit_b;
                alignment.gain += *bits;
                matched += 1;
            }
        }
        let (left_a, left_b) = (length_a - matched, length_b - matched);
        alignment.against = left_a.min(left_b);
        alignment.more = left_a.max(left_b) - alignment.against;
        // A number that only one has tells as much as another would.
        let numbers = (one.numbers & !alignment.tokens).count_ones() + (two.numbers & !taken).count_ones();
        let numbers = if bearer == Bearer::Person {
            0
        } else {
            numbers as usize
        };
        let numbers = numbers.saturating_sub(alignment.against).min(alignment.more);
        (alignment.against, alignment.more) = (alignment.against + numbers, alignment.more - numbers);
        let alone = one.single || two.single || left_a + left_b > 0;
        alignment.single = matched == 1 && (alone || bearer != Bearer::Person);
        alignment
    }
}

/// Whether two names read the same wherever they are divided, from some word of the first on: `Kim Jong Un`, `Jongun Kim`. That they
/// have the same consonants in any order does not suffice: long names of strangers do.
fn reads_alike(context: &Context<'_>, one: (&Record, &Name), two: (&Record, &Name)) -> bool {
    let words = |(record, name): (&Record, &Name)| -> Vec<Vec<u64>> {
        let words = name.tokens.iter().map(|at| &record.words[usize::from(*at)]);
        let text = |word: &Spelling| context.vocabulary.text(word.token);
        words
            .map(|word| consonants(skeleton(text(word))).collect())
            .collect()
    };
    let (mut of_one, mut of_two) = (words(one), words(two));
    let other = of_two.concat();
    let alike = (0..of_one.len()).any(|_| {
        of_one.rotate_left(1);
        of_one.concat() == other
    });
    // Where each word has the consonants of one of the other's, they are divided alike: Hasan is not Husain for that.
    of_one.sort_unstable();
    of_two.sort_unstable();
    alike && of_one != of_two
}

/// `Jong Un` and `Jongun`: the consonants are the same, the words are not.
fn divided_otherwise(weights: &Weights, one: (&Record, &Name), two: (&Record, &Name)) -> Alignment {
    let sum = |(record, name): (&Record, &Name)| -> Bits {
        name.tokens
            .iter()
            .map(|at| record.words[usize::from(*at)].rarity())
            .sum()
    };
    Alignment {
        gain: sum(one).min(sum(two)).percent(weights.token_close),
        tokens: (1 << one.1.tokens.len()) - 1,
        ..Alignment::default()
    }
}

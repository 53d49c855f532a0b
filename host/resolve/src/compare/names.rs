//! Names: which of one record's agree with which of the other's, and how much that says.

use super::alignment::Alignment;
use super::similarity::{Outlines, Similarity, plainly_apart, similarity};
use super::{Context, Feature, Tally};
use crate::bits::Bits;
use crate::features::bearer;
use crate::name::Bearer;
use crate::record::{Name, Record};
use crate::spelling::Spelling;
use crate::weights::Weights;

/// What a comparison writes on, kept from one to the next.
#[derive(Default)]
pub(crate) struct Scratch {
    /// Similarity of each word of one record to each of the other.
    pub(super) cells: Vec<Similarity>,
    /// For each word of one record which of the other's are not apart from it, a bit each; the last bit for all from the 64th.
    pub(super) near: Vec<u64>,
    /// Tokens that may be counterparts: bits, and places in the two names.
    pub(super) pairs: Vec<(Bits, u8, u8)>,
    found: Vec<Agreement>,
    /// Of the words of the other.
    outlines: Outlines,
    /// Sounds.
    seen: Vec<u32>,
}

/// Two names that agree in something.
#[derive(Clone, Copy)]
struct Agreement {
    bits: Bits,
    a: usize,
    b: usize,
    alignment: Alignment,
}

/// Further spellings of a name that count, at most.
const SPELLINGS: usize = 3;

pub(super) fn compare(
    context: &Context<'_>,
    a: &Record,
    b: &Record,
    scratch: &mut Scratch,
    tally: &mut impl Tally,
) {
    scratch.prepare(context, a, b);
    compare_prepared(context, a, b, scratch, tally);
}

/// The same of two for which [`Scratch::most`] was asked just before.
pub(super) fn compare_prepared(
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
    let bearer = bearer(a.kind);
    let mut found = std::mem::take(&mut scratch.found);
    found.clear();
    for (at_a, one) in a.names.iter().enumerate() {
        for (at_b, two) in b.names.iter().enumerate() {
            let alignment = scratch.align(context, (a, one), (b, two));
            let bits = alignment.bits(weights, bearer, one.weak || two.weak, a.list == b.list);
            if bits > Bits::NONE {
                let (a, b) = (at_a, at_b);
                found.push(Agreement {
                    bits,
                    a,
                    b,
                    alignment,
                });
            }
        }
    }
    let text = |agreement: &Agreement| (&a.names[agreement.a].full, &b.names[agreement.b].full);
    found.sort_unstable_by(|one, two| two.bits.cmp(&one.bits).then_with(|| text(one).cmp(&text(two))));
    let shown = |agreement: &Agreement| {
        let (a, b) = text(agreement);
        (a.to_string(), b.to_string())
    };
    match found.first() {
        Some(best) => {
            tally.add(Feature::Name, best.bits, || shown(best));
            scratch.further(context.weights, a, &found, |agreement| {
                tally.add(Feature::FurtherName, weights.name_further, || shown(agreement));
            });
            let mut room = (weights.name_most - best.bits).max(Bits::NONE);
            scratch.spellings(a, b, &found, |agreement| {
                let weight = weights.name_spelling.min(room);
                room -= weight;
                if weight > Bits::NONE {
                    tally.add(Feature::FurtherName, weight, || shown(agreement));
                }
            });
        }
        None => tally.add(Feature::Name, weights.name_none, || {
            (a.names[0].full.to_string(), b.names[0].full.to_string())
        }),
    }
    scratch.found = found;
}

/// See [`Context::weighs_anew`]: whether one of these words is near to a word of the other's.
pub(super) fn weighs_anew(
    context: &Context<'_>,
    (a, crossed_a): (&Record, &[u16]),
    (b, crossed_b): (&Record, &[u16]),
) -> bool {
    if crossed_a.is_empty() && crossed_b.is_empty() {
        return false;
    }
    let (person, same_list) = (bearer(a.kind) == Bearer::Person, a.list == b.list);
    let is_near = |one: &Spelling, two: &Spelling| {
        one.token == two.token
            || (!plainly_apart(one, two, person, same_list)
                && similarity(context.vocabulary, one, two, person, same_list) > Similarity::Apart)
    };
    let near = |one: &Record, crossed: &[u16], other: &Record| {
        let mut words = crossed.iter().map(|at| &one.words[usize::from(*at)]);
        words.any(|word| other.words.iter().any(|other| is_near(word, other)))
    };
    near(a, crossed_a, b) || near(b, crossed_b, a) || may_be_divided(a, b)
}

/// Whether a name of one has the consonants of a name of the other.
fn may_be_divided(a: &Record, b: &Record) -> bool {
    let of = |one: &Name| {
        let mut names = b.names.iter();
        one.consonants.is_some() && names.any(|two| one.consonants == two.consonants)
    };
    a.consonants & b.consonants != 0 && a.names.iter().any(of)
}

impl Scratch {
    /// The most that names can weigh: what their words do that are near to any of the other's.
    pub(super) fn most(&mut self, context: &Context<'_>, a: &Record, b: &Record) -> Bits {
        let weights = context.weights;
        if a.names.is_empty() || b.names.is_empty() {
            return Bits::NONE;
        }
        self.prepare(context, a, b);
        if may_be_divided(a, b) {
            return weights.name_most + weights.name_further_most;
        }
        let near = |at: usize| match self.near[at] {
            0 => Bits::NONE,
            _ => a.words[at].rarity(),
        };
        let of = |name: &Name| name.tokens.iter().map(|at| near(usize::from(*at))).sum::<Bits>();
        let all: Bits = (0..a.words.len()).map(near).sum();
        // The names lie elsewhere.
        let best = match all > Bits::NONE {
            true => a.names.iter().map(of).max().unwrap_or(Bits::NONE),
            false => Bits::NONE,
        };
        let further = match all + weights.name_whole >= weights.name_further_least.times(2) {
            true => weights.name_further_most,
            false => Bits::NONE,
        };
        let whole = weights.name_whole + weights.name_spelling.times(SPELLINGS);
        (best + whole).min(weights.name_most) + further
    }

    /// Calls `each` with names after the best that both records write alike, letter by letter, with a word that no earlier one had: who
    /// writes one name in the same several ways has copied them from the same place.
    fn spellings(&self, a: &Record, b: &Record, found: &[Agreement], mut each: impl FnMut(&Agreement)) {
        let width = b.words.len();
        let alike = |one: &Name, two: &Name| {
            let mut tokens = one.tokens.iter();
            one.tokens.len() == two.tokens.len()
                && tokens.all(|at| {
                    let row = usize::from(*at) * width;
                    let mut others = two.tokens.iter();
                    others.any(|other| self.cells[row + usize::from(*other)] == Similarity::Equal)
                })
        };
        let mut seen = a.names[found[0].a].words;
        let mut count = 0;
        for agreement in &found[1..] {
            let (one, two) = (&a.names[agreement.a], &b.names[agreement.b]);
            if one.words & !seen == 0 || one.tokens.len() < 2 || one.weak || two.weak || !alike(one, two) {
                continue;
            }
            each(agreement);
            seen |= one.words;
            count += 1;
            if count == SPELLINGS {
                break;
            }
        }
    }

    fn prepare(&mut self, context: &Context<'_>, a: &Record, b: &Record) {
        self.near.clear();
        self.cells.clear();
        self.cells
            .resize(a.words.len() * b.words.len(), Similarity::Apart);
        self.outlines.fill(&b.words);
        let (person, same_list) = (bearer(a.kind) == Bearer::Person, a.list == b.list);
        let mut start = 0;
        for one in &a.words {
            let mut near = 0;
            self.outlines.doubtful(one, person, same_list, |at| {
                let two = &b.words[at];
                let cell = match one.token == two.token {
                    true => Similarity::Equal,
                    false => similarity(context.vocabulary, one, two, person, same_list),
                };
                if cell > Similarity::Apart {
                    near |= 1 << at.min(63);
                }
                self.cells[start + at] = cell;
            });
            self.near.push(near);
            start += b.words.len();
        }
    }

    /// Calls `each` with the names after the best that say something new: a name in another script repeats the sounds of the first,
    /// and an alias often its family name.
    fn further(
        &mut self,
        weights: &Weights,
        a: &Record,
        found: &[Agreement],
        mut each: impl FnMut(&Agreement),
    ) {
        let mut seen = std::mem::take(&mut self.seen);
        seen.clear();
        let mut sum = Bits::NONE;
        for (rank, agreement) in found.iter().enumerate() {
            if sum >= weights.name_further_most {
                break;
            }
            let name = &a.names[agreement.a];
            let agreeing = || {
                let tokens = name.tokens.iter().enumerate();
                let agreeing = tokens.filter(|(at, _)| agreement.alignment.tokens & 1 << at != 0);
                agreeing.map(|(_, at)| usize::from(*at))
            };
            let sound = |at: usize| a.words[at].sound;
            let new: Bits = agreeing()
                .filter(|at| !seen.contains(&sound(*at)))
                .map(|at| a.words[at].rarity())
                .sum();
            if rank > 0 {
                if agreement.alignment.against > 0
                    || agreement.bits < weights.name_further_least
                    || new < weights.name_further_least
                {
                    continue;
                }
                sum += weights.name_further;
                each(agreement);
            }
            seen.extend(agreeing().map(sound));
        }
        self.seen = seen;
    }
}

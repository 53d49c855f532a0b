//! Dates of birth.

use super::{Context, Feature, Tally};
use crate::bits::Bits;
use crate::record::Record;
use crate::span::{Meeting, Span};
use crate::weights::Weights;

/// The best agreement counts: a list that states three dates is unsure which is right.
pub(super) fn compare(context: &Context<'_>, a: &Record, b: &Record, tally: &mut impl Tally) {
    let of_b = b.facts.births();
    let pairs = a
        .facts
        .births()
        .flat_map(|one| of_b.clone().map(move |two| (one, two)));
    let best: Option<(Meeting, Span, Span)> = pairs.map(|(one, two)| (one.meet(two), one, two)).min();
    if let Some((meeting, one, two)) = best {
        tally.add(Feature::Birth, weight(context.weights, meeting), || {
            (one.to_string(), two.to_string())
        });
    }
}

/// What it weighs how two births stand to one another.
pub(crate) fn weight(weights: &Weights, meeting: Meeting) -> Bits {
    match meeting {
        Meeting::SameDay => weights.birth_day,
        Meeting::SameMonth => weights.birth_month,
        Meeting::SameYear => weights.birth_year,
        Meeting::Slip => weights.birth_slip,
        Meeting::Overlap => weights.birth_range,
        Meeting::OtherDay => weights.birth_other_day,
        Meeting::NextYear => weights.birth_next_year,
        Meeting::Near => weights.birth_near,
        Meeting::Far => weights.birth_far,
    }
}

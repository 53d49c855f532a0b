//! What the module makes of damaged input.

use dragoman_runtime::{Failure, Feed, Part};

use crate::examine::Case;
use crate::finding::Findings;
use crate::rule::{Rule, Severity};

pub(crate) static CUT: Rule = Rule {
    id: "input/cut-off",
    severity: Severity::Error,
    says: "A list that was cut off is a fault, or is said to have no end",
    why: "Downloads break. Fewer records in silence look like delistings: persons walk free whom a state has named.",
    fails: "a module that emits the whole rows of a list, passes over the broken one, and reports the end as seen",
    passes: "a fault that says in which record the list ends, or a summary whose `end_seen` is false",
};

pub(crate) static FLIPPED: Rule = Rule {
    id: "input/flipped",
    severity: Severity::Error,
    says: "A damaged list never traps the module",
    why: "A trap says nothing about the place or the remedy, and an operator cannot tell it from an attack.",
    fails: "a reader that takes the third cell of a row without asking whether it is there",
    passes: "a fault that names the row and what was expected there",
};

/// Places at which a part is cut, spread over it; and bytes from its end at which it is cut as well.
const CUTS: usize = 16;
const FROM_END: [usize; 3] = [1, 7, 40];

/// Copies with a flipped bit.
const FLIPS: usize = 48;

pub(crate) fn examine(case: &Case<'_>, findings: &mut Findings) {
    for (index, part) in case.feed().parts().iter().enumerate() {
        let size = part.bytes.len();
        let spread = (1..=CUTS).map(|cut| size * cut / (CUTS + 1));
        let from_end = FROM_END.iter().filter_map(|bytes| size.checked_sub(*bytes));
        for at in spread.chain(from_end) {
            // A table that was cut between two rows cannot be told from a whole one.
            let at = if at > 0 && part.bytes[at - 1] == b'\n' {
                at - 1
            } else {
                at
            };
            if let Some((message, remedy)) = cut(case, index, at) {
                let place = format!("{}, cut at byte {at}", part.name);
                findings.add(&CUT, case.finding_in(place, message, remedy));
            }
        }
    }
    flip(case, findings);
}

fn cut(case: &Case<'_>, index: usize, at: usize) -> Option<(String, &'static str)> {
    let feed = with(case.feed(), index, |bytes| bytes.truncate(at));
    let whole = &case.outcome.records;
    match case.module.translate(&feed).result {
        Ok(outcome) if !outcome.summary.end_seen => None,
        // Nothing was lost but what says nothing, such as the last line break.
        Ok(outcome) if outcome.records == *whole => None,
        Ok(outcome) => Some((
            format!(
                "{} of {} records come as they are, and the end is reported as seen",
                outcome
                    .records
                    .iter()
                    .filter(|record| whole.contains(record))
                    .count(),
                whole.len()
            ),
            "return a fault, or set `end_seen` to false",
        )),
        Err(Failure::Fault(_)) => None,
        Err(failure) => Some((failure.to_string(), "return a fault instead")),
    }
}

fn flip(case: &Case<'_>, findings: &mut Findings) {
    for (index, part) in case.feed().parts().iter().enumerate() {
        if part.bytes.is_empty() {
            continue;
        }
        for number in 0..FLIPS {
            // Multiples of the golden ratio are spread evenly, and are the same at every run.
            let at = number.wrapping_mul(0x9E37_79B9) % part.bytes.len();
            let feed = with(case.feed(), index, |bytes| bytes[at] ^= 1 << (number % 8));
            match case.module.translate(&feed).result {
                Ok(_) | Err(Failure::Fault(_)) => {}
                Err(failure) => {
                    let place = format!("{}, bit {} of byte {at} flipped", part.name, number % 8);
                    findings.add(
                        &FLIPPED,
                        case.finding_in(place, failure.to_string(), "return a fault instead"),
                    );
                }
            }
        }
    }
}

/// A feed of which one part is changed.
fn with(feed: &Feed, index: usize, change: impl Fn(&mut Vec<u8>)) -> Feed {
    let changed = |(number, part): (usize, &Part)| {
        let mut bytes = part.bytes.to_vec();
        if number == index {
            change(&mut bytes);
        }
        (part.name.clone(), bytes)
    };
    let parts = feed.parts().iter().enumerate().map(changed);
    parts.fold(Feed::default(), |feed, (name, bytes)| feed.with(&name, bytes))
}

//! What the module makes of damaged input.

use dragoman_runtime::{Content, Failure, Feed};

use crate::examine::Again;
use crate::finding::Findings;
use crate::rule::{Rule, Severity};
use crate::translation::{Print, Translation};

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
const CUTS: u64 = 16;
const FROM_END: [u64; 3] = [1, 7, 40];

/// Copies with a flipped bit.
const FLIPS: u64 = 48;

pub(crate) fn examine(case: &Again<'_>, findings: &mut Findings) {
    for (index, part) in case.sample.feed.parts().iter().enumerate() {
        let size = part.content.size();
        let spread = (1..=CUTS).map(|cut| size * cut / (CUTS + 1));
        let from_end = FROM_END.iter().filter_map(|bytes| size.checked_sub(*bytes));
        for at in spread.chain(from_end) {
            // A table that was cut between two rows cannot be told from a whole one.
            let is_line_break = |at: u64| part.content.range(at..at + 1).is_ok_and(|byte| byte == b"\n");
            let at = match at.checked_sub(1) {
                Some(before) if is_line_break(before) => before,
                _ => at,
            };
            if let Some((message, remedy)) = cut(case, index, at) {
                let place = format!("{}, cut at byte {at}", part.name);
                findings.add(&CUT, case.sample.finding_in(place, message, remedy));
            }
        }
    }
    flip(case, findings);
}

fn cut(case: &Again<'_>, index: usize, at: u64) -> Option<(String, &'static str)> {
    let feed = with(
        &case.sample.feed,
        index,
        case.sample.feed.parts()[index].content.cut(at),
    );
    let Translation { result, numbers, .. } = Translation::of(case.module, &feed);
    let outcome = match result {
        Ok(outcome) => outcome,
        Err(Failure::Fault(_)) => return None,
        Err(failure) => return Some((failure.to_string(), "return a fault instead")),
    };
    if !outcome.summary.end_seen {
        return None;
    }
    let (came, whole) = (Print::of(&outcome, &numbers), case.first);
    // Nothing was lost but what says nothing, such as the last line break.
    (came.records != whole.records).then(|| {
        let message = format!(
            "{} of {} records come as they are, and the end is reported as seen",
            came.count_in(whole),
            whole.records.len()
        );
        (message, "return a fault, or set `end_seen` to false")
    })
}

fn flip(case: &Again<'_>, findings: &mut Findings) {
    for (index, part) in case.sample.feed.parts().iter().enumerate() {
        if part.content.size() == 0 {
            continue;
        }
        for number in 0..FLIPS {
            // Multiples of the golden ratio are spread evenly, and are the same at every run.
            let at = number.wrapping_mul(0x9E37_79B9) % part.content.size();
            // What cannot be read is for the run to say.
            let byte = part.content.range(at..at + 1).map_or(0, |byte| byte[0]);
            let flipped = part.content.with_byte(at, byte ^ (1 << (number % 8)));
            let feed = with(&case.sample.feed, index, flipped);
            match Translation::of(case.module, &feed).result {
                Ok(_) | Err(Failure::Fault(_)) => {}
                Err(failure) => {
                    let place = format!("{}, bit {} of byte {at} flipped", part.name, number % 8);
                    findings.add(
                        &FLIPPED,
                        case.sample
                            .finding_in(place, failure.to_string(), "return a fault instead"),
                    );
                }
            }
        }
    }
}

/// A feed of which one part has this content.
fn with(feed: &Feed, index: usize, content: Content) -> Feed {
    let parts = feed.parts().iter().enumerate();
    parts.fold(Feed::default(), |feed, (number, part)| {
        let content = if number == index { &content } else { &part.content };
        feed.with(&part.name, content.clone())
    })
}

//! Whether the same comes of the same.

use crate::examine::Again;
use crate::finding::Findings;
use crate::rule::{Rule, Severity};
use crate::translation::{Print, Translation};

pub(crate) static REPEATABLE: Rule = Rule {
    id: "run/repeatable",
    severity: Severity::Error,
    says: "A second run gives the same",
    why: "A run can be replayed from its receipt years later, and an edition is compared with the one before.",
    fails: "an id from a counter that outlives the run, or the order of a hash map with a random seed",
    passes: "ids from the list, and records in the order of the list",
};

pub(crate) static READS: Rule = Rule {
    id: "run/read-size",
    severity: Severity::Error,
    says: "The same comes of it whatever a read gives",
    why: "A read may give less than was asked for. Who takes a short read for the end loses the rest of the list.",
    fails: "a reader that stops at the first read that is not full",
    passes: "a reader that stops at the first read that is empty",
};

/// Bytes that a read gives: a prime for which no record begins where a read does, and one for every character.
const SIZES: [usize; 2] = [4_093, 61];

pub(crate) fn examine(case: &Again<'_>, findings: &mut Findings) {
    let again = Translation::of(case.module, &case.sample.feed);
    if let Some(message) = difference(case.first, again) {
        let remedy = "take away what outlives a run: counters, random seeds, addresses";
        findings.add(&REPEATABLE, case.sample.finding(message, remedy));
    }
    for size in SIZES {
        let again = Translation::of(case.module, &case.sample.feed.clone().read_in(size));
        if let Some(message) = difference(case.first, again) {
            let message = format!("with reads of {size} bytes, {message}");
            findings.add(
                &READS,
                case.sample.finding(message, "read on until a read gives nothing"),
            );
        }
    }
}

fn difference(first: &Print, again: Translation) -> Option<String> {
    let again = match &again.result {
        Err(failure) => return Some(format!("it fails: {failure}")),
        Ok(outcome) => Print::of(outcome, &again.numbers),
    };
    if again.records.len() != first.records.len() {
        return Some(format!(
            "{} records come instead of {}",
            again.records.len(),
            first.records.len()
        ));
    }
    let mut pairs = first.records.iter().zip(&again.records);
    let other = pairs.find(|(first, again)| first != again);
    other
        .map(|((id, _), _)| format!("record {id:?} is another"))
        .or_else(|| (first.summary != again.summary).then(|| "the summary is another".into()))
        .or_else(|| (first.notices != again.notices).then(|| "the notices are others".into()))
}

#[cfg(test)]
mod tests {
    use dragoman_runtime::{Engine, Feed, Limits, RunLimits};

    use super::*;

    fn translated(content: &str, run: RunLimits) -> Translation {
        let engine = Engine::new(None).expect("an engine");
        let limits = Limits {
            run,
            ..Limits::default()
        };
        let module = engine
            .load(&dragoman_hostile::honest(), &limits)
            .expect("an honest module");
        Translation::of(&module, &Feed::default().with("list", content.as_bytes()))
    }

    #[test]
    fn two_runs_differ_by_their_records_or_by_a_failure() {
        let first = translated("Person01Person02", RunLimits::default());
        let first = Print::of(first.result.as_ref().expect("records"), &first.numbers);
        let again = |content, run| difference(&first, translated(content, run));
        assert_eq!(again("Person01Person02", RunLimits::default()), None);
        let found = again("Person01Person03", RunLimits::default());
        assert_eq!(found.as_deref(), Some("record \"Person02\" is another"));
        let found = again("Person01", RunLimits::default());
        assert_eq!(found.as_deref(), Some("1 records come instead of 2"));
        let none = RunLimits {
            items: 0,
            ..RunLimits::default()
        };
        assert!(again("Person01Person02", none).is_some_and(|found| found.starts_with("it fails: ")));
    }
}

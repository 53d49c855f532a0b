//! Whether a sample still says what somebody has looked at.

use dragoman_model::{Item, Record};

use crate::examine::Case;
use crate::finding::Findings;
use crate::rule::{Rule, Severity};
use crate::sample::Golden;

pub(crate) static GOLDEN: Rule = Rule {
    id: "sample/golden",
    severity: Severity::Error,
    says: "What comes of a sample is what its golden output says",
    why: "A change of the module that changes what it says of people is to be seen by a person before it reaches a host.",
    fails: "a golden output in which a birth is exact, and a module that calls it approximate by now",
    passes: "the golden output that `dragoman check --bless` wrote and somebody has read",
};

pub(crate) fn examine(case: &Case<'_>, findings: &mut Findings) {
    let Some(Golden(golden)) = &case.sample.golden else {
        findings.skip(
            &GOLDEN,
            format!("{} has no golden.jsonl; `--bless` writes it", case.sample.name),
        );
        return;
    };
    let remedy = "correct the module; or, if it is right, write the output anew with --bless, and read it";
    let mut expected = golden.lines();
    let whole = with_numbers(case);
    let records = whole.as_ref().unwrap_or(&case.outcome.records);
    for (index, record) in records.iter().enumerate() {
        let line = written(record);
        let wanted = expected.next();
        if wanted != Some(line.as_str()) {
            let message = match wanted {
                Some(wanted) => format!(
                    "record {:?} differs: {}",
                    record.item().id(),
                    first_difference(wanted, &line)
                ),
                None => format!("record {:?} is not in it", record.item().id()),
            };
            let place = format!("golden.jsonl, line {}", index + 1);
            findings.add(&GOLDEN, case.sample.finding_in(place, message, remedy));
        }
    }
    let missing = expected.count();
    if missing > 0 {
        let message = format!("{missing} of its records did not come");
        findings.add(&GOLDEN, case.sample.finding_in("golden.jsonl", message, remedy));
    }
}

/// The records again, where they are documents in bulk, with their numbers: the golden output has those. Whether the same comes of a second run is
/// for another rule to say.
fn with_numbers(case: &Case<'_>) -> Option<Vec<Record>> {
    let is_bulk = |record: &Record| matches!(record.item(), Item::TravelDocuments(_));
    if !case.outcome.records.iter().any(is_bulk) {
        return None;
    }
    let again = case.module.translate(&case.sample.feed).result;
    again.ok().map(|outcome| outcome.records)
}

impl Golden {
    /// The golden output of records.
    pub fn of<'a>(records: impl IntoIterator<Item = &'a Record>) -> Self {
        Self(records.into_iter().map(|record| written(record) + "\n").collect())
    }
}

fn written(record: &Record) -> String {
    String::from_utf8_lossy(&record.item().to_json()).into_owned()
}

/// What two lines have where they part.
fn first_difference(wanted: &str, line: &str) -> String {
    const SHOWN: usize = 60;
    let same = wanted
        .bytes()
        .zip(line.bytes())
        .take_while(|(a, b)| a == b)
        .count();
    let excerpt = |text: &str| -> String {
        let from = text.floor_char_boundary(same.saturating_sub(SHOWN / 3).min(text.len()));
        text[from..].chars().take(SHOWN).collect()
    };
    format!("expected `{}`, found `{}`", excerpt(wanted), excerpt(line))
}

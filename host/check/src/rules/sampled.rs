//! Runs a module over a sample, and has the rules that need one look at it.

use dragoman_model::schema::Manifest;
use dragoman_runtime::Module;

use super::{RULES, admission, manifest};
use crate::examine::{Again, Case};
use crate::finding::{Finding, Findings};
use crate::report::SampleReport;
use crate::rule::{Rule, Severity};
use crate::sample::{Ratchet, Sample};
use crate::translation::{Print, Translation};

pub(crate) static TRANSLATED: Rule = Rule {
    id: "sample/translated",
    severity: Severity::Error,
    says: "Every sample is translated, and records come of it",
    why: "What does not translate its own samples translates no list. A host refuses an input without one valid record: an \
          empty list is never taken for a delisting of all.",
    fails: "a sample at whose third record the module panics",
    passes: "a sample of which some records come",
};

/// What looks at the records of a sample.
const EXAMINERS: &[fn(&Case<'_>, &mut Findings)] = &[
    super::parts::examine,
    super::golden::examine,
    super::items::examine,
    super::counts::examine,
    super::located::examine,
    super::coverage::examine,
    super::fields::examine,
    super::privacy::examine,
    super::budget::examine,
];

/// What runs the module again, once the records of the first run are no longer in memory.
const RUNNERS: &[fn(&Again<'_>, &mut Findings)] = &[
    super::repeat::examine,
    super::damage::examine,
    super::nonsense::examine,
];

/// Runs the module over a sample, and looks at what came of it.
pub(crate) fn examine(
    module: &Module,
    manifest: &Manifest,
    sample: &Sample,
    ratchet: Option<&Ratchet>,
    findings: &mut Findings,
) -> SampleReport {
    let Translation {
        result,
        usage,
        numbers,
    } = Translation::of(module, &sample.feed);
    let found = |message: String| Finding {
        sample: Some(sample.name.clone()),
        place: None,
        message,
        remedy: "see what `dragoman translate` says of it".into(),
    };
    let counts = match result {
        Err(failure) => {
            findings.add(&TRANSLATED, found(failure.to_string()));
            let others = RULES
                .iter()
                .filter(|rule| needs_a_sample(rule) && rule.id != TRANSLATED.id);
            others.for_each(|rule| findings.skip(rule, format!("{} is not translated", sample.name)));
            None
        }
        Ok(outcome) => {
            if outcome.records.is_empty() {
                findings.add(&TRANSLATED, found("not one valid record came of it".into()));
            }
            let case = Case {
                module,
                manifest,
                sample,
                outcome: &outcome,
                numbers: &numbers,
                usage: &usage,
                ratchet,
            };
            EXAMINERS.iter().for_each(|examine| examine(&case, findings));
            let counts = (outcome.records.len(), outcome.notices.len());
            let first = Print::of(&outcome, &numbers);
            drop(outcome);
            let again = Again {
                module,
                sample,
                first: &first,
            };
            RUNNERS.iter().for_each(|examine| examine(&again, findings));
            Some(counts)
        }
    };
    let files = sample.feed.digests().unwrap_or_else(|error| {
        findings.add(&TRANSLATED, found(format!("its files cannot be read: {error}")));
        Vec::new()
    });
    SampleReport::of(sample, files, counts, &usage)
}

/// Says of every rule that needs a sample why it was not looked at.
pub(crate) fn skip_all(why: &str, findings: &mut Findings) {
    let rules = RULES.iter().filter(|rule| needs_a_sample(rule));
    rules.for_each(|rule| findings.skip(rule, why));
}

fn needs_a_sample(rule: &Rule) -> bool {
    let without = [&admission::ADMISSION, &manifest::VALID];
    !without.iter().any(|known| known.id == rule.id)
}

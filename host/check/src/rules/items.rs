//! Whether every item keeps the schema's rules.

use crate::examine::Case;
use crate::finding::Findings;
use crate::rule::{Rule, Severity};

pub(crate) static VALID: Rule = Rule {
    id: "items/valid",
    severity: Severity::Error,
    says: "Every item keeps the schema's rules",
    why: "A host leaves out what breaks one, as a record: who was on the list is not on the edition any more.",
    fails: "a birth on 0000-13-99, an id that is given twice, a locator beyond the end of the file",
    passes: "a date that cannot be understood, kept in `raw`",
};

pub(crate) fn examine(case: &Case<'_>, findings: &mut Findings) {
    for rejection in &case.outcome.rejections {
        let message = format!("{:?}, {}: {}", rejection.id, rejection.field, rejection.message);
        findings.add(
            &VALID,
            case.sample
                .finding(message, "correct the value, or leave it out with a notice"),
        );
    }
}

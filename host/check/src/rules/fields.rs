//! What of the source has no place in the schema, or is not known to the module.

use dragoman_model::schema::NoticeKind;

use crate::examine::Case;
use crate::finding::Findings;
use crate::rule::{Rule, Severity};

pub(crate) static UNMAPPED: Rule = Rule {
    id: "fields/unmapped",
    severity: Severity::Warning,
    says: "No field of the source is left behind",
    why: "A column that nobody has mapped may be the one by which a person is told from a namesake.",
    fails: "a notice that `PASSPORT_NO` is not known",
    passes: "the passport's number among the documents, or in `extra` if the schema has no field for it",
};

pub(crate) fn examine(case: &Case<'_>, findings: &mut Findings) {
    let notices = case.outcome.notices.iter();
    for notice in notices.filter(|notice| notice.kind == NoticeKind::Unmapped) {
        let message = format!("{}, {} times: {}", notice.field, notice.count, notice.message);
        findings.add(
            &UNMAPPED,
            case.sample
                .finding(message, "map the field, or keep its text in `extra`"),
        );
    }
}

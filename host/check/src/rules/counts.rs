//! Whether as many records come as are announced.

use dragoman_model::schema::NoticeKind;
use dragoman_model::{Item, ItemKind, Record};

use crate::examine::Case;
use crate::finding::Findings;
use crate::rule::{Rule, Severity};
use crate::translation::Numbers;

pub(crate) static EXPECTED: Rule = Rule {
    id: "counts/expected",
    severity: Severity::Error,
    says: "The manifest's expected counts are of kinds that come",
    why: "A host holds an edition that falls below them. A bound for what never comes, or under which no bound is, guards \
          nothing.",
    fails: "at least 500 assessments, from a module that emits subjects",
    passes: "at least 500 subjects, from a module that emits subjects",
};

pub(crate) static DECLARED: Rule = Rule {
    id: "counts/declared",
    severity: Severity::Error,
    says: "As many records come as the list declares",
    why: "A list that says how many records it has says so to show when some are missing.",
    fails: "a list that declares 100 records, of which 99 come, and no notice of the last",
    passes: "a list that declares 100 records, of which 99 come, and a notice that one was left out",
};

pub(crate) static END: Rule = Rule {
    id: "counts/end",
    // Some lists have no end that can be seen: a table without a last line may always have been longer.
    severity: Severity::Warning,
    says: "The end of a whole sample is seen",
    why: "`end_seen` tells a host that a list is whole. A module that never says so cannot be told from one whose input was \
          cut off.",
    fails: "a summary whose `end_seen` is always false",
    passes: "a summary whose `end_seen` is true once the closing tag, or the last row, was read",
};

/// How many records an item is to a host: of documents in bulk each is one, and a withdrawal says of a record that it is none any more.
fn many(item: &Item, numbers: &Numbers) -> usize {
    match item {
        Item::Withdrawal(_) => 0,
        Item::TravelDocuments(documents) => numbers.count(&documents.id),
        _ => 1,
    }
}

pub(crate) fn examine(case: &Case<'_>, findings: &mut Findings) {
    let outcome = case.outcome;
    for expected in &case.manifest.expected_counts {
        let (least, most) = (expected.at_least, expected.at_most);
        let kinds: &[ItemKind] = match expected.what.as_str() {
            "subjects" => &[ItemKind::Subject],
            "travel-documents" => &[ItemKind::TravelDocument, ItemKind::TravelDocuments],
            "assessments" => &[ItemKind::Assessment],
            "withdrawals" => &[ItemKind::Withdrawal],
            _ => &[],
        };
        let mut records = outcome.records.iter();
        let none_came = !records.any(|record| kinds.contains(&record.item().kind()));
        let message = match (kinds, least, most) {
            ([], ..) => format!("{:?} is nothing that is counted", expected.what),
            (_, None, None) => format!("{} have neither a least nor a most", expected.what),
            (_, Some(least), Some(most)) if least > most => {
                format!("at least {least} and at most {most} cannot be")
            }
            (_, Some(least), _) if least > 0 && none_came => {
                format!("at least {least} {} are expected, none came", expected.what)
            }
            _ => continue,
        };
        findings.add(
            &EXPECTED,
            case.sample
                .finding(message, "correct the manifest's expected counts"),
        );
    }
    if let Some(declared) = outcome.summary.declared_records {
        let left_out = outcome
            .notices
            .iter()
            .filter(|notice| notice.kind == NoticeKind::RejectedRecord);
        let left_out: u64 = left_out.map(|notice| u64::from(notice.count)).sum();
        let many = |record: &Record| many(record.item(), case.numbers);
        let records: usize = outcome.records.iter().map(many).sum();
        let came = (records + outcome.rejections.len()) as u64;
        if u64::from(declared) != came + left_out {
            let message = format!(
                "the list declares {declared} records, {came} came and {left_out} were said to be left out"
            );
            findings.add(
                &DECLARED,
                case.sample
                    .finding(message, "emit every record, or a notice of each that is left out"),
            );
        }
    }
    if !outcome.summary.end_seen {
        let message = "the summary says that the end of the list was not seen";
        findings.add(
            &END,
            case.sample
                .finding(message, "set `end_seen` once nothing can follow"),
        );
    }
}

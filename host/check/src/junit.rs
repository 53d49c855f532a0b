//! JUnit XML, which CI systems show as tests.

use quick_junit::{NonSuccessKind, SerializeError, TestCase, TestCaseStatus, TestSuite};

use crate::finding::Finding;
use crate::report::{Report, RuleReport, Status};
use crate::rule::Severity;

pub(crate) fn written(report: &Report) -> Result<String, SerializeError> {
    let mut suite = TestSuite::new("dragoman check");
    suite.add_test_cases(report.rules.iter().map(case));
    let mut written = quick_junit::Report::new("dragoman check");
    written.add_test_suite(suite);
    written.to_string()
}

fn case(rule: &RuleReport) -> TestCase {
    let mut findings: Vec<_> = rule.findings.iter().map(line).collect();
    if rule.more > 0 {
        findings.push(format!("and {} more", rule.more));
    }
    let findings = findings.join("\n");
    let status = match (rule.status, rule.severity) {
        (Status::Failed, Severity::Error) => {
            let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
            status
                .set_message(rule.says)
                .set_type(rule.rule)
                .set_description(findings.clone());
            status
        }
        (Status::Skipped, _) => {
            let mut status = TestCaseStatus::skipped();
            status.set_message(rule.skipped.join("; "));
            status
        }
        _ => TestCaseStatus::success(),
    };
    let mut case = TestCase::new(rule.rule, status);
    case.set_classname("dragoman.check");
    if rule.status == Status::Failed && rule.severity == Severity::Warning {
        case.set_system_out(format!("warning: {findings}"));
    }
    case
}

fn line(finding: &Finding) -> String {
    let place = [&finding.sample, &finding.place];
    let place: Vec<_> = place
        .into_iter()
        .flatten()
        .map(|place| format!("{place}: "))
        .collect();
    format!("{}{}; {}", place.concat(), finding.message, finding.remedy)
}

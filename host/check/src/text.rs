//! Text, for people.

use crate::finding::shown;
use crate::report::{Report, RuleReport, Status};

pub(crate) fn written(report: &Report) -> String {
    let mut lines = vec![format!("module   {}", report.module)];
    lines.extend(report.rules.iter().flat_map(rule_lines));
    let count = |status| report.rules.iter().filter(|rule| rule.status == status).count();
    lines.push(format!(
        "{}: {} rules kept, {} broken, {} not looked at",
        if report.passed() { "passed" } else { "failed" },
        count(Status::Passed),
        count(Status::Failed),
        count(Status::Skipped)
    ));
    lines.join("\n")
}

fn rule_lines(rule: &RuleReport) -> Vec<String> {
    let status = match rule.status {
        Status::Passed => "ok",
        Status::Skipped => "skipped",
        Status::Failed => rule.severity.name(),
    };
    let mut lines = vec![format!("{status:8} {}: {}", rule.rule, rule.says)];
    for finding in &rule.findings {
        let (message, remedy) = (shown(&finding.message), shown(&finding.remedy));
        lines.push(format!("  - {}{message}\n    to do: {remedy}", finding.at()));
    }
    if rule.more > 0 {
        lines.push(format!("  - and {} more", rule.more));
    }
    let skipped = rule.skipped.iter();
    lines.extend(skipped.map(|why| format!("  not looked at: {}", shown(why))));
    lines
}

//! SARIF 2.1.0 (OASIS), which code hosts show beside the code.
//!
//! Few of its objects are needed. A crate for all of them would bring a dozen others, in second versions.

use serde_json::{Value, json};

use crate::finding::Finding;
use crate::report::{Report, RuleReport, Status};
use crate::rule::Rule;
use crate::rules::RULES;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

pub(crate) fn written(report: &Report, module: &str) -> Value {
    let results: Vec<_> = report
        .rules
        .iter()
        .filter(|rule| rule.status == Status::Failed)
        .flat_map(|rule| rule.findings.iter().map(|finding| result(rule, finding, module)))
        .collect();
    json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "dragoman check",
                "version": report.dragoman,
                "rules": RULES.iter().copied().map(rule).collect::<Vec<_>>(),
            }},
            "artifacts": [{
                "location": { "uri": uri(module) },
                "hashes": { "blake3": report.module.to_string() },
            }],
            "results": results,
        }],
    })
}

fn rule(rule: &Rule) -> Value {
    json!({
        "id": rule.id,
        "shortDescription": { "text": rule.says },
        "fullDescription": { "text": rule.why },
        "help": { "text": format!("Fails: {}\nPasses: {}", rule.fails, rule.passes) },
        "defaultConfiguration": { "level": rule.severity.name() },
    })
}

fn result(rule: &RuleReport, finding: &Finding, module: &str) -> Value {
    let index = RULES.iter().position(|known| known.id == rule.rule);
    json!({
        "ruleId": rule.rule,
        "ruleIndex": index,
        "level": rule.severity.name(),
        "message": { "text": finding.line() },
        "locations": [{ "physicalLocation": { "artifactLocation": { "uri": uri(module), "index": 0 } } }],
    })
}

/// A path as a relative reference of RFC 3986: what it has no letter for is written in hexadecimal.
fn uri(path: &str) -> String {
    path.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                char::from(byte).to_string()
            }
            byte => format!("%{byte:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_a_reference() {
        assert_eq!(uri("modules/un sc:é.wasm"), "modules/un%20sc%3A%C3%A9.wasm");
    }
}

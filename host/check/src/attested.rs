//! A report as an operator reads it: somebody else has examined the module, and says what came of it.

use std::collections::HashMap;

use dragoman_model::Digest;
use serde::Deserialize;

use crate::report::Status;
use crate::rule::Severity;
use crate::rules::{RULE_SET, RULES};

/// A report that was read. Whether to believe it is for its signature to say.
#[derive(Debug, Deserialize)]
pub struct Attested {
    /// Version of the kit that wrote it.
    pub dragoman: String,
    /// Number of its rules: see [`RULE_SET`].
    pub rule_set: u32,
    /// Digest of the module that was examined.
    pub module: Digest,
    samples: Vec<Sample>,
    rules: Vec<Rule>,
}

#[derive(Debug, Deserialize)]
struct Sample {
    records: Option<usize>,
}

#[derive(Debug, Deserialize)]
struct Rule {
    rule: String,
    severity: Severity,
    status: Status,
}

/// A text is no report of the kit.
#[derive(Debug, thiserror::Error)]
#[error("it is no report of `dragoman check` in JSON: {0}; make it again with `--format json`")]
pub struct NotAReport(#[from] serde_json::Error);

/// Why a report does not speak for a module.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum Objection {
    /// It is about another module.
    #[error(
        "it is about the module {found}, and this one is {module}; check this module, or get the one that was checked"
    )]
    OtherModule {
        /// The module that it is about.
        found: Digest,
        /// The module at hand.
        module: Digest,
    },
    /// Too few rules were looked at.
    #[error(
        "its rules are of set {found}, and {asked} is asked for; check the module with a newer version, or lower `check-rules` in \
         dragoman.toml"
    )]
    Outdated {
        /// The set of the report.
        found: u32,
        /// The least that will do.
        asked: u32,
    },
    /// Rules are missing, or there was nothing to look at.
    #[error("{0}; check the module again, over samples")]
    Incomplete(String),
    /// A rule is broken that must be kept.
    #[error("the module breaks {}; correct it, and check it again", .0.join(", "))]
    Failed(Vec<String>),
}

impl Objection {
    /// The rule that is broken: stays the same when its words change.
    pub fn rule(&self) -> &'static str {
        match self {
            Self::OtherModule { .. } => "check/module",
            Self::Outdated { .. } => "check/outdated",
            Self::Incomplete(_) => "check/incomplete",
            Self::Failed(_) => "check/failed",
        }
    }
}

impl Attested {
    /// Reads a report in JSON.
    ///
    /// # Errors
    ///
    /// [`NotAReport`] if it is no JSON, or lacks what every report has.
    pub fn parse(bytes: &[u8]) -> Result<Self, NotAReport> {
        Ok(serde_json::from_slice(bytes)?)
    }

    /// Whether it says of a module that it keeps all rules that must be kept, of a set of at least `rule_set`.
    ///
    /// What must be kept, this version decides for the rules that it knows, and the report for those that it does not.
    ///
    /// # Errors
    ///
    /// The first [`Objection`].
    pub fn speaks_for(&self, module: &Digest, rule_set: u32) -> Result<(), Objection> {
        if self.module != *module {
            return Err(Objection::OtherModule {
                found: self.module,
                module: *module,
            });
        }
        if self.rule_set < rule_set {
            return Err(Objection::Outdated {
                found: self.rule_set,
                asked: rule_set,
            });
        }
        let broken: Vec<_> = self.rules.iter().filter(|rule| rule.is_broken()).collect();
        if !broken.is_empty() {
            return Err(Objection::Failed(
                broken.iter().map(|rule| rule.rule.clone()).collect(),
            ));
        }
        if !self.samples.iter().any(|sample| sample.records > Some(0)) {
            return Err(Objection::Incomplete("no sample was translated".into()));
        }
        let told: HashMap<_, _> = self
            .rules
            .iter()
            .map(|rule| (rule.rule.as_str(), rule.status))
            .collect();
        let untold = RULES.iter().find(|rule| !told.contains_key(rule.id));
        match untold.filter(|_| self.rule_set >= RULE_SET) {
            Some(rule) => Err(Objection::Incomplete(format!("it says nothing of {}", rule.id))),
            None => Ok(()),
        }
    }
}

impl Rule {
    fn is_broken(&self) -> bool {
        let known = RULES.iter().find(|rule| rule.id == self.rule);
        let severity = known.map_or(self.severity, |rule| rule.severity);
        self.status == Status::Failed && severity == Severity::Error
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    const MODULE: &[u8] = b"a module";

    /// A report of which every rule is kept, but for what is changed.
    fn report(change: impl Fn(&mut Value)) -> Attested {
        let rules = RULES.iter().map(|rule| {
            json!({ "rule": rule.id, "severity": rule.severity, "status": "passed", "says": rule.says, "findings": [], "more": 0 })
        });
        let mut report = json!({
            "dragoman": "0.1.0", "rule_set": RULE_SET, "module": Digest::of(MODULE), "manifest": null,
            "samples": [{ "name": "samples", "records": 3 }], "rules": rules.collect::<Vec<_>>(),
        });
        change(&mut report);
        Attested::parse(report.to_string().as_bytes()).expect("a report")
    }

    fn objection(change: impl Fn(&mut Value)) -> Option<&'static str> {
        let judged = report(change).speaks_for(&Digest::of(MODULE), RULE_SET);
        judged.err().map(|objection| objection.rule())
    }

    #[test]
    fn a_passed_check_of_this_module_speaks_for_it() {
        assert_eq!(objection(|_| {}), None);
        assert_eq!(objection(|report| report["rule_set"] = json!(RULE_SET + 1)), None);
    }

    #[test]
    fn what_is_skipped_or_only_a_warning_is_no_objection() {
        let at = |id: &str| RULES.iter().position(|rule| rule.id == id).expect("a rule");
        assert_eq!(
            objection(|report| report["rules"][at("sample/golden")]["status"] = json!("skipped")),
            None
        );
        assert_eq!(
            objection(|report| report["rules"][at("fields/unmapped")]["status"] = json!("failed")),
            None
        );
    }

    #[test]
    fn another_module_an_older_set_and_a_broken_rule_are_objections() {
        assert_eq!(
            objection(|report| report["module"] = json!(Digest::of(b"another"))),
            Some("check/module")
        );
        assert_eq!(
            objection(|report| report["rule_set"] = json!(RULE_SET - 1)),
            Some("check/outdated")
        );
        let broken = |report: &mut Value| {
            report["rules"][0]["status"] = json!("failed");
            // What a rule weighs is not for the report to say.
            report["rules"][0]["severity"] = json!("warning");
        };
        assert_eq!(objection(broken), Some("check/failed"));
        let unknown = json!({ "rule": "new/rule", "severity": "error", "status": "failed" });
        let newer = |report: &mut Value| {
            report["rules"]
                .as_array_mut()
                .expect("rules")
                .push(unknown.clone())
        };
        assert_eq!(objection(newer), Some("check/failed"));
    }

    #[test]
    fn a_check_of_nothing_is_an_objection() {
        assert_eq!(
            objection(|report| report["samples"] = json!([])),
            Some("check/incomplete")
        );
        assert_eq!(
            objection(|report| report["samples"][0]["records"] = json!(0)),
            Some("check/incomplete")
        );
        assert_eq!(
            objection(|report| report["samples"][0]["records"] = json!(null)),
            Some("check/incomplete")
        );
        assert_eq!(
            objection(|report| report["rules"] = json!([])),
            Some("check/incomplete")
        );
    }

    #[test]
    fn what_is_no_report_is_none() {
        for text in ["", "{}", "[]", "{\"rule_set\": 1}", "{\"dragoman\": 1"] {
            assert!(Attested::parse(text.as_bytes()).is_err(), "{text}");
        }
    }
}

//! What comes of an examination, in the four forms that people and machines read.

use dragoman_model::Digest;
use dragoman_model::schema::Manifest;
use dragoman_runtime::Usage;
use serde::{Deserialize, Serialize};

use crate::finding::{Finding, Findings};
use crate::rule::Severity;
use crate::rules::{RULE_SET, RULES};
use crate::{junit, sarif, text};

/// What came of an examination.
#[derive(Debug, Serialize)]
pub struct Report {
    /// Version of the kit.
    pub dragoman: &'static str,
    /// Number of the set of rules: see [`RULE_SET`].
    pub rule_set: u32,
    /// Digest of the module.
    pub module: Digest,
    /// What the module says of itself; none if it could not be asked.
    pub manifest: Option<Manifest>,
    /// The samples.
    pub samples: Vec<SampleReport>,
    /// Every rule, in the order of the kit.
    pub rules: Vec<RuleReport>,
}

/// What a sample came to.
#[derive(Debug, Serialize)]
pub struct SampleReport {
    /// Its name.
    pub name: String,
    /// Name, size and digest of each file.
    pub files: Vec<(String, u64, Digest)>,
    /// Records that came of it; none if it failed.
    pub records: Option<usize>,
    /// Notices; none if it failed.
    pub notices: Option<usize>,
    /// What it took.
    pub usage: Usage,
}

/// What came of a rule.
#[derive(Debug, Serialize)]
pub struct RuleReport {
    /// The rule's id.
    pub rule: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What must hold.
    pub says: &'static str,
    /// Whether it does.
    pub status: Status,
    /// What was found.
    pub findings: Vec<Finding>,
    /// How many more findings there are.
    pub more: usize,
    /// Why it was not looked at, or not everywhere.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub skipped: Vec<String>,
}

/// Whether a rule is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// It is.
    Passed,
    /// It is not.
    Failed,
    /// It was not looked at.
    Skipped,
}

impl Report {
    pub(crate) fn new(
        module: &[u8],
        manifest: Option<Manifest>,
        samples: Vec<SampleReport>,
        findings: &Findings,
    ) -> Self {
        let rules = RULES.iter().map(|rule| {
            let (found, more, skipped) = findings.of(rule);
            let status = match (found.is_empty(), skipped.is_empty()) {
                (false, _) => Status::Failed,
                (true, true) => Status::Passed,
                (true, false) => Status::Skipped,
            };
            RuleReport {
                rule: rule.id,
                severity: rule.severity,
                says: rule.says,
                status,
                findings: found,
                more,
                skipped,
            }
        });
        Self {
            dragoman: env!("CARGO_PKG_VERSION"),
            rule_set: RULE_SET,
            module: Digest::of(module),
            manifest,
            samples,
            rules: rules.collect(),
        }
    }

    /// Whether no rule is broken that must be kept.
    pub fn passed(&self) -> bool {
        !self
            .rules
            .iter()
            .any(|rule| rule.status == Status::Failed && rule.severity == Severity::Error)
    }

    /// As text, for people: what modules and lists say is in it, with whatever a terminal would obey made visible.
    pub fn text(&self) -> String {
        text::written(self)
    }

    /// As JUnit XML: a test case a rule. A warning is a passed case that says so in its output.
    pub fn junit(&self) -> String {
        junit::written(self)
    }

    /// As SARIF 2.1.0: a result a finding. `module` is the path under which the module is shown.
    pub fn sarif(&self, module: &str) -> serde_json::Value {
        sarif::written(self, module)
    }
}

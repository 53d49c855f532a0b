//! What the module says of itself.

use dragoman_model::schema::Manifest;
use dragoman_runtime::Module;

use crate::examine::general;
use crate::finding::Findings;
use crate::rule::{Rule, Severity};

pub(crate) static VALID: Rule = Rule {
    id: "manifest/valid",
    severity: Severity::Error,
    says: "The manifest is complete and keeps the schema's rules",
    why: "Operators bind a module to an issuer and a list by its manifest, and ask its contact when something is wrong.",
    fails: "an issuer in lower case, a version that is no semantic version, no contact",
    passes: "issuer UN, list-name sc, module-version 1.2.0, contact lists@example.org",
};

/// The manifest, if there is one to go by. A second call could not give another: each has an instance of its own, which
/// sees neither a clock nor an input.
pub(crate) fn describe(module: &Module, findings: &mut Findings) -> Option<Manifest> {
    module
        .describe()
        .map_err(|failure| {
            let remedy = "correct what `describe` returns";
            findings.add(&VALID, general(failure.to_string(), remedy));
        })
        .ok()
}

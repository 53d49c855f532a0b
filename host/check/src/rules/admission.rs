//! Whether a host takes the module at all.

use dragoman_runtime::{Engine, Limits, Module};

use crate::examine::general;
use crate::finding::Findings;
use crate::rule::{Rule, Severity};

pub(crate) static ADMISSION: Rule = Rule {
    id: "admission",
    severity: Severity::Error,
    says: "A host admits and compiles the module",
    why: "A host looks at a module before any of its code runs, and refuses what is not a component for this contract, \
          imports anything beside it, or is too large to compile in bounded time.",
    fails: "a component that imports wasi:clocks, as the standard library of many languages does",
    passes: "a component made by `dragoman build`, which imports dragoman:watchlist/* and nothing else",
};

/// The module as a host would load it.
pub(crate) fn load(
    engine: &Engine,
    module: &[u8],
    limits: &Limits,
    findings: &mut Findings,
) -> Option<Module> {
    engine
        .load(module, limits)
        .map_err(|error| {
            findings.add(
                &ADMISSION,
                general(error.to_string(), "see what the message asks for"),
            )
        })
        .ok()
}

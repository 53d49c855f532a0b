//! What a module costs, and whether that grows.

use crate::examine::Case;
use crate::finding::Findings;
use crate::rule::{Rule, Severity};

pub(crate) static FUEL: Rule = Rule {
    id: "budget/fuel",
    severity: Severity::Error,
    says: "A sample takes at most half of the fuel that it may take",
    why: "Lists grow, and a module that comes near a limit fails on the day when the list is needed.",
    fails: "a search through all records for each record",
    passes: "work that grows with the input, some hundred units of fuel a byte",
};

pub(crate) static MEMORY: Rule = Rule {
    id: "budget/memory",
    severity: Severity::Error,
    says: "A sample takes at most half of the memory that it may take",
    why: "As with fuel; and what a host gives one partner it does not have for the others.",
    fails: "a reader that keeps every record until the end",
    passes: "a reader that keeps one record",
};

pub(crate) static OUTPUT: Rule = Rule {
    id: "budget/output",
    severity: Severity::Error,
    says: "What comes of a sample is at most half of what may come of it",
    why: "A module that says more than its input holds repeats itself, and fails once the list grows.",
    fails: "the whole narrative, in every name's note",
    passes: "every value once",
};

pub(crate) static RATCHET: Rule = Rule {
    id: "budget/ratchet",
    severity: Severity::Error,
    says: "A record takes no more fuel than when somebody last looked",
    why: "Small losses of speed are seen by nobody until they are a large one.",
    fails: "a record that takes a quarter more fuel than ratchet.json says",
    passes: "a record that takes as much fuel as before, or less",
};

pub(crate) fn examine(case: &Case<'_>, findings: &mut Findings) {
    let limits = &case.module.limits().run;
    let size = case.sample.feed.size();
    for (rule, used, allowed, unit) in [
        (&FUEL, case.usage.fuel, limits.fuel.of(size), "units of fuel"),
        (
            &MEMORY,
            case.usage.memory_bytes as u64,
            limits.memory_bytes as u64,
            "bytes of memory",
        ),
        (
            &OUTPUT,
            case.usage.emitted_bytes,
            limits.emitted_bytes.of(size),
            "bytes of items",
        ),
    ] {
        if used > allowed / 2 {
            let message = format!("it took {used} {unit}, more than half of {allowed}");
            findings.add(
                rule,
                case.sample.finding(message, "have it do less for each record"),
            );
        }
    }
    ratchet(case, findings);
}

fn ratchet(case: &Case<'_>, findings: &mut Findings) {
    let name = &case.sample.name;
    let Some((ratchet, before)) = case
        .ratchet
        .and_then(|ratchet| Some((ratchet, ratchet.fuel_per_record.get(name)?)))
    else {
        findings.skip(
            &RATCHET,
            format!("ratchet.json has no figure for {name}; `--bless` writes it"),
        );
        return;
    };
    let now = fuel_per_record(case.usage.fuel, case.outcome.records.len());
    if now > before * (1.0 + ratchet.allowed) {
        let message = format!(
            "a record takes {now:.0} units of fuel, {before:.0} before; {:.0} % more are allowed",
            ratchet.allowed * 100.0
        );
        let remedy = "find what became slower; or, if it is worth that, write ratchet.json anew with --bless";
        findings.add(&RATCHET, case.sample.finding(message, remedy));
    }
}

/// Units of fuel for a record.
pub fn fuel_per_record(fuel: u64, records: usize) -> f64 {
    fuel as f64 / records.max(1) as f64
}

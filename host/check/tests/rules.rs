//! A guest for each rule that breaks it and no other, and what the reports say of it.

mod conforming;

use std::collections::BTreeMap;

use conforming::{Code, guest, sample};
use dragoman_check::{Golden, RULES, Ratchet, Report, Sample, Severity, Status, examine};
use dragoman_hostile::{Core, valid_but};
use dragoman_runtime::{Allowance, Engine, Limits, RunLimits};
use serde_json::json;

/// What is examined.
struct Trial {
    guest: Core,
    sample: Sample,
    limits: RunLimits,
    ratchet: f64,
}

impl Default for Trial {
    fn default() -> Self {
        Self {
            guest: guest(&Code::default()),
            sample: sample(0),
            limits: RunLimits::default(),
            ratchet: 1e9,
        }
    }
}

impl Trial {
    fn of(guest: Core) -> Self {
        Self {
            guest,
            ..Self::default()
        }
    }

    fn with(change: impl Fn(&mut Code)) -> Self {
        let mut code = Code::default();
        change(&mut code);
        Self::of(guest(&code))
    }

    fn within(limits: RunLimits) -> Self {
        Self {
            limits,
            ..Self::default()
        }
    }

    fn report(self) -> Report {
        let engine = Engine::new(None).expect("an engine");
        let limits = Limits {
            run: self.limits,
            ..Limits::default()
        };
        let module = self.guest.component();
        let mut sample = self.sample;
        // A golden output that says what comes, unless the trial has its own.
        if sample.golden.is_none()
            && let Ok(loaded) = engine.load(&module, &limits)
            && let Ok(outcome) = loaded.translate(&sample.feed).result
        {
            sample.golden = Some(Golden::of(&outcome.records));
        }
        let ratchet = Ratchet {
            allowed: 0.1,
            fuel_per_record: BTreeMap::from([(sample.name.clone(), self.ratchet)]),
        };
        examine(&engine, &module, &limits, &[sample], Some(&ratchet))
    }
}

/// The rules that are broken.
fn broken(report: &Report) -> Vec<&'static str> {
    let rules = report.rules.iter().filter(|rule| rule.status == Status::Failed);
    rules.map(|rule| rule.rule).collect()
}

/// For each rule a trial that breaks it, and no other.
fn trials() -> Vec<(&'static str, Trial)> {
    const FAULT: &str = "(return (global.get $fault))";
    const OK: &str = "(return (global.get $ok))";
    let honest = || guest(&Code::default());
    let usage = Trial::default().report().samples[0].usage;
    let most_of = |used: u64| Allowance {
        base: used * 3 / 2,
        per_byte: 0,
        most: u64::MAX,
    };
    let first = |first, name, ty, value| {
        let code = Code {
            first,
            ..Code::default()
        };
        Trial::of(guest(&code).placing(name, ty, [value]))
    };
    vec![
        ("admission", Trial::of(honest().api(None))),
        (
            "manifest/valid",
            Trial::of(honest().manifest("issuer", json!("xx"))),
        ),
        ("manifest/parts", {
            let part = json!({ "role": "list", "name-pattern": "*.xml", "media-type": "text/xml", "required": false });
            Trial::of(honest().manifest("parts", json!([part])))
        }),
        ("sample/translated", Trial::with(|code| code.first = FAULT)),
        ("sample/golden", {
            let golden = Some(Golden("{\"item\":\"subject\"}\n".into()));
            let sample = Sample { golden, ..sample(0) };
            Trial {
                sample,
                ..Trial::default()
            }
        }),
        ("items/valid", {
            let nameless = valid_but("names", json!([]));
            first(
                "(call $subjects (global.get $bad) (i32.const 1))",
                "bad",
                "subject",
                nameless,
            )
        }),
        ("counts/expected", {
            let expected = json!([{ "what": "assessments", "at-least": 5 }]);
            Trial::of(honest().manifest("expected-counts", expected))
        }),
        (
            "counts/declared",
            Trial::of(honest().summary("declared-records", json!(31))),
        ),
        (
            "counts/end",
            Trial::of(honest().summary("end-seen", json!(false))),
        ),
        (
            "run/read-size",
            Trial::with(|code| {
                code.first = "(call $read (i32.const 0) (i32.const 0) (i32.const 200) (global.get $answer))
                    (if (i32.lt_u (i32.load offset=4 (global.get $answer)) (i32.const 200))
                      (then (return (global.get $fault))))";
            }),
        ),
        ("input/cut-off", Trial::with(|code| code.broken = OK)),
        ("input/flipped", Trial::with(|code| code.no_text = "unreachable")),
        ("input/empty", Trial::with(|code| code.nothing = OK)),
        ("input/foreign", Trial::with(|code| code.foreign = OK)),
        ("locators/text", Trial::with(|code| code.names = false)),
        ("coverage/explained", {
            let sample = sample(20);
            Trial {
                sample,
                ..Trial::default()
            }
        }),
        ("fields/unmapped", {
            let notice =
                json!({ "kind": "unmapped", "field": "HEIGHT", "message": "it is not known", "count": 3 });
            first(
                "(call $notices (global.get $notice) (i32.const 1))",
                "notice",
                "notice",
                notice,
            )
        }),
        (
            "privacy/extra",
            Trial::with(|code| code.fields = json!({ "extra": [["Religion", "none of ours"]] })),
        ),
        (
            "budget/fuel",
            Trial::within(RunLimits {
                fuel: most_of(usage.fuel),
                ..RunLimits::default()
            }),
        ),
        (
            "budget/memory",
            Trial::within(RunLimits {
                memory_bytes: usage.memory_bytes * 3 / 2,
                ..RunLimits::default()
            }),
        ),
        (
            "budget/output",
            Trial::within(RunLimits {
                emitted_bytes: most_of(usage.emitted_bytes),
                ..RunLimits::default()
            }),
        ),
        ("budget/ratchet", {
            let ratchet = 1.0;
            Trial {
                ratchet,
                ..Trial::default()
            }
        }),
    ]
}

#[test]
fn a_module_that_keeps_every_rule_passes_all() {
    let report = Trial::default().report();
    let others = report.rules.iter().filter(|rule| rule.status != Status::Passed);
    let others: Vec<_> = others.map(|rule| rule.rule).collect();
    assert_eq!(others, [""; 0]);
    assert!(report.passed());
}

#[test]
fn each_rule_is_broken_by_a_module_that_breaks_it_alone() {
    let trials = trials();
    let tried: Vec<_> = trials.iter().map(|(rule, _)| *rule).collect();
    // Nothing in the sandbox could give another output at a second run; what compares the two has a test of its own.
    let rules = RULES
        .iter()
        .map(|rule| rule.id)
        .filter(|id| *id != "run/repeatable");
    assert_eq!(tried, rules.collect::<Vec<_>>());
    let mut page = String::new();
    for (rule, trial) in trials {
        let report = trial.report();
        assert_eq!(broken(&report), [rule], "{report:#?}");
        let of = report
            .rules
            .iter()
            .find(|of| of.rule == rule)
            .expect("its report");
        assert_eq!(report.passed(), of.severity == Severity::Warning, "{rule}");
        let first = serde_json::to_string(&of.findings[0]).expect("JSON");
        let count = of.findings.len() + of.more;
        page.push_str(&format!("{rule}: {count}, the first:\n  {first}\n"));
    }
    insta::assert_snapshot!("findings", page);
}

#[test]
fn the_report_is_written_as_json_junit_and_sarif() {
    let report = Trial::with(|code| code.broken = "(return (global.get $ok))").report();
    let digest = report.module.to_string();
    let known = |text: String| text.replace(&digest, "DIGEST");
    insta::assert_snapshot!(
        "json",
        known(serde_json::to_string_pretty(&report).expect("JSON"))
    );
    insta::assert_snapshot!("junit", known(report.junit().expect("XML")));
    let sarif = serde_json::to_string_pretty(&report.sarif("a module.wasm")).expect("JSON");
    insta::assert_snapshot!("sarif", known(sarif));
}

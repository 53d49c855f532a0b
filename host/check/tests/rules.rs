//! A guest for each rule that breaks it and no other, and what the reports say of it.

mod conforming;
mod schema;

use std::collections::{BTreeMap, HashSet};

use conforming::{Code, guest, sample};
use dragoman_check::{Finding, Golden, RULE_SET, RULES, Ratchet, Report, Sample, Severity, Status, examine};
use dragoman_hostile::{Core, valid_but};
use dragoman_runtime::{Allowance, Engine, Limits, RunLimits, Usage};
use serde_json::{Value, json};

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

/// A report in each form, as it is compared: without what differs from one module or engine to the next.
struct Forms {
    text: String,
    json: Value,
    junit: String,
    sarif: Value,
}

impl Forms {
    fn of(report: &mut Report) -> Self {
        for sample in &mut report.samples {
            sample.usage = Usage::default();
        }
        let digest = report.module.to_string();
        let known = |text: String| text.replace(&digest, "DIGEST");
        let value = |value: Value| serde_json::from_str(&known(value.to_string())).expect("JSON");
        Self {
            text: known(report.text()),
            json: value(serde_json::to_value(&*report).expect("JSON")),
            junit: known(report.junit()),
            sarif: value(report.sarif("a module.wasm")),
        }
    }

    /// What there is in each form that the other does not have.
    fn beyond(&self, other: &Self) -> String {
        format!(
            "text\n{}\njson\n{}\njunit\n{}\nsarif\n{}\n",
            new_lines(&other.text, &self.text).join("\n"),
            new_values("", &other.json, &self.json).join("\n"),
            new_lines(&other.junit, &self.junit).join("\n"),
            new_values("", &other.sarif, &self.sarif).join("\n"),
        )
    }
}

fn new_lines<'a>(old: &str, new: &'a str) -> Vec<&'a str> {
    let old: HashSet<_> = old.lines().collect();
    new.lines().filter(|line| !old.contains(line)).collect()
}

/// The values that are new, a line each with its place.
fn new_values(at: &str, old: &Value, new: &Value) -> Vec<String> {
    let inner = |name: &str, new: &Value| {
        let old = old.pointer(&format!("/{name}")).unwrap_or(&Value::Null);
        new_values(&format!("{at}/{name}"), old, new)
    };
    match new {
        _ if old == new => Vec::new(),
        Value::Object(fields) if old.is_object() => {
            let fields = fields.iter();
            fields
                .flat_map(|(name, new)| inner(&name.replace('~', "~0").replace('/', "~1"), new))
                .collect()
        }
        Value::Array(items) if old.is_array() => {
            let items = items.iter().enumerate();
            items
                .flat_map(|(index, new)| inner(&index.to_string(), new))
                .collect()
        }
        _ => vec![format!("{at}: {new}")],
    }
}

/// A report is written as other programs expect it, in the forms that have a schema.
fn is_valid(report: &Report) {
    assert_eq!(schema::junit(&report.junit()), [""; 0]);
    assert_eq!(schema::sarif(&report.sarif("a module.wasm")), [""; 0]);
}

#[test]
fn a_module_that_keeps_every_rule_passes_all() {
    let mut report = Trial::default().report();
    let others = report.rules.iter().filter(|rule| rule.status != Status::Passed);
    let others: Vec<_> = others.map(|rule| rule.rule).collect();
    assert_eq!(others, [""; 0]);
    assert!(report.passed());
    is_valid(&report);
    let forms = Forms::of(&mut report);
    insta::assert_snapshot!("text", forms.text);
    insta::assert_snapshot!("json", serde_json::to_string_pretty(&forms.json).expect("JSON"));
    insta::assert_snapshot!("junit", forms.junit);
    insta::assert_snapshot!("sarif", serde_json::to_string_pretty(&forms.sarif).expect("JSON"));
}

#[test]
fn each_rule_is_broken_by_a_module_that_breaks_it_alone() {
    let honest = Forms::of(&mut Trial::default().report());
    let trials = trials();
    let tried: Vec<_> = trials.iter().map(|(rule, _)| *rule).collect();
    // Nothing in the sandbox could give another output at a second run; what compares the two has a test of its own.
    let rules = RULES
        .iter()
        .map(|rule| rule.id)
        .filter(|id| *id != "run/repeatable");
    assert_eq!(tried, rules.collect::<Vec<_>>());
    for (rule, trial) in trials {
        let mut report = trial.report();
        assert_eq!(broken(&report), [rule], "{report:#?}");
        let mut rules = report.rules.iter();
        let of = rules.find(|of| of.rule == rule).expect("its report");
        assert_eq!(report.passed(), of.severity == Severity::Warning, "{rule}");
        is_valid(&report);
        let forms = Forms::of(&mut report);
        insta::assert_snapshot!(rule.replace('/', "-"), forms.beyond(&honest));
    }
}

#[test]
fn what_modules_say_cannot_break_a_report() {
    let hostile = "]]>\u{1b}[2J\u{0}\u{fffe}\u{202e}<failure/>\nok       admission: \"'&";
    let mut report = Trial::with(|code| code.broken = "(return (global.get $ok))").report();
    for rule in &mut report.rules {
        let finding = Finding {
            sample: Some(hostile.into()),
            place: Some(hostile.into()),
            message: hostile.into(),
            remedy: hostile.into(),
        };
        match rule.status {
            Status::Failed => rule.findings.push(finding),
            _ => {
                rule.status = Status::Skipped;
                rule.skipped.push(hostile.into());
            }
        }
    }
    is_valid(&report);
    let text = report.text();
    assert!(
        text.contains("\\u{1b}[2J\\u{0}\\u{fffe}\\u{202e}<failure/>\\nok"),
        "{text}"
    );
    assert!(!text.lines().any(|line| line.starts_with("ok ")), "{text}");
}

/// Operators ask for a set of rules by its number.
#[test]
fn a_rule_that_is_added_or_weighs_more_raises_the_number_of_the_set() {
    let rules = RULES
        .iter()
        .map(|rule| format!("{} {}\n", rule.severity.name(), rule.id));
    insta::assert_snapshot!(format!("rule-set-{RULE_SET}"), rules.collect::<String>());
}

/// The validators of this test find what is wrong.
#[test]
fn reports_that_break_a_schema_are_found() {
    let report = Trial::with(|code| code.broken = "(return (global.get $ok))").report();
    let junit = report.junit();
    for (from, to) in [
        ("tests=\"23\"", "test=\"23\""),
        ("<testcase name=\"admission\"", "<testcase"),
        ("<failure", "<fault"),
        ("</testsuites>", ""),
    ] {
        assert!(junit.contains(from), "{from}: {junit}");
        let broken = junit.replace(from, to).replace("</failure", "</fault");
        assert_ne!(schema::junit(&broken), [""; 0], "{from}");
    }
    let sarif = report.sarif("a module.wasm");
    for (pointer, value) in [
        ("/version", json!("2.0.0")),
        ("/$schema", json!("sarif")),
        ("/runs", json!({})),
        ("/runs/0/tool", json!({})),
        ("/runs/0/tool/driver/rules/0/id", json!(1)),
        (
            "/runs/0/tool/driver/rules/1",
            sarif["runs"][0]["tool"]["driver"]["rules"][0].clone(),
        ),
        ("/runs/0/artifacts/0/location/uri", json!("a module.wasm")),
        ("/runs/0/artifacts/0/location", json!({ "path": "module.wasm" })),
        ("/runs/0/results/0/level", json!("bad")),
        ("/runs/0/results/0/ruleIndex", json!(-2)),
        ("/runs/0/results/0/message", json!({})),
    ] {
        let mut broken = sarif.clone();
        *broken.pointer_mut(pointer).expect("something stands there") = value;
        assert_ne!(schema::sarif(&broken), [""; 0], "{pointer}");
    }
}

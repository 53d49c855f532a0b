//! `check` says whether a module keeps the rules, in the form that was asked for, and ends accordingly.

use serde_json::Value;

use crate::lists::{self, CA, Files, List, UN};
use crate::site::Site;
use crate::support::{component, dragoman, root, said, skipped};

/// What `check` says of a module with samples, as JSON, and its exit code.
fn check(list: &List, samples: &str) -> (Value, i32) {
    let (out, errors, code) = said(&dragoman(&[
        "check",
        &component(list.module),
        "--sample",
        samples,
        "--format",
        "json",
    ]));
    let report = serde_json::from_str(&out).unwrap_or_else(|error| panic!("{error}: {out}{errors}"));
    (report, code)
}

/// The rules of a status, each with what was found.
fn rules(report: &Value, status: &str) -> Vec<String> {
    let rules = report["rules"].as_array().expect("rules").iter();
    rules
        .filter(|rule| rule["status"] == status)
        .map(|rule| format!("{} {}: {}", rule["severity"], rule["rule"], rule["findings"]))
        .collect()
}

/// The samples of a list, and what should come of them.
fn samples(list: &List) -> String {
    let folder = root().join("guest/modules").join(list.module).join("samples");
    folder.to_str().expect("a path in UTF-8").to_owned()
}

#[test]
fn modules_keep_every_rule_on_real_lists() {
    let Some(shared) = lists::shared() else { return };
    // The others take minutes in a build for tests.
    for (list, file) in [
        (&UN, "un/consolidated_2025-04-19.xml"),
        (&CA, "ca/sema-lmes_2020.xml"),
    ] {
        let site = Site::new(&[]);
        site.receive("sample", &lists::real(&shared, &[file]));
        let (report, code) = check(list, &site.path("sample"));
        assert_eq!((rules(&report, "failed"), code), (Vec::new(), 0));
    }
}

/// A folder with the sample of the United Nations' list, and what is said to come of it.
fn with_golden(golden: &str) -> Site {
    let site = Site::new(&[]);
    let mut files: Files = UN.sample();
    files.push(("golden.jsonl".into(), golden.into()));
    site.receive("sample", &files);
    site
}

#[test]
fn a_module_that_breaks_a_rule_ends_with_1_in_every_form() {
    let site = with_golden("{}\n");
    let of = |format: &str| {
        let (out, _, code) = said(&dragoman(&[
            "check",
            &component(UN.module),
            "--sample",
            &site.path("sample"),
            "--format",
            format,
        ]));
        assert_eq!(code, 1, "{out}");
        out
    };
    let text = of("text");
    assert!(
        text.contains("error    sample/golden: ") && text.contains("to do: correct the module"),
        "{text}"
    );
    assert!(text.contains("failed: "), "{text}");
    assert!(of("junit").contains("type=\"sample/golden\""));
    let sarif: Value = serde_json::from_str(&of("sarif")).expect("JSON");
    assert_eq!(sarif["version"], "2.1.0");
    assert_eq!(sarif["runs"][0]["results"][0]["ruleId"], "sample/golden");
}

#[test]
fn what_is_blessed_passes() {
    let site = with_golden("{}\n");
    let arguments = [
        "check",
        &component(UN.module),
        "--sample",
        &site.path("sample"),
        "--bless",
    ];
    let (out, errors, code) = said(&dragoman(&arguments));
    assert_eq!(code, 0, "{out}{errors}");
    assert!(errors.contains("read them before they are kept"), "{errors}");
    let (report, code) = check(&UN, &site.path("sample"));
    assert_eq!(
        (rules(&report, "failed"), rules(&report, "skipped"), code),
        (Vec::new(), Vec::new(), 0)
    );
    let ratchet = std::fs::read_to_string(site.path("sample/ratchet.json")).expect("a ratchet");
    let ratchet: Value = serde_json::from_str(&ratchet).expect("JSON");
    assert!(
        ratchet["fuel_per_record"]["sample"]
            .as_f64()
            .is_some_and(|fuel| fuel > 0.0)
    );
}

#[test]
fn a_module_that_is_refused_fails_by_its_first_rule() {
    let site = Site::new(&[]);
    let module = site.receive("modules", &vec![("un.wasm".into(), b"\0asm\x01\0\0\0".to_vec())]);
    let (out, _, code) = said(&dragoman(&["check", &module[0], "--sample", &samples(&UN)]));
    assert_eq!(code, 1);
    assert!(
        out.contains("error    admission: ") && out.contains("admit/core-module"),
        "{out}"
    );
    assert!(out.contains("skipped  sample/translated: "), "{out}");
}

#[test]
fn every_rule_is_explained() {
    let (out, _, code) = said(&dragoman(&["check", "--rules"]));
    assert_eq!(code, 0);
    let ids: Vec<_> = out.lines().filter_map(|line| line.split(' ').next()).collect();
    assert!(ids.len() > 20, "{out}");
    for id in ids {
        let (out, _, code) = said(&dragoman(&["check", "--explain", id]));
        assert_eq!(code, 0, "{id}");
        assert!(
            ["why     ", "fails   ", "passes  "]
                .iter()
                .all(|word| out.contains(word)),
            "{out}"
        );
    }
    let (_, errors, code) = said(&dragoman(&["check", "--explain", "no/such-rule"]));
    assert_eq!(code, 2);
    assert!(errors.contains("--rules lists them"), "{errors}");
}

#[test]
fn what_cannot_be_examined_ends_with_2() {
    let site = Site::new(&[]);
    std::fs::create_dir(site.path("empty")).expect("a folder can be made");
    for (samples, says) in [
        (site.path("empty"), "no files of an edition"),
        (site.path("none"), "cannot be read"),
    ] {
        let (_, errors, code) = said(&dragoman(&["check", &component(UN.module), "--sample", &samples]));
        assert_eq!(code, 2, "{errors}");
        assert!(errors.contains(says), "{errors}");
    }
    for arguments in [&["check"][..], &["check", &component(UN.module)]] {
        let (_, errors, code) = said(&dragoman(arguments));
        assert_eq!(code, 2, "{errors}");
        assert!(errors.contains("--sample"), "{errors}");
    }
}

/// What `check` says of a folder of samples that it does not examine.
#[cfg(unix)]
fn refusal(site: &Site) -> String {
    let samples = site.path("sample");
    let (out, errors, code) = said(&dragoman(&["check", &component(UN.module), "--sample", &samples]));
    assert_eq!((out.as_str(), code), ("", 2), "{errors}");
    errors
}

/// Two links to the folder that they stand in would make more samples than there is time for.
#[test]
#[cfg(unix)]
fn samples_that_lead_in_a_circle_or_nowhere_are_refused() {
    for (target, says) in [(".", "could lead in a circle"), ("gone.xml", "cannot be read")] {
        let site = with_golden("{}\n");
        for name in ["sample/one", "sample/two"] {
            std::os::unix::fs::symlink(target, site.path(name)).expect("a link can be made");
        }
        let errors = refusal(&site);
        assert!(errors.contains(says), "{errors}");
    }
}

#[test]
#[cfg(unix)]
fn a_pipe_among_the_samples_is_refused_instead_of_waited_for() {
    let site = with_golden("{}\n");
    let made = std::process::Command::new("mkfifo")
        .arg(site.path("sample/list.xml"))
        .status();
    if !made.is_ok_and(|made| made.success()) {
        skipped("mkfifo does not run here");
        return;
    }
    let errors = refusal(&site);
    assert!(
        errors.contains("list.xml: is neither a file nor a folder"),
        "{errors}"
    );
}

/// Version control may write other line ends on another system.
#[test]
fn golden_output_with_other_line_ends_is_the_same() {
    let golden = std::fs::read_to_string(root().join("guest/modules/un-sc/samples/golden.jsonl"));
    let site = with_golden(&golden.expect("the golden output").replace('\n', "\r\n"));
    let (report, code) = check(&UN, &site.path("sample"));
    assert_eq!((rules(&report, "failed"), code), (Vec::new(), 0));
}

#[test]
fn an_empty_file_and_folders_in_folders_are_samples_like_others() {
    let site =
        with_golden(&std::fs::read_to_string(samples(&UN) + "/golden.jsonl").expect("the golden output"));
    site.receive("sample/of/old", &UN.sample());
    site.receive("sample/of/none", &vec![("consolidated.xml".into(), Vec::new())]);
    let (report, code) = check(&UN, &site.path("sample"));
    assert_eq!(code, 1);
    let names = report["samples"].as_array().expect("samples").iter();
    let names: Vec<_> = names
        .map(|sample| sample["name"].as_str().expect("a name"))
        .collect();
    assert_eq!(names, ["sample", "sample/of/none", "sample/of/old"]);
    let failed = rules(&report, "failed");
    assert!(
        failed.len() == 1 && failed[0].contains("sample/translated") && failed[0].contains("sample/of/none"),
        "{failed:#?}"
    );
}

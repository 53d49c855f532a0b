//! A run is repeated from its receipt: the same comes of it, or it is said what does not.

use std::fs;

use serde_json::{Value, json};

use crate::lists::{ALL, List, UN};
use crate::site::{Site, statuses};
use crate::support::{dragoman, said};

/// A site after a run of the sample of a list, and the path of the receipt.
fn run(list: &List) -> (Site, String) {
    let site = Site::new(&[(list, list.sample())]);
    let (reports, code) = site.run();
    assert_eq!(code, 0, "{reports:?}");
    let receipt = receipt(&reports[0]);
    (site, receipt)
}

fn receipt(report: &Value) -> String {
    let path = report["receipt"].as_str();
    path.unwrap_or_else(|| panic!("a run leaves a receipt: {report}"))
        .to_owned()
}

fn read(path: &str) -> Value {
    let text = fs::read_to_string(path).expect("a receipt");
    serde_json::from_str(&text).expect("a receipt is JSON")
}

fn write(path: &str, receipt: &Value) {
    fs::write(path, receipt.to_string()).expect("a temporary file can be written");
}

/// Repeats a run: what is said of it, and the exit code.
fn replay(site: &Site, arguments: &[&str]) -> (Value, i32) {
    let arguments = [&["replay"], arguments, &["--format", "json"]].concat();
    let (out, errors, code) = site.command(&arguments);
    let report = serde_json::from_str(&out).unwrap_or_else(|error| panic!("{error}: {out}{errors}"));
    (report, code)
}

#[test]
fn the_same_comes_of_every_list() {
    for list in ALL {
        let (site, receipt) = run(list);
        let in_force = format!("{}/{}", list.issuer, list.name);
        for named in [&receipt, &in_force] {
            let (report, code) = replay(&site, &[named]);
            assert_eq!((&report["same"], code), (&json!(true), 0), "{report}");
            assert_eq!(report["result"]["output"], read(&receipt)["result"]["output"]);
        }
    }
}

#[test]
fn a_receipt_says_what_was_run_over_what_within_what_and_what_it_used() {
    let (site, path) = run(&UN);
    let receipt = read(&path);
    let (module, _, _) = said(&dragoman(&[
        "inspect",
        receipt["module"]["path"].as_str().expect("a path"),
        "--format",
        "json",
    ]));
    let module: Value = serde_json::from_str(&module).expect("JSON");
    assert_eq!(receipt["module"]["digest"], module["digest"]);
    assert_eq!(receipt["limits"], module["limits"]);
    let content = UN.sample().remove(0).1;
    assert_eq!(receipt["inputs"][0]["size"], content.len());
    assert_eq!(receipt["host"]["dragoman"], env!("CARGO_PKG_VERSION"));
    assert!(
        receipt["host"]["wasmtime"]
            .as_str()
            .is_some_and(|version| version.starts_with("48."))
    );
    for used in [
        "fuel",
        "describe_fuel",
        "memory_bytes",
        "items",
        "read_bytes",
        "text_bytes",
    ] {
        assert!(
            receipt["usage"][used].as_u64().is_some_and(|used| used > 0),
            "{used}"
        );
    }
    assert_eq!(receipt["result"]["status"], "translated");
    assert_eq!(receipt["result"]["records"], receipt["usage"]["items"]);
    assert_eq!(receipt["result"]["summary"]["end_seen"], true);
    assert_eq!(statuses(&site.run().0), ["unchanged"]);
    assert_eq!(site.run().0[0].get("receipt"), None);
}

#[test]
fn a_failure_is_repeated_as_well() {
    let mut files = UN.sample();
    let half = files[0].1.len() / 2;
    files[0].1.truncate(half);
    let site = Site::new(&[(&UN, files)]);
    let (reports, code) = site.run();
    assert_eq!((statuses(&reports), code), (vec!["failed"], 1));
    let path = receipt(&reports[0]);
    let (report, code) = replay(&site, &[&path]);
    assert_eq!((&report["same"], code), (&json!(true), 0), "{report}");
    assert_eq!(
        report["result"],
        json!({ "status": "failed", "error": reports[0]["error"] })
    );
    // Run again, it leaves the same receipt: a list that stays broken does not fill the disk.
    assert_eq!(receipt(&site.run().0[0]), path);
}

#[test]
fn a_refusal_is_repeated_with_its_rule_wherever_the_module_lies() {
    let site = Site::new(&[]);
    let module = site.receive("modules", &vec![("un.wasm".into(), b"\0asm\x01\0\0\0".to_vec())]);
    let input = site.receive("lists", &UN.sample());
    site.configure_as(&format!(
        "[[partner]]\nissuer = \"UN\"\nlist = \"sc\"\nmodule = {:?}\ninputs = {input:?}\n",
        module[0]
    ));
    let (reports, code) = site.run();
    assert_eq!((&reports[0]["rule"], code), (&json!("admit/core-module"), 1));
    let path = receipt(&reports[0]);
    let moved = site.path("moved.wasm");
    fs::rename(&module[0], &moved).expect("a file can be moved");
    let (report, code) = replay(&site, &[&path, "--module", &moved]);
    assert_eq!((&report["same"], code), (&json!(true), 0), "{report}");
    assert_eq!(report["result"]["rule"], "admit/core-module");
}

#[test]
fn a_failure_says_how_to_repeat_it() {
    let site = Site::new(&[(&UN, vec![("list.xml".into(), b"no list".into())])]);
    let (out, _, code) = site.command(&["run"]);
    assert_eq!(code, 1);
    let (_, rest) = out
        .split_once("to repeat it: dragoman replay ")
        .expect("the command");
    let receipt = rest.lines().next().expect("a path");
    assert_eq!(replay(&site, &[receipt]).1, 0);
}

#[test]
fn what_differs_is_named_and_ends_with_1() {
    let (site, path) = run(&UN);
    let digest = "0".repeat(64);
    let changes: [(&str, Value, &str); 4] = [
        ("/result/output", json!(digest), "result.output"),
        ("/result/records", json!(7), "result.records"),
        ("/usage/fuel", json!(1), "usage.fuel"),
        ("/log", json!([{ "level": "info", "message": "hello" }]), "log"),
    ];
    let honest = read(&path);
    for (place, value, field) in changes {
        let mut changed = honest.clone();
        *changed.pointer_mut(place).expect("a field of a receipt") = value.clone();
        write(&path, &changed);
        let (report, code) = replay(&site, &[&path]);
        assert_eq!((&report["same"], code), (&json!(false), 1), "{field}");
        let differences = report["differences"].as_array().expect("differences");
        assert_eq!(differences.len(), 1, "{differences:?}");
        assert_eq!(differences[0]["field"], field);
        assert_eq!(differences[0]["then"], value);
    }
    // Another version may do the same with less.
    let mut earlier = honest;
    earlier["host"]["wasmtime"] = "48.0.0".into();
    earlier["usage"]["fuel"] = 1.into();
    write(&path, &earlier);
    assert_eq!(replay(&site, &[&path]).1, 0);
}

#[test]
fn another_file_is_not_taken_for_that_of_the_run() {
    let (site, path) = run(&UN);
    let sample = UN.sample();
    let archived = site.receive("archive", &sample).remove(0);
    let mut next = sample;
    next[0].1.push(b'\n');
    site.receive(UN.module, &next);
    // The input that was kept with the edition is as good.
    assert_eq!(replay(&site, &[&path]).1, 0);
    fs::remove_dir_all(site.path("inputs")).expect("the kept inputs can be removed");
    let (out, errors, code) = site.command(&["replay", &path]);
    assert_eq!((out.as_str(), code), ("", 2));
    assert!(
        errors.contains("not the input of the run") && errors.contains("--inputs"),
        "{errors}"
    );
    assert_eq!(replay(&site, &[&path, "--inputs", &archived]).1, 0);
    let (_, errors, code) = site.command(&["replay", &path, "--module", &archived]);
    assert_eq!(code, 2);
    assert!(errors.contains("not the module of the run"), "{errors}");
}

#[test]
fn why_a_kept_input_is_not_taken_is_said_as_well() {
    let (site, path) = run(&UN);
    let mut next = UN.sample();
    next[0].1.push(b'\n');
    let refused = |says: &str| {
        let (_, errors, code) = site.command(&["replay", &path]);
        assert_eq!(code, 2);
        assert!(
            errors.contains("not the input of the run") && errors.contains(says),
            "{errors}"
        );
    };
    site.receive(UN.module, &next);
    let kept = fs::read_dir(site.path("inputs")).expect("the kept inputs").next();
    let kept = kept.expect("an input").expect("an entry").path();
    fs::write(&kept, "another").expect("it can be written");
    refused("what was kept of it is not what was read then");
    let word = format!("{}.purged", kept.display());
    fs::write(word, "2030-01-01").expect("it can be written");
    fs::remove_file(&kept).expect("it can be removed");
    refused("was removed on 2030-01-01 by `dragoman purge`");
    site.configure_as("store = 7");
    refused("where inputs are kept is not known: ");
}

#[test]
fn what_is_no_receipt_is_refused_with_what_to_do() {
    let (site, path) = run(&UN);
    let mut later = read(&path);
    later["receipt"] = 2.into();
    let texts = [
        ("{}".to_owned(), "this is no receipt"),
        ("receipt".to_owned(), "expected value"),
        (later.to_string(), "form 2, this version reads 1"),
    ];
    for (text, says) in texts {
        fs::write(&path, &text).expect("a temporary file can be written");
        let (_, errors, code) = site.command(&["replay", &path]);
        assert_eq!(code, 2, "{text}");
        assert!(errors.contains(says) && errors.contains(&path), "{errors}");
    }
    let missing = [
        (
            "receipts/none.json",
            "receipts/none.json: cannot be read; name a file",
        ),
        (
            "XX/none",
            "there is no such file, and it is no list either: XX/none: no edition",
        ),
    ];
    for (name, says) in missing {
        let (_, errors, code) = site.command(&["replay", name]);
        assert_eq!(code, 2);
        assert!(errors.contains(says), "{errors}");
    }
}

#[test]
fn what_leaves_no_receipt_is_not_kept() {
    let site = Site::new(&[(&UN, UN.sample())]);
    fs::write(site.path("receipts"), "a file").expect("a temporary file can be written");
    let (reports, code) = site.run();
    assert_eq!((statuses(&reports), code), (vec!["unkept"], 2), "{reports:?}");
    assert!(
        reports[0]["error"]
            .as_str()
            .is_some_and(|error| error.contains("a receipt cannot be written"))
    );
    assert_eq!(site.json(&["status"]), json!([]));
}

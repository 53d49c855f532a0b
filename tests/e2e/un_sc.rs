use std::fs;

use crate::embed;
use crate::support::{component, dragoman, input, root, said};

const SAMPLE: &str = "guest/modules/un-sc/samples/consolidated.xml";

#[test]
fn the_sample_is_translated_whole() {
    let (items, errors, code) = said(&dragoman(&["translate", &component("un-sc"), SAMPLE]));
    assert_eq!(code, 0, "{errors}");
    let xml = fs::read_to_string(root().join(SAMPLE)).expect("the sample is text");
    let records = xml.matches("<INDIVIDUAL>").count() + xml.matches("<ENTITY>").count();
    assert_eq!(items.lines().count(), records);
    for line in items.lines() {
        let item: serde_json::Value = serde_json::from_str(line).expect("a line is JSON");
        let bytes = &item["sources"][0]["bytes"];
        let at = |name: &str| bytes[name].as_u64().expect("a record has its place") as usize;
        let record = &xml[at("start")..at("end")];
        assert!(
            record.starts_with("<INDIVIDUAL>") || record.starts_with("<ENTITY>"),
            "{record}"
        );
        assert!(record.contains(item["id"].as_str().expect("an id")), "{record}");
    }
}

#[test]
fn a_program_embeds_the_runtime_in_twenty_lines() {
    let sample = root().join(SAMPLE);
    let ids = embed::ids(&component("un-sc"), sample.to_str().expect("UTF-8")).expect("the example runs");
    assert!(!ids.is_empty());
}

#[test]
fn a_component_imports_the_contract_and_nothing_else() {
    let (report, errors, code) = said(&dragoman(&["inspect", &component("un-sc"), "--format", "json"]));
    assert_eq!(code, 0, "{errors}");
    let report: serde_json::Value = serde_json::from_str(&report).expect("a report is JSON");
    let imports = report["imports"].as_array().expect("a list");
    assert!(!imports.is_empty());
    for import in imports {
        assert!(
            import
                .as_str()
                .is_some_and(|name| name.starts_with("dragoman:watchlist/")),
            "{import}"
        );
    }
}

#[test]
fn bad_input_is_refused_with_place_and_remedy() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let xml = fs::read(root().join(SAMPLE)).expect("the sample");
    let middle = xml.len() / 2;
    let mut latin = xml.clone();
    latin[middle] = 0xE9;
    for (name, content, says) in [
        ("empty.xml", &b""[..], "empty"),
        ("cut.xml", &xml[..middle], "bytes"),
        ("latin.xml", &latin[..], "bytes"),
        (
            "page.xml",
            b"<!DOCTYPE html><html><body>Service unavailable</body></html>",
            "html",
        ),
        (
            "other.xml",
            b"<?xml version=\"1.0\"?><data-set><record/></data-set>",
            "data-set",
        ),
    ] {
        let file = input(&folder, name, content);
        let (items, errors, code) = said(&dragoman(&["translate", &component("un-sc"), &file]));
        assert_eq!((items.as_str(), code), ("", 1), "{name}: {errors}");
        assert!(
            errors.contains(name) && errors.contains("to do:") && errors.contains(says),
            "{errors}"
        );
    }
}

#[test]
fn files_that_are_not_there_fall_short() {
    for file in ["no-such-file.xml", "tests"] {
        let (items, errors, code) = said(&dragoman(&["translate", &component("un-sc"), file]));
        assert_eq!((items.as_str(), code), ("", 1));
        assert!(errors.contains(file), "{errors}");
    }
}

#[test]
fn real_editions_give_the_counts_of_an_independent_reader() {
    let shared = root().join("../shared");
    let Ok(truth) = fs::read(shared.join("truth/counts.json")) else {
        skip();
        return;
    };
    let truth: serde_json::Value = serde_json::from_slice(&truth).expect("the counts are JSON");
    let mut seen = 0;
    for entry in fs::read_dir(shared.join("lists/un")).expect("the folder of the list") {
        let path = entry.expect("an entry").path();
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default()
            .to_owned();
        let editions = truth.as_object().expect("an object").iter();
        let Some((_, edition)) = editions
            .filter(|(key, _)| key.starts_with("un/"))
            .find(|(key, _)| name.contains(&key[3..]))
        else {
            continue;
        };
        let file = path.to_str().expect("UTF-8");
        let (items, errors, code) = said(&dragoman(&["translate", &component("un-sc"), file]));
        if code != 0 {
            assert!(
                name.contains("damaged") || name.contains("broken") || errors.contains("to do:"),
                "{name}: {errors}"
            );
            continue;
        }
        seen += 1;
        for (field, value) in [
            ("person", "\"kind\":\"person\""),
            ("organization", "\"kind\":\"organization\""),
        ] {
            let count = items.lines().filter(|line| line.contains(value)).count() as u64;
            assert_eq!(Some(count), edition["counts"][field].as_u64(), "{name} {field}");
        }
    }
    assert!(seen >= 4, "only {seen} editions were read");
}

#[expect(clippy::print_stderr, reason = "a test says when it skips")]
fn skip() {
    eprintln!("skipped: ../shared/lists is not here");
}

//! What stands at the place of a value, cut from the input that was kept with the edition.

use std::fs;
use std::path::Path;
use std::thread::yield_now;

use dragoman_guest::native::workbook;
use dragoman_hub::{Draft, Guards, Hub, InputKey, ListKey};
use dragoman_model::schema::Marking;
use dragoman_model::{Digest, Validator};
use serde_json::{Value, json};

use crate::crash;
use crate::lists::{GB, List, UN, US};
use crate::site::{Site, statuses, table};

/// How often a run is killed.
const KILLS: u32 = 30;

fn run(list: &List) -> Site {
    let site = Site::new(&[(list, list.sample())]);
    let (reports, code) = site.run();
    assert_eq!(code, 0, "{reports:?}");
    site
}

/// What `source` says of a record, which it finds.
fn source(site: &Site, arguments: &[&str]) -> Value {
    let (out, errors, code) = site.command(&[&["source"], arguments, &["--format", "json"]].concat());
    assert_eq!(code, 0, "{out}{errors}");
    let found: Vec<Value> = serde_json::from_str(&out).expect("JSON");
    assert_eq!(found.len(), 1, "{out}");
    found.into_iter().next().expect("one")
}

/// Where the content of a file is kept.
fn kept(site: &Site, content: &[u8]) -> String {
    site.path(&format!("inputs/{}", Digest::of(content)))
}

/// Asserts that `source` finds the record, but not what stands at its places, and gives what it says.
#[track_caller]
fn misses(site: &Site, arguments: &[&str]) -> String {
    let (out, errors, code) = site.command(&[&["source"], arguments].concat());
    assert_eq!(code, 1, "{out}{errors}");
    assert!(out.contains("cannot be shown"), "{out}");
    assert!(
        errors.starts_with("error: ") && errors.contains("to do: "),
        "{errors}"
    );
    errors
}

#[test]
fn a_value_of_an_xml_list_is_shown_in_its_element() {
    let site = run(&UN);
    let content = UN.sample().remove(0).1;
    let traced = source(&site, &["UN/7900101", "--field", "names"]);
    assert_eq!(traced["inputs"][0]["path"], kept(&site, &content));
    let places = traced["places"].as_array().expect("places");
    for place in places {
        let range = &place["source"]["bytes"];
        let at = |end: &str| range[end].as_u64().expect("an offset") as usize;
        let text = str::from_utf8(&content[at("start")..at("end")]).expect("UTF-8");
        let expected = json!({ "encoding": "UTF-8", "is_guess": false, "text": text, "left_out": 0 });
        assert_eq!(place["excerpt"]["text"], expected);
    }
    let of_first = places[0]["excerpt"]["text"]["text"].as_str().expect("a text");
    assert!(of_first.contains("<FIRST_NAME>ORLAN</FIRST_NAME>"), "{of_first}");
    let values = places
        .iter()
        .flat_map(|place| place["values"].as_array().expect("values"));
    assert!(values.clone().count() > 1);
    assert!(values.into_iter().all(|value| value["field"] == "names"));
    let (text, errors, code) = site.command(&["source", "UN/sc/7900101"]);
    assert_eq!(code, 0, "{errors}");
    for line in [
        "UN/7900101, edition 1 of UN/sc",
        "  there, in UTF-8:",
        "    |       <FIRST_NAME>ORLAN</FIRST_NAME>",
        "  person.gender    male",
    ] {
        assert!(text.lines().any(|found| found == line), "{line}: {text}");
    }
}

#[test]
fn a_row_of_a_csv_list_is_shown_cell_by_cell() {
    let us = run(&US);
    let traced = source(&us, &["US/41001", "--field", "names"]);
    let row = json!({ "row": { "part": 2, "first": 2, "last": 2 } });
    let mut places = traced["places"].as_array().expect("places").iter();
    let alias = places.find(|place| place["source"] == row);
    let alias = alias.expect("a name stands in the second row of alt.csv");
    let rows = &alias["excerpt"]["rows"];
    assert_eq!(rows.get("titles"), None, "{rows}");
    assert_eq!(
        rows["rows"],
        json!([{ "row": 2, "cells": [
            { "column": "A", "text": "41001" },
            { "column": "B", "text": "70106" },
            { "column": "C", "text": "aka" },
            { "column": "D", "text": "VASHTI, Orlan Demirel" },
            { "column": "E", "text": "-0- " },
        ] }])
    );

    let gb = run(&GB);
    let (records, _, _) = gb.command(&["export"]);
    let record: Value = serde_json::from_str(records.lines().next().expect("a record")).expect("JSON");
    let id = record["id"].as_str().expect("an id");
    let (text, errors, code) = gb.command(&["source", &format!("GB/{id}"), "--field", "names"]);
    assert_eq!(code, 0, "{errors}");
    assert!(
        text.contains("  there, with row 2 as the titles:\n    row "),
        "{text}"
    );
    assert!(
        text.lines().any(|line| line.starts_with("    | A Name 6: ")),
        "{text}"
    );
}

#[test]
fn the_receipt_says_that_the_inputs_are_kept_and_only_editions_keep_any() {
    let site = run(&UN);
    let count = || fs::read_dir(site.path("inputs")).expect("the folder").count();
    assert_eq!(count(), 1);
    // The same meaning, another input: no edition, nothing kept.
    let mut files = UN.sample();
    files[0].1.push(b'\n');
    site.configure(&[(&UN, files.clone())]);
    let (reports, _) = site.run();
    assert_eq!(statuses(&reports), ["same"]);
    assert_eq!(count(), 1);
    files[0].1.truncate(1_000);
    site.configure(&[(&UN, files)]);
    let (reports, _) = site.run();
    assert_eq!(statuses(&reports), ["failed"]);
    assert_eq!(count(), 1);
    let hub = Hub::open(site.path("dragoman.db").as_ref()).expect("the store");
    let edition = hub.in_force().expect("the store is read").remove(0);
    assert_eq!(hub.receipt(&edition).expect("a receipt")["keep_inputs"], true);
}

#[test]
fn an_earlier_edition_is_shown_from_its_own_input() {
    let site = run(&UN);
    let changed = String::from_utf8(UN.sample().remove(0).1).expect("UTF-8");
    let changed = changed.replacen("<FIRST_NAME>ORLAN<", "<FIRST_NAME>URLAN<", 1);
    site.configure(&[(&UN, vec![("consolidated.xml".into(), changed.into_bytes())])]);
    let (reports, _) = site.run();
    assert_eq!(statuses(&reports), ["accepted"]);
    for (arguments, name) in [(&[][..], "URLAN"), (&["--edition", "1"], "ORLAN")] {
        let (text, errors, code) = site.command(&[&["source", "UN/7900101"], arguments].concat());
        assert_eq!(code, 0, "{errors}");
        assert!(text.contains(&format!("<FIRST_NAME>{name}<")), "{text}");
    }
    let (_, errors, code) = site.command(&["source", "UN/7900101", "--edition", "9"]);
    assert_eq!(code, 2);
    assert!(errors.contains("UN has no edition 9"), "{errors}");
}

#[test]
fn what_is_not_there_ends_with_1_and_says_so() {
    let site = run(&UN);
    for (arguments, says) in [
        (&["UN/none"][..], "no such record is in force"),
        (&["UN/none", "--edition", "1"], "no such record is in edition 1"),
        (
            &["UN/7900101", "--field", "nose"],
            "no field that begins with \"nose\"",
        ),
    ] {
        let (out, errors, code) = site.command(&[&["source"], arguments].concat());
        assert_eq!((out.as_str(), code), ("", 1));
        assert!(errors.contains(says), "{errors}");
    }
}

#[test]
fn a_kept_input_that_was_altered_or_removed_is_never_shown() {
    let site = run(&UN);
    let content = UN.sample().remove(0).1;
    let path = kept(&site, &content);
    let digest = Digest::of(&content).to_string();
    let healthy = || {
        let health = site.json(&["doctor"]);
        let problems = health["problems"].as_array().expect("problems").clone();
        !problems.iter().any(|problem| problem["about"] == "UN/sc")
    };
    assert!(healthy());
    // Of the same size, and of another.
    let mut turned = content.clone();
    turned.reverse();
    for altered in [&turned[..], &content[1..]] {
        fs::write(&path, altered).expect("the input can be altered");
        let said = misses(&site, &["UN/7900101"]);
        assert!(
            said.contains("this is not consolidated.xml") && said.contains(&path) && said.contains(&digest),
            "{said}"
        );
        assert!(!healthy());
    }
    fs::remove_file(&path).expect("the input can be removed");
    let said = misses(&site, &["UN/7900101"]);
    assert!(
        said.contains("is gone") && said.contains(&path) && said.contains(&digest),
        "{said}"
    );
    assert!(!healthy());
    // What is to be done helps.
    fs::write(&path, &content).expect("the input can be put back");
    source(&site, &["UN/7900101"]);
    assert!(healthy());
}

#[test]
fn inputs_are_not_kept_where_that_is_switched_off_and_kept_where_the_configuration_says() {
    let site = Site::new(&[(&UN, UN.sample())]);
    let partner = fs::read_to_string(site.config()).expect("a configuration");
    site.configure_as(&format!("keep-inputs = false\n{partner}"));
    assert_eq!(site.run().1, 0);
    assert!(!Path::new(&site.path("inputs")).exists());
    let said = misses(&site, &["UN/7900101"]);
    assert!(said.contains("it was not kept with edition 1"), "{said}");
    assert_eq!(site.json(&["doctor"])["problems"], json!([]));

    let elsewhere = Site::new(&[(&UN, UN.sample())]);
    elsewhere.configure_as(&format!("inputs = \"archive/lists\"\n{partner}"));
    assert_eq!(elsewhere.run().1, 0);
    let traced = source(&elsewhere, &["UN/7900101"]);
    let name = Digest::of(&UN.sample().remove(0).1);
    assert_eq!(
        traced["inputs"][0]["path"],
        elsewhere.path(&format!("archive/lists/{name}"))
    );
}

#[test]
fn an_edition_whose_inputs_cannot_be_kept_is_not_kept() {
    let site = Site::new(&[(&UN, UN.sample()), (&GB, GB.sample())]);
    fs::write(site.path("inputs"), "a file").expect("a temporary file can be written");
    let (reports, code) = site.run();
    assert_eq!(
        (statuses(&reports), code),
        (vec!["unkept", "unkept"], 2),
        "{reports:?}"
    );
    let error = reports[0]["error"].as_str().expect("an error");
    assert!(
        error.contains("cannot be kept there") && error.contains("keep-inputs"),
        "{error}"
    );
    assert_eq!(site.json(&["status", "--all"]), json!([]));
    fs::remove_file(site.path("inputs")).expect("the file can be removed");
    assert_eq!(site.run().1, 0);
}

/// Keeps an edition of `DE/example` by hand: a part, and subjects with their places and last days. The receipt is that of another run,
/// over this part.
fn keep_by_hand(site: &Site, name: &str, content: &[u8], subjects: &[(&str, Value, Option<&str>)]) {
    let mut hub = Hub::open(Path::new(&site.path("dragoman.db"))).expect("the store");
    let edition = hub.in_force().expect("the store is read").remove(0);
    let mut receipt = hub.receipt(&edition).expect("a receipt");
    let digest = Digest::of(content);
    (receipt["issuer"], receipt["list"]) = ("DE".into(), "example".into());
    receipt["inputs"] =
        json!([{ "path": format!("/{name}"), "name": name, "size": content.len(), "digest": digest }]);
    let open: Marking = serde_json::from_value(json!({ "originator_controlled": false })).expect("a marking");
    let mut validator = Validator::new(open, vec![content.len() as u32]);
    for (id, source, until) in subjects {
        let mut marking = json!({ "originator_controlled": false });
        if let Some(until) = until {
            marking["retain_until"] = (*until).into();
        }
        let person = json!({
            "item": "subject", "id": id, "kind": "person", "status": "active", "marking": marking, "sources": [source],
            "names": [{ "full": format!("Ada {id}"), "form": "primary", "quality": "unstated", "at": 0 }],
        });
        validator.take(serde_json::from_value(person).expect("an item"));
    }
    let (records, rejections) = validator.finish();
    assert_eq!(rejections, []);
    let list = ListKey {
        issuer: "DE".into(),
        list: "example".into(),
    };
    let key = InputKey::new(Digest::of(b"module"), [(name, digest)]);
    let draft = Draft::new(list, key, records).expect("a draft");
    hub.accept(&draft, &Guards::default(), &receipt, "2020-01-01T00:00:00Z")
        .expect("it is kept");
    fs::write(kept(site, content), content).expect("the input is kept");
}

#[test]
fn a_value_of_a_json_list_is_found_by_its_pointer() {
    let site = run(&UN);
    let content = "{\"notices\": [{\"id\": 1}, {\"name\": \"Ada \\u001b[2J\"}]}".as_bytes();
    let places =
        ["/notices/1", "/notices/7"].map(|pointer| json!({ "pointer": { "part": 0, "pointer": pointer } }));
    let [there, beyond] = places;
    keep_by_hand(
        &site,
        "notices.json",
        content,
        &[("1", there, None), ("2", beyond, None)],
    );
    let traced = source(&site, &["DE/1", "--field", "names"]);
    let expected = "{\n  \"name\": \"Ada \\u001b[2J\"\n}";
    assert_eq!(
        traced["places"][0]["excerpt"]["json"],
        json!({ "text": expected, "left_out": 0 })
    );
    let (out, errors, code) = site.command(&["source", "DE/2"]);
    assert_eq!(code, 1, "{out}");
    assert!(
        errors.contains("notices.json, /notices/7: nothing stands at"),
        "{errors}"
    );
}

#[test]
fn what_a_terminal_would_obey_is_written_out() {
    let site = run(&UN);
    let content = b"Ada \x1b[2J\r\nUN/sc: accepted";
    let place = json!({ "bytes": { "part": 0, "start": 0, "end": content.len() } });
    keep_by_hand(&site, "a\u{1b}b.txt", content, &[("1", place, None)]);
    let (out, errors, code) = site.command(&["source", "DE/1"]);
    assert_eq!(code, 0, "{errors}");
    assert!(!out.contains('\u{1b}'), "{out}");
    assert!(
        out.contains("    | Ada \\u{1b}[2J\n    | UN/sc: accepted\n"),
        "{out}"
    );
}

#[test]
fn a_row_of_a_workbook_says_where_it_is() {
    let site = run(&UN);
    let cells = [["ID", "Name"], ["1", "Ada Example"]].map(|row| row.map(str::to_owned).to_vec());
    let content = workbook::workbook(&cells);
    let place = json!({ "row": { "part": 0, "sheet": "Sheet1", "first": 2, "last": 2 } });
    keep_by_hand(&site, "list.xlsx", &content, &[("1", place, None)]);
    let (out, errors, code) = site.command(&["source", "DE/1"]);
    assert_eq!(code, 1, "{errors}");
    assert!(
        out.contains(&format!("list.xlsx is kept as {}", kept(&site, &content))),
        "{out}"
    );
    assert!(errors.contains("list.xlsx, sheet \"Sheet1\", row 2"), "{errors}");
}

#[test]
fn a_purge_leaves_nothing_of_what_is_removed_in_the_kept_inputs() {
    let site = run(&UN);
    let content = b"Ada due\nAda open";
    let place = |start: u32, end: u32| json!({ "bytes": { "part": 0, "start": start, "end": end } });
    let due = ("due", place(0, 7), Some("2020-06-15"));
    keep_by_hand(&site, "list.txt", content, &[due, ("open", place(8, 16), None)]);
    // Of a run that was killed between keeping its input and keeping its edition.
    let orphan = kept(&site, b"Ada due, again");
    fs::write(&orphan, "Ada due, again").expect("a file");
    fs::write(site.path("inputs/.input-1"), "Ada due, ag").expect("a file");
    let (out, errors, _) = site.command(&["source", "DE/due"]);
    assert_eq!(out, "", "nobody is shown it");
    assert!(errors.contains("no such record"), "{errors}");
    source(&site, &["DE/open"]);

    let removed =
        json!([{ "issuer": "DE", "list": "example", "records": 1, "since": "2020-06-15", "inputs": 1 }]);
    assert_eq!(site.json(&["purge"]), removed);
    for entry in fs::read_dir(site.path("inputs")).expect("the folder") {
        let path = entry.expect("an entry").path();
        let bytes = fs::read(&path).expect("a file");
        assert!(
            !bytes.windows(7).any(|bytes| bytes == b"Ada due"),
            "{}",
            path.display()
        );
    }
    let said = misses(&site, &["DE/open"]);
    assert!(
        said.contains("list.txt: `dragoman purge` removed it on 2"),
        "{said}"
    );
    source(&site, &["UN/7900101"]);
    let problems = site.json(&["doctor"])["problems"].clone();
    assert_eq!(problems, json!([]));
}

/// Asserts that every edition has its inputs, and that every file that is named like an input is one.
fn every_edition_has_its_inputs(site: &Site) {
    let hub = Hub::open(site.path("dragoman.db").as_ref()).expect("the store opens");
    for edition in hub.editions().expect("the store is read") {
        let receipt = hub.receipt(&edition).expect("a receipt");
        let inputs = receipt["inputs"].as_array().expect("inputs");
        assert!(!inputs.is_empty());
        for input in inputs {
            let digest = input["digest"].as_str().expect("a digest");
            let bytes = fs::read(site.path(&format!("inputs/{digest}"))).expect("the input is kept");
            assert_eq!(Digest::of(&bytes).to_string(), digest);
        }
    }
    for entry in fs::read_dir(site.path("inputs")).expect("the folder") {
        let entry = entry.expect("an entry");
        let name = entry.file_name().into_string().expect("a name in UTF-8");
        if !name.starts_with(".input-") {
            let bytes = fs::read(entry.path()).expect("the file is read");
            assert_eq!(Digest::of(&bytes).to_string(), name);
        }
    }
}

/// Starts a run, kills it as soon as it keeps an input, and says whether it was still going.
fn killed_in_keeping(site: &Site, cache: &Path) -> bool {
    let count = || fs::read_dir(site.path("inputs")).map_or(0, Iterator::count);
    let before = count();
    let mut run = crash::start(site, cache, &["run"]);
    while run.try_wait().expect("it is this test's own").is_none() && count() <= before {
        yield_now();
    }
    crash::killed(run)
}

#[test]
fn a_killed_run_leaves_no_edition_without_its_inputs() {
    let (site, cache) = (crash::site(), tempfile::tempdir().expect("a temporary folder"));
    crash::succeeds(&site, cache.path());
    let store = site.path("dragoman.db");
    let old = fs::read(&store).expect("the store is one file when no one has it open");
    let files = crash::list(true);
    let new = kept(&site, &files[0].1);
    site.configure(&[(&UN, files)]);
    let whole = crash::succeeds(&site, cache.path());
    let mut killed = 0;
    for index in 0..KILLS {
        for end in ["", "-wal", "-shm"] {
            drop(fs::remove_file(format!("{store}{end}")));
        }
        fs::write(&store, &old).expect("the old store is put back");
        drop(fs::remove_file(&new));
        killed += u32::from(match index % 3 {
            0 => crash::killed_after(&site, cache.path(), crash::moment(whole, index, KILLS)),
            1 => crash::killed_in_writing(&site, cache.path(), store.as_ref()),
            _ => killed_in_keeping(&site, cache.path()),
        });
        every_edition_has_its_inputs(&site);
        crash::succeeds(&site, cache.path());
        every_edition_has_its_inputs(&site);
        assert!(Path::new(&new).exists());
    }
    assert!(killed > 0, "every run ended before it was killed");
}

#[test]
fn a_record_that_a_feed_of_changes_left_is_shown_from_the_input_it_came_with() {
    let site = Site::new(&[]);
    let list = &crate::lists::CHANGES;
    let mut contents = Vec::new();
    for (number, rows) in [(1, "1,Ada Example\n2,Boris Example\n"), (2, "2,Boris Changed\n")] {
        let content = format!("ID,Name\n{rows}").into_bytes();
        let files = vec![(format!("changes-{number}.csv"), content.clone())];
        let inputs = site.receive(list.module, &files);
        site.configure_as(&table(list, list.module, &inputs));
        assert_eq!(statuses(&site.run().0), ["accepted"]);
        contents.push(content);
    }
    for (id, name, edition, content) in [
        ("1", "Ada Example", 1, &contents[0]),
        ("2", "Boris Changed", 2, &contents[1]),
    ] {
        let traced = source(&site, &[&format!("XX/{id}"), "--field", "names"]);
        assert_eq!(
            (&traced["edition"], &traced["origin"]),
            (&json!(2), &json!(edition))
        );
        assert_eq!(traced["inputs"][0]["path"], kept(&site, content));
        let rows = &traced["places"][0]["excerpt"]["rows"]["rows"];
        assert_eq!(
            rows[0]["cells"][1],
            json!({ "column": "B", "title": "Name", "text": name })
        );
    }
}

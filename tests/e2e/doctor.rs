//! `doctor` says what is there, and what is wrong with it.

use serde_json::Value;

use crate::lists::{CA, UN};
use crate::site::{Site, table};
use crate::support::component;

/// What is wrong, each with what to do.
fn problems(health: &Value) -> Vec<String> {
    let problems = health["problems"].as_array().expect("problems");
    problems
        .iter()
        .map(|problem| {
            let word = |name: &str| problem[name].as_str().expect("a problem has it");
            // Where the finding says what to do, there is none.
            let remedy = problem.get("remedy").map_or("", |_| word("remedy"));
            format!("{}: {}; {remedy}", word("about"), word("finding"))
        })
        .collect()
}

#[test]
fn a_sound_configuration_is_shown_and_ends_with_0() {
    let site = Site::new(&[(&UN, UN.sample()), (&CA, CA.sample())]);
    assert_eq!(site.run().1, 0);
    let (text, errors, code) = site.command(&["doctor"]);
    assert_eq!(code, 0, "{text}{errors}");
    for line in [
        "engine     wasmtime 48.",
        "(long-term support), supported until 2028-08-20",
        "features   ",
        "limit      run.fuel ",
        "trust      no trust file, signatures not required, checks not required",
        "partner    UN/sc: module ",
        "partner    CA/sema: module ",
        "nothing is wrong",
    ] {
        assert!(text.contains(line), "{line:?} is not in {text}");
    }
    let health = site.json(&["doctor"]);
    assert_eq!(problems(&health), [""; 0]);
    assert_eq!(health["configuration"]["places"][0]["holds"], 2);
    assert_eq!(health["configuration"]["places"][1]["holds"], 2);
    assert!(
        health["cache"]["artefacts"]
            .as_u64()
            .is_some_and(|count| count > 0)
    );
    let features = health["engine"]["features"].as_array().expect("features");
    assert!(
        features.contains(&"simd".into()) && !features.contains(&"threads".into()),
        "{features:?}"
    );
}

#[test]
fn everything_that_is_wrong_is_named_with_what_to_do_and_ends_with_1() {
    let site = Site::new(&[]);
    let input = site.receive("lists", &UN.sample()).remove(0);
    let missing = site.path("missing.xml");
    let empty = site
        .receive("lists", &vec![("empty.xml".into(), Vec::new())])
        .remove(0);
    let partner = |issuer: &str, module: &str, inputs: &[&str]| {
        format!("[[partner]]\nissuer = {issuer:?}\nlist = \"sc\"\nmodule = {module:?}\ninputs = {inputs:?}\n")
    };
    let un = component(UN.module);
    site.configure_as(
        &[
            partner("UN", &un, &[&input, &input]),
            partner("UN", &un, &[]),
            partner("XX", &un, &[&missing]),
            partner("YY", &missing, &[&empty]),
            partner("ZZ", &input, &[&site.path("lists")]),
        ]
        .concat(),
    );
    let health = site.json(&["doctor"]);
    let found = problems(&health);
    for says in [
        "UN/sc: two partners have this issuer and list",
        "is named twice; name each input once",
        "UN/sc: it has no inputs; name the files",
        "XX/sc: the module speaks for UN/sc",
        "missing.xml: No such file or directory (os error 2); fetch the list",
        "YY/sc: ",
        "empty.xml: is empty; fetch the list",
        "ZZ/sc: ",
        "admit/not-wasm",
        "is a directory, not a file; fetch the list",
    ] {
        assert!(
            found.iter().any(|problem| problem.contains(says)),
            "{says:?} is not in {found:#?}"
        );
    }
    assert_eq!(found.len(), 9, "{found:#?}");
    let (text, _, code) = site.command(&["doctor"]);
    assert_eq!(code, 1);
    assert!(text.contains("9 things are wrong:"), "{text}");
    // Nothing was stored.
    assert!(!std::path::Path::new(&site.path("dragoman.db")).exists());
}

#[test]
fn a_receipt_that_cannot_be_read_is_a_problem() {
    let site = Site::new(&[(&UN, UN.sample()), (&CA, CA.sample())]);
    assert_eq!(site.run().1, 0);
    let store = rusqlite::Connection::open(site.path("dragoman.db")).expect("the store");
    store
        .execute("UPDATE edition SET receipt = '7' WHERE issuer = 'UN'", [])
        .expect("the store can be written");
    std::fs::remove_dir_all(site.path("inputs")).expect("the kept inputs");
    let health = site.json(&["doctor"]);
    let found = problems(&health);
    let of_un = found
        .iter()
        .filter(|problem| problem.contains("its receipt cannot be read"));
    assert_eq!(of_un.count(), 1, "{found:?}");
    // The other edition is looked at all the same.
    assert!(
        found.iter().any(|problem| problem.starts_with("CA/sema: ")),
        "{found:?}"
    );
}

#[test]
fn signatures_that_are_required_need_keys() {
    let site = Site::new(&[]);
    let inputs = site.receive("lists", &UN.sample());
    let un = table(&UN, UN.module, &inputs);
    site.configure_as(&format!("require-signature = true\n{un}"));
    let found = problems(&site.json(&["doctor"]));
    assert!(
        found
            .iter()
            .any(|problem| problem.contains("there is no trust file to verify with")),
        "{found:?}"
    );
    std::fs::write(site.path("trust.toml"), "").expect("a temporary file can be written");
    let found = problems(&site.json(&["doctor"]));
    assert!(
        found
            .iter()
            .any(|problem| problem.contains("no key may sign modules for UN now; add the partner's key")),
        "{found:?}"
    );
}

#[test]
fn limits_that_are_overridden_are_shown_with_the_partner() {
    let site = Site::new(&[]);
    let inputs = site.receive("lists", &UN.sample());
    let un = table(&UN, UN.module, &inputs);
    site.configure_as(&format!("{un}[partner.limits.run]\nitems = 7000\n"));
    let health = site.json(&["doctor"]);
    let overrides = &health["configuration"]["partners"][0]["overrides"];
    assert_eq!(*overrides, serde_json::json!([["run.items", 7000]]));
}

#[test]
fn a_configuration_that_cannot_be_read_is_a_problem_not_the_end() {
    let site = Site::new(&[]);
    site.configure_as("store = 7");
    let health = site.json(&["doctor"]);
    let found = problems(&health);
    assert!(found.len() == 1 && found[0].contains("invalid type"), "{found:?}");
    assert!(health["engine"]["wasmtime"].is_string());
    assert!(health["configuration"].is_null());
}

/// Flips a bit of the first of a file's bytes that are these.
fn flip(path: &str, bytes: &[u8]) {
    let mut content = std::fs::read(path).expect("the file");
    let found = content.windows(bytes.len()).position(|window| window == bytes);
    content[found.expect("the bytes are there")] ^= 1;
    std::fs::write(path, content).expect("it can be written");
}

#[test]
fn every_byte_that_is_kept_is_looked_at_where_that_is_wished() {
    let site = Site::new(&[(&UN, UN.sample()), (&CA, CA.sample())]);
    assert_eq!(site.run().1, 0);
    let earlier = std::fs::read_dir(site.path("inputs")).expect("a folder");
    let earlier: Vec<_> = earlier.map(|entry| entry.expect("an entry").path()).collect();
    let text = String::from_utf8(UN.sample().swap_remove(0).1).expect("UTF-8");
    let changed = text.replacen("14 Harbour Row", "15 Harbour Row", 1).into_bytes();
    site.configure(&[
        (&UN, vec![("consolidated.xml".into(), changed)]),
        (&CA, CA.sample()),
    ]);
    assert_eq!(site.run().1, 0);
    let deep = || problems(&site.json(&["doctor", "--deep"]));
    assert_eq!(deep(), [""; 0]);
    // Of what is not in force any more the size is compared alone, unless all is looked at.
    let is_of_un = |path: &&std::path::PathBuf| std::fs::read(path).is_ok_and(|kept| kept == text.as_bytes());
    let input = earlier.iter().find(is_of_un).expect("the earlier input is kept");
    flip(input.to_str().expect("a path in UTF-8"), b"14 Harbour Row");
    assert_eq!(problems(&site.json(&["doctor"])), [""; 0]);
    let found = deep();
    assert!(found.len() == 1 && found[0].starts_with("UN/sc: "), "{found:?}");
    // A word of a record, and one of a receipt.
    let store = site.path("dragoman.db");
    flip(&store, b"15 Harbour Row");
    rusqlite::Connection::open(&store)
        .and_then(|store| {
            store.execute(
                "UPDATE edition SET receipt = replace(receipt, 'started', 'startee')",
                [],
            )
        })
        .expect("the store can be written");
    let found = deep();
    for says in [
        "store: it is damaged: the record UN/sc/",
        "which records it has, where they stand, its findings or its receipt; restore it from a copy",
    ] {
        assert!(
            found.iter().any(|problem| problem.contains(says)),
            "{says:?} is not in {found:#?}"
        );
    }
    assert_eq!(site.command(&["doctor", "--deep"]).2, 1);
}

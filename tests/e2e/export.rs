//! Exports: whole or not at all, with what they were made from and a checksum; the same store gives the same bytes.

use std::collections::BTreeMap;
use std::fs;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::lists::{CA, UN};
use crate::site::Site;
use crate::support::{root, said};

/// A site whose lists have been run.
fn site() -> Site {
    let site = Site::new(&[(&UN, UN.sample()), (&CA, CA.sample())]);
    assert_eq!(site.run().1, 0);
    site
}

#[track_caller]
fn export(site: &Site, arguments: &[&str]) -> String {
    let (out, errors, code) = site.command(&[&["export"], arguments].concat());
    assert_eq!(code, 0, "{errors}");
    out
}

fn manifest(path: &str) -> Value {
    let text = fs::read(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_json::from_slice(&text).expect("a manifest is JSON")
}

#[test]
fn an_export_says_what_it_was_made_from() {
    let site = site();
    let path = site.path("all.jsonl");
    export(&site, &["--out", &path]);
    assert_eq!(
        fs::read_to_string(&path).expect("the export"),
        export(&site, &[]),
        "the same records as on stdout"
    );
    let manifest = manifest(&format!("{path}.manifest.json"));
    assert_eq!(manifest["format"], "jsonl");
    let editions = manifest["editions"].as_array().expect("editions");
    let lists: Vec<_> = editions.iter().map(|edition| edition["list"].as_str()).collect();
    assert_eq!(lists, [Some("sema"), Some("sc")]);
    let status = site.json(&["status"]);
    for (edition, known) in editions.iter().zip(status.as_array().expect("editions")) {
        for field in ["issuer", "list", "edition", "published", "records"] {
            assert_eq!(edition[field], known[field], "{field}");
        }
        assert_eq!(edition["module"].as_str().map(str::len), Some(64));
    }
    let sum: u64 = editions
        .iter()
        .filter_map(|edition| edition["records"].as_u64())
        .sum();
    assert_eq!(manifest["records"], sum);
}

#[test]
fn a_manifest_tells_whether_its_file_is_whole() {
    let site = site();
    let path = site.path("all.csv");
    export(&site, &["--format", "csv", "--out", &path]);
    let manifest = format!("{path}.manifest.json");
    export(&site, &["--verify", &manifest]);

    let table = fs::read(&path).expect("the export");
    fs::write(&path, &table[..table.len() - 1]).expect("it is written");
    let (_, errors, code) = site.command(&["export", "--verify", &manifest]);
    assert_eq!(code, 1);
    assert!(errors.contains("all.csv: is "), "{errors}");

    fs::remove_file(&path).expect("it is removed");
    let (_, errors, code) = site.command(&["export", "--verify", &manifest]);
    assert_eq!(code, 1);
    assert!(errors.contains("all.csv: is missing"), "{errors}");
}

#[test]
fn an_export_to_stdout_has_its_manifest_in_a_file() {
    let site = site();
    let path = site.path("manifest.json");
    let out = export(&site, &["--manifest", &path]);
    assert_eq!(
        out,
        export(&site, &[]),
        "the stream holds records and nothing else"
    );
    assert_eq!(manifest(&path)["records"], out.lines().count());
    for (text, expected) in [(out.as_str(), 0), ("", 1)] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dragoman"));
        command.current_dir(root()).args(["export", "--verify", &path]);
        command.stdin(Stdio::piped()).stderr(Stdio::piped());
        let file = site.path("stream");
        fs::write(&file, text).expect("it is written");
        command.stdin(fs::File::open(&file).expect("it is there"));
        assert_eq!(said(&command.output().expect("the command runs")).2, expected);
    }
}

#[test]
fn an_export_that_cannot_be_written_leaves_the_one_before() {
    let site = site();
    let path = site.path("all.jsonl");
    export(&site, &["--out", &path]);
    let before = fs::read(&path).expect("the export");
    let (_, errors, code) = site.command(&["export", "--out", &site.path("no folder/all.jsonl")]);
    assert_eq!(code, 2);
    assert!(errors.contains("no folder"), "{errors}");
    assert_eq!(fs::read(&path).expect("the export"), before);
    let left: Vec<_> = fs::read_dir(site.path(""))
        .expect("the folder")
        .map(|entry| entry.expect("an entry").file_name())
        .filter(|name| name.as_encoded_bytes().starts_with(b".export-"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

/// The files of a folder, with what is in them.
fn folder(path: &str) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let file = |entry: std::io::Result<fs::DirEntry>| {
        let entry = entry.expect("an entry");
        let name = entry.file_name().into_string().expect("a name in UTF-8");
        (name, fs::read(entry.path()).expect("a file"))
    };
    entries.map(file).collect()
}

#[test]
fn several_files_go_to_a_folder_that_holds_nothing_else() {
    let site = site();
    let (_, errors, code) = site.command(&["export", "--format", "ftm"]);
    assert_eq!(code, 2);
    assert!(errors.contains("say with --out which folder"), "{errors}");

    let path = site.path("ftm");
    export(&site, &["--format", "ftm", "--out", &path]);
    let names: Vec<_> = folder(&path).into_keys().collect();
    assert_eq!(
        names,
        [
            "entities.ftm.json",
            "manifest.json",
            "statements.json",
            "unsaid.jsonl"
        ]
    );
    export(&site, &["--verify", &format!("{path}/manifest.json")]);

    fs::write(format!("{path}/mine.txt"), "mine").expect("it is written");
    let before = folder(&path);
    let (_, errors, code) = site.command(&["export", "--format", "ftm", "--out", &path]);
    assert_eq!(code, 2);
    assert!(errors.contains("mine.txt is no file of an export"), "{errors}");
    assert_eq!(folder(&path), before);
}

#[test]
fn the_same_store_gives_the_same_bytes() {
    let site = site();
    for format in ["jsonl", "csv"] {
        let read = |name: &str| {
            let path = site.path(name);
            export(&site, &["--format", format, "--out", &path]);
            let manifest = manifest(&format!("{path}.manifest.json"));
            (
                fs::read(&path).expect("the export"),
                manifest["files"][0]["sha256"].clone(),
            )
        };
        assert_eq!(read("first"), read("second"), "{format}");
    }
    let read = |name: &str| {
        let path = site.path(name);
        // The second time it takes the place of the first.
        for _ in 0..2 {
            export(&site, &["--format", "ftm", "--out", &path]);
        }
        folder(&path)
    };
    assert_eq!(read("first folder"), read("second folder"));
}

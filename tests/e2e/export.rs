//! Exports: whole or not at all, with what they were made from and a checksum; the same store gives the same bytes.

use std::collections::BTreeMap;
use std::fs;
use std::process::{Command, Stdio};

use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;
use serde_json::Value;

use crate::lists::{CA, ROSTER, UN};
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
fn what_a_killed_export_left_goes_with_the_next_one_and_what_is_being_written_stays() {
    let site = site();
    let leave = |name: &str| {
        let file = site.path(&format!(".unfinished-{name}"));
        fs::write(&file, "half an export").expect("a file");
        let folder = site.path(&format!(".unfinished-{name}-folder"));
        fs::create_dir(&folder).expect("a folder");
        fs::write(format!("{folder}/records.parquet"), "half an export").expect("a file");
        [file, folder]
    };
    let (left, written) = (leave("left"), leave("written"));
    let locks = written.each_ref().map(|path| {
        let file = fs::File::open(path).expect("it can be opened");
        file.lock().expect("nobody else has it");
        file
    });
    let path = site.path("all.jsonl");
    export(&site, &["--out", &path]);
    let there = |paths: &[String]| paths.iter().all(|path| fs::exists(path).expect("it can be seen"));
    assert!(!left.iter().any(|path| fs::exists(path).expect("it can be seen")));
    assert!(there(&written));
    drop(locks);
    let path = site.path("tables");
    export(&site, &["--format", "parquet", "--out", &path]);
    assert!(!there(&written));
    export(&site, &["--format", "parquet", "--out", &path]);
    export(&site, &["--verify", &format!("{path}/manifest.json")]);
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
        .filter(|name| name.as_encoded_bytes().starts_with(b".unfinished-"))
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
    for format in ["ftm", "parquet"] {
        let read = |name: &str| {
            let path = site.path(&format!("{name} {format}"));
            // The second time it takes the place of the first.
            for _ in 0..2 {
                export(&site, &["--format", format, "--out", &path]);
            }
            folder(&path)
        };
        assert_eq!(read("first"), read("second"), "{format}");
    }
}

/// The cells of a table by the names of their columns, all as text, without those that are empty.
fn table(path: &str) -> Vec<BTreeMap<String, String>> {
    let reader = SerializedFileReader::try_from(path).expect("a table");
    let rows = reader.get_row_iter(None).expect("rows").map(|row| {
        let row = row.expect("a row");
        let cells = row.get_column_iter().filter_map(|(name, field)| match field {
            Field::Null => None,
            Field::Str(text) => Some((name.clone(), text.clone())),
            other => Some((name.clone(), other.to_string())),
        });
        cells.collect()
    });
    rows.collect()
}

/// Every value of a record that holds no other, with its path.
fn leaves(value: &Value, path: &str, found: &mut BTreeMap<String, String>) {
    match value {
        Value::Object(fields) if fields.is_empty() => drop(found.insert(path.to_owned(), String::new())),
        Value::Array(values) if values.is_empty() => drop(found.insert(path.to_owned(), String::new())),
        Value::Object(fields) => {
            for (name, value) in fields {
                leaves(value, &format!("{path}.{name}"), found);
            }
        }
        Value::Array(values) => {
            for (index, value) in values.iter().enumerate() {
                leaves(value, &format!("{path}[{index}]"), found);
            }
        }
        Value::String(text) => drop(found.insert(path.to_owned(), text.clone())),
        value => drop(found.insert(path.to_owned(), value.to_string())),
    }
}

#[test]
fn the_tables_hold_what_the_lines_hold() {
    let site = site();
    let (_, errors, code) = site.command(&["export", "--format", "parquet"]);
    assert_eq!(code, 2);
    assert!(
        errors.contains("records.parquet, values.parquet are several files"),
        "{errors}"
    );

    let path = site.path("tables");
    export(&site, &["--format", "parquet", "--out", &path]);
    let lines = export(&site, &[]);
    assert_eq!(
        manifest(&format!("{path}/manifest.json"))["records"],
        lines.lines().count()
    );

    let records = table(&format!("{path}/records.parquet"));
    let whole: Vec<_> = records.iter().map(|row| row["record"].as_str()).collect();
    assert_eq!(whole, lines.lines().collect::<Vec<_>>());

    let names = ["issuer", "list", "edition", "cluster", "id"];
    let mut found: BTreeMap<_, BTreeMap<_, _>> = BTreeMap::new();
    for row in table(&format!("{path}/values.parquet")) {
        let of_record = found.entry(names.map(|name| row[name].clone())).or_default();
        let value = row.get("value").cloned().unwrap_or_default();
        assert_eq!(
            of_record.insert(format!(".{}", row["path"]), value),
            None,
            "{row:?}"
        );
    }
    let expected = lines.lines().map(|line| {
        let mut values = BTreeMap::new();
        leaves(&serde_json::from_str(line).expect("JSON"), "", &mut values);
        let key = names.map(|name| values.remove(&format!(".{name}")).expect("it is in each record"));
        (key, values)
    });
    let expected: BTreeMap<_, _> = expected.collect();
    assert!(!expected.is_empty());
    assert_eq!(found, expected);

    let verify = ["--verify", &format!("{path}/manifest.json")];
    export(&site, &verify);
    fs::write(format!("{path}/values.parquet"), "PAR1").expect("it is written");
    let (_, errors, code) = site.command(&[&["export"], &verify[..]].concat());
    assert_eq!(code, 1);
    assert!(errors.contains("values.parquet: is "), "{errors}");
}

/// Records by issuer, list and id.
type Held = BTreeMap<[String; 3], Value>;

fn held(lines: &str) -> Held {
    let records = lines
        .lines()
        .map(|line| serde_json::from_str(line).expect("a line is JSON"));
    records.map(|record| (key(&record), record)).collect()
}

fn key(record: &Value) -> [String; 3] {
    ["issuer", "list", "id"].map(|name| record[name].as_str().expect("a text").to_owned())
}

/// What a follower does with changes; how many there were of each sort.
fn follow(held: &mut Held, changes: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for line in changes.lines() {
        let mut change: Value = serde_json::from_str(line).expect("a line is JSON");
        let fields = change.as_object_mut().expect("an object");
        fields.shift_remove("fields");
        let op = fields.shift_remove("op").expect("an op");
        let op = op.as_str().expect("a word").to_owned();
        match op.as_str() {
            "edition" => {
                let records = held.values_mut().filter(|record| {
                    record["issuer"] == change["issuer"] && record["list"] == change["list"]
                });
                records.for_each(|record| record["edition"] = change["to"].clone());
            }
            "added" | "changed" => drop(held.insert(key(&change), change)),
            "removed" => assert!(held.remove(&key(&change)).is_some(), "{line}"),
            "moved" => {
                let record = held.get_mut(&key(&change)).expect("it is held");
                for place in ["sources", "origin"] {
                    match &change[place] {
                        Value::Null => drop(record.as_object_mut().expect("an object").shift_remove(place)),
                        value => record[place] = value.clone(),
                    }
                }
            }
            other => panic!("{other}: no such op"),
        }
        *counts.entry(op).or_default() += 1;
    }
    counts
}

#[test]
fn who_follows_the_changes_has_what_is_exported() {
    let site = site();
    let path = site.path("all.jsonl");
    export(&site, &["--out", &path]);
    let manifest = format!("{path}.manifest.json");
    let earlier = held(&export(&site, &[]));
    assert_eq!(
        export(&site, &["--changes-since", &manifest]),
        "",
        "nothing has changed"
    );

    // One record changes, so that those behind it move; one goes.
    let text = String::from_utf8(UN.sample().swap_remove(0).1).expect("UTF-8");
    let text = text.replacen("14 Harbour Row", "1015 Harbour Row", 1);
    let (start, end) = (
        text.find("<ENTITY>").expect("an entity"),
        text.find("</ENTITY>").expect("its end"),
    );
    let text = format!("{}{}", &text[..start], &text[end + "</ENTITY>".len()..]);
    site.configure(&[
        (&UN, vec![("consolidated.xml".into(), text.into_bytes())]),
        (&CA, CA.sample()),
    ]);
    assert_eq!(site.run().1, 0);

    let now = held(&export(&site, &[]));
    assert_ne!(earlier, now);
    let mut followed = earlier.clone();
    let changes = export(&site, &["--changes-since", &manifest]);
    let counts = follow(&mut followed, &changes);
    assert_eq!(followed, now);
    assert_eq!((counts["edition"], counts["removed"]), (1, 1), "{counts:?}");
    assert!(counts["changed"] >= 1 && counts["moved"] >= 1, "{counts:?}");

    // Since an edition, of which clusters are not known: what the list says is followed.
    let un = |held: &Held| -> Held {
        let records = held.iter().filter(|(key, _)| key[0] == "UN");
        records
            .map(|(key, record)| (key.clone(), without_cluster(record)))
            .collect()
    };
    let edition = earlier
        .values()
        .find(|record| record["issuer"] == "UN")
        .expect("a record");
    let since = format!("UN/sc@{}", edition["edition"]);
    let mut followed = un(&earlier);
    let path = site.path("manifest.json");
    let changes = export(&site, &["--changes-since", &since, "--manifest", &path]);
    let counts = follow(&mut followed, &changes);
    assert_eq!(un(&followed), un(&now));
    // Of the other list nothing is said, and what has not changed is not written.
    let manifest = self::manifest(&path);
    let editions = manifest["editions"].as_array().expect("editions");
    let lists: Vec<_> = editions.iter().map(|edition| edition["list"].as_str()).collect();
    assert_eq!(lists, [Some("sc")]);
    let count = |op: &str| counts.get(op).copied().unwrap_or(0);
    assert_eq!(
        manifest["records"],
        count("added") + count("changed") + count("moved")
    );
    assert_eq!(editions[0]["records"], manifest["records"]);
}

#[test]
fn a_table_of_names_says_how_many_records_are_not_in_it() {
    let site = Site::new(&[]);
    let receive = |rows: &str| {
        let table = format!("ID,Name,Programme,Review by,Expires,Withdrawn\n{rows}");
        site.configure(&[(&ROSTER, vec![("roster.csv".into(), table.into_bytes())])]);
        assert_eq!(site.run().1, 0);
    };
    let csv = || {
        let (out, errors, code) = site.command(&["export", "--format", "csv"]);
        assert_eq!(code, 0, "{errors}");
        (out.lines().count(), errors)
    };
    receive("1,Ada Example,,,,\n2,Ida Example,,,,\n");
    assert_eq!(csv(), (3, String::new()));
    receive("1,Ada Example,,,,\n2,,,,,Order 7\n");
    let (lines, errors) = csv();
    assert_eq!(lines, 2);
    assert!(
        errors.starts_with("1 records are no subjects with a name, and are not in the table"),
        "{errors}"
    );
}

fn without_cluster(record: &Value) -> Value {
    let mut record = record.clone();
    record.as_object_mut().expect("an object").shift_remove("cluster");
    record
}

#[test]
fn changes_are_told_to_whom_the_earlier_export_was_for() {
    let site = site();
    let path = site.path("all.jsonl");
    export(&site, &["--out", &path]);
    let manifest = format!("{path}.manifest.json");
    for (since, why) in [
        (manifest.as_str(), "is of an export for somebody else"),
        ("UN/sc@1", "a party is told of no editions"),
    ] {
        let (out, errors, code) = site.command(&["export", "--changes-since", since, "--release-to", "FR"]);
        assert_eq!((out.as_str(), code), ("", 2));
        assert!(errors.contains(why), "{errors}");
    }
    let (_, errors, code) = site.command(&["export", "--changes-since", "UN/sc@99"]);
    assert_eq!(code, 2);
    assert!(errors.contains("no such edition"), "{errors}");
}

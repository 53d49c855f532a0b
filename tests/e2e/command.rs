//! What scripts rely on: help, exit codes, where results go, and the names in JSON.

use std::collections::BTreeSet;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::golden::translated;
use crate::lists::{ALL, GB, UN};
use crate::site::{Site, table};
use crate::support::{component, dragoman, root, said};

fn site() -> Site {
    let site = Site::new(&[(&UN, UN.sample())]);
    assert_eq!(site.run().1, 0);
    site
}

/// The subcommands that the help names.
fn subcommands() -> Vec<String> {
    let (help, _, code) = said(&dragoman(&["--help"]));
    assert_eq!(code, 0);
    let names = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let names = names.take_while(|line| !line.is_empty());
    let names = names.filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    let names = names.filter_map(|line| line.split_whitespace().next());
    names.filter(|name| *name != "help").map(str::to_owned).collect()
}

#[test]
fn the_help_of_each_subcommand_has_an_example() {
    let names = subcommands();
    assert!(names.len() >= 10, "{names:?}");
    for name in names {
        let (help, errors, code) = said(&dragoman(&[&name, "--help"]));
        assert_eq!((errors.as_str(), code), ("", 0), "{name}");
        assert!(help.contains("Example"), "{name}: {help}");
    }
}

#[test]
fn what_is_not_known_is_a_fault_of_usage() {
    let mut wrong = vec![
        vec!["conquer".to_owned()],
        vec!["--conquer".to_owned()],
        Vec::new(),
    ];
    wrong.extend(
        subcommands()
            .into_iter()
            .map(|name| vec![name, "--conquer".into()]),
    );
    for arguments in wrong {
        let words: Vec<_> = arguments.iter().map(String::as_str).collect();
        let (out, errors, code) = said(&dragoman(&words));
        assert_eq!((out.as_str(), code), ("", 2), "{arguments:?}: {errors}");
        assert!(errors.contains("Usage"), "{arguments:?}: {errors}");
    }
}

#[test]
fn what_could_not_be_done_ends_with_2_and_says_so_on_stderr() {
    let site = site();
    for arguments in [
        &["diff", "UN", "--held"][..],
        &["diff", "ZZ"],
        &["show", "no-slash"],
        &["run", "--only", "ZZ"],
    ] {
        let (out, errors, code) = site.command(arguments);
        assert_eq!((out.as_str(), code), ("", 2), "{arguments:?}");
        assert!(errors.starts_with("error: "), "{arguments:?}: {errors}");
    }
    for arguments in [
        &["run", "--config", "no-such.toml"][..],
        &["inspect", "no-such.wasm"],
        &["translate", "no-such.wasm", "x"],
    ] {
        let (out, errors, code) = said(&dragoman(arguments));
        assert_eq!((out.as_str(), code), ("", 2), "{arguments:?}");
        assert!(errors.starts_with("error: no-such."), "{arguments:?}: {errors}");
    }
}

#[test]
fn results_for_machines_are_json_and_stand_alone_on_stdout() {
    let site = site();
    let id = translated(&UN)["items"][0]["id"]
        .as_str()
        .expect("an id")
        .to_owned();
    let changed = String::from_utf8(UN.sample().swap_remove(0).1).expect("UTF-8");
    let changed = changed.replacen("14 Harbour Row", "15 Harbour Row", 1);
    site.configure(&[(&UN, vec![("consolidated.xml".into(), changed.into_bytes())])]);
    assert_eq!(site.json(&["run"])[0]["changed"], 1);
    assert_eq!(site.json(&["status", "--all"]).as_array().map(Vec::len), Some(2));
    assert_eq!(
        site.json(&["diff", "UN"])["changed"].as_array().map(Vec::len),
        Some(1)
    );
    let record = site.json(&["show", &format!("UN/{id}"), "--record"]);
    assert_eq!(record["id"], id);
    let (lines, _, _) = site.command(&["export"]);
    for line in lines.lines() {
        let record: Value = serde_json::from_str(line).expect("a line is JSON");
        assert_eq!(record["issuer"], "UN");
    }
}

#[test]
fn a_signature_and_a_report_take_the_place_of_the_old_ones_whole() {
    let site = Site::new(&[]);
    let (key, module) = (site.path("signing"), site.path("a.wasm"));
    std::fs::write(&module, "no module").expect("a temporary file can be written");
    let run = |arguments: &[&str]| said(&dragoman(arguments)).2;
    assert_eq!(run(&["keygen", &key, "--no-password"]), 0);
    let (signature, report) = (site.path("a.wasm.minisig"), site.path("check.xml"));
    let samples = site
        .receive("samples", &vec![("a.csv".into(), b"a".to_vec())])
        .remove(0);
    let samples = std::path::Path::new(&samples)
        .parent()
        .expect("a folder")
        .display()
        .to_string();
    for (path, arguments, code) in [
        (
            &signature,
            &["sign", &module, "--key", &site.path("signing.key")][..],
            0,
        ),
        (
            &report,
            &[
                "check", &module, "--sample", &samples, "--format", "junit", "--out", &report,
            ],
            1,
        ),
    ] {
        std::fs::write(path, "old").expect("a temporary file can be written");
        let old = std::fs::File::open(path).expect("the file");
        assert_eq!(run(arguments), code);
        assert_ne!(std::fs::read(path).expect("the new one"), b"old");
        // Written over in its place, who reads it would see the half of the new one.
        assert_eq!(std::io::read_to_string(old).expect("the old one"), "old");
    }
}

#[test]
fn a_folder_that_is_no_translators_is_told_with_the_kinds_there_are() {
    let site = Site::new(&[]);
    let folder = site.path("nowhere");
    let (out, errors, code) = said(&dragoman(&["build", &folder, "--out", &site.path("out")]));
    assert_eq!((out.as_str(), code), ("", 2));
    for part in [
        &*folder,
        "there is no such folder",
        "Cargo.toml (Rust)",
        "app.py (Python)",
        "app.js (JavaScript)",
    ] {
        assert!(errors.contains(part), "{part:?} is not in {errors}");
    }
}

/// Names in `wit/`, as JSON writes them.
fn contract() -> BTreeSet<String> {
    let mut names = BTreeSet::from(["item".to_owned()]);
    for entry in std::fs::read_dir(root().join("wit")).expect("the contract is there") {
        let text = std::fs::read_to_string(entry.expect("an entry").path()).expect("the contract is text");
        let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        let words = lines.flat_map(|line| line.split(|c: char| !c.is_ascii_alphanumeric() && c != '-'));
        names.extend(words.map(|word| word.replace('-', "_")));
    }
    names
}

fn assert_named(value: &Value, names: &BTreeSet<String>) {
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, value)| {
            assert!(names.contains(name), "{name} is not in the contract");
            assert_named(value, names);
        }),
        Value::Array(values) => values.iter().for_each(|value| assert_named(value, names)),
        _ => {}
    }
}

#[test]
fn names_in_json_are_those_of_the_contract() {
    let names = contract();
    for list in ALL {
        let document = translated(list);
        for part in ["manifest", "summary", "items", "notices", "rejections"] {
            assert_named(&document[part], &names);
        }
    }
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let site = site();
    let config = site.path("dragoman.toml");
    let sample = site.receive("sample", &UN.sample());
    let module = component(UN.module);
    for arguments in [
        &["translate", &module, &sample[0]][..],
        &["translate", &module, &sample[0], "--format", "json"],
        &["inspect", &module],
        &["export", "--config", &config],
        &["export", "--format", "csv", "--config", &config],
        &["status", "--config", &config],
        &["run", "--config", &config],
        &["run", "--help"],
    ] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dragoman"));
        command.current_dir(root()).args(arguments);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the command runs");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("the command ends");
        let errors = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {errors}");
        assert!(
            !errors.contains("error") && !errors.contains("panicked"),
            "{arguments:?}: {errors}"
        );
    }
}

/// Runs a command from the project's root, with its output going to `out`.
fn writing_to(out: Stdio, arguments: &[&str]) -> (String, Option<i32>) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dragoman"));
    command.current_dir(root()).args(arguments);
    command.stdout(out).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the command runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the command ends");
    (
        String::from_utf8_lossy(&output.stderr).into_owned(),
        output.status.code(),
    )
}

#[test]
fn a_reader_that_has_seen_enough_changes_nothing_of_what_was_found() {
    let site = Site::new(&[(&UN, vec![("list.xml".into(), b"no list".to_vec())])]);
    let config = site.path("dragoman.toml");
    let samples = site.path("un-sc");
    let module = component(UN.module);
    for arguments in [
        &["run", "--config", &config][..],
        &["run", "--format", "json", "--config", &config],
        &["check", &module, "--sample", &samples],
        &["check", &module, "--sample", &samples, "--format", "json"],
        &["inspect", &config, "--format", "json"],
    ] {
        let (errors, code) = writing_to(Stdio::piped(), arguments);
        assert_eq!(code, Some(1), "{arguments:?}: {errors}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_stdout_that_cannot_be_written_is_named() {
    let site = site();
    let config = site.path("dragoman.toml");
    for arguments in [
        &["status", "--config", &config][..],
        &["status", "--format", "json", "--config", &config],
        &["export", "--config", &config],
        &["completions", "bash"],
    ] {
        let full = std::fs::File::options()
            .write(true)
            .open("/dev/full")
            .expect("the system has it");
        let (errors, code) = writing_to(full.into(), arguments);
        assert_eq!(code, Some(2), "{arguments:?}: {errors}");
        assert!(
            errors.starts_with("error: standard output cannot be written: No space left"),
            "{arguments:?}: {errors}"
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_whose_name_is_no_text_is_one_like_any_other() {
    use std::os::unix::ffi::OsStrExt;

    let parent = tempfile::tempdir().expect("a temporary folder");
    let folder = parent.path().join(std::ffi::OsStr::from_bytes(b"\xff\xfe"));
    std::fs::create_dir(&folder).expect("a folder");
    let write = |name: &str, content: &[u8]| std::fs::write(folder.join(name), content).expect("a file");
    let inputs: Vec<String> = UN.sample().into_iter().map(|(name, _)| name).collect();
    UN.sample()
        .iter()
        .for_each(|(name, content)| write(name, content));
    write("dragoman.toml", table(&UN, UN.module, &inputs).as_bytes());
    let said = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dragoman"));
        let output = command.current_dir(&folder).args(arguments).output();
        said(&output.expect("the command runs"))
    };
    for arguments in [
        &["run", "--format", "json"][..],
        &["replay", "UN/sc"],
        &["doctor", "--format", "json"],
    ] {
        let (out, errors, code) = said(arguments);
        assert_eq!(code, 0, "{arguments:?}: {out}{errors}");
    }
    // Where the input was is not known any more, and it is taken from those that were kept.
    UN.sample()
        .iter()
        .for_each(|(name, _)| std::fs::remove_file(folder.join(name)).expect("it is there"));
    let (_, errors, code) = said(&["replay", "UN/sc"]);
    assert_eq!(code, 0, "{errors}");
}

#[test]
fn a_list_that_two_partners_have_is_a_mistake_in_the_configuration() {
    let site = site();
    let inputs = site.receive("again", &UN.sample());
    let twice = table(&UN, UN.module, &inputs).repeat(2);
    site.configure_as(&twice);
    let (_, errors, code) = site.command(&["run"]);
    assert_eq!(code, 2, "{errors}");
    assert!(errors.contains("dragoman.toml: UN/sc is named twice"), "{errors}");
    site.configure_as("");
    let (_, errors, code) = site.command(&["run"]);
    assert_eq!(code, 0, "{errors}");
    assert!(
        errors.contains("it names no [[partner]], so that nothing is run"),
        "{errors}"
    );
}

#[test]
fn an_edition_has_its_day_and_the_words_of_its_list_for_it() {
    let site = Site::new(&[(&GB, GB.sample())]);
    assert_eq!(site.run().1, 0);
    let edition = &site.json(&["status"])[0];
    assert_eq!(
        (&edition["published"], &edition["label"]),
        (&"2022-05-04".into(), &"04/05/2022".into())
    );
    let (text, _, _) = site.command(&["status"]);
    assert!(text.contains(", published 2022-05-04 as 04/05/2022, "), "{text}");
    let folder = site.path("ftm");
    assert_eq!(
        site.command(&["export", "--format", "ftm", "--out", &folder]).2,
        0
    );
    let statements = std::fs::read_to_string(format!("{folder}/statements.json")).expect("the export");
    let first: Value =
        serde_json::from_str(statements.lines().next().expect("a statement")).expect("a statement is JSON");
    assert_eq!(first["last_seen"], "2022-05-04");
}

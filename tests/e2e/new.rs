//! A partner's developer comes from nothing to a signed module by the commands of README.md.

use std::path::Path;
use std::process::Command;

use crate::support::{dragoman, root, said, script};

/// The commands between the marks in README.md.
fn commands() -> String {
    let readme = std::fs::read_to_string(root().join("README.md")).expect("README.md");
    let (_, rest) = readme
        .split_once("<!-- commands that a test runs -->\n")
        .expect("the first mark");
    let (commands, _) = rest
        .split_once("<!-- end of commands -->")
        .expect("the last mark");
    commands.to_owned()
}

#[test]
#[cfg(unix)]
fn the_commands_of_the_readme_lead_from_nothing_to_a_signed_module() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let binary = Path::new(env!("CARGO_BIN_EXE_dragoman"))
        .parent()
        .expect("its folder");
    let path = std::env::var("PATH").expect("a path");
    let output = Command::new("sh")
        .args(["-euc", &commands()])
        .current_dir(&folder)
        .env("PATH", format!("{}:{path}", binary.display()))
        .env("DRAGOMAN_KEY_PASSWORD", "of the test")
        .env_remove("CARGO_TARGET_DIR")
        .output()
        .expect("a shell");
    let (out, errors, code) = said(&output);
    assert_eq!(code, 0, "{out}{errors}");
    // Of `check`: every rule was looked at, and is kept.
    assert!(out.contains("0 broken, 0 not looked at"), "{out}{errors}");
    assert!(out.contains("verified, by key"), "{out}{errors}");
    let module = folder.path().join("xx-persons/modules/xx-persons.wasm");
    assert!(module.with_extension("wasm.minisig").is_file());
}

/// What `new` makes in a language is built, and keeps every rule.
fn begins_well(language: &str) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = |name: &str| {
        let path = folder.path().join(name);
        path.to_str().expect("a path in UTF-8").to_owned()
    };
    let run = |arguments: &[&str]| {
        let (out, errors, code) = said(&dragoman(arguments));
        assert_eq!(code, 0, "{out}{errors}");
        out
    };
    run(&["new", "xx-persons", "--lang", language, "--into", &path("")]);
    let Some(module) = script(&path("xx-persons"), &folder) else {
        return;
    };
    let samples = path("xx-persons/samples");
    let out = run(&["check", &module, "--sample", &samples]);
    assert!(out.contains("0 broken, 0 not looked at"), "{out}");
}

#[test]
fn a_translator_in_python_is_built_and_keeps_every_rule() {
    begins_well("python");
}

#[test]
fn a_translator_in_javascript_is_built_and_keeps_every_rule() {
    begins_well("javascript");
}

#[test]
fn what_is_there_is_not_written_over() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let into = folder.path().to_str().expect("a path in UTF-8");
    let (out, errors, code) = said(&dragoman(&["new", "xx-a", "--into", into]));
    assert_eq!(code, 0, "{out}{errors}");
    let (_, errors, code) = said(&dragoman(&["new", "xx-a", "--into", into]));
    assert_eq!(code, 2);
    assert!(errors.contains("there is something already"), "{errors}");
    let (_, errors, code) = said(&dragoman(&["new", "../a", "--into", into]));
    assert_eq!(code, 2);
    assert!(errors.contains("ISSUER-LIST"), "{errors}");
}

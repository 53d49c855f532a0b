//! The tests of the SDKs for Python and JavaScript, run in the sandbox: components whose translation is a run of tests.

use serde_json::Value;

use crate::support::{dragoman, input, said, script};

/// Runs the tests in a folder, and gives how many passed.
fn passed(folder: &str) -> Option<u64> {
    let out = tempfile::tempdir().expect("a temporary folder");
    let module = script(folder, out.path())?;
    // Nothing reads it: a run has more fuel the larger its input is.
    let fuel = input(&out, "fuel.txt", &vec![b'x'; 4 << 20]);
    let (found, errors, code) = said(&dragoman(&["translate", &module, &fuel, "--format", "json"]));
    assert_eq!(code, 0, "{errors}");
    let found: Value = serde_json::from_str(&found).expect("JSON");
    let name = found["items"][0]["names"][0]["full"].as_str().expect("a name");
    let count = name.strip_suffix(" tests").expect("a number of tests");
    Some(count.parse().expect("a number"))
}

#[test]
fn the_sdk_for_python_passes_its_own_tests() {
    assert_ne!(passed("guest/python/tests"), Some(0));
}

#[test]
fn the_sdk_for_javascript_passes_its_own_tests() {
    assert_ne!(passed("guest/javascript/tests"), Some(0));
}

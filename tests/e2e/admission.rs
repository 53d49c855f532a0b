//! What the commands say of files that are no partner's component.

use crate::support::{dragoman, input, said};

/// Files that are refused, with the rule that says so.
const REFUSED: [(&str, &[u8], &str); 3] = [
    (
        "page.wasm",
        b"<!DOCTYPE html><title>Service unavailable</title>",
        "admit/not-wasm: ",
    ),
    ("core.wasm", b"\0asm\x01\0\0\0", "admit/core-module: "),
    ("silent.wasm", b"\0asm\x0d\0\x01\0", "admit/no-api: "),
];

#[test]
fn a_refused_component_ends_the_command_with_the_rule_and_with_1() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let list = input(&folder, "list.xml", b"<list/>");
    for (name, content, rule) in REFUSED {
        let module = input(&folder, name, content);
        for arguments in [&["inspect", &module][..], &["translate", &module, &list]] {
            let (results, errors, code) = said(&dragoman(arguments));
            assert_eq!((code, results.as_str()), (1, ""), "{errors}");
            assert!(errors.contains(name) && errors.contains(rule), "{errors}");
        }
    }
}

#[test]
fn a_component_that_is_not_there_is_no_refusal() {
    let (_, errors, code) = said(&dragoman(&["inspect", "nowhere.wasm"]));
    assert_eq!(code, 2, "{errors}");
    assert!(errors.contains("nowhere.wasm"), "{errors}");
}

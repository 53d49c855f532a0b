//! `new` writes over nothing. That what it makes is built and keeps every rule, the tutorial shows.

use crate::support::{dragoman, said};

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

use crate::support::{component, dragoman, input, said};

#[test]
fn a_panic_is_reported_with_its_message_and_place() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = input(&folder, "list.txt", b"an invented list");
    let (items, errors, code) = said(&dragoman(&["translate", &component("panic"), &file]));
    assert_eq!((items.as_str(), code), ("", 1), "{errors}");
    for word in ["the guest gives up", "src/lib.rs:"] {
        assert!(errors.contains(word), "{errors}");
    }
}

use crate::support::{component, dragoman, input, said};

fn run(order: &str) -> (String, String, i32) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = input(&folder, "order.txt", order.as_bytes());
    said(&dragoman(&["translate", &component("hostile"), &file]))
}

fn fails(order: &str, reason: &str) {
    let (items, errors, code) = run(order);
    assert_eq!(code, 1, "{errors}");
    assert!(errors.contains(reason), "{errors}");
    assert_eq!(items, "");
}

#[test]
fn a_loop_is_stopped_by_fuel() {
    fails("loop", "used up its fuel");
}

#[test]
fn a_panic_is_reported_with_its_message_and_place() {
    fails("panic", "the guest gives up");
    fails("panic", "src/lib.rs:");
}

#[test]
fn asking_for_gigabytes_is_refused() {
    fails("memory", "limit `memory_bytes`");
}

#[test]
fn endless_recursion_ends_the_guest_and_not_the_host() {
    fails("recursion", "call stack exhausted");
}

#[test]
fn endless_notices_are_stopped() {
    fails("notices", "limit `notices`");
}

#[test]
fn a_flood_of_log_is_cut_and_the_run_goes_on() {
    let (_, errors, code) = run("log");
    assert_eq!(code, 0, "{errors}");
    assert!(errors.len() < 1_000_000);
}

#[test]
fn the_second_item_of_an_id_is_rejected_with_its_place() {
    let (items, errors, code) = run("twice");
    assert_eq!((items.lines().count(), code), (2, 0));
    assert!(
        errors.contains("rejected: order.txt, bytes 0..1: 1 id:"),
        "{errors}"
    );
}

#[test]
fn items_that_break_a_rule_are_rejected_and_do_not_end_the_run() {
    for (order, rule) in [("nameless", "primary name"), ("elsewhere", "part 7")] {
        let (items, errors, code) = run(order);
        assert_eq!((items.as_str(), code), ("", 0));
        assert!(errors.contains(rule), "{errors}");
    }
}

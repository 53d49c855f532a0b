//! A run that uses a limit up passes; with one less of it, it fails with that limit's error.

use dragoman_runtime::{Allowance, Failure, Limit, RunLimits};
use serde_json::{Value, json};

use crate::guest::{FREE, repeat, run, translating};

/// The limits that a run can use up to the last unit: all but the stack and the instances, which have no measure.
const MEASURED: [Limit; 16] = [
    Limit::MemoryBytes,
    Limit::TableElements,
    Limit::Memories,
    Limit::Tables,
    Limit::Fuel,
    Limit::DescribeFuel,
    Limit::Calls,
    Limit::ReadBytes,
    Limit::Items,
    Limit::BatchItems,
    Limit::CallBytes,
    Limit::EmittedBytes,
    Limit::TextBytes,
    Limit::ListLength,
    Limit::Notices,
    Limit::NoticeBytes,
];

/// A guest that uses something of everything.
fn busy() -> Vec<u8> {
    let read = repeat(
        3,
        "(call $read (i32.const 0) (i32.const 0) (i32.const 8) (i32.const 512))",
    );
    let id = format!(
        "(i32.store (i32.const {FREE}) (i32.const 16)) (i32.store offset=4 (i32.const {FREE}) (i32.const 200))"
    );
    // The second field of a withdrawal is its list of sources.
    let sources = format!(
        "(i32.store offset=8 (i32.const {FREE}) (i32.const {}))
         (i32.store offset=12 (i32.const {FREE}) (i32.const 1))",
        FREE + 1_024
    );
    // Only now, so that what lies there is no longer zero for the notices.
    let emit = format!("(call $withdrawals (i32.const {}) (i32.const 4))", FREE + 4_096);
    let one = format!("(call $withdrawals (i32.const {FREE}) (i32.const 1))");
    let notices = format!("(call $notices (i32.const {}) (i32.const 3))", FREE + 4_096);
    let log = "(call $write (i32.const 1) (i32.const 16) (i32.const 5))";
    let grow = "(drop (memory.grow (i32.const 2)))";
    translating(&format!(
        "{read} {id} {sources} {emit} {one} {notices} {log} {grow}"
    ))
}

/// The limits with one of them set to `allowed`.
fn with(limit: Limit, allowed: u64) -> RunLimits {
    let mut limits = serde_json::to_value(RunLimits::default()).expect("limits are JSON");
    let entry = &mut limits[limit.name()];
    *entry = match entry {
        Value::Object(_) => json!(Allowance {
            base: allowed,
            per_byte: 0,
            most: allowed
        }),
        _ => json!(allowed),
    };
    serde_json::from_value(limits).expect("the limits as they were, but for one number")
}

#[test]
fn each_limit_lets_its_peak_pass_and_nothing_less() {
    let guest = busy();
    let honest = run(&guest, &RunLimits::default());
    honest.result.expect("the guest is within the limits");
    let usage = serde_json::to_value(honest.usage).expect("usage is JSON");
    for limit in MEASURED {
        let peak = usage[limit.name()]
            .as_u64()
            .expect("each limit has its peak by name");
        assert!(peak > 0, "{limit} is used");
        let exact = run(&guest, &with(limit, peak));
        assert!(exact.result.is_ok(), "{limit} {peak}: {:?}", exact.result.err());
        match run(&guest, &with(limit, peak - 1)).result {
            Err(Failure::Limit { exceeded, .. }) => {
                assert_eq!((exceeded.limit, exceeded.allowed), (limit, peak - 1));
                assert!(
                    exceeded.asked.is_none_or(|asked| asked >= peak),
                    "{limit}: {exceeded:?} of {peak}"
                );
            }
            other => panic!("{limit} {}: {other:?}", peak - 1),
        }
    }
}

#[test]
fn every_limit_of_the_configuration_is_one_that_is_enforced_or_a_cut() {
    let limits = serde_json::to_value(RunLimits::default()).expect("limits are JSON");
    let mut names: Vec<_> = MEASURED.iter().map(|limit| limit.name()).collect();
    names.extend([Limit::Instances.name(), "log_bytes", "log_lines"]);
    for name in limits.as_object().expect("an object").keys() {
        assert!(names.contains(&name.as_str()), "{name} is not tested");
    }
    assert_eq!(limits.as_object().map(serde_json::Map::len), Some(names.len()));
}

#[test]
fn the_error_of_a_limit_says_what_was_asked_what_is_allowed_and_what_to_do() {
    let failure = run(&busy(), &with(Limit::Notices, 2))
        .result
        .expect_err("three are too many");
    let text = failure.to_string();
    assert!(
        text.contains(
            "it emitted too many notices: 3 notices, 2 notices are allowed (limit `notices`); have it sum"
        ),
        "{text}"
    );
    assert!(
        text.contains("it had last read bytes 0..8 of part 0, had emitted 5 items"),
        "{text}"
    );
}

#[test]
fn two_runs_use_the_same_fuel() {
    let guest = busy();
    let usage = || run(&guest, &RunLimits::default()).usage;
    assert_eq!(usage(), usage());
}

//! What a guest may try, each held by the limit that is there for it.

use dragoman_model::schema::Level;
use dragoman_runtime::{Allowance, Exceeded, Failure, Limit, RunLimits};

use crate::guest::{Deeds, FREE, component, load, repeat, run, translating};

fn stopped(deed: &str, limits: &RunLimits) -> Exceeded {
    match run(&translating(deed), limits).result {
        Err(Failure::Limit { exceeded, .. }) => exceeded,
        other => panic!("{deed}: {other:?}"),
    }
}

fn fuel(units: u64) -> RunLimits {
    RunLimits {
        fuel: Allowance {
            base: units,
            per_byte: 0,
            most: units,
        },
        ..RunLimits::default()
    }
}

#[test]
fn work_of_the_host_is_paid_for_in_fuel() {
    for deed in [
        "(call $read (i32.const 0) (i32.const 0) (i32.const 8) (i32.const 64))",
        "(call $read (i32.const 9) (i32.const -1) (i32.const 0) (i32.const 64))",
        "(call $parts (i32.const 64))",
        "(call $withdrawals (i32.const 0) (i32.const 0))",
        "(call $notices (i32.const 0) (i32.const 0))",
        "(call $write (i32.const 0) (i32.const 0) (i32.const 0))",
    ] {
        let ended = run(&translating(&repeat(u32::MAX, deed)), &fuel(1_000_000));
        assert!(
            matches!(&ended.result, Err(Failure::Limit { exceeded, .. }) if exceeded.limit == Limit::Fuel),
            "{deed}: {:?}",
            ended.result
        );
        assert!(ended.usage.calls <= 2_000, "{deed}: {} calls", ended.usage.calls);
        assert_eq!(ended.usage.fuel, 1_000_000, "{deed}");
    }
}

#[test]
fn bulk_operations_are_paid_for_by_the_byte() {
    let fill = repeat(
        100,
        "(memory.fill (i32.const 32768) (i32.const 0) (i32.const 32768))",
    );
    assert_eq!(stopped(&fill, &fuel(3_000_000)).limit, Limit::Fuel);
    let small = repeat(100, "(memory.fill (i32.const 32768) (i32.const 0) (i32.const 8))");
    assert!(run(&translating(&small), &fuel(3_000_000)).result.is_ok());
}

#[test]
fn endless_recursion_ends_at_the_stacks_limit() {
    let exceeded = stopped("(call $deep)", &RunLimits::default());
    assert_eq!(exceeded.limit, Limit::StackBytes);
}

#[test]
fn too_many_instances_have_their_own_error() {
    let limits = RunLimits {
        instances: 1,
        ..RunLimits::default()
    };
    let expected = Exceeded {
        limit: Limit::Instances,
        asked: Some(2),
        allowed: 1,
    };
    assert_eq!(stopped("", &limits), expected);
}

#[test]
fn one_text_a_thousand_times_costs_as_much_as_a_thousand_texts() {
    // One withdrawal, whose list `releasable-to` names the same megabyte a thousand times.
    let list = FREE + 64;
    let alias = format!(
        "(i32.store (i32.add (i32.const {list}) (i32.shl (local.get $i) (i32.const 3))) (i32.const 65536))
         (i32.store offset=4 (i32.add (i32.const {list}) (i32.shl (local.get $i) (i32.const 3))) (i32.const 1048576))"
    );
    let deed = format!(
        "(drop (memory.grow (i32.const 16))) {} (i32.store offset=20 (i32.const {FREE}) (i32.const {list}))
         (i32.store offset=24 (i32.const {FREE}) (i32.const 1000)) (call $withdrawals (i32.const {FREE}) (i32.const 1))",
        repeat(1000, &alias)
    );
    let exceeded = stopped(&deed, &RunLimits::default());
    assert_eq!(exceeded.limit, Limit::CallBytes);
}

#[test]
fn a_flood_of_empty_lines_is_cut_and_counted() {
    let limits = RunLimits {
        log_lines: 10,
        ..RunLimits::default()
    };
    let deed = repeat(25, "(call $write (i32.const 0) (i32.const 0) (i32.const 0))");
    let run = run(&translating(&deed), &limits);
    assert!(run.result.is_ok());
    assert_eq!(
        (run.log.len(), run.usage.log_lines, run.usage.log_lines_dropped),
        (10, 10, 15)
    );
}

#[test]
fn a_trap_says_what_the_guest_was_doing_and_voids_what_it_emitted() {
    let limits = RunLimits {
        log_lines: 0,
        ..RunLimits::default()
    };
    let deed = format!(
        "(call $read (i32.const 0) (i32.const 2) (i32.const 5) (i32.const 64))
         (call $withdrawals (i32.const {FREE}) (i32.const 1))
         (call $write (i32.const 3) (i32.const 32) (i32.const 6)) unreachable"
    );
    let run = run(&translating(&deed), &limits);
    assert!(run.log.is_empty(), "the log is full from the start");
    let Err(Failure::Trap { cause, progress }) = run.result else {
        panic!("{:?}", run.result)
    };
    assert!(cause.contains("unreachable"), "{cause}");
    assert_eq!(progress.items, 1);
    let read = progress.last_read.expect("it has read");
    assert_eq!((read.part, read.start, read.end), (0, 2, 7));
    let line = progress.last_line.expect("it has written");
    assert_eq!((line.level, line.message.as_str()), (Level::Error, "limits"));
}

#[test]
fn describe_has_a_budget_of_its_own_and_no_parts() {
    let limits = RunLimits {
        describe_fuel: 100_000,
        ..RunLimits::default()
    };
    let looping = component(Deeds {
        describe: "(loop $again (br $again))",
        translate: "",
    });
    let failure = load(&looping, &limits).describe().expect_err("it loops");
    assert!(matches!(failure, Failure::Limit { exceeded, .. } if exceeded.limit == Limit::DescribeFuel));
    // The length of the list that `parts` gives lies behind its address: a trap if there were one.
    let asking = component(Deeds {
        describe: "(call $parts (i32.const 64)) (if (i32.load (i32.const 68)) (then unreachable))",
        translate: "",
    });
    assert!(run(&asking, &limits).result.is_ok());
}

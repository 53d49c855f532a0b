//! A module reads its input by position, in memory or in a file, and a file that is cut short under it stops the run.

use std::fs::File;
use std::io::Write;

use dragoman_model::Digest;
use dragoman_runtime::{Content, Failure, Feed, RunLimits};

use crate::guest::{load, repeat, translating};

/// Bytes of the part: more than the host keeps of it in memory.
const SIZE: u32 = 200_000;

/// A part in a file, and a second handle to that.
fn part() -> (File, Content) {
    let bytes: Vec<u8> = (0..SIZE).map(|at| (at % 251) as u8).collect();
    let mut file = tempfile::tempfile().expect("a temporary file");
    file.write_all(&bytes).expect("it is written");
    let same = file.try_clone().expect("a second handle");
    (same, Content::of_file(file, SIZE.into(), Digest::of(&bytes)))
}

/// A guest that reads the part in pieces of 100 bytes, and traps if one is not what stands there.
fn reader() -> Vec<u8> {
    let read =
        "(call $read (i32.const 0) (i32.mul (local.get $i) (i32.const 100)) (i32.const 100) (i32.const 512))";
    // Where the bytes lie is told at 512.
    let first = "(i32.load8_u (i32.load (i32.const 512)))";
    let expected = "(i32.rem_u (i32.mul (local.get $i) (i32.const 100)) (i32.const 251))";
    translating(&repeat(
        SIZE / 100,
        &format!("{read} (if (i32.ne {first} {expected}) (then unreachable))"),
    ))
}

#[test]
fn the_same_is_read_from_a_file_and_costs_as_much() {
    let (_file, content) = part();
    let module = load(&reader(), &RunLimits::default());
    let in_memory = content.head(u64::MAX).expect("it is there");
    let feeds = [
        Feed::default().with("list", content),
        Feed::default().with("list", in_memory),
    ];
    let [from_file, from_memory] = feeds.map(|feed| module.translate(&feed));
    from_file.result.expect("it reads what is there");
    from_memory.result.expect("it reads what is there");
    assert_eq!(from_file.usage, from_memory.usage);
    assert_eq!(from_file.usage.read_bytes, u64::from(SIZE));
}

#[test]
fn a_file_that_is_cut_short_under_a_module_is_said_to_be_and_is_no_fault_of_the_module() {
    let (file, content) = part();
    let module = load(&reader(), &RunLimits::default());
    file.set_len(100_000).expect("it is cut short");
    let failure = module
        .translate(&Feed::default().with("list.xml", content))
        .result;
    let Err(Failure::Unreadable(unreadable)) = failure else {
        panic!("{failure:?}");
    };
    assert_eq!(unreadable.name, "list.xml");
    assert!((80_000..=100_000).contains(&unreadable.start), "{unreadable}");
    let said = unreadable.to_string();
    assert!(
        said.starts_with("list.xml: its copy cannot be read at bytes "),
        "{said}"
    );
}

use proptest::prelude::*;

use super::super::cursor::key;
use super::*;

/// First bytes and tail of a normal form, its shape, and the record.
type Owned = (String, String, u32);

fn written(numbers: &[Owned], in_memory: usize) -> Run {
    let tails: Vec<Tail> = numbers
        .iter()
        .map(|(normal, shape, _)| Tail {
            rest: normal.as_bytes()[normal.len().min(PREFIX)..].into(),
            shape: shape.as_bytes().into(),
        })
        .collect();
    let folder = std::env::temp_dir();
    let mut writing = Writing::new(&folder, in_memory);
    for ((normal, _, record), tail) in numbers.iter().zip(&tails) {
        let pushed = writing.push(key(normal.as_bytes()), tail, *record);
        pushed.expect("there is room");
    }
    writing.finish().expect("there is room")
}

fn read(run: &Run) -> Vec<Owned> {
    let mut numbers = run.numbers().expect("numbers");
    let mut found = Vec::new();
    while numbers.advance().expect("numbers") {
        let Stated {
            normal,
            shape,
            record,
        } = numbers.stated();
        assert_eq!(numbers.key(), key(normal));
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("a text");
        found.push((text(normal), text(shape), record));
    }
    found
}

fn number() -> impl Strategy<Value = String> {
    prop_oneof![
        "[0-9A-Z]{0,22}",
        "[0-9]{6}",
        "АВ[0-9]{6}",
        "[0-9]{16}Z{0,40}",
        "[é]{1,20}",
        "\u{10ffff}{4}[A-Z]{0,2}"
    ]
}

proptest! {
    #[test]
    fn numbers_of_every_sort_come_back_from_memory_and_from_files(
        mut numbers in prop::collection::vec((number(), "|\0\0 \0|x{1,300}", prop_oneof![0_u32..5, any::<u32>()]), 1..300),
        in_memory in prop_oneof![Just(0_usize), Just(100), Just(1 << 20)],
    ) {
        numbers.sort();
        prop_assert_eq!(read(&written(&numbers, in_memory)), numbers);
    }
}

#[test]
fn numbers_beyond_what_is_read_at_once_come_back() {
    let shape = |number: u32| {
        if number.is_multiple_of(900) {
            "x".repeat(PIECE + 1)
        } else {
            String::new()
        }
    };
    let numbers: Vec<Owned> = (0..100_000_u32)
        .map(|number| (format!("{number:09}"), shape(number / 50), number))
        .collect();
    assert_eq!(read(&written(&numbers, 0)), numbers);
}

#[test]
fn a_file_that_is_cut_off_is_told() {
    let numbers: Vec<Owned> = (0..10_u32)
        .map(|number| (format!("{number:09}"), String::new(), number))
        .collect();
    let Run {
        numbers: count,
        bytes: Bytes::Memory(bytes),
    } = written(&numbers, 1 << 20)
    else {
        panic!("it is in memory");
    };
    for end in 0..bytes.len() {
        let run = Run {
            numbers: count,
            bytes: Bytes::Memory(bytes[..end].to_vec()),
        };
        let mut numbers = run.numbers().expect("numbers");
        let fault = loop {
            match numbers.advance() {
                Ok(true) => {}
                Ok(false) => break None,
                Err(fault) => break Some(fault),
            }
        };
        assert!(matches!(fault, Some(HubError::Scratch(_))), "cut at {end}");
    }
}

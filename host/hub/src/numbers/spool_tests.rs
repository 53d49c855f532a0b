use std::cell::RefCell;

use super::*;

/// A number, its shape and its record's place.
type Owned = (String, String, u32);

fn sorted(spool: Spool, is_kept: fn(&str) -> bool) -> (Vec<Owned>, Spooled) {
    let found = RefCell::new(Vec::new());
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("a text");
    let spooled = spool.finish(is_kept, |stated| {
        found
            .borrow_mut()
            .push((text(stated.normal), text(stated.shape), stated.record));
    });
    (found.into_inner(), spooled.expect("a folder"))
}

fn read(spooled: &Spooled) -> usize {
    let mut count = 0;
    let all = spooled.sorted.blocks(|packed| {
        count += packed.numbers as usize;
        Ok(())
    });
    all.expect("numbers");
    count
}

fn spool() -> Spool {
    Spool::new(&std::env::temp_dir())
}

#[test]
fn many_runs_give_the_same_as_one() {
    let numbers = |batch: u64| -> Vec<String> {
        (0..5_000_u64)
            .map(|number| format!("{:010}", (number * 7_919 + batch * 104_729) % 9_973))
            .collect()
    };
    let fill = |numbers_of_run: usize, in_memory: usize| {
        let limits = Limits {
            numbers: numbers_of_run,
            in_memory,
        };
        let mut spool = Spool { limits, ..spool() };
        for batch in 0..4 {
            spool.take(&format!("batch {batch}"), numbers(batch));
        }
        sorted(spool, |_| true)
    };
    let (few, many) = (fill(RUN, IN_MEMORY), fill(300, 0));
    assert_eq!(few.0, many.0);
    assert!(few.0.is_sorted());
    assert_eq!(
        (few.0.len(), read(&few.1), read(&many.1)),
        (20_000, 20_000, 20_000)
    );
}

#[test]
fn long_numbers_and_odd_shapes_are_sorted_as_texts() {
    let mut spool = spool();
    let numbers = [
        "12345678901234567890",
        "1234567890123456",
        "12345678901234567",
        "ab 1",
        "AB1",
        "ВВ-1",
        "1234567890123456Z",
    ];
    spool.take("a", numbers.map(str::to_owned).to_vec());
    let (found, _) = sorted(spool, |_| true);
    let mut expected = found.clone();
    expected.sort();
    assert_eq!(found, expected);
    let normals: Vec<_> = found.iter().map(|(normal, ..)| normal.as_str()).collect();
    let sorted = [
        "1234567890123456",
        "12345678901234567",
        "12345678901234567890",
        "1234567890123456Z",
        "AB1",
        "AB1",
        "ВВ1",
    ];
    assert_eq!(normals, sorted);
}

#[test]
fn what_no_record_of_the_edition_states_is_passed_over() {
    let mut spool = spool();
    spool.take("good", vec!["1".into(), "2".into()]);
    spool.take("bad", vec!["3".into()]);
    let (found, spooled) = sorted(spool, |id| id == "good");
    assert_eq!((found.len(), spooled.ids), (2, vec![Some("good".into()), None]));
}

#[test]
fn the_digest_of_a_batch_is_that_of_its_numbers_in_their_order() {
    let digest = |numbers: &[&str]| {
        let mut spool = spool();
        spool.take("a", numbers.iter().map(ToString::to_string).collect());
        spool.batch("a").expect("a batch").digest
    };
    assert_eq!(digest(&["1", "23"]), digest(&["1", "23"]));
    assert_ne!(digest(&["1", "23"]), digest(&["23", "1"]));
    assert_ne!(digest(&["1", "23"]), digest(&["12", "3"]));
}

#[test]
fn a_folder_that_cannot_be_written_to_is_told_at_the_end() {
    let limits = Limits {
        numbers: 10,
        in_memory: 0,
    };
    let mut spool = Spool {
        limits,
        ..Spool::new(Path::new("/nowhere/at/all"))
    };
    let numbers = |count: u32| (0..count).map(|number| format!("{number:05}")).collect();
    spool.take("a", numbers(20_000));
    spool.take("b", numbers(20_000));
    let spooled = spool.finish(|_| true, |_| {});
    assert!(matches!(spooled, Err(HubError::Scratch(_))), "{spooled:?}");
}

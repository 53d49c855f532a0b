use serde_json::Value;

use super::*;
use crate::Hub;
use crate::fixtures::{accepted, bulk, draft, site};

/// The numbers of each of some records, of which each has two in alphabetical turn with the others.
fn expected(records: usize) -> Vec<(String, Vec<String>)> {
    let number = |letter: char, record: usize| format!("{letter} {record:03}");
    let record = |record: usize| {
        let numbers = vec![number('A', record), number('B', record)];
        (format!("{record:03}"), numbers)
    };
    (0..records).map(record).collect()
}

/// What a window gives, and whether it took the numbers apart.
fn given(hub: &Hub, edition: &Edition, most: u64) -> (Vec<(String, Vec<String>)>, bool) {
    let mut window = Window::of_parts(&hub.connection, edition, None, most).expect("the store works");
    let ids: Vec<String> = window
        .waiting
        .iter()
        .flat_map(|part| part.records.iter().map(|record| record.id.clone()))
        .collect();
    window.locate().expect("the store works");
    window.is_located = true;
    let is_apart = window
        .waiting
        .iter()
        .all(|part| matches!(part.place, Place::File(_)));
    let numbers = ids.into_iter().map(|id| {
        let numbers = window.numbers(&id).expect("they are there");
        (id, numbers)
    });
    (numbers.collect(), is_apart)
}

#[test]
fn numbers_come_back_in_their_order_whether_they_are_taken_apart_or_not() {
    let (_folder, path) = site();
    for mut hub in [
        Hub::open(&path).expect("a store"),
        Hub::in_memory().expect("a store"),
    ] {
        let expected = expected(6);
        let items: Vec<Value> = expected
            .iter()
            .map(|(id, numbers)| bulk(id, &numbers.iter().map(String::as_str).collect::<Vec<_>>()))
            .collect();
        let edition = accepted(&mut hub, &draft("a", &items));
        // One block holds them all: for two parts it is read twice, for more they are taken apart.
        for (most, is_apart) in [(12, false), (6, false), (4, true), (2, true), (1, true)] {
            assert_eq!(
                given(&hub, &edition, most),
                (expected.clone(), is_apart),
                "{most}"
            );
        }
    }
}

#[test]
fn a_record_by_itself_is_given_and_one_that_is_not_there_is_none() {
    let mut hub = Hub::in_memory().expect("a store");
    let edition = accepted(
        &mut hub,
        &draft("a", &[bulk("1", &["B 2", "A 1"]), bulk("2", &["A 1"])]),
    );
    let mut window = Window::over(&hub.connection, &edition, Some("1")).expect("the store works");
    assert_eq!(window.numbers("1").expect("it is there"), ["A 1", "B 2"]);
    assert!(matches!(window.numbers("2"), Err(HubError::Damaged(_))));
}

use serde_json::{Value, json};

use super::*;
use crate::fixtures::{breaks, keeps, subject};

fn stands(sources: Value) -> crate::Item {
    subject(json!({ "sources": sources }))
}

fn bytes(part: u32, start: u32, end: u32) -> Value {
    json!({ "bytes": { "part": part, "start": start, "end": end } })
}

fn rows(sheet: Option<&str>, first: u32, last: u32) -> Value {
    json!({ "row": { "part": 0, "sheet": sheet, "first": first, "last": last } })
}

#[test]
fn an_item_says_where_it_stands() {
    breaks(stands(json!([])), "sources");
    breaks(stands(json!([bytes(0, 0, 1), bytes(1, 0, 1)])), "sources[1]");
}

#[test]
fn bytes_lie_within_their_part() {
    // The part has 100.
    keeps(stands(json!([bytes(0, 0, 100)])));
    keeps(stands(json!([bytes(0, 100, 100)])));
    for range in [
        bytes(0, 0, 101),
        bytes(0, 2, 1),
        bytes(0, u32::MAX, u32::MAX),
        bytes(u32::MAX, 0, 1),
    ] {
        breaks(stands(json!([range])), "sources[0]");
    }
}

#[test]
fn rows_are_counted_from_one_and_end_with_their_sheet() {
    for range in [
        rows(None, 1, 1),
        rows(None, 1, 100),
        rows(Some("Sheet1"), 1, 1_048_576),
    ] {
        keeps(stands(json!([range])));
    }
    for range in [
        rows(None, 0, 1),
        rows(None, 2, 1),
        rows(None, 1, 101),
        rows(Some("Sheet1"), 1, 1_048_577),
        rows(Some(" "), 1, 1),
    ] {
        breaks(stands(json!([range])), "sources[0]");
    }
}

#[test]
fn a_pointer_is_one_of_json() {
    let pointer = |text: &str| stands(json!([{ "pointer": { "part": 0, "pointer": text } }]));
    keeps(pointer("/notices/3"));
    breaks(pointer("notices/3"), "sources[0]");
    breaks(pointer("/notices/~3"), "sources[0]");
}

#[test]
fn ranges_cross_only_within_one_sequence() {
    let places = |places: &[Value]| -> Vec<Locator> {
        let place = |place: &Value| serde_json::from_value(place.clone()).expect("a locator");
        places.iter().map(place).collect()
    };
    let crossed = |values: &[Value]| crossing(&places(values).iter().collect::<Vec<_>>());
    assert_eq!(crossed(&[bytes(0, 0, 10), bytes(0, 5, 15)]), [(1, 0)]);
    assert_eq!(crossed(&[bytes(0, 5, 15), bytes(0, 0, 10)]), [(0, 1)]);
    assert_eq!(crossed(&[rows(None, 1, 3), rows(None, 3, 4)]), [(1, 0)]);
    assert_eq!(crossed(&[bytes(0, 0, 10), bytes(1, 5, 15)]), []);
    assert_eq!(crossed(&[bytes(0, 0, 10), rows(None, 5, 15)]), []);
    assert_eq!(crossed(&[rows(Some("a"), 1, 3), rows(Some("b"), 2, 4)]), []);
    assert_eq!(
        crossed(&[bytes(0, 0, 10), bytes(0, 0, 5), bytes(0, 5, 10), bytes(0, 7, 7)]),
        []
    );
}

#[test]
fn places_that_follow_one_another_never_cross() {
    let ends = |start| (start..4).map(move |end| (start, end));
    let ranges: Vec<_> = (0..4).flat_map(ends).collect();
    let places = |of: &dyn Fn(u32, u32) -> Value| -> Vec<Locator> {
        let place = |(start, end): &(u32, u32)| serde_json::from_value(of(*start, *end)).expect("a locator");
        ranges.iter().map(place).collect()
    };
    let all = [
        places(&|start, end| bytes(0, start, end)),
        places(&|start, end| bytes(1, start, end)),
        places(&|start, end| rows(Some("a"), start + 1, end + 1)),
        places(&|start, end| json!({ "pointer": { "part": 0, "pointer": format!("/{start}/{end}") } })),
    ];
    let all: Vec<_> = all.iter().flatten().collect();
    let mut following = 0;
    for first in &all {
        for second in all.iter().filter(|second| follows(first, second)) {
            for third in all.iter().filter(|third| follows(second, third)) {
                assert_eq!(
                    crossing(&[first, second, third]),
                    [],
                    "{first:?} {second:?} {third:?}"
                );
                following += 1;
            }
        }
    }
    assert!(following > 100, "{following}");
}

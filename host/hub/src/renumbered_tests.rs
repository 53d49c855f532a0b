use serde_json::{Value, json};

use super::*;
use crate::fixtures::{accepted, draft, person};

/// A person with a day of birth and a passport.
fn known(id: &str, name: &str, number: u32) -> Value {
    let mut known = person(id, name);
    let day = json!({ "year": 1950 + number % 40, "month": 1 + number % 12, "day": 2 + number % 20 });
    known["births"] =
        json!([{ "earliest": day, "latest": day, "certainty": "exact", "calendar": "gregorian", "at": 0 }]);
    known["documents"] = json!([{
        "kind": "passport", "number": format!("C{number:07}"), "issuer": "KE", "status": "unstated", "at": 0,
    }]);
    known
}

/// Who stands under which other number, and whether that had to be weighed; between editions of these records.
fn renumbered(before: &[Value], after: &[Value]) -> Vec<(String, String, bool)> {
    let mut hub = Hub::in_memory().expect("a store");
    let from = accepted(&mut hub, &draft("before", before));
    let to = accepted(&mut hub, &draft("after", after));
    let Renumbering {
        pairs: found,
        unweighed,
    } = hub.renumbered(&from, &to).expect("the store works");
    assert_eq!(unweighed, None);
    let moved = count(&hub.connection, from.edition, to.edition).expect("the store works");
    assert_eq!(moved.gone + moved.replaced, found.len() as u64);
    let found = found.into_iter();
    found
        .map(|pair| (pair.from.id, pair.to.id, pair.evidence.is_some()))
        .collect()
}

fn pair(from: &str, to: &str, weighed: bool) -> (String, String, bool) {
    (from.into(), to.into(), weighed)
}

#[test]
fn who_says_the_same_under_another_number_is_the_same_and_nothing_is_weighed() {
    let before = [
        person("1", "Ada Example"),
        person("2", "Ida Example"),
        person("3", "Eda Example"),
    ];
    let after = [
        person("3", "Eda Example"),
        person("1-1", "Ada Example"),
        person("1-2", "Ida Example"),
    ];
    let expected = [pair("1", "1-1", false), pair("2", "1-2", false)];
    assert_eq!(renumbered(&before, &after), expected);
}

#[test]
fn who_says_more_under_another_number_is_the_same_if_the_evidence_suffices() {
    let mut more = known("1-1", "Adalina Verlaken", 7);
    more["remarks"] = json!([{ "text": "Invented.", "at": 0 }]);
    let before = [known("1", "Adalina Verlaken", 7), known("2", "Idris Quaymire", 9)];
    let after = [known("2", "Idris Quaymire", 9), more];
    assert_eq!(renumbered(&before, &after), [pair("1", "1-1", true)]);
}

#[test]
fn the_fields_that_differ_are_told_and_the_number_is_none_of_them() {
    let mut hub = Hub::in_memory().expect("a store");
    let from = accepted(&mut hub, &draft("before", &[known("1", "Adalina Verlaken", 7)]));
    let mut more = known("2", "Adalina Verlaken", 7);
    more["remarks"] = json!([{ "text": "Invented.", "at": 0 }]);
    let to = accepted(&mut hub, &draft("after", &[more]));
    let found = hub
        .renumbered(&from, &to)
        .expect("the store works")
        .pairs
        .remove(0);
    assert_eq!(found.from.name.as_deref(), Some("Adalina Verlaken"));
    let fields: Vec<_> = found.fields.iter().map(|change| change.field.as_str()).collect();
    assert_eq!(fields, ["remarks"]);
}

#[test]
fn another_person_in_the_place_of_one_is_nobody_renumbered() {
    let before = [known("1", "Adalina Verlaken", 7)];
    let after = [known("2", "Idris Quaymire", 9)];
    assert_eq!(renumbered(&before, &after), []);
}

#[test]
fn who_shares_a_birth_and_no_word_of_a_name_is_nobody_renumbered() {
    let mut other = known("2", "Idris Quaymire", 7);
    other["documents"] = known("2", "", 8)["documents"].clone();
    assert_eq!(renumbered(&[known("1", "Adalina Verlaken", 7)], &[other]), []);
}

#[test]
fn where_it_is_open_which_of_two_it_is_none_is_taken() {
    let before = [person("1", "Ada Example")];
    let after = [person("2", "Ada Example"), person("3", "Ada Example")];
    assert_eq!(renumbered(&before, &after), []);
    let before = [known("1", "Adalina Verlaken", 7)];
    let after = [
        known("2", "Adalina Verlaken", 7),
        known("3", "Adalina Verlaken", 7),
    ];
    assert_eq!(renumbered(&before, &after), []);
}

#[test]
fn who_was_withdrawn_is_not_renumbered() {
    let before = [person("1", "Ada Example")];
    let after = [
        json!({ "item": "withdrawal", "id": "1" }),
        person("2", "Ada Example"),
    ];
    assert_eq!(renumbered(&before, &after), []);
}

#[test]
fn who_moved_to_a_number_that_another_had_is_found_there() {
    let people = |names: &[&str]| -> Vec<Value> {
        let people = names.iter().enumerate();
        people
            .map(|(number, name)| person(&number.to_string(), name))
            .collect()
    };
    let before = people(&["Ada Verlaken", "Idris Quaymire", "Eda Sorrel"]);
    let after = people(&["Idris Quaymire", "Eda Sorrel"]);
    assert_eq!(
        renumbered(&before, &after),
        [pair("2", "1", false), pair("1", "0", false)]
    );
}

#[test]
fn how_many_were_too_many_to_be_weighed_is_told_and_who_says_the_same_is_found_all_the_same() {
    let mut hub = Hub::in_memory().expect("a store");
    let mut more = known("2-1", "Adalina Verlaken", 7);
    more["remarks"] = json!([{ "text": "Invented.", "at": 0 }]);
    let before = [person("1", "Ada Example"), known("2", "Adalina Verlaken", 7)];
    let from = accepted(&mut hub, &draft("before", &before));
    let to = accepted(&mut hub, &draft("after", &[person("1-1", "Ada Example"), more]));
    let found = |most: usize| {
        let found = hub.renumbered_of(&from, &to, most).expect("the store works");
        (found.pairs.len(), found.unweighed)
    };
    assert_eq!(found(2), (2, None));
    assert_eq!(found(1), (1, Some(2)));
}

#[test]
fn where_records_only_went_or_only_came_there_is_nothing_to_weigh() {
    let mut hub = Hub::in_memory().expect("a store");
    let both = [person("1", "Ada Example"), person("2", "Ida Example")];
    let from = accepted(&mut hub, &draft("before", &both));
    let to = accepted(&mut hub, &draft("after", &both[..1]));
    for (from, to) in [(&from, &to), (&to, &from)] {
        let found = hub.renumbered_of(from, to, 0).expect("the store works");
        assert_eq!((found.pairs.len(), found.unweighed), (0, None));
    }
}

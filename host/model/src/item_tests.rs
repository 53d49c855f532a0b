//! What holds of every item, tried on arbitrary ones. `cargo test` tries a few hundred; a long run by hand is
//! `PROPTEST_CASES=1000000 cargo test --release -p dragoman-model arbitrary`. What fails is made as small as it can be,
//! printed, and kept in `proptest-regressions/`, from where every later run tries it again.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::Value;

use super::*;
use crate::arbitrary::{item, manifest, plausible_item};
use crate::compare;
use crate::fixtures::validate;

/// Calls `change` with every value inside, and the field it is the value of.
fn each_value(field: &str, value: &mut Value, change: &mut dyn FnMut(&str, &mut Value)) {
    change(field, value);
    match value {
        Value::Array(values) => values
            .iter_mut()
            .for_each(|value| each_value(field, value, change)),
        Value::Object(fields) => {
            fields
                .iter_mut()
                .for_each(|(field, value)| each_value(field, value, change));
        }
        _ => {}
    }
}

fn parsed(value: &Value) -> Result<Item, TestCaseError> {
    serde_json::from_value(value.clone()).map_err(|error| TestCaseError::fail(error.to_string()))
}

/// The item as JSON; a number that is none is null there, and absent when it is read again.
fn written(item: &Item) -> Result<(Value, Item), TestCaseError> {
    let value = serde_json::to_value(item).map_err(|error| TestCaseError::fail(error.to_string()))?;
    let item = parsed(&value)?;
    Ok((value, item))
}

/// Changes one text of the item after another, each by itself, wherever the schema takes any text.
fn with_each_text_changed(value: &Value, change: &dyn Fn(&str) -> String) -> Vec<Item> {
    let mut texts = 0;
    each_value("", &mut value.clone(), &mut |_, value| {
        texts += usize::from(value.is_string())
    });
    (0..texts)
        .filter_map(|chosen| {
            let (mut changed, mut number) = (value.clone(), 0);
            each_value("", &mut changed, &mut |_, value| {
                if let Value::String(text) = value {
                    if number == chosen {
                        *text = change(text);
                    }
                    number += 1;
                }
            });
            // A word of a vocabulary cannot be changed at will.
            serde_json::from_value(changed).ok()
        })
        .collect()
}

proptest! {
    #[test]
    fn arbitrary_items_have_a_canonical_form_that_is_its_own(item in item()) {
        let canonical = item.canonical();
        prop_assert_eq!(canonical.to_json(), canonical.canonical().to_json());
        prop_assert_eq!(canonical.meaning(), item.meaning());
        prop_assert_eq!(compare(&item, &canonical), vec![]);
    }

    #[test]
    fn arbitrary_items_are_read_as_they_are_written(item in item()) {
        let (_, once) = written(&item)?;
        let again: Item = serde_json::from_slice(&once.to_json()).expect("JSON of an item");
        prop_assert_eq!(&once, &again);
        prop_assert_eq!(once.to_json(), again.to_json());
    }

    #[test]
    fn arbitrary_items_mean_the_same_in_another_order_and_at_another_place(item in item()) {
        let (mut value, item) = written(&item)?;
        each_value("", &mut value, &mut |field, value| match (field, value) {
            ("parts" | "actions", _) => {}
            ("at", value) => *value = 7.into(),
            ("sources" | "links", Value::Array(aside)) => aside.clear(),
            (_, Value::Array(values)) if !values.is_empty() => {
                values.reverse();
                values.push(values[0].clone());
            }
            _ => {}
        });
        // A key and its value are written as a list of two, which is no set.
        if let Some(extra) = value.get_mut("extra") {
            *extra = serde_json::to_value(&item).expect("JSON")["extra"].clone();
        }
        let moved = parsed(&value)?;
        prop_assert_eq!(compare(&item, &moved), vec![]);
        prop_assert_eq!(item.meaning(), moved.meaning());
    }

    #[test]
    fn arbitrary_items_mean_the_same_in_other_white_space(item in plausible_item()) {
        let (value, item) = written(&item)?;
        let spaced = |text: &str| format!("\u{a0}\n{}\t", text.replace(' ', " \u{3000}"));
        for changed in with_each_text_changed(&value, &spaced) {
            prop_assert_eq!(compare(&item, &changed), vec![]);
            prop_assert_eq!(item.meaning(), changed.meaning());
        }
    }

    #[test]
    fn arbitrary_items_mean_something_else_when_a_text_changes(item in plausible_item()) {
        let (mut value, _) = written(&item)?;
        for aside in ["sources", "links"] {
            value.as_object_mut().expect("an item").remove(aside);
        }
        let item = parsed(&value)?;
        for changed in with_each_text_changed(&value, &|text| format!("{text}≠")) {
            prop_assert_ne!(item.meaning(), changed.meaning());
            prop_assert_ne!(compare(&item, &changed), vec![]);
        }
    }

    #[test]
    fn arbitrary_pairs_of_items_differ_in_a_field_if_and_only_if_they_differ_in_meaning(
        a in plausible_item(), b in plausible_item(),
    ) {
        prop_assert_eq!(compare(&a, &b).is_empty(), a.meaning() == b.meaning());
    }

    #[test]
    fn arbitrary_items_are_accepted_or_rejected_each_once(items in prop::collection::vec(item(), 0..4)) {
        let taken = items.len();
        let (records, rejections) = validate(items);
        prop_assert_eq!(records.len() + rejections.len(), taken);
    }

    #[test]
    fn arbitrary_manifests_are_checked_without_a_panic(manifest in manifest()) {
        if let Err(error) = manifest.check() {
            prop_assert!(error.to_string().contains(error.field));
        }
    }
}

/// What a reader of an edition relies on, said in another way than the rules say it.
fn reliable(item: &Item) -> Result<(), TestCaseError> {
    let (mut value, again) = written(item)?;
    prop_assert_eq!(item, &again, "JSON holds all of it");
    prop_assert_eq!(validate([again]).1, vec![], "and it is as good when it is read");
    let mut canonical = value.clone();
    canonical["sources"] = serde_json::to_value(item.sources()).expect("JSON");
    prop_assert_eq!(
        validate([parsed(&canonical)?]).1,
        vec![],
        "so is its canonical form"
    );
    let mut wrong = Vec::new();
    each_value("", &mut value, &mut |field, value| {
        let good = match (field, &*value) {
            ("at", value) => *value == 0,
            ("year", value) => value.as_u64().is_some_and(|year| (1..=9999).contains(&year)),
            ("month", value) => value.as_u64().is_some_and(|month| (1..=12).contains(&month)),
            ("day", value) => value.as_u64().is_some_and(|day| (1..=31).contains(&day)),
            ("length_m", value) => value.as_f64().is_some_and(|length| length > 0.0),
            ("country" | "code" | "issuer" | "releasable_to", Value::String(code)) => {
                code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase())
            }
            ("full", Value::String(full)) => !full.trim().is_empty(),
            (_, Value::String(text)) => !text.contains(['\0', '\u{1b}']),
            _ => true,
        };
        if !good {
            wrong.push(format!("{field}: {value}"));
        }
    });
    prop_assert_eq!(wrong, Vec::<String>::new());
    Ok(())
}

#[test]
fn arbitrary_items_that_are_accepted_can_be_relied_on() {
    let mut runner = TestRunner::new(Config::default());
    let counts = std::cell::RefCell::new(BTreeMap::<bool, u32>::new());
    let tried = runner.run(&plausible_item(), |item| {
        let (records, rejections) = validate([item]);
        *counts.borrow_mut().entry(rejections.is_empty()).or_default() += 1;
        records.iter().try_for_each(reliable)
    });
    tried.unwrap_or_else(|error| panic!("{error}"));
    // Else it would have shown nothing.
    let counts = counts.into_inner();
    assert!(
        counts.get(&true) > Some(&20) && counts.get(&false) > Some(&20),
        "{counts:?}"
    );
}

use serde_json::json;

use super::*;
use crate::fixtures::{batch, name, subject};

#[test]
fn nothing_changed_if_the_meaning_is_the_same() {
    assert_eq!(
        compare(
            &subject(json!({})),
            &subject(json!({ "names": [name(" Ada  Example")] }))
        ),
        []
    );
}

#[test]
fn of_a_list_the_values_that_went_and_came_are_told() {
    let with =
        |names: &[&str]| subject(json!({ "names": names.iter().map(|full| name(full)).collect::<Vec<_>>() }));
    let changes = compare(&with(&["Ada", "Ida"]), &with(&["Ida", "Eda"]));
    assert_eq!(changes.len(), 1);
    assert_eq!(changes[0].field, "names");
    assert_eq!(
        (
            changes[0].old[0]["full"].as_str(),
            changes[0].new[0]["full"].as_str()
        ),
        (Some("Ada"), Some("Eda"))
    );
    assert_eq!((changes[0].old.len(), changes[0].new.len()), (1, 1));
}

#[test]
fn of_a_record_the_fields_inside_are_told() {
    let with = |father: &str| subject(json!({ "person": { "father": father, "mother": "Eva" } }));
    let changes = compare(&with("Karl"), &with("Carl"));
    let change = FieldChange {
        field: "person.father".into(),
        old: vec!["Karl".into()],
        new: vec!["Carl".into()],
    };
    assert_eq!(changes, [change]);
}

#[test]
fn what_came_has_no_old_value_and_what_went_no_new_one() {
    let (without, with) = (subject(json!({})), subject(json!({ "narrative": "Prose." })));
    let come = FieldChange {
        field: "narrative".into(),
        old: vec![],
        new: vec!["Prose.".into()],
    };
    assert_eq!(compare(&without, &with), [come]);
    let gone = FieldChange {
        field: "narrative".into(),
        old: vec!["Prose.".into()],
        new: vec![],
    };
    assert_eq!(compare(&with, &without), [gone]);
}

#[test]
fn another_kind_under_the_same_id_is_a_change() {
    let changes = compare(&subject(json!({ "id": "3" })), &batch(json!({})));
    let item = changes
        .iter()
        .find(|change| change.field == "item")
        .expect("the kind changed");
    assert_eq!(
        (&item.old[0], &item.new[0]),
        (&"subject".into(), &"travel_documents".into())
    );
}

#[test]
fn one_number_among_many_is_found() {
    // A search through the other list for each number would take minutes.
    let numbers = |last: u32| {
        let numbers: Vec<_> = (0..100_000)
            .chain([last])
            .map(|number| format!("X{number:07}"))
            .collect();
        batch(json!({ "numbers": numbers }))
    };
    let changes = compare(&numbers(1_000_000), &numbers(2_000_000));
    assert_eq!(
        (&changes[0].old[..], &changes[0].new[..]),
        (&["X1000000".into()][..], &["X2000000".into()][..])
    );
}

use serde_json::json;

use super::*;

/// Records of one subject, each with a place of its own.
fn view(items: &[Value]) -> Merged {
    let record = |(index, fields): (usize, &Value)| {
        let mut item = json!({
            "item": "subject", "id": format!("{index}"), "kind": "person", "status": "active",
            "marking": { "originator_controlled": false },
        });
        for (name, value) in fields.as_object().expect("fields") {
            item[name] = value.clone();
        }
        let start = index as u32 * 100;
        let sources = json!([{ "bytes": { "part": 0, "start": start, "end": start + 10 } }]);
        let item: Item = serde_json::from_value(item).expect("an item");
        let sources: Vec<Locator> = serde_json::from_value(sources).expect("locators");
        (item, sources)
    };
    let records: Vec<_> = items.iter().enumerate().map(record).collect();
    let records: Vec<_> = records
        .iter()
        .map(|(item, sources)| (item, sources.as_slice()))
        .collect();
    merged(&records).expect("JSON")
}

fn of_field(items: &[Value], field: &str) -> Vec<MergedValue> {
    view(items)
        .values
        .into_iter()
        .filter(|value| value.field == field)
        .collect()
}

fn name(full: &str, form: &str) -> Value {
    json!({ "full": full, "form": form, "quality": "unstated", "at": 0 })
}

fn birth(year: u16, certainty: &str) -> Value {
    let year = json!({ "year": year });
    json!({ "earliest": year, "latest": year, "certainty": certainty, "calendar": "gregorian", "at": 0 })
}

#[test]
fn a_name_that_two_lists_write_alike_is_one_value_with_both_words_for_it() {
    let names = of_field(
        &[
            json!({ "names": [name("Ada EXAMPLE", "primary")] }),
            json!({ "names": [name("A. Example", "alias"), name("Ada  Example", "alias")] }),
        ],
        "names",
    );
    assert_eq!(names.len(), 2);
    assert_eq!(names[0].value["full"], "Ada EXAMPLE");
    let said: Vec<_> = names[0]
        .said
        .iter()
        .map(|saying| (saying.record, &saying.about["form"]))
        .collect();
    assert_eq!(said, [(0, &json!("primary")), (1, &json!("alias"))]);
    assert!(names[0].said[1].source.is_some());
    assert_eq!(
        names[0].said[1].written.as_ref().map(|value| &value["full"]),
        Some(&json!("Ada  Example"))
    );
}

#[test]
fn births_that_exclude_each_other_say_so_and_those_that_fit_do_not() {
    let births = of_field(
        &[
            json!({ "births": [birth(1962, "exact")] }),
            json!({ "births": [birth(1963, "exact")] }),
            json!({ "births": [birth(1964, "circa")] }),
        ],
        "births",
    );
    let contradicted: Vec<_> = births.iter().map(|birth| birth.contradicted.clone()).collect();
    assert_eq!(contradicted, [vec![1], vec![0], vec![]]);
}

#[test]
fn a_record_that_knows_of_two_births_does_not_contradict_itself() {
    let births = of_field(
        &[json!({ "births": [birth(1962, "exact"), birth(1963, "exact")] })],
        "births",
    );
    assert!(births.iter().all(|birth| birth.contradicted.is_empty()));
}

#[test]
fn a_value_of_more_lists_comes_first() {
    let births = of_field(
        &[
            json!({ "births": [birth(1963, "exact")] }),
            json!({ "births": [birth(1962, "exact")] }),
            json!({ "births": [birth(1962, "exact")] }),
        ],
        "births",
    );
    assert_eq!(births[0].said.len(), 2);
    assert_eq!(births[0].contradicted, [0]);
}

#[test]
fn what_could_not_be_interpreted_is_told_by_the_sources_words() {
    let claim = json!({ "certainty": "unstated", "calendar": "gregorian", "raw": "in spring", "at": 0 });
    let births = of_field(&[json!({ "births": [claim] })], "births");
    assert_eq!(births[0].value["raw"], "in spring");
}

#[test]
fn genders_of_two_lists_are_both_shown_and_contradict_each_other() {
    let genders = of_field(
        &[
            json!({ "person": { "gender": "female" } }),
            json!({ "person": { "gender": "male" } }),
        ],
        "person.gender",
    );
    assert_eq!(genders.len(), 2);
    assert_eq!(
        (&genders[0].contradicted, &genders[1].contradicted),
        (&vec![1], &vec![0])
    );
}

/// Every leaf of every record is in the merged view.
#[test]
fn no_value_is_lost() {
    let items = [
        json!({ "names": [name("Ada Example", "primary")], "narrative": "Invented.", "extra": [["shoe", "42"]] }),
        json!({ "names": [name("ada example", "alias")], "narrative": "Also invented.",
            "nationalities": [{ "code": "XK", "raw": "Kosovo", "note": "claimed", "at": 0 }] }),
    ];
    let text = serde_json::to_string(&view(&items)).expect("JSON");
    for word in [
        "Ada Example",
        "Invented.",
        "Also invented.",
        "shoe",
        "42",
        "XK",
        "Kosovo",
        "claimed",
        "alias",
    ] {
        assert!(text.contains(word), "{word} is missing: {text}");
    }
}

use std::fs;

use dragoman_model::schema::FeedMode;
use jiff::civil::date;
use serde_json::{Value, json};

use super::*;
use crate::fixtures::{NOW, accept, accepted, draft, list, open_guards, person, site};
use crate::{Acceptance, Claims, Draft, Findings};

const TODAY: Date = date(2030, 6, 15);

fn until(id: &str, name: &str, day: &str) -> Value {
    let mut person = person(id, name);
    person["marking"] = json!({ "originator_controlled": false, "retain_until": day });
    person
}

/// The ids of the records of every edition.
fn ids(hub: &Hub) -> Vec<Vec<String>> {
    let editions = hub.editions().expect("the store works").into_iter();
    let ids = editions.map(|edition| {
        let mut ids = Vec::new();
        hub.records::<HubError>(&edition, |held| {
            ids.push(held.item.id().to_owned());
            Ok(())
        })
        .expect("the store works");
        ids
    });
    ids.collect()
}

fn due_here(records: u32, since: &str) -> [Due; 1] {
    [Due {
        list: list(),
        records,
        since: since.into(),
    }]
}

#[test]
fn a_record_is_due_from_the_day_after_its_last() {
    let mut hub = Hub::in_memory().expect("a store");
    accepted(
        &mut hub,
        &draft(
            "a",
            &[
                until("1", "Ada", "2030-06-14"),
                until("2", "Boris", "2030-06-13"),
                person("3", "Cyril"),
            ],
        ),
    );
    assert_eq!(hub.due(date(2030, 6, 13)).expect("the store works"), []);
    assert_eq!(
        hub.due(date(2030, 6, 14)).expect("the store works"),
        due_here(1, "2030-06-13")
    );
    assert_eq!(
        hub.due(TODAY).expect("the store works"),
        due_here(2, "2030-06-13")
    );
}

#[test]
fn what_is_purged_is_gone_from_every_edition_and_all_else_stays() {
    let mut hub = Hub::in_memory().expect("a store");
    accepted(
        &mut hub,
        &draft(
            "a",
            &[until("1", "Ada", "2030-06-14"), until("2", "Boris", "2030-06-15")],
        ),
    );
    accepted(
        &mut hub,
        &draft(
            "b",
            &[
                until("1", "Ada Example", "2030-06-14"),
                until("2", "Boris", "2030-06-15"),
                person("3", "Cyril"),
            ],
        ),
    );
    assert_eq!(
        hub.purge(TODAY).expect("the store works"),
        due_here(1, "2030-06-14")
    );
    assert_eq!(ids(&hub), [vec!["2"], vec!["2", "3"]]);
    assert_eq!(hub.due(TODAY).expect("the store works"), []);
    assert_eq!(hub.purge(TODAY).expect("the store works"), [], "once is enough");
}

#[test]
fn an_earlier_version_goes_and_the_one_that_may_be_held_longer_stays() {
    let mut hub = Hub::in_memory().expect("a store");
    accepted(
        &mut hub,
        &draft("a", &[until("1", "Ada", "2030-06-14"), person("2", "Boris")]),
    );
    accepted(
        &mut hub,
        &draft("b", &[until("1", "Ada", "2031-06-14"), person("2", "Boris")]),
    );
    hub.purge(TODAY).expect("the store works");
    assert_eq!(ids(&hub), [vec!["2"], vec!["1", "2"]]);
}

#[test]
fn with_a_record_goes_that_it_was_withdrawn_and_what_was_wrong_with_it() {
    let mut hub = Hub::in_memory().expect("a store");
    let notice = |id: &str| {
        let notice =
            json!({ "kind": "remark", "field": "name", "message": "odd", "record_id": id, "count": 1 });
        serde_json::from_value(notice).expect("a notice")
    };
    let findings = Findings {
        rejections: Vec::new(),
        notices: vec![notice("1"), notice("2")],
    };
    accepted(
        &mut hub,
        &draft("a", &[until("1", "Ada", "2030-06-14"), person("2", "Boris")]).findings(findings),
    );
    let withdrawn = ["1", "2"].map(|id| json!({ "item": "withdrawal", "id": id }));
    accepted(&mut hub, &draft("b", &withdrawn));
    hub.purge(TODAY).expect("the store works");
    assert_eq!(ids(&hub), [vec!["2"], vec!["2"]]);
    let first = crate::fixtures::edition(&hub, 1);
    assert_eq!(
        hub.findings(&first).expect("the store works").notices,
        [notice("2")]
    );
}

#[test]
fn the_input_that_gave_it_does_not_bring_it_back() {
    let mut hub = Hub::in_memory().expect("a store");
    let draft = draft("a", &[until("1", "Ada", "2030-06-14"), person("2", "Boris")]);
    accepted(&mut hub, &draft);
    hub.purge(TODAY).expect("the store works");
    let again = accept(&mut hub, &draft).expect("the store works");
    assert_eq!(again, Acceptance::Same { edition: 1 });
    assert_eq!(ids(&hub), [["2"]]);
}

#[test]
fn no_byte_of_it_is_left_in_the_files() {
    let (folder, path) = site();
    let mut hub = Hub::open(&path).expect("a store");
    accepted(
        &mut hub,
        &draft(
            "a",
            &[
                until("1", "Quillonia Vantablack", "2030-06-14"),
                person("2", "Boris Otherman"),
            ],
        ),
    );
    hub.resolve().expect("the store works");
    hub.purge(TODAY).expect("the store works");
    let mut seen = 0;
    for file in fs::read_dir(folder.path()).expect("a folder") {
        let bytes = fs::read(file.expect("a file").path()).expect("it can be read");
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("Quillonia"));
        seen += usize::from(text.contains("Boris Otherman"));
    }
    assert!(seen > 0, "what stays is there");
}

#[test]
fn a_purge_says_so_where_a_reader_keeps_it_from_overwriting_and_the_next_one_does_it() {
    let (folder, path) = site();
    let mut hub = Hub::open(&path).expect("a store");
    accepted(
        &mut hub,
        &draft("a", &[until("1", "Quillonia Vantablack", "2030-06-14")]),
    );
    let reader = Connection::open(&path).expect("the store can be read");
    reader
        .execute_batch("BEGIN; SELECT count(*) FROM content;")
        .expect("it reads");
    hub.connection
        .busy_timeout(std::time::Duration::ZERO)
        .expect("it waits for nobody");
    let outcome = hub.purge(TODAY);
    assert!(matches!(outcome, Err(HubError::NotOverwritten)), "{outcome:?}");
    assert_eq!(ids(&hub), [Vec::<String>::new()], "it is removed all the same");
    reader.execute_batch("COMMIT").expect("it ends");
    assert_eq!(hub.purge(TODAY).expect("the store works"), []);
    for file in fs::read_dir(folder.path()).expect("a folder") {
        let bytes = fs::read(file.expect("a file").path()).expect("it can be read");
        assert!(!String::from_utf8_lossy(&bytes).contains("Quillonia"));
    }
}

/// Accepts a draft with a receipt that says which it is.
fn accepted_as(hub: &mut Hub, draft: &Draft, name: &str) {
    hub.accept(draft, &open_guards(), &json!(name), NOW)
        .expect("the store works");
}

/// What a purge says of the receipts: those of editions whose inputs said something of what is removed, and the others.
fn traces(hub: &mut Hub, today: Date) -> (Vec<Value>, Vec<Value>) {
    let mut seen = None;
    hub.purge_after::<HubError>(today, |traces| {
        seen = Some((traces.touched.clone(), traces.others.clone()));
        Ok(())
    })
    .expect("the store works");
    seen.expect("it is asked")
}

#[test]
fn a_purge_tells_which_editions_were_read_from_what_is_removed() {
    let mut hub = Hub::in_memory().expect("a store");
    let numbered = |mode, label: &str| Claims {
        mode,
        label: Some(label.into()),
        ..Claims::default()
    };
    let due = until("1", "Ada", "2030-06-14");
    let full = draft("a", &[due, person("2", "Boris")]);
    accepted_as(&mut hub, &full.claims(numbered(FeedMode::Snapshot, "1")), "full");
    // It leaves the first as it was, and says nothing of it.
    let changes = draft("b", &[person("2", "Cyril")]).claims(numbered(FeedMode::Delta, "2"));
    accepted_as(&mut hub, &changes, "changes");
    assert_eq!(
        traces(&mut hub, date(2030, 6, 14)),
        (vec![], vec![json!("full"), json!("changes")])
    );
    assert_eq!(
        traces(&mut hub, TODAY),
        (vec![json!("full")], vec![json!("changes")])
    );
    assert_eq!(
        traces(&mut hub, TODAY),
        (vec![], vec![json!("full"), json!("changes")]),
        "once is enough"
    );
}

#[test]
fn an_edition_that_withdrew_what_is_removed_has_its_id() {
    let mut hub = Hub::in_memory().expect("a store");
    accepted_as(
        &mut hub,
        &draft("a", &[until("1", "Ada", "2030-06-14"), person("2", "Boris")]),
        "full",
    );
    let withdrawal = json!({ "item": "withdrawal", "id": "1" });
    accepted_as(
        &mut hub,
        &draft("b", &[withdrawal, person("2", "Boris")]),
        "without",
    );
    accepted_as(&mut hub, &draft("c", &[person("2", "Cyril")]), "later");
    assert_eq!(
        traces(&mut hub, TODAY),
        (vec![json!("full"), json!("without")], vec![json!("later")])
    );
}

#[test]
fn nothing_is_removed_where_what_must_go_first_cannot() {
    let mut hub = Hub::in_memory().expect("a store");
    accepted(
        &mut hub,
        &draft("a", &[until("1", "Ada", "2030-06-14"), person("2", "Boris")]),
    );
    let before = ids(&hub);
    let refused = hub.purge_after(TODAY, |_| Err(HubError::Damaged("no".into())));
    assert!(matches!(refused, Err(HubError::Damaged(_))));
    assert_eq!(ids(&hub), before);
    assert_eq!(
        hub.purge(TODAY).expect("the store works"),
        due_here(1, "2030-06-14")
    );
}

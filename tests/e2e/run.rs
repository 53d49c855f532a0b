use serde_json::Value;

use crate::lists::{self, ALL, GB, List, PANIC, UN, US};
use crate::site::{Site, statuses, table};

fn samples() -> Vec<(&'static List, lists::Files)> {
    ALL.into_iter().map(|list| (list, list.sample())).collect()
}

#[test]
fn a_first_run_accepts_and_a_second_changes_nothing() {
    let site = Site::new(&samples());
    let (first, code) = site.run();
    assert_eq!(code, 0, "{first:?}");
    assert_eq!(statuses(&first), ["accepted"; 4], "{first:?}");
    let (second, code) = site.run();
    assert_eq!(code, 0);
    assert_eq!(statuses(&second), ["unchanged"; 4], "{second:?}");
    let (exported, _, _) = site.command(&["export"]);
    let records: u64 = first
        .iter()
        .filter_map(|report| report["findings"]["records"].as_u64())
        .sum();
    assert_eq!(exported.lines().count() as u64, records);
}

#[test]
fn what_was_kept_is_reported_where_the_clusters_cannot_be_made() {
    let site = Site::new(&[(&UN, UN.sample())]);
    assert_eq!(site.run().1, 0);
    let store = rusqlite::Connection::open(site.path("dragoman.db")).expect("the store");
    let refuse =
        "CREATE TRIGGER refuse BEFORE INSERT ON resolution BEGIN SELECT RAISE(ABORT, 'no clusters'); END";
    store.execute_batch(refuse).expect("a trigger");
    drop(store);
    let changed = String::from_utf8(UN.sample().swap_remove(0).1).expect("UTF-8");
    let changed = changed.replacen("14 Harbour Row", "15 Harbour Row", 1);
    site.configure(&[(&UN, vec![("consolidated.xml".into(), changed.into_bytes())])]);
    let (out, errors, code) = site.command(&["run", "--format", "json"]);
    assert_eq!(code, 2);
    let reports: Vec<Value> = serde_json::from_str(&out).expect("the reports");
    assert_eq!(statuses(&reports), ["accepted"], "{reports:?}");
    assert!(errors.contains("no clusters"), "{errors}");
}

#[test]
fn a_module_that_speaks_for_another_is_refused() {
    let site = Site::new(&[]);
    let files = site.receive("un-sc", &UN.sample());
    site.configure_as(&table(&US, UN.module, &files));
    let (reports, code) = site.run();
    assert_eq!(code, 1);
    assert!(
        reports[0]["error"]
            .as_str()
            .is_some_and(|error| error.contains("speaks for UN/sc")),
        "{reports:?}"
    );
}

#[test]
fn a_module_that_panics_fails_with_its_reason_and_the_others_finish() {
    let mut partners = samples();
    partners.insert(1, (&PANIC, vec![("list.txt".into(), b"an invented list".into())]));
    let (reports, code) = Site::new(&partners).run();
    assert_eq!(code, 1);
    let expected = ["accepted", "failed", "accepted", "accepted", "accepted"];
    assert_eq!(statuses(&reports), expected, "{reports:?}");
    let error = reports[1]["error"].as_str().expect("a failure has its reason");
    assert!(error.contains("the guest gives up"), "{error}");
}

#[test]
fn real_lists_are_accepted_at_once_and_unchanged_at_the_second_run() {
    let Some(shared) = lists::shared() else { return };
    let real = |list, files: &[&str]| (list, lists::real(&shared, files));
    let site = Site::new(&[
        real(&UN, &["un/consolidated_2026-02-27.xml"]),
        real(&US, &["us-ofac/sdn.csv", "us-ofac/add.csv", "us-ofac/alt.csv"]),
        real(&GB, &["gb/ConList_2022-05-04.xlsx"]),
        real(&lists::CA, &["ca/sema-lmes_2025.xml"]),
    ]);
    let (first, code) = site.run();
    assert_eq!((statuses(&first), code), (vec!["accepted"; 4], 0), "{first:?}");
    let records: Vec<_> = first
        .iter()
        .map(|report| &report["findings"]["records"])
        .collect();
    assert_eq!(records, [1003, 9043, 3430, 4759]);
    let (second, code) = site.run();
    assert_eq!((statuses(&second), code), (vec!["unchanged"; 4], 0), "{second:?}");
}

/// What changed from one real edition to the next.
fn difference(list: &List, earlier: &str, later: &str) -> Option<(Value, Value)> {
    let shared = lists::shared()?;
    let site = Site::new(&[(list, lists::real(&shared, &[earlier]))]);
    assert_eq!(site.run().1, 0);
    site.configure(&[(list, lists::real(&shared, &[later]))]);
    let (reports, code) = site.run();
    assert_eq!(code, 0, "{reports:?}");
    let difference = site.json(&["diff", list.issuer]);
    for name in ["added", "removed", "changed"] {
        assert_eq!(reports[0][name], values(&difference, name).len(), "{name}");
    }
    Some((difference, lists::truth(&shared, "differences.json")))
}

fn values<'a>(difference: &'a Value, name: &str) -> &'a [Value] {
    difference[name].as_array().expect("a list")
}

/// Ids in the order of their texts.
fn ids(records: impl IntoIterator<Item = Value>) -> Value {
    let mut ids: Vec<_> = records.into_iter().collect();
    ids.sort_by(|a, b| a.as_str().cmp(&b.as_str()));
    ids.into()
}

fn ids_of(difference: &Value, name: &str) -> Value {
    ids(values(difference, name).iter().map(|record| record["id"].clone()))
}

/// The change of a field of a record.
fn field<'a>(record: &'a Value, name: &str) -> Option<&'a Value> {
    values(record, "fields")
        .iter()
        .find(|change| change["field"] == name)
}

/// In how many records a field changed.
fn changes(difference: &Value, name: &str) -> usize {
    let changed = values(difference, "changed").iter();
    changed.filter(|record| field(record, name).is_some()).count()
}

/// In how many records a field changed if of its values only a part is looked at; of some that may be nothing.
fn changes_of(difference: &Value, name: &str, part: impl Fn(&Value) -> String) -> usize {
    let set = |change: &Value, side: &str| {
        let values = change[side].as_array().into_iter().flatten();
        let parts = values.map(&part).filter(|part| !part.is_empty());
        parts.collect::<std::collections::BTreeSet<_>>()
    };
    let changed = values(difference, "changed").iter();
    let changed = changed.filter_map(|record| field(record, name));
    changed
        .filter(|change| set(change, "old") != set(change, "new"))
        .count()
}

/// The fields that the independent reader compares, by their names in the schema.
const FACETS: [(&str, &str); 5] = [
    ("births", "births"),
    ("birth_places", "birth_places"),
    ("names", "names"),
    ("addresses", "addresses"),
    ("notes", "narrative"),
];

#[test]
fn real_editions_of_the_united_nations_differ_as_an_independent_reader_says() {
    let (earlier, later) = ("un/consolidated_2024-11-30.xml", "un/consolidated_2025-04-19.xml");
    let Some((found, truth)) = difference(&UN, earlier, later) else {
        return;
    };
    let truth = &truth["un/2024-11-30 -> un/2025-04-19"];
    assert_eq!(ids_of(&found, "added"), truth["added_ids"]);
    assert_eq!(ids_of(&found, "removed"), truth["removed_ids"]);
    assert_eq!(truth["changed_any"], values(&found, "changed").len());
    for (facet, name) in FACETS {
        assert_eq!(truth["changed_by_facet"][facet], changes(&found, name), "{facet}");
    }
    let is_identity = |record: &&Value| FACETS[..4].iter().any(|(_, name)| field(record, name).is_some());
    let identity = values(&found, "changed").iter().filter(is_identity);
    assert_eq!(
        ids(identity.map(|record| record["id"].clone())),
        truth["changed_identity_ids"]
    );
    // Beyond what was compared there: the day of the last update of 15 records, and one gender.
    assert_eq!(changes(&found, "designations"), 15);
    assert_eq!(changes(&found, "person"), 1);
}

/// The layout of 2022 publishes what that of 2020 did not, and packs the rest in another way: every record changed.
#[test]
fn real_editions_of_the_united_kingdom_differ_as_an_independent_reader_says() {
    let (earlier, later) = ("gb/ConList_2020-04-27.csv", "gb/ConList_2022-05-04.xlsx");
    let Some((found, truth)) = difference(&GB, earlier, later) else {
        return;
    };
    let truth = &truth["uk/2020-04-27 -> uk/2022-05-04"];
    let added = ids_of(&found, "added");
    let first = &truth["added_ids"]["first"];
    assert_eq!(truth["added_ids"]["count"], values(&found, "added").len());
    assert!(
        first
            .as_array()
            .is_some_and(|first| added.as_array().is_some_and(|added| added.starts_with(first)))
    );
    assert_eq!(ids_of(&found, "removed"), truth["removed_ids"]);
    assert_eq!(truth["changed_any"], values(&found, "changed").len());
    let facets = &truth["changed_by_facet"];
    assert_eq!(facets["kind"], changes(&found, "kind"));
    let dates = |claim: &Value| format!("{} {}", claim["earliest"], claim["latest"]);
    assert_eq!(facets["births"], changes_of(&found, "births", dates));
    let programme = |designation: &Value| designation["programme"].to_string();
    assert_eq!(facets["programs"], changes_of(&found, "designations", programme));
    // The others are bounds from above, the reader says: what a layout only began to publish counts as changed there.
    let raw = |value: &Value| value["raw"].to_string();
    let own_reference = |identifier: &Value| match identifier["scheme"] == "un-ref" {
        true => identifier["value"].to_string(),
        // It counts references to others in the prose, too.
        false => String::new(),
    };
    let full = |name: &Value| name["full"].to_string();
    for (facet, changed) in [
        ("names", changes_of(&found, "names", full)),
        ("birth_places", changes_of(&found, "birth_places", raw)),
        ("nationalities", changes_of(&found, "nationalities", raw)),
        ("addresses", changes_of(&found, "addresses", raw)),
        ("un_refs", changes_of(&found, "identifiers", own_reference)),
    ] {
        let bound = facets[facet].as_u64().expect("a count") as usize;
        assert!(
            (bound * 9 / 10..=bound).contains(&changed),
            "{facet}: {changed} of {bound}"
        );
    }
    // Three more than there: the cells for documents, compared as they stand, differ in as many groups.
    let document =
        |document: &Value| format!("{} {} {}", document["kind"], document["number"], document["raw"]);
    assert_eq!(changes_of(&found, "documents", document), 319);
}

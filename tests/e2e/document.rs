//! Numbers of documents through the whole host: kept in bulk and singly, and found by the command.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::lists::{CA, Files, RU, UA};
use crate::site::{OF_SAMPLES, Site, statuses};
use crate::support::component;

/// A site with the samples in force.
fn site() -> Site {
    let site = Site::new(&[(&RU, RU.sample()), (&UA, UA.sample()), (&CA, CA.sample())]);
    let (reports, code) = site.run();
    assert_eq!(
        (statuses(&reports), code),
        (vec!["accepted"; 3], 0),
        "{reports:?}"
    );
    site
}

/// What is said of a document, and the exit code.
fn asked(site: &Site, number: &str, issuer: &str, more: &[&str]) -> (Value, i32) {
    let arguments = [
        &["document", number, "--issuer", issuer, "--format", "json"],
        more,
    ]
    .concat();
    let (out, errors, code) = site.command(&arguments);
    let answer = serde_json::from_str(&out).unwrap_or_else(|error| panic!("{error}: {out}{errors}"));
    (answer, code)
}

/// A list of passports with these rows.
fn passports(rows: &str) -> Files {
    let file = format!("PASSP_SERIES,PASSP_NUMBER\n{rows}");
    vec![("list_of_expired_passports.csv".to_owned(), file.into_bytes())]
}

#[test]
fn a_number_in_bulk_is_found_with_list_edition_standing_and_place() {
    let (answer, code) = asked(&site(), "4599000017", "RU", &[]);
    let statement = &answer["statements"][0];
    assert_eq!(
        (code, answer["statements"].as_array().map(Vec::len)),
        (0, Some(1)),
        "{answer}"
    );
    let said = [
        "issuer",
        "list",
        "id",
        "item",
        "number",
        "met",
        "kind",
        "documents_issuer",
        "status",
    ]
    .map(|field| &statement[field]);
    let expected = [
        "RU",
        "mvd-passports",
        "from 4599000017",
        "travel_documents",
        "4599000017",
        "as_written",
        "passport",
        "RU",
        "unstated",
    ];
    assert_eq!(said, expected.map(Value::from).each_ref());
    assert_eq!(
        statement["sources"],
        json!([{ "row": { "part": 0, "first": 2, "last": 23 } }])
    );
    assert!(statement["edition"].is_i64());
}

#[test]
fn a_number_that_is_written_in_another_way_is_found_and_that_is_said() {
    let site = site();
    let (answer, code) = asked(&site, "яя-000017", "ua", &[]);
    let statement = &answer["statements"][0];
    assert_eq!(
        (&statement["met"], &statement["number"], code),
        (&"in_normal_form".into(), &"ЯЯ 000017".into(), 0)
    );
    assert_eq!(
        (&statement["status"], &statement["reported"]["earliest"]["day"]),
        (&"lost".into(), &5.into())
    );
    let (text, _, code) = site.command(&["document", "яя-000017", "--issuer", "UA"]);
    assert_eq!(code, 0);
    for words in [
        "UA/mvs-documents",
        "lost, passport of UA",
        "the normal forms meet",
        "mvswantedpassport_1.json, /0",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[test]
fn a_number_with_its_check_digit_is_found_without_it() {
    let site = Site::new(&[(&RU, passports("4599,00001\n"))]);
    site.run();
    // Nine digits, and the check digit that the standard's weights give.
    let (answer, code) = asked(&site, "4599000010", "RU", &[]);
    let right = dragoman_model::check_digit("459900001").expect("digits");
    let (with, found) = asked(&site, &format!("459900001{right}"), "RU", &[]);
    assert_eq!(
        (&with["statements"][0]["met"], found),
        (&"without_check_digit".into(), 0),
        "{with}"
    );
    assert_eq!(code == 0, right == '0', "{answer}");
}

#[test]
fn what_stands_behind_fillers_is_no_part_of_the_number() {
    let site = Site::new(&[(&RU, passports("AB21,345\n"))]);
    site.run();
    // Nine characters and a check digit: the number is `AB2134`, another document than the one that is held.
    let (answer, code) = asked(&site, "AB2134<<<5", "RU", &[]);
    assert_eq!(
        (&answer["statements"], &answer["normal"], code),
        (&json!([]), &"AB2134".into(), 1)
    );
}

#[test]
fn what_no_list_knows_ends_with_one_and_says_what_may_be_wrong() {
    let site = site();
    let (answer, code) = asked(&site, "AB 123456", "RU", &[]);
    assert_eq!((&answer["statements"], code), (&json!([]), 1));
    let (out, errors, code) = site.command(&["document", "АВ123456", "--issuer", "UA"]);
    assert_eq!((out.as_str(), code), ("", 1));
    assert!(
        errors.contains("no list in force knows") && errors.contains("not the Latin A"),
        "{errors}"
    );
    // The document of another issuer is another one.
    let (answer, code) = asked(&site, "4599000017", "UA", &[]);
    assert_eq!(
        (&answer["statements"], &answer["other_issuers"], code),
        (&json!([]), &json!(["RU"]), 1)
    );
    let (answer, code) = asked(&site, "4599000017", "RU", &["--kind", "visa"]);
    assert_eq!((&answer["statements"], code), (&json!([]), 1));
    for wrong in [
        ["document", "---", "--issuer", "RU"],
        ["document", "7", "--issuer", "RUS"],
    ] {
        assert_eq!(site.command(&wrong).2, 2, "{wrong:?}");
    }
}

#[test]
fn a_party_is_told_what_it_may_see_without_edition_and_place() {
    let (answer, code) = asked(&site(), "4599000017", "RU", &["--release-to", "FR"]);
    let statement = &answer["statements"][0];
    assert_eq!((&statement["status"], code), (&"unstated".into(), 0));
    assert_eq!(
        (&statement["edition"], &statement["sources"]),
        (&Value::Null, &Value::Null)
    );
}

#[test]
fn documents_in_bulk_are_compared_one_by_one_and_held_where_too_many_are_gone() {
    let rows = |numbers: std::ops::Range<u32>| -> String {
        numbers.map(|number| format!("4599,{number:06}\n")).collect()
    };
    let site = Site::new(&[(&RU, passports(&rows(0..100)))]);
    site.run();
    site.configure(&[(&RU, passports(&rows(5..103)))]);
    let (reports, _) = site.run();
    let changed = json!({ "of": 100, "added": 3, "removed": 5, "changed": 0 });
    assert_eq!(
        (&reports[0]["status"], &reports[0]["documents"]),
        (&"accepted".into(), &changed),
        "{reports:?}"
    );
    let (diff, _, _) = site.command(&["diff", "RU", "--documents"]);
    assert!(
        diff.contains("of 100 documents in bulk 3 added, 5 removed"),
        "{diff}"
    );
    assert!(
        diff.contains("+ passport RU 4599000102") && diff.contains("- passport RU 4599000004"),
        "{diff}"
    );
    let (json, _, _) = site.command(&["diff", "RU", "--documents", "--format", "json"]);
    let told: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(
        serde_json::to_string_pretty(&told).expect("JSON") + "\n",
        json,
        "what is written piece by piece is what is written at once"
    );
    let last = json!({ "change": "added", "kind": "passport", "issuer": "RU", "number": "4599000102" });
    let changed = told["changed_documents"].as_array().expect("documents");
    assert_eq!((changed.len(), changed.last()), (8, Some(&last)));
    // Records of which numbers came and went are told to have changed in these.
    let (changes, _, _) = site.command(&["export", "--changes-since", "RU/mvd-passports@1"]);
    let told: Vec<Value> = changes
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    let of = |op: &str| told.iter().find(|line| line["op"] == op);
    let changed = of("changed")
        .or_else(|| of("added"))
        .expect("a record with its numbers");
    assert!(changed["numbers"][0].is_string(), "{changes}");
    site.configure(&[(&RU, passports(&rows(50..103)))]);
    let (reports, code) = site.run();
    let reason = json!({ "reason": "documents_lost", "lost": 45, "of": 98 });
    assert_eq!(
        (&reports[0]["status"], &reports[0]["reasons"][0], code),
        (&"held".into(), &reason, 1),
        "{reports:?}"
    );
    let (export, _, _) = site.command(&["export"]);
    let line: Value = serde_json::from_str(export.lines().next().expect("a record")).expect("JSON");
    assert_eq!(
        (line["numbers"].as_array().map(Vec::len), &line["numbers"][0]),
        (Some(98), &"4599000005".into())
    );
}

#[test]
fn a_run_of_documents_is_repeated_to_the_same_output_and_held_to_its_limits() {
    let site = site();
    let (out, errors, code) = site.command(&["replay", "RU/mvd-passports"]);
    assert_eq!(code, 0, "{out}{errors}");
    let inputs = site.receive("limited", &passports("4599,000017\n4599,000018\n"));
    let limits = "[partner.limits.run]\nlist_length = 1\n";
    let module = component(RU.module);
    site.configure_as(&format!(
        "[[partner]]\nissuer = \"RU\"\nlist = \"mvd-passports\"\nmodule = {module:?}\ninputs = {inputs:?}\n{OF_SAMPLES}{limits}"
    ));
    let (reports, code) = site.run();
    assert_eq!((statuses(&reports), code), (vec!["failed"], 1));
    assert!(
        reports[0]["error"]
            .as_str()
            .is_some_and(|error| error.contains("list_length")),
        "{reports:?}"
    );
}

/// A subject of a passport, with a designation that ends on `expires`.
fn holder(id: &str, status: &str, number: &str, expires: Option<&str>) -> Value {
    let mut designation = json!({ "status": "active", "at": 0 });
    if let Some(expires) = expires {
        let mut parts = expires
            .split('-')
            .map(|part| part.parse::<u32>().expect("a number"));
        let mut part = || parts.next().expect("a date has three parts");
        let day = json!({ "year": part(), "month": part(), "day": part() });
        designation["expires"] =
            json!({ "earliest": day, "latest": day, "certainty": "exact", "calendar": "gregorian", "at": 0 });
    }
    json!({
        "item": "subject", "id": id, "kind": "person", "status": status, "designations": [designation],
        "names": [{ "full": format!("Ada {id}"), "form": "primary", "quality": "unstated", "at": 0 }],
        "documents": [{ "kind": "passport", "number": number, "issuer": "FR", "status": "unstated", "at": 0 }],
    })
}

/// Stolen passports in bulk.
fn stolen(numbers: &[&str]) -> Value {
    json!({
        "item": "travel_documents", "id": "stolen", "kind": "passport", "issuer": "FR", "status": "stolen", "numbers": numbers,
    })
}

/// A rule on the lists of AA.
fn ruled(rule: &str) -> Site {
    let site = Site::new(&[]);
    site.configure_as(&format!(
        "[[acceptance]]\nname = \"contested\"\nissuer = \"AA\"\naccept = {rule}\n"
    ));
    site
}

#[test]
fn a_document_of_who_has_expired_or_was_delisted_is_told_and_does_not_count() {
    let site = Site::new(&[]);
    site.keep(
        "AA",
        &[
            holder("1", "active", "X1", Some("2030-05-31")),
            holder("2", "delisted", "X2", None),
            holder("3", "active", "X3", None),
            json!({
                "item": "travel_document", "id": "4", "holder": "1",
                "document": { "kind": "passport", "number": "X4", "issuer": "FR", "status": "stolen", "at": 0 },
            }),
        ],
    );
    let standing = |number: &str, day: &str| {
        let (answer, code) = asked(&site, number, "FR", &["--as-of", day]);
        let statement = &answer["statements"][0];
        let fields = ["status", "holder_status", "stated_holder_status"];
        (fields.map(|field| statement[field].clone()), code)
    };
    let null = Value::Null;
    let expected = |status: &str, holder: &str, stated: Value| [status.into(), holder.into(), stated];
    assert_eq!(
        standing("X1", "2030-05-31"),
        (expected("unstated", "active", null.clone()), 0)
    );
    assert_eq!(
        standing("X1", "2030-06-01"),
        (expected("unstated", "expired", "active".into()), 1)
    );
    assert_eq!(
        standing("X2", "2030-06-01"),
        (expected("unstated", "delisted", null.clone()), 1)
    );
    assert_eq!(
        standing("X3", "2030-06-01"),
        (expected("unstated", "active", null), 0)
    );
    // It is stolen all the same.
    assert_eq!(
        standing("X4", "2030-06-01"),
        (expected("stolen", "expired", "active".into()), 0)
    );
    let (text, errors, code) = site.command(&[
        "document",
        "X1",
        "--issuer",
        "FR",
        "--as-of",
        "2030-06-01",
        "--release-to",
        "DE",
    ]);
    assert_eq!(code, 1);
    assert!(
        text.contains("expired (its list says active)") && text.contains("designation 1 has expired"),
        "{text}"
    );
    assert!(errors.contains("does not count"), "{errors}");
}

#[test]
fn a_document_that_a_rule_leaves_out_is_told_and_does_not_count() {
    let site = ruled("\"never\"");
    site.keep("AA", &[holder("1", "active", "X1", None), stolen(&["X1", "X2"])]);
    site.keep("BB", &[stolen(&["X3"])]);
    let (answer, code) = asked(&site, "X1", "FR", &[]);
    let standing = |place: usize| {
        let statement = &answer["statements"][place];
        let fields = ["status", "stated_status", "holder_status", "stated_holder_status"];
        let rule = &statement["recognition"]["left_out"][0]["rules"][0];
        (fields.map(|field| statement[field].clone()), rule.clone())
    };
    let null = Value::Null;
    assert_eq!(
        standing(0),
        (
            [
                "unstated".into(),
                null.clone(),
                "left_out".into(),
                "active".into()
            ],
            "contested".into()
        ),
        "{answer}"
    );
    assert_eq!(
        standing(1),
        (
            ["left_out".into(), "stolen".into(), null.clone(), null],
            "contested".into()
        ),
        "{answer}"
    );
    assert_eq!(code, 1);
    let (text, _, _) = site.command(&["document", "X2", "--issuer", "FR", "--release-to", "DE"]);
    assert!(
        text.contains("left_out (its list says stolen)")
            && text.contains("the listing does not count: contested"),
        "{text}"
    );
    assert_eq!(asked(&site, "X3", "FR", &[]).1, 0);
}

#[test]
fn a_contested_list_of_documents_counts_where_another_knows_the_document() {
    let site = ruled("{ when = { others = 1 } }");
    site.keep("AA", &[stolen(&["X1", "X2"])]);
    site.keep("BB", &[stolen(&["X2"])]);
    let statuses = |number: &str| {
        let (answer, code) = asked(&site, number, "FR", &[]);
        let statements = answer["statements"].as_array().expect("statements").clone();
        let statuses: Vec<_> = statements
            .iter()
            .map(|statement| statement["status"].clone())
            .collect();
        (statuses, code)
    };
    assert_eq!(statuses("X1"), (vec!["left_out".into()], 1));
    assert_eq!(statuses("X2"), (vec!["stolen".into(), "stolen".into()], 0));
}

/// A stolen passport as a record of its own.
fn one_stolen(id: &str, number: &str) -> Value {
    json!({
        "item": "travel_document", "id": id,
        "document": { "kind": "passport", "number": number, "issuer": "FR", "status": "stolen", "at": 0 },
    })
}

/// The records that an export writes, by issuer and id.
fn exported(site: &Site, more: &[&str]) -> BTreeMap<String, Value> {
    let (out, errors, code) = site.command(&[&["export"], more].concat());
    assert_eq!(code, 0, "{errors}");
    let records = out.lines().map(|line| {
        let record: Value = serde_json::from_str(line).expect("JSON");
        let text = |field: &str| record[field].as_str().expect("a text").to_owned();
        (format!("{}/{}", text("issuer"), text("id")), record)
    });
    records.collect()
}

#[test]
fn documents_that_a_rule_leaves_out_are_marked_in_every_export_and_counted() {
    let site = ruled("{ when = { others = 1 } }");
    site.keep(
        "AA",
        &[
            stolen(&["X1", "X2"]),
            one_stolen("one", "X3"),
            one_stolen("both", "X 4"),
            one_stolen("other", "X5"),
        ],
    );
    let mut of_another_state = one_stolen("5", "X5");
    of_another_state["document"]["issuer"] = "DE".into();
    site.keep("BB", &[stolen(&["X2", "X4"]), of_another_state]);
    for more in [&[][..], &["--release-to", "DE"]] {
        let records = exported(&site, more);
        let standing = |name: &str| {
            let record = &records[name];
            ["status", "stated_status"]
                .map(|field| (record[field].clone(), record["document"][field].clone()))
        };
        let (left_out, stated) = (json!("left_out"), json!("stolen"));
        // In bulk some may count, which are named.
        assert_eq!(
            standing("AA/stolen").map(|(own, _)| own),
            [left_out.clone(), stated.clone()]
        );
        let recognition = &records["AA/stolen"]["recognition"];
        assert_eq!(recognition["counting_numbers"], json!(["X2"]), "{recognition}");
        assert_eq!(recognition["left_out"][0]["rules"], json!(["contested"]));
        assert_eq!(records["AA/stolen"]["numbers"], json!(["X1", "X2"]));
        for name in ["AA/one", "AA/other"] {
            assert_eq!(
                standing(name),
                [
                    (left_out.clone(), left_out.clone()),
                    (stated.clone(), stated.clone())
                ],
                "{name}"
            );
            assert_eq!(records[name]["recognition"]["is_left_out"], true);
        }
        for name in ["AA/both", "BB/stolen"] {
            assert_eq!(records[name].get("recognition"), None, "{name}");
        }
        assert_eq!(records["AA/both"]["document"]["status"], "stolen");
        assert_eq!(records["BB/stolen"]["status"], "stolen");
    }
    let (status, errors, _) = site.command(&["status"]);
    assert!(
        status.contains("rule contested: leaves out 3 listings, wholly or in part"),
        "{status}{errors}"
    );
    // What was exported before the other list knew it changes with the company it keeps.
    let (folder, party) = (site.path("before.jsonl"), &["--release-to", "DE"][..]);
    assert_eq!(
        site.command(&[&["export", "--out", &folder], party].concat()).2,
        0
    );
    let manifest = format!("{folder}.manifest.json");
    let unchanged = site.command(&[&["export", "--changes-since", &manifest], party].concat());
    assert_eq!((unchanged.0.as_str(), unchanged.2), ("", 0), "{}", unchanged.1);
    site.keep("CC", &[stolen(&["X1", "X3"])]);
    let (changes, errors, code) = site.command(&[&["export", "--changes-since", &manifest], party].concat());
    assert_eq!(code, 0, "{errors}");
    let changed: Vec<Value> = changes
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .filter(|line: &Value| line["op"] == "changed")
        .collect();
    let ids: Vec<_> = changed
        .iter()
        .map(|line| (&line["id"], &line["status"]))
        .collect();
    assert_eq!(
        ids,
        [
            (&json!("one"), &Value::Null),
            (&json!("stolen"), &json!("stolen"))
        ],
        "{changes}"
    );
}

#[test]
fn a_document_that_never_counts_is_no_entity_and_is_shown_as_left_out() {
    let site = ruled("\"never\"");
    let mut of_holder = one_stolen("2", "X2");
    of_holder["holder"] = "1".into();
    let mut person = holder("1", "active", "X1", None);
    person["designations"] = json!([]);
    site.keep("AA", &[person, of_holder, stolen(&["X3"])]);
    let (folder, party) = (site.path("ftm"), &["--release-to", "DE"][..]);
    let (_, errors, code) = site.command(&[&["export", "--format", "ftm", "--out", &folder], party].concat());
    assert_eq!(code, 0, "{errors}");
    let read =
        |name: &str| std::fs::read_to_string(format!("{folder}/{name}")).expect("a file of the export");
    assert!(read("entities.ftm.json").contains("X1"));
    assert!(
        !read("entities.ftm.json").contains("X2"),
        "{}",
        read("entities.ftm.json")
    );
    let unsaid = read("unsaid.jsonl");
    let told = unsaid
        .lines()
        .find(|line| line.contains("X2"))
        .expect("it is kept beside");
    assert!(told.contains("the operator's rules leave it out"), "{told}");
    for id in ["2", "stolen"] {
        let named = format!("AA/{id}");
        let (text, errors, code) = site.command(&[&["show", &named], party].concat());
        assert_eq!(code, 0, "{errors}");
        assert!(
            text.contains("the listing does not count: contested")
                && text.contains("but left out by the operator's rules"),
            "{text}"
        );
        let (text, _, _) = site.command(&[&["show", &named, "--record"], party].concat());
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(
            words.contains(" status left_out") && words.contains("stated_status stolen"),
            "{text}"
        );
        assert!(!words.contains(" status stolen"), "{text}");
    }
}

#[test]
fn an_actor_of_whom_no_listing_counts_is_told_as_such() {
    let site = ruled("{ when = { others = 1 } }");
    let mut person = holder("1", "active", "X1", None);
    person["identifiers"] = json!([{ "scheme": "un-ref", "value": "QDi.901", "at": 0 }]);
    let assessment = json!({
        "item": "assessment", "id": "a", "event": "Example Summit", "targets": [{ "kind": "venue" }], "actors": [{ "id": "1" }],
    });
    site.keep("AA", &[person.clone(), assessment]);
    let told = || {
        let event = site.json(&["threats", "--event", "Example Summit", "--release-to", "DE"]);
        let actor = event["targets"][0]["times"][0]["fields"][0]["values"][0]["value"].clone();
        (actor["name"].clone(), actor["status"].clone())
    };
    assert_eq!(told(), (json!("Ada 1"), json!("left_out")));
    let (text, _, code) = site.command(&["threats", "--event", "Example Summit", "--release-to", "DE"]);
    assert!(
        text.contains(", left out by the operator's rules)") && code == 0,
        "{text}"
    );
    site.keep("BB", &[person]);
    assert_eq!(told(), (json!("Ada 1"), Value::Null));
}

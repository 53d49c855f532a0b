use serde_json::{Value, json};

use super::*;

fn list(issuer: &str) -> ListKey {
    ListKey {
        issuer: issuer.into(),
        list: "example".into(),
    }
}

fn subject(grounds: Value) -> Subject {
    let mut subject = json!({
        "id": "1", "kind": "person", "status": "active", "marking": { "originator_controlled": false },
        "names": [{ "full": "Ada Example", "form": "primary", "quality": "unstated", "at": 0 }],
    });
    for (field, value) in grounds.as_object().expect("fields") {
        subject[field] = value.clone();
    }
    serde_json::from_value(subject).expect("a subject")
}

fn designation(programme: &str) -> Value {
    json!({ "programme": programme, "status": "active", "at": 0 })
}

fn rules(rules: Value) -> Vec<AcceptanceRule> {
    serde_json::from_value(rules).expect("rules")
}

/// Needs the UN or two others.
fn needs_company(issuer: &str) -> Value {
    json!({ "name": format!("{issuer} needs company"), "issuer": issuer, "accept": { "when": { "listed-by": ["UN"], "others": 2 } } })
}

/// Whether each issuer's listing is left out, all being of one subject and without grounds of their own.
fn left_out(issuers: &[&str], rules: &[AcceptanceRule]) -> Vec<bool> {
    let lists: Vec<_> = issuers.iter().map(|issuer| list(issuer)).collect();
    let subject = subject(json!({}));
    let listings: Vec<_> = lists
        .iter()
        .map(|list| Listing {
            list,
            subject: Some(&subject),
            in_force: true,
        })
        .collect();
    let recognise = recognise(&listings, rules);
    recognise
        .iter()
        .map(|recognition| recognition.is_left_out)
        .collect()
}

#[test]
fn without_rules_every_listing_counts() {
    assert_eq!(left_out(&["AA", "BB"], &[]), [false, false]);
}

#[test]
fn a_contested_listing_counts_once_the_un_or_two_others_list_the_subject() {
    let rules = rules(json!([needs_company("AA")]));
    assert_eq!(left_out(&["AA"], &rules), [true]);
    assert_eq!(left_out(&["AA", "BB"], &rules), [true, false]);
    assert_eq!(left_out(&["AA", "UN"], &rules), [false, false]);
    assert_eq!(left_out(&["AA", "BB", "CC"], &rules), [false, false, false]);
}

#[test]
fn two_lists_of_one_other_issuer_are_one_other() {
    let rules = rules(json!([needs_company("AA")]));
    assert_eq!(left_out(&["AA", "BB", "BB"], &rules), [true, false, false]);
}

#[test]
fn contested_listings_do_not_prop_each_other_up() {
    let rules = rules(json!([needs_company("AA"), needs_company("BB")]));
    assert_eq!(left_out(&["AA", "BB", "CC"], &rules), [true, true, false]);
    assert_eq!(left_out(&["AA", "BB", "CC", "DD"], &rules), [false; 4]);
}

#[test]
fn a_contested_listing_that_counts_through_others_is_company_for_the_next() {
    let ask_for_aa =
        json!({ "name": "CC asks for AA", "issuer": "CC", "accept": { "when": { "listed-by": ["AA"] } } });
    let rules = rules(json!([ask_for_aa, needs_company("AA")]));
    assert_eq!(left_out(&["CC", "AA"], &rules), [true, true]);
    assert_eq!(left_out(&["CC", "AA", "UN"], &rules), [false, false, false]);
}

#[test]
fn a_listing_that_has_ended_is_no_company() {
    let rules = rules(json!([needs_company("AA")]));
    let (contested, ended, subject) = (list("AA"), list("UN"), subject(json!({})));
    let listings = [(&contested, true), (&ended, false)];
    let listings = listings.map(|(list, in_force)| Listing {
        list,
        subject: Some(&subject),
        in_force,
    });
    assert!(recognise(&listings, &rules)[0].is_left_out);
}

#[test]
fn counter_measures_are_left_out_and_the_other_ground_keeps_the_listing() {
    let rules = rules(json!([
        { "name": "no counter-measures", "issuer": "AA", "programmes": ["*counter-measure*"], "accept": "never" }
    ]));
    let list = list("AA");
    let both = subject(
        json!({ "designations": [designation("Terrorism"), designation("Counter-Measures of 2030")] }),
    );
    let one = subject(json!({ "designations": [designation("Counter-Measures of 2030")] }));
    let listings = [&both, &one].map(|subject| Listing {
        list: &list,
        subject: Some(subject),
        in_force: true,
    });
    let found = recognise(&listings, &rules);
    let left_out = |index| LeftOut {
        ground: Ground::Designation(index),
        rules: vec!["no counter-measures".into()],
    };
    assert_eq!(
        found[0],
        Recognition {
            left_out: vec![left_out(1)],
            is_left_out: false,
            counting_numbers: Vec::new(),
        }
    );
    assert_eq!(
        found[1],
        Recognition {
            left_out: vec![left_out(0)],
            is_left_out: true,
            counting_numbers: Vec::new(),
        }
    );
    assert_eq!(
        count_left_out(&rules, &found),
        BTreeMap::from([("no counter-measures", 2)])
    );
}

#[test]
fn a_rule_on_a_basis_touches_grounds_of_that_basis_only() {
    let rules = rules(json!([
        { "name": "no suspicions", "issuer": "AA", "basis": ["suspected"], "accept": "never" }
    ]));
    let list = list("AA");
    let interest = |basis: &str| json!({ "basis": basis, "at": 0 });
    let suspected = subject(json!({ "interests": [interest("suspected")] }));
    let wanted = subject(json!({ "interests": [interest("wanted"), interest("suspected")] }));
    let listings = [&suspected, &wanted].map(|subject| Listing {
        list: &list,
        subject: Some(subject),
        in_force: true,
    });
    let found = recognise(&listings, &rules);
    assert_eq!(
        found
            .iter()
            .map(|recognition| recognition.is_left_out)
            .collect::<Vec<_>>(),
        [true, false]
    );
    assert_eq!(found[1].left_out[0].ground, Ground::Interest(1));
}

#[test]
fn a_rule_names_one_list_of_an_originator_or_all() {
    let mut rule = needs_company("AA");
    rule["list"] = json!("other");
    assert_eq!(left_out(&["AA"], &rules(json!([rule]))), [false]);
    rule["list"] = json!("example");
    assert_eq!(left_out(&["AA"], &rules(json!([rule]))), [true]);
}

#[test]
fn a_document_that_is_listed_rests_on_its_record_alone() {
    let (own, other) = (list("AA"), list("UN"));
    let listed = |lists: &[&ListKey], rule: Value| -> Vec<bool> {
        let listings: Vec<_> = lists
            .iter()
            .map(|list| Listing {
                list,
                subject: None,
                in_force: true,
            })
            .collect();
        let recognised = recognise(&listings, &rules(json!([rule])));
        recognised
            .iter()
            .map(|recognition| recognition.is_left_out)
            .collect()
    };
    assert_eq!(listed(&[&own], needs_company("AA")), [true]);
    assert_eq!(listed(&[&own, &other], needs_company("AA")), [false, false]);
    // What is about programmes is about no document.
    let narrow = json!({ "name": "narrow", "issuer": "AA", "programmes": ["*"], "accept": "never" });
    assert_eq!(listed(&[&own], narrow), [false]);
}

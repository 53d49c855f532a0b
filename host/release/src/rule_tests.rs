use std::collections::BTreeSet;

use dragoman_model::schema::{Marking, Tlp};
use jiff::civil::{Date, date};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::handling::Recipients;

const TODAY: Date = date(2030, 6, 15);

fn party(code: &str) -> Party {
    code.parse().expect("a party")
}

/// How a record of DE with this marking is handled.
fn handling(mut marking: Value) -> Handling {
    if marking.get("originator_controlled").is_none() {
        marking["originator_controlled"] = json!(false);
    }
    let marking: Marking = serde_json::from_value(marking).expect("a marking");
    Handling::of("DE", &marking).expect("a day")
}

/// Which of DE, the originator, and FR and IT may see it today.
fn seen(marking: Value) -> Vec<&'static str> {
    let handling = handling(marking);
    let parties = ["DE", "FR", "IT"].into_iter();
    parties
        .filter(|code| releasable(&handling, &party(code), TODAY))
        .collect()
}

#[test]
fn what_is_open_to_the_community_goes_to_every_party() {
    assert_eq!(seen(json!({})), ["DE", "FR", "IT"]);
    assert_eq!(seen(json!({ "tlp": "clear" })), ["DE", "FR", "IT"]);
    assert_eq!(seen(json!({ "tlp": "green" })), ["DE", "FR", "IT"]);
}

#[test]
fn what_is_amber_or_red_goes_to_those_who_are_named() {
    for level in ["amber", "amber_strict", "red"] {
        assert_eq!(seen(json!({ "tlp": level })), ["DE"], "{level}");
        assert_eq!(
            seen(json!({ "tlp": level, "releasable_to": ["FR"] })),
            ["DE", "FR"],
            "{level}"
        );
    }
}

#[test]
fn a_list_of_recipients_shuts_out_all_others_at_every_level() {
    for level in [Value::Null, json!("clear"), json!("green"), json!("red")] {
        let marking = json!({ "tlp": level, "releasable_to": ["FR"] });
        assert_eq!(seen(marking), ["DE", "FR"], "{level}");
    }
}

#[test]
fn what_its_originator_controls_goes_to_those_it_named_and_to_itself() {
    for level in ["clear", "green", "red"] {
        assert_eq!(
            seen(json!({ "tlp": level, "originator_controlled": true })),
            ["DE"]
        );
        let named = json!({ "tlp": level, "originator_controlled": true, "releasable_to": ["IT", "ES"] });
        assert_eq!(seen(named), ["DE", "IT"]);
    }
}

#[test]
fn an_organisation_is_not_its_members() {
    let union = handling(json!({ "releasable_to": ["EU"] }));
    assert!(releasable(&union, &party("EU"), TODAY));
    assert!(!releasable(&union, &party("FR"), TODAY));
}

#[test]
fn nobody_sees_it_after_the_last_day() {
    let until = |day: &str| seen(json!({ "tlp": "clear", "retain_until": day }));
    assert_eq!(until("2030-06-16"), ["DE", "FR", "IT"]);
    assert_eq!(until("2030-06-15"), ["DE", "FR", "IT"]);
    assert_eq!(until("2030-06-14"), [""; 0]);
}

#[test]
fn the_operator_sees_everything_until_its_last_day() {
    let sees = |marking: Value| !handling(marking).is_over(TODAY);
    assert!(sees(
        json!({ "tlp": "red", "originator_controlled": true, "retain_until": "2030-06-15" })
    ));
    assert!(!sees(json!({ "tlp": "clear", "retain_until": "2030-06-14" })));
}

#[test]
fn where_records_meet_the_most_restrictive_wins() {
    let loose = json!({ "tlp": "green", "releasable_to": ["FR", "IT"], "retain_until": "2031-01-01" });
    let tight = json!({ "tlp": "red", "originator_controlled": true, "releasable_to": ["IT", "ES"] });
    let met = handling(loose).and(handling(tight));
    let expected = Handling {
        originators: BTreeSet::from(["DE".into()]),
        tlp: Some(Tlp::Red),
        recipients: Recipients::Only(BTreeSet::from(["IT".into()])),
        originator_controlled: true,
        retain_until: Some(date(2031, 1, 1)),
    };
    assert_eq!(met, expected);
}

#[test]
fn lists_with_nothing_in_common_leave_nobody() {
    let met = handling(json!({ "releasable_to": ["FR"] })).and(handling(json!({ "releasable_to": ["IT"] })));
    assert!(!releasable(&met, &party("FR"), TODAY) && !releasable(&met, &party("IT"), TODAY));
    assert!(releasable(&met, &party("DE"), TODAY));
}

#[test]
fn whom_one_record_names_is_not_named_for_another() {
    let met =
        handling(json!({ "tlp": "amber" })).and(handling(json!({ "tlp": "clear", "releasable_to": ["FR"] })));
    assert!(!releasable(&met, &party("FR"), TODAY));
}

#[test]
fn of_what_two_gave_neither_is_the_only_originator() {
    let of = |issuer: &str, tlp: &str| {
        let marking = json!({ "tlp": tlp, "originator_controlled": false });
        Handling::of(issuer, &serde_json::from_value(marking).expect("a marking")).expect("a day")
    };
    let met = of("FR", "clear").and(of("DE", "red"));
    assert!(!releasable(&met, &party("FR"), TODAY) && !releasable(&met, &party("DE"), TODAY));
}

#[test]
fn a_last_day_that_is_none_is_an_error() {
    let marking = json!({ "originator_controlled": false, "retain_until": "soon" });
    let marking: Marking = serde_json::from_value(marking).expect("a marking");
    let error = Handling::of("DE", &marking).expect_err("no day").to_string();
    assert_eq!(error, "retain-until: \"soon\" is not a day (yyyy-mm-dd)");
}

fn any_handling() -> impl Strategy<Value = Handling> {
    let codes = || prop::sample::subsequence(vec!["DE", "FR", "IT", "UN"], 0..=4);
    let levels = [
        None,
        Some(Tlp::Clear),
        Some(Tlp::Green),
        Some(Tlp::Amber),
        Some(Tlp::AmberStrict),
        Some(Tlp::Red),
    ];
    let day = prop::option::of((14_i8..=16).prop_map(|day| date(2030, 6, day)));
    let parts = (
        prop::sample::select(vec!["DE", "FR", "UN"]),
        prop::sample::select(levels.to_vec()),
        codes(),
        any::<bool>(),
        day,
    );
    parts.prop_map(|(issuer, tlp, named, originator_controlled, retain_until)| {
        let marking = Marking {
            tlp,
            releasable_to: named.into_iter().map(str::to_owned).collect(),
            originator_controlled,
            retain_until: retain_until.map(|day| day.to_string()),
        };
        Handling::of(issuer, &marking).expect("a day")
    })
}

proptest! {
    #[test]
    fn what_was_made_of_several_goes_to_nobody_who_may_not_see_each(
        one in any_handling(),
        two in any_handling(),
        code in prop::sample::select(vec!["DE", "FR", "IT", "UN", "EU"]),
    ) {
        let party = party(code);
        let met = one.clone().and(two.clone());
        let both = releasable(&one, &party, TODAY) && releasable(&two, &party, TODAY);
        prop_assert!(both || !releasable(&met, &party, TODAY));
        if !met.originators.contains(party.code()) {
            prop_assert_eq!(both, releasable(&met, &party, TODAY));
        }
    }

    #[test]
    fn the_order_in_which_records_meet_does_not_count(one in any_handling(), two in any_handling(), three in any_handling()) {
        prop_assert_eq!(one.clone().and(two.clone()), two.clone().and(one.clone()));
        let (left, right) = (one.clone().and(two.clone()).and(three.clone()), one.clone().and(two.and(three)));
        prop_assert_eq!(left, right);
        prop_assert_eq!(one.clone().and(one.clone()), one);
    }
}

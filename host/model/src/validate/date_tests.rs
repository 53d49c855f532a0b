use serde_json::{Value, json};

use crate::fixtures::{breaks, claim, keeps, subject};

fn born(claim: Value) -> crate::Item {
    subject(json!({ "births": [claim] }))
}

fn bounded(certainty: &str, earliest: Option<&str>, latest: Option<&str>) -> crate::Item {
    born(claim(certainty, earliest, latest))
}

#[test]
fn a_date_is_one_of_the_calendar() {
    for day in [
        "1",
        "9999",
        "1960-01",
        "1960-12",
        "1960-02-29",
        "1900-02-28",
        "9999-12-31",
    ] {
        keeps(bounded("exact", Some(day), Some(day)));
    }
    for day in [
        "0",
        "10000",
        "65535",
        "1960-0",
        "1960-13",
        "1961-02-29",
        "1900-02-29",
        "1960-02-30",
        "1960-04-31",
        "1960-01-0",
        "1960-01-32",
        "0-13-99",
        "1960-200-1",
    ] {
        breaks(bounded("before", None, Some(day)), "births[0].latest");
        breaks(bounded("exact", Some(day), Some(day)), "births[0]");
    }
}

#[test]
fn a_day_without_its_month_is_no_date() {
    let mut dayless = claim("exact", Some("1960"), Some("1960"));
    dayless["earliest"] = json!({ "year": 1960, "day": 3 });
    dayless["latest"] = dayless["earliest"].clone();
    breaks(born(dayless), "births[0]");
}

#[test]
fn a_date_is_checked_wherever_it_stands() {
    let listed = claim("after", Some("1961-02-29"), None);
    let designation = json!({ "status": "active", "listed": listed, "at": 0 });
    breaks(
        subject(json!({ "designations": [designation] })),
        "designations[0].listed.earliest",
    );
}

#[test]
fn an_exact_date_is_one_date() {
    keeps(bounded("exact", Some("1960-05"), Some("1960-05")));
    breaks(bounded("exact", Some("1960-05"), Some("1960-06")), "births[0]");
    breaks(bounded("exact", Some("1960"), None), "births[0]");
    breaks(bounded("exact", None, None), "births[0]");
}

#[test]
fn a_range_does_not_end_before_it_begins() {
    for (from, to) in [
        ("1958", "1961"),
        ("1960", "1960"),
        ("1960-05", "1960"),
        ("1960", "1960-01-01"),
    ] {
        keeps(bounded("between", Some(from), Some(to)));
        keeps(bounded("circa", Some(from), Some(to)));
    }
    for (from, to) in [
        ("1961", "1960"),
        ("1960-05-02", "1960-05-01"),
        ("1960-06", "1960-05-31"),
    ] {
        breaks(bounded("between", Some(from), Some(to)), "births[0]");
        breaks(bounded("circa", Some(from), Some(to)), "births[0]");
    }
}

#[test]
fn before_and_after_have_the_bound_they_are_about() {
    keeps(bounded("before", None, Some("1960")));
    keeps(bounded("after", Some("1960"), None));
    for (certainty, from, to) in [
        ("before", Some("1960"), None),
        ("before", Some("1960"), Some("1960")),
        ("before", None, None),
        ("after", None, Some("1960")),
        ("after", Some("1960"), Some("1960")),
        ("between", Some("1960"), None),
        ("circa", None, Some("1960")),
    ] {
        breaks(bounded(certainty, from, to), "births[0]");
    }
}

#[test]
fn where_nothing_could_be_read_the_words_speak() {
    let unread = |raw: Option<&str>, latest: Option<&str>| {
        let mut claim = claim("unstated", None, latest);
        claim["raw"] = json!(raw);
        born(claim)
    };
    keeps(unread(Some("in the year of the flood"), None));
    breaks(unread(None, None), "births[0]");
    breaks(unread(Some(" \u{200b}"), None), "births[0]");
    breaks(unread(Some("1960"), Some("1960")), "births[0]");
}

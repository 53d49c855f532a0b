//! Dates take effect on their day, without a new edition; and who left a list is known to have left it, and how.

use serde_json::Value;

use crate::lists::{Files, ROSTER};
use crate::site::Site;

const HEADER: &str = "ID,Name,Programme,Review by,Expires,Withdrawn\n";

/// A site whose list is in force, and has these rows.
fn site(rows: &str) -> Site {
    let site = Site::new(&[]);
    receive(&site, rows);
    site
}

fn receive(site: &Site, rows: &str) {
    let files: Files = vec![("roster.csv".into(), format!("{HEADER}{rows}").into_bytes())];
    site.configure(&[(&ROSTER, files)]);
    let (reports, code) = site.run();
    assert_eq!(code, 0, "{reports:?}");
}

/// The exported record with an id, on a day.
fn exported(site: &Site, id: &str, day: &str) -> Value {
    let (out, errors, code) = site.command(&["export", "--as-of", day]);
    assert_eq!(code, 0, "{errors}");
    let mut records = out
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("a line is JSON"));
    records
        .find(|record| record["id"] == id)
        .expect("it is exported on any day")
}

const DATED: &str = "1,Ada Example,Alpha,,2030-06-30,\n2,Ida Example,Beta,2030-06-30,,\n3,Eda Example,,,,\n";

#[test]
fn what_has_expired_is_kept_and_marked_and_no_longer_active() {
    let site = site(DATED);
    let (last, next) = ("2030-06-30", "2030-07-01");
    let before = exported(&site, "1", last);
    assert_eq!(
        (&before["status"], before.get("effect")),
        (&"active".into(), None)
    );
    let after = exported(&site, "1", next);
    assert_eq!(
        (&after["status"], &after["stated_status"]),
        (&"expired".into(), &"active".into())
    );
    assert_eq!(
        after["effect"],
        serde_json::json!({ "expired": [0], "is_expired": true })
    );
    for id in ["2", "3"] {
        assert_eq!(exported(&site, id, next)["status"], "active");
    }
    let table = |day| site.command(&["export", "--format", "csv", "--as-of", day]).0;
    assert!(table(next).contains(",expired,") && !table(last).contains(",expired,"));
    let shown = |day| site.command(&["show", "XX/1", "--as-of", day]).0;
    assert!(shown(next).contains("designation 1 has expired") && shown(next).contains(" but expired"));
    assert!(!shown(last).contains("expired"), "{}", shown(last));
    let member = |day| site.json(&["show", "XX/1", "--as-of", day])["records"][0].clone();
    assert_eq!(
        (&member(next)["status"], member(last).get("status")),
        (&"expired".into(), None)
    );
    let alone = site.command(&["show", "XX/1", "--record", "--as-of", next]).0;
    assert!(alone.contains("designation 1 has expired"), "{alone}");
}

#[test]
fn a_review_that_is_overdue_is_marked_and_what_it_is_about_stays_active() {
    let site = site(DATED);
    let after = exported(&site, "2", "2030-07-01");
    assert_eq!(
        (&after["status"], &after["effect"]["review_overdue"]),
        (&"active".into(), &serde_json::json!([0]))
    );
    let shown = site.command(&["show", "XX/2", "--as-of", "2030-07-01"]).0;
    assert!(shown.contains("designation 1 is overdue for review"), "{shown}");
    assert_eq!(exported(&site, "2", "2030-06-30").get("effect"), None);
}

#[test]
fn what_dates_have_done_is_counted() {
    let site = site(DATED);
    let status = |day| site.command(&["status", "--as-of", day]).0;
    assert!(status("2030-07-01").contains("on 2030-07-01: 1 expired, 1 overdue for review"));
    assert!(!status("2030-06-30").contains("on 2030-06-30"));
    let effects = site.json(&["status", "--as-of", "2030-07-01"])[0]["effects"].clone();
    assert_eq!(
        effects,
        serde_json::json!({ "expired": 1, "expired_in_part": 0, "review_overdue": 1 })
    );
    let (_, errors, code) = site.command(&["status", "--as-of", "2030-02-30"]);
    assert!(errors.contains("2030-02-30"), "{errors}");
    assert_eq!(code, 2);
}

#[test]
fn who_left_a_list_is_said_to_have_left_it_and_how() {
    let rows = "1,Ada Example,,,,\n2,Ida Example,,,,\n3,Eda Example,,,,\n";
    let site = site(rows);
    receive(&site, "2,,,,,Order 7\n3,Eda Example,,,,\n");
    receive(&site, "3,Eda Example,Gamma,,,\n");
    let said = |id: &str| {
        let (out, errors, code) = site.command(&["show", id]);
        assert_eq!((out.as_str(), code), ("", 1), "{errors}");
        errors
    };
    let by_comparison = "XX/roster/1: delisted by comparison: edition 1 had it last, edition 2 no longer has it and does not say why";
    assert!(said("XX/1").contains(by_comparison), "{}", said("XX/1"));
    let withdrawn = "XX/roster/2: edition 1 had it last, edition 2 withdrew it";
    assert!(said("XX/2").contains(withdrawn), "{}", said("XX/2"));
    assert!(!said("XX/4").contains("edition"), "{}", said("XX/4"));
}

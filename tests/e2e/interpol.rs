//! A module in JavaScript: INTERPOL's red notices.

use serde_json::Value;

use crate::lists;
use crate::support::{dragoman, root, said, script};

/// What `translate` makes of a file.
fn translated(module: &str, file: &str) -> Value {
    let (out, errors, code) = said(&dragoman(&["translate", module, file, "--format", "json"]));
    assert_eq!(code, 0, "{errors}");
    serde_json::from_str(&out).expect("JSON")
}

/// All values of a field, of all items.
fn values<'a>(found: &'a Value, field: &'a str) -> impl Iterator<Item = &'a Value> {
    let items = found["items"].as_array().expect("items").iter();
    items.flat_map(move |item| item[field].as_array().into_iter().flatten())
}

#[test]
fn the_module_keeps_every_rule_and_reads_every_real_notice() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let Some(module) = script("guest/modules/interpol-red", folder.path()) else {
        return;
    };
    let samples = root().join("guest/modules/interpol-red/samples");
    let samples = samples.to_str().expect("a path in UTF-8");
    let (out, errors, code) = said(&dragoman(&["check", &module, "--sample", samples]));
    assert_eq!(code, 0, "{out}{errors}");
    assert!(out.contains("22 rules kept, 0 broken"), "{out}");

    let Some(shared) = lists::shared() else { return };
    let real = |name: &str| {
        let path = shared.join("lists/interpol").join(name);
        translated(&module, path.to_str().expect("a path in UTF-8"))
    };
    let found = real("red_notices_2023-05.json");
    let truth = lists::truth(&shared, "counts.json");
    let counts = &truth["interpol/2023-05"]["counts"];
    assert_eq!(counts["subjects"], found["items"].as_array().map_or(0, Vec::len));
    assert_eq!(found["rejections"], serde_json::json!([]));
    assert_eq!(counts["nationalities"], values(&found, "nationalities").count());
    let of = |is: fn(&Value) -> bool| {
        values(&found, "births")
            .filter(|claim| is(&claim["earliest"]))
            .count()
    };
    assert_eq!(
        counts["births_by_certainty"]["exact_day"],
        of(|date| date["day"].is_u64())
    );
    assert_eq!(
        counts["births_by_certainty"]["exact_year"],
        of(|date| date["month"].is_null())
    );
    // The crawl overlaps: items that say the same again.
    let again = found["notices"].as_array().into_iter().flatten();
    let again: u64 = again.filter_map(|notice| notice["count"].as_u64()).sum();
    assert_eq!(
        counts["items"].as_u64(),
        counts["subjects"].as_u64().map(|subjects| subjects + again)
    );

    let details = real("red_notices_details.json");
    assert!(values(&details, "interests").all(|interest| interest["offence"].is_string()));
    assert_eq!(values(&details, "relations").count(), 4);
    let notices = details["notices"].as_array().expect("notices").iter();
    assert_eq!(notices.filter(|notice| notice["kind"] != "remark").count(), 0);
}

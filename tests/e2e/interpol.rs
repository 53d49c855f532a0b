//! A module in JavaScript: INTERPOL's red notices.

use std::path::Path;
use std::sync::OnceLock;

use serde_json::{Value, json};

use crate::lists;
use crate::support::{dragoman, input, root, said, script};

/// The component, built once.
fn component() -> Option<&'static str> {
    static BUILT: OnceLock<Option<String>> = OnceLock::new();
    let build = || {
        let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("scripts");
        script("guest/modules/interpol-red", &out)
    };
    BUILT.get_or_init(build).as_deref()
}

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
    let Some(module) = component() else { return };
    let samples = root().join("guest/modules/interpol-red/samples");
    let samples = samples.to_str().expect("a path in UTF-8");
    let (out, errors, code) = said(&dragoman(&["check", module, "--sample", samples]));
    assert_eq!(code, 0, "{out}{errors}");
    assert!(out.contains("22 rules kept, 0 broken"), "{out}");

    let Some(shared) = lists::shared() else { return };
    let real = |name: &str| {
        let path = shared.join("lists/interpol").join(name);
        translated(module, path.to_str().expect("a path in UTF-8"))
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

/// Kind, field and excerpt of what was said.
fn notices(found: &Value) -> Vec<(&str, &str, &str)> {
    let notices = found["notices"].as_array().into_iter().flatten();
    let notices = notices.map(|notice| {
        let text = |key: &str| notice[key].as_str().unwrap_or_default();
        (text("kind"), text("field"), text("excerpt"))
    });
    notices.collect()
}

/// A page as the service sends it.
fn page(total: u32, query: &Value, notices: &Value) -> Value {
    json!({
        "total": total, "query": query, "_embedded": { "notices": notices, "more": 1 },
        "_links": { "self": { "href": "https://ws.example/notices/v1/red?page=1" } },
    })
}

#[test]
fn what_stands_beside_the_notices_of_a_page_is_read_or_said() {
    let Some(module) = component() else { return };
    let folder = tempfile::tempdir().expect("a temporary folder");
    let translate =
        |pages: &Value| translated(module, &input(&folder, "red.json", pages.to_string().as_bytes()));
    let notice = |number: &str| json!({ "entity_id": number, "name": "DEMIREL" });
    let (one, two) = (json!([notice("2030/1")]), json!([notice("2030/2")]));
    let query = json!({ "page": 1 });

    let found = translate(&json!([page(3, &query, &one), page(3, &query, &two)]));
    assert_eq!(found["summary"]["declared_records"], 3);
    assert_eq!(found["items"].as_array().map(Vec::len), Some(2));
    assert_eq!(
        notices(&found),
        [
            ("unmapped", "_embedded/more", "1"),
            ("unmapped", "query", "{\"page\":1}")
        ]
    );

    let found = translate(&json!([page(3, &Value::Null, &one), page(4, &Value::Null, &two)]));
    assert_eq!(found["summary"]["declared_records"], Value::Null);
    assert_eq!(
        notices(&found),
        [("unmapped", "_embedded/more", "1"), ("remark", "total", "3, 4")]
    );
}

#[test]
fn what_is_not_of_the_shape_that_is_known_is_said_and_not_dropped() {
    let Some(module) = component() else { return };
    let folder = tempfile::tempdir().expect("a temporary folder");
    let odd = json!([{
        "entity_id": "2030/1", "name": "DEMIREL", "nationalities": "FR", "arrest_warrants": { "charge": "Arson" },
        "languages_spoken_ids": "SWA", "_embedded": { "links": { "entity_id": "2030/2" } }, "_links": "none",
        "eyes_colors_id": { "code": "BRO" }, "hairs_id": ["BLA", { "code": "GRY" }],
    }, {
        "entity_id": "2030/3", "name": "OKONJO", "nationalities": ["KE", null, { "code": "FR" }], "arrest_warrants": [null],
    }]);
    let found = translated(module, &input(&folder, "red.json", odd.to_string().as_bytes()));
    assert_eq!(
        notices(&found),
        [
            ("unmapped", "_links", "\"none\""),
            ("unmapped", "_embedded/links", "{\"entity_id\":\"2030/2\"}"),
            ("unmapped", "nationalities", "\"FR\""),
            ("unmapped", "arrest_warrants", "{\"charge\":\"Arson\"}"),
            ("unmapped", "languages_spoken_ids", "\"SWA\""),
        ]
    );
    let items = found["items"].as_array().expect("items");
    assert_eq!(
        items[0]["extra"],
        json!([
            ["eyes_colors_id", "{\"code\":\"BRO\"}"],
            ["hairs_id", "BLA, {\"code\":\"GRY\"}"]
        ])
    );
    let of = |key: &str| {
        let nationalities = items[1]["nationalities"].as_array().into_iter().flatten();
        nationalities.map(|one| one[key].clone()).collect::<Vec<_>>()
    };
    assert_eq!(of("code"), [json!("KE"), Value::Null]);
    assert_eq!(of("raw"), [Value::Null, json!("{\"code\":\"FR\"}")]);
    assert_eq!(items[1]["interests"][0]["authority"], "INTERPOL");
}

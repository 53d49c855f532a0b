//! The European Union's list: what is said of a copy that was cut off, and that the last good edition stays in force.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::lists::{self, EU, Files};
use crate::site::{Site, statuses};
use crate::support::{component, dragoman, root, said};

const CUT: &str = "eu/xmlFullSanctionsList_1_1_2022-03-18_TRUNCATED.xml";
const EXTRACT: &str = "extracts/xmlFullSanctionsList_1_1_2026-08-05_SUBSET.xml";

/// What `translate` makes of files.
fn translated(files: &Files) -> Value {
    let site = Site::new(&[]);
    let files = site.receive("came", files);
    let arguments = ["translate", &component(EU.module), &files[0], "--format", "json"];
    let (document, errors, code) = said(&dragoman(&arguments));
    assert_eq!(code, 0, "{errors}");
    serde_json::from_str(&document).expect("a document is JSON")
}

/// The text of the one file.
fn text(files: &Files) -> &str {
    std::str::from_utf8(&files[0].1).expect("the list is UTF-8")
}

/// Other files with the same name.
fn with(files: &Files, content: impl Into<Vec<u8>>) -> Files {
    vec![(files[0].0.clone(), content.into())]
}

/// All values of a field, of all items.
fn values<'a>(found: &'a Value, field: &'a str) -> impl Iterator<Item = &'a Value> {
    let items = found["items"].as_array().into_iter().flatten();
    items.flat_map(move |item| item[field].as_array().into_iter().flatten())
}

/// The list up to the end of its last whole entity.
fn whole_entities(text: &str) -> &str {
    const END: &str = "</sanctionEntity>";
    &text[..text.rfind(END).expect("an entity") + END.len()]
}

/// Start tags of an element, without what stands behind them.
fn tags<'t>(text: &'t str, name: &str) -> Vec<&'t str> {
    let start = format!("<{name} ");
    let tags = text.split(start.as_str()).skip(1);
    tags.filter_map(|tag| tag.split('>').next()).collect()
}

/// Counts in the text what the module must have found, in the simplest way that can do it: tags and attributes as words.
/// `repeated` names stand word for word in two elements of one entity and are one; `empty` addresses state nothing.
fn assert_counts(files: &Files, found: &Value, repeated: usize, empty: usize) {
    let text = whole_entities(text(files));
    let count = |name: &str, words: &str| tags(text, name).iter().filter(|tag| tag.contains(words)).count();
    let sum = |field| values(found, field).count();
    assert_eq!(
        sum("sources"),
        count("sanctionEntity", ""),
        "each whole entity is a source"
    );
    let entities = tags(text, "sanctionEntity");
    let ids = entities.iter().filter_map(|tag| tag.split("logicalId=").nth(1));
    let ids: BTreeSet<_> = ids.collect();
    let subjects = found["items"].as_array().map(Vec::len);
    assert_eq!(subjects, Some(ids.len()), "entities of one id are one subject");
    assert_eq!(sum("names"), count("nameAlias", "") - repeated);
    assert_eq!(sum("addresses"), count("address", "") - empty);
    assert_eq!(sum("designations"), count("regulation", ""));
    assert_eq!(sum("contacts"), count("contactInfo", ""));
    let unknown = count("citizenship", "countryIso2Code=\"00\"");
    assert_eq!(sum("citizenships"), count("citizenship", "") - unknown);
    let births = tags(text, "birthdate");
    let is_dated = |tag: &&&str| tag.contains(" year") || tag.contains(" birthdate=");
    assert_eq!(sum("births"), births.iter().filter(is_dated).count());
    let circa = values(found, "births").filter(|claim| claim["certainty"] == "circa");
    let is_circa = |tag: &&&str| tag.contains("circa=\"true\"") && tag.contains(" year=");
    assert_eq!(circa.count(), births.iter().filter(is_circa).count());
    let ranges = values(found, "births").filter(|claim| claim["certainty"] == "between");
    assert_eq!(ranges.count(), count("birthdate", "yearRangeFrom="));
    for (scheme, words) in [
        ("registration", "regnumber"),
        ("social-security", "ssn"),
        ("swift", "swiftbic"),
    ] {
        let held = values(found, "identifiers").filter(|held| held["scheme"] == scheme);
        assert_eq!(
            held.count(),
            count("identification", &format!("Code=\"{words}\"")),
            "{scheme}"
        );
    }
    let own = ["registration", "social-security", "swift", "other"];
    let numbers = values(found, "identifiers");
    let numbers = numbers.filter(|held| {
        held["scheme"]
            .as_str()
            .is_some_and(|scheme| own.contains(&scheme))
    });
    assert_eq!(sum("documents") + numbers.count(), count("identification", ""));
    let references = values(found, "identifiers").filter(|held| held["scheme"] == "un-ref");
    let unlisted = count("sanctionEntity", "unitedNationId=\"\"");
    assert_eq!(
        references.count(),
        count("sanctionEntity", "unitedNationId=") - unlisted
    );
}

#[test]
fn the_module_keeps_every_rule_on_its_sample() {
    let samples = root().join("guest/modules").join(EU.module).join("samples");
    let samples = samples.to_str().expect("a path in UTF-8");
    let (out, errors, code) = said(&dragoman(&["check", &component(EU.module), "--sample", samples]));
    assert_eq!(code, 0, "{out}{errors}");
}

#[test]
fn the_lists_of_the_eu_have_the_counts_of_their_own_text() {
    let Some(shared) = lists::shared() else { return };
    for (file, entities, subjects, repeated, empty) in [(CUT, 1044, 1024, 4, 1), (EXTRACT, 7, 7, 0, 0)] {
        let files = lists::real(&shared, &[file]);
        let found = translated(&files);
        assert_counts(&files, &found, repeated, empty);
        // Of the 1,044 elements 20 name an entity again, under another programme.
        assert_eq!(values(&found, "sources").count(), entities);
        assert_eq!(found["items"].as_array().map(Vec::len), Some(subjects));
        assert_eq!(found["rejections"], json!([]));
        assert_eq!(found["summary"]["end_seen"], file == EXTRACT);
    }
}

/// A whole edition in force, then a cut one: held because of its cut, and nothing of it in force.
fn assert_cut_is_held(whole: Files, cut: Files) {
    let site = Site::new(&[(&EU, whole)]);
    let (reports, code) = site.run();
    assert_eq!((statuses(&reports), code), (vec!["accepted"], 0), "{reports:?}");
    let before = site.command(&["export"]).0;
    site.configure(&[(&EU, cut)]);
    let (reports, code) = site.run();
    assert_eq!((statuses(&reports), code), (vec!["held"], 1), "{reports:?}");
    let reasons = reports[0]["reasons"].as_array().expect("reasons");
    let cut = json!({ "reason": "end_not_seen", "because": { "earlier_edition": 1 } });
    assert!(reasons.contains(&cut), "{reasons:?}");
    assert_eq!(site.command(&["export"]).0, before);
}

#[test]
fn an_invented_list_that_was_cut_off_is_held() {
    let sample = EU.sample();
    let end = text(&sample).rfind("<sanctionEntity").expect("an entity");
    let cut = with(&sample, &sample[0].1[..end + 90]);
    let found = translated(&cut);
    assert_eq!(found["summary"]["end_seen"], false);
    assert!(found["items"].as_array().is_some_and(|items| items.len() > 3));
    assert_cut_is_held(sample, cut);
}

#[test]
fn the_real_list_that_was_cut_off_is_held() {
    let Some(shared) = lists::shared() else { return };
    let cut = lists::real(&shared, &[CUT]);
    // What the cut took: without it the two would mean the same.
    let behind =
        "<sanctionEntity logicalId=\"99999999\"><nameAlias wholeName=\"Brava Olmi\"/></sanctionEntity>";
    let whole = format!("{}{behind}</export>\n", whole_entities(text(&cut)));
    let whole = with(&cut, whole);
    assert_cut_is_held(whole, cut);
}

#[test]
fn a_list_without_an_edition_before_it_is_held_by_its_size() {
    let Some(shared) = lists::shared() else { return };
    let site = Site::new(&[]);
    let inputs = site.receive("cut", &lists::real(&shared, &[CUT]));
    site.configure_as(&format!(
        "[[partner]]\nissuer = {:?}\nlist = {:?}\nmodule = {:?}\ninputs = {inputs:?}\n",
        EU.issuer,
        EU.name,
        component(EU.module)
    ));
    let (reports, code) = site.run();
    assert_eq!((statuses(&reports), code), (vec!["held"], 1), "{reports:?}");
    assert_eq!(reports[0]["reasons"][0]["reason"], "too_few");
    assert_eq!(site.command(&["export"]).0, "");
}

//! The module from outside: what it makes of samples, of small bundles in the shapes of the standard's examples, of
//! markings, and of damaged files.

#[path = "module/faults.rs"]
mod faults;
#[path = "module/markings.rs"]
mod markings;
#[path = "module/partner.rs"]
mod partner;
#[path = "module/samples.rs"]
mod samples;
#[path = "module/shapes.rs"]
mod shapes;
#[path = "module/versions.rs"]
mod versions;

use dragoman_guest::native::{Files, Run, run};
use dragoman_guest::schema::Assessment;
use stix::{Example, Stix};

/// The sample bundles.
const SAMPLES: [(&str, &[u8]); 2] = [
    (
        "lowen-summit-update.json",
        include_bytes!("../samples/lowen-summit-update.json"),
    ),
    (
        "lowen-summit.json",
        include_bytes!("../samples/lowen-summit.json"),
    ),
];

/// Translates files.
fn translate_all(files: &Files) -> Run {
    run::<Stix<Example>>(files)
}

/// Translates one bundle of objects.
fn translate(objects: &[String]) -> Run {
    translate_all(&Files::one("bundle.json", bundle(objects)))
}

/// A bundle of objects.
fn bundle(objects: &[String]) -> String {
    let objects = objects.join(",\n");
    format!("{{\"type\": \"bundle\", \"id\": \"bundle--1\", \"objects\": [\n{objects}\n]}}\n")
}

/// An object of 2.1, with further properties in JSON.
fn object(kind: &str, number: u32, properties: &str) -> String {
    let more = if properties.is_empty() {
        String::new()
    } else {
        format!(", {properties}")
    };
    format!(
        "{{\"type\": \"{kind}\", \"spec_version\": \"2.1\", \"id\": \"{}\", \"created\": \"2031-01-01T00:00:00.000Z\"{more}}}",
        id(kind, number)
    )
}

/// A relationship between two objects.
fn relationship(number: u32, source: &str, verb: &str, target: &str, properties: &str) -> String {
    let more = if properties.is_empty() {
        String::new()
    } else {
        format!(", {properties}")
    };
    let ends = format!(
        "\"source_ref\": \"{source}\", \"relationship_type\": \"{verb}\", \"target_ref\": \"{target}\"{more}"
    );
    object("relationship", number, &ends)
}

/// The id of an object.
fn id(kind: &str, number: u32) -> String {
    format!("{kind}--00000000-0000-4000-8000-{number:012}")
}

/// The assessment of an id.
fn assessment<'r>(run: &'r Run, id: &str) -> &'r Assessment {
    let found = run.assessments.iter().find(|assessment| assessment.id == id);
    found.unwrap_or_else(|| panic!("no assessment {id}: {:?}", run.notices))
}

/// Whether a notice of a field has these words.
fn says(run: &Run, field: &str, words: &str) -> bool {
    let mut notices = run.notices.iter();
    notices.any(|notice| notice.field == field && notice.message.contains(words))
}

/// The values of a key among extras.
fn extra<'r>(extras: &'r [(String, String)], key: &str) -> Vec<&'r str> {
    let extras = extras.iter().filter(|(known, _)| known == key);
    extras.map(|(_, value)| value.as_str()).collect()
}

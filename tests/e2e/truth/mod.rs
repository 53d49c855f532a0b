//! Real lists against what an independent reader counted straight in their files. Every count must be met, or the
//! difference stand here with its reason; one that vanishes or grows fails as well.

mod ca;
mod gb;
mod translation;
mod un;
mod us;

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;
use translation::{Translation, is, scheme};

use crate::lists::{self, List};
use crate::site::Site;
use crate::support::{component, dragoman, said};

/// One edition, and how its figures are found in what the component says.
struct Edition<'a> {
    /// Its name in the counts.
    name: &'static str,
    list: &'static List,
    files: &'a [&'a str],
    /// Figures beyond those that all lists have.
    figures: &'a [Figure],
    differences: &'a [Difference],
}

/// A figure by the path of its name, and how to count it.
type Figure = (&'static str, fn(&Translation) -> usize);

/// Where we count another number than the independent reader, and why that is right.
struct Difference {
    figure: &'static str,
    /// Ours less theirs.
    by: i64,
    because: &'static str,
}

/// What is counted the same way in every list.
const COMMON: &[Figure] = &[
    ("subjects", |t| t.subjects().count()),
    ("person", |t| t.kind("person")),
    ("organization", |t| t.kind("organization")),
    ("vessel", |t| t.kind("vessel")),
    ("aircraft", |t| t.kind("aircraft")),
    ("distinct_ids", Translation::ids),
    ("primary_names", |t| t.form("primary")),
    ("aliases", |t| t.form("alias") + t.form("former")),
    ("original_script_names", |t| t.form("original_script")),
    ("records_with_original_script", |t| {
        t.with("names", |name| is(name, "form", "original_script"))
    }),
    ("births", |t| t.all("births").count()),
    ("birth_places", |t| t.all("birth_places").count()),
    ("nationalities", |t| t.all("nationalities").count()),
    ("addresses", |t| t.all("addresses").count()),
    ("records_with_un_ref", |t| t.with("identifiers", scheme("un-ref"))),
    ("imo_numbers", |t| t.count("identifiers", scheme("imo"))),
];

impl Edition<'_> {
    fn translated(&self, shared: &Path) -> Translation {
        let site = Site::new(&[]);
        let files = site.receive("real", &lists::real(shared, self.files));
        let module = component(self.list.module);
        let mut arguments = vec!["translate", &module, "--format", "json"];
        arguments.extend(files.iter().map(String::as_str));
        let (document, errors, code) = said(&dragoman(&arguments));
        assert_eq!(code, 0, "{}: {errors}", self.name);
        Translation(serde_json::from_str(&document).expect("a document is JSON"))
    }

    /// How a figure is counted: a list's own way goes before the common one.
    fn counter(&self, figure: &str) -> Option<fn(&Translation) -> usize> {
        let mut known = self.figures.iter().chain(COMMON);
        known.find(|(name, _)| *name == figure).map(|(_, count)| *count)
    }

    /// What is wrong with the figures of this edition, a line each.
    fn complaints(&self, found: &Translation, truth: &Value) -> Vec<String> {
        let mut expected = BTreeMap::new();
        numbers("", &truth["counts"], &mut expected);
        numbers("indicative/", &truth["indicative"], &mut expected);
        expected.retain(|figure, _| !figure.starts_with("indicative/") || self.counter(figure).is_some());
        let mut complaints = Vec::new();
        for (figure, theirs) in &expected {
            let Some(count) = self.counter(figure) else {
                complaints.push(format!("{}: nobody counts {figure}", self.name));
                continue;
            };
            let ours = count(found) as i64;
            let difference = self.differences.iter().find(|held| held.figure == figure);
            let (by, because) = difference.map_or((0, ""), |held| (held.by, held.because));
            if ours != theirs + by {
                complaints.push(format!(
                    "{}: {figure}: {ours}, where {theirs}{by:+} is right {because}",
                    self.name
                ));
            }
        }
        let idle = self.differences.iter().map(|held| held.figure);
        let idle = idle.chain(self.figures.iter().map(|(name, _)| *name));
        let idle = idle.filter(|figure| !expected.contains_key(*figure));
        complaints.extend(idle.map(|figure| format!("{}: nobody asks for {figure}", self.name)));
        complaints
    }
}

/// All numbers below a value by their paths; white space in a name is folded, and what then is the same is one.
fn numbers(path: &str, value: &Value, into: &mut BTreeMap<String, i64>) {
    for (name, value) in value.as_object().into_iter().flatten() {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        match value.as_i64() {
            Some(number) => *into.entry(format!("{path}{name}")).or_default() += number,
            None => numbers(&format!("{path}{name}/"), value, into),
        }
    }
}

/// Checks the figures of an edition, and what else `check` asks of it.
fn check(edition: &Edition<'_>, check: impl Fn(&Translation, &Value)) {
    let Some(shared) = lists::shared() else { return };
    let truth = &lists::truth(&shared, "counts.json")[edition.name];
    let found = edition.translated(&shared);
    let complaints = edition.complaints(&found, truth);
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    check(&found, truth);
}

//! What `translate` wrote, and how to count in it.

use std::collections::BTreeSet;

use serde_json::Value;

/// A document of `dragoman translate --format json`.
pub struct Translation(pub Value);

impl Translation {
    /// All subjects.
    pub fn subjects(&self) -> impl Iterator<Item = &Value> {
        values(&self.0, "items")
    }

    /// All values of a repeated field of subjects.
    pub fn all(&self, field: &'static str) -> impl Iterator<Item = &Value> {
        self.subjects().flat_map(move |subject| values(subject, field))
    }

    /// How many values of a repeated field fit.
    pub fn count(&self, field: &'static str, fits: impl Fn(&Value) -> bool) -> usize {
        self.all(field).filter(|value| fits(value)).count()
    }

    /// How many subjects have a value that fits in a repeated field.
    pub fn with(&self, field: &'static str, fits: impl Fn(&Value) -> bool) -> usize {
        self.subjects()
            .filter(|subject| values(subject, field).any(&fits))
            .count()
    }

    /// How many subjects are of a kind.
    pub fn kind(&self, kind: &str) -> usize {
        self.subjects()
            .filter(|subject| is(subject, "kind", kind))
            .count()
    }

    /// How many ids there are.
    pub fn ids(&self) -> usize {
        self.subjects()
            .map(|subject| subject["id"].as_str())
            .collect::<BTreeSet<_>>()
            .len()
    }

    /// How many names are of a form.
    pub fn form(&self, form: &str) -> usize {
        self.count("names", |name| is(name, "form", form))
    }

    /// How many names are of a form and a quality.
    pub fn names(&self, form: &str, quality: &str) -> usize {
        self.count("names", |name| {
            is(name, "form", form) && is(name, "quality", quality)
        })
    }

    /// How often notices that fit tell of something.
    pub fn noticed(&self, fits: impl Fn(&Value) -> bool) -> usize {
        let counts = values(&self.0, "notices").filter(|notice| fits(notice));
        let counts = counts.map(|notice| notice["count"].as_u64().expect("a notice has a count"));
        counts.sum::<u64>() as usize
    }
}

/// The values of a repeated field, which is left out where there is none.
pub fn values<'a>(record: &'a Value, field: &str) -> impl Iterator<Item = &'a Value> {
    record[field].as_array().into_iter().flatten()
}

/// Whether a field of a value holds a text.
pub fn is(value: &Value, field: &str, text: &str) -> bool {
    value[field] == text
}

/// Whether a value has a scheme.
pub fn scheme(scheme: &'static str) -> impl Fn(&Value) -> bool {
    move |identifier| is(identifier, "scheme", scheme)
}

/// The certainty of a claim of a date in the words of the independent reader.
pub fn certainty(claim: &Value) -> &'static str {
    let date = &claim["earliest"];
    match claim["certainty"].as_str() {
        Some("exact") if !date["day"].is_null() => "exact_day",
        Some("exact") if !date["month"].is_null() => "exact_month",
        Some("exact") => "exact_year",
        Some("circa") => "approx",
        Some("between") => "between",
        Some("unstated") => "words",
        _ => "other",
    }
}

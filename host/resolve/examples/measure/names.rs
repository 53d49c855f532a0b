//! Names made equal as a simple program would: accents stripped, in lower case, words in alphabetical order.

use std::collections::BTreeSet;

use any_ascii::any_ascii;
use dragoman_model::schema::Subject;

/// All names of a subject.
pub fn normalised(subject: &Subject) -> BTreeSet<String> {
    subject.names.iter().map(|name| normal(&name.full)).collect()
}

fn normal(full: &str) -> String {
    let ascii = any_ascii(full).to_lowercase();
    let mut words: Vec<&str> = ascii
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words.sort_unstable();
    words.join(" ")
}

/// A subject in a few words.
pub fn line(subject: &Subject) -> String {
    let names: Vec<&str> = subject
        .names
        .iter()
        .take(3)
        .map(|name| name.full.as_str())
        .collect();
    let births: Vec<String> = subject
        .births
        .iter()
        .filter_map(|claim| {
            let date = claim.earliest.as_ref().or(claim.latest.as_ref())?;
            let part = |part: Option<u8>| part.map_or(String::new(), |part| format!("-{part:02}"));
            Some(format!("{}{}{}", date.year, part(date.month), part(date.day)))
        })
        .collect();
    let countries: Vec<&str> = subject
        .nationalities
        .iter()
        .filter_map(|claim| claim.code.as_deref())
        .collect();
    format!(
        "{} [{}] {}",
        names.join(" | "),
        births.join(", "),
        countries.join(" ")
    )
}

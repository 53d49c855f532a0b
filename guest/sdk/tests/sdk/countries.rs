//! Countries as the published lists write them.

use std::fs;
use std::path::{Path, PathBuf};

use dragoman_guest::countries::{code, from_demonym};

/// What part of the wordings in `texts` is coded; says so if that is less than `least`.
#[track_caller]
fn covered<'a>(texts: impl Iterator<Item = &'a str>, least: f64) {
    let texts: Vec<_> = texts.map(str::trim).filter(|text| !text.is_empty()).collect();
    let coded = |text: &&&str| code(text).or_else(|| from_demonym(text)).is_some();
    let share = texts.iter().filter(coded).count() as f64 / texts.len() as f64;
    assert!(!texts.is_empty(), "no country found");
    assert!(share >= least, "only {share:.4} of {} are coded", texts.len());
}

/// A published list; none, with a word on it, where the lists are not at hand.
fn published(path: &str) -> Option<String> {
    let lists: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/lists");
    let read = fs::read(lists.join(path));
    if read.is_err() {
        skipped(path);
    }
    Some(String::from_utf8_lossy(&read.ok()?).into_owned())
}

#[expect(clippy::print_stderr, reason = "a test that did nothing says so")]
pub(crate) fn skipped(path: &str) {
    eprintln!("skipped: {path} is not there");
}

/// The texts of the elements `tag`.
fn elements<'a>(xml: &'a str, tag: &str) -> impl Iterator<Item = &'a str> {
    let open = format!("<{tag}>");
    let parts: Vec<_> = xml.split(open.as_str()).skip(1).collect();
    parts
        .into_iter()
        .filter_map(|part| Some(part.split_once("</")?.0))
}

#[test]
fn nearly_all_countries_of_the_un_list_are_coded() {
    for edition in ["2022-09-15", "2024-11-30", "2026-02-27"] {
        let Some(xml) = published(&format!("un/consolidated_{edition}.xml")) else {
            return;
        };
        covered(elements(&xml, "COUNTRY"), 0.99);
        covered(elements(&xml, "ISSUING_COUNTRY"), 0.98);
        covered(elements(&xml, "COUNTRY_OF_ISSUE"), 0.97);
    }
}

#[test]
fn all_countries_of_the_us_consolidated_list_are_coded() {
    for edition in ["2022-03-24", "2025-03-28"] {
        let Some(xml) = published(&format!("us-ofac-cons/cons_{edition}.xml")) else {
            return;
        };
        covered(elements(&xml, "country"), 1.0);
        covered(elements(&xml, "idCountry"), 1.0);
    }
}

#[test]
fn nearly_all_countries_of_us_addresses_are_coded() {
    for path in ["us-ofac/add.csv", "us-ofac/2026/add.csv"] {
        let Some(csv) = published(path) else { return };
        covered(csv.lines().filter_map(country_of_address), 0.997);
    }
}

/// The last field but one of an address; none where it stands for nothing.
fn country_of_address(line: &str) -> Option<&str> {
    let (before, _) = line.rsplit_once(',')?;
    let country = before.strip_suffix('"')?.rsplit_once('"')?.1;
    (country.trim() != "-0-").then_some(country)
}

#[test]
fn every_country_of_the_canadian_list_is_coded_and_programmes_are_not() {
    for edition in ["2020", "2025"] {
        let Some(xml) = published(&format!("ca/sema-lmes_{edition}.xml")) else {
            return;
        };
        let is_country = |text: &&str| {
            !["Regulations", "Attacks", "Violence"]
                .iter()
                .any(|word| text.contains(word))
        };
        covered(elements(&xml, "Country").filter(is_country), 1.0);
    }
}

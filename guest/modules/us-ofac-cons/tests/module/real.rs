//! Real editions, where they are at hand.

use std::path::{Path, PathBuf};

use dragoman_guest::schema::{NameForm, NameQuality, Subject};

use super::{samples, translate};

const FILES: [&str; 2] = ["cons_2022-03-24.xml", "cons_2025-03-28.xml"];

/// Real editions; says so if they are not there.
#[expect(clippy::print_stderr, reason = "a test that tests nothing must say so")]
fn editions() -> Vec<Vec<u8>> {
    let lists: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/lists/us-ofac-cons");
    if !lists.is_dir() {
        eprintln!("skipped: the real lists are not at hand");
        return Vec::new();
    }
    let read = |file: &str| std::fs::read(lists.join(file)).expect("a readable list");
    FILES.map(read).into()
}

/// How often a text stands in a file.
fn count(bytes: &[u8], text: &str) -> usize {
    std::str::from_utf8(bytes).expect("UTF-8").matches(text).count()
}

#[test]
fn a_real_edition_leaves_nothing_to_say() {
    for bytes in editions() {
        let run = translate(bytes.clone());
        assert!(run.notices.is_empty(), "{:?}", run.notices);
        let summary = run.summary().expect("a summary");
        assert_eq!(summary.declared_records, Some(run.subjects.len() as u32));
        assert!(summary.end_seen && summary.published.is_some());
        for subject in &run.subjects {
            samples::assert_places(subject, &bytes);
        }
    }
}

#[test]
fn every_element_of_a_real_edition_becomes_one_value() {
    for bytes in editions() {
        let subjects = translate(bytes.clone()).subjects;
        let sum = |of: &dyn Fn(&Subject) -> usize| subjects.iter().map(of).sum::<usize>();
        let named = |test: fn(NameForm, NameQuality) -> bool| {
            sum(&|subject| {
                let names = subject.names.iter();
                names.filter(|name| test(name.form, name.quality)).count()
            })
        };
        assert_eq!(subjects.len(), count(&bytes, "<sdnEntry>"));
        assert_eq!(
            named(|form, quality| form != NameForm::Primary && quality != NameQuality::Unstated),
            count(&bytes, "<aka>")
        );
        assert_eq!(
            named(|_, quality| quality == NameQuality::Weak),
            count(&bytes, "<category>weak<")
        );
        assert_eq!(
            named(|form, _| form == NameForm::Former),
            count(&bytes, "<type>f.k.a.<")
        );
        // Names of issuers, which are no aliases of the list's own.
        assert_eq!(
            named(|form, quality| form == NameForm::Alias && quality == NameQuality::Unstated),
            count(&bytes, "<idType>Issuer Name<")
        );
        assert_eq!(
            sum(&|subject| subject.births.len()),
            count(&bytes, "<dateOfBirth>")
        );
        assert_eq!(
            sum(&|subject| subject.birth_places.len()),
            count(&bytes, "<placeOfBirth>")
        );
        assert_eq!(
            sum(&|subject| subject.addresses.len()),
            count(&bytes, "<address>")
        );
        assert_eq!(
            sum(&|subject| subject.citizenships.len()),
            count(&bytes, "<citizenship>")
        );
        let programmes = |subject: &Subject| {
            let designations = subject.designations.iter();
            designations.filter(|one| one.programme.is_some()).count()
        };
        assert_eq!(sum(&programmes), count(&bytes, "<program>"));
        let scheme = |scheme: &'static str| {
            sum(&move |subject: &Subject| {
                let held = subject.identifiers.iter();
                held.filter(|held| held.scheme == scheme).count()
            })
        };
        for (name, label) in [
            ("isin", "ISIN"),
            ("swift", "SWIFT/BIC"),
            ("ticker", "Equity Ticker"),
            ("uscc", "Unified Social Credit Code (USCC)"),
            ("government-gazette", "Government Gazette Number"),
        ] {
            assert_eq!(
                scheme(name),
                count(&bytes, &format!("<idType>{label}<")),
                "{label}"
            );
        }
        let linked = count(&bytes, "(Linked To: ");
        assert_eq!(sum(&|subject| subject.relations.len()), linked);
    }
}

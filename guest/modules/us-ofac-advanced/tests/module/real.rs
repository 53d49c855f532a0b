//! Real editions, where they are at hand.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use dragoman_guest::countries;
use dragoman_guest::schema::{NameForm, NameQuality, NoticeKind, Subject};

use super::{assert_places, source, translate};

const ADVANCED: &str = "cons_advanced_2020-03-17_FULL.xml";
const ENHANCED: &str = "CONS_ENHANCED_2025-01-10_FULL.xml";

/// A real edition; says so if it is not there.
#[expect(clippy::print_stderr, reason = "a test that tests nothing must say so")]
fn edition(file: &str) -> Option<Vec<u8>> {
    let lists: PathBuf =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/lists/us-ofac-advanced");
    if !lists.is_dir() {
        eprintln!("skipped: the real lists are not at hand");
        return None;
    }
    Some(std::fs::read(lists.join(file)).expect("a readable list"))
}

fn sum(subjects: &[Subject], of: impl Fn(&Subject) -> usize) -> usize {
    subjects.iter().map(of).sum()
}

fn named(subjects: &[Subject], test: impl Fn(NameForm, NameQuality) -> bool) -> usize {
    sum(subjects, |subject| {
        let names = subject.names.iter();
        names.filter(|name| test(name.form, name.quality)).count()
    })
}

#[test]
fn every_row_of_the_advanced_edition_becomes_one_value() {
    let Some(bytes) = edition(ADVANCED) else { return };
    let text = std::str::from_utf8(&bytes).expect("UTF-8");
    let count = |words: &str| text.matches(words).count();
    let run = translate(bytes.clone());
    assert!(run.notices.is_empty(), "{:?}", run.notices);
    let subjects = &run.subjects;
    assert_eq!(subjects.len(), count("<DistinctParty "));
    for subject in subjects {
        assert_places(subject, "DistinctParty", &bytes);
    }
    assert_eq!(named(subjects, |_, _| true), count("<DocumentedName "));
    assert_eq!(
        named(subjects, |_, quality| quality == NameQuality::Weak),
        count("LowQuality=\"true\"")
    );
    assert_eq!(
        sum(subjects, |subject| subject.births.len()),
        count("FeatureTypeID=\"8\"")
    );
    assert_eq!(
        sum(subjects, |subject| subject.birth_places.len()),
        count("FeatureTypeID=\"9\"")
    );
    assert_eq!(
        sum(subjects, |subject| subject.relations.len()),
        count("<ProfileRelationship ")
    );
    // Of a location without any line no address is made: its country is undetermined.
    let empty = text
        .split("<Location ")
        .skip(1)
        .filter(|location| {
            let location = location.split("</Location>").next().unwrap_or_default();
            !location.contains("<LocationPart ") && !location.contains("<LocationCountry ")
        })
        .count();
    let features = count("FeatureTypeID=\"25\"");
    assert_eq!(sum(subjects, |subject| subject.addresses.len()), features - empty);
    let at_a = |subject: &Subject, element: &str, at: u32| source(subject, at, &bytes).starts_with(element);
    let numbers = sum(subjects, |subject| {
        let documents = subject.documents.iter().map(|one| one.at);
        let identifiers = subject.identifiers.iter().map(|one| one.at);
        documents
            .chain(identifiers)
            .filter(|at| at_a(subject, "<IDRegDocument ", *at))
            .count()
    });
    assert_eq!(numbers, count("<IDRegDocument "));
    let entries = sum(subjects, |subject| {
        let designations = subject.designations.iter().map(|one| one.at);
        let entries = designations.filter(|at| at_a(subject, "<SanctionsEntry ", *at));
        entries.collect::<BTreeSet<_>>().len()
    });
    assert_eq!(entries, count("<SanctionsEntry "));
}

#[test]
fn every_element_of_the_enhanced_edition_becomes_one_value() {
    let Some(bytes) = edition(ENHANCED) else { return };
    let text = std::str::from_utf8(&bytes).expect("UTF-8");
    let count = |words: &str| text.matches(words).count();
    let run = translate(bytes.clone());
    // One relation leads to a party of the other list.
    assert_eq!(run.notices.len(), 1, "{:?}", run.notices);
    let said = run.notices_of(NoticeKind::Remark);
    assert_eq!(
        said[0].field,
        "entity/relationships/relationship/relatedEntity@entityId"
    );
    assert_eq!(said[0].count, 1);
    let subjects = &run.subjects;
    assert_eq!(subjects.len(), count("<entity id="));
    for subject in subjects {
        assert_places(subject, "entity", &bytes);
    }
    let issuers = count(">Issuer Name</type>") - 1;
    assert_eq!(
        named(subjects, |_, _| true),
        count("<formattedFullName>") + issuers
    );
    assert_eq!(
        named(subjects, |form, quality| quality == NameQuality::Weak
            && form != NameForm::OriginalScript),
        count("<isLowQuality>true<")
    );
    assert_eq!(
        named(subjects, |form, _| form == NameForm::OriginalScript),
        count("<formattedFullName>") - count("<isLowQuality>")
    );
    assert_eq!(
        sum(subjects, |subject| subject.births.len()),
        count("<type featureTypeId=\"8\">")
    );
    assert_eq!(
        sum(subjects, |subject| subject.relations.len()),
        count("<relationship id=")
    );
    assert_eq!(
        sum(subjects, |subject| {
            let programmes = subject
                .designations
                .iter()
                .filter_map(|one| one.programme.as_deref());
            programmes.collect::<BTreeSet<_>>().len()
        }),
        count("<sanctionsProgram ")
    );
    assert_eq!(
        sum(subjects, |subject| {
            let listed = subject.designations.iter().filter(|one| one.listed.is_some());
            listed
                .filter(|one| one.note.as_deref().is_some_and(|note| note.ends_with("List")))
                .count()
        }),
        count("datePublished=")
    );
}

#[test]
fn the_codes_of_the_lists_countries_are_those_of_their_names() {
    let Some(bytes) = edition(ENHANCED) else { return };
    let text = std::str::from_utf8(&bytes).expect("UTF-8");
    let between = |text: &str, open: &str, close: &str| -> Option<String> {
        let start = text.find(open)? + open.len();
        Some(text[start..].split(close).next()?.to_owned())
    };
    let mut others = Vec::new();
    for value in text
        .split("<referenceValue ")
        .filter(|value| value.contains("<type>COUNTRY<"))
    {
        let name = between(value, "<value>", "<").expect("a name");
        let code = between(value, "<isoCode>", "<");
        if code.as_deref() != countries::code(&name) {
            others.push((name, code));
        }
    }
    // The list has no code for these, but their names have.
    let names: Vec<_> = others.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        ["West Bank", "Kosovo", "Region: Northern Mali", "Region: Gaza"]
    );
    assert!(others.iter().all(|(_, code)| code.is_none()));
}

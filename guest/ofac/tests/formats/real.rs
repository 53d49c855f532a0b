//! Real editions of one list in two formats, where they are at hand. They are weeks or years apart, so that what changed in
//! between is listed as well, by OFAC's numbers.

use std::collections::BTreeSet;
use std::path::Path;

use dragoman_guest::native::{Files, Run, run};
use us_ofac_advanced::UsOfacAdvanced;
use us_ofac_cons::UsOfacCons;

use super::facets::{Difference, differences, ids};

/// A real edition; says so if it is not there.
#[expect(clippy::print_stderr, reason = "a test that tests nothing must say so")]
fn edition(file: &str) -> Option<Files> {
    let lists = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/lists");
    if !lists.join("us-ofac-cons").is_dir() {
        eprintln!("skipped: the real lists are not at hand");
        return None;
    }
    Some(Files::one(
        "list.xml",
        std::fs::read(lists.join(file)).expect("a readable list"),
    ))
}

fn sdn_list(file: &str) -> Option<Run> {
    Some(run::<UsOfacCons>(&edition(&format!("us-ofac-cons/{file}"))?))
}

fn advanced(file: &str) -> Option<Run> {
    Some(run::<UsOfacAdvanced>(&edition(&format!(
        "us-ofac-advanced/{file}"
    ))?))
}

/// The numbers of the parties that differ in a facet.
fn over<'d>(found: &'d [Difference], facet: &str) -> Vec<&'d str> {
    let found = found.iter().filter(|one| one.facet == facet);
    found.map(|one| one.id.as_str()).collect()
}

#[test]
fn the_enhanced_edition_of_january_2025_and_the_xml_of_march_say_the_same() {
    let enhanced = advanced("CONS_ENHANCED_2025-01-10_FULL.xml");
    let (Some(xml), Some(enhanced)) = (sdn_list("cons_2025-03-28.xml"), enhanced) else {
        return;
    };
    assert_eq!(ids(&xml), ids(&enhanced));
    let found = differences(&xml, &enhanced);
    for facet in [
        "kind",
        "births",
        "birth places",
        "nationalities",
        "citizenships",
        "documents",
        "contacts",
        "person",
        "organization",
        "craft",
        "programmes",
        "instruments",
        "relations",
    ] {
        assert_eq!(over(&found, facet), Vec::<&str>::new(), "{facet}");
    }
    // Names and addresses in other scripts are in the Enhanced form alone; else they are the same.
    for one in found
        .iter()
        .filter(|one| ["names", "addresses"].contains(&one.facet))
    {
        assert!(one.first.is_empty(), "{one:?}");
        assert!(one.second.iter().all(|text| !text.is_ascii()), "{one:?}");
    }
    // It says of every document that it is valid, and tells one middle name from the given one.
    let standing = found.iter().filter(|one| one.facet == "standing of documents");
    assert!(
        standing
            .clone()
            .flat_map(|one| &one.second)
            .all(|text| text.ends_with("::Valid"))
    );
    assert_eq!(standing.count(), 2);
    assert_eq!(over(&found, "parts of names"), ["50476"]);
    // Changed between the two days: countries of numbers, and a risk that was added.
    assert_eq!(over(&found, "identifiers"), ["17013", "18784"]);
    assert_eq!(over(&found, "remarks"), ["9659"]);
}

#[test]
fn the_advanced_edition_of_2020_and_the_xml_of_2022_agree_over_who_somebody_is() {
    let advanced = advanced("cons_advanced_2020-03-17_FULL.xml");
    let (Some(xml), Some(advanced)) = (sdn_list("cons_2022-03-24.xml"), advanced) else {
        return;
    };
    let both: BTreeSet<_> = ids(&xml).intersection(&ids(&advanced)).copied().collect();
    assert!(both.len() * 10 > ids(&advanced).len() * 9, "{}", both.len());
    let found = differences(&xml, &advanced);
    // In two years firms moved, were renamed and came under more programmes; what a person is did not change.
    for facet in [
        "kind",
        "births",
        "birth places",
        "nationalities",
        "citizenships",
        "documents",
        "person",
        "craft",
    ] {
        assert_eq!(over(&found, facet), Vec::<&str>::new(), "{facet}");
    }
}

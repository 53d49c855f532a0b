//! The invented list of the samples, in all four formats.

use std::collections::BTreeSet;
use std::path::Path;

use dragoman_guest::native::{Files, Run, run};
use us_ofac_advanced::UsOfacAdvanced;
use us_ofac_cons::UsOfacCons;
use us_ofac_sdn::UsOfacSdn;

use super::facets::{Difference, differences, ids};

/// A sample of a module.
fn sample(path: &str) -> Vec<u8> {
    let modules = Path::new(env!("CARGO_MANIFEST_DIR")).join("../modules");
    std::fs::read(modules.join(path)).expect("a sample")
}

fn flat() -> Run {
    let names = ["sdn.csv", "add.csv", "alt.csv", "sdn_comments.csv"];
    let files = names.iter().fold(Files::default(), |files, name| {
        files.and(name, sample(&format!("us-ofac-sdn/samples/{name}")))
    });
    run::<UsOfacSdn>(&files)
}

fn sdn_list() -> Run {
    run::<UsOfacCons>(&Files::one("cons.xml", sample("us-ofac-cons/samples/cons.xml")))
}

fn advanced() -> Run {
    let file = sample("us-ofac-advanced/samples/advanced/advanced.xml");
    run::<UsOfacAdvanced>(&Files::one("advanced.xml", file))
}

fn enhanced() -> Run {
    let file = sample("us-ofac-advanced/samples/enhanced/enhanced.xml");
    run::<UsOfacAdvanced>(&Files::one("enhanced.xml", file))
}

/// A difference as the tests list it.
fn difference(facet: &'static str, id: &str, first: &[&str], second: &[&str]) -> Difference {
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    Difference {
        facet,
        id: id.into(),
        first: texts(first),
        second: texts(second),
    }
}

/// Two formats differ in exactly this. The order of the list is that of facets, and of numbers within them.
fn assert_differences(first: &Run, second: &Run, expected: &[Difference]) {
    let found = differences(first, second);
    let extra: Vec<_> = found.iter().filter(|one| !expected.contains(one)).collect();
    let absent: Vec<_> = expected.iter().filter(|one| !found.contains(one)).collect();
    assert!(
        extra.is_empty() && absent.is_empty(),
        "found {extra:#?}, not found {absent:#?}"
    );
}

#[test]
fn flat_files_and_sdn_list_give_the_same() {
    let (flat, xml) = (flat(), sdn_list());
    let more: BTreeSet<_> = ids(&xml).difference(&ids(&flat)).copied().collect();
    // The samples in XML have two parties more, with what only the consolidated list says.
    assert_eq!(more, BTreeSet::from(["41025", "41026"]));
    assert!(ids(&flat).is_subset(&ids(&xml)));
    let expected = [
        // An id does not say that it is one more of its kind.
        difference(
            "remarks",
            "41007",
            &["alt. Former Vessel Flag None Identified"],
            &["Former Vessel Flag None Identified"],
        ),
    ];
    assert_differences(&flat, &xml, &expected);
}

#[test]
fn sdn_list_and_the_enhanced_form_give_the_same() {
    let (xml, enhanced) = (sdn_list(), enhanced());
    assert_eq!(ids(&xml), ids(&enhanced));
    let mut expected = vec![
        // Other scripts are in the Enhanced form alone.
        difference(
            "addresses",
            "41004",
            &[],
            &["ул. Портовая, д. 8 | Таврин |  |  | BY"],
        ),
        difference(
            "names",
            "41004",
            &[],
            &["Павел ИРГАШЕВ-ЛИНДЕ | NameForm::OriginalScript | NameQuality::Unstated"],
        ),
        difference(
            "names",
            "41023",
            &[],
            &["魏 连生 | NameForm::OriginalScript | NameQuality::Unstated"],
        ),
        difference(
            "names",
            "41025",
            &[],
            &["南港光学有限公司 | NameForm::OriginalScript | NameQuality::Unstated"],
        ),
        difference(
            "parts of names",
            "41004",
            &[],
            &[
                "павел иргашев-линде | namerole::family иргашев-линде",
                "павел иргашев-линде | namerole::given павел",
            ],
        ),
        difference(
            "parts of names",
            "41023",
            &[],
            &["魏 连生 | namerole::family 魏", "魏 连生 | namerole::given 连生"],
        ),
        // It tells middle names from given ones.
        difference(
            "parts of names",
            "41009",
            &["ines carolina ouellette-barrios | namerole::given ines carolina"],
            &[
                "ines carolina ouellette-barrios | namerole::given ines",
                "ines carolina ouellette-barrios | namerole::middle carolina",
            ],
        ),
        // Words that are no date have an interval there.
        difference(
            "births",
            "41015",
            &["late 1960s"],
            &["1966..1969 Certainty::Between"],
        ),
    ];
    let found = differences(&xml, &enhanced);
    let standing = found.iter().filter(|one| one.facet == "standing of documents");
    // It says of every document whether it is valid; the list in XML of none.
    for one in standing {
        assert!(
            one.first.iter().all(|text| text.ends_with("::Unstated")),
            "{one:?}"
        );
        let is_said = |text: &String| text.ends_with("::Valid") || text.ends_with("::KnownFalse");
        assert!(one.second.iter().all(is_said), "{one:?}");
        expected.push(Difference {
            facet: one.facet,
            id: one.id.clone(),
            first: one.first.clone(),
            second: one.second.clone(),
        });
    }
    assert_differences(&xml, &enhanced, &expected);
}

#[test]
fn the_enhanced_and_the_advanced_form_give_the_same() {
    let (enhanced, advanced) = (enhanced(), advanced());
    assert_eq!(ids(&enhanced), ids(&advanced));
    let expected = [
        // The Advanced form has an address in one script only.
        difference(
            "addresses",
            "41004",
            &["ул. Портовая, д. 8 | Таврин |  |  | BY"],
            &[],
        ),
        // It cannot tell a year from a range of days that begins and ends with one.
        difference(
            "births",
            "41013",
            &["1960-01-01..1960-12-31 Certainty::Between"],
            &["1960..1960 Certainty::Exact"],
        ),
        difference(
            "documents",
            "41023",
            &["DocumentKind::Passport | E00112299 | CN | 2014-01-01..2014-12-31 Certainty::Between | "],
            &["DocumentKind::Passport | E00112299 | CN | 2014..2014 Certainty::Exact | "],
        ),
        // The Enhanced form puts names into capitals.
        difference(
            "names",
            "41004",
            &["Павел ИРГАШЕВ-ЛИНДЕ | NameForm::OriginalScript | NameQuality::Unstated"],
            &["Павел Иргашев-Линде | NameForm::OriginalScript | NameQuality::Unstated"],
        ),
        // Of a party that is not in the file the Advanced form has only the number.
        difference(
            "relations",
            "41024",
            &["RelationTarget::Text(\"CEDAR STRAIT HOLDING\")"],
            &["RelationTarget::Text(\"OFAC 49999\")"],
        ),
    ];
    assert_differences(&enhanced, &advanced, &expected);
}

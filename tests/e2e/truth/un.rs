use serde_json::Value;

use super::translation::{Translation, certainty, is};
use super::{Difference, Edition, Figure, check};
use crate::lists::UN;

/// Whether a value is the record's own, not one of its aliases'.
fn own(value: &Value) -> bool {
    let note = value["note"].as_str().unwrap_or("");
    !note.starts_with("stated for the alias") && !note.starts_with("stated in an alias")
}

fn births(found: &Translation, word: &str) -> usize {
    found.count("births", |claim| own(claim) && certainty(claim) == word)
}

/// Documents whose words begin with the type that the source gives them.
fn documents(found: &Translation, kind: &str) -> usize {
    found.count("documents", |document| {
        let raw = document["raw"].as_str().unwrap_or("");
        !document["number"].is_null() && raw.split("; ").next() == Some(kind)
    })
}

const FIGURES: &[Figure] = &[
    ("aliases_by_quality/Good", |t| t.names("alias", "strong")),
    ("aliases_by_quality/Low", |t| t.names("alias", "weak")),
    ("aliases_by_quality/a.k.a.", |t| t.names("alias", "unstated")),
    ("aliases_by_quality/f.k.a.", |t| t.form("former")),
    ("alias_cells_holding_several_names", |t| {
        t.noticed(|notice| {
            notice["message"]
                .as_str()
                .is_some_and(|said| said.contains("several names"))
        })
    }),
    ("births", |t| t.count("births", own)),
    ("birth_places", |t| t.count("birth_places", own)),
    ("births_by_certainty/exact_day", |t| births(t, "exact_day")),
    ("births_by_certainty/exact_year", |t| births(t, "exact_year")),
    ("births_by_certainty/between", |t| births(t, "between")),
    ("births_by_certainty/approx", |t| births(t, "approx")),
    ("births_by_certainty/note_only", |t| births(t, "words")),
    ("births_by_certainty/empty", |t| births(t, "other")),
    ("documents", |t| {
        t.count("documents", |document| !document["number"].is_null())
    }),
    ("documents_by_type/Passport", |t| documents(t, "Passport")),
    ("documents_by_type/Numéro de passeport", |t| {
        documents(t, "Numéro de passeport")
    }),
    ("documents_by_type/Número de pasaporte", |t| {
        documents(t, "Número de pasaporte")
    }),
    ("documents_by_type/National Identification Number", |t| {
        documents(t, "National Identification Number")
    }),
];

/// An older spelling, which the edition of 2026 no longer has.
const WITH_AN_OLDER_TYPE: Figure = ("documents_by_type/National identification no.", |t| {
    documents(t, "National identification no.")
});

const fn empty(count: i64) -> Difference {
    Difference {
        figure: "births_by_certainty/empty",
        by: -count,
        because: "an empty element, `<INDIVIDUAL_DATE_OF_BIRTH/>`, claims nothing",
    }
}

#[test]
fn the_lists_of_the_united_nations_have_the_counts_of_an_independent_reader() {
    let editions = [
        (
            "un/2022-09-15",
            "un/consolidated_2022-09-15.xml",
            true,
            &[empty(36)],
        ),
        (
            "un/2024-11-30",
            "un/consolidated_2024-11-30.xml",
            true,
            &[empty(26)],
        ),
        (
            "un/2025-04-19",
            "un/consolidated_2025-04-19.xml",
            true,
            &[empty(26)],
        ),
        (
            "un/2026-02-27",
            "un/consolidated_2026-02-27.xml",
            false,
            &[empty(49)],
        ),
    ];
    for (name, file, has_older_type, differences) in editions {
        let mut figures = FIGURES.to_vec();
        figures.extend(has_older_type.then_some(WITH_AN_OLDER_TYPE));
        let edition = Edition {
            name,
            list: &UN,
            files: &[file],
            figures: &figures,
            differences,
        };
        check(&edition, |found, truth| {
            assert_eq!(
                found.0["summary"]["edition_label"],
                truth["counts"]["publication_date"]
            );
            assert!(is(&found.0["manifest"], "issuer", "UN"));
        });
    }
}

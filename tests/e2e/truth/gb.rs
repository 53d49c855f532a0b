use super::translation::{Translation, certainty, is};
use super::{Difference, Edition, Figure, check};
use crate::lists::GB;

const TRAVEL: [&str; 4] = [
    "passport",
    "diplomatic_passport",
    "service_passport",
    "travel_document",
];

fn births(found: &Translation, word: &str) -> usize {
    found.count("births", |claim| certainty(claim) == word)
}

/// Groups with a document for travelling, or with one that is for something else. The list has one cell for each.
fn documents(found: &Translation, for_travel: bool) -> usize {
    found.with("documents", |document| {
        TRAVEL.iter().any(|kind| is(document, "kind", kind)) == for_travel
    })
}

/// Names that are not the primary one, in Latin script, of a quality.
fn others(found: &Translation, quality: &str) -> usize {
    let forms = ["alias", "spelling", "former"];
    forms.iter().map(|form| found.names(form, quality)).sum()
}

const BOTH: &[Figure] = &[
    ("rows", |t| t.all("sources").count()),
    ("birth_cells", |t| t.all("births").count()),
    ("births_by_certainty/exact_year", |t| births(t, "exact_year")),
    ("births_by_certainty/exact_month", |t| births(t, "exact_month")),
    ("births_by_certainty/exact_day", |t| births(t, "exact_day")),
    ("nationality_cells", |t| t.with("nationalities", |_| true)),
    ("passport_cells", |t| documents(t, true)),
    ("national_id_cells", |t| documents(t, false)),
    ("distinct_names_by_type/AKA", |t| t.form("alias")),
    ("distinct_names_by_type/FKA", |t| t.form("former")),
    ("groups_without_primary_row", |t| {
        t.noticed(|notice| is(notice, "kind", "repaired") && is(notice, "field", "Alias Type"))
    }),
];

const OF_2020: &[Figure] = &[("distinct_names_by_type/Prime Alias", |t| t.form("primary"))];

const OF_2022: &[Figure] = &[
    ("births_by_certainty/bad", |t| births(t, "words")),
    ("distinct_names_by_type/Primary name", |t| t.form("primary")),
    ("distinct_names_by_type/Primary name variation", |t| {
        t.form("spelling")
    }),
    ("alias_names_by_quality/(none)", |t| others(t, "unstated")),
    ("alias_names_by_quality/Good quality", |t| others(t, "strong")),
    ("alias_names_by_quality/Low quality", |t| others(t, "weak")),
];

const PROMOTED: &str = "two groups have rows of `Primary name variation` only: the best is taken for the primary \
                        name, with a notice";

const DIFFERENCES_2020: &[Difference] = &[Difference {
    figure: "records_with_un_ref",
    by: 16,
    because: "16 groups have theirs as `UN Ref.KPI.064`, `QDI.282`, in capitals: read as well, each with a notice (a \
              17th notice is of a group that names another's reference in the usual case too)",
}];

const DIFFERENCES_2022: &[Difference] = &[
    Difference {
        figure: "distinct_names_by_type/Primary name",
        by: 2,
        because: PROMOTED,
    },
    Difference {
        figure: "distinct_names_by_type/Primary name variation",
        by: -2,
        because: PROMOTED,
    },
    Difference {
        figure: "alias_names_by_quality/(none)",
        by: -2,
        because: PROMOTED,
    },
    Difference {
        figure: "passport_cells",
        by: 1,
        because: "one group has no number but the details `Iranian`: a passport without a number",
    },
];

#[test]
fn the_lists_of_the_united_kingdom_have_the_counts_of_an_independent_reader() {
    let editions = [
        (
            "uk/2020-04-27",
            "gb/ConList_2020-04-27.csv",
            OF_2020,
            DIFFERENCES_2020,
        ),
        (
            "uk/2022-05-04",
            "gb/ConList_2022-05-04.xlsx",
            OF_2022,
            DIFFERENCES_2022,
        ),
    ];
    for (name, file, figures, differences) in editions {
        let edition = Edition {
            name,
            list: &GB,
            files: &[file],
            figures: &[BOTH, figures].concat(),
            differences,
        };
        check(&edition, |found, _| {
            assert_eq!(found.0["summary"]["end_seen"], true);
            let in_capitals = found
                .noticed(|notice| is(notice, "kind", "repaired") && is(notice, "field", "Other Information"));
            assert_eq!(in_capitals, if name == "uk/2020-04-27" { 17 } else { 2 });
        });
    }
}

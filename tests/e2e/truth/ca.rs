use super::translation::{Translation, certainty, is, values};
use super::{Difference, Edition, Figure, check};
use crate::lists::CA;

/// Cells of births that read so; one that holds several claims is a cell of alternatives.
fn cells(found: &Translation, word: &str) -> usize {
    let read = |subject| {
        let claims: Vec<_> = values(subject, "births").collect();
        match claims[..] {
            [] => None,
            [claim] => Some(certainty(claim)),
            _ => Some("alternatives"),
        }
    };
    found
        .subjects()
        .filter(|subject| read(subject) == Some(word))
        .count()
}

const BOTH: &[Figure] = &[
    ("distinct_country_schedule_item", Translation::ids),
    ("records_without_item", |t| {
        t.noticed(|notice| is(notice, "field", "record/Item"))
    }),
    ("records_with_aliases", |t| {
        t.with("names", |name| is(name, "form", "alias"))
    }),
    ("birth_cells", |t| t.with("births", |_| true)),
    ("births_by_certainty/exact_day", |t| cells(t, "exact_day")),
    ("births_by_certainty/exact_year", |t| cells(t, "exact_year")),
    ("births_by_certainty/exact_month", |t| cells(t, "exact_month")),
    ("births_by_certainty/alternatives", |t| cells(t, "alternatives")),
    ("indicative/aliases_split_on_comma", |t| t.form("alias")),
    ("indicative/reader/births", |t| t.all("births").count()),
];

const OF_2025: &[Figure] = &[
    ("births_by_certainty/between", |t| cells(t, "between")),
    ("births_by_certainty/other", |t| cells(t, "words")),
];

const DIFFERENCES_2025: &[Difference] = &[Difference {
    figure: "indicative/aliases_split_on_comma",
    by: 304,
    because: "the other reader splits at commas only: semicolons (`A; B`) part 236 names more, slashes (`A / B`) \
              84, the name of a language (`Arabic: …`) 9, and 25 commas stand before a legal form (`X, LLC`)",
}];

#[test]
fn the_lists_of_canada_have_the_counts_of_an_independent_reader() {
    let editions = [
        ("ca/2020", "ca/sema-lmes_2020.xml", &[][..], &[][..]),
        ("ca/2025", "ca/sema-lmes_2025.xml", OF_2025, DIFFERENCES_2025),
    ];
    for (name, file, figures, differences) in editions {
        let edition = Edition {
            name,
            list: &CA,
            files: &[file],
            figures: &[BOTH, figures].concat(),
            differences,
        };
        check(&edition, |found, _| {
            assert_eq!(found.0["summary"]["end_seen"], true);
        });
    }
}

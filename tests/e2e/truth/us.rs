use serde_json::Value;

use super::translation::{Translation, certainty, is, scheme, values};
use super::{Difference, Edition, Figure, check};
use crate::lists::US;

fn births(found: &Translation, word: &str) -> usize {
    found.count("births", |claim| certainty(claim) == word)
}

/// Documents that the source gives a label which begins so.
fn labelled(found: &Translation, labels: &[&str]) -> usize {
    found.count("documents", |document| {
        let raw = document["raw"].as_str().unwrap_or("");
        let raw = raw.trim_start_matches("alt. ");
        labels.iter().any(|label| raw.starts_with(label))
    })
}

/// Rows of a file of the set that are the source of a record.
fn rows(found: &Translation, part: u64) -> usize {
    found.count("sources", |source| source["row"]["part"] == part)
}

const FIGURES: &[Figure] = &[
    ("aliases", |t| {
        t.names("alias", "strong") + t.names("former", "strong")
    }),
    // Where the publisher writes `nka`, the party goes by that name now: an alias as any other.
    ("aliases_by_type/aka", |t| t.names("alias", "strong")),
    ("aliases_by_type/nka", |_| 0),
    ("aliases_by_type/fka", |t| t.names("former", "strong")),
    ("weak_aliases_in_remarks", |t| t.names("alias", "weak")),
    ("births_by_certainty/exact_day", |t| births(t, "exact_day")),
    ("births_by_certainty/exact_year", |t| births(t, "exact_year")),
    ("births_by_certainty/exact_month", |t| births(t, "exact_month")),
    ("births_by_certainty/approx", |t| births(t, "approx")),
    ("births_by_certainty/between", |t| births(t, "between")),
    ("nationality_clauses", |t| {
        let persons = t.subjects().filter(|subject| is(subject, "kind", "person"));
        persons
            .map(|person| values(person, "nationalities").count())
            .sum()
    }),
    ("citizen_clauses", |t| t.all("citizenships").count()),
    ("gender_clauses", |t| {
        t.subjects()
            .filter(|subject| !subject["person"]["gender"].is_null())
            .count()
    }),
    ("passports", |t| {
        labelled(
            t,
            &["Passport", "Diplomatic Passport", "Stateless Person Passport"],
        )
    }),
    ("national_ids", |t| labelled(t, &["National ID No."])),
    ("digital_currency_addresses", |t| {
        t.count("identifiers", |identifier| {
            identifier["scheme"]
                .as_str()
                .is_some_and(|scheme| scheme.starts_with("wallet:"))
        })
    }),
    ("address_rows", |t| rows(t, 1)),
    ("comment_continuations_used", |t| rows(t, 3)),
    // What was cut off in sdn.csv and stands in no file: nothing, as the set has no sdn_comments.csv.
    ("rows_lost_if_comments_ignored", |t| rows(t, 3)),
];

const REPEATED: &str = "the last row of sdn.csv repeats the number 2677 of another party under another name: it is \
                        rejected with its place";

const DIFFERENCES: &[Difference] = &[
    Difference {
        figure: "subjects",
        by: -1,
        because: REPEATED,
    },
    Difference {
        figure: "organization",
        by: -1,
        because: REPEATED,
    },
    Difference {
        figure: "primary_names",
        by: -1,
        because: REPEATED,
    },
    Difference {
        figure: "aliases_by_type/aka",
        by: 19,
        because: "`nka` is counted here: the schema has aliases and former names, and a name now in use is an alias",
    },
    Difference {
        figure: "aliases_by_type/nka",
        by: -19,
        because: "counted under `aka`",
    },
    Difference {
        figure: "address_rows",
        by: -2328,
        because: "2,328 rows state no address, only `-0- `; `addresses` counts the others and is met exactly",
    },
    Difference {
        figure: "passports",
        by: -2,
        because: "two clauses are prose: `Passport and National ID were issued in …`, `passport place of issue: …`",
    },
    Difference {
        figure: "imo_numbers",
        by: -1,
        because: "one clause reads `IMO 15411`, too short for an IMO number: kept under another scheme",
    },
    Difference {
        figure: "digital_currency_addresses",
        by: -3,
        because: "three are cut off in the middle at 1,000 characters, and the set lacks sdn_comments.csv",
    },
];

#[test]
fn the_set_of_2022_has_the_counts_of_an_independent_reader() {
    let edition = Edition {
        name: "ofac/2022",
        list: &US,
        files: &["us-ofac/sdn.csv", "us-ofac/add.csv", "us-ofac/alt.csv"],
        figures: FIGURES,
        differences: DIFFERENCES,
    };
    check(&edition, |found, _| {
        assert_eq!(
            found.0["summary"]["end_seen"], false,
            "sdn.csv and alt.csv lost their end marks"
        );
        // The row that repeats a number, and an address whose party it replaced.
        assert_eq!(rejected(&found.0), [(0, 9044), (1, 13625)]);
        assert!(found.count("identifiers", scheme("ofac")) == found.ids());
    });
}

fn rejected(document: &Value) -> Vec<(u64, u64)> {
    let rejected = values(document, "notices").filter(|notice| is(notice, "kind", "rejected_record"));
    let row = |notice: &Value| {
        let row = &notice["source"]["row"];
        row["part"].as_u64().zip(row["first"].as_u64())
    };
    rejected.filter_map(row).collect()
}

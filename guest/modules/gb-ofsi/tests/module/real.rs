//! Real editions, where they are at hand: the counts must be those of an independent reader.

use std::path::{Path, PathBuf};

use dragoman_guest::native::Run;
use dragoman_guest::schema::{Certainty, DateClaim, NameForm, NameQuality, NoticeKind, Subject, SubjectKind};
use serde_json::Value;

use super::translate;

/// The folder of real lists; says so if it is not there.
#[expect(clippy::print_stderr, reason = "a test that tests nothing must say so")]
fn shared() -> Option<PathBuf> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared");
    let found = shared.join("lists/gb").is_dir();
    if !found {
        eprintln!("skipped: the real lists are not at hand");
    }
    found.then_some(shared)
}

fn edition(shared: &Path, file: &str) -> Run {
    translate(std::fs::read(shared.join("lists/gb").join(file)).expect("a readable list"))
}

fn truth(shared: &Path, edition: &str) -> Value {
    let text = std::fs::read_to_string(shared.join("truth/counts.json")).expect("a readable truth");
    let all: Value = serde_json::from_str(&text).expect("JSON");
    all[edition]["counts"].clone()
}

fn sum(run: &Run, of: impl Fn(&Subject) -> usize) -> u64 {
    run.subjects.iter().map(of).sum::<usize>() as u64
}

fn names(run: &Run, form: NameForm) -> u64 {
    sum(run, |subject| {
        subject.names.iter().filter(|name| name.form == form).count()
    })
}

fn births(run: &Run, is: impl Fn(&DateClaim) -> bool) -> u64 {
    sum(run, |subject| {
        subject.births.iter().filter(|claim| is(claim)).count()
    })
}

fn repaired(run: &Run, field: &str) -> u64 {
    let found = run
        .notices
        .iter()
        .filter(|notice| notice.kind == NoticeKind::Repaired && notice.field == field);
    found.map(|notice| u64::from(notice.count)).sum()
}

fn check_common(run: &Run, truth: &Value) {
    assert!(
        run.summary()
            .is_some_and(|summary| summary.end_seen && summary.published.is_some())
    );
    let rows = sum(run, |subject| subject.sources.len());
    assert_eq!(truth["rows"], rows);
    assert_eq!(truth["subjects"], run.subjects.len());
    let kinds = [
        (SubjectKind::Person, "person"),
        (SubjectKind::Organization, "organization"),
        (SubjectKind::Vessel, "vessel"),
        (SubjectKind::Aircraft, "aircraft"),
    ];
    for (kind, name) in kinds {
        assert_eq!(
            truth[name],
            sum(run, |subject| usize::from(subject.kind == kind)),
            "{name}"
        );
    }
    assert_eq!(truth["birth_cells"], births(run, |_| true));
    let depth = |claim: &DateClaim| {
        claim
            .earliest
            .map_or(0, |date| 1 + date.month.iter().len() + date.day.iter().len())
    };
    for (precision, name) in [(1, "exact_year"), (2, "exact_month"), (3, "exact_day")] {
        let exact = |claim: &DateClaim| claim.certainty == Certainty::Exact && depth(claim) == precision;
        assert_eq!(truth["births_by_certainty"][name], births(run, exact), "{name}");
    }
    assert_eq!(truth["addresses"], sum(run, |subject| subject.addresses.len()));
    let nationalities = |subject: &Subject| usize::from(!subject.nationalities.is_empty());
    assert_eq!(
        truth["nationality_cells"],
        sum(run, nationalities),
        "one cell a group"
    );
    assert_eq!(
        truth["original_script_names"],
        names(run, NameForm::OriginalScript)
    );
}

#[test]
fn the_csv_of_2020_gives_the_counts_of_an_independent_reader() {
    let Some(shared) = shared() else { return };
    let (run, truth) = (
        edition(&shared, "ConList_2020-04-27.csv"),
        truth(&shared, "uk/2020-04-27"),
    );
    check_common(&run, &truth);
    let by_type = &truth["distinct_names_by_type"];
    assert_eq!(by_type["Prime Alias"], names(&run, NameForm::Primary));
    assert_eq!(by_type["AKA"], names(&run, NameForm::Alias));
    assert_eq!(by_type["FKA"], names(&run, NameForm::Former));
    // The independent reader knows references in the case of the United Nations only: 16 groups have theirs in another.
    // A 17th is among its own by a reference to somebody else.
    let referenced =
        |subject: &Subject| usize::from(subject.identifiers.iter().any(|found| found.scheme == "un-ref"));
    assert_eq!(truth["records_with_un_ref"], sum(&run, referenced) - 16);
    assert_eq!(repaired(&run, "Other Information"), 17);
}

#[test]
fn the_workbook_of_2022_gives_the_counts_of_an_independent_reader() {
    let Some(shared) = shared() else { return };
    let (run, truth) = (
        edition(&shared, "ConList_2022-05-04.xlsx"),
        truth(&shared, "uk/2022-05-04"),
    );
    check_common(&run, &truth);
    assert_eq!(
        truth["births_by_certainty"]["bad"],
        births(&run, |claim| claim.certainty == Certainty::Unstated)
    );
    let promoted = repaired(&run, "Alias Type");
    assert_eq!(truth["groups_without_primary_row"], promoted);
    let by_type = &truth["distinct_names_by_type"];
    assert_eq!(by_type["Primary name"], names(&run, NameForm::Primary) - promoted);
    assert_eq!(by_type["AKA"], names(&run, NameForm::Alias));
    assert_eq!(
        by_type["Primary name variation"],
        names(&run, NameForm::Spelling) + promoted,
        "both were variations"
    );
    assert_eq!(by_type["FKA"], names(&run, NameForm::Former));
    let quality = |quality| {
        sum(&run, |subject| {
            subject
                .names
                .iter()
                .filter(|name| name.quality == quality)
                .count()
        })
    };
    assert_eq!(
        truth["alias_names_by_quality"]["Good quality"],
        quality(NameQuality::Strong)
    );
    assert_eq!(
        truth["alias_names_by_quality"]["Low quality"],
        quality(NameQuality::Weak)
    );
    let in_script = |subject: &Subject| {
        subject
            .names
            .iter()
            .any(|name| name.form == NameForm::OriginalScript)
    };
    assert_eq!(
        truth["records_with_original_script"],
        sum(&run, |subject| usize::from(in_script(subject)))
    );
    let referenced =
        |subject: &Subject| usize::from(subject.identifiers.iter().any(|found| found.scheme == "un-ref"));
    assert_eq!(truth["records_with_un_ref"], sum(&run, referenced));
}

#[test]
fn no_place_of_a_value_is_out_of_bounds() {
    let Some(shared) = shared() else { return };
    for file in ["ConList_2020-04-27.csv", "ConList_2022-05-04.xlsx"] {
        for subject in edition(&shared, file).subjects {
            let ats = subject.names.iter().map(|name| name.at);
            let ats = ats.chain(subject.births.iter().map(|birth| birth.at));
            let mut ats = ats.chain(subject.addresses.iter().map(|address| address.at));
            assert!(
                ats.all(|at| (at as usize) < subject.sources.len()),
                "{}",
                subject.id
            );
            assert!(subject.names.iter().all(|name| !name.full.is_empty()));
        }
    }
}

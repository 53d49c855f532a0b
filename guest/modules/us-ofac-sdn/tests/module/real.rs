//! Real editions, where they are at hand: the counts must be those of an independent reader, or differ as explained.

use std::path::{Path, PathBuf};

use dragoman_guest::native::{Files, Run};
use dragoman_guest::schema::{
    Certainty, DateClaim, DocumentKind, FaultKind, Locator, NameForm, NameQuality, NoticeKind, Subject,
    SubjectKind,
};
use serde_json::Value;

use super::translate;

/// The folder of real lists; says so if it is not there.
#[expect(clippy::print_stderr, reason = "a test that tests nothing must say so")]
fn shared() -> Option<PathBuf> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared");
    let found = shared.join("lists/us-ofac").is_dir();
    if !found {
        eprintln!("skipped: the real lists are not at hand");
    }
    found.then_some(shared)
}

fn file(shared: &Path, name: &str) -> Vec<u8> {
    std::fs::read(shared.join("lists/us-ofac").join(name)).expect("a readable file")
}

fn files(shared: &Path) -> Files {
    super::set(
        &file(shared, "sdn.csv"),
        &file(shared, "add.csv"),
        &file(shared, "alt.csv"),
    )
}

fn sum(run: &Run, of: impl Fn(&Subject) -> usize) -> usize {
    run.subjects.iter().map(of).sum()
}

fn kinds(run: &Run, kind: SubjectKind) -> usize {
    sum(run, |subject| usize::from(subject.kind == kind))
}

fn names(run: &Run, form: NameForm, quality: NameQuality) -> usize {
    sum(run, |subject| {
        let names = subject.names.iter();
        names
            .filter(|name| name.form == form && name.quality == quality)
            .count()
    })
}

fn births(run: &Run, is: impl Fn(&DateClaim) -> bool) -> usize {
    sum(run, |subject| {
        subject.births.iter().filter(|claim| is(claim)).count()
    })
}

fn identifiers(run: &Run, scheme: &str) -> usize {
    sum(run, |subject| {
        let identifiers = subject.identifiers.iter();
        identifiers
            .filter(|identifier| identifier.scheme.starts_with(scheme))
            .count()
    })
}

fn documents(run: &Run, is: impl Fn(&str) -> bool) -> usize {
    let raws = run.subjects.iter().flat_map(|subject| subject.documents.iter());
    raws.filter_map(|document| document.raw.as_deref())
        .filter(|raw| is(raw.trim_start_matches("alt. ")))
        .count()
}

fn exact(claim: &DateClaim, has_month: bool, has_day: bool) -> bool {
    let is_so = |date: dragoman_guest::schema::PartialDate| {
        (date.month.is_some(), date.day.is_some()) == (has_month, has_day)
    };
    claim.certainty == Certainty::Exact && claim.earliest.is_some_and(is_so)
}

/// The set of 2022 was altered on its way, and its remarks lack their continuations.
#[test]
fn the_set_of_2022_gives_the_counts_of_an_independent_reader() {
    let Some(shared) = shared() else { return };
    let text = std::fs::read_to_string(shared.join("truth/counts.json")).expect("a readable truth");
    let all: Value = serde_json::from_str(&text).expect("JSON");
    let truth = &all["ofac/2022"]["counts"];
    let run = translate(&files(&shared));
    let summary = run.summary().expect("no fault");
    assert!(!summary.end_seen, "sdn.csv and alt.csv lost their end marks");
    let count = |field: &str| truth[field].as_u64().expect("a count") as usize;

    // The last row of sdn.csv repeats the number of another party, under another name.
    assert_eq!(run.subjects.len(), count("distinct_ids"));
    assert_eq!(run.subjects.len(), count("subjects") - 1);
    assert_eq!(kinds(&run, SubjectKind::Person), count("person"));
    assert_eq!(kinds(&run, SubjectKind::Organization), count("organization") - 1);
    assert_eq!(kinds(&run, SubjectKind::Vessel), count("vessel"));
    assert_eq!(kinds(&run, SubjectKind::Aircraft), count("aircraft"));
    assert_eq!(
        names(&run, NameForm::Primary, NameQuality::Unstated),
        count("primary_names") - 1
    );
    let aliases = &truth["aliases_by_type"];
    let strong = names(&run, NameForm::Alias, NameQuality::Strong);
    assert_eq!(
        aliases["aka"]
            .as_u64()
            .zip(aliases["nka"].as_u64())
            .map(|(aka, nka)| aka + nka),
        Some(strong as u64)
    );
    let former = names(&run, NameForm::Former, NameQuality::Strong);
    assert_eq!(aliases["fka"], former);
    assert_eq!(strong + former, count("aliases"));
    // One weak alias is cut off in mid-word at 1,000 characters; one d.b.a. stands in quotes as well.
    let quoted = names(&run, NameForm::Alias, NameQuality::Weak);
    assert_eq!(quoted, count("weak_aliases_in_remarks"));

    assert_eq!(births(&run, |_| true), count("births"));
    let certainties = &truth["births_by_certainty"];
    assert_eq!(
        certainties["exact_day"],
        births(&run, |claim| exact(claim, true, true))
    );
    assert_eq!(
        certainties["exact_month"],
        births(&run, |claim| exact(claim, true, false))
    );
    assert_eq!(
        certainties["exact_year"],
        births(&run, |claim| exact(claim, false, false))
    );
    assert_eq!(
        certainties["approx"],
        births(&run, |claim| claim.certainty == Certainty::Circa)
    );
    assert_eq!(
        certainties["between"],
        births(&run, |claim| claim.certainty == Certainty::Between)
    );
    assert_eq!(
        sum(&run, |subject| subject.birth_places.len()),
        count("birth_places")
    );
    let of_persons = |subject: &Subject| match subject.kind {
        SubjectKind::Person => subject.nationalities.len(),
        _ => 0,
    };
    assert_eq!(sum(&run, of_persons), count("nationality_clauses"));
    assert_eq!(
        sum(&run, |subject| subject.citizenships.len()),
        count("citizen_clauses")
    );
    let has_gender = |subject: &Subject| {
        usize::from(
            subject
                .person
                .as_ref()
                .is_some_and(|person| person.gender.is_some()),
        )
    };
    assert_eq!(sum(&run, has_gender), count("gender_clauses"));
    assert_eq!(
        documents(&run, |raw| raw.starts_with("National ID No.")),
        count("national_ids")
    );
    let labels = ["Passport", "Diplomatic Passport", "Stateless Person Passport"];
    // Two clauses are prose: `Passport and National ID were issued in …`, `passport place of issue: …`.
    assert_eq!(
        documents(&run, |raw| labels.iter().any(|label| raw.starts_with(label))),
        count("passports") - 2
    );
    // One clause reads `IMO 15411`: no IMO number, kept under another scheme.
    assert_eq!(
        identifiers(&run, "imo") - identifiers(&run, "imo-company"),
        count("imo_numbers") - 1
    );
    // Three addresses are cut off in the middle at 1,000 characters.
    assert_eq!(
        identifiers(&run, "wallet:"),
        count("digital_currency_addresses") - 3
    );
    // One row is about nobody.
    assert_eq!(sum(&run, |subject| subject.addresses.len()), count("addresses"));
    check_notices(&run);
}

fn check_notices(run: &Run) {
    let rejected: Vec<_> = run
        .notices
        .iter()
        .filter(|notice| notice.kind == NoticeKind::RejectedRecord)
        .collect();
    let rows: Vec<u32> = rejected
        .iter()
        .filter_map(|notice| match &notice.source {
            Some(Locator::Row(row)) => Some(row.first),
            _ => None,
        })
        .collect();
    assert_eq!(rows, [9044, 13625], "{rejected:?}");
    let unread = run
        .notices
        .iter()
        .filter(|notice| notice.kind == NoticeKind::RejectedValue && notice.field == "sdn.csv/Remarks");
    assert_eq!(unread.count(), 7);
}

#[test]
fn files_of_2026_beside_those_of_2022_are_a_mixed_set() {
    let Some(shared) = shared() else { return };
    let mixed = super::set(
        &file(&shared, "sdn.csv"),
        &file(&shared, "2026/add.csv"),
        &file(&shared, "2026/alt.csv"),
    )
    .and("sdn_comments.csv", file(&shared, "2026/sdn_comments.csv"));
    let run = translate(&mixed);
    let fault = run.fault().expect("a fault");
    assert_eq!(fault.kind, FaultKind::MixedEditions);
    assert!(
        fault.message.contains("13317 of 24920 rows of add.csv"),
        "{}",
        fault.message
    );
    assert!(matches!(fault.source, Some(Locator::Row(_))));
}

#[test]
fn a_real_file_cut_anywhere_is_a_fault_or_says_that_its_end_was_not_seen() {
    let Some(shared) = shared() else { return };
    let names = ["sdn.csv", "add.csv", "alt.csv"];
    let whole = names.map(|name| file(&shared, name));
    for cut in 0..3 {
        for step in 1..12 {
            let mut files = whole.clone();
            let end = files[cut].len() / 12 * step;
            files[cut].truncate(end);
            let [sdn, add, alt] = &files;
            let run = translate(&super::set(sdn, add, alt));
            let ends_a_row = files[cut].ends_with(b"\n");
            assert!(run.fault().is_some() || ends_a_row, "{} at {end}", names[cut]);
        }
    }
}

#[test]
fn a_real_file_cut_at_the_end_of_a_row_is_seen_by_the_others() {
    let Some(shared) = shared() else { return };
    let (sdn, add, alt) = (
        file(&shared, "sdn.csv"),
        file(&shared, "add.csv"),
        file(&shared, "alt.csv"),
    );
    let rows = |bytes: &[u8], share: usize| {
        let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
        lines[..lines.len() * share / 1000].concat()
    };
    let kind = |files: &Files| translate(files).fault().map(|fault| fault.kind);
    assert_eq!(
        kind(&super::set(&rows(&sdn, 995), &add, &alt)),
        Some(FaultKind::Truncated)
    );
    assert_eq!(
        kind(&super::set(&rows(&sdn, 800), &add, &alt)),
        Some(FaultKind::MixedEditions)
    );
    assert_eq!(
        kind(&super::set(&sdn, &rows(&add, 990), &alt)),
        Some(FaultKind::Truncated)
    );
    assert_eq!(
        kind(&super::set(&sdn, &add, &rows(&alt, 900))),
        Some(FaultKind::Truncated)
    );
}

#[test]
fn passports_have_numbers_and_every_index_of_a_source_exists() {
    let Some(shared) = shared() else { return };
    let run = translate(&files(&shared));
    for subject in &run.subjects {
        let last = subject.sources.len() as u32;
        let ats = subject.names.iter().map(|name| name.at);
        let ats = ats.chain(subject.addresses.iter().map(|place| place.at));
        assert!(
            ats.chain(subject.births.iter().map(|claim| claim.at))
                .all(|at| at < last)
        );
        for document in &subject.documents {
            let is_passport = document.kind == DocumentKind::Passport;
            assert!(!is_passport || document.number.is_some() || document.raw.is_some());
        }
    }
}

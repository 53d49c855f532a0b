//! Real editions, where they are at hand: the counts must be those of an independent reader.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use dragoman_guest::native::Run;
use dragoman_guest::schema::{
    Certainty, DateClaim, FaultKind, Name, NameForm, NameQuality, Place, Subject, SubjectKind,
};
use serde_json::{Value, json};

use super::translate;

const EDITIONS: [&str; 4] = ["2022-09-15", "2024-11-30", "2025-04-19", "2026-02-27"];

/// The folder of real lists; says so if it is not there.
#[expect(clippy::print_stderr, reason = "a test that tests nothing must say so")]
fn shared() -> Option<PathBuf> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared");
    let found = shared.join("lists/un").is_dir();
    if !found {
        eprintln!("skipped: the real lists are not at hand");
    }
    found.then_some(shared)
}

fn edition(shared: &Path, date: &str) -> Run {
    let path = shared.join(format!("lists/un/consolidated_{date}.xml"));
    translate(std::fs::read(path).expect("a readable list"))
}

fn truth(shared: &Path, file: &str) -> Value {
    let text = std::fs::read_to_string(shared.join("truth").join(file)).expect("a readable truth");
    serde_json::from_str(&text).expect("JSON")
}

/// Whether a value is the record's own, not one of its aliases'.
fn own(note: &Option<String>) -> bool {
    !note.as_deref().is_some_and(|note| {
        note.starts_with("stated for the alias") || note.starts_with("stated in an alias")
    })
}

fn own_births(subject: &Subject) -> impl Iterator<Item = &DateClaim> {
    subject.births.iter().filter(|claim| own(&claim.note))
}

fn own_places(subject: &Subject) -> impl Iterator<Item = &Place> {
    subject.birth_places.iter().filter(|place| own(&place.note))
}

fn certainty(claim: &DateClaim) -> &'static str {
    match (claim.certainty, claim.earliest.map(|date| (date.month, date.day))) {
        (Certainty::Exact, Some((_, Some(_)))) => "exact_day",
        (Certainty::Exact, Some((Some(_), None))) => "exact_month",
        (Certainty::Exact, _) => "exact_year",
        (Certainty::Circa, _) => "approx",
        (Certainty::Between, _) => "between",
        (Certainty::Unstated, _) => "note_only",
        _ => "other",
    }
}

fn quality(name: &Name) -> Option<&'static str> {
    Some(match (name.form, name.quality) {
        (NameForm::Alias, NameQuality::Strong) => "Good",
        (NameForm::Alias, NameQuality::Weak) => "Low",
        (NameForm::Alias, NameQuality::Unstated) => "a.k.a.",
        (NameForm::Former, _) => "f.k.a.",
        _ => return None,
    })
}

fn tally<T: Ord>(items: impl Iterator<Item = T>) -> BTreeMap<T, usize> {
    let mut counts = BTreeMap::new();
    for item in items {
        *counts.entry(item).or_default() += 1;
    }
    counts
}

/// The figures of an edition, as the independent reader names them.
fn figures(run: &Run) -> Value {
    let all = &run.subjects;
    let names = || all.iter().flat_map(|subject| &subject.names);
    let form = |form| names().filter(|name| name.form == form).count();
    let kind = |kind| all.iter().filter(|subject| subject.kind == kind).count();
    let documents = || {
        all.iter()
            .flat_map(|subject| &subject.documents)
            .filter(|document| document.number.is_some())
    };
    let several = run
        .notices
        .iter()
        .filter(|notice| notice.message.contains("several names"));
    json!({
        "publication_date": run.summary().and_then(|summary| summary.edition_label.clone()),
        "subjects": all.len(),
        "person": kind(SubjectKind::Person),
        "organization": kind(SubjectKind::Organization),
        "vessel": kind(SubjectKind::Vessel),
        "aircraft": kind(SubjectKind::Aircraft),
        "distinct_ids": all.iter().map(|subject| &subject.id).collect::<BTreeSet<_>>().len(),
        "primary_names": form(NameForm::Primary),
        "aliases": form(NameForm::Alias) + form(NameForm::Former),
        "aliases_by_quality": tally(names().filter_map(quality)),
        "alias_cells_holding_several_names": several.map(|notice| notice.count).sum::<u32>(),
        "original_script_names": form(NameForm::OriginalScript),
        "records_with_original_script":
            all.iter().filter(|s| s.names.iter().any(|name| name.form == NameForm::OriginalScript)).count(),
        "births": all.iter().flat_map(own_births).count(),
        "births_by_certainty": tally(all.iter().flat_map(own_births).map(certainty)),
        "nationalities": all.iter().map(|subject| subject.nationalities.len()).sum::<usize>(),
        "documents": documents().count(),
        "documents_by_type": tally(documents().filter_map(|document| document.raw.as_deref()?.split("; ").next())),
        "addresses": all.iter().map(|subject| subject.addresses.len()).sum::<usize>(),
        "birth_places": all.iter().flat_map(own_places).count(),
        "records_with_un_ref":
            all.iter().filter(|s| s.identifiers.iter().any(|identifier| identifier.scheme == "un-ref")).count(),
    })
}

/// The truth in the form in which it can be compared: white space folded, what is no claim left out.
fn comparable(counts: &Value) -> Value {
    let mut counts = counts.clone();
    if let Some(births) = counts["births_by_certainty"].as_object_mut() {
        births.remove("empty");
    }
    let mut types = BTreeMap::<String, u64>::new();
    for (kind, count) in counts["documents_by_type"].as_object().into_iter().flatten() {
        *types.entry(dragoman_guest::build::fold(kind)).or_default() += count.as_u64().unwrap_or_default();
    }
    counts["documents_by_type"] = json!(types);
    counts
}

#[test]
fn every_count_of_every_edition_is_that_of_an_independent_reader() {
    let Some(shared) = shared() else { return };
    let truth = truth(&shared, "counts.json");
    for date in EDITIONS {
        let expected = comparable(&truth[format!("un/{date}")]["counts"]);
        let found = figures(&edition(&shared, date));
        for (figure, expected) in expected.as_object().expect("counts") {
            assert_eq!(&found[figure], expected, "{figure} of {date}");
        }
    }
}

#[test]
fn nothing_in_a_real_edition_is_unknown_or_refused_but_words_meant_for_dates() {
    let Some(shared) = shared() else { return };
    for date in EDITIONS {
        for notice in edition(&shared, date).notices {
            let expected = notice.message.contains("date")
                || notice.message.contains("artefact")
                || notice.message.contains("several names");
            assert!(expected, "{date}: {} {}", notice.field, notice.message);
        }
    }
}

#[test]
fn every_record_is_found_again_at_the_bytes_it_is_said_to_stand_at() {
    let Some(shared) = shared() else { return };
    for date in EDITIONS {
        let bytes =
            std::fs::read(shared.join(format!("lists/un/consolidated_{date}.xml"))).expect("a readable list");
        for subject in translate(bytes.clone()).subjects {
            super::samples::assert_place(&subject, &bytes);
        }
    }
}

fn facet(subject: &Subject, facet: &str) -> BTreeSet<String> {
    match facet {
        "births" => own_births(subject).map(|claim| format!("{claim:?}")).collect(),
        "birth_places" => own_places(subject).map(|place| format!("{place:?}")).collect(),
        "addresses" => subject
            .addresses
            .iter()
            .map(|place| format!("{place:?}"))
            .collect(),
        "names" => subject
            .names
            .iter()
            .map(|name| format!("{} {:?}", name.full, name.quality))
            .collect(),
        "nationalities" => subject
            .nationalities
            .iter()
            .map(|claim| format!("{claim:?}"))
            .collect(),
        "documents" => subject
            .documents
            .iter()
            .map(|document| format!("{document:?}"))
            .collect(),
        "programmes" => subject
            .designations
            .iter()
            .map(|act| format!("{:?}", act.programme))
            .collect(),
        _ => subject.narrative.iter().cloned().collect(),
    }
}

#[test]
fn two_editions_differ_in_what_an_independent_reader_saw_change() {
    let Some(shared) = shared() else { return };
    let expected = &truth(&shared, "differences.json")["un/2024-11-30 -> un/2025-04-19"];
    let by_id = |run: Run| {
        run.subjects
            .into_iter()
            .map(|s| (s.id.clone(), s))
            .collect::<BTreeMap<_, _>>()
    };
    let (old, new) = (
        by_id(edition(&shared, "2024-11-30")),
        by_id(edition(&shared, "2025-04-19")),
    );

    let removed: Vec<_> = old.keys().filter(|id| !new.contains_key(*id)).collect();
    assert_eq!(json!(removed), expected["removed_ids"]);
    assert_eq!(new.keys().filter(|id| !old.contains_key(*id)).count(), 0);

    let mut changed = BTreeMap::new();
    let mut identities = BTreeSet::new();
    for (id, before) in &old {
        let Some(after) = new.get(id) else { continue };
        for name in [
            "births",
            "birth_places",
            "addresses",
            "names",
            "nationalities",
            "documents",
            "programmes",
            "notes",
        ] {
            if facet(before, name) != facet(after, name) {
                *changed.entry(name).or_insert(0) += 1;
                if !["programmes", "notes"].contains(&name) {
                    identities.insert(id);
                }
            }
        }
    }
    assert_eq!(json!(changed), expected["changed_by_facet"]);
    assert_eq!(json!(identities), expected["changed_identity_ids"]);
}

#[test]
fn births_that_one_edition_moved_into_nameless_aliases_are_not_lost() {
    let Some(shared) = shared() else { return };
    let all = |date| -> usize {
        edition(&shared, date)
            .subjects
            .iter()
            .map(|subject| subject.births.len())
            .sum()
    };
    let (autumn, spring) = (all("2024-11-30"), all("2025-04-19"));
    assert!(
        spring.abs_diff(autumn) < 10,
        "{autumn} against {spring}, where the fields alone have 687 against 843"
    );
}

#[test]
fn a_bare_ampersand_in_a_real_copy_is_a_fault_with_its_byte() {
    let Some(shared) = shared() else { return };
    let bytes = std::fs::read(shared.join("lists/un/damaged_unescaped-amp.xml")).expect("a readable list");
    let place = bytes.iter().position(|byte| *byte == b'&').expect("an ampersand");
    let run = translate(bytes);
    let fault = run.fault().expect("a fault");
    assert_eq!(fault.kind, FaultKind::Malformed);
    super::faults::assert_starts(fault, place);
}

//! A genuine extract, where it is at hand, against counts taken from its raw text.

use std::path::Path;

use dragoman_guest::native::Run;
use dragoman_guest::schema::{NoticeKind, Subject};

use super::translate;

/// The extract as text and as it is translated; none, with a message, if it is not there.
#[expect(clippy::print_stderr, reason = "a test that tests nothing must say so")]
fn extract() -> Option<(String, Run)> {
    let file = "../../../../shared/lists/extracts/Registrenationaldesgels_2025-11-21_SUBSET.json";
    let Ok(text) = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)) else {
        eprintln!("skipped: the real extract is not at hand");
        return None;
    };
    let run = translate(text.clone());
    Some((text, run))
}

fn sum(run: &Run, of: impl Fn(&Subject) -> usize) -> usize {
    run.subjects.iter().map(of).sum()
}

#[test]
fn every_entry_of_a_real_extract_is_a_subject_with_its_values() {
    let Some((text, run)) = extract() else { return };
    let count = |key: &str| text.matches(&format!("\"{key}\":")).count();
    assert_eq!(run.subjects.len(), count("IdRegistre"));
    assert_eq!(sum(&run, |subject| subject.births.len()), count("Annee"));
    let bases = |subject: &Subject| subject.designations.iter().map(|one| one.legal_bases.len()).sum();
    assert_eq!(sum(&run, bases), count("FondementJuridiqueLabel"));
    let reasons = |subject: &Subject| {
        subject
            .designations
            .iter()
            .filter(|one| one.reason.is_some())
            .count()
    };
    assert_eq!(sum(&run, reasons), count("Motifs"));
    let references = |subject: &Subject| {
        let schemes = subject.identifiers.iter().map(|held| held.scheme.as_str());
        schemes
            .filter(|scheme| matches!(*scheme, "eu-ref" | "un-ref"))
            .count()
    };
    assert_eq!(
        sum(&run, references),
        count("ReferenceUe") + count("ReferenceOnu")
    );
    // Of one alias stated twice, one is left; of one string with two aliases, there are two.
    assert_eq!(
        sum(&run, |subject| subject.names.len()),
        run.subjects.len() + count("Alias")
    );
    let documents = sum(&run, |subject| subject.documents.len());
    let taxes = sum(&run, |subject| {
        subject
            .identifiers
            .iter()
            .filter(|held| {
                held.note.as_deref() == Some("Numéro d'identification fiscale") && subject.person.is_some()
            })
            .count()
    });
    assert_eq!(documents + taxes, count("NumeroPasseport") + count("NumeroCarte"));
}

#[test]
fn nothing_of_a_real_extract_is_left_out() {
    let Some((_, run)) = extract() else { return };
    for kind in [
        NoticeKind::Unmapped,
        NoticeKind::RejectedRecord,
        NoticeKind::RejectedValue,
    ] {
        let said = run.notices_of(kind);
        assert!(said.is_empty(), "{said:?}");
    }
    let countries = |subject: &Subject| {
        subject
            .nationalities
            .iter()
            .filter(|claim| claim.code.is_none())
            .count()
    };
    assert_eq!(sum(&run, countries), 0, "every nationality is coded");
}

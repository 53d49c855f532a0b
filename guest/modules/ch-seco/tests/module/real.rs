//! An extract of a real edition, where it is at hand, against a count of its tags.

use std::path::Path;

use dragoman_guest::schema::{NameForm, NoticeKind, SubjectStatus};

use super::{samples, translate};

/// The extract of a real edition; says so if it is not there.
#[expect(clippy::print_stderr, reason = "a test that tests nothing must say so")]
fn edition() -> Option<String> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/lists/extracts");
    if !shared.is_dir() {
        eprintln!("skipped: the real lists are not at hand");
        return None;
    }
    let file = shared.join("consolidated-list_2026-08-15_SUBSET.xml");
    Some(std::fs::read_to_string(file).expect("a readable list"))
}

/// The real targets of the extract, each up to its history: every one begins a line.
fn targets(text: &str) -> Vec<(&str, &str)> {
    let targets = text.lines().filter(|line| line.starts_with("<target "));
    targets
        .map(|line| line.split_once("<modification ").expect("a modification"))
        .collect()
}

#[test]
fn every_target_is_a_subject_with_all_that_stands_before_its_history() {
    let Some(text) = edition() else { return };
    let run = translate(text.clone());
    let targets = targets(&text);
    assert_eq!(run.subjects.len(), targets.len());
    for (body, history) in targets {
        let id = body.split('"').nth(1).expect("an id");
        let subject = run.subject(id);
        let count = |tag: &str| body.matches(tag).count();
        let plain = subject
            .names
            .iter()
            .filter(|name| !matches!(name.form, NameForm::OriginalScript | NameForm::Spelling));
        assert_eq!(plain.count(), count("<name "), "{id}");
        assert_eq!(subject.births.len(), count("<day-month-year "), "{id}");
        assert_eq!(subject.addresses.len(), count("<address "), "{id}");
        assert_eq!(subject.nationalities.len(), count("<nationality "), "{id}");
        assert_eq!(
            subject.documents.len(),
            count("<identification-document "),
            "{id}"
        );
        assert_eq!(subject.relations.len(), count("<relation "), "{id}");
        assert_eq!(subject.designations.len(), count("<sanctions-set-id>"), "{id}");
        let said = subject.remarks.len() + subject.contacts.len() + subject.identifiers.len() - 1;
        assert_eq!(said, count("<other-information "), "{id}");
        let is_delisted = history.starts_with("modification-type=\"de-listed\"");
        assert_eq!(subject.status == SubjectStatus::Delisted, is_delisted, "{id}");
        // Every word of every spelling is in some name.
        for spelling in body.split("</spelling-variant>") {
            let Some((_, spelling)) = spelling.rsplit_once("spelling-variant-type=\"not-defined\">") else {
                continue;
            };
            assert!(
                subject.names.iter().any(|name| name.full.contains(spelling)),
                "{id}: {spelling}"
            );
        }
    }
    assert!(
        run.summary()
            .is_some_and(|summary| summary.end_seen && summary.published.is_some())
    );
}

#[test]
fn nothing_of_the_extract_is_left_out_and_what_dangles_is_said() {
    let Some(text) = edition() else { return };
    let run = translate(text.clone());
    for kind in [
        NoticeKind::Unmapped,
        NoticeKind::RejectedRecord,
        NoticeKind::RejectedValue,
        NoticeKind::Repaired,
    ] {
        let said = run.notices_of(kind);
        assert!(said.is_empty(), "{said:?}");
    }
    let dangling: u32 = run
        .notices_of(NoticeKind::Remark)
        .iter()
        .map(|notice| notice.count)
        .sum();
    let references = ["<sanctions-set-id>", " place-id=", " target-id="];
    let count = |body: &str| {
        references
            .map(|tag| body.matches(tag).count())
            .iter()
            .sum::<usize>()
    };
    let expected: usize = targets(&text).iter().map(|(body, _)| count(body)).sum();
    assert_eq!(dangling as usize, expected);
    for subject in &run.subjects {
        samples::assert_place(subject, text.as_bytes());
    }
}

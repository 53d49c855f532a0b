//! The real edition, where it is at hand, against counts taken from its raw text.

use std::collections::BTreeSet;
use std::path::Path;

use dragoman_guest::native::Run;
use dragoman_guest::schema::{DocumentKind, NoticeKind, Subject, SubjectKind};

use super::{samples, translate};

/// The real edition as text, the texts of the cells of all rows, and as it is translated; none, with a message, if it is
/// not there.
#[expect(clippy::print_stderr, reason = "a test that tests nothing must say so")]
fn edition() -> Option<(String, Vec<Vec<String>>, Run)> {
    let file = "../../../../shared/lists/my/moha_2025-02-04_pdf2xml.xml";
    let Ok(text) = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)) else {
        eprintln!("skipped: the real list is not at hand");
        return None;
    };
    let rows = text.split("<TR>").skip(1).map(cells).collect();
    let run = translate(text.clone());
    Some((text, rows, run))
}

/// The cells of a row, without tags.
fn cells(row: &str) -> Vec<String> {
    let row = row
        .split("</TR>")
        .next()
        .unwrap_or_default()
        .replace("<TH>", "<TD>");
    let cell = |cell: &str| {
        let mut text = String::new();
        let mut in_tag = false;
        for char in cell.chars() {
            match char {
                '<' => (in_tag, text) = (true, text + " "),
                '>' => in_tag = false,
                char if !in_tag => text.push(char),
                _ => {}
            }
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    row.split("<TD>").skip(1).map(cell).collect()
}

fn sum(run: &Run, of: impl Fn(&Subject) -> usize) -> usize {
    run.subjects.iter().map(of).sum()
}

#[test]
fn every_reference_of_a_real_edition_is_a_subject() {
    let Some((text, rows, run)) = edition() else {
        return;
    };
    let plain = |text: &str| text.split_whitespace().collect::<String>();
    let references: BTreeSet<_> = rows
        .iter()
        .map(|row| plain(&row[1]))
        .filter(|text| text.starts_with("KDN"))
        .collect();
    let ids: BTreeSet<_> = run.subjects.iter().map(|subject| subject.id.clone()).collect();
    assert_eq!(ids, references);
    let groups = run
        .subjects
        .iter()
        .filter(|subject| subject.kind == SubjectKind::Organization);
    assert_eq!(
        groups.count(),
        rows.iter()
            .filter(|row| row.len() == 7 && plain(&row[1]).starts_with("KDN.K."))
            .count()
    );
    run.subjects
        .iter()
        .for_each(|subject| samples::assert_places(subject, text.as_bytes()));
}

#[test]
fn every_birth_and_number_of_a_real_edition_is_there() {
    let Some((_, rows, run)) = edition() else { return };
    let individuals: Vec<_> = rows
        .iter()
        .filter(|row| row.len() == 13 && row[1].starts_with("KDN"))
        .collect();
    // A day of birth has two dots.
    let births: usize = individuals
        .iter()
        .map(|row| row[5].matches('.').count() / 2)
        .sum();
    assert_eq!(sum(&run, |subject| subject.births.len()), births);
    let read = |subject: &Subject| {
        subject
            .births
            .iter()
            .filter(|birth| birth.earliest.is_some())
            .count()
    };
    assert_eq!(sum(&run, read), births);
    let of_kind = |kind| {
        sum(&run, |subject| {
            subject
                .documents
                .iter()
                .filter(|document| document.kind == kind)
                .count()
        })
    };
    let numbers = |column: usize| -> usize {
        let said = individuals
            .iter()
            .map(|row| row[column].as_str())
            .filter(|cell| *cell != "-");
        said.map(|cell| cell.matches('(').count().max(cell.matches(" / ").count() + 1))
            .sum()
    };
    assert_eq!(of_kind(DocumentKind::Passport), numbers(9));
    assert_eq!(of_kind(DocumentKind::NationalId), numbers(10));
    let listed = |subject: &Subject| {
        subject
            .designations
            .iter()
            .filter_map(|one| one.listed.as_ref())
            .filter(|day| day.earliest.is_some())
            .count()
    };
    assert_eq!(sum(&run, listed), run.subjects.len());
}

#[test]
fn nothing_of_a_real_edition_is_left_out_but_metadata() {
    let Some((_, _, run)) = edition() else { return };
    for kind in [
        NoticeKind::Unmapped,
        NoticeKind::RejectedRecord,
        NoticeKind::RejectedValue,
    ] {
        let said = run.notices_of(kind);
        assert!(said.is_empty(), "{said:?}");
    }
    let remarks = run.notices_of(NoticeKind::Remark);
    assert!(
        remarks.iter().all(|notice| notice.field.starts_with("xmpmeta/")),
        "{remarks:?}"
    );
}

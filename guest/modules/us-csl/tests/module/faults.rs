//! Files that are cut off, or cannot be used as a whole.

use dragoman_guest::native::damage::withstand;
use dragoman_guest::native::{Files, Run};
use dragoman_guest::schema::{Fault, FaultKind, NoticeKind};
use us_csl::UsCsl;

use super::{SAMPLE, sample, translate};

fn fault(bytes: impl Into<Vec<u8>>) -> Fault {
    let fault = translate(bytes).fault().cloned().expect("a fault");
    assert!(fault.remedy.is_some(), "{fault:?}");
    fault
}

#[test]
fn a_file_cut_off_within_a_row_gives_the_rows_before_it_and_says_that_its_end_was_not_seen() {
    let header = sample().find('\n').expect("a header") + 1;
    let first = sample()[header..].find('\n').expect("a row") + header + 1;
    let whole = translate(SAMPLE);
    for cut in (header + 1..SAMPLE.len()).step_by(37) {
        if SAMPLE[cut - 1] == b'\n' {
            continue;
        }
        let run = translate(&SAMPLE[..cut]);
        if let Some(fault) = run.fault() {
            assert!(cut < first, "cut at {cut}: {fault:?}");
            assert_eq!(fault.kind, FaultKind::Truncated);
            continue;
        }
        assert!(!run.summary().expect("a summary").end_seen, "cut at {cut}");
        let told = run.notices_of(NoticeKind::Remark);
        let is_told = |words| told.iter().any(|notice| notice.message.contains(words));
        assert!(
            is_told("not known to be delisted") || is_told("may be cut off"),
            "cut at {cut}"
        );
        // Of a party the names of its whole rows stand there, and no others.
        for subject in &run.subjects {
            let known = whole.subjects.iter().find(|known| known.id == subject.id);
            let has = |name| known.is_none_or(|known| known.names.contains(name));
            assert!(subject.names.iter().all(has), "cut at {cut}: {}", subject.id);
        }
        let rows = SAMPLE[..cut].iter().filter(|byte| **byte == b'\n').count() - 1;
        assert!(
            run.subjects.len() + 5 >= rows.min(whole.subjects.len()),
            "cut at {cut}"
        );
    }
}

#[test]
fn a_row_with_a_cell_too_many_or_too_few_is_left_out_with_its_number() {
    let (text, whole) = (sample(), translate(SAMPLE));
    let row = text
        .lines()
        .find(|line| line.contains("TANSUKH, Mirela"))
        .expect("a row");
    for broken in [
        format!("{row},more"),
        row.replacen(',', ";", 1),
        row.replace(",TANSUKH", "TANSUKH"),
    ] {
        let broken = text.replacen(row, &broken, 1);
        if broken == text {
            continue;
        }
        let run = translate(broken);
        let mut expected = whole.subjects.clone();
        expected.retain(|subject| subject.id != "90007");
        let ids = |subjects: &[dragoman_guest::schema::Subject]| {
            subjects
                .iter()
                .map(|subject| subject.id.clone())
                .collect::<Vec<_>>()
        };
        assert_eq!(ids(&run.subjects), ids(&expected));
        let said = run.notices_of(NoticeKind::RejectedRecord);
        assert_eq!((said.len(), said[0].field.as_str()), (1, "(row)"));
        assert!(said[0].excerpt.is_some() && said[0].source.is_some());
    }
    let run = translate(text.replacen(row, &format!("{row},more"), 1));
    assert_eq!(
        run.notices_of(NoticeKind::RejectedRecord)[0].record_id.as_deref(),
        Some("90007")
    );
}

#[test]
fn what_is_no_such_list_is_foreign_and_a_list_without_rows_empty() {
    for text in ["<html></html>\n", "id,label\n1,Ada\n", "{\"results\": []}"] {
        assert_eq!(fault(text).kind, FaultKind::Foreign, "{text}");
    }
    assert_eq!(fault("").kind, FaultKind::Empty);
    let header = sample().lines().next().expect("a header").to_owned() + "\n";
    assert_eq!(fault(header).kind, FaultKind::Empty);
}

#[test]
fn a_list_without_a_column_that_says_who_is_meant_is_an_unknown_layout() {
    let fault = fault(sample().replacen("dates_of_birth", "birth_dates", 1));
    assert_eq!(fault.kind, FaultKind::UnknownLayout);
    assert!(fault.message.contains("dates_of_birth"), "{}", fault.message);
}

#[test]
fn a_column_that_is_new_becomes_a_notice() {
    let run = translate(sample().replacen(",vessel_owner,", ",ship_owner,", 1));
    let said = run.notices_of(NoticeKind::Unmapped);
    assert_eq!(
        said.iter()
            .map(|notice| notice.field.as_str())
            .collect::<Vec<_>>(),
        ["ship_owner"]
    );
}

#[test]
fn a_row_without_a_name_or_a_list_is_left_out_and_the_others_stay() {
    let whole = translate(SAMPLE).subjects.len();
    for (words, field) in [
        ("Tobias Muntari", "name"),
        ("ITAR Debarred (DTC) - State Department", "source"),
    ] {
        let run = translate(sample().replacen(words, " ", 1));
        assert_eq!(run.subjects.len(), whole - 1, "{field}");
        let said = run.notices_of(NoticeKind::RejectedRecord);
        assert_eq!(said.len(), 1, "{said:?}");
        assert_eq!(said[0].field, field);
        assert!(said[0].source.is_some() && said[0].excerpt.is_some());
    }
}

#[test]
fn a_number_that_was_repeated_by_mistake_makes_no_one_party_of_two() {
    let of = |run: &Run| {
        let found = run.subjects.iter().find(|subject| subject.id == "90001");
        found.expect("the subject").clone()
    };
    let whole = of(&translate(SAMPLE));
    let text = sample();
    let row = text
        .lines()
        .find(|line| line.contains("TANSUKH, Mirela"))
        .expect("a row");
    let repeated = row.replacen("90007", "90001", 2);
    assert_ne!(row, repeated);
    let run = translate(text.replacen(row, &repeated, 1));
    let found = of(&run);
    assert_eq!(
        (found.names, found.births, found.documents),
        (whole.names, whole.births, whole.documents)
    );
    let said = run.notices_of(NoticeKind::RejectedRecord);
    assert_eq!(
        (said.len(), said[0].excerpt.as_deref()),
        (1, Some("TANSUKH, Mirela"))
    );
}

#[test]
fn bytes_that_are_not_utf8_are_a_fault_with_their_row() {
    let mut bytes = SAMPLE.to_vec();
    let place = sample().find('§').expect("a sign");
    bytes.splice(place..place + 2, [0xA7]);
    let fault = fault(bytes);
    assert_eq!(fault.kind, FaultKind::Encoding);
    assert!(fault.source.is_some());
}

#[test]
fn damage_anywhere_gives_a_fault_or_notices_and_never_a_panic() {
    withstand::<UsCsl>(&Files::one("consolidated.csv", SAMPLE), 600);
}

#[test]
fn rows_that_stand_there_twice_change_nothing() {
    let text = sample();
    let (header, rows) = text.split_once('\n').expect("a header");
    let whole = translate(SAMPLE);
    let twice = translate(format!("{header}\n{rows}{rows}"));
    let mut subjects = twice.subjects;
    subjects.sort_by(|one, other| one.id.cmp(&other.id));
    let mut expected = whole.subjects;
    expected.sort_by(|one, other| one.id.cmp(&other.id));
    let ids = |subjects: &[dragoman_guest::schema::Subject]| {
        subjects
            .iter()
            .map(|subject| subject.id.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(ids(&subjects), ids(&expected));
    for (found, known) in subjects.iter().zip(&expected) {
        assert_eq!(
            (&found.names, &found.births),
            (&known.names, &known.births),
            "{}",
            known.id
        );
        assert_eq!(found.designations.len(), known.designations.len(), "{}", known.id);
    }
}

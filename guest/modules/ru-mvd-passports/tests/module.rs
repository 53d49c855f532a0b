//! The module from outside: what it makes of the sample and of damaged files.

use dragoman_guest::native::{Files, Run, run};
use dragoman_guest::schema::{DocumentStatus, FaultKind, Locator, NoticeKind, RowRange};
use ru_mvd_passports::RuMvdPassports;

/// The sample list.
const SAMPLE: &[u8] = include_bytes!("../samples/list_of_expired_passports.csv");

fn translate(bytes: impl Into<Vec<u8>>) -> Run {
    run::<RuMvdPassports>(&Files::one("list_of_expired_passports.csv", bytes))
}

fn rows(locator: &Locator) -> (u32, u32) {
    let Locator::Row(RowRange {
        first,
        last,
        sheet: None,
        ..
    }) = locator
    else {
        panic!("{locator:?}");
    };
    (*first, *last)
}

/// So many rows below the header.
fn many(count: u32) -> String {
    let rows: String = (0..count)
        .map(|row| format!("{:04},{:06}\n", row / 900, row))
        .collect();
    format!("PASSP_SERIES,PASSP_NUMBER\n{rows}")
}

#[test]
fn every_row_of_the_sample_is_a_number_of_one_batch_at_its_rows() {
    let whole = translate(SAMPLE);
    let [batch] = whole.bulk_documents.as_slice() else {
        panic!("{:?}", whole.bulk_documents);
    };
    let text = str::from_utf8(SAMPLE).expect("UTF-8");
    let usual = text
        .lines()
        .map(|row| row.replace(',', ""))
        .filter(|row| row.len() == 10);
    let mut numbers: Vec<_> = usual.collect();
    numbers.extend(["XIXАЮ 700001".to_owned(), "9901 12345".to_owned()]);
    assert_eq!((batch.numbers.len(), &batch.numbers), (22, &numbers));
    assert_eq!(
        (batch.id.as_str(), rows(&batch.sources[0])),
        ("from 4599000017", (2, 23))
    );
    assert_eq!(batch.issuer.as_deref(), Some("RU"));
    // The list does not say why a passport is invalid.
    assert_eq!(batch.status, DocumentStatus::Unstated);
    assert!(batch.extra[0].1.contains("недействительных"), "{:?}", batch.extra);
    assert!(whole.summary().expect("a summary").end_seen);
}

#[test]
fn odd_rows_are_said_and_rows_without_a_number_are_left_out_with_their_place() {
    let run = translate(SAMPLE);
    let odd = run.notices_of(NoticeKind::Remark);
    assert_eq!((odd.len(), odd[0].count), (1, 2));
    assert_eq!(odd[0].source.as_ref().map(rows), Some((22, 22)));
    let left_out = run.notices_of(NoticeKind::RejectedRecord);
    assert_eq!(left_out.len(), 1);
    assert_eq!(left_out[0].source.as_ref().map(rows), Some((24, 24)));
}

#[test]
fn many_rows_come_in_batches_whatever_the_size_of_reads_and_the_ends_of_lines() {
    let text = many(120_001);
    let whole = translate(text.clone());
    let places: Vec<_> = whole
        .bulk_documents
        .iter()
        .map(|batch| rows(&batch.sources[0]))
        .collect();
    assert!(places.len() > 1, "{places:?}");
    assert!(
        places.windows(2).all(|pair| pair[0].1 + 1 == pair[1].0),
        "{places:?}"
    );
    assert_eq!((places[0].0, places[places.len() - 1].1), (2, 120_002));
    let tiny = run::<RuMvdPassports>(&Files::one("x.csv", text.clone()).read_cap(7));
    let windows = translate(text.replace('\n', "\r\n"));
    let first = |run: &Run| {
        run.bulk_documents
            .iter()
            .map(|batch| batch.numbers.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!((first(&tiny), first(&windows)), (first(&whole), first(&whole)));
}

#[test]
fn a_row_that_goes_changes_its_own_batch_and_two_that_begin_alike_have_two_names() {
    let text = many(300_000);
    let before = translate(text.clone());
    let after = translate(text.replacen("0000,000003\n", "", 1));
    let ids = |run: &Run| {
        run.bulk_documents
            .iter()
            .map(|batch| batch.id.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(ids(&before), ids(&after));
    let changed = before.bulk_documents.iter().zip(&after.bulk_documents);
    assert_eq!(
        changed
            .filter(|(before, after)| before.numbers != after.numbers)
            .count(),
        1
    );
    let same = translate(format!(
        "PASSP_SERIES,PASSP_NUMBER\n{}",
        "4599,000017\n".repeat(200_001)
    ));
    let mut names = ids(&same);
    names.dedup();
    assert_eq!(
        (names.len(), same.bulk_documents.len(), names[1].as_str()),
        (3, 3, "from 4599000017, 2")
    );
}

#[test]
fn a_file_that_was_cut_off_says_so() {
    let text = many(10);
    let cut = translate(text.as_bytes()[..text.len() - 3].to_vec());
    assert!(!cut.summary().expect("a summary").end_seen);
    // What is left of the last number is none.
    assert_eq!(cut.bulk_documents[0].numbers.len(), 9);
    assert_eq!(cut.notices_of(NoticeKind::RejectedRecord).len(), 1);
    let whole = translate(text.trim_end());
    assert_eq!(whole.bulk_documents[0].numbers.len(), 10);
}

#[test]
fn what_is_no_such_list_is_refused() {
    let kind = |bytes: &[u8]| translate(bytes).fault().map(|fault| fault.kind);
    assert_eq!(kind(b""), Some(FaultKind::Empty));
    assert_eq!(kind(b"ID,Name\n1,Ada\n"), Some(FaultKind::Foreign));
    assert_eq!(
        kind(b"PASSP_SERIES;PASSP_NUMBER\n4599;000017\n"),
        Some(FaultKind::UnknownLayout)
    );
    assert_eq!(kind(b"PASSP_SERIES,PASSP_NUMBER\n"), Some(FaultKind::Malformed));
    let long = format!("PASSP_SERIES,PASSP_NUMBER\n{}", "4".repeat(10_000));
    assert_eq!(kind(long.as_bytes()), Some(FaultKind::Malformed));
}

#[test]
fn damaged_bytes_cost_their_row_alone() {
    let mut bytes = many(100).into_bytes();
    let at = bytes.len() - 14;
    bytes[at] = 0xff;
    let run = translate(bytes);
    assert_eq!(run.bulk_documents[0].numbers.len(), 99);
    assert_eq!(
        run.notices_of(NoticeKind::RejectedRecord)[0]
            .source
            .as_ref()
            .map(rows),
        Some((100, 100))
    );
}

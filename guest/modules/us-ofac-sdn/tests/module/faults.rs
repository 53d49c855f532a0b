//! Damaged, foreign and mixed sets.

use dragoman_guest::native::damage::withstand;
use dragoman_guest::native::{Files, Run};
use dragoman_guest::schema::{FaultKind, Locator, NoticeKind};

use us_ofac_sdn::UsOfacSdn;

use super::{ADD, ALT, COMMENTS, SDN, sample, set, translate};

fn kind(files: &Files) -> Option<FaultKind> {
    translate(files).fault().map(|fault| fault.kind)
}

fn rejected(run: &Run) -> Vec<(u32, u32)> {
    let notices = run
        .notices
        .iter()
        .filter(|notice| notice.kind == NoticeKind::RejectedRecord);
    let rows = notices.filter_map(|notice| match &notice.source {
        Some(Locator::Row(row)) => Some((row.part, row.first)),
        _ => None,
    });
    rows.collect()
}

/// A file without its end mark and with a row more.
fn with_row(file: &[u8], row: &str) -> Vec<u8> {
    let body = file.strip_suffix(b"\x1a").unwrap_or(file);
    [body, row.as_bytes(), b"\r\n\x1a"].concat()
}

#[test]
fn a_missing_file_is_named() {
    for files in [
        Files::default(),
        Files::one("sdn.csv", SDN),
        Files::one("sdn.csv", SDN).and("add.csv", ADD),
    ] {
        assert_eq!(kind(&files), Some(FaultKind::MissingPart));
    }
    let twice = sample().and("alt (1).csv", ALT);
    assert_eq!(kind(&twice), Some(FaultKind::Other));
}

#[test]
fn an_empty_file_is_a_fault() {
    assert_eq!(kind(&set(b"", ADD, ALT)), Some(FaultKind::Empty));
    assert_eq!(kind(&set(SDN, b"\x1a", ALT)), Some(FaultKind::Empty));
}

#[test]
fn other_lists_and_pages_are_foreign() {
    for file in [
        &b"<!DOCTYPE html><html><title>Denied</title></html>"[..],
        b"{\"error\": 1}",
        b"PK\x03\x04....",
        b"name;birth\nsome one;1950\n",
        b"not found\n",
    ] {
        assert_eq!(kind(&set(file, ADD, ALT)), Some(FaultKind::Foreign), "{file:?}");
    }
    assert_eq!(kind(&Files::one("cons_prim.csv", SDN)), Some(FaultKind::Foreign));
}

#[test]
fn a_file_whose_name_and_columns_disagree_is_refused() {
    assert_eq!(kind(&set(ADD, SDN, ALT)), Some(FaultKind::UnknownLayout));
    let fewer = b"36,1,aka,X\r\n37,2,aka,Y\r\n\x1a";
    let run = translate(&set(SDN, ADD, fewer));
    let fault = run.fault().expect("a fault");
    assert_eq!(fault.kind, FaultKind::UnknownLayout);
    assert!(fault.message.contains("4 columns") && fault.message.contains("Alt_name"));
}

#[test]
fn a_header_that_is_not_known_is_refused() {
    let header = "ent_num,alt_num,alt_type,alt_name,observations\r\n";
    let alt = [header.as_bytes(), ALT].concat();
    let run = translate(&set(SDN, ADD, &alt));
    let fault = run.fault().expect("a fault");
    assert_eq!(fault.kind, FaultKind::UnknownLayout);
    assert!(fault.message.contains("Alt_remarks") && fault.message.contains("observations"));
}

#[test]
fn bytes_that_are_not_utf8_are_refused_with_their_place() {
    let mut sdn = SDN.to_vec();
    sdn[10] = 0xE9;
    let run = translate(&set(&sdn, ADD, ALT));
    let fault = run.fault().expect("a fault");
    assert_eq!(fault.kind, FaultKind::Encoding);
    assert!(matches!(&fault.source, Some(Locator::Bytes(range)) if range.start == 10));
}

#[test]
fn a_file_cut_within_a_row_is_a_fault() {
    let files = [SDN, ADD, ALT, COMMENTS];
    for cut in 0..4 {
        for end in (1..files[cut].len() - 1).step_by(13) {
            let mut cuts = files;
            cuts[cut] = &files[cut][..end];
            let [sdn, add, alt, comments] = cuts;
            let run = translate(&set(sdn, add, alt).and("sdn_comments.csv", comments));
            // What was lost behind the last cell of a row is the blank of a null, or the line end.
            let lost = files[cut][end..].strip_prefix(b" ").unwrap_or(&files[cut][end..]);
            let at_row_end =
                cuts[cut].ends_with(b"\r\n") || lost.starts_with(b"\r\n") || lost.starts_with(b"\n");
            let is_fault = run.fault().is_some();
            let end_seen = run.summary().is_some_and(|summary| summary.end_seen);
            assert!(is_fault || (at_row_end && !end_seen), "file {cut} at {end}");
        }
    }
    let run = translate(&set(&SDN[..SDN.len() - 60], ADD, ALT));
    let fault = run.fault().expect("a fault");
    assert_eq!(fault.kind, FaultKind::Truncated);
    assert!(matches!(&fault.source, Some(Locator::Row(row)) if row.first == 24));
}

#[test]
fn a_lost_quote_that_swallows_rows_is_a_fault() {
    let text = String::from_utf8_lossy(ALT).replacen("\",-0- \r\n", ",-0- \r\n", 1);
    let found = kind(&set(SDN, ADD, text.as_bytes()));
    assert_eq!(found, Some(FaultKind::Malformed));
}

#[test]
fn single_bad_rows_are_left_out_and_told() {
    let sdn = with_row(SDN, "41099,\"SHORT ROW\",-0- ");
    let alt = with_row(ALT, "x,1,\"aka\",\"NOBODY\",-0- ");
    let run = translate(&set(&sdn, ADD, &alt));
    assert_eq!(run.subjects.len(), 24);
    assert_eq!(rejected(&run).len(), 2);
}

#[test]
fn a_number_that_repeats_is_left_out_and_told() {
    let row = "41002,\"ANOTHER NAME\",-0- ,\"SDGT\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ";
    let run = translate(&set(&with_row(SDN, row), ADD, ALT));
    assert_eq!(run.subjects.len(), 24);
    assert_eq!(rejected(&run), [(0, 25)]);
    let disorder = run
        .notices
        .iter()
        .any(|notice| notice.message.contains("out of order"));
    assert!(disorder);
}

#[test]
fn rows_of_nobody_are_left_out_and_told() {
    let alt = with_row(ALT, "77,1,\"aka\",\"NOBODY\",-0- ");
    let add = with_row(ADD, "78,1,\"1 Quay\",-0- ,-0- ,-0- ");
    let run = translate(&set(SDN, &add, &alt));
    assert!(run.fault().is_none());
    assert_eq!(rejected(&run).len(), 2);
}

#[test]
fn many_rows_of_nobody_are_a_mixed_set() {
    let mut alt = ALT.to_vec();
    for number in 0..11 {
        alt = with_row(&alt, &format!("{},1,\"aka\",\"NOBODY\",-0- ", 90_000 + number));
    }
    let run = translate(&set(SDN, ADD, &alt));
    let notice = super::mixed(&run).expect("a notice");
    assert!(notice.message.contains("11 of") && notice.message.contains("number 90000"));
    assert!(matches!(&notice.source, Some(Locator::Row(row)) if row.part == 2));
    assert_eq!(rejected(&run).len(), 11);
}

#[test]
fn most_rows_of_another_width_are_an_unknown_layout() {
    let rows: String = (1..40).map(|number| format!("{number},a,b,c\r\n")).collect();
    let alt = format!("{}{rows}", "1,2,aka,X,-0- \r\n".repeat(20));
    assert_eq!(
        kind(&set(SDN, ADD, alt.as_bytes())),
        Some(FaultKind::UnknownLayout)
    );
}

#[test]
fn damage_anywhere_gives_a_fault_or_notices_and_never_a_panic() {
    withstand::<UsOfacSdn>(&sample(), 1000);
}

//! Files that cannot be used as a whole.

use dragoman_guest::native::damage::withstand;
use dragoman_guest::native::{Files, run};
use dragoman_guest::schema::{Fault, FaultKind, Locator};
use un_sc::UnSc;

use super::{SAMPLE, translate};

/// Checks where a fault is said to begin, and that it is complete.
pub(super) fn assert_starts(fault: &Fault, place: usize) {
    let Some(Locator::Bytes(range)) = &fault.source else {
        panic!("{fault:?} has no place");
    };
    assert_eq!(range.start as usize, place, "{}", fault.message);
    assert!(fault.excerpt.is_some() && fault.remedy.is_some());
}

fn fault(bytes: impl Into<Vec<u8>>) -> Fault {
    translate(bytes).fault().cloned().expect("a fault")
}

fn sample() -> String {
    String::from_utf8(SAMPLE.to_vec()).expect("UTF-8")
}

#[test]
fn a_file_cut_off_anywhere_is_a_fault() {
    let end = SAMPLE.len() - 1;
    for cut in (0..end).step_by(37).chain(end - 60..end) {
        let run = translate(&SAMPLE[..cut]);
        let kind = run.fault().expect("a fault").kind;
        let expected = if cut == 0 {
            FaultKind::Empty
        } else {
            FaultKind::Truncated
        };
        assert_eq!(kind, expected, "cut at {cut}");
    }
}

#[test]
fn a_cut_names_the_record_it_cut() {
    let text = sample();
    let start = text.match_indices("<INDIVIDUAL>").nth(3).expect("a record").0;
    let fault = fault(&SAMPLE[..start + 400]);
    assert_starts(&fault, start);
    assert!(fault.message.contains("7900104"), "{}", fault.message);
}

#[test]
fn damage_anywhere_gives_a_fault_or_notices_and_never_a_panic() {
    withstand::<UnSc>(&Files::one("consolidated.xml", SAMPLE), 1500);
}

#[test]
fn a_bare_ampersand_is_malformed_at_its_byte() {
    for raw in [
        "Harbour & Row",
        "Harbour & Row; left",
        "Harbour &unknown; Row",
        "Harbour &#0; Row",
        "Harbour & &amp; Row",
    ] {
        let text = sample().replace("14 Harbour Row", raw);
        let place = text.find(raw).expect("the place") + "Harbour ".len();
        let fault = fault(text);
        assert_eq!(fault.kind, FaultKind::Malformed, "{raw}");
        assert_starts(&fault, place);
    }
}

#[test]
fn bytes_that_are_not_utf8_are_a_fault_with_their_offset() {
    let text = sample();
    let place = text.find("Libération").expect("a word with an accent") + "Lib".len();
    let mut bytes = text.into_bytes();
    bytes.splice(place..place + 2, [0xE9]);
    for cap in [1, 1000, u32::MAX] {
        let run = run::<UnSc>(&Files::one("x.xml", bytes.clone()).read_cap(cap));
        let fault = run.fault().expect("a fault");
        assert_eq!(fault.kind, FaultKind::Encoding);
        assert_starts(fault, place);
        assert!(fault.message.contains("0xe9"));
    }
}

#[test]
fn another_declared_encoding_is_a_fault() {
    let text = sample().replacen("UTF-8", "ISO-8859-1", 1);
    assert_eq!(fault(text).kind, FaultKind::Encoding);
    assert_eq!(fault(b"\xFF\xFE<\0x\0".to_vec()).kind, FaultKind::Encoding);
}

#[test]
fn another_list_is_foreign_and_its_root_is_named() {
    let other = fault("<?xml version='1.0'?><sdnList><sdnEntry/></sdnList>");
    assert_eq!(other.kind, FaultKind::Foreign);
    assert!(other.message.contains("<sdnList>"));
    assert_starts(&other, 21);
    let page = fault("<!DOCTYPE html>\n<html><head><meta charset=utf-8><br></head>");
    assert_eq!(page.kind, FaultKind::Foreign);
    assert!(page.message.contains("web page"));
    for text in ["{\"a\": 1}", "PK\u{3}\u{4}", "id,name\n1,x\n"] {
        assert_eq!(fault(text).kind, FaultKind::Foreign, "{text}");
    }
}

#[test]
fn an_empty_file_or_a_blank_one_is_empty() {
    for text in ["", " \n\t", "\u{feff}"] {
        assert_eq!(fault(text).kind, FaultKind::Empty, "{text:?}");
    }
}

#[test]
fn a_missing_section_is_an_unknown_layout() {
    let text = sample().replace("ENTITIES>", "BODIES>");
    let fault = fault(text);
    assert_eq!(fault.kind, FaultKind::UnknownLayout);
    assert!(fault.message.contains("<ENTITIES>"));
}

#[test]
fn records_under_another_name_are_not_passed_over() {
    let text = sample()
        .replace("<INDIVIDUAL>", "<PERSON>")
        .replace("</INDIVIDUAL>", "</PERSON>");
    let fault = fault(text);
    assert_eq!(fault.kind, FaultKind::UnknownLayout);
    assert!(fault.message.contains("<PERSON>"), "{}", fault.message);
}

#[test]
fn broken_nesting_is_malformed() {
    for (good, bad) in [
        ("</CITY>", "</TOWN>"),
        ("</CONSOLIDATED_LIST>", "</CONSOLIDATED_LIST><CONSOLIDATED_LIST>"),
    ] {
        assert_eq!(fault(sample().replacen(good, bad, 1)).kind, FaultKind::Malformed);
    }
}

#[test]
fn deep_nesting_is_refused() {
    let deep = "<A>".repeat(100_000);
    assert_eq!(
        fault(sample().replacen("<COMMENTS1>", &deep, 1)).kind,
        FaultKind::Malformed
    );
}

#[test]
fn a_feed_of_no_part_or_of_two_is_a_fault() {
    assert_eq!(
        run::<UnSc>(&Files::default()).fault().map(|fault| fault.kind),
        Some(FaultKind::MissingPart)
    );
    assert!(
        run::<UnSc>(&Files::one("a.xml", SAMPLE).and("b.xml", SAMPLE))
            .fault()
            .is_some()
    );
}

#[test]
fn entities_of_a_document_type_are_not_expanded() {
    let text = sample().replacen(
        "<CONSOLIDATED_LIST",
        "<!DOCTYPE CONSOLIDATED_LIST [<!ENTITY lol \"lollol\">]>\n<CONSOLIDATED_LIST",
        1,
    );
    assert!(translate(text.clone()).fault().is_none());
    assert_eq!(
        fault(text.replacen("Harbour Row", "&lol;", 1)).kind,
        FaultKind::Malformed
    );
}

#[test]
fn control_characters_are_refused() {
    let text = sample();
    let place = text.find("Harbour Row").expect("the place") + 2;
    let fault = fault(text.replacen("Harbour Row", "Ha\u{1}bour Row", 1));
    assert_eq!(fault.kind, FaultKind::Malformed);
    assert_starts(&fault, place);
    assert!(
        translate(sample().replacen("Harbour Row", "&#1;", 1))
            .fault()
            .is_some()
    );
}

#[test]
fn a_file_of_many_unknown_elements_takes_no_time_and_few_notices() {
    let many: String = (0..60_000).map(|n| format!("<X{n}>y</X{n}>")).collect();
    let run = translate(sample().replacen("<DATAID>7900101", &format!("{many}<DATAID>7900101"), 1));
    assert_eq!(run.subjects.len(), 22);
    assert!(run.notices.len() < 300);
}

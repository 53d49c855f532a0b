//! Files that are cut off, or cannot be used as a whole.

use dragoman_guest::native::Files;
use dragoman_guest::native::damage::withstand;
use dragoman_guest::schema::{Fault, FaultKind, Locator, NoticeKind};
use eu_fsf::EuFsf;

use super::{SAMPLE, sample, translate};

fn fault(bytes: impl Into<Vec<u8>>) -> Fault {
    translate(bytes).fault().cloned().expect("a fault")
}

fn assert_starts(fault: &Fault, place: usize) {
    let Some(Locator::Bytes(range)) = &fault.source else {
        panic!("{fault:?} has no place");
    };
    assert_eq!(range.start as usize, place, "{}", fault.message);
    assert!(fault.excerpt.is_some() && fault.remedy.is_some());
}

#[test]
fn a_file_cut_off_anywhere_gives_its_whole_entities_and_says_that_the_end_was_not_seen() {
    let whole = translate(SAMPLE);
    let text = sample();
    let ends: Vec<_> = text
        .match_indices("</sanctionEntity>")
        .map(|(at, tag)| at + tag.len())
        .collect();
    let root = text.find("</export>").expect("an end") + "</export>".len();
    for cut in (ends[0]..root).step_by(97).chain(root - 40..root) {
        let run = translate(&SAMPLE[..cut]);
        let summary = run
            .summary()
            .unwrap_or_else(|| panic!("cut at {cut}: {:?}", run.fault()));
        assert!(!summary.end_seen, "cut at {cut}");
        assert_eq!(summary.edition_label.as_deref(), Some("900123"));
        let said = run.notices_of(NoticeKind::Remark);
        let found = said
            .iter()
            .filter(|notice| notice.message.contains("the file ends"));
        assert_eq!(found.count(), 1, "cut at {cut}");
        // Of the first entity a further element may be behind the cut.
        let pairs = run.subjects.iter().zip(&whole.subjects);
        for (cut, whole) in pairs.filter(|(_, whole)| whole.sources.len() == 1) {
            assert_eq!(cut, whole);
        }
    }
    assert!(whole.summary().expect("a summary").end_seen);
}

#[test]
fn a_cut_is_said_to_begin_at_the_entity_it_cut() {
    let text = sample();
    let start = text.match_indices("<sanctionEntity").nth(3).expect("an entity").0;
    let run = translate(&SAMPLE[..start + 200]);
    let notice = run.notices_of(NoticeKind::Remark);
    let notice = notice
        .iter()
        .find(|notice| notice.field == "export")
        .expect("a notice");
    assert!(
        notice.message.contains("after 3 whole ones"),
        "{}",
        notice.message
    );
    let Some(Locator::Bytes(range)) = &notice.source else {
        panic!("{notice:?} has no place");
    };
    assert_eq!((range.start as usize, range.end as usize), (start, start + 200));
    // Two of the three elements are of one entity.
    assert_eq!(run.subjects.len(), 2);
}

#[test]
fn a_file_cut_off_before_its_first_entity_ends_is_truncated() {
    let end = sample().find("</sanctionEntity>").expect("an end");
    for cut in (1..end).step_by(211) {
        assert_eq!(fault(&SAMPLE[..cut]).kind, FaultKind::Truncated, "cut at {cut}");
    }
    assert_eq!(fault("").kind, FaultKind::Empty);
    assert_eq!(fault(" \n").kind, FaultKind::Empty);
}

#[test]
fn another_root_is_foreign_and_named() {
    let other = fault("<?xml version='1.0'?><sdnList><sdnEntry/></sdnList>");
    assert_eq!(other.kind, FaultKind::Foreign);
    assert!(other.message.contains("<sdnList>") && other.message.contains("<export>"));
    assert_starts(&other, 21);
    let page = fault("<!DOCTYPE html>\n<html><head><meta charset=utf-8><br></head>");
    assert_eq!(page.kind, FaultKind::Foreign);
    for text in ["{\"a\": 1}", "PK\u{3}\u{4}", "id,name\n1,x\n"] {
        assert_eq!(fault(text).kind, FaultKind::Foreign, "{text}");
    }
}

#[test]
fn the_right_root_without_entities_is_an_unknown_layout() {
    let empty = fault("<export generationDate='2026-01-01'></export>");
    assert_eq!(empty.kind, FaultKind::UnknownLayout);
    assert!(empty.message.contains("<sanctionEntity>"), "{}", empty.message);
    let renamed = fault(sample().replace("sanctionEntity", "sanctionedEntity"));
    assert_eq!(renamed.kind, FaultKind::UnknownLayout);
    assert!(
        renamed.message.contains("<sanctionedEntity>"),
        "{}",
        renamed.message
    );
}

#[test]
fn entities_of_a_document_type_are_refused_and_never_expanded() {
    let bomb = "<!DOCTYPE export [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]>\n<export";
    let with = |from: &str, to: &str| {
        let text = sample().replacen("<export", bomb, 1);
        assert!(text.contains(from));
        text.replacen(from, to, 1)
    };
    for text in [with("Port Selka.", "&b;"), with("Brava OLMI", "&b;")] {
        let fault = fault(text);
        assert_eq!(fault.kind, FaultKind::Malformed, "{}", fault.message);
    }
}

#[test]
fn references_to_control_characters_are_refused_with_their_place() {
    let text = sample();
    for (words, control) in [
        ("Port Selka.", "&#1;"),
        ("Brava OLMI", "&#x1F;"),
        ("Brava OLMI", "&#0;"),
    ] {
        let changed = text.replacen(words, &format!("{words}{control}"), 1);
        let fault = fault(changed);
        assert_eq!(fault.kind, FaultKind::Malformed, "{control}: {}", fault.message);
        assert!(fault.source.is_some() && fault.remedy.is_some());
    }
}

#[test]
fn a_file_that_declares_xml_1_1_reads_the_same_and_its_line_ends_are_white_space() {
    let whole = translate(SAMPLE);
    let newer = sample().replacen("<?xml version=\"1.0\"", "<?xml version=\"1.1\"", 1);
    let newer = newer.replace("live near\n  Port", "live near\u{85}\u{2028}Port");
    let run = translate(newer);
    assert_eq!(run.subjects.len(), whole.subjects.len());
    assert_eq!(run.subjects[0].remarks, whole.subjects[0].remarks);
}

#[test]
fn bytes_that_are_not_utf8_are_a_fault_with_their_offset() {
    let text = sample();
    let place = text.find("Адане").expect("a word");
    let mut bytes = text.into_bytes();
    bytes.splice(place..place + 2, [0xE9]);
    let fault = fault(bytes);
    assert_eq!(fault.kind, FaultKind::Encoding);
    assert!(fault.message.contains("0xe9"));
}

#[test]
fn a_bare_ampersand_is_malformed() {
    let fault = fault(sample().replacen("Shipping &amp; Salvage", "Shipping & Salvage", 1));
    assert_eq!(fault.kind, FaultKind::Malformed);
}

#[test]
fn damage_anywhere_gives_a_fault_or_notices_and_never_a_panic() {
    withstand::<EuFsf>(&Files::one("list.xml", SAMPLE), 600);
}

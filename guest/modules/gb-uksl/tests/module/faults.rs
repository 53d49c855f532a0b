//! Files that are cut off, or cannot be used as a whole.

use dragoman_guest::native::Files;
use dragoman_guest::native::damage::withstand;
use dragoman_guest::schema::{Fault, FaultKind, NoticeKind};
use gb_uksl::GbUksl;

use super::{SAMPLE, translate, with};

fn fault(bytes: impl Into<Vec<u8>>) -> Fault {
    let fault = translate(bytes).fault().cloned().expect("a fault");
    assert!(fault.remedy.is_some(), "{}", fault.message);
    fault
}

#[test]
fn a_file_cut_off_anywhere_gives_its_whole_designations_and_says_that_the_end_was_not_seen() {
    let whole = translate(SAMPLE);
    let text = String::from_utf8_lossy(SAMPLE);
    let first = text.find("</Designation>").expect("an end") + "</Designation>".len();
    let root = text.find("</Designations>").expect("an end") + "</Designations>".len();
    for cut in (first..root).step_by(211).chain(root - 20..root) {
        let run = translate(&SAMPLE[..cut]);
        let summary = run
            .summary()
            .unwrap_or_else(|| panic!("cut at {cut}: {:?}", run.fault()));
        assert!(!summary.end_seen, "cut at {cut}");
        let said = run.notices_of(NoticeKind::Remark);
        let cuts = said
            .iter()
            .filter(|notice| notice.message.contains("the file ends"));
        assert_eq!(cuts.count(), 1, "cut at {cut}");
        assert!(
            run.subjects
                .iter()
                .zip(&whole.subjects)
                .all(|(cut, whole)| cut == whole)
        );
    }
    for cut in (1..first - 1).step_by(211) {
        assert_eq!(fault(&SAMPLE[..cut]).kind, FaultKind::Truncated, "cut at {cut}");
    }
}

#[test]
fn what_is_not_the_list_is_refused_by_what_it_is() {
    for (text, kind) in [
        ("", FaultKind::Empty),
        (" \n", FaultKind::Empty),
        (
            "<?xml version='1.0'?><sdnList><sdnEntry/></sdnList>",
            FaultKind::Foreign,
        ),
        ("{\"a\": 1}", FaultKind::Foreign),
        ("UniqueID,Surname\nSEL0001,x\n", FaultKind::Foreign),
        (
            "<Designations><DateGenerated>07/09/2026</DateGenerated></Designations>",
            FaultKind::UnknownLayout,
        ),
    ] {
        assert_eq!(fault(text).kind, kind, "{text}");
    }
    let text = String::from_utf8_lossy(SAMPLE);
    let renamed = text
        .replace("<Designation>", "<Entry>")
        .replace("</Designation>", "</Entry>");
    assert_eq!(fault(renamed).kind, FaultKind::UnknownLayout);
    assert_eq!(
        fault(with("Shipping &amp; Salvage", "Shipping & Salvage")).kind,
        FaultKind::Malformed
    );
    let mut bytes = SAMPLE.to_vec();
    let place = text.find("Орлан").expect("a name");
    bytes[place] = 0xE9;
    assert_eq!(fault(bytes).kind, FaultKind::Encoding);
}

#[test]
fn damage_anywhere_gives_a_fault_or_notices_and_never_a_panic() {
    withstand::<GbUksl>(&Files::one("list.xml", SAMPLE), 400);
}

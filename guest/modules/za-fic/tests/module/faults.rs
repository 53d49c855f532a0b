//! Files that are cut off, or cannot be used as a whole.

use dragoman_guest::native::Files;
use dragoman_guest::native::damage::withstand;
use dragoman_guest::schema::{Fault, FaultKind};
use za_fic::ZaFic;

use super::{SAMPLE, translate, with};

fn fault(bytes: impl Into<Vec<u8>>) -> Fault {
    let fault = translate(bytes).fault().cloned().expect("a fault");
    assert!(fault.remedy.is_some(), "{}", fault.message);
    fault
}

#[test]
fn a_file_cut_off_anywhere_gives_its_whole_rows_or_a_fault() {
    let text = String::from_utf8_lossy(SAMPLE);
    let first = text.find("</Table>").expect("an end") + "</Table>".len();
    let root = text.find("</NewDataSet>").expect("an end") + "</NewDataSet>".len();
    for cut in (first..root).step_by(61) {
        let run = translate(&SAMPLE[..cut]);
        let summary = run
            .summary()
            .unwrap_or_else(|| panic!("cut at {cut}: {:?}", run.fault()));
        assert!(!summary.end_seen, "cut at {cut}");
    }
    for cut in (1..first - 1).step_by(61) {
        assert_eq!(fault(&SAMPLE[..cut]).kind, FaultKind::Truncated, "cut at {cut}");
    }
}

#[test]
fn what_is_not_the_list_is_refused_by_what_it_is() {
    for (text, kind) in [
        ("", FaultKind::Empty),
        (
            "<?xml version='1.0'?><sdnList><sdnEntry/></sdnList>",
            FaultKind::Foreign,
        ),
        (
            "<!DOCTYPE html>\n<html><body>Download</body></html>",
            FaultKind::Foreign,
        ),
        ("<NewDataSet/>", FaultKind::UnknownLayout),
        (
            "<NewDataSet><Table><Shoe>38</Shoe></Table></NewDataSet>",
            FaultKind::Foreign,
        ),
    ] {
        assert_eq!(fault(text).kind, kind, "{text}");
    }
    assert_eq!(
        fault(with("SHIPPING &amp; SALVAGE", "SHIPPING & SALVAGE")).kind,
        FaultKind::Malformed
    );
}

#[test]
fn damage_anywhere_gives_a_fault_or_notices_and_never_a_panic() {
    withstand::<ZaFic>(&Files::one("list.xml", SAMPLE), 400);
}

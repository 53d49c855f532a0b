//! Files that are cut off, or cannot be used as a whole.

use ca_terror::CaTerror;
use dragoman_guest::native::Files;
use dragoman_guest::native::damage::withstand;
use dragoman_guest::schema::{Fault, FaultKind};

use super::{SAMPLE, translate, with};

fn fault(bytes: impl Into<Vec<u8>>) -> Fault {
    let fault = translate(bytes).fault().cloned().expect("a fault");
    assert!(fault.remedy.is_some(), "{}", fault.message);
    fault
}

#[test]
fn a_file_cut_off_anywhere_gives_its_whole_entries_or_a_fault() {
    let text = String::from_utf8_lossy(SAMPLE);
    let first = text.find("</entry>").expect("an end") + "</entry>".len();
    let root = text.find("</feed>").expect("an end") + "</feed>".len();
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
    let news = "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>News</title><id>urn:uuid:9</id></entry></feed>";
    for (text, kind) in [
        ("", FaultKind::Empty),
        (
            "<?xml version='1.0'?><sdnList><sdnEntry/></sdnList>",
            FaultKind::Foreign,
        ),
        ("{\"a\": 1}", FaultKind::Foreign),
        (
            "<feed xmlns='http://www.w3.org/2005/Atom'/>",
            FaultKind::UnknownLayout,
        ),
        (news, FaultKind::Foreign),
    ] {
        assert_eq!(fault(text).kind, kind, "{text}");
    }
    assert_eq!(
        fault(with("mid-1970s on", "mid-1970s & on")).kind,
        FaultKind::Malformed
    );
}

#[test]
fn damage_anywhere_gives_a_fault_or_notices_and_never_a_panic() {
    withstand::<CaTerror>(&Files::one("list.xml", SAMPLE), 400);
}

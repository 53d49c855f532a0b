//! Files that are cut off, or cannot be used as a whole.

use dragoman_guest::native::Files;
use dragoman_guest::native::damage::withstand;
use dragoman_guest::schema::{Fault, FaultKind, NoticeKind};
use sg_tsfa::SgTsfa;

use super::{SAMPLE, translate, with};

fn fault(bytes: impl Into<Vec<u8>>) -> Fault {
    let fault = translate(bytes).fault().cloned().expect("a fault");
    assert!(fault.remedy.is_some(), "{}", fault.message);
    fault
}

#[test]
fn a_page_cut_off_anywhere_gives_its_whole_entries_or_a_fault() {
    let second = SAMPLE.find("(<em>b</em>)</td>").expect("an entry");
    let second = SAMPLE[second + 1..]
        .find("(<em>b</em>)")
        .expect("the entry of the list")
        + second
        + 1;
    let end = SAMPLE.find("SECOND SCHEDULE").expect("an end");
    let whole = translate(SAMPLE);
    for cut in (second + 40..end)
        .step_by(37)
        .filter(|cut| SAMPLE.is_char_boundary(*cut))
    {
        let run = translate(&SAMPLE.as_bytes()[..cut]);
        let summary = run
            .summary()
            .unwrap_or_else(|| panic!("cut at {cut}: {:?}", run.fault()));
        assert!(!summary.end_seen, "cut at {cut}");
        assert_eq!(run.subjects, whole.subjects[..run.subjects.len()], "cut at {cut}");
        assert!(
            run.notices_of(NoticeKind::RejectedRecord).len() <= 1,
            "cut at {cut}"
        );
    }
    let list = SAMPLE.find("The following individuals").expect("a list");
    for cut in (1..list).step_by(61).filter(|cut| SAMPLE.is_char_boundary(*cut)) {
        assert_eq!(
            fault(&SAMPLE.as_bytes()[..cut]).kind,
            FaultKind::Truncated,
            "cut at {cut}"
        );
    }
}

#[test]
fn what_is_not_the_schedule_is_refused_by_what_it_is() {
    for (text, kind, words) in [
        (String::new(), FaultKind::Empty, "empty"),
        (
            "<?xml version='1.0'?><LIST/>".into(),
            FaultKind::Truncated,
            "does not name",
        ),
        (
            "<!DOCTYPE html><title>Request blocked</title><body>Request blocked</body></html>".into(),
            FaultKind::Foreign,
            "`Request blocked`",
        ),
        (
            with("FIRST SCHEDULE</td>", "Schedules</td>"),
            FaultKind::Foreign,
            "no First Schedule",
        ),
        (
            with("The following individuals:", "Those named by the Minister:"),
            FaultKind::UnknownLayout,
            "no paragraph that lists",
        ),
        ("%PDF-1.7".into(), FaultKind::Foreign, "PDF"),
    ] {
        let fault = fault(text.clone());
        assert_eq!(fault.kind, kind, "{text}: {}", fault.message);
        assert!(fault.message.contains(words), "{}", fault.message);
    }
}

#[test]
fn damage_anywhere_gives_a_fault_or_notices_and_never_a_panic() {
    withstand::<SgTsfa>(&Files::one("TSFA2002.html", SAMPLE), 400);
}

//! Files that are cut off, or cannot be used as a whole.

use ch_seco::ChSeco;
use dragoman_guest::native::Files;
use dragoman_guest::native::damage::withstand;
use dragoman_guest::schema::{Fault, FaultKind, NoticeKind};

use super::{SAMPLE, translate, with};

fn fault(bytes: impl Into<Vec<u8>>) -> Fault {
    let fault = translate(bytes).fault().cloned().expect("a fault");
    assert!(fault.remedy.is_some(), "{}", fault.message);
    fault
}

#[test]
fn a_file_cut_off_behind_a_target_gives_its_whole_targets_and_says_that_the_end_was_not_seen() {
    let text = String::from_utf8_lossy(SAMPLE);
    let first = text.find("</target>\n<target").expect("an end") + "</target>".len();
    let root = text.find("</swiss-sanctions-list>").expect("an end");
    for cut in (first..root).step_by(173).chain(root..root + 20) {
        let run = translate(&SAMPLE[..cut]);
        let summary = run
            .summary()
            .unwrap_or_else(|| panic!("cut at {cut}: {:?}", run.fault()));
        assert!(!summary.end_seen, "cut at {cut}");
        let said = run.notices_of(NoticeKind::Remark);
        assert!(said.iter().any(|notice| notice.message.contains("the file ends")));
        // Only what is whole and not part of another target's history.
        assert!(
            run.subjects
                .iter()
                .all(|subject| subject.names[0].full != "Demirell")
        );
    }
    let targets = text.find("<target").expect("a target");
    for cut in (targets..first - 1).step_by(173) {
        assert!(translate(&SAMPLE[..cut]).fault().is_some(), "cut at {cut}");
    }
    let programme = text.find("</sanctions-program>").expect("an end");
    assert_eq!(fault(&SAMPLE[..programme]).kind, FaultKind::Truncated);
}

#[test]
fn what_is_not_the_list_is_refused_by_what_it_is() {
    for (text, kind) in [
        ("", FaultKind::Empty),
        (
            "<?xml version='1.0'?><sdnList><sdnEntry/></sdnList>",
            FaultKind::Foreign,
        ),
        ("ssid;name\n95142;x\n", FaultKind::Foreign),
        ("<swiss-sanctions-list/>", FaultKind::UnknownLayout),
        (
            "<swiss-sanctions-list><place ssid='1'><location>x</location></place></swiss-sanctions-list>",
            FaultKind::UnknownLayout,
        ),
    ] {
        assert_eq!(fault(text).kind, kind, "{text}");
    }
    let changes = fault(with("whole-list", "delta-list"));
    assert_eq!(changes.kind, FaultKind::UnknownLayout);
    assert!(changes.message.contains("delta-list"));
    assert_eq!(fault(with("20 % of", "20 & of")).kind, FaultKind::Malformed);
    let mut bytes = SAMPLE.to_vec();
    let place = String::from_utf8_lossy(SAMPLE).find("Орлан").expect("a name");
    bytes[place] = 0xE9;
    assert_eq!(fault(bytes).kind, FaultKind::Encoding);
}

#[test]
fn damage_anywhere_gives_a_fault_or_notices_and_never_a_panic() {
    withstand::<ChSeco>(&Files::one("list.xml", SAMPLE), 400);
}

#[test]
fn what_another_edition_writes_otherwise_is_kept_or_said() {
    let said = |text: String, field: &str| {
        let run = translate(text);
        let said = run.notices.iter();
        let said: Vec<_> = said.filter(|notice| notice.field == field).cloned().collect();
        assert!(!said.is_empty(), "{field}");
        run
    };
    said(
        with(" list-type=\"whole-list\"", ""),
        "swiss-sanctions-list@list-type",
    );
    said(
        with("name-part-type=\"family-name\"", "name-part-type=\"clan-name\""),
        "target/identity/name/name-part@name-part-type",
    );
    let text = String::from_utf8_lossy(SAMPLE);
    let at = text.find(" year=\"19").expect("a year") + 7;
    let short = format!("{}{}", &text[..at], &text[at + 2..]);
    said(short, "target/identity/day-month-year");
    let run = translate(with("<spelling-variant lang=\"", "<spelling-variant lang=\"q"));
    let mut notes = run.subjects.iter().flat_map(|subject| &subject.names);
    assert!(notes.any(|name| {
        name.note
            .as_deref()
            .is_some_and(|note| note.contains("language: q"))
    }));
    let renamed = text
        .replace("<name-part ", "<part ")
        .replace("</name-part>", "</part>");
    let fault = fault(renamed);
    assert_eq!(fault.kind, FaultKind::UnknownLayout);
    assert!(fault.message.contains("and a name"));
}

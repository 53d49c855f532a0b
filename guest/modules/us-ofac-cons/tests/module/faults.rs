//! Files that are cut off, damaged, or cannot be used as a whole.

use dragoman_guest::native::Files;
use dragoman_guest::native::damage::withstand;
use dragoman_guest::schema::{Fault, FaultKind, NoticeKind};
use us_ofac_cons::UsOfacCons;

use super::{SAMPLE, sample, translate};

fn fault(bytes: impl Into<Vec<u8>>) -> Fault {
    translate(bytes).fault().cloned().expect("a fault")
}

#[test]
fn a_file_cut_off_anywhere_is_truncated() {
    let end = sample().rfind("</sdnList>").expect("an end");
    for cut in (1..end).step_by(997).chain([end]) {
        let fault = fault(&SAMPLE[..cut]);
        assert_eq!(fault.kind, FaultKind::Truncated, "cut at {cut}");
        assert!(fault.source.is_some() && fault.remedy.is_some());
    }
    assert_eq!(fault("").kind, FaultKind::Empty);
}

#[test]
fn another_list_is_foreign_and_named() {
    for text in [
        "<Sanctions xmlns='http://www.un.org/sanctions/1.0'/>",
        "<sanctionsData/>",
        "<html></html>",
        "{}",
        "id,name\n",
    ] {
        assert_eq!(fault(text).kind, FaultKind::Foreign, "{text}");
    }
    assert!(fault("<sanctionsData/>").message.contains("<sanctionsData>"));
}

#[test]
fn the_right_root_without_entries_is_an_unknown_layout() {
    assert_eq!(fault("<sdnList></sdnList>").kind, FaultKind::UnknownLayout);
    let renamed = sample().replace("sdnEntry", "entry");
    assert_eq!(fault(renamed).kind, FaultKind::UnknownLayout);
}

#[test]
fn a_count_that_does_not_fit_is_said() {
    let run = translate(sample().replacen("<Record_Count>26<", "<Record_Count>27<", 1));
    assert_eq!(run.summary().expect("a summary").declared_records, Some(27));
    assert!(
        run.notices_of(NoticeKind::Remark)
            .iter()
            .any(|notice| notice.field.ends_with("Record_Count") && notice.message.contains("not as many"))
    );
}

#[test]
fn a_broken_entry_leaves_the_others() {
    let whole = translate(SAMPLE).subjects.len();
    for (from, to, field) in [
        ("<uid>41003</uid>", "", "sdnEntry/uid"),
        ("<uid>41003</uid>", "<uid>41002</uid>", "sdnEntry/uid"),
        ("<lastName>SANTORRE</lastName>", "", "sdnEntry/lastName"),
    ] {
        let run = translate(sample().replacen(from, to, 1));
        assert_eq!(run.subjects.len(), whole - 1, "{from}");
        let said = run.notices_of(NoticeKind::RejectedRecord);
        assert_eq!(said.len(), 1, "{from}");
        assert_eq!(said[0].field, field);
        assert!(said[0].source.is_some());
    }
}

#[test]
fn elements_that_nobody_asked_for_are_said() {
    let strange = "<sdnType>Vessel</sdnType><deckColour>red</deckColour>";
    let run = translate(sample().replacen("<sdnType>Vessel</sdnType>", strange, 1));
    let unmapped = run.notices_of(NoticeKind::Unmapped);
    assert!(
        unmapped
            .iter()
            .any(|notice| notice.field == "sdnEntry/deckColour"),
        "{unmapped:?}"
    );
}

#[test]
fn no_damage_makes_it_fail_without_a_word() {
    withstand::<UsOfacCons>(&Files::one("cons.xml", SAMPLE), 300);
}

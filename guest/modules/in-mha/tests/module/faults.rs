//! Files that are cut off, or cannot be used as a whole.

use dragoman_guest::native::damage::withstand;
use dragoman_guest::schema::{Fault, FaultKind, NoticeKind};
use in_mha::InMha;

use super::{ASSOCIATIONS, INDIVIDUALS, OLD, ORGANISATIONS, PARAGRAPHS, files, translate, with};

fn fault(pages: &[&str]) -> Fault {
    let fault = translate(pages).fault().cloned().expect("a fault");
    assert!(fault.remedy.is_some(), "{}", fault.message);
    fault
}

#[test]
fn a_page_cut_off_anywhere_gives_its_whole_entries_or_a_fault() {
    for (page, other) in [(INDIVIDUALS, ORGANISATIONS), (PARAGRAPHS, OLD), (OLD, PARAGRAPHS)] {
        let whole = translate(&[page, other]);
        let cuts = (1..page.len() - 20)
            .step_by(53)
            .filter(|cut| page.is_char_boundary(*cut));
        for cut in cuts {
            let run = translate(&[&page[..cut], other]);
            match run.fault() {
                Some(fault) => assert_eq!(
                    fault.kind,
                    FaultKind::Truncated,
                    "cut at {cut}: {}",
                    fault.message
                ),
                None => {
                    assert!(
                        run.summary().is_some_and(|summary| !summary.end_seen),
                        "cut at {cut}"
                    );
                    let lost = run.notices_of(NoticeKind::RejectedRecord).len();
                    assert!(lost <= 1, "cut at {cut}");
                    let known = |id: &str| whole.subjects.iter().any(|subject| subject.id == id);
                    assert!(
                        run.subjects.iter().all(|subject| known(&subject.id)),
                        "cut at {cut}"
                    );
                }
            }
        }
    }
}

#[test]
fn a_page_that_is_missing_twice_there_or_of_no_list_is_a_fault() {
    for (pages, kind, words) in [
        (
            vec![INDIVIDUALS],
            FaultKind::MissingPart,
            "organisations is missing",
        ),
        (
            vec![ORGANISATIONS, ASSOCIATIONS],
            FaultKind::MissingPart,
            "individuals is missing",
        ),
        (
            vec![INDIVIDUALS, OLD, ORGANISATIONS],
            FaultKind::Other,
            "2 pages of organisations",
        ),
        (vec![], FaultKind::MissingPart, "individuals is missing"),
        (vec![""], FaultKind::Empty, "empty"),
        (vec!["{}"], FaultKind::Foreign, "JSON"),
    ] {
        let fault = fault(&pages);
        assert_eq!(fault.kind, kind, "{}", fault.message);
        assert!(fault.message.contains(words), "{}", fault.message);
    }
    let error = "<!DOCTYPE html><title>Access Denied</title><body><h1>Access Denied</h1></body></html>";
    let denied = fault(&[error, ORGANISATIONS]);
    assert_eq!(denied.kind, FaultKind::Foreign);
    assert!(denied.message.contains("`Access Denied`"), "{}", denied.message);
}

#[test]
fn a_table_of_the_ministry_that_is_of_no_list_is_foreign_whatever_its_menus_say() {
    let heading = "List of Organisations designated as ‘Terrorist Organizations’ under section 35 of Unlawful Activities (Prevention) Act (UAPA), 1967";
    let other = with(ORGANISATIONS, heading, "Acts and Rules");
    let other = with(&other, "list-of-organisations-designated\"", "acts\"");
    let fault = fault(&[INDIVIDUALS, &other]);
    assert_eq!(fault.kind, FaultKind::Foreign);
    assert!(
        fault.message.contains("does not say of which list"),
        "{}",
        fault.message
    );
}

#[test]
fn damage_anywhere_gives_a_fault_or_notices_and_never_a_panic() {
    withstand::<InMha>(&files(&[INDIVIDUALS, ORGANISATIONS, ASSOCIATIONS]), 200);
    withstand::<InMha>(&files(&[PARAGRAPHS, OLD]), 200);
}

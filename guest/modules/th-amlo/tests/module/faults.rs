//! Pages that are missing, cut off, or cannot be used as a whole.

use dragoman_guest::native::damage::withstand;
use dragoman_guest::native::{Files, run};
use dragoman_guest::schema::{Fault, FaultKind};
use th_amlo::ThAmlo;

use super::{LISTS, PAGES, edition, translate};

fn fault(page: &str) -> Fault {
    let fault = translate([page]).fault().cloned().expect("a fault");
    assert!(fault.remedy.is_some(), "{}", fault.message);
    fault
}

#[test]
fn what_is_not_the_list_is_refused_by_what_it_is() {
    assert_eq!(fault("").kind, FaultKind::Empty);
    assert_eq!(fault("{\"a\": 1}").kind, FaultKind::Foreign);
    let other = "<!DOCTYPE html><html><body><table><tr><th>Name</th><td>x</td></tr></table></body></html>";
    assert_eq!(fault(other).kind, FaultKind::Foreign);
    let blank = "<!DOCTYPE html><html><body><table id=datatable><tr><th>No.</th></tr></table></body></html>";
    assert_eq!(fault(blank).kind, FaultKind::Empty);
    let none = run::<ThAmlo>(&Files::default());
    assert_eq!(none.fault().map(|fault| fault.kind), Some(FaultKind::MissingPart));
}

#[test]
fn a_page_that_is_cut_off_is_a_fault_and_a_list_that_is_has_no_end() {
    let page = PAGES[0];
    let end = page.find("</table>").expect("a table");
    for cut in (1..end).filter(|cut| page.is_char_boundary(*cut)).step_by(37) {
        fault(&page[..cut]);
    }
    let list = LISTS[0];
    let first = list.find("99002").expect("a row");
    let end = list.find("</body>").expect("an end");
    for cut in (first..end).filter(|cut| list.is_char_boundary(*cut)).step_by(97) {
        let run = translate([&list[..cut]]);
        assert!(
            run.summary().is_none_or(|summary| !summary.end_seen),
            "cut at {cut}"
        );
    }
}

#[test]
fn damage_anywhere_gives_a_fault_or_notices_and_never_a_panic() {
    withstand::<ThAmlo>(&edition(LISTS.into_iter().chain(PAGES)), 400);
}

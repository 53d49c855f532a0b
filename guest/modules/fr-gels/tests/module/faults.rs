//! Files that are cut off, or cannot be used as a whole, and entries that cannot be used.

use dragoman_guest::native::Files;
use dragoman_guest::native::damage::withstand;
use dragoman_guest::schema::{Fault, FaultKind, NoticeKind};
use fr_gels::FrGels;

use super::{SAMPLE, sample, translate};

fn fault(bytes: impl Into<Vec<u8>>) -> Fault {
    let fault = translate(bytes).fault().cloned().expect("a fault");
    assert!(fault.remedy.is_some(), "{fault:?}");
    fault
}

#[test]
fn a_file_cut_off_gives_its_whole_entries_and_says_that_the_end_was_not_seen() {
    let whole = translate(SAMPLE);
    let text = sample();
    let second = text.find("{\"IdRegistre\":99002").expect("an entry");
    let cuts = (second + 1..text.len()).filter(|cut| text.is_char_boundary(*cut));
    for cut in cuts.step_by(61) {
        let run = translate(&SAMPLE[..cut]);
        let summary = run
            .summary()
            .unwrap_or_else(|| panic!("cut at {cut}: {:?}", run.fault()));
        assert!(!summary.end_seen, "cut at {cut}");
        assert_eq!(run.subjects, whole.subjects[..run.subjects.len()], "cut at {cut}");
        let said = run.notices_of(NoticeKind::Remark);
        assert!(
            said.iter()
                .any(|notice| notice.field == "/Publications/PublicationDetail/*"),
            "cut at {cut}"
        );
    }
    assert!(whole.summary().expect("a summary").end_seen);
    assert_eq!(fault(&SAMPLE[..second / 2]).kind, FaultKind::Truncated);
}

#[test]
fn what_is_no_such_list_is_a_fault() {
    for text in ["<list/>", "id,name\n1,x\n", "%PDF"] {
        assert_eq!(fault(text).kind, FaultKind::Foreign, "{text}");
    }
    assert_eq!(fault("").kind, FaultKind::Empty);
    let other = fault("{\"notices\": [{\"id\": 1}]}");
    assert!(
        matches!(other.kind, FaultKind::Foreign | FaultKind::UnknownLayout),
        "{other:?}"
    );
}

#[test]
fn an_entry_without_a_name_or_an_id_is_left_out_and_the_others_stay() {
    let whole = translate(SAMPLE).subjects.len();
    for (from, to) in [
        ("\"Nom\":\"LANTERN\"", "\"Nom\":\" \""),
        ("\"IdRegistre\":99004", "\"IdRegistre\":null"),
        ("\"IdRegistre\":99004", "\"IdRegistre\":99003"),
    ] {
        let run = translate(sample().replacen(from, to, 1));
        assert_eq!(run.subjects.len(), whole - 1, "{to}");
        let said = run.notices_of(NoticeKind::RejectedRecord);
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(said[0].source.is_some());
        // What was left out as a whole is not said once more, value by value.
        let unmapped = run.notices_of(NoticeKind::Unmapped);
        assert!(unmapped.is_empty(), "{unmapped:?}");
    }
}

#[test]
fn a_register_whose_entries_have_other_keys_is_a_fault() {
    for key in ["IdRegistre", "Nom"] {
        let other = sample().replace(&format!("\"{key}\":"), &format!("\"{key}2\":"));
        let fault = fault(other);
        assert_eq!(fault.kind, FaultKind::UnknownLayout);
        assert!(fault.message.contains(key), "{}", fault.message);
    }
}

#[test]
fn a_register_without_a_day_says_so_and_a_year_has_four_digits() {
    for (day, words) in [("", "does not say"), ("21/11/2025", "was not understood")] {
        let published = sample();
        let from = published.find("\"DatePublication\":\"").expect("a day") + 19;
        let to = from + published[from..].find('"').expect("an end");
        let run = translate(format!("{}{day}{}", &published[..from], &published[to..]));
        let said = run.notices_of(NoticeKind::Remark);
        assert!(
            said.iter()
                .any(|notice| notice.field == "/Publications/DatePublication"
                    && notice.message.contains(words)
                    && notice.excerpt.as_deref() == Some(day).filter(|day| !day.is_empty())),
            "{day}"
        );
    }
    let run = translate(sample().replacen("\"Annee\":\"1976\"", "\"Annee\":\"76\"", 1));
    assert_eq!(run.subjects[0].births[0].earliest, None);
    assert_eq!(
        run.notices_of(NoticeKind::RejectedValue)[0].field,
        "DATE_DE_NAISSANCE"
    );
}

#[test]
fn values_that_are_not_understood_are_said() {
    let text = sample()
        .replacen("Masculin", "Inconnu", 1)
        .replacen(
            "\"Jour\":\"20\",\"Mois\":\"10\"",
            "\"Jour\":\"31\",\"Mois\":\"02\"",
            1,
        )
        .replacen("Navire", "Aéronef", 1);
    let run = translate(text);
    let fields: Vec<_> = run
        .notices_of(NoticeKind::RejectedValue)
        .iter()
        .map(|notice| notice.field.clone())
        .collect();
    assert_eq!(fields, ["SEXE", "DATE_DE_NAISSANCE", "Nature"]);
    assert_eq!(run.subjects[0].births[0].raw.as_deref(), Some("31/02/1976"));
}

#[test]
fn a_field_that_is_not_known_is_said() {
    let run = translate(sample().replacen("NUMERO_OMI", "NUMERO_LLOYD", 1));
    let said = run.notices_of(NoticeKind::Unmapped);
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].field.ends_with("NumeroOMI"), "{}", said[0].field);
}

#[test]
fn damage_anywhere_gives_a_fault_or_notices_and_never_a_panic() {
    withstand::<FrGels>(&Files::one("registre.json", SAMPLE), 600);
}

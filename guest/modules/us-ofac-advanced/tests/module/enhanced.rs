//! The sample in the Enhanced format.

use dragoman_guest::dates;
use dragoman_guest::native::{Files, run};
use dragoman_guest::schema::{Certainty, DocumentStatus, NameForm, NoticeKind, RelationKind, RelationTarget};
use us_ofac_advanced::UsOfacAdvanced;

use super::{ENHANCED, assert_places, replaced, translate};

#[test]
fn the_sample_gives_all_its_entities_each_at_its_place() {
    let whole = translate(ENHANCED);
    let summary = whole.summary().expect("a summary");
    assert_eq!(summary.published, dates::date(2026, Some(2), Some(14)));
    assert_eq!(
        summary.edition_label.as_deref(),
        Some("Consolidated List, SDN List")
    );
    assert_eq!(whole.subjects.len(), 26);
    for subject in &whole.subjects {
        assert_places(subject, "entity", ENHANCED);
        assert_eq!(subject.sources.len(), 1);
    }
    for kind in [
        NoticeKind::RejectedRecord,
        NoticeKind::RejectedValue,
        NoticeKind::Repaired,
    ] {
        assert!(whole.notices_of(kind).is_empty(), "{:?}", whole.notices_of(kind));
    }
    let tiny = run::<UsOfacAdvanced>(&Files::one("x.xml", ENHANCED).read_cap(11));
    assert_eq!((whole.subjects, whole.notices), (tiny.subjects, tiny.notices));
}

#[test]
fn a_name_in_another_script_is_one_more() {
    let run = translate(ENHANCED);
    let firm = run.subject("41025");
    assert_eq!(firm.names[1].form, NameForm::OriginalScript);
    assert_eq!(firm.names[1].script.as_deref(), Some("Hans"));
    let person = run.subject("41004");
    assert_eq!(person.names[1].full, "Павел ИРГАШЕВ-ЛИНДЕ");
    assert_eq!(person.names[1].parts[0].text, "Иргашев-Линде");
    assert_eq!(person.addresses.len(), 2);
    assert_eq!(
        person.addresses[1].note.as_deref(),
        Some("the address before, in Cyrillic")
    );
    assert_eq!(person.addresses[1].country.as_deref(), Some("BY"));
}

#[test]
fn dates_are_those_of_their_words_unless_their_interval_contradicts_them() {
    let run = translate(ENHANCED);
    let births: Vec<_> = run
        .subject("41013")
        .births
        .into_iter()
        .map(|birth| (birth.certainty, birth.earliest, birth.raw))
        .collect();
    let raw = |text: &str| Some(text.to_owned());
    assert_eq!(
        births,
        [
            (
                Certainty::Between,
                dates::date(1958, None, None),
                raw("1958 to 1961")
            ),
            (
                Certainty::Between,
                dates::date(1960, Some(1), Some(1)),
                raw("01 Jan 1960 to 31 Dec 1960")
            ),
        ]
    );
    let other = translate(replaced(
        ENHANCED,
        "<value>14 Mar 1971</value>",
        "<value>15 Mar 1971</value>",
    ));
    let birth = other.subject("41001").births[0].clone();
    assert_eq!(birth.earliest, dates::date(1971, Some(3), Some(14)));
    assert_eq!(birth.raw, raw("15 Mar 1971"));
    assert_eq!(other.notices_of(NoticeKind::Repaired).len(), 1);
}

#[test]
fn under_one_programme_each_list_is_a_designation_and_under_several_none_is_guessed() {
    let run = translate(ENHANCED);
    let one: Vec<_> = run
        .subject("41025")
        .designations
        .into_iter()
        .map(|designation| {
            (
                designation.programme,
                designation.note,
                designation.legal_bases.len(),
            )
        })
        .collect();
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(
        one[..2],
        [
            (text("CMIC-EO13959"), text("Non-SDN CMIC List"), 1),
            (text("CMIC-EO13959"), text("Consolidated List"), 1),
        ]
    );
    let several: Vec<_> = run
        .subject("41003")
        .designations
        .into_iter()
        .map(|designation| {
            (
                designation.programme,
                designation.listed.is_some(),
                designation.legal_bases.len(),
            )
        })
        .collect();
    assert_eq!(
        several,
        [
            (text("DRCONGO"), false, 0),
            (text("SDGT"), false, 0),
            (None, true, 0),
            (None, false, 2),
        ]
    );
}

#[test]
fn documents_that_are_not_valid_are_known_to_be_false() {
    let person = translate(ENHANCED).subject("41001");
    assert_eq!(
        person.documents.iter().map(|one| one.status).collect::<Vec<_>>(),
        [DocumentStatus::Valid, DocumentStatus::KnownFalse]
    );
    assert_eq!(person.documents[0].name, None, "it is in the main name");
}

#[test]
fn a_document_in_another_name_says_so() {
    let main = "<documentNumber>X7734120</documentNumber>";
    let text = replaced(ENHANCED, main, main);
    let start = text[..text.find(main).expect("it")]
        .rfind("<name nameId=")
        .expect("a name");
    let end = start + text[start..].find("</name>").expect("its end");
    let other = format!(
        "{}<name nameId=\"1\">VASHTI, Orlan{}",
        &text[..start],
        &text[end..]
    );
    let person = translate(other).subject("41001");
    assert_eq!(person.documents[0].name.as_deref(), Some("Orlan VASHTI"));
}

#[test]
fn a_relation_that_leads_outside_the_file_keeps_the_name() {
    let run = translate(ENHANCED);
    let firm = run.subject("41024");
    let relation = &firm.relations[0];
    assert_eq!(relation.kind, RelationKind::ControlledBy);
    assert_eq!(
        relation.target,
        RelationTarget::Text("CEDAR STRAIT HOLDING".into())
    );
    assert_eq!(
        relation.note.as_deref(),
        Some("Owned or Controlled By; OFAC 49999, who is not in this file")
    );
    assert_eq!(firm.relations[1].target, RelationTarget::Id("41014".into()));
    let said = run.notices_of(NoticeKind::Remark);
    assert!(
        said.iter()
            .any(|notice| notice.excerpt.as_deref() == Some("CEDAR STRAIT HOLDING"))
    );
}

//! The sample list.

use dragoman_guest::dates;
use dragoman_guest::native::{Files, run};
use dragoman_guest::schema::{
    ContactKind, DocumentKind, DocumentStatus, Gender, Locator, MeasureKind, NameForm, NameQuality,
    NoticeKind, RelationKind, Subject, SubjectKind,
};
use gb_uksl::GbUksl;

use super::{SAMPLE, translate, with};

/// Checks that the source of a subject is its whole designation.
pub(super) fn assert_place(subject: &Subject, bytes: &[u8]) {
    let [Locator::Bytes(range)] = subject.sources.as_slice() else {
        panic!("{} has not one source in bytes", subject.id);
    };
    let text = std::str::from_utf8(&bytes[range.start as usize..range.end as usize]);
    let text = text.expect("whole characters");
    assert!(text.starts_with("<Designation>") && text.ends_with("</Designation>"));
    assert!(text.contains(&format!("<UniqueID>{}</UniqueID>", subject.id)));
}

fn identifiers(subject: &Subject) -> Vec<(&str, &str)> {
    let identifiers = subject.identifiers.iter();
    identifiers
        .map(|held| (held.scheme.as_str(), held.value.as_str()))
        .collect()
}

#[test]
fn the_edition_is_that_of_its_root_with_and_without_a_moment() {
    let run = translate(SAMPLE);
    let summary = run.summary().expect("a summary");
    assert_eq!(summary.published, dates::date(2026, Some(8), Some(14)));
    assert_eq!(summary.edition_label.as_deref(), Some("2026-08-14T23:00:04.744Z"));
    assert!(summary.end_seen);
    let older = translate(with(" dateGenerated=\"2026-08-14T23:00:04.744Z\"", ""));
    let summary = older.summary().expect("a summary");
    assert_eq!(summary.published, dates::date(2026, Some(8), Some(14)));
    assert_eq!(summary.edition_label.as_deref(), Some("14/08/2026"));
    let moment = translate(with("<DateGenerated>14/08/2026</DateGenerated>", ""));
    assert_eq!(
        moment.summary().and_then(|summary| summary.published),
        dates::date(2026, Some(8), Some(14))
    );
    let undated = with("<DateGenerated>14/08/2026", "<DateGenerated>soon");
    let undated = translate(undated.replacen("dateGenerated=", "madeOn=", 1));
    let said = undated.notices_of(NoticeKind::Remark);
    assert!(
        said.iter()
            .any(|notice| notice.field == "Designations/DateGenerated")
    );
}

#[test]
fn every_record_stands_where_it_is_said_to_whatever_the_size_of_reads() {
    let whole = translate(SAMPLE);
    assert_eq!(whole.subjects.len(), 4);
    for subject in &whole.subjects {
        assert_place(subject, SAMPLE);
    }
    let tiny = run::<GbUksl>(&Files::one("x.xml", SAMPLE).read_cap(7));
    assert_eq!(whole.subjects, tiny.subjects);
    assert_eq!(whole.notices, tiny.notices);
    assert!(whole.notices_of(NoticeKind::Unmapped).is_empty());
}

#[test]
fn both_uk_lists_meet_by_the_same_schemes() {
    let run = translate(SAMPLE);
    let expected = [("uk-ref", "SEL0001"), ("ofsi", "99270"), ("un-ref", "ZZi.901")];
    assert_eq!(identifiers(&run.subject("SEL0001")), expected);
    let former = run.subject("SEL0002");
    assert!(identifiers(&former).contains(&("un-ref-former", "QI.A.901.01")));
    let company = run.subject("SEL0003");
    assert!(identifiers(&company).contains(&("un-ref", "ZZe.168")));
    let strange = translate(with("ZZi.901", "see annex"));
    assert_eq!(
        strange.subject("SEL0001").extra,
        [("UNReferenceNumber".into(), "see annex".into())]
    );
}

#[test]
fn names_keep_their_type_in_every_spelling_and_their_strength() {
    let run = translate(SAMPLE);
    let names: Vec<_> = run
        .subject("SEL0001")
        .names
        .into_iter()
        .map(|name| (name.full, name.form, name.quality, name.language))
        .collect();
    let name = |full: &str, form, quality, language: Option<&str>| {
        (full.to_owned(), form, quality, language.map(str::to_owned))
    };
    let none = NameQuality::Unstated;
    assert_eq!(
        names,
        [
            name("ORLAN VASHTI DEMIREL", NameForm::Primary, none, None),
            name("Orlan Vashti DEMIRELL", NameForm::Spelling, none, None),
            name("Orlan Demirel", NameForm::Alias, NameQuality::Strong, None),
            name("Abu Selka", NameForm::Alias, NameQuality::Weak, None),
            name("The Ferryman", NameForm::Alias, none, None),
            name("أورلان وشتي دميرل", NameForm::OriginalScript, none, None),
            name("Орлан Вашти ДЕМИРЕЛ", NameForm::OriginalScript, none, Some("ru")),
            name("Орлан Вашті Демірел", NameForm::OriginalScript, none, Some("uk")),
            // Filed among the names in other scripts, but written in Latin letters.
            name("Orlan Waschti DEMIREL", NameForm::Spelling, none, None),
        ]
    );
}

#[test]
fn a_record_without_a_primary_name_gets_its_first_and_one_without_any_is_left_out() {
    let run = translate(with(
        "<NameType>Primary Name</NameType>",
        "<NameType>Nickname</NameType>",
    ));
    let names = run.subject("SEL0001").names;
    assert_eq!(names[0].form, NameForm::Primary);
    assert_eq!(names[0].full, "ORLAN VASHTI DEMIREL");
    assert_eq!(run.notices_of(NoticeKind::Repaired).len(), 2);
    let text = with("<Name1>BRAVA</Name1>", "<Name1></Name1>").replacen("<Name6>OLMI</Name6>", "", 1);
    let run = translate(text);
    assert_eq!(run.subjects.len(), 3);
    let rejected = run.notices_of(NoticeKind::RejectedRecord);
    assert_eq!(rejected.len(), 1);
    assert_eq!(rejected[0].record_id.as_deref(), Some("SEL0002"));
}

#[test]
fn a_record_without_an_id_or_with_one_that_was_met_is_left_out() {
    for (to, id) in [("", None), ("SEL0001", Some("SEL0001"))] {
        let run = translate(with(
            "<UniqueID>SEL0002</UniqueID>",
            &format!("<UniqueID>{to}</UniqueID>"),
        ));
        let rejected = run.notices_of(NoticeKind::RejectedRecord);
        assert_eq!((run.subjects.len(), rejected.len()), (3, 1));
        assert_eq!(rejected[0].record_id.as_deref(), id);
        assert!(run.notices_of(NoticeKind::Unmapped).is_empty());
    }
}

#[test]
fn the_same_value_is_taken_once_and_that_is_said() {
    let run = translate(SAMPLE);
    let orlan = run.subject("SEL0001");
    let numbers: Vec<_> = orlan
        .documents
        .iter()
        .map(|held| held.number.as_deref())
        .collect();
    assert_eq!(
        numbers,
        [
            Some("D0099720"),
            Some("ZX9900991"),
            Some("T990219"),
            None,
            Some("0099258"),
            Some("99 001-7")
        ]
    );
    let again = run.notices_of(NoticeKind::Remark);
    let passports = again
        .iter()
        .find(|notice| notice.field.ends_with("PassportDetails/Passport"));
    assert_eq!(passports.map(|notice| notice.count), Some(2));
    assert_eq!(orlan.births.len(), 6);
}

#[test]
fn documents_have_what_their_details_say() {
    let orlan = translate(SAMPLE).subject("SEL0001");
    let diplomatic = &orlan.documents[0];
    assert_eq!(diplomatic.kind, DocumentKind::DiplomaticPassport);
    assert_eq!(diplomatic.issuer.as_deref(), Some("KE"));
    let day =
        |claim: &Option<dragoman_guest::schema::DateClaim>| claim.as_ref().and_then(|claim| claim.earliest);
    assert_eq!(day(&diplomatic.issued), dates::date(2021, Some(10), Some(12)));
    assert_eq!(day(&diplomatic.expires), dates::date(2026, Some(10), Some(12)));
    assert_eq!(orlan.documents[2].status, DocumentStatus::Stolen);
    assert_eq!(orlan.documents[4].kind, DocumentKind::Other);
}

#[test]
fn damaged_telephone_numbers_are_kept_and_said() {
    let run = translate(SAMPLE);
    let contacts = run.subject("SEL0001").contacts;
    let contacts: Vec<_> = contacts
        .iter()
        .map(|held| (held.kind, held.value.as_str(), held.note.is_some()))
        .collect();
    assert_eq!(
        contacts,
        [
            (ContactKind::Phone, "-991734", true),
            (ContactKind::Phone, "0202-991865", false),
            (ContactKind::Phone, "+254 99 000 111", true),
            (ContactKind::Email, "orlan@selka.example", false),
            (ContactKind::Email, "ferry@selka.example", false),
            (ContactKind::Website, "www.ferryman.example", false),
        ]
    );
    let said = run.notices_of(NoticeKind::Remark);
    let phones = said.iter().find(|notice| notice.field.contains("PhoneNumber"));
    assert_eq!(phones.map(|notice| notice.count), Some(1));
}

#[test]
fn measures_are_those_of_text_and_indicators_together() {
    let run = translate(SAMPLE);
    let of = |run: &dragoman_guest::native::Run, id| {
        let designation = run.subject(id).designations.remove(0);
        let measures = designation.measures.into_iter();
        measures
            .map(|measure| (measure.kind, measure.text.unwrap_or_default()))
            .collect::<Vec<_>>()
    };
    let freeze = (MeasureKind::AssetFreeze, "Asset freeze".to_owned());
    let ban = (MeasureKind::TravelBan, "Travel Ban".to_owned());
    assert_eq!(of(&run, "SEL0001"), [freeze.clone(), ban.clone()]);
    let embargo = (MeasureKind::ArmsEmbargo, "Arms embargo".to_owned());
    let indicated = (MeasureKind::TravelBan, "TravelBan".to_owned());
    assert_eq!(of(&run, "SEL0002"), [freeze.clone(), embargo, indicated]);
    assert!(
        run.notices_of(NoticeKind::Remark)
            .iter()
            .any(|notice| notice.field == "Designation/SanctionsImposed"
                && notice.excerpt.as_deref() == Some("TravelBan|Arms embargo"))
    );
    // An edition without indicators, and one with a measure of its own.
    let text = with("<SanctionsImposedIndicators>", "<Old>");
    let text = text.replacen("</SanctionsImposedIndicators>", "</Old>", 1);
    assert_eq!(of(&translate(text), "SEL0001"), [freeze.clone(), ban]);
    let new = with(
        "<TravelBan>true</TravelBan>",
        "<TravelBan>perhaps</TravelBan><LandingBan>true</LandingBan>",
    );
    let run = translate(new.replacen("Asset freeze|Travel Ban", "Asset freeze", 1));
    let landing = (MeasureKind::Other, "LandingBan".to_owned());
    assert_eq!(of(&run, "SEL0001"), [freeze, landing]);
    assert!(
        run.notices_of(NoticeKind::RejectedValue)
            .iter()
            .any(|notice| notice.excerpt.as_deref() == Some("TravelBan: perhaps"))
    );
}

#[test]
fn a_gender_is_claimed_only_where_it_is_the_only_one() {
    let run = translate(SAMPLE);
    let gender = |id| run.subject(id).person.and_then(|person| person.gender);
    assert_eq!(gender("SEL0001"), Some(Gender::Male));
    assert_eq!(gender("SEL0002"), None);
    let remarks = run.subject("SEL0002").remarks;
    let words: Vec<_> = remarks.iter().map(|remark| remark.text.as_str()).collect();
    assert_eq!(words, ["Female", "Male"]);
}

#[test]
fn a_company_has_its_numbers_and_relations() {
    let company = translate(SAMPLE).subject("SEL0003");
    assert_eq!(company.kind, SubjectKind::Organization);
    let form = company
        .organization
        .as_ref()
        .and_then(|held| held.legal_form.as_deref());
    assert_eq!(form, Some("Public Joint Stock Company; Shipping"));
    let numbers = identifiers(&company);
    assert_eq!(
        numbers[2..],
        [
            ("tax", "9990989383"),
            ("registration", "9990011000074"),
            ("registration", "9990044000011")
        ]
    );
    let relations: Vec<_> = company.relations.iter().map(|relation| relation.kind).collect();
    let parent = RelationKind::ParentOf;
    assert_eq!(relations, [RelationKind::SubsidiaryOf, parent, parent]);
    assert_eq!(company.remarks[0].text, "See the register of Port Selka");
}

#[test]
fn a_ship_has_its_particulars_and_what_is_not_understood_stays_as_words() {
    let ship = translate(SAMPLE).subject("SEL0004");
    assert_eq!(ship.kind, SubjectKind::Vessel);
    assert!(identifiers(&ship).contains(&("imo", "9990022")));
    let craft = ship.craft.expect("a craft");
    assert_eq!((craft.tonnage, craft.length_m), (Some(7078), Some(134.5)));
    assert_eq!(craft.flag.and_then(|flag| flag.code).as_deref(), Some("KM"));
    assert_eq!(craft.former_flags.len(), 2);
    assert_eq!(
        craft.built.and_then(|built| built.earliest),
        dates::date(2011, None, None)
    );
    let text = with(">7,078<", ">about 7,000<").replacen("IMO9990022", "IMO99900", 1);
    let run = translate(text);
    let remarks = run.subject("SEL0004").remarks;
    assert!(remarks.iter().any(|remark| remark.text == "about 7,000"));
    assert!(remarks.iter().any(|remark| remark.text == "IMO99900"));
    assert!(run.notices_of(NoticeKind::RejectedValue).len() >= 2);
}

#[test]
fn a_kind_that_is_not_stated_is_taken_from_the_details() {
    let kind = |from: &str, to: &str, id: &str| {
        let run = translate(with(from, to));
        assert!(
            run.notices_of(NoticeKind::RejectedValue)
                .iter()
                .any(|notice| notice.field.ends_with("IndividualEntityShip"))
        );
        run.subject(id).kind
    };
    let ship = "<IndividualEntityShip>Ship</IndividualEntityShip>";
    assert_eq!(kind(ship, "", "SEL0004"), SubjectKind::Vessel);
    let strange = "<IndividualEntityShip>Aircraft</IndividualEntityShip>";
    assert_eq!(kind(ship, strange, "SEL0004"), SubjectKind::Vessel);
}

#[test]
fn what_an_edition_adds_is_a_notice() {
    let run = translate(with(
        "<Titles>",
        "<Shoes><Shoe size=\"38\">left</Shoe></Shoes><Titles>",
    ));
    let fields: Vec<_> = run
        .notices_of(NoticeKind::Unmapped)
        .iter()
        .map(|notice| notice.field.as_str())
        .collect();
    assert_eq!(fields, ["Designation/Shoes/Shoe", "Designation/Shoes/Shoe@size"]);
}

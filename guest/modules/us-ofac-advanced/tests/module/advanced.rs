//! The sample in the Advanced format.

use dragoman_guest::dates;
use dragoman_guest::native::{Files, run};
use dragoman_guest::schema::{
    Certainty, DateClaim, DesignationStatus, DocumentStatus, Gender, MeasureKind, NameForm, NameQuality,
    NameRole, NoticeKind, RelationKind, RelationTarget, SubjectKind, SubjectStatus,
};
use us_ofac_advanced::UsOfacAdvanced;

use super::{ADVANCED, assert_places, replaced, source, translate};

#[test]
fn the_sample_gives_all_its_parties_each_at_its_places() {
    let whole = translate(ADVANCED);
    let summary = whole.summary().expect("a summary");
    assert_eq!(summary.published, dates::date(2026, Some(2), Some(14)));
    assert!(summary.end_seen);
    assert_eq!(whole.subjects.len(), 26);
    for subject in &whole.subjects {
        assert_places(subject, "DistinctParty", ADVANCED);
    }
    for kind in [NoticeKind::RejectedRecord, NoticeKind::RejectedValue] {
        assert!(whole.notices_of(kind).is_empty(), "{:?}", whole.notices_of(kind));
    }
    let tiny = run::<UsOfacAdvanced>(&Files::one("x.xml", ADVANCED).read_cap(11));
    assert_eq!((whole.subjects, whole.notices), (tiny.subjects, tiny.notices));
}

#[test]
fn what_a_party_is_goes_by_its_type_where_its_subtype_is_unknown() {
    let run = translate(ADVANCED);
    for (id, kind) in [
        ("41001", SubjectKind::Person),
        ("41005", SubjectKind::Organization),
        ("41007", SubjectKind::Vessel),
        ("41017", SubjectKind::Aircraft),
    ] {
        assert_eq!(run.subject(id).kind, kind, "{id}");
    }
    let place = "<Profile ID=\"41005\" PartySubTypeID=\"3\">";
    let strange = translate(replaced(
        ADVANCED,
        place,
        "<Profile ID=\"41005\" PartySubTypeID=\"9\">",
    ));
    assert_eq!(strange.subject("41005").kind, SubjectKind::Other);
    let said = strange.notices_of(NoticeKind::RejectedValue);
    assert!(
        said.iter()
            .any(|notice| notice.field == "DistinctParty/Profile@PartySubTypeID")
    );
    assert!(
        said.iter()
            .any(|notice| notice.field == "ReferenceValueSets/PartySubType")
    );
}

#[test]
fn names_are_put_together_of_parts_that_stand_apart_from_what_they_are() {
    let run = translate(ADVANCED);
    let names: Vec<_> = run
        .subject("41004")
        .names
        .into_iter()
        .map(|name| (name.full, name.form, name.quality, name.script))
        .collect();
    let script = |code: &str| Some(code.to_owned());
    assert_eq!(
        names[..2],
        [
            (
                "Pavel IRGASHEV-LINDE".to_owned(),
                NameForm::Primary,
                NameQuality::Unstated,
                script("Latn")
            ),
            (
                "Павел Иргашев-Линде".to_owned(),
                NameForm::OriginalScript,
                NameQuality::Unstated,
                script("Cyrl")
            ),
        ]
    );
    assert_eq!(names.last().map(|name| name.0.as_str()), Some("Paul LINDE"));
    let parts: Vec<_> = run.subject("41009").names[0]
        .parts
        .iter()
        .map(|part| (part.role, part.text.clone()))
        .collect();
    assert_eq!(
        parts,
        [
            (NameRole::Family, "OUELLETTE-BARRIOS".to_owned()),
            (NameRole::Given, "Ines".to_owned()),
            (NameRole::Middle, "Carolina".to_owned()),
        ]
    );
    let weak = run.subject("41001").names[4].clone();
    assert_eq!(
        (weak.full.as_str(), weak.quality),
        ("ABU SELKA", NameQuality::Weak)
    );
    assert_eq!(run.subject("41023").names[1].full, "魏 连生");
}

#[test]
fn births_are_as_precise_as_their_intervals_are_narrow() {
    let run = translate(ADVANCED);
    let births = |id: &str| -> Vec<_> {
        let births = run.subject(id).births.into_iter();
        births
            .map(|birth| (birth.earliest, birth.latest, birth.certainty))
            .collect()
    };
    let day = dates::date(1971, Some(3), Some(14));
    let year = |year| dates::date(year, None, None);
    assert_eq!(
        births("41001"),
        [
            (day, day, Certainty::Exact),
            (year(1971), year(1971), Certainty::Exact)
        ]
    );
    let month = dates::date(1983, Some(11), None);
    assert_eq!(births("41002"), [(month, month, Certainty::Exact)]);
    assert_eq!(
        births("41003"),
        [
            (year(1965), year(1965), Certainty::Circa),
            (year(1963), year(1966), Certainty::Between)
        ]
    );
}

#[test]
fn documents_are_joined_by_the_identity_and_keep_their_validity() {
    let run = translate(ADVANCED);
    let person = run.subject("41001");
    let documents: Vec<_> = person
        .documents
        .iter()
        .map(|document| {
            (
                document.number.as_deref(),
                document.status,
                document.issuer.as_deref(),
            )
        })
        .collect();
    assert_eq!(
        documents,
        [
            (Some("X7734120"), DocumentStatus::Valid, Some("KE")),
            (Some("K 204417"), DocumentStatus::KnownFalse, None),
        ]
    );
    let passport = &person.documents[0];
    assert!(source(&person, passport.at, ADVANCED).starts_with("<IDRegDocument "));
    assert_eq!(
        passport.raw.as_deref(),
        Some("Passport X7734120 (Kenya) issued 02 May 2011 expires 01 May 2021")
    );
    let firm = run.subject("41008");
    let tax = firm
        .identifiers
        .iter()
        .find(|held| held.scheme == "tax")
        .expect("a number");
    assert_eq!(tax.note.as_deref(), Some("Tax ID No.; issued by INN"));
    let fund = run.subject("41010");
    let folio = fund
        .identifiers
        .iter()
        .find(|held| held.value == "22817-7")
        .expect("a number");
    assert_eq!(
        folio.note.as_deref(),
        Some("Folio Mercantil No.; issued 15 Nov 2005")
    );
}

#[test]
fn addresses_are_joined_by_the_location_and_an_empty_one_is_none() {
    let run = translate(ADVANCED);
    let person = run.subject("41009");
    let address = &person.addresses[0];
    assert_eq!(
        (
            address.city.as_deref(),
            address.region.as_deref(),
            address.postcode.as_deref()
        ),
        (Some("Mazatlan"), Some("Sinaloa"), Some("82000"))
    );
    assert_eq!(address.country.as_deref(), Some("MX"));
    assert!(source(&person, address.at, ADVANCED).starts_with("<Location "));
    assert!(run.subject("41006").addresses.is_empty());
    assert_eq!(run.subject("41016").nationalities[0].code.as_deref(), Some("KY"));
}

#[test]
fn each_entry_on_a_list_is_a_designation() {
    let run = translate(ADVANCED);
    let firm = run.subject("41025");
    let listed: Vec<_> = firm
        .designations
        .iter()
        .filter(|designation| designation.programme.is_some())
        .map(|designation| (designation.note.as_deref(), designation.measures[0].kind))
        .collect();
    assert_eq!(
        listed,
        [
            (Some("Non-SDN CMIC List"), MeasureKind::FinancialRestriction),
            (Some("Consolidated List"), MeasureKind::FinancialRestriction),
        ]
    );
    let first = &firm.designations[0];
    assert_eq!(first.legal_bases[0].instrument, "Executive Order 14032 (CMIC)");
    assert!(first.listed.is_some());
    assert!(source(&firm, first.at, ADVANCED).starts_with("<SanctionsEntry "));
    // Two programmes and two events: nothing says which belongs to which.
    let two: Vec<_> = run
        .subject("41003")
        .designations
        .into_iter()
        .map(|designation| (designation.programme, designation.legal_bases.len()))
        .collect();
    assert_eq!(
        two,
        [
            (Some("DRCONGO".to_owned()), 0),
            (Some("SDGT".to_owned()), 0),
            (None, 2)
        ]
    );
}

#[test]
fn the_events_of_an_entry_are_one_designation_and_one_that_was_removed_is_delisted() {
    let event = |id: u32, kind: u32, basis: u32, year: u32| {
        format!(
            "<EntryEvent ID=\"{id}\" EntryEventTypeID=\"{kind}\" LegalBasisID=\"{basis}\"><Comment /><Date \
             CalendarTypeID=\"1\"><Year>{year}</Year><Month>3</Month><Day>4</Day></Date></EntryEvent>"
        )
    };
    let types = "<EntryEventType ID=\"1\">Created</EntryEventType>";
    let more =
        "<EntryEventType ID=\"2\">Amended</EntryEventType><EntryEventType ID=\"3\">Removed</EntryEventType>";
    let with = |entry: &str, events: &[String]| {
        let text = replaced(ADVANCED, types, &format!("{types}{more}"));
        let place = format!("<EntryEvent ID=\"{entry}\"");
        let text = replaced(text.as_bytes(), &place, &format!("{}{place}", events.concat()));
        translate(text)
    };
    let run = with("500041", &[event(1, 3, 22001, 2019), event(2, 2, 22001, 2015)]);
    let person = run.subject("41001");
    assert_eq!(person.status, SubjectStatus::Delisted);
    let [one] = person.designations.as_slice() else {
        panic!("{:?}", person.designations);
    };
    let day = |claim: &DateClaim| claim.latest.map(|date| date.year);
    assert_eq!(
        (one.status, one.programme.as_deref(), one.legal_bases.len()),
        (DesignationStatus::Delisted, Some("SDGT"), 1)
    );
    assert_eq!(
        (
            one.listed.as_ref().and_then(day),
            one.amended.iter().filter_map(day).collect::<Vec<_>>(),
            one.delisted.as_ref().and_then(day)
        ),
        (Some(2011), vec![2015], Some(2019))
    );
    // Removed under one of two legal bases, and made anew.
    for (entry, id, events) in [
        ("500100", "41003", vec![event(1, 3, 22001, 2019)]),
        (
            "500041",
            "41001",
            vec![event(1, 3, 22001, 2019), event(2, 1, 22001, 2020)],
        ),
    ] {
        let subject = with(entry, &events).subject(id);
        assert_eq!(subject.status, SubjectStatus::Active, "{id}");
        let mut designations = subject.designations.iter();
        assert!(
            designations.all(|one| one.status == DesignationStatus::Active),
            "{id}"
        );
        let note = subject.designations.iter().filter_map(|one| one.note.as_deref());
        assert!(note.collect::<String>().contains("Removed 2019"), "{id}");
    }
    let run = with("500100", &[event(1, 3, 22001, 2019), event(2, 3, 22002, 2019)]);
    let removed = run.subject("41003");
    assert_eq!(removed.status, SubjectStatus::Delisted);
    assert!(removed.designations.iter().all(|one| one.delisted.is_some()));
}

#[test]
fn relations_lead_to_profiles_and_those_that_are_not_there_keep_their_number() {
    let run = translate(ADVANCED);
    let ship = run.subject("41007");
    assert_eq!(
        ship.relations
            .iter()
            .map(|one| (one.kind, one.target.clone()))
            .collect::<Vec<_>>(),
        [
            (RelationKind::OwnedBy, RelationTarget::Id("41005".into())),
            (RelationKind::ControlledBy, RelationTarget::Id("41005".into())),
        ]
    );
    let firm = run.subject("41024");
    assert_eq!(
        firm.relations[0].target,
        RelationTarget::Text("OFAC 49999".into())
    );
    let said = run.notices_of(NoticeKind::Remark);
    assert!(
        said.iter()
            .any(|notice| notice.field == "ProfileRelationship@To-ProfileID" && notice.count == 1)
    );
}

#[test]
fn features_land_where_they_belong() {
    let run = translate(ADVANCED);
    let person = run.subject("41001");
    let facts = person.person.expect("a person");
    assert_eq!(facts.gender, Some(Gender::Male));
    assert_eq!(facts.titles.len(), 1);
    assert!(
        person
            .remarks
            .iter()
            .any(|remark| remark.text.starts_with("Secondary sanctions risk:"))
    );
    let site = &run.subject("41010").contacts[0];
    assert_eq!(site.note.as_deref(), Some("reliability: Confirmed"));
    let craft = run.subject("41007").craft.expect("a craft");
    assert_eq!(
        (craft.tonnage, craft.gross_tonnage),
        (Some(318_000), Some(163_660))
    );
    let false_one = translate(replaced(
        ADVANCED,
        "ReliabilityID=\"1560\"",
        "ReliabilityID=\"1561\"",
    ));
    let sites = false_one.subject("41005").contacts;
    let before = run.subject("41005").contacts;
    assert_eq!(
        sites.len() + 1,
        before.len(),
        "what the list says to be false is not claimed"
    );
}

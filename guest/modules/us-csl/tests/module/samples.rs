//! The sample list.

use dragoman_guest::native::{Files, run};
use dragoman_guest::schema::{
    Certainty, ContactKind, DesignationStatus, DocumentKind, Gender, Locator, MeasureKind, NameForm,
    NameRole, NoticeKind, RelationKind, RelationTarget, Subject, SubjectKind,
};
use dragoman_guest::{build, dates};
use us_csl::UsCsl;

use super::{SAMPLE, sample, translate};

fn rows(subject: &Subject) -> Vec<u32> {
    let row = |source: &Locator| match source {
        Locator::Row(rows) => rows.first,
        other => panic!("{other:?} is no row"),
    };
    subject.sources.iter().map(row).collect()
}

#[test]
fn the_sample_comes_whole_whatever_the_size_of_reads() {
    let whole = translate(SAMPLE);
    assert!(whole.summary().expect("a summary").end_seen);
    let tiny = run::<UsCsl>(&Files::one("x", SAMPLE).read_cap(7));
    assert_eq!(whole.subjects, tiny.subjects);
    assert_eq!(whole.notices, tiny.notices);
    for kind in [
        NoticeKind::Unmapped,
        NoticeKind::RejectedRecord,
        NoticeKind::RejectedValue,
    ] {
        assert!(whole.notices_of(kind).is_empty(), "{kind:?}");
    }
}

#[test]
fn a_person_of_the_treasury_has_all_that_its_row_says() {
    let run = translate(SAMPLE);
    let vashti = run.named("Orlan VASHTI");
    assert_eq!((vashti.id.as_str(), vashti.kind), ("90001", SubjectKind::Person));
    let roles: Vec<_> = vashti.names[2].parts.iter().map(|part| part.role).collect();
    assert_eq!(roles, [NameRole::Family, NameRole::Given, NameRole::Suffix]);
    let births: Vec<_> = vashti.births.iter().map(|birth| birth.certainty).collect();
    use Certainty::{Between, Circa, Exact};
    assert_eq!(births, [Exact, Circa, Between, Exact]);
    let codes = |claims: &[dragoman_guest::schema::CountryClaim]| -> Vec<Option<String>> {
        claims.iter().map(|claim| claim.code.clone()).collect()
    };
    assert_eq!(
        codes(&vashti.nationalities),
        [Some("KE".into()), Some("MN".into())]
    );
    assert_eq!(codes(&vashti.citizenships), [Some("KE".into())]);
    assert_eq!(vashti.addresses[0].country.as_deref(), Some("KE"));
    assert_eq!(vashti.birth_places[1].raw.as_deref(), Some("Nowhere Island"));
    let person = vashti.person.as_ref().expect("a person");
    assert_eq!((person.gender, person.positions.len()), (Some(Gender::Male), 2));
    let identifiers: Vec<_> = vashti
        .identifiers
        .iter()
        .map(|held| held.scheme.as_str())
        .collect();
    assert_eq!(identifiers, ["ofac", "wallet:xbt"]);
    let contacts: Vec<_> = vashti.contacts.iter().map(|contact| contact.kind).collect();
    assert_eq!(contacts, [ContactKind::Email, ContactKind::Phone]);
    let risk = "Secondary sanctions risk: section 1(b) of an order, as amended by another";
    assert_eq!(vashti.remarks, [build::remark(risk)]);
}

#[test]
fn documents_have_their_days_only_where_the_list_says_which_is_which() {
    let run = translate(SAMPLE);
    let documents = run.named("Orlan VASHTI").documents;
    let kinds: Vec<_> = documents.iter().map(|document| document.kind).collect();
    use DocumentKind::{NationalId, Other, Passport};
    assert_eq!(kinds, [Passport, Passport, Passport, NationalId, Other]);
    let day =
        |claim: &Option<dragoman_guest::schema::DateClaim>| claim.as_ref().and_then(|claim| claim.earliest);
    assert_eq!(day(&documents[0].issued), dates::date(2009, Some(8), Some(31)));
    assert_eq!(day(&documents[0].expires), dates::date(2014, Some(8), Some(30)));
    assert_eq!(
        (day(&documents[1].issued), day(&documents[1].expires)),
        (None, None)
    );
    assert!(
        documents[1]
            .note
            .as_deref()
            .is_some_and(|note| note.contains("2017-03-09"))
    );
    assert_eq!(documents[2].number.as_deref(), Some("D000000999"));
    assert_eq!(documents[2].note.as_deref(), Some("Diplomatic"));
    // As later files write it, with the type first.
    let later = &run.named("OKONJO").documents[0];
    assert_eq!(
        (later.number.as_deref(), later.issuer.as_deref()),
        (Some("X9990001"), Some("NG"))
    );
    assert_eq!(day(&later.expires), dates::date(2021, Some(1), Some(25)));
}

#[test]
fn rows_of_one_number_are_one_subject_with_a_designation_of_each_list() {
    let run = translate(SAMPLE);
    let orbis = run.named("ORBIS WORKS");
    assert_eq!(rows(&orbis), [4, 5]);
    let own: Vec<_> = orbis
        .designations
        .iter()
        .map(|designation| {
            let kinds: Vec<_> = designation.measures.iter().map(|measure| measure.kind).collect();
            (designation.note.as_deref(), kinds, designation.at)
        })
        .collect();
    use MeasureKind::{AssetFreeze, FinancialRestriction, TradeRestriction};
    assert_eq!(
        own,
        [
            (None, vec![], 0),
            (Some("Specially Designated Nationals (SDN)"), vec![AssetFreeze], 0),
            (
                Some("Sectoral Sanctions Identifications List (SSI)"),
                vec![FinancialRestriction, TradeRestriction],
                1
            ),
        ]
    );
    assert_eq!(
        orbis.designations[0].legal_bases[0].instrument,
        "EO 14024 Directive 2"
    );
    assert!(orbis.designations[0].listed.is_some() && orbis.designations[0].effective.is_some());
    // What both rows say stands once; what only the second says, at the second.
    assert_eq!(orbis.names.len(), 3);
    let addresses: Vec<_> = orbis.addresses.iter().map(|address| address.at).collect();
    assert_eq!(addresses, [0, 1]);
    let register = orbis
        .identifiers
        .iter()
        .find(|held| held.scheme == "harbour-masters-register-no");
    assert_eq!(register.map(|held| held.value.as_str()), Some("77-A"));
    let organization = orbis.organization.expect("an organisation");
    assert_eq!(organization.legal_form.as_deref(), Some("State-Owned Enterprise"));
    let second = "Target Type Public Company";
    assert!(
        orbis.remarks.iter().any(|remark| remark.text == second),
        "{:?}",
        orbis.remarks
    );
}

#[test]
fn export_control_lists_restrict_trade_in_the_words_of_their_licence() {
    let run = translate(SAMPLE);
    for name in [
        "O. QUILL",
        "Demirel Optics",
        "Kavani Turbine Plant",
        "Tobias Muntari",
        "Quaye Trading",
    ] {
        let designation = &run.named(name).designations[0];
        let kinds: Vec<_> = designation.measures.iter().map(|measure| measure.kind).collect();
        assert_eq!(kinds, [MeasureKind::TradeRestriction], "{name}");
    }
    let optics = &run.named("Demirel Optics").designations[0];
    let words = "For all items subject to the EAR. (See §744.11 of the EAR).";
    assert_eq!(optics.measures[0].text.as_deref(), Some(words));
    assert_eq!(optics.note.as_deref(), Some("license policy: Policy of denial."));
    assert_eq!(optics.programme.as_deref(), Some("Entity List (EL)"));
    assert_eq!(
        optics.authority.as_deref(),
        Some("Bureau of Industry and Security")
    );
}

#[test]
fn a_denial_ends_by_its_own_term() {
    let run = translate(SAMPLE);
    let denied = run.named("O. QUILL");
    assert_eq!(denied.kind, SubjectKind::Other, "the list does not say");
    let designation = &denied.designations[0];
    let expires = designation.expires.as_ref().and_then(|claim| claim.latest);
    assert_eq!(expires, dates::date(2031, Some(3), Some(4)));
    assert_eq!(designation.status, DesignationStatus::Active);
    let bases: Vec<_> = designation
        .legal_bases
        .iter()
        .map(|basis| basis.instrument.as_str())
        .collect();
    assert_eq!(bases, ["67 F.R. 56999 9/4/02", "67 F.R. 10999 3/11/02"]);
    assert_eq!(
        designation.note.as_deref(),
        Some("standard order: Y; FR NOTICE ADDED")
    );
}

#[test]
fn rows_of_one_name_and_notice_are_one_subject_and_without_a_notice_they_are_not() {
    let run = translate(SAMPLE);
    let vantree = run.named("Vantree Electronics Co., Ltd.");
    assert_eq!(rows(&vantree), [14, 15]);
    assert_eq!(vantree.addresses.len(), 2);
    let forms: Vec<_> = vantree
        .names
        .iter()
        .map(|name| (name.full.as_str(), name.form))
        .collect();
    use NameForm::{Alias, Primary, Spelling};
    assert_eq!(
        forms,
        [
            ("Vantree Electronics Co., Ltd.", Primary),
            ("VEC", Alias),
            ("Vantree Dianzi", Alias),
            ("Vantree", Alias),
            ("VANTREE Electronics Co., Ltd.", Spelling),
        ]
    );
    let traders = run
        .subjects
        .iter()
        .filter(|subject| subject.names[0].full == "Quaye Trading");
    assert_eq!(traders.count(), 2);
}

#[test]
fn ids_of_records_stay_when_the_publishers_change_and_the_notice_is_amended() {
    let ids = |text: &str| -> Vec<String> {
        let mut ids: Vec<_> = translate(text)
            .subjects
            .into_iter()
            .map(|subject| subject.id)
            .collect();
        ids.sort();
        ids
    };
    let first = ids(&sample());
    let mut other = String::new();
    for (index, line) in sample().lines().enumerate() {
        let digits = line.split(',').next().expect("a cell");
        let changed = match digits.len() {
            40 => line.replacen(digits, &format!("{index:056x}"), 1),
            _ => line.to_owned(),
        };
        other.push_str(&changed.replace("78 FR 66999", "78 F.R. 66999 (1/2/2013); 79 FR 1"));
        other.push('\n');
    }
    assert_ne!(other, sample());
    assert_eq!(ids(&other), first);
    let without: String = other
        .lines()
        .map(|line| line.split_once(',').expect("two cells").1.to_owned() + "\n")
        .collect();
    assert_eq!(ids(&without), first, "an edition without the column `_id`");
}

#[test]
fn links_go_to_the_one_bearer_of_a_name_or_to_the_name() {
    let run = translate(SAMPLE);
    let vashti = run.named("Orlan VASHTI");
    let targets: Vec<_> = vashti
        .relations
        .iter()
        .map(|relation| (relation.kind, &relation.target))
        .collect();
    let (orbis, league) = (
        RelationTarget::Id("90002".into()),
        RelationTarget::Text("HARBOUR LEAGUE (HL)".into()),
    );
    assert!(
        matches!(targets[0], (RelationKind::Associate, target) if format!("{target:?}") == format!("{orbis:?}"))
    );
    assert!(
        matches!(targets[1], (RelationKind::Associate, target) if format!("{target:?}") == format!("{league:?}"))
    );
    assert_eq!(targets.len(), 2);
}

#[test]
fn vessels_and_aircraft_have_their_facts() {
    let run = translate(SAMPLE);
    let lantern = run.named("LANTERN I");
    let craft = lantern.craft.as_ref().expect("a craft");
    assert_eq!(
        (craft.tonnage, craft.gross_tonnage),
        (Some(317_999), Some(163_999))
    );
    assert_eq!(
        craft.flag.as_ref().and_then(|flag| flag.code.as_deref()),
        Some("PA")
    );
    assert_eq!(craft.former_flags.len(), 2);
    assert_eq!(
        (craft.call_sign.as_deref(), craft.craft_type.as_deref()),
        (Some("9ZZS9"), Some("Crude Oil Tanker"))
    );
    let numbers: Vec<_> = lantern
        .identifiers
        .iter()
        .map(|held| (held.scheme.as_str(), held.value.as_str()))
        .collect();
    assert_eq!(
        numbers,
        [("ofac", "90008"), ("imo", "9999993"), ("mmsi", "677999700")]
    );
    let kinds: Vec<_> = lantern.relations.iter().map(|relation| relation.kind).collect();
    assert_eq!(kinds, [RelationKind::OwnedBy, RelationKind::Associate]);
    assert_eq!(run.named("LANTERN II").craft.expect("a craft").flag, None);
    let plane = run.named("ZZ-CFI");
    assert_eq!(plane.kind, SubjectKind::Aircraft);
    assert_eq!(plane.craft.expect("a craft").model.as_deref(), Some("F28"));
    assert_eq!(plane.relations[0].kind, RelationKind::OperatedBy);
}

#[test]
fn the_days_of_a_list_of_its_own_stand_with_its_designation() {
    let run = translate(SAMPLE);
    let aero = run.named("SELKA AERO CO., LTD.");
    assert_eq!(aero.designations.len(), 1);
    let listed = aero.designations[0]
        .listed
        .as_ref()
        .and_then(|claim| claim.earliest);
    assert_eq!(listed, dates::date(2021, Some(6), Some(3)));
    assert_eq!(aero.names[1].note.as_deref(), Some("Issuer Name"));
    assert_eq!(aero.nationalities[0].raw.as_deref(), Some("Registry of Nowhere"));
}

#[test]
fn a_list_that_is_not_known_is_kept_and_said() {
    let text = sample().replace(
        "Unverified List (UVL) - Bureau of Industry and Security",
        "New List (NL) - Some Bureau",
    );
    let run = translate(text);
    let designation = &run.named("Quaye Trading").designations[0];
    assert_eq!(designation.programme.as_deref(), Some("New List (NL)"));
    assert_eq!(designation.measures[0].kind, MeasureKind::Other);
    let said = run.notices_of(NoticeKind::Remark);
    let said = said
        .iter()
        .find(|notice| notice.field == "source")
        .expect("a notice");
    assert_eq!(said.count, 2);
}

#[test]
fn the_publishers_changing_ids_are_said_to_identify_nobody() {
    let run = translate(SAMPLE);
    let said = run.notices_of(NoticeKind::Remark);
    let said = said
        .iter()
        .find(|notice| notice.field == "_id")
        .expect("a notice");
    assert_eq!(said.count, 9);
}

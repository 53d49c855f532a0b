//! The sample list.

use dragoman_guest::build;
use dragoman_guest::dates;
use dragoman_guest::native::{Files, run};
use dragoman_guest::schema::{
    Certainty, ContactKind, DocumentKind, Gender, MeasureKind, NameRole, NoticeKind, SubjectKind,
};
use fr_gels::FrGels;

use super::{SAMPLE, translate};

#[test]
fn the_sample_comes_whole_whatever_the_size_of_reads() {
    let whole = translate(SAMPLE);
    let summary = whole.summary().expect("a summary");
    assert_eq!(summary.published, dates::date(2026, Some(1), Some(21)));
    assert_eq!(
        summary.edition_label.as_deref(),
        Some("2026-01-21T19:36:05.6138321+01:00")
    );
    let places: Vec<_> = whole
        .subjects
        .iter()
        .map(|subject| subject.sources[0].clone())
        .collect();
    let expected: Vec<_> = (0..4)
        .map(|index| build::pointer(0, format!("/Publications/PublicationDetail/{index}")))
        .collect();
    assert_eq!(places, expected);
    let tiny = run::<FrGels>(&Files::one("x", SAMPLE).read_cap(7));
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
fn a_person_has_all_that_its_fields_say_and_what_stands_twice_once() {
    let vashti = translate(SAMPLE).subject("99001");
    assert_eq!(vashti.kind, SubjectKind::Person);
    let names: Vec<_> = vashti
        .names
        .iter()
        .map(|name| (name.full.as_str(), name.language.as_deref()))
        .collect();
    assert_eq!(
        names,
        [
            ("Orlan Dmitrievich VASHTI", None),
            ("Орлан Дмитриевич ВАШТИ", Some("ru")),
            ("Orlan VACHTI", None)
        ]
    );
    let roles: Vec<_> = vashti.names[0].parts.iter().map(|part| part.role).collect();
    assert_eq!(roles, [NameRole::Given, NameRole::Family]);
    assert_eq!(vashti.births[0].earliest, dates::date(1976, Some(10), Some(20)));
    assert_eq!(vashti.nationalities.len(), 1);
    assert_eq!(vashti.nationalities[0].code.as_deref(), Some("RU"));
    let place = &vashti.birth_places[0];
    assert_eq!(
        (place.raw.as_deref(), place.country.as_deref()),
        (Some("Port Selka, ex-URSS, RUSSIE"), Some("RU"))
    );
    let person = vashti.person.as_ref().expect("a person");
    assert_eq!((person.gender, person.positions.len()), (Some(Gender::Male), 2));
    let identifiers: Vec<_> = vashti
        .identifiers
        .iter()
        .map(|held| held.scheme.as_str())
        .collect();
    assert_eq!(identifiers, ["tax", "eu-ref"]);
    assert_eq!(vashti.documents[0].number.as_deref(), Some("1899 233299"));
    assert_eq!(vashti.documents[0].note.as_deref(), Some("ou carte d'identité"));
}

#[test]
fn dates_are_kept_as_they_are_stated_and_nothing_is_guessed() {
    let okonjo = translate(SAMPLE).subject("99002");
    let births: Vec<_> = okonjo
        .births
        .iter()
        .map(|claim| (claim.earliest, claim.certainty))
        .collect();
    assert_eq!(
        births,
        [
            (dates::date(1970, None, None), Certainty::Exact),
            (dates::date(1959, Some(1), Some(1)), Certainty::Exact),
            (dates::date(1967, None, None), Certainty::Circa),
        ]
    );
    assert_eq!(okonjo.names[0].full, "TOBIAS OKONJO ABU SELKA");
    assert!(okonjo.names[0].parts.is_empty());
    let arabic: Vec<_> = okonjo
        .names
        .iter()
        .filter(|name| name.script.as_deref() == Some("Arab"))
        .collect();
    assert_eq!(arabic.len(), 2, "two names in one string");
}

#[test]
fn numbers_of_other_registers_stay_as_they_are_written() {
    let okonjo = translate(SAMPLE).subject("99002");
    let documents: Vec<_> = okonjo
        .documents
        .iter()
        .map(|document| {
            (
                document.kind,
                document.number.as_deref().unwrap_or_default(),
                document.issuer.as_deref(),
            )
        })
        .collect();
    use DocumentKind::{NationalId, Passport};
    assert_eq!(
        documents,
        [
            (Passport, "I0009159", Some("IR")),
            (Passport, "10009159", Some("IR")),
            (Passport, "D 000999", None),
            (NationalId, "55999", None),
        ]
    );
    let issued = okonjo.documents[2]
        .issued
        .as_ref()
        .and_then(|claim| claim.earliest);
    assert_eq!(issued, dates::date(1998, Some(9), Some(13)));
    let addresses: Vec<_> = okonjo
        .addresses
        .iter()
        .map(|place| (place.raw.as_deref(), place.country.as_deref()))
        .collect();
    assert_eq!(
        addresses,
        [
            (Some("(peut être) Port Selka, 11 app. 5, TUNISIE"), Some("TN")),
            (Some("SOMALIE"), Some("SO"))
        ]
    );
}

#[test]
fn legal_bases_of_one_regime_are_one_designation() {
    let vashti = translate(SAMPLE).subject("99001");
    let own: Vec<_> = vashti
        .designations
        .iter()
        .map(|one| {
            (
                one.authority.as_deref(),
                one.programme.as_deref(),
                one.legal_bases.len(),
                one.reason.is_some(),
            )
        })
        .collect();
    assert_eq!(
        own,
        [
            (
                Some("Union européenne"),
                Some("UE Selka - R (UE) 9969/2014"),
                2,
                true
            ),
            (
                Some("Nations unies"),
                Some("ONU Selka - RCSNU 9737 (2006)"),
                1,
                false
            ),
        ]
    );
    assert_eq!(
        vashti.designations[0].legal_bases[0].instrument,
        "(UE) 2022/9932 du 25/02/2022"
    );
    assert_eq!(vashti.designations[1].measures[0].kind, MeasureKind::AssetFreeze);
}

#[test]
fn an_entitys_facts_are_read_out_of_comments() {
    let run = translate(SAMPLE);
    let orbis = run.subject("99003");
    assert_eq!(orbis.names[0].full, "Orbis Port Works");
    let organization = orbis.organization.as_ref().expect("an organisation");
    assert_eq!(organization.legal_form.as_deref(), Some("société par actions"));
    let founded = organization.founded.as_ref().and_then(|claim| claim.earliest);
    assert_eq!(founded, dates::date(2014, Some(10), Some(22)));
    let schemes: Vec<_> = orbis
        .identifiers
        .iter()
        .map(|held| held.scheme.as_str())
        .collect();
    assert_eq!(schemes, ["registration", "tax", "okpo"]);
    assert_eq!(orbis.remarks, [build::remark("Associés: inconnus")]);
    let countries: Vec<_> = orbis
        .addresses
        .iter()
        .map(|place| place.country.as_deref())
        .collect();
    assert_eq!(countries, [Some("RU"), Some("RU")]);
    let contacts: Vec<_> = orbis.contacts.iter().map(|contact| contact.kind).collect();
    use ContactKind::{Email, Fax, Phone, Website};
    assert_eq!(contacts, [Phone, Fax, Email, Website]);
    let lantern = run.subject("99004");
    assert_eq!(
        (lantern.kind, lantern.identifiers[0].scheme.as_str()),
        (SubjectKind::Vessel, "imo")
    );
}

//! The sample list.

use dragoman_guest::dates;
use dragoman_guest::native::{Files, Run, run};
use dragoman_guest::schema::{
    Calendar, Certainty, ContactKind, DocumentKind, DocumentStatus, Gender, Locator, NameForm, NameQuality,
    NoticeKind, Subject, SubjectKind,
};
use eu_fsf::EuFsf;

use super::{SAMPLE, sample, translate};

/// Checks that each source of a subject is a whole element of it.
pub(super) fn assert_places(subject: &Subject, bytes: &[u8]) {
    for source in &subject.sources {
        let Locator::Bytes(range) = source else {
            panic!("{} has no bytes", subject.id);
        };
        let text = std::str::from_utf8(&bytes[range.start as usize..range.end as usize]);
        let text = text.expect("whole characters");
        assert!(text.starts_with("<sanctionEntity "), "{}", subject.id);
        assert!(text.ends_with("</sanctionEntity>") && text.matches("</sanctionEntity>").count() == 1);
        assert!(text.contains(&format!("\"{}\"", subject.id)), "{}", subject.id);
    }
}

#[test]
fn the_edition_is_that_of_its_root() {
    let run = translate(SAMPLE);
    let summary = run.summary().expect("a summary");
    assert_eq!(summary.published, dates::date(2026, Some(3), Some(2)));
    assert_eq!(summary.edition_label.as_deref(), Some("900123"));
    assert!(summary.end_seen);
    let undated = translate(sample().replacen("generationDate", "madeOn", 1));
    assert_eq!(undated.summary().and_then(|summary| summary.published), None);
    let said = undated.notices_of(NoticeKind::Remark);
    assert!(said.iter().any(|notice| notice.field == "export@generationDate"));
}

#[test]
fn every_record_stands_where_it_is_said_to_whatever_the_size_of_reads() {
    let whole = translate(SAMPLE);
    for subject in &whole.subjects {
        assert_places(subject, SAMPLE);
    }
    let tiny = run::<EuFsf>(&Files::one("x.xml", SAMPLE).read_cap(7));
    assert_eq!(whole.subjects, tiny.subjects);
    assert_eq!(whole.notices, tiny.notices);
}

#[test]
fn an_entity_under_two_programmes_is_one_subject_with_two_sources() {
    let adane = translate(SAMPLE).subject("9001");
    assert_eq!(adane.sources.len(), 2);
    let programmes: Vec<_> = adane
        .designations
        .iter()
        .map(|designation| (designation.programme.as_deref(), designation.at))
        .collect();
    assert_eq!(programmes, [(Some("ZZA"), 0), (Some("ZZB"), 1)]);
    assert_eq!(
        adane.births.iter().map(|birth| birth.at).collect::<Vec<_>>(),
        [0, 1]
    );
    let primary: Vec<_> = adane
        .names
        .iter()
        .filter(|name| name.form == NameForm::Primary)
        .map(|name| (name.full.as_str(), name.at))
        .collect();
    // What both say of the main name stands twice: each rests on its own regulation.
    assert_eq!(primary, [("Adane Rosso FIKRE", 0), ("Adane Rosso FIKRE", 1)]);
    let identifiers = adane.identifiers.iter();
    let identifiers: Vec<_> = identifiers
        .map(|held| (held.scheme.as_str(), held.value.as_str()))
        .collect();
    assert_eq!(
        identifiers,
        [
            ("eu-ref", "EU.9001.11"),
            ("un-ref", "ZZi.901"),
            ("eu-fsf", "9001")
        ]
    );
    let person = adane.person.expect("a person");
    let positions: Vec<_> = person
        .positions
        .iter()
        .map(|held| (held.text.as_str(), held.at))
        .collect();
    assert_eq!(
        positions,
        [
            ("Head of the Selka Office", 0),
            ("Treasurer", 0),
            ("Quartermaster", 1)
        ]
    );
    let titles: Vec<_> = person.titles.iter().map(|held| held.text.as_str()).collect();
    assert_eq!(titles, ["Dr", "Colonel"]);
}

#[test]
fn an_entity_is_one_subject_wherever_its_elements_stand() {
    let text = sample();
    let start = text.match_indices("<sanctionEntity").nth(1).expect("an entity").0;
    let end = start + text[start..].find("</sanctionEntity>").expect("its end") + "</sanctionEntity>".len();
    let element = text[start..end].to_owned();
    let moved = text
        .replacen(&element, "", 1)
        .replacen("</export>", &format!("{element}</export>"), 1);
    let (here, there) = (translate(text), translate(moved));
    let strip = |mut subject: Subject| {
        subject.sources.clear();
        subject
    };
    assert_eq!(strip(here.subject("9001")), strip(there.subject("9001")));
}

#[test]
fn elements_of_one_entity_that_contradict_each_other_are_said() {
    let text = sample();
    let second = text.match_indices("<sanctionEntity").nth(1).expect("an entity").0;
    let (head, tail) = text.split_at(second);
    let other = |from: &str, to: &str| translate(format!("{head}{}", tail.replacen(from, to, 1)));
    let run = other("gender=\"M\"", "gender=\"F\"");
    assert_eq!(run.subject("9001").person.and_then(|person| person.gender), None);
    assert!(
        run.notices
            .iter()
            .any(|notice| notice.message.contains("two genders"))
    );
    let run = other(
        "code=\"person\" classificationCode=\"P\"",
        "code=\"enterprise\" classificationCode=\"E\"",
    );
    assert_eq!(run.subject("9001").kind, SubjectKind::Person);
    assert!(
        run.notices
            .iter()
            .any(|notice| notice.message.contains("two kinds"))
    );
}

#[test]
fn the_main_name_is_the_english_one_with_parts_and_the_others_keep_their_language() {
    let adane = translate(SAMPLE).subject("9001");
    let names: Vec<_> = adane
        .names
        .iter()
        .filter(|name| name.at == 0)
        .map(|name| {
            (
                name.full.as_str(),
                name.form,
                name.quality,
                name.language.as_deref(),
            )
        })
        .collect();
    assert_eq!(
        names,
        [
            (
                "Adane Rosso FIKRE",
                NameForm::Primary,
                NameQuality::Strong,
                Some("en")
            ),
            (
                "Adane Fikru-Tesfa",
                NameForm::Alias,
                NameQuality::Weak,
                Some("fr")
            ),
            ("Adan Fikre", NameForm::Alias, NameQuality::Strong, None),
            ("Адане Фикре", NameForm::Alias, NameQuality::Strong, Some("bg")),
            (
                "أداني فكري",
                NameForm::OriginalScript,
                NameQuality::Strong,
                Some("ar")
            ),
            (
                "Адане Росо Фікре",
                NameForm::OriginalScript,
                NameQuality::Strong,
                Some("uk")
            ),
            ("Adane the Tall", NameForm::Alias, NameQuality::Weak, None),
        ]
    );
    assert_eq!(adane.names[0].parts.len(), 3);
    assert_eq!(
        adane.names[1].note.as_deref(),
        Some("low quality alias; formerly listed as; by 2021/9001 (OJ L901), amendment of 2021-03-05")
    );
    assert_eq!(adane.person.and_then(|person| person.gender), Some(Gender::Male));
}

#[test]
fn births_of_every_form_are_one_claim_each() {
    let brava = translate(SAMPLE).subject("9002");
    let claims: Vec<_> = brava
        .births
        .iter()
        .map(|claim| {
            let year =
                |date: &Option<dragoman_guest::schema::PartialDate>| date.as_ref().map(|date| date.year);
            (
                claim.certainty,
                year(&claim.earliest),
                year(&claim.latest),
                claim.raw.as_deref(),
            )
        })
        .collect();
    use Certainty::{After, Before, Between, Circa, Exact, Unstated};
    assert_eq!(
        claims,
        [
            (Circa, Some(1970), Some(1970), None),
            (Between, Some(1953), Some(1958), None),
            (Between, Some(1966), Some(1967), None),
            (After, Some(1968), None, None),
            (Before, None, Some(1975), None),
            (Between, Some(1961), Some(1964), Some("1964..1961")),
            (Exact, Some(1971), Some(1971), None),
            (Unstated, None, None, Some("1972-13")),
            (
                Exact,
                Some(1982),
                Some(1982),
                Some("1982-04-19 1402-06-24 ISLAMIC")
            ),
            (Unstated, None, None, Some("1391 ISLAMIC")),
            (Exact, Some(1973), Some(1973), Some("1973-01-15 1974-01-15")),
            (Unstated, None, None, Some("about forty years old in 2010")),
        ]
    );
    assert_eq!(brava.births[8].calendar, Calendar::Islamic);
    assert_eq!(
        brava.births[1].note.as_deref(),
        Some("circa; between 1953 and 1958; by 2021/9001 (OJ L901), amendment of 2021-03-05")
    );
    let places: Vec<_> = brava
        .birth_places
        .iter()
        .map(|place| {
            (
                place.city.as_deref(),
                place.region.as_deref(),
                place.country.as_deref(),
            )
        })
        .collect();
    assert_eq!(
        places,
        [
            (Some("Lowen"), None, Some("KP")),
            (
                Some("Upper Mill village, Mill District"),
                Some("Hill Province"),
                Some("AF")
            ),
            (None, Some("Sand Region"), None),
        ]
    );
    assert!(
        brava.birth_places[0]
            .note
            .as_deref()
            .is_some_and(|note| note.starts_with("of the birth 1970"))
    );
    assert_eq!(
        brava.birth_places[2].raw.as_deref(),
        Some("ZX-9, Sand Region, YUGOSLAVIA")
    );
    let citizenships: Vec<_> = brava
        .citizenships
        .iter()
        .map(|claim| (claim.code.as_deref(), claim.raw.as_deref()))
        .collect();
    assert_eq!(
        citizenships,
        [(None, Some("Citizenship withdrawn")), (None, Some("YUGOSLAVIA"))]
    );
}

#[test]
fn documents_have_the_kind_and_the_status_of_their_flags() {
    let run = translate(SAMPLE);
    let cato = run.subject("9004");
    let documents: Vec<_> = cato
        .documents
        .iter()
        .map(|held| (held.number.as_deref(), held.kind, held.status))
        .collect();
    use DocumentStatus::{Expired, KnownFalse, Lost, Revoked, Unstated};
    assert_eq!(
        documents,
        [
            (Some("P1"), DocumentKind::Passport, KnownFalse),
            (Some("P2"), DocumentKind::Passport, Revoked),
            (Some("P3"), DocumentKind::Passport, Lost),
            (Some("P4"), DocumentKind::Passport, Expired),
            (Some("T1"), DocumentKind::TravelDocument, Unstated),
            (Some("D1"), DocumentKind::DrivingLicence, Unstated),
            (Some("B1"), DocumentKind::BirthCertificate, Unstated),
            (Some("R1"), DocumentKind::ResidencePermit, Unstated),
            (Some("V1"), DocumentKind::VoterCard, Unstated),
            (None, DocumentKind::Other, Unstated),
            (Some("٤٤٠١"), DocumentKind::Other, Unstated),
            (Some("G1"), DocumentKind::Other, Unstated),
        ]
    );
    assert!(
        cato.documents[1]
            .note
            .as_deref()
            .is_some_and(|note| note.starts_with("reported lost; by "))
    );
    assert!(
        cato.documents[10]
            .note
            .as_deref()
            .is_some_and(|note| note.starts_with("in Latin letters 4401"))
    );
    assert_eq!(cato.documents[10].authority.as_deref(), Some("YUGOSLAVIA"));
    assert_eq!(cato.identifiers[2].scheme, "social-security");
    let adane = run.subject("9001");
    let passport = &adane.documents[0];
    assert_eq!(
        (passport.kind, passport.status),
        (DocumentKind::DiplomaticPassport, Expired)
    );
    assert_eq!(passport.authority.as_deref(), Some("Embassy in Selka, Massawa"));
    assert_eq!(passport.name.as_deref(), Some("Adan Fikre"));
    let dated =
        |claim: &Option<dragoman_guest::schema::DateClaim>| claim.clone().and_then(|claim| claim.earliest);
    assert_eq!(dated(&passport.issued), dates::date(2004, Some(2), Some(1)));
    assert_eq!(dated(&passport.expires), dates::date(2009, Some(2), Some(2)));
    assert!(
        adane.documents[1]
            .note
            .as_deref()
            .is_some_and(|note| note.starts_with("diplomatic"))
    );
}

#[test]
fn numbers_addresses_and_contacts_of_an_organization_are_kept() {
    let norrin = translate(SAMPLE).subject("9003");
    assert_eq!(
        (norrin.kind, norrin.person.is_none()),
        (SubjectKind::Organization, true)
    );
    let identifiers: Vec<_> = norrin
        .identifiers
        .iter()
        .map(|held| (held.scheme.as_str(), held.value.as_str(), held.country.as_deref()))
        .collect();
    assert_eq!(
        identifiers,
        [
            ("eu-ref", "EU.9003.33", None),
            ("eu-fsf", "9003", None),
            ("registration", "RN-100200", Some("GB")),
            ("swift", "NORRZZPX", None),
            ("tax", "FC 5566", Some("IT")),
            ("imo", "9074729", None),
            ("licence", "TL-1", None),
            ("other", "OT-9", None),
        ]
    );
    assert_eq!(
        norrin.identifiers[4].note.as_deref(),
        Some(
            "issued by Rome; in Lazio; issued on 2001-01-01; valid from 2001-01-02; valid to 2002-01-01; in the name \
             of Norrin; revoked by its issuer; known to have expired; by 2021/9001 (OJ L901), amendment of 2021-03-05"
        )
    );
    assert_eq!(norrin.addresses.len(), 2);
    assert_eq!(norrin.addresses[0].country.as_deref(), Some("XK"));
    assert_eq!(
        norrin.addresses[1].raw.as_deref(),
        Some("Address: Lowen (in liquidation)")
    );
    let remarks: Vec<_> = norrin.remarks.iter().map(|remark| remark.text.as_str()).collect();
    assert_eq!(
        remarks,
        ["The Honourable", "Ship owner", "Also operates as a \"salvor\"."]
    );
    let adane = translate(SAMPLE).subject("9001");
    let kinds: Vec<_> = adane.contacts.iter().map(|contact| contact.kind).collect();
    use ContactKind::{Email, Fax, Other, Phone, Website};
    assert_eq!(kinds, [Phone, Fax, Email, Website, Other]);
    let address = &adane.addresses[0];
    assert_eq!(address.street.as_deref(), Some("9 Harbour Road, PO Box 90"));
    assert_eq!(address.city.as_deref(), Some("Old Town, Massawa"));
    assert!(
        address
            .note
            .as_deref()
            .is_some_and(|note| note.starts_with("as at the time of listing; former location; by "))
    );
}

#[test]
fn a_designation_has_its_regulation_and_those_of_its_values() {
    let adane = translate(SAMPLE).subject("9001");
    let designation = &adane.designations[0];
    assert_eq!(
        designation.authority.as_deref(),
        Some("Council of the European Union")
    );
    assert_eq!(designation.reference.as_deref(), Some("EU.9001.11"));
    assert_eq!(
        designation.note.as_deref(),
        Some("Date of UN designation: 1.11.2005")
    );
    let instruments: Vec<_> = designation
        .legal_bases
        .iter()
        .map(|basis| basis.instrument.as_str())
        .collect();
    assert_eq!(instruments, ["2021/9001 (OJ L901), amendment of 2021-03-05"]);
    let day = |claim: Option<&dragoman_guest::schema::DateClaim>| claim.and_then(|claim| claim.earliest);
    assert_eq!(
        day(designation.listed.as_ref()),
        dates::date(2005, Some(11), Some(2))
    );
    assert_eq!(
        day(designation.effective.as_ref()),
        dates::date(2021, Some(3), Some(6))
    );
    assert_eq!(
        day(designation.amended.first()),
        dates::date(2021, Some(3), Some(5))
    );
    let first = &adane.designations[1];
    assert_eq!(first.authority.as_deref(), Some("European Commission"));
    assert!(first.amended.is_empty() && first.listed.is_none());
    let links: Vec<_> = adane.links.iter().map(|link| link.url.as_str()).collect();
    assert_eq!(
        links,
        [
            "https://eur-lex.example/legal-content/?uri=OJ:2021:901&from=EN",
            "http://eur-lex.example/?uri=OJ:L:2009:902"
        ]
    );
}

#[test]
fn what_is_odd_is_kept_and_said() {
    let run = translate(SAMPLE);
    let rejected = run.notices_of(NoticeKind::RejectedRecord);
    let messages: Vec<_> = rejected.iter().map(|notice| notice.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "the entity has no name; it was left out",
            "the entity has neither a logicalId nor an EU reference; it was left out",
        ]
    );
    let doro = run.subject("EU.9005.55");
    assert_eq!(doro.names[0].quality, NameQuality::Unstated);
    assert!(
        doro.names[0]
            .note
            .as_deref()
            .is_some_and(|note| note.ends_with("regulation in the language `fr`"))
    );
    let tide = run.subject("9007");
    assert_eq!(tide.kind, SubjectKind::Other);
    assert_eq!(tide.extra, [("subjectType".to_owned(), "vessel, V".to_owned())]);
    assert_eq!(tide.designations.len(), 1);
    let ostrel = run.subject("9008");
    assert_eq!(
        (ostrel.kind, ostrel.names[0].full.as_str()),
        (SubjectKind::Organization, "Ostrel Works")
    );
    assert_eq!(
        ostrel.designations[0]
            .effective
            .as_ref()
            .and_then(|claim| claim.raw.as_deref()),
        Some("soon")
    );
    let elmo = run.subject("9009");
    assert_eq!(elmo.person.and_then(|person| person.gender), Some(Gender::Male));
    let fields: Vec<_> = run
        .notices_of(NoticeKind::RejectedValue)
        .iter()
        .map(|notice| notice.field.clone())
        .collect();
    for field in [
        "sanctionEntity/nameAlias@gender",
        "sanctionEntity/nameAlias@strong",
        "sanctionEntity/regulation@publicationUrl",
        "sanctionEntity/regulation@entryIntoForceDate",
        "sanctionEntity/identification@diplomatic",
        "sanctionEntity/identification@issueDate",
        "sanctionEntity/identification@number",
        "sanctionEntity/subjectType",
    ] {
        assert!(fields.iter().any(|held| held == field), "{field}: {fields:?}");
    }
}

/// A list of the elements of one entity, each with these values.
fn list(kind: &str, elements: &[&str]) -> Run {
    let element = |values: &&str| {
        format!(
            "<sanctionEntity logicalId=\"7\">{kind}<nameAlias wholeName=\"Invented\"/>{values}</sanctionEntity>"
        )
    };
    let elements: String = elements.iter().map(element).collect();
    translate(format!(
        "<export generationDate=\"2026-03-02\">{elements}</export>"
    ))
}

const PERSON: &str = "<subjectType code=\"person\" classificationCode=\"P\"/>";

#[test]
fn an_identification_is_kept_for_whatever_is_stated_of_it() {
    let of = |attributes: &str| {
        let run = list(
            PERSON,
            &[&format!(
                "<identification identificationTypeCode=\"passport\" {attributes}/>"
            )],
        );
        (run.subject("7").documents, run)
    };
    for attributes in [
        "issueDate=\"2001-02-03\"",
        "validTo=\"2001-02-03\"",
        "reportedLost=\"true\"",
        "diplomatic=\"true\" region=\"North\"",
    ] {
        assert_eq!(of(attributes).0.len(), 1, "{attributes}");
    }
    let (documents, run) = of("");
    assert_eq!(documents, []);
    let said = run.notices_of(NoticeKind::RejectedValue);
    assert_eq!(
        said.iter()
            .map(|notice| notice.excerpt.as_deref())
            .collect::<Vec<_>>(),
        [Some("passport")]
    );
}

#[test]
fn an_identification_without_a_type_is_said_to_have_none() {
    let run = list(PERSON, &["<identification number=\"X1\"/>"]);
    assert_eq!(run.subject("7").documents[0].kind, DocumentKind::Other);
    let said = run.notices_of(NoticeKind::Repaired);
    assert!(
        said.iter().any(|notice| notice.message.contains("not stated")),
        "{said:?}"
    );
}

#[test]
fn a_number_that_is_not_given_leaves_its_country_in_the_notice() {
    let number = "<identification identificationTypeCode=\"fiscalcode\" countryIso2Code=\"KE\" countryDescription=\"KENYA\"/>";
    let run = list(PERSON, &[number]);
    let said = run.notices_of(NoticeKind::RejectedValue);
    assert_eq!(said[0].excerpt.as_deref(), Some("tax; KENYA"));
}

#[test]
fn a_citizenship_of_a_region_alone_is_kept() {
    let run = list(
        PERSON,
        &["<citizenship region=\"North Coast\" countryIso2Code=\"00\" countryDescription=\"UNKNOWN\"/>"],
    );
    let citizenships = run.subject("7").citizenships;
    assert_eq!(citizenships[0].raw.as_deref(), Some("North Coast"));
}

#[test]
fn a_country_that_is_found_by_its_name_keeps_the_name() {
    let birth = "<birthdate city=\"Selka\" countryDescription=\"KENYA\"/>";
    let place = list(PERSON, &[birth]).subject("7").birth_places.swap_remove(0);
    assert_eq!(
        (place.country.as_deref(), place.raw.as_deref()),
        (Some("KE"), Some("Selka, KENYA"))
    );
}

#[test]
fn a_gender_that_two_elements_contradict_is_not_settled_by_a_third() {
    let of = |gender: &str| format!("<nameAlias wholeName=\"Invented\" gender=\"{gender}\"/>");
    let run = list(PERSON, &[&of("M"), &of("F"), &of("M")]);
    assert_eq!(run.subject("7").person.and_then(|person| person.gender), None);
    let said = run.notices_of(NoticeKind::RejectedValue);
    assert!(
        said.iter()
            .any(|notice| notice.excerpt.as_deref() == Some("male, female")),
        "{said:?}"
    );
}

#[test]
fn parts_of_a_name_or_a_date_that_are_equal_are_all_kept() {
    let values =
        "<nameAlias firstName=\"Oro\" lastName=\"Oro\"/><birthdate monthOfYear=\"31\" dayOfMonth=\"31\"/>";
    let subject = list(PERSON, &[values]).subject("7");
    assert!(
        subject.names.iter().any(|name| name.full == "Oro Oro"),
        "{:?}",
        subject.names
    );
    assert_eq!(
        subject.births.first().and_then(|birth| birth.raw.as_deref()),
        Some("31-31")
    );
}

#[test]
fn an_entity_without_a_kind_that_can_be_read_has_no_empty_words_for_it() {
    let run = list("<subjectType/>", &[""]);
    let subject = run.subject("7");
    assert_eq!((subject.kind, subject.extra), (SubjectKind::Other, Vec::new()));
}

#[test]
fn what_is_not_known_is_said_with_its_path() {
    let run = translate(SAMPLE);
    let said = run.notices_of(NoticeKind::Unmapped);
    let fields: Vec<_> = said.iter().map(|notice| notice.field.as_str()).collect();
    assert_eq!(
        fields,
        [
            "sanctionEntity/address@logicalId",
            "sanctionEntity/birthdate@logicalId",
            "sanctionEntity/citizenship@logicalId",
            "sanctionEntity/identification@logicalId",
            "sanctionEntity/nameAlias@gender",
            "sanctionEntity/nameAlias@logicalId",
            "sanctionEntity/nameAlias@phonetic",
            "sanctionEntity/photograph",
            "sanctionEntity/photograph@digest",
            "sanctionEntity/regulation@logicalId",
        ]
    );
    assert!(
        said.iter()
            .all(|notice| notice.source.is_some() && notice.count > 0)
    );
}

#[test]
fn an_id_that_was_repeated_by_mistake_makes_no_one_person_of_two() {
    let entity = |reference: &str, name: &str| {
        format!(
            "<sanctionEntity logicalId=\"7\" euReferenceNumber=\"{reference}\">\
             <subjectType code=\"person\"/><nameAlias wholeName=\"{name}\" strong=\"true\"/></sanctionEntity>"
        )
    };
    let run = |second: String| {
        translate(format!(
            "<export xmlns=\"http://eu.europa.ec/fpi/fsd/export\" generationDate=\"2026-01-02\">{}{second}</export>",
            entity("EU.7.11", "Orlan Selka")
        ))
    };
    let names = |run: &Run| {
        let names = run.subject("7").names.into_iter().map(|name| name.full);
        names.collect::<Vec<_>>()
    };
    let other = run(entity("EU.8.22", "Vashti Ferry"));
    assert_eq!(names(&other), ["Orlan Selka"]);
    let left_out = other.notices_of(NoticeKind::RejectedRecord);
    assert_eq!(
        (left_out.len(), left_out[0].excerpt.as_deref()),
        (1, Some("Vashti Ferry"))
    );
    for (reference, name, expected) in [
        ("EU.7.11", "Vashti Ferry", 2),
        ("EU.8.22", "ORLAN SELKA", 2),
        ("", "Orlan Selka", 1),
    ] {
        let same = run(entity(reference, name));
        assert_eq!(names(&same).len(), expected, "{reference} {name}");
        assert!(same.notices_of(NoticeKind::RejectedRecord).is_empty());
    }
}

//! The sample list.

use dragoman_guest::dates;
use dragoman_guest::native::{Files, run};
use dragoman_guest::schema::{
    DesignationStatus, DocumentKind, Locator, NameForm, NameQuality, NoticeKind, SubjectKind, SubjectStatus,
};
use za_fic::ZaFic;

use super::{SAMPLE, translate, with};

#[test]
fn every_row_is_a_subject_at_its_place_whatever_the_size_of_reads() {
    let whole = translate(SAMPLE);
    let ids: Vec<_> = whole
        .subjects
        .iter()
        .map(|subject| (subject.id.as_str(), subject.kind))
        .collect();
    let (person, organization) = (SubjectKind::Person, SubjectKind::Organization);
    assert_eq!(
        ids,
        [
            ("individual-9430", person),
            ("individual-9431", person),
            ("entity-9430", organization),
            ("entity-9431", organization)
        ]
    );
    for subject in &whole.subjects {
        let [Locator::Bytes(range)] = subject.sources.as_slice() else {
            panic!("{} has not one source in bytes", subject.id);
        };
        let text =
            std::str::from_utf8(&SAMPLE[range.start as usize..range.end as usize]).expect("whole characters");
        let number = subject.id.split('-').next_back().expect("a number");
        assert!(text.starts_with("<Table") && text.contains(&format!("ID>{number}</")));
    }
    let tiny = run::<ZaFic>(&Files::one("x.xml", SAMPLE).read_cap(7));
    assert_eq!((&whole.subjects, &whole.notices), (&tiny.subjects, &tiny.notices));
    assert!(whole.notices_of(NoticeKind::Unmapped).is_empty());
}

#[test]
fn a_person_has_what_the_row_joins_with_commas() {
    let orlan = translate(SAMPLE).subject("individual-9430");
    let names: Vec<_> = orlan
        .names
        .iter()
        .map(|name| (name.full.as_str(), name.form, name.quality))
        .collect();
    assert_eq!(
        names,
        [
            ("ORLAN VASHTI DEMIREL", NameForm::Primary, NameQuality::Unstated),
            ("Orlan Demirell", NameForm::Alias, NameQuality::Strong),
            ("The Ferryman", NameForm::Alias, NameQuality::Weak),
        ]
    );
    let births: Vec<_> = orlan.births.iter().map(|birth| birth.earliest).collect();
    assert_eq!(
        births,
        [
            dates::date(1965, Some(3), Some(9)),
            dates::date(1968, Some(7), Some(5))
        ]
    );
    let kinds: Vec<_> = orlan.documents.iter().map(|held| held.kind).collect();
    assert_eq!(
        kinds,
        [
            DocumentKind::NationalId,
            DocumentKind::Passport,
            DocumentKind::Passport
        ]
    );
    let nationalities: Vec<_> = orlan
        .nationalities
        .iter()
        .map(|claim| claim.code.as_deref())
        .collect();
    assert_eq!(nationalities, [Some("KE"), Some("SO")]);
    // Which commas part addresses nobody says.
    assert_eq!(
        (orlan.addresses.len(), orlan.addresses[0].country.as_deref()),
        (1, None)
    );
    assert_eq!(orlan.birth_places[0].city.as_deref(), Some("Mombasa"));
    let person = orlan.person.expect("a person");
    assert_eq!((person.titles.len(), person.positions.len()), (1, 1));
    let listed = orlan.designations[0]
        .listed
        .as_ref()
        .and_then(|listed| listed.earliest);
    assert_eq!(listed, dates::date(2021, Some(10), Some(14)));
}

#[test]
fn references_are_those_of_the_united_nations_or_the_lists_own() {
    let run = translate(SAMPLE);
    let reference = |id: &str| {
        let held = run.subject(id).identifiers.remove(0);
        (held.scheme, held.value)
    };
    let pair = |scheme: &str, value: &str| (scheme.to_owned(), value.to_owned());
    assert_eq!(reference("individual-9431"), pair("un-ref", "ZZi.931"));
    assert_eq!(reference("entity-9431"), pair("za-fic", "RSA-9"));
}

#[test]
fn absent_values_are_none_and_what_is_not_understood_is_said() {
    let run = translate(SAMPLE);
    let brava = run.subject("individual-9431");
    assert!(brava.remarks.is_empty());
    assert_eq!(brava.names.len(), 3);
    assert_eq!(
        brava.extra,
        [("ApplicationStatus".to_owned(), "Approved".to_owned())]
    );
    assert_eq!(brava.addresses[0].country.as_deref(), Some("ER"));
    assert_eq!(brava.nationalities[0].code.as_deref(), Some("ER"));
    let company = run.subject("entity-9430");
    assert!(company.remarks.iter().all(|remark| remark.text != "NA"));
    assert_eq!(company.names[2].form, NameForm::Former);
    let heron = run.subject("entity-9431");
    assert_eq!(heron.names.len(), 1);
    let listed = heron.designations[0]
        .listed
        .as_ref()
        .and_then(|listed| listed.raw.as_deref());
    assert_eq!(listed, Some("soon"));
    let fields = |kind| {
        run.notices_of(kind)
            .iter()
            .map(|notice| notice.field.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(fields(NoticeKind::RejectedValue), ["Table1/ListedOn"]);
    assert_eq!(fields(NoticeKind::Remark), ["Table/IndividualAlias"]);
}

#[test]
fn rows_that_cannot_be_used_are_left_out_and_the_others_kept() {
    for (from, to) in [
        ("<IndividualID>9431</IndividualID>", ""),
        (
            "<IndividualID>9431</IndividualID>",
            "<IndividualID>9430</IndividualID>",
        ),
        ("<FullName>BRAVA OLMI</FullName>", "<FullName>NA</FullName>"),
    ] {
        let run = translate(with(from, to));
        assert_eq!(
            (
                run.subjects.len(),
                run.notices_of(NoticeKind::RejectedRecord).len()
            ),
            (3, 1),
            "{to}"
        );
        assert!(run.notices_of(NoticeKind::Unmapped).is_empty());
    }
}

#[test]
fn a_column_that_an_edition_adds_is_a_notice() {
    let run = translate(with("<Title>Colonel</Title>", "<SORT_KEY>9</SORT_KEY>"));
    let fields: Vec<_> = run
        .notices_of(NoticeKind::Unmapped)
        .iter()
        .map(|notice| notice.field.clone())
        .collect();
    assert_eq!(fields, ["Table/SORT_KEY"]);
}

#[test]
fn a_standing_that_says_so_ends_a_listing_and_any_other_that_is_not_known_is_said() {
    for (word, status, kind) in [
        ("approved", SubjectStatus::Active, None),
        ("Pending", SubjectStatus::Active, Some(NoticeKind::RejectedValue)),
        ("Delisted", SubjectStatus::Delisted, Some(NoticeKind::Remark)),
        (
            "Removed on 3 May 2020",
            SubjectStatus::Delisted,
            Some(NoticeKind::Remark),
        ),
    ] {
        let run = translate(with(">Approved<", &format!(">{word}<")));
        let person = run.subject("individual-9431");
        assert_eq!(person.status, status, "{word}");
        let is_over = person.designations[0].status == DesignationStatus::Delisted;
        assert_eq!(is_over, status == SubjectStatus::Delisted, "{word}");
        let said = run
            .notices
            .iter()
            .find(|notice| notice.field == "Table/ApplicationStatus");
        assert_eq!(said.map(|notice| notice.kind), kind, "{word}");
        let day = person.designations[0]
            .delisted
            .as_ref()
            .and_then(|claim| claim.earliest);
        assert_eq!(day.is_some(), word.ends_with("2020"), "{word}");
    }
}

//! The sample lists.

use ar_repet::ArRepet;
use dragoman_guest::dates;
use dragoman_guest::native::run;
use dragoman_guest::schema::{
    Certainty, DesignationStatus, DocumentKind, Gender, InterestBasis, Locator, NameForm, NameQuality,
    NoticeKind, SubjectKind, SubjectStatus,
};

use super::{ENTITIES, PERSONS, files, translate, with};

#[test]
fn every_record_is_a_subject_at_its_place_whatever_the_files_are_called_or_the_size_of_reads() {
    let whole = translate();
    let ids: Vec<_> = whole
        .subjects
        .iter()
        .map(|subject| (subject.id.as_str(), subject.kind))
        .collect();
    let person = SubjectKind::Person;
    assert_eq!(
        ids,
        [
            ("persona-9900001", person),
            ("persona-85", person),
            ("persona-86", person),
            ("entidad-85", SubjectKind::Organization)
        ]
    );
    for (subject, (part, pointer)) in whole
        .subjects
        .iter()
        .zip([(0, "/0"), (0, "/1"), (0, "/2"), (1, "/0")])
    {
        let [Locator::Pointer(place)] = subject.sources.as_slice() else {
            panic!("{} has not one pointer", subject.id);
        };
        assert_eq!((place.part, place.pointer.as_str()), (part, pointer));
    }
    assert!(whole.notices.is_empty(), "{:?}", whole.notices);
    let tiny = run::<ArRepet>(&files(PERSONS, ENTITIES).read_cap(7));
    assert_eq!(whole.subjects, tiny.subjects);
    // In the other order.
    let turned = run::<ArRepet>(&files(ENTITIES, PERSONS));
    assert_eq!(turned.subjects.len(), 4);
    assert_eq!(turned.subjects[0].id, "entidad-85");
}

#[test]
fn names_keep_their_quality_in_english_and_in_spanish() {
    let run = translate();
    let names = |id: &str| {
        let names = run.subject(id).names.into_iter();
        names
            .map(|name| (name.full, name.form, name.quality))
            .collect::<Vec<_>>()
    };
    let name = |full: &str, form, quality| (full.to_owned(), form, quality);
    let none = NameQuality::Unstated;
    assert_eq!(
        names("persona-9900001"),
        [
            name("ORLAN VASHTI DEMIREL", NameForm::Primary, none),
            name("أورلان دميرل", NameForm::OriginalScript, none),
            name("Orlane Demirel", NameForm::Spelling, none),
            name("Orlan Demirell", NameForm::Alias, NameQuality::Strong),
            name("The Ferryman", NameForm::Alias, NameQuality::Weak),
            name("Abu Selka", NameForm::Alias, NameQuality::Weak),
        ]
    );
    assert_eq!(
        names("persona-85")[1],
        name("La Garza", NameForm::Alias, NameQuality::Weak)
    );
    assert_eq!(
        names("entidad-85")[2],
        name("Old Selka Battalions", NameForm::Former, none)
    );
}

#[test]
fn births_have_their_certainty_and_the_name_that_they_are_under() {
    let orlan = translate().subject("persona-9900001");
    let births: Vec<_> = orlan
        .births
        .iter()
        .map(|birth| (birth.earliest, birth.certainty, birth.note.as_deref()))
        .collect();
    assert_eq!(
        births,
        [
            (
                dates::date(1971, Some(4), Some(5)),
                Certainty::Exact,
                Some("under the name The Ferryman")
            ),
            (dates::date(1970, Some(7), Some(1)), Certainty::Exact, None),
            (dates::date(1969, None, None), Certainty::Circa, None),
            (dates::date(1966, None, None), Certainty::Between, None),
        ]
    );
    // A date in the place of its type, and one that is none.
    let run = with(
        "\"TYPE_OF_DATE\":\"APPROXIMATELY\",\"YEAR\":\"1969\"",
        "\"TYPE_OF_DATE\":\"03/05/1969\"",
    );
    let births = run.subject("persona-9900001").births;
    assert_eq!(births[2].earliest, dates::date(1969, Some(5), Some(3)));
    let run = with("01\\/07\\/1970", "en verano");
    let births = run.subject("persona-9900001").births;
    assert_eq!(
        (births[1].earliest, births[1].raw.as_deref()),
        (None, Some("en verano"))
    );
    assert_eq!(run.notices_of(NoticeKind::RejectedValue).len(), 1);
}

#[test]
fn documents_are_told_by_their_words_and_a_tax_number_is_none() {
    let orlan = translate().subject("persona-9900001");
    let documents: Vec<_> = orlan
        .documents
        .iter()
        .map(|held| (held.kind, held.issuer.as_deref()))
        .collect();
    assert_eq!(
        documents,
        [
            (DocumentKind::Passport, Some("YE")),
            (DocumentKind::NationalId, None)
        ]
    );
    let identifiers: Vec<_> = orlan
        .identifiers
        .iter()
        .map(|held| (held.scheme.as_str(), held.value.as_str()))
        .collect();
    assert_eq!(identifiers, [("tax", "20-99001002-7"), ("un-ref", "ZZi.901")]);
}

#[test]
fn the_registers_own_records_have_their_references_and_a_red_notice_is_an_interest() {
    let brava = translate().subject("persona-85");
    let identifiers: Vec<_> = brava
        .identifiers
        .iter()
        .map(|held| (held.scheme.as_str(), held.value.as_str()))
        .collect();
    assert_eq!(identifiers, [("repet", "HArE.901"), ("repet", "HArE.902")]);
    assert_eq!(brava.interests.len(), 1);
    assert_eq!(brava.interests[0].basis, InterestBasis::Wanted);
    assert_eq!(
        brava.designations[0].note.as_deref(),
        Some("ARG List; submitted on 03/05/2019")
    );
    assert_eq!(brava.birth_places[0].country.as_deref(), Some("LB"));
    assert_eq!(
        brava.person.and_then(|person| person.gender),
        Some(Gender::Female)
    );
    assert!(translate().subject("persona-9900001").interests.is_empty());
}

#[test]
fn who_was_delisted_stays_with_the_day() {
    let tobias = translate().subject("persona-86");
    assert_eq!(tobias.status, SubjectStatus::Delisted);
    let designation = &tobias.designations[0];
    assert_eq!(designation.status, DesignationStatus::Delisted);
    let day = designation.delisted.as_ref().and_then(|day| day.earliest);
    assert_eq!(day, dates::date(2020, Some(1), Some(2)));
}

#[test]
fn records_that_cannot_be_used_are_left_out_and_the_others_kept() {
    for (from, to) in [
        ("\"DATAID\":\"86\"", "\"DATAID\":\"\""),
        ("\"DATAID\":\"86\"", "\"DATAID\":\"85\""),
        (
            "\"FIRST_NAME\":\"TOBIAS\",\"SECOND_NAME\":\"OKONJO\"",
            "\"FIRST_NAME\":\"-\"",
        ),
    ] {
        let run = with(from, to);
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
fn a_field_that_an_edition_adds_is_a_notice() {
    let run = with("\"DATAID\":\"86\"", "\"DATAID\":\"86\",\"SHOES\":[{\"SIZE\":38}]");
    let fields: Vec<_> = run
        .notices_of(NoticeKind::Unmapped)
        .iter()
        .map(|notice| notice.field.clone())
        .collect();
    assert_eq!(fields, ["/*/SHOES/*/SIZE"]);
}

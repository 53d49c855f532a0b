//! The sample lists.

use dragoman_guest::dates::date;
use dragoman_guest::native::{Files, Run, run};
use dragoman_guest::schema::{
    Calendar, Certainty, Gender, Locator, MeasureKind, NameForm, NameQuality, NoticeKind, Subject,
    SubjectKind,
};

use super::{BINARY, OF_2024, OF_2026, translate};
use au_dfat::AuDfat;

fn names(subject: &Subject) -> Vec<(&str, NameForm, NameQuality)> {
    let names = subject.names.iter();
    names
        .map(|name| (name.full.as_str(), name.form, name.quality))
        .collect()
}

fn identifier<'s>(subject: &'s Subject, scheme: &str) -> Option<&'s str> {
    let found = subject
        .identifiers
        .iter()
        .find(|identifier| identifier.scheme == scheme);
    found.map(|identifier| identifier.value.as_str())
}

fn rows(subject: &Subject) -> Vec<u32> {
    let first = |source: &Locator| match source {
        Locator::Row(row) if row.first == row.last => row.first,
        other => panic!("{other:?}"),
    };
    subject.sources.iter().map(first).collect()
}

#[test]
fn rows_whose_references_begin_with_one_number_are_one_subject_wherever_they_stand() {
    let run = translate(OF_2024);
    assert_eq!(run.subjects.len(), 7);
    let selka = run.subject("9002");
    assert_eq!(rows(&selka), [7, 8, 9, 18]);
    assert_eq!(selka.kind, SubjectKind::Organization);
    assert_eq!(identifier(&selka, "dfat"), Some("9002"));
    let rejected = run.notices_of(NoticeKind::RejectedRecord);
    assert_eq!(rejected.len(), 1);
    assert_eq!(rejected[0].excerpt.as_deref(), Some("A name without a number"));
}

#[test]
fn types_of_names_are_known_in_all_their_spellings() {
    use NameForm::{Alias, Former, NomDeGuerre, OriginalScript, Primary};
    use NameQuality::{Strong, Unstated, Weak};
    let run = translate(OF_2024);
    assert_eq!(
        names(&run.subject("9001")),
        [
            ("Orlan Vashti DEMIREL", Primary, Unstated),
            ("Orlan VASHTI", Alias, Unstated),
            ("The Ferryman", Alias, Unstated),
            ("أورلان ڤاشتي", OriginalScript, Unstated),
            ("Orlan Selka", Former, Unstated),
        ]
    );
    let forms: Vec<_> = run.subject("9002").names.iter().map(|name| name.form).collect();
    assert_eq!(forms, [Primary, Former, Former, Alias]);
    assert_eq!(
        names(&run.subject("9005"))[1],
        ("Abu Rashed", NomDeGuerre, Unstated)
    );
    let run = translate(OF_2026);
    let demirel = run.subject("9001");
    assert_eq!(
        names(&demirel)[1..3],
        [("Orlan VASHTI", Alias, Strong), ("The Ferryman", Alias, Weak)]
    );
    let scripts: Vec<_> = demirel
        .names
        .iter()
        .filter_map(|name| name.script.as_deref())
        .collect();
    assert_eq!(scripts, ["Latn", "Latn", "Latn", "Arab"]);
    let rows: Vec<_> = demirel.names.iter().map(|name| name.at).collect();
    assert_eq!(rows, [0, 1, 2, 3]);
}

#[test]
fn a_name_in_brackets_in_its_own_script_is_a_name_of_its_own() {
    let tree = translate(OF_2024).subject("9006");
    let original = tree
        .names
        .iter()
        .find(|name| name.form == NameForm::OriginalScript);
    let original = original.expect("a name in its own script");
    assert_eq!(
        (original.full.as_str(), original.script.as_deref()),
        ("海莉", Some("Hani"))
    );
}

#[test]
fn births_keep_their_precision_their_certainty_and_the_row_that_states_them() {
    let run = translate(OF_2024);
    let births = |id| run.subject(id).births;
    let demirel = births("9001");
    assert_eq!(
        demirel.len(),
        2,
        "what another row says once more is no other birth: {demirel:?}"
    );
    assert_eq!(demirel[0].earliest, date(1974, Some(10), Some(14)));
    assert_eq!(
        (demirel[1].earliest, demirel[1].raw.as_deref()),
        (date(1974, Some(11), Some(19)), Some("19 Nov. 1974"))
    );
    assert_eq!(births("9003")[0].earliest, date(1983, Some(11), Some(2)));
    assert_eq!(
        (births("9004")[0].earliest, births("9004")[0].raw.clone()),
        (date(1965, None, None), None)
    );
    let muntari = births("9005");
    let certainties: Vec<_> = muntari.iter().map(|birth| (birth.certainty, birth.at)).collect();
    assert_eq!(certainties, [(Certainty::Circa, 0), (Certainty::Between, 1)]);
    assert_eq!(
        (muntari[0].earliest, muntari[0].latest),
        (date(1955, None, None), date(1958, None, None))
    );
    let kavani = births("9007");
    assert_eq!(
        (kavani[2].calendar, kavani[2].earliest),
        (Calendar::Islamic, None)
    );
}

#[test]
fn births_that_cannot_be_read_keep_their_words_and_are_said() {
    let run = translate(OF_2024);
    let unread = &run.subject("9006").births[0];
    assert_eq!(
        (unread.certainty, unread.raw.as_deref()),
        (Certainty::Unstated, Some("1965, 29 March"))
    );
    let said: Vec<_> = run
        .notices_of(NoticeKind::RejectedValue)
        .iter()
        .filter_map(|notice| notice.excerpt.clone())
        .collect();
    assert_eq!(said, ["1965, 29 March", "21/05/1403 (Hijri Calendar)"]);
}

#[test]
fn placeholders_are_no_values_and_are_said_to_be_none() {
    let run = translate(OF_2024);
    assert!(run.subject("9002").addresses.is_empty() && run.subject("9005").birth_places.is_empty());
    let said: Vec<_> = run
        .notices_of(NoticeKind::Remark)
        .iter()
        .map(|notice| (notice.field.as_str(), notice.count))
        .collect();
    assert_eq!(said, [("Address", 2), ("Place of Birth", 1)]);
}

#[test]
fn places_and_citizenships_are_taken_apart_and_coded_where_the_words_are_plain() {
    let run = translate(OF_2024);
    let codes = |id: &str| -> Vec<Option<String>> {
        run.subject(id)
            .citizenships
            .into_iter()
            .map(|claim| claim.code)
            .collect()
    };
    let some = |code: &str| Some(code.to_owned());
    assert_eq!(codes("9001"), [some("KE"), some("CZ")]);
    assert_eq!(codes("9003"), [some("MN")]);
    assert_eq!(codes("9004"), [some("RU"), some("UA")]);
    assert_eq!(codes("9005"), [some("ET")]);
    assert_eq!(codes("9007"), [some("IR")]);
    let places = |id: &str| -> Vec<(Option<String>, Option<String>)> {
        let places = run.subject(id).addresses.into_iter();
        places.map(|place| (place.raw, place.country)).collect()
    };
    assert_eq!(
        places("9001"),
        [
            (some("Port Selka, Kenya (as at Jul. 2016)"), some("KE")),
            (some("12 Quay Street, Nairobi, 00100 Kenya"), some("KE"))
        ]
    );
    assert_eq!(
        places("9006"),
        [(some("Port Selka"), None), (some("Suva, Fiji"), some("FJ"))]
    );
    assert_eq!(places("9004").len(), 2);
}

#[test]
fn the_listing_says_programme_instrument_and_dates() {
    let run = translate(OF_2024);
    let of = |id| run.subject(id).designations.remove(0);
    let demirel = of("9001");
    assert_eq!(demirel.programme.as_deref(), Some("1988 (Taliban)"));
    let day = |claim: Option<&dragoman_guest::schema::DateClaim>| claim.and_then(|claim| claim.earliest);
    assert_eq!(day(demirel.listed.as_ref()), date(2001, Some(1), Some(25)));
    let amended: Vec<_> = demirel
        .amended
        .iter()
        .map(|claim| (claim.earliest, claim.note.as_deref()))
        .collect();
    assert_eq!(
        amended,
        [
            (date(2003, Some(9), Some(3)), None),
            (date(2011, Some(11), Some(29)), None),
            (date(2023, Some(3), Some(31)), Some("Control Date")),
        ]
    );
    let tansukh = of("9003");
    assert!(
        tansukh.legal_bases[0]
            .instrument
            .starts_with("Autonomous Sanctions (")
            && tansukh.note.is_none()
    );
    assert_eq!(day(of("9004").listed.as_ref()), date(2016, Some(5), Some(12)));
    let muntari = of("9005");
    let again = muntari
        .amended
        .iter()
        .filter(|claim| claim.note.as_deref() == Some("listed again"));
    assert_eq!(again.count(), 2);
    assert!(
        muntari
            .note
            .is_some_and(|note| note.starts_with("Listed on 2 Sep. 2014"))
    );
}

#[test]
fn measures_are_those_whose_column_is_true() {
    let run = translate(OF_2026);
    let measures = |id| -> Vec<MeasureKind> {
        let measures = run.subject(id).designations.remove(0).measures.into_iter();
        measures.map(|measure| measure.kind).collect()
    };
    use MeasureKind::{ArmsEmbargo, AssetFreeze, TransportRestriction, TravelBan};
    assert_eq!(measures("9001"), [AssetFreeze, TravelBan, ArmsEmbargo]);
    assert_eq!(measures("9010"), [TransportRestriction]);
    assert!(
        translate(OF_2024).subject("9001").designations[0]
            .measures
            .is_empty()
    );
}

#[test]
fn a_ship_has_its_number_even_if_it_is_damaged() {
    let run = translate(OF_2026);
    let ship = run.subject("9010");
    assert_eq!(
        (ship.kind, identifier(&ship, "imo")),
        (SubjectKind::Vessel, Some("9074729"))
    );
    assert_eq!(identifier(&run.subject("9011"), "imo"), Some("907472"));
    assert!(
        run.notices
            .iter()
            .any(|notice| notice.field == "IMO Number" && notice.record_id.as_deref() == Some("9011"))
    );
}

#[test]
fn only_the_reference_that_stands_first_is_the_subjects_own() {
    let run = translate(OF_2026);
    let demirel = run.subject("9001");
    let references: Vec<_> = demirel
        .identifiers
        .iter()
        .filter(|one| one.scheme == "un-ref")
        .collect();
    assert_eq!(references.len(), 1);
    assert_eq!(
        (references[0].value.as_str(), references[0].note.as_deref()),
        ("QDi.901", Some("written Qdi.901"))
    );
    assert_eq!(
        run.subject("9013").person.and_then(|person| person.gender),
        Some(Gender::Male)
    );
    assert_eq!(
        run.subject("9003").person.and_then(|person| person.gender),
        Some(Gender::Female)
    );
}

#[test]
fn documents_registrations_and_sites_are_found_in_the_prose_which_stays_whole() {
    let run = translate(OF_2026);
    let demirel = run.subject("9001");
    let passport = &demirel.documents[0];
    assert_eq!(
        (passport.number.as_deref(), passport.issuer.as_deref()),
        (Some("X7734120"), Some("KE"))
    );
    assert_eq!(demirel.documents.len(), 1, "every row says it, and it is one");
    assert!(demirel.remarks[0].text.contains("X7734120"));
    let yard = run.subject("9012");
    assert_eq!(identifier(&yard, "registration"), Some("0990001112223"));
    assert_eq!(identifier(&yard, "tax"), Some("0990001112"));
    assert_eq!(
        translate(OF_2024).subject("9002").contacts[0].value,
        "www.selka.example"
    );
}

#[test]
fn what_a_row_says_otherwise_than_those_before_it_is_kept_with_its_row() {
    let tansukh = translate(OF_2026).subject("9003");
    let births: Vec<_> = tansukh
        .births
        .iter()
        .map(|birth| (birth.earliest, birth.at))
        .collect();
    assert_eq!(
        births,
        [(date(1983, Some(11), Some(2)), 0), (date(1983, None, None), 1)]
    );
    let control: Vec<_> = tansukh.designations[0]
        .amended
        .iter()
        .map(|claim| (claim.earliest, claim.at))
        .collect();
    assert_eq!(
        control,
        [
            (date(2022, Some(2), Some(26)), 0),
            (date(2025, Some(9), Some(13)), 1)
        ]
    );
}

/// Subjects without their places, which name the part.
fn nowhere(run: &Run) -> Vec<Subject> {
    let mut subjects = run.subjects.clone();
    subjects.iter_mut().for_each(|subject| subject.sources.clear());
    subjects
}

#[test]
fn the_old_binary_format_says_the_same() {
    let (binary, workbook) = (translate(BINARY), translate(OF_2026));
    assert_eq!(nowhere(&binary), nowhere(&workbook));
    assert_eq!(binary.result, workbook.result);
}

#[test]
fn tiny_reads_give_the_same_as_large_ones() {
    for list in [OF_2024, OF_2026, BINARY] {
        let whole = translate(list);
        let tiny = run::<AuDfat>(&Files::one("list", list).read_cap(7));
        assert_eq!((whole.subjects, whole.result), (tiny.subjects, tiny.result));
    }
}

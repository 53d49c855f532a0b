//! The sample workbooks.

use dragoman_guest::dates;
use dragoman_guest::native::run;
use dragoman_guest::schema::{
    Certainty, DocumentKind, MeasureKind, NameForm, NoticeKind, PartialDate, RelationTarget, Subject,
    SubjectKind,
};
use tr_masak::TrMasak;

use super::{SAMPLES, edition, translate};

fn day(year: u16, month: u8, day: u8) -> Option<PartialDate> {
    dates::date(year, Some(month), Some(day))
}

/// The articles on which a subject's first listing rests.
fn bases(subject: &Subject) -> Vec<(&str, Option<&str>)> {
    let bases = subject.designations[0].legal_bases.iter();
    bases
        .map(|basis| (basis.instrument.as_str(), basis.article.as_deref()))
        .collect()
}

#[test]
fn the_four_workbooks_are_one_edition_each_with_columns_of_its_own() {
    let whole = run::<TrMasak>(&edition());
    assert!(whole.summary().is_some_and(|summary| summary.end_seen));
    let of_part: Vec<_> = SAMPLES
        .iter()
        .map(|bytes| translate(*bytes).subjects.len())
        .collect();
    assert_eq!(of_part, [6, 6, 10, 5]);
    assert_eq!(whole.subjects.len(), of_part.iter().sum::<usize>());
    assert!(whole.notices_of(NoticeKind::Unmapped).is_empty());
    let tiny = run::<TrMasak>(&edition().read_cap(7));
    assert_eq!((&whole.subjects, &whole.notices), (&tiny.subjects, &tiny.notices));
}

#[test]
fn the_article_is_that_of_a_title_or_of_the_name_of_a_sheet_and_else_none() {
    let run = run::<TrMasak>(&edition());
    let law = "6415 sayılı Kanun";
    assert_eq!(bases(&run.named("BRAVA OLMİ")), [(law, Some("5"))]);
    assert!(bases(&run.named("RASHID MANTERI")).is_empty());
    assert_eq!(bases(&run.named("İLKAY ŞELKAN")), [(law, Some("7"))]);
    let law = "7262 sayılı Kanun";
    assert_eq!(
        bases(&run.named("RI SELK-MIN")),
        [(law, Some("3.A")), (law, Some("3.B"))]
    );
    for subject in &run.subjects {
        let measures = &subject.designations[0].measures;
        assert_eq!((measures.len(), measures[0].kind), (1, MeasureKind::AssetFreeze));
    }
    let foreign = &run.named("RASHID MANTERI").designations[0];
    assert_eq!(
        foreign.programme.as_deref(),
        Some("YABANCI ÜLKE TALEBİ KAPSAMINDA")
    );
}

#[test]
fn whether_it_is_a_person_or_a_body_follows_from_what_a_row_has_and_else_stays_open() {
    let run = run::<TrMasak>(&edition());
    for (name, kind) in [
        // A date of birth; numbers of persons; parents.
        ("BRAVA OLMİ", SubjectKind::Person),
        ("ORLAN VESHTİ DEMİREL", SubjectKind::Person),
        ("RÜSTEM KAYRA", SubjectKind::Person),
        // Legal forms, and a column of titles.
        ("SELKA TİCARET ANONİM ŞİRKETİ", SubjectKind::Organization),
        ("BRAVA LOJİSTİK LTD. ŞTİ.", SubjectKind::Organization),
        ("SELKA YARDIM VAKFI", SubjectKind::Organization),
        ("SELKA STAR SHIPPING", SubjectKind::Organization),
        // Nothing that says it; a date that may be of a birth or of a foundation says nothing either.
        ("OSTRAVA CEPHESİ", SubjectKind::Other),
        ("SELKA KÜLTÜR GRUBU", SubjectKind::Other),
        ("KIRAN OLMİ", SubjectKind::Other),
    ] {
        assert_eq!(run.named(name).kind, kind, "{name}");
    }
    let company = run
        .named("SELKA TİCARET ANONİM ŞİRKETİ")
        .organization
        .expect("a body");
    assert_eq!(company.founded.and_then(|claim| claim.earliest), day(2012, 6, 12));
    let open = run.named("SELKA KÜLTÜR GRUBU");
    assert_eq!(open.remarks[0].text, "2009");
    assert_eq!(open.remarks[0].note.as_deref(), Some("DOĞUM TARİHİ/KURULUŞ"));
}

#[test]
fn all_that_a_row_says_of_a_person_is_there() {
    let run = run::<TrMasak>(&edition());
    let orlan = run.named("ORLAN VESHTİ DEMİREL");
    let names: Vec<_> = orlan
        .names
        .iter()
        .map(|name| (name.full.as_str(), name.form))
        .collect();
    assert_eq!(
        names,
        [
            ("ORLAN VESHTİ DEMİREL", NameForm::Primary),
            ("Orlan Veşti", NameForm::Alias),
            ("Abu Selka", NameForm::Alias),
            ("Denizci", NameForm::Alias),
            ("أورلان وشتي دميرل", NameForm::OriginalScript)
        ]
    );
    assert_eq!(orlan.names[4].script.as_deref(), Some("Arab"));
    let years: Vec<_> = orlan
        .births
        .iter()
        .filter_map(|claim| claim.earliest)
        .map(|date| date.year)
        .collect();
    assert_eq!(years, [1970, 1971, 1972]);
    let places = |places: &[dragoman_guest::schema::Place]| {
        let places = places.iter();
        places.map(|place| place.country.clone()).collect::<Vec<_>>()
    };
    assert_eq!(places(&orlan.birth_places), [Some("LY".into()), None]);
    assert_eq!(places(&orlan.addresses), [Some("SY".into()), None]);
    let documents: Vec<_> = orlan
        .documents
        .iter()
        .map(|one| {
            (
                one.kind,
                one.number.as_deref(),
                one.issuer.as_deref(),
                one.note.as_deref(),
            )
        })
        .collect();
    assert_eq!(
        documents,
        [
            (
                DocumentKind::Passport,
                Some("990611"),
                Some("LY"),
                Some("12 Ocak 2005 tarihinde verilmiş")
            ),
            (DocumentKind::NationalId, Some("9900556677"), None, None)
        ]
    );
    assert_eq!(orlan.person.map(|person| person.positions.len()), Some(2));
    assert_eq!(
        orlan.relations[0].target,
        RelationTarget::Text("SELKA TUGAYI".into())
    );
    let listing = &orlan.designations[0];
    assert_eq!(listing.reference.as_deref(), Some("2013/9901"));
    assert_eq!(
        listing.note.as_deref(),
        Some("official gazette: 07.01.2014-28875")
    );
    assert_eq!(
        listing.listed.as_ref().and_then(|claim| claim.earliest),
        day(2014, 1, 7)
    );
    assert_eq!(run.named("SELKA YARDIM VAKFI").names.len(), 6);
    assert_eq!(run.named("OSTRAVA SHIPPING LTD").names.len(), 3);
}

#[test]
fn capitals_with_and_without_dots_are_kept_and_understood() {
    let run = run::<TrMasak>(&edition());
    let ilgaz = run.named("ILGAZ OSTRAVALI");
    assert_eq!(ilgaz.births[0].earliest, day(1975, 6, 2));
    assert_eq!(ilgaz.births[0].raw.as_deref(), Some("02 HAZİRAN 1975"));
    let person = ilgaz.person.expect("a person");
    assert_eq!(
        (person.mother.as_deref(), person.father.as_deref()),
        (Some("IŞIL"), Some("ÖMÜR"))
    );
    assert_eq!(ilgaz.nationalities[0].code.as_deref(), Some("TR"));
    let codes = |name| {
        let nationalities = run.named(name).nationalities.into_iter();
        nationalities.map(|claim| claim.code).collect::<Vec<_>>()
    };
    assert_eq!(codes("MİRA DELKAN"), [Some("IQ".into()), Some("SY".into())]);
    assert_eq!(codes("NADİR SELKAN"), [None]);
    assert_eq!(codes("RI SELK-MIN"), [Some("KP".into())]);
    let behruz = run.named("BEHRUZ KUVANİ");
    assert_eq!(behruz.nationalities.len(), 3);
    assert_eq!(
        behruz.nationalities[1].note.as_deref(),
        Some("TABİ OLDUĞU DİĞER UYRUKLAR")
    );
}

#[test]
fn a_number_of_identity_is_one_if_it_is_called_so_or_its_check_digits_hold() {
    let run = run::<TrMasak>(&edition());
    let first = |name| {
        let documents = run.named(name).documents;
        (documents[0].kind, documents[0].issuer.clone())
    };
    let identity = (DocumentKind::NationalId, Some("TR".into()));
    assert_eq!(first("İLKAY ŞELKAN"), identity);
    assert_eq!(first("TAVRİN BAHAR"), identity);
    assert_eq!(first("ORLAN DEMİR"), (DocumentKind::Other, None));
    assert_eq!(run.named("TAVRİN BAHAR").identifiers[0].value, "1234567890");
    let kinds: Vec<_> = run
        .named("RÜSTEM KAYRA")
        .documents
        .iter()
        .map(|one| one.kind)
        .collect();
    assert_eq!(kinds, [DocumentKind::Passport, DocumentKind::NationalId]);
    let said: Vec<_> = run
        .notices_of(NoticeKind::Remark)
        .into_iter()
        .filter(|notice| notice.message.contains("check digits"))
        .filter_map(|notice| notice.excerpt.as_deref())
        .collect();
    assert_eq!(said, ["98765432391", "1234567891"]);
}

#[test]
fn two_of_one_name_and_one_birth_with_different_numbers_stay_two() {
    let run = run::<TrMasak>(&edition());
    for name in ["ORLAN DEMİR", "BEHRUZ KUVANİ"] {
        let ids: Vec<_> = run
            .subjects
            .iter()
            .filter(|subject| subject.names[0].full == name)
            .map(|subject| subject.id.clone())
            .collect();
        assert!(ids.len() == 2 && ids[0] != ids[1], "{name}");
    }
    assert_eq!(run.notices_of(NoticeKind::Repaired).len(), 2);
}

#[test]
fn listings_have_their_days_and_what_says_none_is_kept_in_words() {
    let run = run::<TrMasak>(&edition());
    let listing = |name| run.named(name).designations[0].clone();
    let star = listing("SELKA STAR SHIPPING");
    assert_eq!(star.listed.and_then(|claim| claim.earliest), day(2014, 4, 9));
    let amended: Vec<_> = star.amended.iter().map(|claim| claim.earliest).collect();
    assert_eq!(amended, [day(2016, 3, 2), day(2017, 6, 5)]);
    // A review changes nothing.
    assert!(listing("OSTRAVA DIŞ TİCARET BANKASI").amended.is_empty());
    for (name, words) in [
        ("KUTSEL GENEL ŞİRKETİ", "yakında"),
        ("NADİR SELKAN", "9.02.2021-11.05.2017"),
    ] {
        let listed = listing(name).listed.expect("words");
        assert_eq!(
            (listed.earliest, listed.certainty),
            (None, Certainty::Unstated),
            "{name}"
        );
        assert_eq!(listed.raw.as_deref(), Some(words));
    }
    let spreadsheet = listing("SELKA TRADING COMPANY").listed;
    assert_eq!(spreadsheet.and_then(|claim| claim.earliest), day(2021, 12, 24));
}

#[test]
fn what_was_not_understood_is_said_and_kept() {
    let run = run::<TrMasak>(&edition());
    let rejected: Vec<_> = run
        .notices_of(NoticeKind::RejectedValue)
        .into_iter()
        .filter_map(|notice| notice.excerpt.as_deref())
        .collect();
    assert_eq!(
        rejected,
        [
            "9.02.2021-11.05.2017",
            "Selka pasaportu 990099 -61 Ostrava",
            "10.08..1948",
            "Telephone: +999-2-9900208. Fax: +999-2-9900209",
            "yakında"
        ]
    );
    assert_eq!(
        run.named("TAVRİN KUVANİ").remarks[0].text,
        "Selka pasaportu 990099 -61 Ostrava"
    );
    assert_eq!(
        run.named("MİRA DELKAN").births[0].raw.as_deref(),
        Some("10.08..1948")
    );
    let lost = run.notices_of(NoticeKind::RejectedRecord);
    assert_eq!(lost.len(), 1);
    assert!(
        lost[0]
            .excerpt
            .as_deref()
            .is_some_and(|words| words.contains("DENİZ"))
    );
    // A row with nothing but its number, and a heading within the list.
    let remarks: Vec<_> = run
        .notices_of(NoticeKind::Remark)
        .into_iter()
        .filter(|notice| notice.record_id.is_none())
        .map(|notice| notice.message.as_str())
        .collect();
    assert_eq!(
        remarks,
        [
            "a row is a heading; it was not taken for a subject",
            "rows have a number and nothing else"
        ]
    );
}

#[test]
fn uncertain_births_stay_uncertain() {
    let run = run::<TrMasak>(&edition());
    let certainty = |name| run.named(name).births[0].certainty;
    assert_eq!(certainty("NADİR SELKAN"), Certainty::Circa);
    assert_eq!(certainty("TAVRİN KUVANİ"), Certainty::Between);
}

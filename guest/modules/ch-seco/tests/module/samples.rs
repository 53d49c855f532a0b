//! The sample list.

use ch_seco::ChSeco;
use dragoman_guest::dates;
use dragoman_guest::native::{Files, run};
use dragoman_guest::schema::{
    Certainty, ContactKind, DesignationStatus, DocumentKind, Gender, Locator, NameForm, NameQuality,
    NameRole, NoticeKind, RelationKind, RelationTarget, Subject, SubjectKind, SubjectStatus,
};

use super::{SAMPLE, translate, with};

/// Checks that the first source of a subject is its whole target, which no other one surrounds.
pub(super) fn assert_place(subject: &Subject, bytes: &[u8]) {
    let Some(Locator::Bytes(range)) = subject.sources.first() else {
        panic!("{} has no source in bytes", subject.id);
    };
    let (start, end) = (range.start as usize, range.end as usize);
    let text = std::str::from_utf8(&bytes[start..end]).expect("whole characters");
    assert!(text.starts_with(&format!("<target ssid=\"{}\">", subject.id)));
    assert!(text.ends_with("</target>"));
    let before = std::str::from_utf8(&bytes[..start]).expect("whole characters");
    assert_eq!(
        before.matches("<target ").count(),
        before.matches("</target>").count()
    );
}

fn full(subject: &Subject) -> Vec<(&str, NameForm, Option<&str>, Option<&str>)> {
    let names = subject.names.iter();
    names
        .map(|name| {
            (
                name.full.as_str(),
                name.form,
                name.language.as_deref(),
                name.script.as_deref(),
            )
        })
        .collect()
}

#[test]
fn the_edition_is_that_of_its_root() {
    let run = translate(SAMPLE);
    let summary = run.summary().expect("a summary");
    assert_eq!(summary.published, dates::date(2026, Some(8), Some(15)));
    assert_eq!(summary.edition_label.as_deref(), Some("2026-08-15"));
    assert!(summary.end_seen);
    assert!(run.notices_of(NoticeKind::Unmapped).is_empty());
    let undated = translate(with(" date=\"2026-08-15\"", ""));
    assert!(
        undated
            .notices_of(NoticeKind::Remark)
            .iter()
            .any(|notice| notice.field == "swiss-sanctions-list@date")
    );
}

#[test]
fn only_real_targets_are_taken_whatever_the_size_of_reads() {
    let whole = translate(SAMPLE);
    assert_eq!(whole.subjects.len(), 4);
    for subject in &whole.subjects {
        assert_place(subject, SAMPLE);
        // What modifications repeat of it is no name and no reason of its own.
        assert!(subject.names.iter().all(|name| !name.full.contains("Demirell")));
        let reasons = subject
            .designations
            .iter()
            .filter_map(|held| held.reason.as_deref());
        assert!(
            reasons
                .into_iter()
                .all(|reason| !reason.contains("Ghost") && !reason.contains("Clerk"))
        );
    }
    let tiny = run::<ChSeco>(&Files::one("x.xml", SAMPLE).read_cap(7));
    assert_eq!(whole.subjects, tiny.subjects);
    assert_eq!(whole.notices, tiny.notices);
}

#[test]
fn the_first_modification_says_how_a_target_stands() {
    let run = translate(SAMPLE);
    let orlan = run.subject("95142");
    assert_eq!(orlan.status, SubjectStatus::Delisted);
    let designation = &orlan.designations[0];
    assert_eq!(designation.status, DesignationStatus::Delisted);
    let day =
        |claim: &Option<dragoman_guest::schema::DateClaim>| claim.as_ref().and_then(|claim| claim.earliest);
    assert_eq!(day(&designation.delisted), dates::date(2016, Some(3), Some(2)));
    assert_eq!(day(&designation.listed), None);
    assert_eq!(
        designation.reason.as_deref(),
        Some("Harbour master of Port Selka. He signed the lists.")
    );
    // Listed, de-listed, and listed again.
    let company = run.subject("95816");
    assert_eq!(company.status, SubjectStatus::Active);
    let designation = &company.designations[0];
    assert_eq!(day(&designation.listed), dates::date(2021, Some(3), Some(22)));
    assert_eq!(day(&designation.effective), dates::date(2021, Some(3), Some(23)));
    let note = designation.note.as_deref().expect("a note");
    assert!(note.contains("de-listed 2018-03-23; listed 2012-12-14"), "{note}");
    // The order of the file counts, and a contradiction is said.
    let later = with("effective-date=\"2015-11-18\"", "effective-date=\"2019-11-18\"");
    let run = translate(later);
    assert_eq!(run.subject("95142").status, SubjectStatus::Delisted);
    let said = run.notices_of(NoticeKind::Remark);
    assert!(said.iter().any(|notice| notice.field.ends_with("effective-date")));
}

#[test]
fn names_are_made_of_their_parts_in_each_writing() {
    let run = translate(SAMPLE);
    let orlan = run.subject("95142");
    let original = NameForm::OriginalScript;
    assert_eq!(
        full(&orlan),
        [
            (
                "Demirel Orlan Vashtavich",
                NameForm::Primary,
                Some("en"),
                Some("Latn")
            ),
            // The list writes a Latin I in it; it stays as it is.
            ("ДЕМIРЕЛЬ Орлан Ваштавіч", original, Some("be"), Some("Cyrl")),
            ("ДЕМИРЕЛЬ Орланъ", original, Some("ru"), Some("Cyrl")),
            ("ДЕМИРЕЛЪ Орланъ", original, Some("ru"), Some("Cyrl")),
            (
                "Demirel Orlane Vashtavich",
                NameForm::Spelling,
                Some("ru"),
                Some("Latn")
            ),
            ("The Ferryman", NameForm::Alias, Some("en"), Some("Latn")),
            ("Ali Selkawi", NameForm::Alias, Some("en"), Some("Latn")),
        ]
    );
    let roles: Vec<_> = orlan.names[0].parts.iter().map(|part| part.role).collect();
    assert_eq!(roles, [NameRole::Family, NameRole::Given, NameRole::Patronymic]);
    assert_eq!(orlan.names[5].quality, NameQuality::Weak);
    let titles: Vec<_> = orlan.person.iter().flat_map(|person| &person.titles).collect();
    assert_eq!(titles.len(), 1);
    let brava = run.subject("92941");
    assert_eq!(brava.names[2].form, NameForm::Maiden);
    assert_eq!(brava.names[0].parts[2].role, NameRole::Nisba);
    assert_eq!(
        brava.person.and_then(|person| person.gender),
        Some(Gender::Female)
    );
    assert_eq!(run.subject("95816").names[2].form, NameForm::Former);
}

#[test]
fn too_many_spellings_do_not_make_too_many_names() {
    let spelling = |part: &str, count: usize| {
        let variants = (0..count).map(|index| {
            format!("<spelling-variant lang=\"RUS\" script=\"CYRL\" spelling-variant-type=\"not-defined\">Я{index}</spelling-variant>")
        });
        format!("<value>{part}</value>{}", variants.collect::<String>())
    };
    let text = with("<value>Brava</value>", &spelling("Brava", 9));
    let text = text.replacen("<value>Olmi</value>", &spelling("Olmi", 9), 1);
    let run = translate(text);
    assert!(run.subject("92941").names.len() <= 2 + 17);
    let said = run.notices_of(NoticeKind::Remark);
    assert!(
        said.iter()
            .any(|notice| notice.message.contains("too many names"))
    );
}

#[test]
fn places_and_programmes_are_joined_wherever_they_stand() {
    let run = translate(SAMPLE);
    let orlan = run.subject("95142");
    let cities: Vec<_> = orlan
        .addresses
        .iter()
        .map(|place| (place.city.as_deref(), place.country.as_deref(), place.at))
        .collect();
    assert_eq!(
        cities,
        [
            (Some("Port Selka"), Some("KE"), 0),
            (Some("Mombasa"), None, 0),
            (None, Some("KE"), 1)
        ]
    );
    assert_eq!(orlan.addresses[0].note.as_deref(), Some("c/o Selka Sports Club"));
    assert!(
        orlan.addresses[1]
            .raw
            .as_deref()
            .is_some_and(|raw| raw.ends_with("Coast of the Herons"))
    );
    let birth = &orlan.birth_places[0];
    assert_eq!((birth.country.as_deref(), birth.at), (Some("KE"), 1));
    let company = run.subject("95816");
    let articles = company
        .designations
        .iter()
        .map(|held| held.legal_bases[0].article.as_deref());
    assert_eq!(
        articles.collect::<Vec<_>>(),
        [
            Some("article 12 -- Restrictions on named individuals and entities"),
            Some("article 16 -- Restrictions on the money market")
        ]
    );
    assert!(
        company
            .designations
            .iter()
            .all(|held| held.programme.as_deref() == Some("Selkia"))
    );
    // The target, its place, its programme.
    assert_eq!(company.sources.len(), 3);
}

#[test]
fn references_that_dangle_are_said_and_the_rest_is_kept() {
    let run = translate(SAMPLE);
    let said: Vec<_> = run
        .notices_of(NoticeKind::Remark)
        .iter()
        .map(|notice| (notice.field.as_str(), notice.count))
        .collect();
    assert_eq!(
        said,
        [("target/relation@target-id", 1), ("target/sanctions-set-id", 1)]
    );
    let ship = run.subject("94461");
    let note = ship.designations[0].note.as_deref().expect("a note");
    assert!(
        note.ends_with("sanctions set 94422, which is not in the file"),
        "{note}"
    );
    let relations: Vec<_> = run
        .subject("95142")
        .relations
        .into_iter()
        .map(|relation| (relation.kind, relation.target))
        .collect();
    let text = "target 95300, which is not in the file";
    assert_eq!(relations.len(), 2);
    assert!(matches!(&relations[0], (RelationKind::Associate, RelationTarget::Id(id)) if id == "95816"));
    assert!(matches!(&relations[1], (RelationKind::Other, RelationTarget::Text(words)) if words == text));
    let run = translate(with("<place ssid=\"9319\">", "<place ssid=\"99\">"));
    let street = &run.subject("95816").addresses[0];
    assert_eq!(street.street.as_deref(), Some("150 Quay Ave."));
    assert_eq!(
        street.note.as_deref(),
        Some("place 9319, which is not in the file")
    );
}

#[test]
fn dates_keep_their_quality_their_calendar_and_their_identity() {
    let orlan = translate(SAMPLE).subject("95142");
    let births: Vec<_> = orlan
        .births
        .iter()
        .map(|birth| (birth.earliest, birth.certainty, birth.note.as_deref()))
        .collect();
    assert_eq!(
        births,
        [
            (dates::date(1981, Some(5), Some(21)), Certainty::Exact, None),
            (
                dates::date(1978, None, None),
                Certainty::Exact,
                Some("low quality")
            ),
            (None, Certainty::Unstated, None),
            (
                dates::date(1979, Some(1), Some(1)),
                Certainty::Exact,
                Some("of the further identity 95145")
            ),
        ]
    );
    assert_eq!(orlan.births[2].raw.as_deref(), Some("1402-6-24 Islamic"));
    let company = translate(SAMPLE).subject("95816");
    let founded = company.organization.and_then(|organization| organization.founded);
    assert_eq!(
        founded.and_then(|founded| founded.earliest),
        dates::date(1993, Some(4), Some(12))
    );
}

#[test]
fn documents_have_their_days_as_text_or_as_attributes() {
    let orlan = translate(SAMPLE).subject("95142");
    let kinds: Vec<_> = orlan.documents.iter().map(|held| held.kind).collect();
    assert_eq!(
        kinds,
        [
            DocumentKind::Passport,
            DocumentKind::NationalId,
            DocumentKind::Other
        ]
    );
    let passport = &orlan.documents[0];
    let day =
        |claim: &Option<dragoman_guest::schema::DateClaim>| claim.as_ref().and_then(|claim| claim.earliest);
    assert_eq!(day(&passport.issued), dates::date(2014, Some(8), Some(7)));
    assert_eq!(day(&passport.expires), dates::date(2024, Some(8), Some(7)));
    assert_eq!(passport.issuer.as_deref(), Some("KE"));
    assert_eq!(passport.note.as_deref(), Some("reported lost in 2016"));
    assert_eq!(orlan.documents[2].raw.as_deref(), Some("ferry-card"));
}

#[test]
fn other_information_that_is_plainly_marked_goes_where_it_belongs() {
    let run = translate(SAMPLE);
    let identifiers = |id: &str| {
        let subject = run.subject(id);
        let identifiers = subject.identifiers.into_iter();
        identifiers
            .map(|held| (held.scheme, held.value))
            .collect::<Vec<_>>()
    };
    let pair = |scheme: &str, value: &str| (scheme.to_owned(), value.to_owned());
    assert_eq!(
        identifiers("94461"),
        [pair("seco", "94461"), pair("imo", "9990012")]
    );
    assert_eq!(
        identifiers("95816"),
        [pair("seco", "95816"), pair("registration", "999534485")]
    );
    assert_eq!(
        identifiers("92941"),
        [pair("seco", "92941"), pair("un-ref", "ZZi.901")]
    );
    assert_eq!(
        run.subject("95142").extra,
        [("foreign-identifier".to_owned(), "140".to_owned())]
    );
    let company = run.subject("95816");
    let kinds: Vec<_> = company.contacts.iter().map(|held| held.kind).collect();
    let expected = [
        ContactKind::Phone,
        ContactKind::Fax,
        ContactKind::Email,
        ContactKind::Website,
    ];
    assert_eq!(kinds, expected);
    let remarks: Vec<_> = company
        .remarks
        .iter()
        .map(|remark| remark.text.as_str())
        .collect();
    assert_eq!(remarks, ["Website: ask at the quay"]);
    // The number of a ship is none of a company's.
    let text = with("Registration number: 999534485", "IMO number: 9990012");
    let company = translate(text).subject("95816");
    assert!(
        company
            .remarks
            .iter()
            .any(|remark| remark.text == "IMO number: 9990012")
    );
}

#[test]
fn records_that_cannot_be_used_are_left_out_and_the_others_kept() {
    for (from, to) in [
        ("<target ssid=\"92941\">", "<target>"),
        ("<target ssid=\"92941\">", "<target ssid=\"95142\">"),
        (
            "<object object-type=\"vessel\">",
            "<object object-type=\"vessel\"><!--",
        ),
    ] {
        let text = with(from, to).replacen(
            "</object>",
            if to.ends_with("<!--") {
                "--></object>"
            } else {
                "</object>"
            },
            1,
        );
        let run = translate(text);
        assert_eq!(run.subjects.len(), 3, "{to}");
        assert_eq!(run.notices_of(NoticeKind::RejectedRecord).len(), 1);
    }
    let run = translate(with("object-type=\"vessel\"", "object-type=\"airship\""));
    let airship = run.subject("94461");
    assert_eq!(airship.kind, SubjectKind::Other);
    assert_eq!(airship.extra, [("object-type".to_owned(), "airship".to_owned())]);
}

#[test]
fn every_day_of_an_amendment_and_of_a_delisting_is_kept() {
    let find = |run: &dragoman_guest::native::Run| {
        let mut subjects = run.subjects.iter();
        let found = subjects
            .find(|one| one.status == SubjectStatus::Delisted && !one.designations[0].amended.is_empty());
        found.expect("a delisted target that was amended").designations[0].clone()
    };
    let designation = find(&translate(SAMPLE));
    let amended = &designation.amended[0];
    assert_eq!(amended.latest, dates::iso("2015-11-18"));
    assert_eq!(
        amended.note.as_deref(),
        Some("effective 2015-11-18; enacted 2015-11-17")
    );
    let delisted = designation.delisted.expect("a day");
    assert_eq!(delisted.latest, dates::iso("2016-03-02"));
    assert_eq!(
        delisted.note.as_deref(),
        Some("published 2016-03-01; enacted 2016-02-29")
    );
    let alone = find(&translate(with(
        " publication-date=\"2015-11-18\" effective-date=\"2015-11-18\"",
        "",
    )));
    assert_eq!(
        (alone.amended[0].latest, alone.amended[0].note.as_deref()),
        (dates::iso("2015-11-17"), None)
    );
}

//! The sample: every column of the form is filled in somewhere in it.

use common::Common;
use dragoman_common::columns::{ABOUT, SHEETS};
use dragoman_guest::native::workbook::cells;
use dragoman_guest::native::{Files, Run, run};
use dragoman_guest::schema::{
    Actor, Certainty, DocumentKind, DocumentStatus, EncounterAction, Gender, InterestBasis, Likelihood,
    Locator, MeasureKind, NameForm, NameQuality, NameRole, RelationKind, RelationTarget, SubjectKind,
    SubjectStatus, TargetKind, Tlp,
};
use dragoman_guest::{build, dates};

use super::made::{sample_json, sample_workbook};
use super::{SAMPLE, said, translate};

#[test]
fn every_column_is_filled_in_and_nothing_of_it_is_lost() {
    for sheet in SHEETS {
        let (_, text) = SAMPLE
            .iter()
            .find(|(name, _)| *name == sheet.file())
            .expect("a sample");
        let rows = cells(text.as_bytes());
        for (at, column) in sheet.columns.iter().enumerate() {
            let filled = match sheet.key == ABOUT.key {
                true => rows
                    .iter()
                    .any(|row| row[0] == column.title && !row[1].is_empty()),
                false => rows[0][at] == column.title && rows[1..].iter().any(|row| !row[at].is_empty()),
            };
            assert!(filled, "{}: {}", sheet.name, column.title);
        }
    }
    let run = translate(&SAMPLE);
    assert_eq!((run.fault(), said(&run)), (None, Vec::new()));
    let counts = (run.subjects.len(), run.documents.len(), run.bulk_documents.len());
    assert_eq!(counts, (5, 1, 1));
    assert_eq!((run.assessments.len(), run.withdrawals.len()), (1, 1));
    let summary = run.summary().expect("a summary");
    assert_eq!(summary.published, dates::date(2026, Some(3), Some(2)));
    assert_eq!(summary.edition_label.as_deref(), Some("2026/4"));
    // Nine rows, of which one has three numbers and one is a withdrawal.
    assert_eq!((summary.declared_records, summary.end_seen), (Some(10), true));
}

/// What a run gave, without the places.
fn content(run: &Run) -> String {
    let mut run = (
        run.subjects.clone(),
        run.documents.clone(),
        run.bulk_documents.clone(),
        run.assessments.clone(),
        run.withdrawals.clone(),
    );
    run.0.iter_mut().for_each(|item| item.sources.clear());
    run.1.iter_mut().for_each(|item| item.sources.clear());
    run.2.iter_mut().for_each(|item| item.sources.clear());
    run.3.iter_mut().for_each(|item| item.sources.clear());
    run.4.iter_mut().for_each(|item| item.sources.clear());
    // In JSON white space means nothing.
    format!("{run:#?}").replace("\\n", " ")
}

#[test]
fn the_same_comes_of_the_workbook_of_csv_files_and_of_json() {
    let of_csv = translate(&SAMPLE);
    for files in [
        Files::one("common.xlsx", sample_workbook()),
        Files::one("common.json", sample_json()),
        Files::one("common.json", sample_json()).read_cap(7),
    ] {
        let run = run::<Common>(&files);
        assert_eq!((run.fault(), said(&run)), (None, Vec::new()));
        assert_eq!(content(&run), content(&of_csv));
        assert_eq!(run.summary(), of_csv.summary());
    }
    let of_workbook = run::<Common>(&Files::one("common.xlsx", sample_workbook()));
    assert_eq!(
        of_workbook.subjects[2].sources,
        [build::sheet_rows(0, "Subjects", 4, 4)]
    );
    let of_json = run::<Common>(&Files::one("common.json", sample_json()));
    assert_eq!(of_json.subjects[2].sources, [build::pointer(0, "/subjects/2")]);
    assert!(
        matches!(&of_csv.documents[0].sources[..], [Locator::Row(row)] if (row.part, row.first) == (2, 2))
    );
}

#[test]
fn the_same_comes_of_csv_files_in_any_order_and_however_little_is_read_at_a_time() {
    let of_csv = translate(&SAMPLE);
    let mut backwards = SAMPLE;
    backwards.reverse();
    let turned = translate(&backwards);
    assert_eq!((turned.fault(), said(&turned)), (None, Vec::new()));
    for (kind, here, there) in [
        ("subjects", turned.subjects.len(), of_csv.subjects.len()),
        ("documents", turned.documents.len(), of_csv.documents.len()),
        ("assessments", turned.assessments.len(), of_csv.assessments.len()),
    ] {
        assert_eq!(here, there, "{kind}");
    }
    // Those whom a document names stand in a file behind it.
    let holders = |run: &Run| -> Vec<_> {
        let documents = run.documents.iter();
        documents.map(|document| document.holder.clone()).collect()
    };
    assert_eq!(holders(&turned), holders(&of_csv));
    assert!(holders(&of_csv).iter().any(Option::is_some));
    for cap in [1, 7] {
        let files = SAMPLE.iter().fold(Files::default(), |files, (name, content)| {
            files.and(name, *content)
        });
        let run = run::<Common>(&files.read_cap(cap));
        assert_eq!(content(&run), content(&of_csv), "{cap}");
        assert_eq!(run.summary(), of_csv.summary());
    }
}

#[test]
fn the_same_comes_however_a_spreadsheet_program_saves_csv() {
    let plain = content(&translate(&SAMPLE));
    for (delimiter, mark, line) in [(b';', "\u{feff}", "\r\n"), (b'\t', "", "\n")] {
        let saved = SAMPLE.map(|(name, text)| {
            let mut writer = csv::WriterBuilder::new()
                .delimiter(delimiter)
                .flexible(true)
                .from_writer(Vec::new());
            cells(text.as_bytes())
                .iter()
                .for_each(|row| writer.write_record(row).expect("in memory"));
            let text = String::from_utf8(writer.into_inner().expect("in memory")).expect("UTF-8");
            (name, format!("{mark}{}", text.replace('\n', line)))
        });
        let files: Vec<_> = saved.iter().map(|(name, text)| (*name, text.as_str())).collect();
        assert_eq!(content(&translate(&files)), plain);
    }
}

#[test]
fn names_have_the_form_of_their_column_and_the_quality_in_brackets() {
    let vashti = translate(&SAMPLE).subject("17");
    assert_eq!(
        (vashti.kind, vashti.status),
        (SubjectKind::Person, SubjectStatus::Active)
    );
    let names: Vec<_> = vashti
        .names
        .iter()
        .map(|name| (name.full.as_str(), name.form, name.quality))
        .collect();
    assert_eq!(
        names,
        [
            ("Orlan Demirel VASHTI", NameForm::Primary, NameQuality::Unstated),
            ("Orlan Demir", NameForm::Alias, NameQuality::Unstated),
            ("The Lantern", NameForm::Alias, NameQuality::Weak),
            ("O. D. Vashti", NameForm::Alias, NameQuality::Strong),
            ("Orlan KAREL", NameForm::Former, NameQuality::Unstated),
            ("Abu Fanar", NameForm::NomDeGuerre, NameQuality::Unstated),
            ("Orlan Demirell VACHTI", NameForm::Spelling, NameQuality::Unstated),
            (
                "Орлан Демирель ВАШТИ",
                NameForm::OriginalScript,
                NameQuality::Unstated
            ),
        ]
    );
    let last = vashti.names.last().expect("names");
    assert_eq!(
        (last.script.as_deref(), last.language.as_deref()),
        (Some("Cyrl"), Some("ru"))
    );
    let roles: Vec<_> = vashti.names[0].parts.iter().map(|part| part.role).collect();
    assert_eq!(roles, [NameRole::Given, NameRole::Patronymic, NameRole::Family]);
}

#[test]
fn a_person_has_what_the_columns_say() {
    let run = translate(&SAMPLE);
    let vashti = run.subject("17");
    assert_eq!(vashti.births[0].certainty, Certainty::Between);
    assert_eq!(vashti.birth_places[0].country.as_deref(), Some("FR"));
    assert_eq!(vashti.birth_places[0].city.as_deref(), Some("Port Selka"));
    let person = vashti.person.expect("a person");
    assert_eq!((person.gender, person.height_cm), (Some(Gender::Male), Some(172)));
    assert_eq!(
        person
            .languages
            .iter()
            .map(|held| held.text.as_str())
            .collect::<Vec<_>>(),
        ["ru", "fr"]
    );
    let [passport, card] = &vashti.documents[..] else {
        panic!("two documents")
    };
    assert_eq!(
        (passport.kind, passport.issuer.as_deref()),
        (DocumentKind::Passport, Some("FR"))
    );
    assert_eq!(passport.number.as_deref(), Some("X1234567"));
    assert!(passport.issued.is_some() && passport.expires.is_some());
    assert_eq!(
        (card.kind, card.status),
        (DocumentKind::NationalId, DocumentStatus::Lost)
    );
    assert_eq!(card.authority.as_deref(), Some("Registrar of Selka"));
    let [street, words] = &vashti.addresses[..] else {
        panic!("two addresses")
    };
    assert_eq!(
        (street.street.as_deref(), street.postcode.as_deref()),
        (Some("12 Quay Road"), Some("10200"))
    );
    assert_eq!(
        (words.raw.as_deref(), words.country.as_deref()),
        (Some("somewhere on the upper quay"), None)
    );
    let identifiers: Vec<_> = vashti
        .identifiers
        .iter()
        .map(|held| (held.scheme.as_str(), held.value.as_str(), held.country.as_deref()))
        .collect();
    assert_eq!(
        identifiers,
        [("tax", "77-1234", Some("FR")), ("un-ref", "ZZi.901", None)]
    );
    assert_eq!(run.subject("18").births.len(), 2);
    assert_eq!(run.subject("18").births[1].certainty, Certainty::Circa);
}

#[test]
fn a_listing_an_interest_and_relations_are_taken_from_their_columns() {
    let run = translate(&SAMPLE);
    let vashti = run.subject("17");
    let listing = &vashti.designations[0];
    assert_eq!(
        listing.reason.as_deref(),
        Some("Raised money for the Selka Front.\nWas seen with its treasurer.")
    );
    let measures: Vec<_> = listing
        .measures
        .iter()
        .map(|measure| (measure.kind, measure.text.as_deref()))
        .collect();
    assert_eq!(
        measures,
        [
            (MeasureKind::TravelBan, None),
            (MeasureKind::AssetFreeze, None),
            (MeasureKind::Other, Some("loss of honours"))
        ]
    );
    assert_eq!(listing.legal_bases[0].article.as_deref(), Some("art. 3"));
    let interest = &vashti.interests[0];
    assert_eq!(
        (interest.basis, &interest.actions[..]),
        (
            InterestBasis::Wanted,
            &[EncounterAction::Arrest, EncounterAction::Notify][..]
        )
    );
    let relations: Vec<_> = vashti
        .relations
        .iter()
        .map(|relation| (relation.kind, relation.target.clone()))
        .collect();
    let expected = [
        (RelationKind::OwnerOf, RelationTarget::Id("21".into())),
        (RelationKind::Family, RelationTarget::Text("Karel VASHTI".into())),
        (RelationKind::Associate, RelationTarget::Id("18".into())),
    ];
    assert_eq!(format!("{relations:?}"), format!("{expected:?}"));
    assert_eq!(vashti.marking.tlp, Some(Tlp::Amber));
    assert_eq!(vashti.marking.releasable_to, ["FR", "DE"]);
    assert!(vashti.marking.originator_controlled);
    assert_eq!(vashti.marking.retain_until.as_deref(), Some("2027-12-31"));
    assert!(run.subject("21").interests.is_empty());
    assert_eq!(
        run.subject("21").craft.expect("a ship").gross_tonnage,
        Some(81_000)
    );
}

#[test]
fn documents_and_assessments_stand_on_sheets_of_their_own() {
    let run = translate(&SAMPLE);
    let passport = &run.documents[0];
    assert_eq!(
        (passport.holder.as_deref(), passport.document.status),
        (Some("17"), DocumentStatus::Stolen)
    );
    assert_eq!(
        run.bulk_documents[0].numbers,
        ["F0000001", "F0000002", "F0000003"]
    );
    let assessment = &run.assessments[0];
    assert_eq!(assessment.likelihood, Some(Likelihood::Unlikely));
    let targets: Vec<_> = assessment
        .targets
        .iter()
        .map(|target| (target.kind, target.text.as_deref()))
        .collect();
    assert_eq!(
        targets,
        [
            (TargetKind::Venue, Some("Quay Hall")),
            (TargetKind::Public, None),
            (TargetKind::Other, Some("the harbour bridge"))
        ]
    );
    assert!(matches!(&assessment.actors[..], [Actor::Id(id), Actor::Text(_)] if id == "17"));
    assert_eq!(assessment.subjects, ["17", "21"]);
    assert_eq!(run.withdrawals[0].id, "16");
}

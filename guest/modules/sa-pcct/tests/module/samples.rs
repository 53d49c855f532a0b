//! The sample list, and sheets with rows that it does not have.

use dragoman_guest::dates;
use dragoman_guest::native::workbook::workbook;
use dragoman_guest::native::{Files, Run, run};
use dragoman_guest::schema::{
    DateClaim, DocumentKind, NameForm, NoticeKind, PartialDate, RelationKind, RelationTarget, SubjectKind,
};
use sa_pcct::SaPcct;

use super::{SAMPLE, translate};

/// A sheet of persons.
fn list(header: &[&str], rows: &[&[&str]]) -> Run {
    let all = [header].into_iter().chain(rows.iter().copied());
    let cells = all.map(|row| row.iter().map(|cell| (*cell).to_owned()).collect());
    translate(workbook(&cells.collect::<Vec<_>>()))
}

fn earliest(claim: &DateClaim) -> Option<PartialDate> {
    claim.earliest
}

#[test]
fn the_three_sheets_are_read_each_with_its_own_columns() {
    let whole = translate(SAMPLE);
    let count = |kind| {
        let of_kind = whole.subjects.iter().filter(|subject| subject.kind == kind);
        of_kind.count()
    };
    assert_eq!(
        [
            SubjectKind::Person,
            SubjectKind::Organization,
            SubjectKind::Vessel
        ]
        .map(count),
        [18, 2, 2]
    );
    let star = whole.named("MV Selka Star");
    assert_eq!(
        (
            star.identifiers[0].scheme.as_str(),
            star.identifiers[0].value.as_str()
        ),
        ("imo", "9990013")
    );
    let flag = star.craft.and_then(|craft| craft.flag).expect("a flag");
    assert_eq!(
        (flag.code.as_deref(), flag.raw.as_deref()),
        (Some("IR"), Some("Iranian flag"))
    );
    let company = whole.named("Selka Shipping Company");
    assert_eq!((company.identifiers.len(), company.addresses.len()), (2, 2));
    let tiny = run::<SaPcct>(&Files::one("x", SAMPLE).read_cap(7));
    assert_eq!((&whole.subjects, &whole.notices), (&tiny.subjects, &tiny.notices));
}

#[test]
fn cells_of_several_values_give_all_of_them_and_na_gives_none() {
    let run = translate(SAMPLE);
    let orlan = run.named("Orlan Veshti Demirel");
    let names: Vec<_> = orlan
        .names
        .iter()
        .map(|name| (name.full.as_str(), name.form))
        .collect();
    assert_eq!(
        names,
        [
            ("Orlan Veshti Demirel", NameForm::Primary),
            ("The Sailor", NameForm::Alias),
            ("Abu Selka", NameForm::Alias)
        ]
    );
    let births: Vec<_> = orlan.births.iter().map(earliest).collect();
    assert_eq!(
        births,
        [dates::date(1971, Some(3), Some(4)), dates::date(1972, None, None)]
    );
    assert_eq!(orlan.addresses.len(), 1);
    let codes: Vec<_> = orlan
        .nationalities
        .iter()
        .map(|claim| claim.code.as_deref())
        .collect();
    assert_eq!(codes, [Some("BH"), Some("IQ")]);
    // A place and a country are one place of birth; two places and a country are three.
    assert_eq!(orlan.birth_places.len(), 1);
    assert_eq!(run.named("Brava Olmi").birth_places.len(), 3);
    let nadir = run.named("Nadir Selkan");
    assert!(nadir.documents.is_empty() && nadir.addresses.is_empty() && nadir.names.len() == 1);
}

#[test]
fn days_are_read_as_text_and_as_the_spreadsheets_own() {
    let run = translate(SAMPLE);
    let day =
        |subject: dragoman_guest::schema::Subject| subject.designations[0].listed.as_ref().and_then(earliest);
    let expected = dates::date(2018, Some(10), Some(23));
    assert_eq!(day(run.named("Orlan Veshti Demirel")), expected);
    assert_eq!(day(run.named("Brava Olmi")), expected);
    assert_eq!(day(run.named("Nadir Selkan")), dates::date(2017, None, None));
}

#[test]
fn a_number_has_the_kind_and_the_country_that_can_be_told_and_else_all_the_words() {
    let run = translate(SAMPLE);
    let orlan = run.named("Orlan Veshti Demirel");
    let documents: Vec<_> = orlan
        .documents
        .iter()
        .map(|document| {
            (
                document.kind,
                document.number.as_deref(),
                document.issuer.as_deref(),
            )
        })
        .collect();
    assert_eq!(
        documents,
        [
            (DocumentKind::NationalId, Some("9900112233"), Some("IQ")),
            (DocumentKind::Passport, Some("X9900001"), Some("IQ"))
        ]
    );
    let brava = run.named("Brava Olmi");
    assert_eq!(brava.documents.len(), 2);
    assert!(
        brava
            .documents
            .iter()
            .all(|document| document.kind == DocumentKind::Other)
    );
    assert_eq!(
        brava.documents[0].note.as_deref(),
        Some("type: Passport; Residency; Passport; issuing country: Iraq; Jordan; Iraq")
    );
}

#[test]
fn a_document_that_lacks_something_does_not_take_what_another_has() {
    let header = [
        "Full Name",
        "Document Type",
        "Document No.",
        "Issuing Country",
        "Designated Date",
    ];
    let run = list(
        &header,
        &[&[
            "Rashid Manteri",
            "Passport; NA; National identification",
            "NA; X9900021; X9900022",
            "Iraq",
            "2018",
        ]],
    );
    let documents = run.subjects[0].documents.iter();
    let documents: Vec<_> = documents
        .map(|document| (document.kind, document.number.as_deref()))
        .collect();
    assert_eq!(
        documents,
        [
            (DocumentKind::Passport, None),
            (DocumentKind::Other, Some("X9900021")),
            (DocumentKind::NationalId, Some("X9900022"))
        ]
    );
    assert!(
        run.subjects[0]
            .documents
            .iter()
            .all(|document| document.note.is_none())
    );
}

#[test]
fn organisations_and_owners_are_relations_and_a_nameless_owner_is_a_remark() {
    let run = translate(SAMPLE);
    let relations = |name: &str| {
        let subject = run.named(name);
        let relations = subject
            .relations
            .into_iter()
            .map(|relation| match relation.target {
                RelationTarget::Text(text) => (relation.kind, text),
                RelationTarget::Id(id) => panic!("the list gives no id, but here is {id}"),
            });
        relations.collect::<Vec<_>>()
    };
    assert_eq!(
        relations("Orlan Veshti Demirel"),
        [
            (RelationKind::Associate, "Selka Brigades".into()),
            (RelationKind::Associate, "Ostrava Front".into())
        ]
    );
    assert_eq!(
        relations("MV Selka Star"),
        [(RelationKind::OwnedBy, "Selka Shipping Company".into())]
    );
    assert!(relations("Ostrava Pearl").is_empty());
    let remark = run.named("Ostrava Pearl").remarks[0].clone();
    assert_eq!(
        (remark.note.as_deref(), remark.text.as_str()),
        (Some("owner"), "Unknown company in Ostrava Bay")
    );
}

#[test]
fn two_of_one_name_and_one_day_stay_two_and_a_repeated_row_is_left_out() {
    let run = translate(SAMPLE);
    let count = run
        .subjects
        .iter()
        .filter(|subject| subject.names[0].full == "Brava Olmi");
    assert_eq!(count.count(), 2);
    assert_eq!(run.notices_of(NoticeKind::Repaired).len(), 1);
    let header = ["Full Name", "DOB", "Designated Date"];
    let row: &[&str] = &["Rashid Manteri", "1970", "2018"];
    let other: &[&str] = &["Rashid Manteri", "1971", "2018"];
    let run = list(&header, &[row, other, row]);
    assert_eq!(run.subjects.len(), 2);
    assert_ne!(run.subjects[0].id, run.subjects[1].id);
    assert_eq!(run.notices_of(NoticeKind::RejectedRecord).len(), 1);
}

#[test]
fn what_is_not_understood_or_not_asked_for_is_said_and_rows_without_names_are_left_out() {
    let header = [
        "Full Name",
        "Gender",
        "DOB",
        "Document Type",
        "Designated Date",
        "Hobby",
    ];
    let run = list(
        &header,
        &[
            &[
                "Rashid Manteri",
                "unclear",
                "long ago",
                "Passport",
                "soon",
                "fishing",
            ],
            &["NA", "Male", "1970", "NA", "2018", ""],
        ],
    );
    assert_eq!(run.subjects.len(), 1);
    let fields = |kind| {
        let found = run.notices_of(kind).into_iter();
        found.map(|notice| notice.field.clone()).collect::<Vec<_>>()
    };
    assert_eq!(
        fields(NoticeKind::RejectedValue),
        ["Gender", "DOB", "Document Type", "Designated Date"]
    );
    assert_eq!(fields(NoticeKind::RejectedRecord), ["Full Name"]);
    assert_eq!(fields(NoticeKind::Unmapped), ["Hobby"]);
    assert_eq!(run.subjects[0].births[0].raw.as_deref(), Some("long ago"));
}

#[test]
fn an_id_is_the_same_in_every_edition_and_headers_may_lack_their_full_stop() {
    let header = ["No.", "Full Name", "Document No.", "Designated Date"];
    let bare = ["No", "FULL NAME", "Document No", "Designated  Date"];
    let row: &[&str] = &["1", "Rashid Manteri", "X9900009", "2018/10/23"];
    let moved: &[&str] = &["7", "Rashid  Manteri", "X9900010", "2018/10/23"];
    let other: &[&str] = &["1", "Behruz Kuvani", "X9900011", "2018/10/23"];
    let (before, after) = (list(&header, &[row]), list(&bare, &[other, moved]));
    assert_eq!(before.subjects[0].id, after.subjects[1].id);
    assert_eq!(after.subjects[1].documents.len(), 1);
    assert!(after.notices_of(NoticeKind::Unmapped).is_empty());
}

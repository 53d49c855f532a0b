//! The sample list.

use dragoman_guest::dates;
use dragoman_guest::native::{Files, run};
use dragoman_guest::schema::{DocumentKind, Locator, NameForm, NoticeKind, Subject, SubjectKind};
use my_moha::MyMoha;

use super::{SAMPLE, sample, translate};

/// Checks that each source of a subject is a whole row.
pub(super) fn assert_places(subject: &Subject, bytes: &[u8]) {
    for source in &subject.sources {
        let Locator::Bytes(range) = source else {
            panic!("{} has no bytes", subject.id);
        };
        let text = std::str::from_utf8(&bytes[range.start as usize..range.end as usize]);
        let text = text.expect("whole characters");
        assert!(
            text.starts_with("<TR>") && text.ends_with("</TR>"),
            "{}",
            subject.id
        );
        assert_eq!(text.matches("</TR>").count(), 1, "{}", subject.id);
    }
}

fn numbers(subject: &Subject, kind: DocumentKind) -> Vec<&str> {
    let documents = subject.documents.iter().filter(|document| document.kind == kind);
    documents
        .filter_map(|document| document.number.as_deref())
        .collect()
}

fn names(subject: &Subject) -> Vec<&str> {
    subject.names.iter().map(|name| name.full.as_str()).collect()
}

#[test]
fn the_sample_comes_whole_whatever_the_size_of_reads() {
    let whole = translate(SAMPLE);
    let ids: Vec<_> = whole.subjects.iter().map(|subject| subject.id.as_str()).collect();
    assert_eq!(
        ids,
        [
            "KDN.I.91-2014",
            "KDN.I.92-2021",
            "KDN.I.93-2022",
            "KDN.I.94-2024",
            "KDN.K.91-2013",
            "KDN.K.92-2021"
        ]
    );
    let summary = whole.summary().expect("a summary");
    assert_eq!(summary.published, dates::date(2026, Some(2), Some(5)));
    assert_eq!(
        summary.edition_label.as_deref(),
        Some("2026-02-05T09:00:00+08:00")
    );
    whole
        .subjects
        .iter()
        .for_each(|subject| assert_places(subject, SAMPLE));
    let tiny = run::<MyMoha>(&Files::one("x", SAMPLE).read_cap(7));
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
fn an_individual_has_all_that_its_row_says() {
    let vashti = translate(SAMPLE).subject("KDN.I.91-2014");
    assert_eq!(vashti.kind, SubjectKind::Person);
    assert_eq!(names(&vashti), ["Orlan Vashti bin Demirel"]);
    assert_eq!(vashti.births[0].earliest, dates::date(1963, Some(10), Some(7)));
    assert_eq!(vashti.births[0].raw.as_deref(), Some("7.10.1963"));
    assert_eq!(vashti.nationalities[0].code.as_deref(), Some("MY"));
    assert_eq!(numbers(&vashti, DocumentKind::Passport), ["A99114290"]);
    assert_eq!(numbers(&vashti, DocumentKind::NationalId), ["631007-99-9999"]);
    let address = "No. 5, Jalan Dermaga 3/2D, Taman Pelabuhan, Port Selka, Johor";
    assert_eq!(vashti.addresses[0].raw.as_deref(), Some(address));
    let person = vashti.person.as_ref().expect("a person");
    assert_eq!(
        (person.titles[0].text.as_str(), person.positions[0].text.as_str()),
        ("Haji", "Imam")
    );
    let listed = vashti.designations[0]
        .listed
        .as_ref()
        .and_then(|claim| claim.earliest);
    assert_eq!(listed, dates::date(2014, Some(9), Some(18)));
    assert_eq!(vashti.designations[0].reference.as_deref(), Some("KDN.I.91-2014"));
}

#[test]
fn cells_with_several_values_are_taken_apart() {
    let okonjo = translate(SAMPLE).subject("KDN.I.92-2021");
    assert_eq!(
        names(&okonjo),
        ["Tobias Okonjo", "Abu Selka", "Tobias Okonjah", "Tobi Okonjo"]
    );
    let births: Vec<_> = okonjo.births.iter().map(|claim| claim.earliest).collect();
    assert_eq!(
        births,
        [
            dates::date(1978, Some(3), Some(26)),
            dates::date(1977, Some(3), Some(17))
        ]
    );
    assert_eq!(numbers(&okonjo, DocumentKind::Passport), ["IN999467", "KF999724"]);
    assert_eq!(
        numbers(&okonjo, DocumentKind::NationalId),
        ["VIN 7999-0882A", "F99BJAMS20 000"]
    );
    let claim = &okonjo.nationalities[0];
    assert_eq!(
        (claim.code.as_deref(), claim.note.as_deref()),
        (Some("PH"), Some("Pemastautin Tetap di Malaysia"))
    );
}

#[test]
fn a_row_goes_on_on_the_next_page() {
    let run = translate(SAMPLE);
    let tansukh = run.subject("KDN.I.93-2022");
    assert_eq!(tansukh.sources.len(), 2);
    assert_eq!(names(&tansukh), ["Selka @ Mirela binti Tansukh"]);
    let address = "Kampung Dermaga, 09100 Ostrava, Kedah";
    assert_eq!(tansukh.addresses[0].raw.as_deref(), Some(address));
}

#[test]
fn groups_have_aliases_in_two_columns() {
    let run = translate(SAMPLE);
    let league = run.subject("KDN.K.91-2013");
    assert_eq!(league.kind, SubjectKind::Organization);
    assert_eq!(
        names(&league),
        [
            "Persatuan Dermaga (PD)",
            "Persatuan Dermaga Selka",
            "Dermaga Al-Selka",
            "PD, Dermaga"
        ]
    );
    assert_eq!(league.names[1].form, NameForm::Alias);
    let countries: Vec<_> = league
        .addresses
        .iter()
        .map(|place| place.country.as_deref())
        .collect();
    assert_eq!(countries, [Some("CA"), Some("EG")]);
    let harakat = run.subject("KDN.K.92-2021");
    let expected = [
        "Harakat Selka",
        "Gerakan Selka",
        "The Movement for the Preservation of the Harbour of Selka",
        "Selka al-Orlan",
    ];
    assert_eq!(names(&harakat), expected);
    let mended = run.notices_of(NoticeKind::Repaired);
    assert_eq!((mended.len(), mended[0].count), (1, 1));
}

#[test]
fn a_table_is_read_by_its_titles_wherever_its_columns_stand() {
    let whole = translate(SAMPLE);
    let swapped = sample().replacen("<P>Gelaran </P>", "<P>Jawatan </P>", 1);
    let at = swapped.rfind("<P>Jawatan </P>").expect("a title");
    let swapped = format!(
        "{}<P>Gelaran </P>{}",
        &swapped[..at],
        &swapped[at + "<P>Jawatan </P>".len()..]
    );
    let run = translate(swapped);
    assert_eq!(run.subjects.len(), whole.subjects.len());
    assert!(run.notices_of(NoticeKind::Unmapped).is_empty());
}

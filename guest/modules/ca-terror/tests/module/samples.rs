//! The sample list.

use ca_terror::CaTerror;
use dragoman_guest::dates;
use dragoman_guest::native::{Files, run};
use dragoman_guest::schema::{Locator, NameForm, NoticeKind, SubjectKind};

use super::{SAMPLE, translate, with};

#[test]
fn every_entry_is_a_subject_at_its_place_whatever_the_size_of_reads() {
    let whole = translate(SAMPLE);
    assert_eq!(whole.subjects.len(), 4);
    for subject in &whole.subjects {
        let [Locator::Bytes(range)] = subject.sources.as_slice() else {
            panic!("{} has not one source in bytes", subject.id);
        };
        let text =
            std::str::from_utf8(&SAMPLE[range.start as usize..range.end as usize]).expect("whole characters");
        assert!(text.starts_with("<entry>") && text.ends_with("</entry>"));
        assert!(text.contains(&format!("<id>{}</id>", subject.id)));
        // The list does not say who is a person.
        assert_eq!(subject.kind, SubjectKind::Other);
    }
    let tiny = run::<CaTerror>(&Files::one("x.xml", SAMPLE).read_cap(7));
    assert_eq!((&whole.subjects, &whole.notices), (&tiny.subjects, &tiny.notices));
    assert!(whole.notices.is_empty(), "{:?}", whole.notices);
    assert!(whole.summary().is_some_and(|summary| summary.end_seen));
}

#[test]
fn other_names_stand_in_one_text_with_semicolons_or_commas() {
    let run = translate(SAMPLE);
    let names = |id: &str| {
        let names = run.subject(id).names.into_iter();
        names.map(|name| name.full).collect::<Vec<_>>()
    };
    assert_eq!(
        names("91"),
        [
            "Port Selka Brigades (PSB)",
            "PSB",
            "The Brigades of Port Selka",
            "the Ferry Battalions, Harbour Wing",
            "كتائب سلكا"
        ]
    );
    let heron = [
        "Heron Organization (HO)",
        "HO",
        "Heron Revolutionary Council",
        "Grey Heron",
        "Heron Revolution",
    ];
    assert_eq!(names("92"), heron);
    // `N/A`, and nothing at all.
    assert_eq!((names("2025-921").len(), names("93").len()), (1, 1));
    let brigades = run.subject("91");
    assert_eq!(brigades.names[0].form, NameForm::Primary);
    assert!(
        brigades.remarks[0]
            .text
            .starts_with("The Brigades of Port Selka;")
    );
    assert_eq!(brigades.links[0].url, "https://listed.example/entities/91");
}

#[test]
fn the_listing_has_its_day_and_its_review() {
    let run = translate(SAMPLE);
    let listing = |id: &str| run.subject(id).designations.remove(0);
    assert_eq!(
        listing("91").listed.and_then(|listed| listed.earliest),
        dates::date(2015, Some(6), Some(29))
    );
    assert_eq!(listing("91").note.as_deref(), Some("reviewed 2024-06-07"));
    assert_eq!(listing("2025-921").note.as_deref(), Some("Not yet reviewed"));
    assert!(run.subject("92").narrative.is_some());
    let run = translate(with("2015-06-29", "last summer"));
    assert_eq!(run.notices_of(NoticeKind::RejectedValue).len(), 1);
    let listed = run.subject("91").designations.remove(0).listed.expect("words");
    assert_eq!(
        (listed.earliest, listed.raw.as_deref()),
        (None, Some("last summer"))
    );
}

#[test]
fn entries_that_cannot_be_used_are_left_out_and_the_others_kept() {
    for (from, to) in [
        ("<id>92</id>", ""),
        ("<id>92</id>", "<id>91</id>"),
        ("<id>92</id>", "<id>tag:news.example,2026:1</id>"),
        ("<title>Heron Organization (HO)</title>", "<title> </title>"),
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
fn what_an_edition_adds_is_a_notice_and_the_day_of_a_feed_is_that_of_the_edition() {
    let run = translate(with(
        "<title>976</title>",
        "<title>976</title><author><name>A clerk</name></author>",
    ));
    let fields: Vec<_> = run
        .notices_of(NoticeKind::Unmapped)
        .iter()
        .map(|notice| notice.field.clone())
        .collect();
    assert_eq!(fields, ["entry/author/name"]);
    let run = translate(with("<entry>", "<updated>2026-09-03T04:00:00Z</updated><entry>"));
    let summary = run.summary().expect("a summary");
    assert_eq!(summary.published, dates::date(2026, Some(9), Some(3)));
}

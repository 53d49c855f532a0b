//! The sample page.

use dragoman_guest::dates;
use dragoman_guest::native::{Files, run};
use dragoman_guest::schema::{
    Certainty, DocumentKind, Locator, NameForm, NoticeKind, Subject, SubjectKind, SubjectStatus,
};
use sg_tsfa::SgTsfa;

use super::{SAMPLE, translate, with};

fn names(subject: &Subject) -> Vec<(&str, NameForm)> {
    let names = subject.names.iter();
    names.map(|name| (name.full.as_str(), name.form)).collect()
}

fn births(subject: &Subject) -> Vec<(&str, Option<&str>)> {
    let births = subject.births.iter();
    births
        .map(|birth| (birth.raw.as_deref().unwrap_or("-"), birth.note.as_deref()))
        .collect()
}

#[test]
fn every_entry_of_the_list_is_a_subject_at_its_place_whatever_the_size_of_reads() {
    let whole = translate(SAMPLE);
    let ids: Vec<_> = whole.subjects.iter().map(|subject| subject.id.as_str()).collect();
    let letters = ["a", "c", "d", "e", "f", "g", "h", "j", "k", "zm", "zzb"];
    assert_eq!(ids, letters.map(|letter| format!("2({letter})")));
    for (subject, letter) in whole.subjects.iter().zip(letters) {
        assert_eq!(subject.kind, SubjectKind::Person);
        let [Locator::Bytes(range)] = subject.sources.as_slice() else {
            panic!("{} has not one source in bytes", subject.id);
        };
        let text = &SAMPLE[range.start as usize..range.end as usize];
        assert!(text.starts_with(&format!("(<em>{letter}</em>)")), "{text}");
        assert!(text.contains(&subject.names[0].full), "{text}");
    }
    let tiny = run::<SgTsfa>(&Files::one("x.html", SAMPLE).read_cap(7));
    assert_eq!((&whole.subjects, &whole.notices), (&tiny.subjects, &tiny.notices));
    assert!(whole.notices_of(NoticeKind::Unmapped).is_empty());
    let summary = whole.summary().expect("a summary");
    assert_eq!(
        summary.edition_label.as_deref(),
        Some("Current version as at 3 Sep 2026")
    );
    assert_eq!(summary.published, dates::date(2026, Some(9), Some(3)));
    assert!(summary.end_seen);
}

#[test]
fn a_deleted_entry_is_a_withdrawal_with_its_instrument_and_day() {
    let run = translate(SAMPLE);
    let withdrawn: Vec<_> = run
        .withdrawals
        .iter()
        .map(|one| {
            let day = one.date.as_ref().and_then(|date| date.earliest);
            (one.id.as_str(), one.instrument.as_deref(), day)
        })
        .collect();
    assert_eq!(
        withdrawn,
        [
            ("2(b)", Some("S 744/2024"), dates::date(2024, Some(9), Some(30))),
            ("2(i)", Some("S 1/2020"), None),
        ]
    );
}

#[test]
fn an_entry_has_what_stands_in_its_brackets() {
    let run = translate(SAMPLE);
    let ferryman = run.subject("2(d)");
    assert_eq!(
        names(&ferryman),
        [
            ("Tovarin Halem", NameForm::Primary),
            ("Tovarin bin Halem", NameForm::Alias),
            ("The Ferryman", NameForm::Alias),
        ]
    );
    let passport = &ferryman.documents[0];
    assert_eq!(
        (passport.kind, passport.number.as_deref()),
        (DocumentKind::Passport, Some("ZN4341564"))
    );
    assert_eq!(ferryman.citizenships[0].code.as_deref(), Some("AU"));
    let belvan = run.subject("2(f)");
    assert_eq!(
        belvan.person.as_ref().and_then(|person| person.father.as_deref()),
        Some("Castimir")
    );
    let card = &belvan.documents[0];
    assert_eq!(
        (card.kind, card.issuer.as_deref()),
        (DocumentKind::NationalId, Some("SG"))
    );
    let girand = run.subject("2(k)");
    assert_eq!(names(&girand)[1], ("Abu Girand", NameForm::Alias));
    assert_eq!(girand.citizenships[0].code.as_deref(), Some("MV"));
    let dorimel = run.subject("2(g)");
    assert_eq!((names(&dorimel)[1].0, dorimel.births.len()), ("Dora", 2));
    assert_eq!(
        names(&run.subject("2(zm)")),
        [("Halvard Quillon", NameForm::Primary)]
    );
}

#[test]
fn births_that_documents_state_differently_are_kept_with_what_states_them() {
    let anvarika = translate(SAMPLE).subject("2(e)");
    assert_eq!(
        births(&anvarika),
        [
            ("10 April 1987", Some("stated in Passport")),
            ("10 April 1986", Some("stated in Work Permit")),
        ]
    );
    let kinds: Vec<_> = anvarika.documents.iter().map(|held| held.kind).collect();
    assert_eq!(kinds, [DocumentKind::Passport, DocumentKind::Other]);
}

#[test]
fn amendments_are_told_with_their_days_and_links() {
    let run = translate(SAMPLE);
    let designation = run.subject("2(zzb)").designations.remove(0);
    let bases: Vec<_> = designation
        .legal_bases
        .iter()
        .map(|base| base.instrument.as_str())
        .collect();
    assert_eq!(
        bases,
        [
            "Terrorism (Suppression of Financing) Act 2002",
            "S 495/2025",
            "S 568/2026"
        ]
    );
    let days: Vec<_> = designation.amended.iter().map(|claim| claim.earliest).collect();
    assert_eq!(
        days,
        [
            dates::date(2025, Some(7), Some(18)),
            dates::date(2026, Some(8), Some(26))
        ]
    );
    let links = run.subject("2(f)").links;
    assert_eq!(
        links[0].url,
        "https://sso.example/SL-Supp/S495-2025/Published/20250718"
    );
}

#[test]
fn what_is_not_understood_keeps_its_words_and_is_said() {
    let run = translate(SAMPLE);
    let evrant = run.subject("2(h)");
    assert_eq!(evrant.births[0].certainty, Certainty::Unstated);
    assert_eq!(
        (
            evrant.citizenships[0].code.as_deref(),
            evrant.citizenships[0].raw.as_deref()
        ),
        (None, Some("Atlantis"))
    );
    let remark = |id: &str| run.subject(id).remarks.remove(0).text;
    assert_eq!(remark("2(g)"), "Singapore permanent resident until 2010");
    assert_eq!(remark("2(j)"), "lately of Port Selka");
    let said = |kind| {
        let said = run.notices_of(kind).into_iter();
        said.map(|notice| notice.record_id.clone().unwrap_or_else(|| notice.field.clone()))
            .collect::<Vec<_>>()
    };
    assert_eq!(said(NoticeKind::RejectedValue), ["2(h)"]);
    assert_eq!(
        said(NoticeKind::Remark),
        ["paragraph 1", "paragraph 3", "2(g)", "2(j)"]
    );
}

#[test]
fn an_entry_that_cannot_be_used_is_left_out_and_the_others_kept() {
    for (from, to) in [
        ("(<em>c</em>)", "(<em>a</em>)"),
        ("(<em>c</em>)", "(<em>c</em>) to (<em>ca</em>)"),
        ("Selkan Mizarov (Bang", "(Bang"),
    ] {
        let run = translate(with(from, to));
        assert_eq!(
            (
                run.subjects.len(),
                run.notices_of(NoticeKind::RejectedRecord).len()
            ),
            (10, 1),
            "{to}"
        );
    }
    let run = translate(with("(Bangladesh citizen)", "(Bangladesh citizen"));
    assert_eq!(run.subjects.len(), 11);
    let selkan = run.subject("2(c)");
    assert_eq!(names(&selkan), [("Selkan Mizarov", NameForm::Primary)]);
    assert!(
        selkan.remarks[0]
            .text
            .starts_with("(Bangladesh citizen (Passport")
    );
}

#[test]
fn marks_and_crossed_out_words_are_no_part_of_a_name() {
    let run = translate(with("Selkan Mizarov", "Selkan <s>Old</s> Mizarov<sup>1</sup>"));
    assert_eq!(
        names(&run.subject("2(c)")),
        [("Selkan Mizarov", NameForm::Primary)]
    );
    let said = run.notices_of(NoticeKind::Unmapped);
    assert_eq!(said.len(), 2);
}

#[test]
fn an_entry_that_is_deleted_but_keeps_its_words_is_delisted() {
    let run = translate(with(
        "(Date of Birth: 15 March 1985);",
        "(Date of Birth: 15 March 1985); [Deleted by S 9/2026 wef 01/02/2026]",
    ));
    let selkan = run.subject("2(c)");
    assert_eq!(selkan.status, SubjectStatus::Delisted);
    let day = selkan.designations[0]
        .delisted
        .as_ref()
        .and_then(|day| day.earliest);
    assert_eq!(day, dates::date(2026, Some(2), Some(1)));
}

#[test]
fn another_design_of_the_page_is_read_as_long_as_its_words_are_the_same() {
    let start = SAMPLE.find("<div class=\"schedule\">").expect("a schedule");
    let plain = SAMPLE[start..]
        .replace("</td><td class=\"sProvP1\">", " ")
        .replace("<table", "<div")
        .replace("</table>", "</div>")
        .replace("<tr>", "<p>")
        .replace("</tr>", "</p>")
        .replace("<td", "<span")
        .replace("</td>", "</span>")
        .replace("<td class=\"sProvP1No\">", "");
    let head = "<!DOCTYPE html><meta charset=utf-8><title>Terrorism (Suppression of Financing) Act 2002</title><body>";
    let run = translate(format!("{head}{plain}"));
    let told = |run: &dragoman_guest::native::Run| {
        let subjects = run.subjects.iter();
        subjects
            .map(|subject| (subject.id.clone(), subject.names.clone(), subject.births.clone()))
            .collect::<Vec<_>>()
    };
    assert_eq!(told(&run), told(&translate(SAMPLE)), "{:?}", run.fault());
}

#[test]
fn entities_are_organisations_and_an_entry_in_an_unknown_paragraph_is_not_lost_silently() {
    let run = translate(with("The following individuals:", "The following entities:"));
    assert!(
        run.subjects
            .iter()
            .all(|subject| subject.kind == SubjectKind::Organization)
    );
    let run = translate(with(
        "an individual or entity is added to the Lists; or",
        "Ostrava Peregrin (Singapore citizen);",
    ));
    let said = run.notices_of(NoticeKind::RejectedRecord);
    assert_eq!(said.len(), 1);
    assert!(
        said[0]
            .excerpt
            .as_deref()
            .is_some_and(|words| words.contains("Peregrin"))
    );
}

#[test]
fn what_has_no_letter_is_no_name() {
    for words in [
        "&#8211;(d) [Deleted by S 1/2020]",
        "&#8212; (d) (Singapore citizen)",
        "@ (Singapore citizen)",
    ] {
        let entry = "Halvard Quillon (Singapore citizen) (Date of Birth: 30 November 1999); and";
        let run = translate(with(entry, words));
        assert!(run.subjects.iter().all(|one| one.id != "2(zm)"), "{words}");
        assert_eq!(run.notices_of(NoticeKind::RejectedRecord).len(), 1, "{words}");
    }
}

//! The sample list.

use dragoman_guest::native::{Files, run};
use dragoman_guest::schema::{
    Certainty, DesignationStatus, DocumentKind, Locator, NameForm, NameQuality, Notice, NoticeKind,
    PartialDate, Subject, SubjectKind, SubjectStatus,
};
use un_sc::UnSc;

use super::{SAMPLE, translate};

fn subject(reference: &str) -> Subject {
    let run = translate(SAMPLE);
    let found = run
        .subjects
        .into_iter()
        .find(|subject| subject.designations[0].reference.as_deref() == Some(reference));
    found.expect("a subject of that reference")
}

/// Checks that a subject's place holds its whole element, and that its id stands there.
pub(super) fn assert_place(subject: &Subject, bytes: &[u8]) {
    let Some(Locator::Bytes(range)) = subject.sources.first() else {
        panic!("{} has no bytes", subject.id);
    };
    let text =
        std::str::from_utf8(&bytes[range.start as usize..range.end as usize]).expect("whole characters");
    let (start, end) = match subject.kind {
        SubjectKind::Person => ("<INDIVIDUAL>", "</INDIVIDUAL>"),
        _ => ("<ENTITY>", "</ENTITY>"),
    };
    assert!(text.starts_with(start) && text.ends_with(end), "{}", subject.id);
    assert_eq!(text.matches(end).count(), 1);
    assert!(text.contains(&format!("<DATAID>{}</DATAID>", subject.id)));
}

#[test]
fn the_sample_translates_with_its_known_counts() {
    let run = translate(SAMPLE);
    let summary = run.summary().expect("a good end");
    assert_eq!(summary.edition_label.as_deref(), Some("2026-03-02T00:00:09.554Z"));
    assert_eq!(
        summary.published,
        Some(PartialDate {
            year: 2026,
            month: Some(3),
            day: Some(2)
        })
    );
    assert!(summary.end_seen);
    let count = |kind| run.subjects.iter().filter(|subject| subject.kind == kind).count();
    assert_eq!(
        (count(SubjectKind::Person), count(SubjectKind::Organization)),
        (15, 7)
    );
    let sum = |of: fn(&Subject) -> usize| run.subjects.iter().map(of).sum::<usize>();
    assert_eq!(sum(|s| s.births.len()), BIRTHS);
    assert_eq!(sum(|s| s.documents.len()), DOCUMENTS);
    assert_eq!(sum(|s| s.names.len()), NAMES);
    assert_eq!(sum(|s| s.links.len()), 7);
}

// As counted in the file by hand: own dates of birth and those of aliases; primary, original and other names.
const BIRTHS: usize = 17 + 4;
const DOCUMENTS: usize = 14;
const NAMES: usize = 22 + 8 + 28;

#[test]
fn tiny_reads_give_the_same_as_large_ones() {
    let whole = translate(SAMPLE);
    for cap in [1, 3, 7, 1000] {
        let tiny = run::<UnSc>(&Files::one("consolidated.xml", SAMPLE).read_cap(cap));
        assert_eq!(whole.subjects, tiny.subjects, "at {cap} bytes a read");
        assert_eq!(whole.notices, tiny.notices);
        assert_eq!(whole.result, tiny.result);
    }
}

#[test]
fn every_record_stands_where_it_is_said_to() {
    for subject in translate(SAMPLE).subjects {
        assert_place(&subject, SAMPLE);
    }
}

#[test]
fn a_byte_order_mark_moves_every_place_and_nothing_else() {
    let bytes = [b"\xEF\xBB\xBF", SAMPLE].concat();
    let run = translate(bytes.clone());
    assert_eq!(run.subjects.len(), 22);
    for subject in &run.subjects {
        assert_place(subject, &bytes);
    }
}

#[test]
fn line_ends_and_indentation_mean_nothing() {
    let text = String::from_utf8(SAMPLE.to_vec()).expect("UTF-8");
    let bare: String = text.lines().map(str::trim_start).collect::<Vec<_>>().join("\r\n");
    let without_places = |text: String| {
        let mut subjects = translate(text).subjects;
        subjects.iter_mut().for_each(|subject| subject.sources.clear());
        subjects
    };
    assert_eq!(without_places(text), without_places(bare));
}

#[test]
fn names_keep_their_parts_form_quality_and_script() {
    let subject = subject("QDi.901");
    let [primary, original, strong, weak, dated] = subject.names.as_slice() else {
        panic!("{:?}", subject.names);
    };
    assert_eq!(primary.full, "ORLAN VASHTI DEMIREL-QUAYE");
    assert_eq!((primary.form, primary.parts.len()), (NameForm::Primary, 3));
    assert_eq!(
        (original.form, original.script.as_deref()),
        (NameForm::OriginalScript, Some("Arab"))
    );
    assert_eq!(
        (strong.form, strong.quality),
        (NameForm::Alias, NameQuality::Strong)
    );
    assert_eq!(
        (weak.full.as_str(), weak.quality),
        ("Abu Selka", NameQuality::Weak)
    );
    assert_eq!(dated.full, "Vashti Orlan Quaye");
}

#[test]
fn what_belongs_to_an_alias_says_so() {
    let subject = subject("QDi.901");
    assert_eq!(
        subject.births[0].note.as_deref(),
        Some("stated for the alias Vashti Orlan Quaye")
    );
    assert_eq!(subject.births[1].note, None);
    assert_eq!(subject.birth_places[0].note, subject.births[0].note);
}

#[test]
fn a_listing_has_its_dates_reference_and_programme() {
    let subject = subject("CFi.903");
    let designation = &subject.designations[0];
    assert_eq!(designation.authority.as_deref(), Some("UN Security Council"));
    assert_eq!(designation.programme.as_deref(), Some("CAR"));
    let listed = designation.listed.as_ref().expect("a date of listing");
    assert_eq!(
        listed.earliest,
        Some(PartialDate {
            year: 2018,
            month: Some(2),
            day: Some(7)
        })
    );
    assert_eq!(listed.raw.as_deref(), Some("2018-02-07-05:00"));
    assert_eq!(designation.amended.len(), 1);
    assert_eq!(subject.identifiers[0].value, "CFi.903");
    let person = subject.person.expect("a person");
    assert_eq!((person.titles.len(), person.positions.len()), (1, 2));
    assert_eq!(person.positions[0].text, "Former officer of the Eastern Guard");
}

#[test]
fn births_keep_the_certainty_of_the_source() {
    let of = |reference| {
        subject(reference)
            .births
            .iter()
            .map(|claim| claim.certainty)
            .collect::<Vec<_>>()
    };
    assert_eq!(of("CFi.903"), [Certainty::Circa]);
    assert_eq!(of("CDi.910"), [Certainty::Between]);
    assert_eq!(of("IRi.914"), []);
    let several = subject("QDi.912").births;
    let own: Vec<_> = several
        .iter()
        .filter(|claim| claim.note.as_deref() != Some(NAMELESS))
        .collect();
    assert_eq!(own.len(), 4);
    assert_eq!(
        (own[1].certainty, own[1].raw.as_deref()),
        (Certainty::Unstated, Some("April 1973"))
    );
    assert_eq!(
        (own[2].certainty, own[2].note.as_deref()),
        (Certainty::Exact, Some("Sep."))
    );
    assert_eq!(
        several.len(),
        6,
        "the word null is no date, the two others in nameless aliases are"
    );
}

const NAMELESS: &str = "stated in an alias element without a name";

#[test]
fn documents_keep_number_place_and_words() {
    let passport = &subject("QDi.901").documents[0];
    assert_eq!(
        (passport.kind, passport.number.as_deref()),
        (DocumentKind::Passport, Some("X7734120"))
    );
    assert_eq!(passport.authority.as_deref(), Some("Nairobi, Kenya"));
    assert!(passport.issued.is_some());
    let documents = subject("TAi.911").documents;
    assert_eq!(
        (documents[0].kind, documents[0].number.as_deref()),
        (DocumentKind::NationalId, Some("5577012"))
    );
    assert_eq!(documents[1].number.as_deref(), Some("OA990011"));
    assert_eq!(
        documents[1].raw.as_deref(),
        Some("Passport; Afghan passport number OA990011; Afghanistan")
    );
    assert_eq!(
        subject("KPi.913").documents[1].kind,
        DocumentKind::ServicePassport
    );
    assert_eq!(subject("LYi.915").documents[0].kind, DocumentKind::DrivingLicence);
    assert_eq!(subject("QDi.912").documents[0].number, None);
}

#[test]
fn predefined_entities_are_read_and_the_notice_in_the_comments_is_linked() {
    let entity = subject("KPe.904");
    assert!(
        entity
            .names
            .iter()
            .any(|name| name.full == "Meridian Wire & Coil Est." && name.form == NameForm::Former)
    );
    assert_eq!(
        entity.addresses[0].street.as_deref(),
        Some("Warehouse 7, Gate 3 & 4, Al Qadim Port Road")
    );
    let url = "https://www.interpol.int/en/How-we-work/Notices/View-UN-Notices-Entities";
    assert_eq!(entity.links[0].url, url);
    assert_eq!(subject("QDe.905").links[0].url, url);
    assert!(entity.narrative.expect("comments").ends_with(url));
}

#[test]
fn what_has_no_field_is_kept_under_its_own_name() {
    let person = subject("CDi.916");
    assert!(
        person
            .extra
            .contains(&("SUBMITTED_BY".into(), "Ruritania".into()))
    );
    assert!(person.extra.contains(&("VERSIONNUM".into(), "1".into())));
    assert!(
        subject("IRe.931")
            .extra
            .contains(&("SUBMITTED_ON".into(), "2009-07-17".into()))
    );
}

#[test]
fn an_added_element_is_summed_in_one_notice_with_its_first_place() {
    let added = "<EYE_COLOUR>grey</EYE_COLOUR><COMMENTS1";
    let text = String::from_utf8(SAMPLE.to_vec())
        .expect("UTF-8")
        .replace("<COMMENTS1", added);
    let run = translate(text);
    let notice = run
        .notices
        .iter()
        .find(|notice| notice.field == "INDIVIDUAL/EYE_COLOUR")
        .expect("a notice");
    assert_eq!((notice.kind, notice.count), (NoticeKind::Unmapped, 15));
    assert_eq!(notice.excerpt.as_deref(), Some("grey"));
    assert_eq!(notice.record_id.as_deref(), Some("7900101"));
    assert!(notice.source.is_some());
}

#[test]
fn a_record_that_stands_twice_is_used_once_and_mentioned() {
    let text = String::from_utf8(SAMPLE.to_vec())
        .expect("UTF-8")
        .replace("7900102</DATAID>", "7900101</DATAID>");
    let run = translate(text);
    assert_eq!(run.subjects.len(), 21);
    assert!(
        run.notices
            .iter()
            .any(|notice| notice.kind == NoticeKind::RejectedRecord)
    );
}

#[test]
fn a_record_without_a_dataid_goes_by_its_reference() {
    let text = String::from_utf8(SAMPLE.to_vec())
        .expect("UTF-8")
        .replace("<DATAID>7900102</DATAID>", "<DATAID/>");
    let run = translate(text);
    assert!(run.subjects.iter().any(|subject| subject.id == "QDi.902"));
    assert!(
        run.notices
            .iter()
            .any(|notice| notice.kind == NoticeKind::Repaired)
    );
}

#[test]
fn elements_that_the_format_has_but_no_edition_at_hand_uses_are_mapped() {
    let more = "<DELISTED_ON>2026-01-05</DELISTED_ON><NATIONALITY2>Togo</NATIONALITY2>\
                <INTERPOL_LINK>https://notices.example/1</INTERPOL_LINK><COMMENTS1>";
    let text = String::from_utf8(SAMPLE.to_vec())
        .expect("UTF-8")
        .replacen("<COMMENTS1>", more, 1);
    let run = translate(text);
    let subject = &run.subjects[0];
    assert_eq!(subject.status, SubjectStatus::Delisted);
    assert_eq!(subject.designations[0].status, DesignationStatus::Delisted);
    assert!(subject.designations[0].delisted.is_some());
    assert!(
        subject
            .nationalities
            .iter()
            .any(|claim| claim.raw.as_deref() == Some("Togo"))
    );
    assert_eq!(subject.links[0].url, "https://notices.example/1");
}

#[test]
fn attributes_and_nested_elements_that_are_not_known_are_mentioned() {
    let odd = "<PRISON code=\"7\"><CELL>12</CELL>north wing</PRISON><COMMENTS1>";
    let text = String::from_utf8(SAMPLE.to_vec())
        .expect("UTF-8")
        .replacen("<COMMENTS1>", odd, 1);
    let text = text.replacen("dateGenerated", "edition=\"9\" dateGenerated", 1);
    let run = translate(text);
    let fields = [
        "CONSOLIDATED_LIST@edition",
        "INDIVIDUAL/PRISON",
        "INDIVIDUAL/PRISON/CELL",
        "INDIVIDUAL/PRISON@code",
    ];
    let unmapped = |notice: &&Notice| notice.kind == NoticeKind::Unmapped;
    let found: Vec<_> = run
        .notices
        .iter()
        .filter(unmapped)
        .map(|notice| notice.field.as_str())
        .collect();
    assert_eq!(found, fields);
}

#[test]
fn every_notice_of_the_sample_has_a_place_a_record_and_an_excerpt() {
    let notices = translate(SAMPLE).notices;
    let field = |field: &str| notices.iter().filter(|notice| notice.field == field).count();
    assert_eq!(
        field("INDIVIDUAL/INDIVIDUAL_DATE_OF_BIRTH"),
        2,
        "words in place of a date"
    );
    assert_eq!(
        field("INDIVIDUAL/INDIVIDUAL_ALIAS/DATE_OF_BIRTH"),
        1,
        "the word null"
    );
    assert_eq!(
        field("INDIVIDUAL/INDIVIDUAL_DOCUMENT/DATE_OF_ISSUE"),
        1,
        "a day that its month lacks"
    );
    for notice in notices {
        assert!(
            notice.source.is_some() && notice.record_id.is_some() && notice.excerpt.is_some(),
            "{notice:?}"
        );
    }
}

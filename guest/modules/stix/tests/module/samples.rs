//! What comes of the sample bundles.

use dragoman_guest::native::{Files, Run};
use dragoman_guest::schema::{Locator, NoticeKind, SubjectKind, Tlp};

use super::{SAMPLES, assessment, says, translate_all};

fn translate() -> Run {
    translate_all(
        &SAMPLES
            .iter()
            .fold(Files::default(), |files, (name, bytes)| files.and(name, *bytes)),
    )
}

/// The id of an object of the samples.
fn sample_id(kind: &str, number: u32) -> String {
    format!(
        "{kind}--{number:08x}-0000-4000-8000-0000000031{:02}",
        number % 100
    )
}

#[test]
fn subjects_are_those_who_may_attack_and_nobody_who_may_be_attacked() {
    let run = translate();
    let names: Vec<_> = run
        .subjects
        .iter()
        .map(|subject| (subject.names[0].full.as_str(), subject.kind))
        .collect();
    assert_eq!(
        names,
        [
            ("Grey Harbour Front", SubjectKind::Organization),
            ("Mirela Tansukh", SubjectKind::Person),
            ("Harbour Front Collective", SubjectKind::Organization),
            ("The Ferryman", SubjectKind::Person),
            ("Silt Heron", SubjectKind::Other),
            ("Orlan Vashti", SubjectKind::Person),
        ]
    );
    assert!(
        run.subjects
            .iter()
            .all(|subject| !subject.sources.is_empty() && subject.marking.tlp.is_some())
    );
}

#[test]
fn a_report_is_an_assessment_of_the_event_that_its_label_names() {
    let run = translate();
    let found = assessment(&run, &sample_id("report", 51));
    assert_eq!(found.event, "Lowen Summit 2031");
    let targets: Vec<_> = found
        .targets
        .iter()
        .filter_map(|target| target.text.as_deref())
        .collect();
    assert_eq!(
        targets,
        [
            "Visitors of the summit (class)",
            "Prime Minister of Norrland",
            "Lowen Congress Hall (location)"
        ]
    );
    assert_eq!(found.marking.tlp, Some(Tlp::Amber));
    assert_eq!(
        found.place.as_ref().and_then(|place| place.city.as_deref()),
        Some("Lowen")
    );
    // One of its targets is threatened for as long as nobody says otherwise.
    assert!(found.window_from.is_some() && found.window_to.is_none());
}

#[test]
fn the_update_replaces_withdraws_and_corrects() {
    let run = translate();
    let front = run.subject(&sample_id("threat-actor", 21));
    assert_eq!(front.names[1].full, "GHF");
    let withdrawn: Vec<_> = run
        .withdrawals
        .iter()
        .map(|withdrawal| withdrawal.id.clone())
        .collect();
    assert_eq!(
        withdrawn,
        [sample_id("campaign", 55), sample_id("threat-actor", 23)]
    );
    assert!(says(&run, "report/modified", "is newer"));
    assert!(says(&run, "language-content/object_modified", "another version"));
}

#[test]
fn what_is_left_out_is_counted_by_type_and_property() {
    let run = translate();
    let rejected: Vec<_> = run
        .notices_of(NoticeKind::RejectedRecord)
        .iter()
        .map(|notice| notice.field.clone())
        .collect();
    assert_eq!(rejected, ["identity/modified", "report/targets"]);
    for field in ["indicator", "course-of-action", "ipv4-addr", "x-selka-patrol"] {
        assert!(says(&run, field, "no place for objects of this type"), "{field}");
    }
    // Nothing that the reader of JSON had to say: all that stands there is known.
    assert!(
        run.notices.iter().all(|notice| !notice.field.starts_with('/')),
        "{:?}",
        run.notices
    );
}

#[test]
fn every_place_leads_to_the_object_that_it_names() {
    let run = translate();
    for subject in &run.subjects {
        let Locator::Pointer(place) = &subject.sources[0] else {
            panic!("{} has no pointer", subject.id);
        };
        let text = std::str::from_utf8(SAMPLES[place.part as usize].1).expect("UTF-8");
        let index: usize = place
            .pointer
            .trim_start_matches("/objects/")
            .parse()
            .expect("an index");
        // Objects of the samples begin with a brace that stands two blanks from the left.
        let object = text.split("\n  {").nth(index + 1).expect("an object");
        assert!(
            object.contains(&format!("\"id\": \"{}\"", subject.id)),
            "{}",
            subject.id
        );
    }
}

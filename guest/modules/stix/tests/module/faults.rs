//! Files that cannot be used as a whole.

use dragoman_guest::native::Files;
use dragoman_guest::native::damage::withstand;
use dragoman_guest::schema::{Fault, FaultKind};
use stix::{Example, Stix};

use super::{SAMPLES, bundle, object, says, translate_all};

fn fault(content: impl Into<Vec<u8>>) -> Fault {
    let run = translate_all(&Files::one("bundle.json", content));
    let fault = run.fault().cloned().expect("a fault");
    assert!(fault.remedy.is_some(), "{fault:?}");
    fault
}

fn actor() -> String {
    object("threat-actor", 1, "\"name\": \"Silt Heron\"")
}

#[test]
fn a_bundle_cut_off_anywhere_is_refused_for_a_marking_may_stand_behind_the_cut() {
    let (_, sample) = SAMPLES[0];
    let end = sample.trim_ascii_end().len();
    for cut in (1..end).step_by(61).chain(end - 8..end) {
        assert_eq!(fault(&sample[..cut]).kind, FaultKind::Truncated, "cut at {cut}");
    }
    let files = Files::one("a.json", SAMPLES[1].1).and("b.json", &sample[..end / 2]);
    assert_eq!(
        translate_all(&files).fault().map(|fault| fault.kind),
        Some(FaultKind::Truncated)
    );
}

#[test]
fn what_is_no_bundle_is_foreign() {
    for content in [
        "<stix:STIX_Package xmlns:stix='http://stix.mitre.org/stix-1'/>",
        "id,name\n1,x\n",
        "{\"objects\": [{\"name\": \"x\"}]}",
        "{\"objects\": [1, \"x\"]}",
        "{\"type\": \"FeatureCollection\", \"objects\": [{\"type\": \"report\", \"id\": \"report--1\"}]}",
    ] {
        assert_eq!(fault(content).kind, FaultKind::Foreign, "{content}");
    }
    assert_eq!(fault("").kind, FaultKind::Empty);
    assert_eq!(fault("[]").kind, FaultKind::UnknownLayout);
    assert_eq!(
        fault("{\"data\": [{\"type\": \"report\"}]}").kind,
        FaultKind::UnknownLayout
    );
    assert_eq!(
        translate_all(&Files::default()).fault().map(|fault| fault.kind),
        Some(FaultKind::MissingPart)
    );
}

#[test]
fn a_bundle_of_another_version_of_stix_is_an_unknown_layout_and_one_of_2_0_is_read() {
    let of =
        |version: &str| bundle(&[actor()]).replacen("{", &format!("{{\"spec_version\": \"{version}\", "), 1);
    assert_eq!(fault(of("3.0")).kind, FaultKind::UnknownLayout);
    assert_eq!(translate_all(&Files::one("x.json", of("2.0"))).subjects.len(), 1);
}

#[test]
fn an_envelope_is_read_and_one_page_of_several_is_refused() {
    let of = |more: bool| {
        format!(
            "{{\"more\": {more}, \"next\": \"2\", \"objects\": [{}]}}",
            actor()
        )
    };
    assert_eq!(translate_all(&Files::one("x.json", of(false))).subjects.len(), 1);
    assert_eq!(fault(of(true)).kind, FaultKind::Truncated);
}

#[test]
fn a_bundle_without_objects_is_one_beside_others() {
    let files = Files::one("a.json", bundle(&[actor()]))
        .and("b.json", "{\"type\": \"bundle\", \"id\": \"bundle--2\"}");
    let run = translate_all(&files);
    assert_eq!(run.subjects.len(), 1);
    assert!(says(&run, "objects", "holds no objects"));
    let label = run.summary().and_then(|summary| summary.edition_label.as_deref());
    assert_eq!(label, Some("bundle--1, bundle--2"));
}

#[test]
fn damage_anywhere_gives_a_fault_or_notices_and_never_a_panic() {
    let files = SAMPLES
        .iter()
        .fold(Files::default(), |files, (name, bytes)| files.and(name, *bytes));
    withstand::<Stix<Example>>(&files, 600);
}

#[test]
fn the_size_of_reads_changes_nothing() {
    let files = SAMPLES
        .iter()
        .fold(Files::default(), |files, (name, bytes)| files.and(name, *bytes));
    let (whole, small) = (translate_all(&files), translate_all(&files.clone().read_cap(7)));
    assert_eq!(whole.subjects, small.subjects);
    assert_eq!(whole.assessments, small.assessments);
    assert_eq!(whole.notices, small.notices);
}

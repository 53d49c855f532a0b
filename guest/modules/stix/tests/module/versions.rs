//! Versions, revocations, and objects that claim the same id.

use dragoman_guest::native::Files;
use dragoman_guest::schema::{NoticeKind, Tlp};

use super::{bundle, id, object, relationship, says, translate, translate_all};

fn actor(modified: &str, name: &str, more: &str) -> String {
    object(
        "threat-actor",
        1,
        &format!("\"modified\": \"{modified}\", \"name\": \"{name}\"{more}"),
    )
}

const FIRST: &str = "2031-01-01T00:00:00.000Z";
const SECOND: &str = "2031-01-01T00:00:00.5Z";

#[test]
fn the_newest_version_counts_in_whatever_order_and_file_they_stand() {
    let (older, newer) = (actor(FIRST, "Heron", ""), actor(SECOND, "Silt Heron", ""));
    for (one, two) in [(&older, &newer), (&newer, &older)] {
        let files = Files::one("a.json", bundle(std::slice::from_ref(one)));
        let run = translate_all(&files.and("b.json", bundle(std::slice::from_ref(two))));
        assert_eq!(run.subjects.len(), 1);
        assert_eq!(run.subjects[0].names[0].full, "Silt Heron");
        let said = run.notices_of(NoticeKind::Remark);
        let older = said
            .iter()
            .find(|notice| notice.message.contains("is newer"))
            .expect("a notice");
        assert_eq!(older.excerpt.as_deref(), Some(FIRST));
        assert_eq!(older.record_id.as_deref(), Some(id("threat-actor", 1).as_str()));
    }
}

#[test]
fn a_version_that_two_bundles_repeat_is_taken_once_without_a_word() {
    // The same instant and the same list, written otherwise: only what is said counts.
    let one = actor(FIRST, "Silt Heron", ", \"aliases\": [\"SH-9\"]");
    let again = one
        .replace("[\"SH-9\"]", "\"SH-9\"")
        .replace(", \"name\"", ",\n  \"name\"");
    assert_ne!(one, again);
    let run = translate(&[one, again]);
    assert_eq!(run.subjects.len(), 1);
    assert!(!says(&run, "threat-actor/modified", ""));
}

#[test]
fn two_objects_of_one_version_that_differ_are_said_and_the_markings_of_both_apply() {
    let red = ", \"object_marking_refs\": [\"marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed\"]";
    let green = ", \"object_marking_refs\": [\"marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da\"]";
    let run = translate(&[actor(FIRST, "Silt Heron", green), actor(FIRST, "Mud Heron", red)]);
    assert_eq!(run.subjects[0].names[0].full, "Silt Heron");
    assert_eq!(run.subjects[0].marking.tlp, Some(Tlp::Red));
    assert_eq!(run.notices_of(NoticeKind::RejectedRecord).len(), 1);
}

#[test]
fn relationships_of_one_id_between_different_objects_are_all_taken() {
    let (actor_id, one, two) = (id("threat-actor", 1), id("identity", 2), id("identity", 3));
    let run = translate(&[
        actor(FIRST, "Silt Heron", ""),
        object("identity", 2, "\"name\": \"Norrland\""),
        object("identity", 3, "\"name\": \"Selka\""),
        relationship(4, &actor_id, "targets", &one, ""),
        relationship(4, &actor_id, "targets", &two, ""),
    ]);
    let remarks = &run.subject(&actor_id).remarks;
    assert_eq!(
        remarks
            .iter()
            .map(|remark| remark.text.as_str())
            .collect::<Vec<_>>(),
        ["Norrland", "Selka"]
    );
    assert_eq!(run.notices_of(NoticeKind::Repaired).len(), 1);
}

#[test]
fn what_is_revoked_is_withdrawn_on_its_day_and_nothing_leads_to_it() {
    let revoked = actor(SECOND, "Silt Heron", ", \"revoked\": true");
    let (actor_id, campaign) = (id("threat-actor", 1), id("campaign", 2));
    let run = translate(&[
        actor(FIRST, "Silt Heron", ""),
        object("campaign", 2, "\"name\": \"Operation Low Tide\""),
        object("threat-actor", 3, "\"name\": \"Mudlark\""),
        object("identity", 4, "\"name\": \"Norrland\""),
        relationship(5, &campaign, "attributed-to", &actor_id, ""),
        relationship(6, &campaign, "targets", &id("identity", 4), ""),
        relationship(7, &id("threat-actor", 3), "related-to", &actor_id, ""),
        revoked,
    ]);
    let withdrawn: Vec<_> = run
        .withdrawals
        .iter()
        .map(|withdrawal| withdrawal.id.as_str())
        .collect();
    assert_eq!(withdrawn, [actor_id.as_str()]);
    let date = run.withdrawals[0]
        .date
        .as_ref()
        .and_then(|claim| claim.raw.as_deref());
    assert_eq!(date, Some(SECOND));
    assert!(run.assessments[0].actors.is_empty() && run.assessments[0].subjects.is_empty());
    assert!(
        run.subjects
            .iter()
            .all(|subject| subject.relations.is_empty() && subject.id != actor_id)
    );
    assert!(says(&run, "relationship/target_ref", "was revoked"));
}

#[test]
fn an_identity_that_is_revoked_is_withdrawn_if_it_is_one_that_could_have_been_a_subject() {
    let of = |number, class: &str| {
        object(
            "identity",
            number,
            &format!("\"name\": \"N\", \"revoked\": true, \"identity_class\": \"{class}\""),
        )
    };
    let run = translate(&[
        of(1, "individual"),
        of(2, "class"),
        of(3, "group"),
        object("tool", 4, "\"revoked\": true"),
    ]);
    let withdrawn: Vec<_> = run
        .withdrawals
        .iter()
        .map(|withdrawal| withdrawal.id.clone())
        .collect();
    assert_eq!(withdrawn, [id("identity", 1), id("identity", 3)]);
    assert!(says(&run, "identity", "was revoked") && says(&run, "tool", "was revoked"));
}

#[test]
fn a_revoked_relationship_or_note_is_not_read() {
    let actor_id = id("threat-actor", 1);
    let note = format!("\"content\": \"Long gone\", \"revoked\": true, \"object_refs\": [\"{actor_id}\"]");
    let run = translate(&[
        actor(FIRST, "Silt Heron", ""),
        object("identity", 2, "\"name\": \"Norrland\""),
        relationship(3, &actor_id, "targets", &id("identity", 2), "\"revoked\": true"),
        object("note", 4, &note),
    ]);
    assert!(run.subject(&actor_id).remarks.is_empty());
    assert!(says(&run, "relationship", "revoked") && says(&run, "note", "revoked"));
}

#[test]
fn a_version_without_a_date_is_older_than_any() {
    let undated = actor("yesterday", "Heron", "");
    let run = translate(&[actor(FIRST, "Silt Heron", ""), undated]);
    assert_eq!(run.subjects[0].names[0].full, "Silt Heron");
}

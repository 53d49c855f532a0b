//! Markings: what they come to, and that nothing loosens.

use dragoman_guest::native::Run;
use dragoman_guest::schema::{Marking, NoticeKind, Tlp};

use super::{assessment, extra, id, object, relationship, says, translate};

const WHITE: &str = "marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9";
const GREEN: &str = "marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da";
const AMBER: &str = "marking-definition--f88d31f6-486f-44da-b317-01333bde0b82";
const RED: &str = "marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed";

/// An actor with these markings, and objects beside it.
fn marked(markings: &[&str], beside: &[String]) -> (Marking, Run) {
    let markings: Vec<_> = markings.iter().map(|marking| format!("\"{marking}\"")).collect();
    let properties = format!(
        "\"name\": \"Silt Heron\", \"object_marking_refs\": [{}]",
        markings.join(", ")
    );
    let mut objects = vec![object("threat-actor", 1, &properties)];
    objects.extend_from_slice(beside);
    let run = translate(&objects);
    (run.subject(&id("threat-actor", 1)).marking.clone(), run)
}

fn definition(number: u32, properties: &str) -> (String, String) {
    (
        id("marking-definition", number),
        object("marking-definition", number, properties),
    )
}

#[test]
fn the_markings_that_the_standard_fixes_are_known_without_a_definition() {
    for (marking, level) in [
        (WHITE, Tlp::Clear),
        (GREEN, Tlp::Green),
        (AMBER, Tlp::Amber),
        (RED, Tlp::Red),
        (
            "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487",
            Tlp::Clear,
        ),
        (
            "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
            Tlp::Green,
        ),
        (
            "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421",
            Tlp::Amber,
        ),
        (
            "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003",
            Tlp::AmberStrict,
        ),
        (
            "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1",
            Tlp::Red,
        ),
    ] {
        let (marking, run) = marked(&[marking], &[]);
        assert_eq!((marking.tlp, marking.originator_controlled), (Some(level), false));
        assert!(run.notices.is_empty(), "{:?}", run.notices);
    }
}

#[test]
fn of_several_markings_the_strictest_counts() {
    assert_eq!(marked(&[GREEN, AMBER, WHITE], &[]).0.tlp, Some(Tlp::Amber));
}

#[test]
fn an_object_without_a_level_is_not_for_everybody_and_that_is_said() {
    let (statement, definition) = definition(
        7,
        "\"definition_type\": \"statement\", \"definition\": {\"statement\": \"Ask first.\"}",
    );
    for (markings, beside) in [(vec![], vec![]), (vec![statement.as_str()], vec![definition])] {
        let (marking, run) = marked(&markings, &beside);
        assert_eq!(marking.tlp, Some(Tlp::Amber));
        assert!(says(
            &run,
            "threat-actor/object_marking_refs",
            "no marking with a level"
        ));
    }
}

#[test]
fn statements_are_kept_in_their_words() {
    let (statement, definition) = definition(
        7,
        "\"definition_type\": \"statement\", \"definition\": {\"statement\": \"Not for courts.\"}",
    );
    let (marking, run) = marked(&[GREEN, &statement], &[definition]);
    assert_eq!(marking.tlp, Some(Tlp::Green));
    let remarks = &run.subject(&id("threat-actor", 1)).remarks;
    assert_eq!(
        remarks
            .iter()
            .map(|remark| remark.text.as_str())
            .collect::<Vec<_>>(),
        ["Not for courts."]
    );
}

#[test]
fn a_marking_that_is_not_known_is_the_strictest_there_is() {
    let tlp_2 = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";
    for properties in [
        "\"name\": \"PAP:RED\", \"definition_type\": \"pap\", \"definition\": {\"pap\": \"red\"}".to_owned(),
        "\"definition_type\": \"tlp\", \"definition\": {\"tlp\": \"blue\"}".to_owned(),
        "\"definition_type\": \"tlp\", \"definition\": {}".to_owned(),
        "\"definition_type\": \"statement\", \"definition\": {}".to_owned(),
        "\"definition_type\": \"tlp\"".to_owned(),
        "\"name\": \"something\"".to_owned(),
        "\"definition\": {\"tlp\": \"green\"}".to_owned(),
        format!("\"extensions\": {{\"{tlp_2}\": {{\"extension_type\": \"property-extension\", \"tlp_2_0\": \"beige\"}}}}"),
        "\"extensions\": {\"extension-definition--3\": {\"extension_type\": \"property-extension\", \"tlp_2_0\": \"green\"}}".to_owned(),
        // A level that is known does not excuse a demand that is not.
        format!(
            "\"extensions\": {{\"{tlp_2}\": {{\"tlp_2_0\": \"green\"}}, \"extension-definition--3\": {{\"audience\": \"us\"}}}}"
        ),
    ] {
        let (unknown, definition) = definition(7, &properties);
        let (marking, run) = marked(&[GREEN, &unknown], &[definition]);
        assert_eq!((marking.tlp, marking.originator_controlled), (Some(Tlp::Red), true), "{properties}");
        assert!(says(&run, "object_marking_refs", "not known"), "{properties}");
        let remarks = &run.subject(&id("threat-actor", 1)).remarks;
        assert!(remarks.iter().any(|remark| remark.text.starts_with("marking that is not known")));
    }
    let (marking, run) = marked(&["marking-definition--00000000-0000-4000-8000-000000000099"], &[]);
    assert_eq!(
        (marking.tlp, marking.originator_controlled),
        (Some(Tlp::Red), true)
    );
    assert!(says(&run, "object_marking_refs", "not known"));
}

#[test]
fn a_bundle_that_redefines_a_fixed_marking_does_not_loosen_it() {
    // As in an example of OASIS, where the id of green has a statement.
    let definition = format!(
        "{{\"type\": \"marking-definition\", \"id\": \"{RED}\", \"definition_type\": \"statement\", \
         \"definition\": {{\"statement\": \"All rights reserved.\"}}}}"
    );
    let (marking, run) = marked(&[RED], &[definition]);
    assert_eq!(marking.tlp, Some(Tlp::Red));
    assert!(says(&run, "marking-definition/id", "both apply"));
    let stricter = format!(
        "{{\"type\": \"marking-definition\", \"id\": \"{GREEN}\", \"definition_type\": \"tlp\", \"definition\": {{\"tlp\": \"red\"}}}}"
    );
    assert_eq!(marked(&[GREEN], &[stricter]).0.tlp, Some(Tlp::Red));
}

#[test]
fn markings_that_mark_each_other_in_a_circle_come_to_an_end() {
    let (first, second) = (id("marking-definition", 7), id("marking-definition", 8));
    let of = |number, other: &str| {
        let marks = format!("\"object_marking_refs\": [\"{other}\"]");
        definition(
            number,
            &format!("\"definition_type\": \"tlp\", \"definition\": {{\"tlp\": \"green\"}}, {marks}"),
        )
        .1
    };
    let (marking, _) = marked(&[&first], &[of(7, &second), of(8, &first)]);
    assert_eq!(marking.tlp, Some(Tlp::Red));
}

#[test]
fn the_marking_of_one_property_applies_to_the_whole_record_and_is_said() {
    let properties = format!(
        "\"name\": \"Silt Heron\", \"object_marking_refs\": [\"{GREEN}\"], \"granular_markings\": [\
         {{\"marking_ref\": \"{AMBER}\", \"selectors\": [\"name\"]}}, {{\"marking_ref\": \"{WHITE}\", \"selectors\": [\"labels\"]}}]"
    );
    let run = translate(&[object("threat-actor", 1, &properties)]);
    assert_eq!(run.subjects[0].marking.tlp, Some(Tlp::Amber));
    let said = run.notices_of(NoticeKind::Remark);
    assert_eq!(said[0].field, "granular_markings");
    assert_eq!(said[0].excerpt.as_deref(), Some("name, labels"));
    assert!(said[0].message.contains("more strictly"));
}

#[test]
fn a_record_is_handled_as_the_strictest_object_that_it_is_made_of() {
    let green = format!("\"object_marking_refs\": [\"{GREEN}\"]");
    let run_with = |marking: &str| {
        let method = format!("\"name\": \"Vehicle ramming\", \"object_marking_refs\": [\"{marking}\"]");
        let (report, pattern, target) = (id("report", 1), id("attack-pattern", 2), id("identity", 3));
        let refs =
            format!("\"name\": \"Lowen Summit\", \"object_refs\": [\"{pattern}\", \"{target}\"], {green}");
        translate(&[
            object("report", 1, &refs),
            object("attack-pattern", 2, &method),
            object(
                "identity",
                3,
                &format!("\"name\": \"Visitors\", \"identity_class\": \"class\", {green}"),
            ),
            relationship(4, &pattern, "targets", &target, &green),
            relationship(5, &report, "related-to", &id("incident", 9), &green),
        ])
    };
    let open = run_with(WHITE);
    assert_eq!(assessment(&open, &id("report", 1)).marking.tlp, Some(Tlp::Green));
    assert!(!says(&open, "report/object_marking_refs", "more strictly"));
    let strict = run_with(RED);
    assert_eq!(assessment(&strict, &id("report", 1)).marking.tlp, Some(Tlp::Red));
    assert!(says(&strict, "report/object_marking_refs", "more strictly"));
}

/// Records of two objects, whose levels are these, with a relationship between them or the second as the author of the
/// first; and the level of the record.
fn level_of_joined(kind: &str, is_author: bool, levels: [Option<&str>; 3]) -> (Option<Tlp>, Run) {
    let refs = levels.map(|level| {
        level.map_or(String::new(), |level| {
            format!(", \"object_marking_refs\": [\"{level}\"]")
        })
    });
    let (own, other) = (id(kind, 1), id("identity", 2));
    let author = match is_author {
        true => format!(", \"created_by_ref\": \"{other}\""),
        false => String::new(),
    };
    let mut objects = vec![
        object(kind, 1, &format!("\"name\": \"Silt Heron\"{}{author}", refs[0])),
        object("identity", 2, &format!("\"name\": \"Norrland\"{}", refs[1])),
    ];
    let mut target = other.clone();
    if is_author {
        // A campaign has to threaten something.
        target = id("identity", 4);
        let properties = format!("\"name\": \"Lowen\", \"object_marking_refs\": [\"{WHITE}\"]");
        objects.push(object("identity", 4, &properties));
    }
    let between = refs[2].trim_start_matches(", ");
    objects.push(relationship(3, &own, "targets", &target, between));
    let run = translate(&objects);
    let level = match kind {
        "campaign" => assessment(&run, &own).marking.tlp,
        _ => run.subject(&own).marking.tlp,
    };
    (level, run)
}

#[test]
fn no_record_is_looser_than_any_object_in_it_nor_than_the_default_where_one_is_unmarked() {
    let strict = "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003";
    let levels = [
        (None, Tlp::Amber),
        (Some(WHITE), Tlp::Clear),
        (Some(GREEN), Tlp::Green),
        (Some(AMBER), Tlp::Amber),
        (Some(strict), Tlp::AmberStrict),
        (Some(RED), Tlp::Red),
    ];
    for kind in ["threat-actor", "campaign"] {
        for (own, of_own) in levels {
            for (other, of_other) in levels {
                let strictest = of_own.max(of_other);
                let (level, _) = level_of_joined(kind, true, [own, other, Some(WHITE)]);
                assert_eq!(level, Some(strictest), "{kind} {of_own:?} by {of_other:?}");
                for (between, of_between) in levels {
                    let (level, _) = level_of_joined(kind, false, [own, other, between]);
                    let strictest = strictest.max(of_between);
                    assert_eq!(
                        level,
                        Some(strictest),
                        "{kind} {own:?}, {other:?}, between them {between:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn an_unmarked_object_that_tightens_a_record_is_said() {
    let words = "an object that the record is made of bears no marking with a level";
    for (levels, is_said) in [
        ([Some(WHITE), None, Some(WHITE)], true),
        ([Some(GREEN), Some(GREEN), None], true),
        ([Some(RED), None, None], false),
        ([Some(WHITE), Some(WHITE), Some(WHITE)], false),
    ] {
        let (_, run) = level_of_joined("campaign", false, levels);
        assert_eq!(
            says(&run, "campaign/object_marking_refs", words),
            is_said,
            "{levels:?}"
        );
    }
}

#[test]
fn statements_of_an_assessment_are_among_its_extras() {
    let (statement, definition) = definition(
        7,
        "\"definition_type\": \"statement\", \"definition\": {\"statement\": \"Not for courts.\"}",
    );
    let campaign = format!("\"name\": \"Operation Low Tide\", \"object_marking_refs\": [\"{statement}\"]");
    let run = translate(&[
        object("campaign", 1, &campaign),
        object("identity", 2, "\"name\": \"Norrland\""),
        relationship(3, &id("campaign", 1), "targets", &id("identity", 2), ""),
        definition,
    ]);
    assert_eq!(extra(&run.assessments[0].extra, "marking"), ["Not for courts."]);
}

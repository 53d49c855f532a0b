//! A partner's own module.

use dragoman_guest::build;
use dragoman_guest::native::{Files, run};
use dragoman_guest::schema::{Manifest, Marking, Tlp};
use stix::{Partner, Stix, Whose};

use super::{bundle, id, object, relationship, translate};

struct Norrland;

impl Partner for Norrland {
    fn manifest() -> Manifest {
        Manifest {
            languages: vec!["no".into()],
            default_marking: Marking {
                tlp: Some(Tlp::Green),
                ..build::marking()
            },
            ..stix::manifest(Whose {
                issuer: "NO",
                list: "threats",
                title: "Threats to events",
                authority: "Norrland Police",
                contact: "https://police.example/stix",
            })
        }
    }

    fn unmarked() -> Marking {
        Marking {
            tlp: Some(Tlp::AmberStrict),
            releasable_to: vec!["FR".into()],
            originator_controlled: false,
            retain_until: Some("2032-01-01".into()),
        }
    }
}

#[test]
fn a_module_speaks_for_the_partner_whose_manifest_it_has() {
    let of = |run: dragoman_guest::native::Run| run.manifest.expect("a manifest").issuer;
    let objects = [object("threat-actor", 1, "\"name\": \"Silt Heron\"")];
    assert_eq!(
        of(run::<Stix<Norrland>>(&Files::one("x.json", bundle(&objects)))),
        "NO"
    );
    assert_eq!(of(translate(&objects)), "EXAMPLE");
}

#[test]
fn a_partner_says_how_unmarked_objects_are_handled_and_none_is_looser_than_its_feed() {
    let clear = "\"object_marking_refs\": [\"marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9\"]";
    let objects = [
        object("threat-actor", 1, "\"name\": \"Silt Heron\""),
        object("threat-actor", 2, &format!("\"name\": \"Mudlark\", {clear}")),
    ];
    let run = run::<Stix<Norrland>>(&Files::one("x.json", bundle(&objects)));
    assert_eq!(run.subjects[0].marking, Norrland::unmarked());
    assert_eq!(run.subjects[1].marking, Norrland::manifest().default_marking);
}

#[test]
fn a_record_that_says_something_of_an_unmarked_object_goes_to_nobody_whom_the_partner_keeps_that_from() {
    let clear = "\"object_marking_refs\": [\"marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9\"]";
    let (actor, target) = (id("threat-actor", 1), id("identity", 2));
    let objects = [
        object("threat-actor", 1, &format!("\"name\": \"Silt Heron\", {clear}")),
        object("identity", 2, "\"name\": \"Lowen\""),
        relationship(3, &actor, "targets", &target, clear),
    ];
    let run = run::<Stix<Norrland>>(&Files::one("x.json", bundle(&objects)));
    assert_eq!(run.subjects[0].marking, Norrland::unmarked());
}

//! Small bundles in the shapes of the standard's examples, about invented people.

use dragoman_guest::native::Run;
use dragoman_guest::schema::{
    Actor, Confidence, ContactKind, NameRole, NoticeKind, RelationKind, RelationTarget, SubjectKind, Target,
    TargetKind,
};

use super::{assessment, extra, id, object, relationship, says, translate};

/// A campaign with this against a class of people, and objects beside it.
fn campaign(properties: &str, beside: &[String]) -> Run {
    let mut objects = vec![
        object(
            "campaign",
            1,
            &format!("\"name\": \"Operation Low Tide\"{properties}"),
        ),
        object(
            "identity",
            2,
            "\"name\": \"Visitors\", \"identity_class\": \"class\"",
        ),
        relationship(3, &id("campaign", 1), "targets", &id("identity", 2), ""),
    ];
    objects.extend_from_slice(beside);
    translate(&objects)
}

#[test]
fn a_threat_actor_profile_is_a_subject_with_its_real_identity() {
    let (actor, person) = (id("threat-actor", 1), id("identity", 2));
    let run = translate(&[
        object(
            "threat-actor",
            1,
            "\"name\": \"Harbour Club\", \"threat_actor_types\": [\"crime-syndicate\"], \"aliases\": [\"HC\"], \
             \"roles\": [\"agent\"], \"goals\": [\"Keys of the port\"], \"sophistication\": \"expert\", \
             \"resource_level\": \"organization\", \"primary_motivation\": \"personal-gain\"",
        ),
        object(
            "identity",
            2,
            "\"name\": \"Harbour Club Ltd\", \"identity_class\": \"organization\"",
        ),
        relationship(
            3,
            &actor,
            "attributed-to",
            &person,
            "\"description\": \"By its letters\"",
        ),
    ]);
    let found = run.subject(&actor);
    assert_eq!(found.kind, SubjectKind::Organization);
    assert_eq!(found.interests[0].category.as_deref(), Some("crime-syndicate"));
    let relation = &found.relations[0];
    assert_eq!(relation.kind, RelationKind::Other);
    assert_eq!(relation.note.as_deref(), Some("attributed-to; By its letters"));
    assert!(matches!(&relation.target, RelationTarget::Id(id) if *id == person));
    // The place of a value is that of the object that states it.
    let place = &found.sources[relation.at as usize];
    assert_eq!(*place, dragoman_guest::build::pointer(0, "/objects/2"));
    assert_eq!(run.subject(&person).kind, SubjectKind::Organization);
}

#[test]
fn the_kind_of_an_actor_is_not_guessed_from_its_means_or_its_type() {
    for more in [
        "\"resource_level\": \"individual\"",
        "\"threat_actor_types\": [\"nation-state\"]",
        "\"roles\": [\"agent\"]",
    ] {
        let run = translate(&[object("threat-actor", 1, &format!("\"name\": \"X\", {more}"))]);
        assert_eq!(run.subjects[0].kind, SubjectKind::Other, "{more}");
    }
    let actor = id("threat-actor", 1);
    let run = translate(&[
        object("threat-actor", 1, "\"name\": \"X\""),
        object(
            "identity",
            2,
            "\"name\": \"A\", \"identity_class\": \"individual\"",
        ),
        object("identity", 3, "\"name\": \"B\", \"identity_class\": \"group\""),
        relationship(4, &actor, "attributed-to", &id("identity", 2), ""),
        relationship(5, &actor, "attributed-to", &id("identity", 3), ""),
    ]);
    assert_eq!(run.subject(&actor).kind, SubjectKind::Other);
    assert_eq!(run.subject(&id("identity", 2)).kind, SubjectKind::Person);
}

#[test]
fn identities_that_write_are_threatened_or_report_are_no_subjects_and_others_are() {
    let actor = id("threat-actor", 1);
    let identity = |number, class: &str| {
        object(
            "identity",
            number,
            &format!("\"name\": \"N{number}\", \"identity_class\": \"{class}\""),
        )
    };
    let author = format!("\"name\": \"X\", \"created_by_ref\": \"{}\"", id("identity", 2));
    let indicator = format!("\"created_by_ref\": \"{}\"", id("identity", 11));
    let sighting = format!(
        "\"sighting_of_ref\": \"{actor}\", \"where_sighted_refs\": [\"{}\"]",
        id("identity", 5)
    );
    let run = translate(&[
        object("threat-actor", 1, &author),
        identity(2, "organization"),
        identity(3, "individual"),
        identity(4, "organization"),
        identity(5, "organization"),
        identity(6, "individual"),
        identity(7, "class"),
        identity(8, "system"),
        identity(9, "unknown"),
        identity(10, "individual"),
        identity(11, "organization"),
        object("identity", 12, "\"name\": \"N12\""),
        identity(13, "individual"),
        object("indicator", 14, &indicator),
        object("sighting", 15, &sighting),
        relationship(20, &actor, "targets", &id("identity", 3), ""),
        relationship(21, &actor, "impersonates", &id("identity", 4), ""),
        relationship(22, &actor, "attributed-to", &id("identity", 9), ""),
        relationship(23, &id("identity", 10), "member-of", &actor, ""),
        relationship(24, &actor, "targets", &id("identity", 10), ""),
        relationship(25, &id("identity", 13), "contact-for", &id("incident", 30), ""),
    ]);
    let mut subjects: Vec<_> = run.subjects.iter().map(|subject| subject.id.clone()).collect();
    subjects.sort();
    let mut expected = vec![actor, id("identity", 6), id("identity", 9), id("identity", 10)];
    expected.sort();
    assert_eq!(subjects, expected);
    assert_eq!(run.subject(&id("identity", 9)).kind, SubjectKind::Other);
    assert_eq!(
        extra(&run.subject(&id("identity", 9)).extra, "identity_class"),
        ["unknown"]
    );
    assert!(says(&run, "identity/identity_class=system", "no subject"));
    assert!(says(&run, "identity/identity_class=not stated", "no subject"));
}

#[test]
fn a_campaign_of_an_actor_against_somebody_is_an_assessment() {
    let run = campaign(
        ", \"first_seen\": \"2031-01-08T12:50:40.123Z\", \"objective\": \"Empty seats\", \"aliases\": [\"OLT\"]",
        &[
            object("threat-actor", 4, "\"name\": \"Harbour Club\""),
            object(
                "attack-pattern",
                5,
                "\"name\": \"False tickets\", \"external_references\": [{\"source_name\": \"capec\", \"external_id\": \"CAPEC-148\"}]",
            ),
            relationship(6, &id("campaign", 1), "attributed-to", &id("threat-actor", 4), ""),
            relationship(7, &id("campaign", 1), "uses", &id("attack-pattern", 5), ""),
        ],
    );
    let found = assessment(&run, &id("campaign", 1));
    assert_eq!(found.event, "Operation Low Tide");
    let target = Target {
        kind: TargetKind::Other,
        text: Some("Visitors (class)".into()),
    };
    assert_eq!(found.targets, [target]);
    assert!(matches!(&found.actors[..], [Actor::Id(actor)] if *actor == id("threat-actor", 4)));
    assert_eq!(found.subjects, [id("threat-actor", 4)]);
    assert_eq!(found.method.as_deref(), Some("False tickets (CAPEC-148)"));
    assert_eq!(found.window_to, None);
    assert_eq!((found.likelihood, found.severity), (None, None));
    assert_eq!(extra(&found.extra, "objective"), ["Empty seats"]);
    assert_eq!(extra(&found.extra, "aliases"), ["OLT"]);
}

#[test]
fn the_kind_of_a_target_is_what_its_class_states() {
    for (target, properties, kind, text) in [
        (
            "identity",
            "\"identity_class\": \"leader\"",
            TargetKind::Leader,
            "N",
        ),
        (
            "identity",
            "\"identity_class\": \"delegation\"",
            TargetKind::Delegation,
            "N",
        ),
        (
            "identity",
            "\"identity_class\": \"venue\"",
            TargetKind::Venue,
            "N",
        ),
        (
            "identity",
            "\"identity_class\": \"public\"",
            TargetKind::Public,
            "N",
        ),
        (
            "identity",
            "\"identity_class\": \"individual\", \"roles\": [\"leader\"]",
            TargetKind::Other,
            "N (individual)",
        ),
        (
            "identity",
            "\"identity_class\": \"system\"",
            TargetKind::Other,
            "N (system)",
        ),
        ("identity", "\"sectors\": [\"energy\"]", TargetKind::Other, "N"),
        (
            "infrastructure",
            "\"infrastructure_types\": [\"unknown\"]",
            TargetKind::Infrastructure,
            "N",
        ),
        (
            "location",
            "\"country\": \"NL\"",
            TargetKind::Other,
            "N (location)",
        ),
    ] {
        let run = translate(&[
            object("campaign", 1, "\"name\": \"C\""),
            object(target, 2, &format!("\"name\": \"N\", {properties}")),
            relationship(3, &id("campaign", 1), "targets", &id(target, 2), ""),
        ]);
        let found = &run.assessments[0].targets[0];
        assert_eq!(
            (found.kind, found.text.as_deref()),
            (kind, Some(text)),
            "{properties}"
        );
    }
}

#[test]
fn what_does_not_say_what_is_threatened_is_left_out_and_what_is_missing_is_named() {
    let rejected = |run: &Run| {
        assert!(run.assessments.is_empty());
        let said = run.notices_of(NoticeKind::RejectedRecord);
        (said[0].field.clone(), said[0].message.clone())
    };
    let of = |target: &[String]| {
        let mut objects = vec![object("campaign", 1, "\"name\": \"C\"")];
        objects.extend_from_slice(target);
        rejected(&translate(&objects))
    };
    let (field, message) = of(&[]);
    assert_eq!(field, "campaign/targets");
    assert!(message.contains("no `targets` relationship"));
    let to = |kind: &str| relationship(3, &id("campaign", 1), "targets", &id(kind, 2), "");
    assert!(of(&[to("identity")]).1.contains("in none of the bundles"));
    let vulnerability = object("vulnerability", 2, "\"name\": \"Open door\"");
    assert!(
        of(&[vulnerability, to("vulnerability")])
            .1
            .contains("nothing that can be")
    );
    let nameless = translate(&[
        object(
            "grouping",
            1,
            &format!(
                "\"context\": \"unspecified\", \"object_refs\": [\"{}\"]",
                id("identity", 2)
            ),
        ),
        object("identity", 2, "\"name\": \"N\""),
    ]);
    assert_eq!(rejected(&nameless).0, "grouping/name");
}

#[test]
fn confidence_follows_the_scale_of_the_standard_and_keeps_its_number() {
    for (number, step) in [
        ("0", None),
        ("1", Some(Confidence::Low)),
        ("29", Some(Confidence::Low)),
        ("30", Some(Confidence::Moderate)),
        ("69", Some(Confidence::Moderate)),
        ("70", Some(Confidence::High)),
        ("100", Some(Confidence::High)),
        ("101", None),
        ("-1", None),
        ("50.5", None),
        ("\"high\"", None),
    ] {
        let run = campaign(&format!(", \"confidence\": {number}"), &[]);
        assert_eq!(run.assessments[0].confidence, step, "{number}");
        assert_eq!(
            extra(&run.assessments[0].extra, "confidence"),
            [number.trim_matches('"')]
        );
        let is_odd = ["101", "-1", "50.5", "\"high\""].contains(&number);
        assert_eq!(says(&run, "campaign/confidence", "0 to 100"), is_odd, "{number}");
    }
}

#[test]
fn a_label_names_the_event_and_the_name_is_kept_beside_it() {
    let run = campaign(
        ", \"labels\": [\"loud\", \"event:Lowen Summit 2031\", \"event:Film Week\"]",
        &[],
    );
    let found = &run.assessments[0];
    assert_eq!(found.event, "Lowen Summit 2031");
    assert_eq!(extra(&found.extra, "name"), ["Operation Low Tide"]);
    assert_eq!(extra(&found.extra, "label"), ["loud"]);
    assert_eq!(extra(&found.extra, "event"), ["Film Week"]);
    assert!(says(&run, "campaign/labels", "several events"));
}

#[test]
fn a_time_at_risk_that_runs_backwards_or_is_no_time_keeps_its_words_alone() {
    for (times, words) in [
        (
            "\"first_seen\": \"2031-05-06T00:00:00Z\", \"last_seen\": \"2031-05-04T00:00:00Z\"",
            "before it begins",
        ),
        ("\"first_seen\": \"in May\"", "no timestamp"),
    ] {
        let run = campaign(&format!(", {times}"), &[]);
        let found = &run.assessments[0];
        assert!(found.window_from.is_none() && found.window_to.is_none());
        assert_eq!(extra(&found.extra, "window").len(), 1);
        assert!(says(&run, "campaign/window", words));
    }
}

/// A report that refers to an actor and to objects beside it. The actor targets the identities 3 and 4.
fn report(refs: &[String], beside: &[String]) -> Run {
    let refs: Vec<_> = refs.iter().map(|id| format!("\"{id}\"")).collect();
    let actor = id("threat-actor", 2);
    let mut objects = vec![
        object(
            "report",
            1,
            &format!("\"name\": \"R\", \"object_refs\": [{}]", refs.join(", ")),
        ),
        object("threat-actor", 2, "\"name\": \"Silt Heron\""),
        object("identity", 3, "\"name\": \"Lowen\""),
        object("identity", 4, "\"name\": \"Selka\""),
        relationship(
            10,
            &actor,
            "targets",
            &id("identity", 3),
            "\"start_time\": \"2031-05-04T00:00:00Z\"",
        ),
        relationship(11, &actor, "targets", &id("identity", 4), ""),
    ];
    objects.extend_from_slice(beside);
    translate(&objects)
}

#[test]
fn a_report_speaks_only_of_the_relationships_that_it_lists_or_that_are_between_what_it_lists() {
    let targets = |refs: &[String]| {
        let run = report(refs, &[]);
        let targets = run.assessments[0].targets.iter();
        targets
            .filter_map(|target| target.text.clone())
            .collect::<Vec<_>>()
    };
    let actor = id("threat-actor", 2);
    assert_eq!(targets(&[actor.clone(), id("relationship", 11)]), ["Selka"]);
    assert_eq!(targets(&[id("relationship", 11)]), ["Selka"]);
    assert_eq!(targets(&[actor.clone(), id("identity", 3)]), ["Lowen"]);
    assert_eq!(targets(&[actor]), ["Lowen", "Selka"]);
}

#[test]
fn an_actor_is_who_threatens_even_if_a_report_lists_only_the_relationship() {
    let run = report(&[id("relationship", 10)], &[]);
    let found = &run.assessments[0];
    assert!(matches!(&found.actors[..], [Actor::Id(actor)] if *actor == id("threat-actor", 2)));
    let from = found.window_from.as_ref().and_then(|claim| claim.raw.as_deref());
    assert_eq!(from, Some("2031-05-04T00:00:00Z"));
}

#[test]
fn the_place_is_where_the_target_is_and_not_where_the_actor_comes_from() {
    let location = |number, name: &str| {
        object(
            "location",
            number,
            &format!("\"name\": \"{name}\", \"country\": \"NL\""),
        )
    };
    let refs = [
        id("relationship", 10),
        id("location", 20),
        id("location", 21),
        id("threat-actor", 2),
    ];
    let run = report(
        &refs,
        &[
            location(20, "Old Quay"),
            location(21, "Congress Hall"),
            relationship(22, &id("threat-actor", 2), "located-at", &id("location", 20), ""),
        ],
    );
    let place = run.assessments[0].place.as_ref().expect("a place");
    assert_eq!(
        (place.raw.as_deref(), place.country.as_deref()),
        (Some("Congress Hall"), Some("NL"))
    );
    assert!(extra(&run.assessments[0].extra, "place").is_empty());
    assert_eq!(
        run.subject(&id("threat-actor", 2)).addresses[0].raw.as_deref(),
        Some("Old Quay")
    );
}

#[test]
fn a_location_that_is_threatened_is_no_address_of_who_threatens_it() {
    let actor = id("threat-actor", 1);
    let run = translate(&[
        object("threat-actor", 1, "\"name\": \"X\""),
        object("location", 2, "\"name\": \"Congress Hall\", \"country\": \"NL\""),
        relationship(3, &actor, "targets", &id("location", 2), ""),
    ]);
    assert!(run.subject(&actor).addresses.is_empty());
    assert_eq!(run.subject(&actor).remarks[0].text, "Congress Hall");
}

#[test]
fn contact_information_is_kept_in_full() {
    let reach = "\"extensions\": {\"extension-definition--66e2492a-bbd3-4be6-88f5-cc91a017a498\": {\
        \"extension_type\": \"property-extension\", \"first_name\": \"Orlan\", \"last_name\": \"Vashti\", \
        \"contact_numbers\": [{\"contact_number_type\": \"work-fax\", \"contact_number\": \"555\", \"classified\": true}], \
        \"email_addresses\": [{\"digital_contact_type\": \"work\", \"email_address_ref\": \"email-addr--1\"}, \
            {\"digital_contact_type\": \"work\", \"email_address_ref\": \"email-addr--9\"}]}}";
    let run = translate(&[
        object(
            "identity",
            1,
            &format!("\"name\": \"O. Vashti\", \"identity_class\": \"individual\", {reach}"),
        ),
        "{\"type\": \"email-addr\", \"id\": \"email-addr--1\", \"value\": \"o@selka.example\"}".into(),
    ]);
    let found = &run.subjects[0];
    let parts: Vec<_> = found.names[0]
        .parts
        .iter()
        .map(|part| (part.role, part.text.as_str()))
        .collect();
    assert_eq!(parts, [(NameRole::Given, "Orlan"), (NameRole::Family, "Vashti")]);
    let contacts: Vec<_> = found
        .contacts
        .iter()
        .map(|contact| (contact.kind, contact.value.as_str()))
        .collect();
    assert_eq!(
        contacts,
        [(ContactKind::Fax, "555"), (ContactKind::Email, "o@selka.example")]
    );
    assert_eq!(found.contacts[0].note.as_deref(), Some("work-fax; classified"));
    assert!(says(&run, "identity/extensions", "in none of the bundles"));
}

#[test]
fn what_is_not_of_the_standard_is_kept_or_said() {
    let run = translate(&[
        object(
            "threat-actor",
            1,
            "\"name\": \"X\", \"x_a\": 1, \"x_faith\": \"secret\", \"rank\": \"high\", \"x_list\": [{\"p\": 1, \"q\": 2}, {\"p\": 3}]",
        ),
        object(
            "threat-actor",
            2,
            "\"name\": \"Y\", \"rank\": \"low\", \"extensions\": {\"extension-definition--5\": \
             {\"extension_type\": \"toplevel-property-extension\"}}",
        ),
        object("x-patrol", 3, "\"name\": \"Z\""),
        object("ipv4-addr", 4, "\"value\": \"192.0.2.1\""),
        object("ipv4-addr", 5, "\"value\": \"192.0.2.2\""),
    ]);
    let kept: Vec<_> = run.subjects[0]
        .extra
        .iter()
        .filter(|(key, _)| key.starts_with("x_"))
        .cloned()
        .collect();
    let kept: Vec<_> = kept
        .iter()
        .map(|(key, value)| (key.as_str(), value.as_str()))
        .collect();
    assert_eq!(
        kept,
        [
            ("x_a", "1"),
            ("x_list.0.p", "1"),
            ("x_list.0.q", "2"),
            ("x_list.1.p", "3")
        ]
    );
    assert_eq!(extra(&run.subjects[1].extra, "rank"), ["low"]);
    let unmapped: Vec<_> = run
        .notices_of(NoticeKind::Unmapped)
        .iter()
        .map(|notice| {
            (
                notice.field.as_str(),
                notice.count,
                notice.excerpt.as_deref().unwrap_or(""),
            )
        })
        .collect();
    assert_eq!(
        unmapped,
        [
            ("/objects/*/rank", 1, "high"),
            ("ipv4-addr", 2, "ipv4-addr--00000000-0000-4000-8000-000000000004"),
            ("threat-actor/x_faith", 1, ""),
            ("x-patrol", 1, "x-patrol--00000000-0000-4000-8000-000000000003"),
        ]
    );
}

#[test]
fn properties_of_objects_that_only_others_speak_of_are_said_when_they_are_lost() {
    let run = campaign(
        "",
        &[
            object(
                "tool",
                5,
                "\"name\": \"Winch\", \"labels\": [\"yard\"], \"description\": \"Old\", \"confidence\": 3",
            ),
            relationship(
                6,
                &id("campaign", 1),
                "uses",
                &id("tool", 5),
                "\"labels\": [\"seen\"], \"confidence\": 40",
            ),
        ],
    );
    for field in [
        "tool/labels",
        "tool/description",
        "tool/confidence",
        "relationship/labels",
    ] {
        assert!(says(&run, field, "left out"), "{field}: {:?}", run.notices);
    }
    assert!(!says(&run, "relationship/confidence", ""));
    assert_eq!(extra(&run.assessments[0].extra, "uses"), ["Winch: confidence 40"]);
}

#[test]
fn the_language_of_a_name_is_that_of_its_selector_or_of_the_object() {
    let run = translate(&[object(
        "threat-actor",
        1,
        "\"name\": \"Heron\", \"aliases\": [\"A\", \"Цапля\"], \"lang\": \"en\", \"granular_markings\": [\
         {\"lang\": \"ru\", \"selectors\": [\"aliases.[1]\", \"description\"]}]",
    )]);
    let names: Vec<_> = run.subjects[0]
        .names
        .iter()
        .map(|name| name.language.as_deref())
        .collect();
    assert_eq!(names, [Some("en"), Some("en"), Some("ru")]);
    assert!(says(&run, "threat-actor/granular_markings/lang", "only names"));
    let odd = translate(&[object(
        "threat-actor",
        1,
        "\"name\": \"Heron\", \"lang\": \"Russian language\"",
    )]);
    assert_eq!(odd.subjects[0].names[0].language, None);
    assert!(says(&odd, "threat-actor/lang", "RFC 5646"));
}

#[test]
fn objects_without_a_name_an_id_or_a_type_are_left_out_and_the_others_stay() {
    let actor = id("threat-actor", 1);
    let run = translate(&[
        object("threat-actor", 1, "\"description\": \"no name\""),
        "{\"type\": \"threat-actor\", \"name\": \"no id\"}".into(),
        "{\"id\": \"threat-actor--7\", \"name\": \"no type\"}".into(),
        "{\"type\": \"threat-actor\", \"id\": \"campaign--8\", \"name\": \"another type\"}".into(),
        object("threat-actor", 2, "\"name\": \"Silt Heron\""),
        relationship(3, &id("threat-actor", 2), "related-to", &actor, ""),
    ]);
    assert_eq!(run.subjects.len(), 1);
    assert!(run.subjects[0].relations.is_empty());
    let fields: Vec<_> = run
        .notices_of(NoticeKind::RejectedRecord)
        .iter()
        .map(|notice| notice.field.clone())
        .collect();
    assert_eq!(
        fields,
        ["objects", "objects", "threat-actor/id", "threat-actor/name"]
    );
}

#[test]
fn references_become_identifiers_and_links_and_no_hash_is_lost() {
    let run = translate(&[object(
        "threat-actor",
        1,
        "\"name\": \"X\", \"external_references\": [\
         {\"source_name\": \"Port Register\", \"external_id\": \"7\", \"url\": \"ftp://selka.example/7\"}, \
         {\"source_name\": \"page\", \"url\": \"https://selka.example/x\", \"hashes\": {\"SHA-256\": \"not one\", \"MD5\": \"0\"}}, \
         {\"source_name\": \"paper\", \"description\": \"of May\"}]",
    )]);
    let found = &run.subjects[0];
    assert_eq!(found.identifiers[0].scheme, "port-register");
    assert_eq!(
        found.identifiers[0].note.as_deref(),
        Some("Port Register; ftp://selka.example/7")
    );
    assert_eq!(found.links[0].sha256, None);
    assert_eq!(
        found.links[0].note.as_deref(),
        Some("page; SHA-256 not one; MD5 0")
    );
    let remarks: Vec<_> = found.remarks.iter().map(|remark| remark.text.as_str()).collect();
    assert_eq!(remarks, ["paper; of May"]);
}

#[test]
fn a_name_that_is_among_its_own_aliases_is_given_once() {
    let run = translate(&[object(
        "intrusion-set",
        1,
        "\"name\": \"Heron\", \"aliases\": [\"Heron\", \"SH-9\"]",
    )]);
    let names: Vec<_> = run.subjects[0]
        .names
        .iter()
        .map(|name| name.full.as_str())
        .collect();
    assert_eq!(names, ["Heron", "SH-9"]);
}

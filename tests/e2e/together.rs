//! What lists say together: clusters with their evidence, the merged view, what people judge, which listings count.

use serde_json::{Value, json};

use crate::lists::{CA, CHANGES, GB, ROSTER, UN};
use crate::site::Site;

/// One woman, as both samples know her: the British one states the UN's reference.
const UN_RECORD: &str = "UN/sc/7900101";
const GB_RECORD: &str = "GB/ofsi/90001";

/// The UN's sample and the British one, run.
fn site() -> Site {
    let site = Site::new(&[(&UN, UN.sample()), (&GB, GB.sample())]);
    assert_eq!(site.run().1, 0);
    site
}

/// The names of the records in the cluster of one.
fn cluster(site: &Site, named: &str) -> Vec<String> {
    let shown = site.json(&["show", named]);
    let records = shown["records"].as_array().expect("a cluster has records");
    let name = |record: &Value| {
        let part = |name: &str| record[name].as_str().expect("a part of a key").to_owned();
        format!("{}/{}/{}", part("issuer"), part("list"), part("id"))
    };
    records.iter().map(name).collect()
}

#[test]
fn what_stands_on_several_lists_under_one_id_is_one_document_of_the_same_shape() {
    let rows = |name: &str, rows: &str| vec![(name.to_owned(), format!("ID,Name\n{rows}").into_bytes())];
    let site = Site::new(&[
        (
            &CHANGES,
            rows("changes-1.csv", "7,Ada Marwood\n8,Boris Otherman\n"),
        ),
        (&ROSTER, rows("roster.csv", "7,Cyril Third\n")),
    ]);
    assert_eq!(site.run().1, 0);
    for (more, list) in [(&[][..], "/records/0/list"), (&["--record"], "/list")] {
        let shown = |named| site.json(&[&["show", named], more].concat());
        let (both, one) = (shown("XX/7"), shown("XX/8"));
        let of = |value: &Value| value.pointer(list).cloned();
        let others = both["others"].as_array().expect("there are others");
        assert_eq!(
            (of(&both), others.len(), of(&others[0])),
            (Some("changes".into()), 1, Some("roster".into()))
        );
        assert_eq!(one["others"], json!([]));
        let fields = |value: &Value| {
            value
                .as_object()
                .expect("an object")
                .keys()
                .cloned()
                .collect::<Vec<_>>()
        };
        assert_eq!(fields(&both), fields(&one));
        // Those of an other are what it says where it is asked for by itself.
        let mut alone = shown("XX/roster/7");
        alone.as_object_mut().expect("an object").remove("others");
        assert_eq!(alone, others[0]);
        let arguments = [&["show", "XX/7", "--format", "json"], more].concat();
        let (_, errors, code) = site.command(&arguments);
        assert_eq!(code, 0);
        assert!(errors.contains("XX/7: stands on several lists"), "{errors}");
        let (text, _, _) = site.command(&[&["show", "XX/7"], more].concat());
        assert!(
            text.contains("Ada Marwood") && text.contains("Cyril Third"),
            "{text}"
        );
    }
}

fn judge(site: &Site, answer: &str) {
    let judged = site.command(&[
        "review",
        answer,
        UN_RECORD,
        GB_RECORD,
        "--by",
        "A. Clerk",
        "--why",
        "seen both",
    ]);
    assert_eq!(judged.2, 0, "{}", judged.1);
}

#[test]
fn records_of_one_subject_are_shown_together_with_the_evidence() {
    let site = site();
    assert_eq!(cluster(&site, "UN/7900101"), [GB_RECORD, UN_RECORD]);
    assert_eq!(cluster(&site, GB_RECORD), [GB_RECORD, UN_RECORD]);
    let shown = site.json(&["show", UN_RECORD]);
    let evidence = shown["links"][0]["evidence"].as_array().expect("evidence");
    assert!(
        evidence.iter().any(|piece| piece["feature"] == "reference"),
        "{evidence:?}"
    );
    let values = shown["values"].as_array().expect("values");
    let both = values
        .iter()
        .filter(|value| value["said"].as_array().map(Vec::len) >= Some(2));
    assert!(both.count() > 0, "they agree on something: {values:#?}");
    for saying in values
        .iter()
        .flat_map(|value| value["said"].as_array().expect("who says it"))
    {
        assert!(saying["source"].is_object(), "every value is traced: {saying}");
    }
}

#[test]
fn the_merged_view_reads_like_a_page() {
    let site = site();
    let (text, _, code) = site.command(&["show", UN_RECORD]);
    assert_eq!(code, 0);
    // Which list is kept first is a matter of chance, and so are the numbers.
    let text = text
        .replace("edition 1", "edition N")
        .replace("edition 2", "edition N");
    insta::assert_snapshot!("show", text);
}

#[test]
fn a_record_is_shown_as_its_list_has_it_on_demand() {
    let site = site();
    let record = site.json(&["show", UN_RECORD, "--record"]);
    assert_eq!(
        (&record["id"], &record["issuer"]),
        (&"7900101".into(), &"UN".into())
    );
    assert!(record["names"].is_array() && record["sources"].is_array());
}

#[test]
fn what_people_say_goes_before_evidence_and_outlives_editions() {
    let site = site();
    judge(&site, "different");
    assert_eq!(cluster(&site, UN_RECORD), [UN_RECORD]);
    let changed = String::from_utf8(UN.sample().swap_remove(0).1).expect("UTF-8");
    let changed = changed.replacen("ORLAN", "ORLANE", 1).into_bytes();
    site.configure(&[
        (&UN, vec![("consolidated.xml".into(), changed)]),
        (&GB, GB.sample()),
    ]);
    assert_eq!(site.json(&["run", "--only", "UN"])[0]["status"], "accepted");
    assert_eq!(cluster(&site, UN_RECORD), [UN_RECORD]);
    judge(&site, "same");
    assert_eq!(
        cluster(&site, UN_RECORD),
        [GB_RECORD, UN_RECORD],
        "the last word counts"
    );
}

#[test]
fn who_was_unsure_and_why_is_told_with_the_question() {
    let site = site();
    judge(&site, "unsure");
    let asked = site.json(&["review"]);
    let asked = asked.as_array().expect("questions");
    let unsure: Vec<_> = asked.iter().filter(|asked| asked["reason"] == "unsure").collect();
    assert_eq!(unsure.len(), 1, "{asked:?}");
    let decision = &unsure[0]["decision"];
    assert_eq!(
        (&decision["by"], &decision["why"]),
        (&"A. Clerk".into(), &"seen both".into())
    );
}

#[test]
fn judgements_move_from_store_to_store() {
    let (here, there) = (site(), site());
    judge(&here, "unsure");
    judge(&here, "different");
    let (exported, _, _) = here.command(&["review", "export"]);
    let file = there.path("judgements.jsonl");
    std::fs::write(&file, &exported).expect("a temporary file can be written");
    for _ in 0..2 {
        assert_eq!(there.command(&["review", "import", &file]).2, 0);
        assert_eq!(
            there.command(&["review", "export"]).0,
            exported,
            "each once, in their order"
        );
    }
    assert_eq!(cluster(&there, UN_RECORD), [UN_RECORD]);
    let broken = format!("{exported}{{\"a\": 1}}\n");
    std::fs::write(&file, broken).expect("a temporary file can be written");
    let other = site();
    let (_, errors, code) = other.command(&["review", "import", &file]);
    assert_eq!(code, 2);
    assert!(
        errors.contains("line 3") && errors.contains("nothing was taken"),
        "{errors}"
    );
    assert_eq!(other.command(&["review", "export"]).0, "");
}

#[test]
fn a_judgement_names_two_records_in_force() {
    let site = site();
    for (a, b, said) in [
        (UN_RECORD, "GB/ofsi/none", "GB/ofsi/none"),
        (UN_RECORD, UN_RECORD, "one record"),
        (UN_RECORD, "GB", "ISSUER/LIST/ID"),
    ] {
        let (_, errors, code) = site.command(&["review", "same", a, b, "--by", "A. Clerk", "--why", "w"]);
        assert_eq!(code, 2, "{b}");
        assert!(errors.contains(said), "{errors}");
    }
    assert_eq!(site.command(&["review", "export"]).0, "");
}

#[test]
fn the_evidence_about_any_two_records_can_be_asked_for() {
    let site = site();
    let explained = site.json(&["review", "explain", GB_RECORD, UN_RECORD]);
    assert_eq!(explained["verdict"], "auto_joined");
    let (text, _, _) = site.command(&["review", "explain", GB_RECORD, UN_RECORD]);
    assert!(text.contains("reference: un-ref QDI901"), "{text}");
}

/// The three samples and a rule.
fn ruled(rule: &str) -> Site {
    let site = Site::new(&[(&UN, UN.sample()), (&GB, GB.sample()), (&CA, CA.sample())]);
    let partners = std::fs::read_to_string(site.config()).expect("the configuration");
    site.configure_as(&format!(
        "[[acceptance]]\nname = \"contested\"\n{rule}\n{partners}"
    ));
    assert_eq!(site.run().1, 0);
    site
}

#[test]
fn a_contested_listing_counts_when_the_un_lists_the_same_subject() {
    let site = ruled("issuer = \"GB\"\naccept = { when = { listed-by = [\"UN\"] } }");
    let (_, records) = site.held();
    let left_out = |record: &Value| record["recognition"]["is_left_out"] == true;
    let records: Vec<Value> = records
        .lines()
        .map(|line| serde_json::from_str(line).expect("a line is JSON"))
        .collect();
    for record in &records {
        let key = format!("{}/{}/{}", record["issuer"], record["list"], record["id"]).replace('"', "");
        let with_un = cluster(&site, &key)
            .iter()
            .any(|member| member.starts_with("UN/"));
        assert_eq!(left_out(record), record["issuer"] == "GB" && !with_un, "{key}");
        assert!(
            !left_out(record) || record["status"] == "left_out",
            "{key} is not shown as active"
        );
    }
    let count = records.iter().filter(|record| left_out(record)).count();
    assert!(count > 0 && count < records.len());
    let (status, _, _) = site.command(&["status"]);
    assert!(
        status.contains(&format!("rule contested: leaves out {count} listings")),
        "{status}"
    );
}

#[test]
fn what_a_rule_leaves_out_is_marked_wherever_it_is_shown() {
    let site = ruled("issuer = \"GB\"\naccept = \"never\"");
    for arguments in [vec!["show", GB_RECORD], vec!["show", GB_RECORD, "--record"]] {
        let (text, _, _) = site.command(&arguments);
        assert!(text.contains("does not count: contested"), "{text}");
    }
}

#[test]
fn records_of_one_subject_are_exported_under_one_cluster() {
    let site = site();
    let (lines, _, _) = site.command(&["export"]);
    let records: Vec<Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    let of = |issuer: &str, id: &str| {
        let record = records
            .iter()
            .find(|record| record["issuer"] == issuer && record["id"] == id);
        record.expect("the record is exported")["cluster"].clone()
    };
    assert!(of("UN", "7900101").is_string());
    assert_eq!(of("UN", "7900101"), of("GB", "90001"));
    assert!(records.iter().all(|record| record["cluster"].is_string()));
}

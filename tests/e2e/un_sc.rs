use std::fs;

use crate::embed;
use crate::support::{component, dragoman, root, said};

const SAMPLE: &str = "guest/modules/un-sc/samples/consolidated.xml";

#[test]
fn the_sample_is_translated_whole() {
    let (items, errors, code) = said(&dragoman(&["translate", &component("un-sc"), SAMPLE]));
    assert_eq!(code, 0, "{errors}");
    let xml = fs::read_to_string(root().join(SAMPLE)).expect("the sample is text");
    let records = xml.matches("<INDIVIDUAL>").count() + xml.matches("<ENTITY>").count();
    assert_eq!(items.lines().count(), records);
    for line in items.lines() {
        let item: serde_json::Value = serde_json::from_str(line).expect("a line is JSON");
        let bytes = &item["sources"][0]["bytes"];
        let at = |name: &str| bytes[name].as_u64().expect("a record has its place") as usize;
        let record = &xml[at("start")..at("end")];
        assert!(
            record.starts_with("<INDIVIDUAL>") || record.starts_with("<ENTITY>"),
            "{record}"
        );
        assert!(record.contains(item["id"].as_str().expect("an id")), "{record}");
    }
}

#[test]
fn a_program_embeds_the_runtime_in_twenty_lines() {
    let sample = root().join(SAMPLE);
    let ids = embed::ids(&component("un-sc"), sample.to_str().expect("UTF-8")).expect("the example runs");
    assert!(!ids.is_empty());
}

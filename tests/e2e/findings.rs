//! What was left out while a list was read is counted with the run and the edition, and listed with its place.

use crate::lists::US;
use crate::site::{Site, statuses};

#[test]
fn what_was_left_out_is_counted_and_listed_with_its_place() {
    // A second row under the number of the first, and an address of nobody.
    let mut files = US.sample();
    for (name, content) in &mut files {
        let text = String::from_utf8(std::mem::take(content)).expect("a sample is text");
        let first = text.lines().next().expect("a row").to_owned();
        *content = match name.as_str() {
            "sdn.csv" => [first.replacen("DEMIREL", "ANOTHER", 1).as_str(), "\r\n", &text].concat(),
            "add.csv" => {
                let (_, rest) = first.split_once(',').expect("columns");
                ["99999999,", rest, "\r\n", &text].concat()
            }
            _ => text,
        }
        .into_bytes();
    }
    let site = Site::new(&[(&US, files)]);
    let (reports, code) = site.run();
    assert_eq!((statuses(&reports), code), (vec!["accepted"], 0), "{reports:?}");
    assert_eq!(reports[0]["findings"]["rejections"], 2, "{reports:?}");
    assert_eq!(site.json(&["status"])[0]["rejections"], 2);
    let (out, errors, code) = site.command(&["findings", "US/ofac-sdn"]);
    assert_eq!(code, 0, "{errors}");
    let rejected = out
        .lines()
        .filter(|line| line.starts_with("  RejectedRecord x1: "));
    let rejected: Vec<_> = rejected.collect();
    assert_eq!(rejected.len(), 2, "{out}");
    assert!(
        rejected.iter().any(|line| line.ends_with("(sdn.csv, row 2)")),
        "{out}"
    );
    assert!(
        rejected.iter().any(|line| line.ends_with("(add.csv, row 1)")),
        "{out}"
    );
    let found = site.json(&["findings", "US"]);
    let notices = found[0]["findings"]["notices"].as_array().expect("notices");
    let rejected = notices
        .iter()
        .filter(|notice| notice["kind"] == "rejected_record");
    assert_eq!(rejected.count(), 2);
}

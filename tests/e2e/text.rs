//! What lists and modules say is a stranger's text: nothing in it reaches a terminal or a spreadsheet as more than text.

use std::fs;

use crate::lists::UN;
use crate::site::Site;
use crate::support::{component, dragoman, input, root, said};

const SAMPLE: &str = "guest/modules/un-sc/samples/consolidated.xml";

/// A name that turns the direction of the line, clears a terminal that knows C1 controls, and hides what follows.
const NAME: &str = "=HYPERLINK(1)\u{202e}\u{9b}2J\u{7f}\u{200b}\u{2066}أسامة";

/// The sample with a hostile first name, and an element that no translator knows.
fn hostile() -> String {
    let xml = fs::read_to_string(root().join(SAMPLE)).expect("the sample");
    let start = xml.find("<FIRST_NAME>").expect("a name") + "<FIRST_NAME>".len();
    let end = start + xml[start..].find('<').expect("its end");
    let close = xml.find("</INDIVIDUAL>").expect("a person");
    let unknown = "<TITEL\u{2c7}>\u{202e}\u{9b}</TITEL\u{2c7}>";
    format!(
        "{}{NAME}{}{unknown}{}",
        &xml[..start],
        &xml[end..close],
        &xml[close..]
    )
}

#[track_caller]
fn harmless(text: &str) {
    let obeyed = |c: &char| {
        (c.is_control() && *c != '\n')
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    assert_eq!(text.chars().find(obeyed), None, "{text:?}");
}

#[test]
fn names_and_notices_are_shown_and_not_obeyed() {
    let site = Site::new(&[(&UN, UN.sample())]);
    assert_eq!(site.run().1, 0);
    site.configure(&[(&UN, vec![("list.xml".into(), hostile().into_bytes())])]);
    assert_eq!(site.run().1, 0);
    for command in [
        &["diff", "UN"][..],
        &["show", "UN/7900101"],
        &["status", "--all"],
        &["export"],
        &["diff", "UN", "--format", "json"],
    ] {
        let (out, errors, code) = site.command(command);
        assert_eq!(code, 0, "{errors}");
        harmless(&out);
        harmless(&errors);
    }
    let (difference, _, _) = site.command(&["diff", "UN"]);
    assert!(
        difference.contains(r"\u{202e}\u{9b}2J\u{7f}\u{200b}\u{2066}أسامة"),
        "{difference}"
    );
    let (exported, _, _) = site.command(&["export"]);
    assert!(exported.lines().any(|line| {
        let record: serde_json::Value = serde_json::from_str(line).expect("a line is JSON");
        record["names"][0]["full"]
            .as_str()
            .is_some_and(|full| full.starts_with(NAME))
    }));
}

#[test]
fn no_cell_of_a_table_is_a_formula() {
    let site = Site::new(&[(&UN, vec![("list.xml".into(), hostile().into_bytes())])]);
    assert_eq!(site.run().1, 0);
    let (table, _, code) = site.command(&["export", "--format", "csv"]);
    assert_eq!(code, 0);
    harmless(&table);
    assert!(
        table.contains("'=HYPERLINK(1)") && !table.contains(",=HYPERLINK(1)"),
        "{table}"
    );
}

#[test]
fn what_a_translation_left_behind_is_shown_and_not_obeyed() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = input(&folder, "list.xml", hostile().as_bytes());
    let (items, errors, code) = said(&dragoman(&["translate", &component("un-sc"), &file]));
    assert_eq!(code, 0, "{errors}");
    assert!(errors.contains("TITEL"), "{errors}");
    harmless(&items);
    harmless(&errors);
}

#[test]
fn excerpts_and_the_names_of_files_are_shown_and_not_obeyed() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let page = "<html>\u{202e}\u{9b}2J\u{7f}</html>";
    let file = input(&folder, "list\u{202e}\n\u{1b}[2J.xml", page.as_bytes());
    let (_, errors, code) = said(&dragoman(&["translate", &component("un-sc"), &file]));
    assert_eq!(code, 1);
    assert!(errors.contains(r"list\u{202e}\n\u{1b}[2J.xml"), "{errors}");
    harmless(&errors);
}

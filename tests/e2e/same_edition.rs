//! What changes nothing: an input that says the same in another order or another writing is the same edition.

use dragoman_guest::native::workbook;

use crate::lists::{ALL, CA, Files, GB, List, UN, US};
use crate::site::{Site, statuses};

/// Runs the sample of a list, then another writing of it, which must mean the same.
fn is_the_same(list: &List, other: Files) {
    assert_ne!(list.sample(), other, "{}: nothing was changed", list.module);
    let site = Site::new(&[(list, list.sample())]);
    assert_eq!(site.run().1, 0);
    let before = site.held();
    site.configure(&[(list, other)]);
    let (reports, code) = site.run();
    assert_eq!((statuses(&reports), code), (vec!["same"], 0), "{reports:?}");
    assert_eq!(site.held(), before);
    assert_eq!(statuses(&site.run().0), ["unchanged"]);
}

fn text(list: &List) -> String {
    String::from_utf8(list.sample().swap_remove(0).1).expect("a sample is text")
}

/// The sample with another text in its only file.
fn with_text(list: &List, text: String) -> Files {
    vec![(list.sample().swap_remove(0).0, text.into_bytes())]
}

/// XML in which the records that begin and end so stand the other way round.
fn turned(xml: &str, begin: &str, end: &str) -> String {
    let start = xml.find(begin).expect("a record");
    let stop = xml.rfind(end).expect("its end") + end.len();
    let mut records: Vec<_> = xml[start..stop].split_inclusive(end).collect();
    records.reverse();
    [&xml[..start], &records.concat(), &xml[stop..]].concat()
}

#[test]
fn the_order_of_xml_records_means_nothing() {
    let xml = turned(&text(&UN), "<INDIVIDUAL>", "</INDIVIDUAL>");
    is_the_same(&UN, with_text(&UN, turned(&xml, "<ENTITY>", "</ENTITY>")));
    is_the_same(&CA, with_text(&CA, turned(&text(&CA), "<record>", "</record>")));
}

#[test]
fn the_order_of_rows_and_of_parts_of_a_set_means_nothing() {
    let mut files = US.sample();
    files.reverse();
    is_the_same(&US, files.clone());
    for (_, content) in &mut files {
        let mark = content.ends_with(b"\x1a").then(|| content.pop()).flatten();
        let rows: Vec<_> = content.split_inclusive(|byte| *byte == b'\n').rev().collect();
        let mut turned = rows.concat();
        turned.extend(mark);
        *content = turned;
    }
    is_the_same(&US, files);
}

#[test]
fn the_order_of_groups_of_rows_means_nothing() {
    let mut rows = workbook::cells(&GB.sample()[0].1);
    let sample = workbook::workbook(&rows);
    rows[2..].sort_by(|a, b| b.last().cmp(&a.last()));
    let site = Site::new(&[(&GB, vec![("ConList.xlsx".into(), sample.clone())])]);
    assert_eq!(site.run().1, 0);
    let sorted = workbook::workbook(&rows);
    assert_ne!(sample, sorted);
    site.configure(&[(&GB, vec![("ConList.xlsx".into(), sorted)])]);
    assert_eq!(statuses(&site.run().0), ["same"]);
    // The same cells in the other format the list is published in.
    site.configure(&[(&GB, GB.sample())]);
    assert_eq!(statuses(&site.run().0), ["same"]);
}

#[test]
fn white_space_and_the_order_of_attributes_mean_nothing() {
    let xml = text(&UN);
    let start = xml.find("<CONSOLIDATED_LIST ").expect("a root") + "<CONSOLIDATED_LIST ".len();
    let end = start + xml[start..].find('>').expect("its end");
    let mut attributes: Vec<_> = xml[start..end]
        .split("\" ")
        .map(|text| text.trim_end_matches('"'))
        .collect();
    assert!(attributes.len() > 1);
    attributes.reverse();
    let root = attributes.join("\"   ") + "\"";
    let rest = xml[end..]
        .replace("><", ">\n\t  <")
        .replace("<DATAID>", "<DATAID >\n");
    is_the_same(&UN, with_text(&UN, format!("{}{root}{rest}", &xml[..start])));
    let spaced = text(&CA)
        .replace("<record>", "\n\n<record >\t")
        .replace("</Item>", " </Item>");
    is_the_same(&CA, with_text(&CA, spaced));
}

#[test]
fn an_element_that_is_added_to_every_record_changes_none() {
    let added = "<RECORD_PAGE>https://lists.example/record</RECORD_PAGE></INDIVIDUAL>";
    is_the_same(&UN, with_text(&UN, text(&UN).replace("</INDIVIDUAL>", added)));
    let added = "<WebLink>https://lists.example/record</WebLink></record>";
    is_the_same(&CA, with_text(&CA, text(&CA).replace("</record>", added)));
}

#[test]
fn a_page_that_is_added_to_every_record_is_kept_and_changes_none() {
    let added = "<WEB_LINK>https://lists.example/record</WEB_LINK></INDIVIDUAL>";
    let linked = text(&UN).replace("</INDIVIDUAL>", added);
    let site = Site::new(&[(&UN, UN.sample())]);
    assert_eq!(site.run().1, 0);
    site.configure(&[(&UN, with_text(&UN, linked))]);
    let (reports, code) = site.run();
    assert_eq!((statuses(&reports), code), (vec!["accepted"], 0), "{reports:?}");
    for change in ["added", "removed", "changed"] {
        assert_eq!(reports[0][change], 0, "{reports:?}");
    }
    let (_, kept) = site.held();
    assert!(kept.contains("https://lists.example/record"), "{kept}");
}

#[test]
fn the_same_files_are_not_run_again() {
    for list in ALL {
        let site = Site::new(&[(list, list.sample())]);
        assert_eq!(statuses(&site.run().0), ["accepted"]);
        assert_eq!(statuses(&site.run().0), ["unchanged"]);
    }
}

//! Input that is not what it should be: what the operator is told, and that the store does not change.

use dragoman_guest::native::workbook;
use serde_json::{Value, json};

use crate::lists::{self, ALL, CA, Files, GB, List, UN, US};
use crate::site::{Site, statuses, table};
use crate::support::{component, dragoman, said};

const PAGE: &str = "<!DOCTYPE html>\n<html><head><title>Service unavailable</title></head><body>Try again later.\
                    </body></html>\n";

/// What came instead of the files of a list.
enum Came {
    /// These files.
    Files(Files),
    /// No file under this name.
    Nothing(&'static str),
    /// A directory.
    Directory,
}

/// A sample of which the first file has another content.
fn with_first(list: &List, change: impl Fn(Vec<u8>) -> Vec<u8>) -> Came {
    let mut files = list.sample();
    let (_, content) = &mut files[0];
    *content = change(std::mem::take(content));
    Came::Files(files)
}

/// A sample without its file of the given name, and with another instead.
fn with(list: &List, name: &str, other: Option<(&str, Vec<u8>)>) -> Came {
    let mut files = list.sample();
    files.retain(|(held, _)| held != name);
    files.extend(other.map(|(name, content)| (name.to_owned(), content)));
    Came::Files(files)
}

fn replace(content: &[u8], from: &str, to: &str) -> Vec<u8> {
    let text = std::str::from_utf8(content).expect("a sample is text");
    assert!(text.contains(from), "{from:?} is not in the sample");
    text.replace(from, to).into_bytes()
}

/// All that can come instead of a list.
fn cases(list: &List) -> Vec<(&'static str, Came)> {
    let other = if list.module == CA.module { &UN } else { &CA };
    let latin = |mut content: Vec<u8>| {
        let middle = content.len() / 2;
        content[middle] = 0xE9;
        content
    };
    let mut cases = vec![
        ("an empty file", with_first(list, |_| Vec::new())),
        (
            "a file cut off in the middle of a record",
            with_first(list, |content| content[..content.len() / 2].to_vec()),
        ),
        ("a byte of Latin-1 in UTF-8", with_first(list, latin)),
        (
            "another partner's list",
            with_first(list, |_| other.sample().swap_remove(0).1),
        ),
        (
            "a web page under the list's name",
            with_first(list, |_| PAGE.into()),
        ),
        ("a file that is not there", Came::Nothing("no-such-file")),
        ("a directory", Came::Directory),
    ];
    if [UN.module, CA.module].contains(&list.module) {
        let raw = |content: Vec<u8>| replace(&content, "&amp;", "&");
        cases.push(("a bare ampersand", with_first(list, raw)));
    }
    if list.module == US.module {
        cases.extend(of_a_set());
    }
    if list.module == GB.module {
        cases.push(("a workbook with an unknown header", unknown_workbook()));
    }
    cases
}

/// What can be wrong with a set of files.
fn of_a_set() -> Vec<(&'static str, Came)> {
    let aliases = || US.sample().swap_remove(2).1;
    vec![
        ("one part missing", with(&US, "alt.csv", None)),
        (
            "the same part twice",
            with(&US, "", Some(("alt (1).csv", aliases()))),
        ),
    ]
}

/// A workbook in which a column has a name that no layout knows.
fn unknown_workbook() -> Came {
    let mut rows = workbook::cells(&GB.sample()[0].1);
    let quality = rows[1].iter_mut().find(|cell| *cell == "Alias Quality");
    *quality.expect("the layout has the column") = "Alias Strength".into();
    Came::Files(vec![("ConList.xlsx".into(), workbook::workbook(&rows))])
}

/// The paths under which something is given to the command.
fn paths(site: &Site, came: &Came) -> Vec<String> {
    match came {
        Came::Files(files) => site.receive("came", files),
        Came::Nothing(name) => vec![site.path(name)],
        Came::Directory => site
            .receive("folder", &Vec::new())
            .into_iter()
            .chain([site.path("folder")])
            .collect(),
    }
}

/// What `translate` tells, which gives no item and ends with 1.
fn told(list: &List, files: &[String]) -> String {
    let module = component(list.module);
    let files = files.iter().map(String::as_str);
    let arguments: Vec<_> = ["translate", &module].into_iter().chain(files).collect();
    let (items, errors, code) = said(&dragoman(&arguments));
    assert_eq!((items.as_str(), code), ("", 1), "{errors}");
    errors
}

#[test]
fn each_error_says_what_where_and_what_to_do() {
    for list in ALL {
        let site = Site::new(&[]);
        let mut page = String::new();
        for (case, came) in cases(list) {
            let error = told(list, &paths(&site, &came)).replace(&site.path(""), "");
            let mut lines = error.lines().skip_while(|line| line.starts_with("warning: "));
            assert!(
                lines.next().is_some_and(|line| line.starts_with("error: ")),
                "{error}"
            );
            if let Came::Files(_) = came {
                assert!(error.contains("\n  to do: "), "{case}: {error}");
            }
            page.push_str(&format!("# {case}\n{error}\n"));
        }
        insta::assert_snapshot!(format!("errors-{}", list.module), page);
    }
}

#[test]
fn bad_input_leaves_the_store_and_the_other_partners_as_they_were() {
    for list in ALL {
        let neighbour = if list.module == CA.module { &UN } else { &CA };
        let site = Site::new(&[(list, list.sample())]);
        assert_eq!(site.run().1, 0);
        let before = site.held();
        let sent = site.receive("neighbour", &neighbour.sample());
        for (index, (case, came)) in cases(list).iter().enumerate() {
            let files = paths(&site, came);
            let tables = [
                table(list, list.module, &files),
                table(neighbour, neighbour.module, &sent),
            ];
            site.configure_as(&tables.concat());
            let (reports, code) = site.run();
            assert_eq!(code, 1, "{case}: {reports:?}");
            let other = if index == 0 { "accepted" } else { "unchanged" };
            assert_eq!(statuses(&reports), ["failed", other], "{case}: {reports:?}");
            let error = reports[0]["error"].as_str().expect("a failure has its reason");
            let told = told(list, &files);
            assert!(
                told.ends_with(&format!("error: {error}\n")),
                "{case}: {error} {told}"
            );
            let (editions, records) = site.held();
            let mut editions = editions.as_array().expect("a list").clone();
            editions.retain(|edition| edition["issuer"] == list.issuer);
            assert_eq!(json!(editions), before.0, "{case}");
            assert!(of_list(list, &records) == of_list(list, &before.1), "{case}");
        }
    }
}

/// What a list says in an export. Which records are of one subject is said of all lists together, and no part of it.
fn of_list(list: &List, export: &str) -> Vec<Value> {
    let records = export.lines().map(|line| {
        let mut record: Value = serde_json::from_str(line).expect("a line is JSON");
        record["cluster"].take();
        record
    });
    records.filter(|record| record["issuer"] == list.issuer).collect()
}

#[test]
fn real_damaged_files_are_refused() {
    let Some(shared) = lists::shared() else { return };
    let site = Site::new(&[]);
    let damaged = lists::real(&shared, &["un/damaged_unescaped-amp.xml"]);
    let place = damaged[0].1.iter().position(|byte| *byte == b'&');
    let error = told(&UN, &site.receive("un", &damaged));
    let place = format!("bytes {}..", place.expect("an ampersand"));
    assert!(error.contains(&place) && error.contains("bare `&`"), "{error}");
}

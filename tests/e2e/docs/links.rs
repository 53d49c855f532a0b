//! Links in README.md and in the pages lead to files and headings that are there.

use std::fs;
use std::path::Path;

use super::{folder, pages};
use crate::support::root;

/// Targets of links within the project: path and heading, either of which may be empty.
fn targets(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let after = text.split("](").skip(1);
    let targets = after.map(|rest| rest.split_once(')').expect("a link ends").0);
    let ours = targets.filter(|target| !target.contains("://"));
    ours.map(|target| target.split_once('#').unwrap_or((target, "")))
}

/// What the headings of a page are linked by: their letters and digits, with `-` for each space.
fn headings(text: &str) -> Vec<String> {
    let headings = text.lines().filter(|line| line.starts_with('#'));
    let kept = |c: &char| c.is_alphanumeric() || ['-', '_', ' '].contains(c);
    headings
        .map(|line| {
            let heading: String = line.trim_start_matches('#').trim().chars().filter(kept).collect();
            heading.to_lowercase().replace(' ', "-")
        })
        .collect()
}

fn assert_led(page: &Path, text: &str) {
    for (path, heading) in targets(text) {
        let target = if path.is_empty() {
            page.to_owned()
        } else {
            page.parent().expect("its folder").join(path)
        };
        assert!(target.exists(), "{}: {path} is not there", page.display());
        if !heading.is_empty() {
            let text = fs::read_to_string(&target).expect("a page is text");
            assert!(
                headings(&text).iter().any(|known| known == heading),
                "{}: there is no heading {heading} in {}",
                page.display(),
                target.display()
            );
        }
    }
}

#[test]
fn every_link_of_the_docs_leads_somewhere() {
    // What is being written cannot be read: the next run judges it.
    if super::is_updating() {
        return;
    }
    let mut count = 0;
    for (name, text) in pages(&folder(), &folder()) {
        assert_led(&folder().join(name), &text);
        count += targets(&text).count();
    }
    assert!(count > 0, "there are links");
    let readme = root().join("README.md");
    assert_led(&readme, &fs::read_to_string(&readme).expect("README.md is text"));
}

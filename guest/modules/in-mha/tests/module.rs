//! The module from outside: what it makes of samples and of damaged files.

#[path = "module/faults.rs"]
mod faults;
#[path = "module/samples.rs"]
mod samples;

use dragoman_guest::native::{Files, Run, run};
use in_mha::InMha;

/// Individuals in numbered paragraphs.
const PARAGRAPHS: &str = include_str!("../samples/2023/individual-terrorists-under-uapa.html");
/// Organisations in the old table.
const OLD: &str = include_str!("../samples/2023/banned-organisations.html");
/// Individuals in the new table.
const INDIVIDUALS: &str = include_str!("../samples/2026/individuals-terrorists-listed-fourth-schedule.html");
/// Organisations in the new table.
const ORGANISATIONS: &str = include_str!("../samples/2026/list-of-organisations-designated.html");
/// Associations in the new table.
const ASSOCIATIONS: &str = include_str!("../samples/2026/unlawful-associations-under-section-3.html");

/// Pages as files, whose names say nothing.
fn files(pages: &[&str]) -> Files {
    let numbered = pages.iter().enumerate();
    numbered.fold(Files::default(), |files, (number, page)| {
        files.and(&format!("{number}.html"), *page)
    })
}

/// Translates pages.
fn translate(pages: &[&str]) -> Run {
    run::<InMha>(&files(pages))
}

/// A page with the first of some words put in the place of others.
fn with(page: &str, from: &str, to: &str) -> String {
    assert!(page.contains(from), "{from}");
    page.replacen(from, to, 1)
}

//! The module from outside: what it makes of samples and of damaged pages.

#[path = "module/faults.rs"]
mod faults;
#[path = "module/pages.rs"]
mod pages;
#[path = "module/samples.rs"]
mod samples;

use dragoman_guest::native::{Files, Run, run};
use th_amlo::ThAmlo;

/// The page of the Thai list, that of the list of the United Nations, and those behind their rows.
const LISTS: [&str; 2] = [
    include_str!("../samples/thailandlist.html"),
    include_str!("../samples/unlist.html"),
];
const PAGES: [&str; 8] = [
    include_str!("../samples/thailandlist-99001.html"),
    include_str!("../samples/thailandlist-99002.html"),
    include_str!("../samples/thailandlist-99003.html"),
    include_str!("../samples/thailandlist-99005.html"),
    include_str!("../samples/thailandlist-99007.html"),
    include_str!("../samples/thailandlist-99008.html"),
    include_str!("../samples/unlist-99101.html"),
    include_str!("../samples/unlist-99102.html"),
];

/// Some pages as one edition. Their names must say nothing.
fn edition<'a>(pages: impl IntoIterator<Item = &'a str>) -> Files {
    let numbered = pages.into_iter().enumerate();
    numbered.fold(Files::default(), |files, (at, page)| {
        files.and(&format!("{at}"), page)
    })
}

/// Translates some pages.
fn translate<'a>(pages: impl IntoIterator<Item = &'a str>) -> Run {
    run::<ThAmlo>(&edition(pages))
}

/// Translates all of the samples.
fn all() -> Run {
    translate(LISTS.into_iter().chain(PAGES))
}

//! The module from outside: what it makes of samples and of damaged files.

#[path = "module/faults.rs"]
mod faults;
#[path = "module/samples.rs"]
mod samples;

use dragoman_guest::native::{Files, Run, run};
use sg_tsfa::SgTsfa;

/// The sample page.
const SAMPLE: &str = include_str!("../samples/first-schedule.html");

/// Translates one file.
fn translate(bytes: impl Into<Vec<u8>>) -> Run {
    run::<SgTsfa>(&Files::one("TSFA2002.html", bytes))
}

/// The sample, with the first of some words put in the place of others.
fn with(from: &str, to: &str) -> String {
    assert!(SAMPLE.contains(from), "{from}");
    SAMPLE.replacen(from, to, 1)
}

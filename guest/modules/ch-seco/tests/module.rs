//! The module from outside: what it makes of samples, of damaged files and, where they are at hand, of real lists.

#[path = "module/faults.rs"]
mod faults;
#[path = "module/real.rs"]
mod real;
#[path = "module/samples.rs"]
mod samples;

use ch_seco::ChSeco;
use dragoman_guest::native::{Files, Run, run};

/// The sample list.
const SAMPLE: &[u8] = include_bytes!("../samples/consolidated-list.xml");

/// Translates one file.
fn translate(bytes: impl Into<Vec<u8>>) -> Run {
    run::<ChSeco>(&Files::one("consolidated-list.xml", bytes))
}

/// The sample as text, with the first of some words put in the place of others.
fn with(from: &str, to: &str) -> String {
    let text = String::from_utf8(SAMPLE.to_vec()).expect("UTF-8");
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1)
}

//! The module from outside: what it makes of samples and of damaged files.

#[path = "module/faults.rs"]
mod faults;
#[path = "module/samples.rs"]
mod samples;

use ca_terror::CaTerror;
use dragoman_guest::native::{Files, Run, run};

/// The sample list.
const SAMPLE: &[u8] = include_bytes!("../samples/lstd-ntts-eng.xml");

/// Translates one file.
fn translate(bytes: impl Into<Vec<u8>>) -> Run {
    run::<CaTerror>(&Files::one("lstd-ntts-eng.xml", bytes))
}

/// The sample as text, with the first of some words put in the place of others.
fn with(from: &str, to: &str) -> String {
    let text = String::from_utf8(SAMPLE.to_vec()).expect("UTF-8");
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1)
}

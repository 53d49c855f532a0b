//! The module from outside: what it makes of samples, of damaged files and, where they are at hand, of real lists.

#[path = "module/faults.rs"]
mod faults;
#[path = "module/names.rs"]
mod names;
#[path = "module/odd.rs"]
mod odd;
#[path = "module/real.rs"]
mod real;
#[path = "module/samples.rs"]
mod samples;

use ca_sema::CaSema;
use dragoman_guest::native::{Files, Run, run};

/// The sample list, in the layout of 2025.
const SAMPLE: &[u8] = include_bytes!("../samples/sema-lmes.xml");

/// A few records in the layout of 2020.
const SAMPLE_2020: &[u8] = include_bytes!("fixtures/sema-lmes_2020.xml");

/// Translates one file.
fn translate(bytes: impl Into<Vec<u8>>) -> Run {
    run::<CaSema>(&Files::one("sema-lmes.xml", bytes))
}

/// The sample as text.
fn sample() -> String {
    String::from_utf8(SAMPLE.to_vec()).expect("UTF-8")
}

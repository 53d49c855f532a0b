//! The module from outside: what it makes of samples, of damaged files and, where they are at hand, of real lists.

#[path = "module/faults.rs"]
mod faults;
#[path = "module/real.rs"]
mod real;
#[path = "module/samples.rs"]
mod samples;

use dragoman_guest::native::{Files, Run, run};
use my_moha::MyMoha;

/// The sample list.
const SAMPLE: &[u8] = include_bytes!("../samples/moha.xml");

/// Translates one file.
fn translate(bytes: impl Into<Vec<u8>>) -> Run {
    run::<MyMoha>(&Files::one("moha.xml", bytes))
}

/// The sample as text.
fn sample() -> String {
    String::from_utf8(SAMPLE.to_vec()).expect("UTF-8")
}

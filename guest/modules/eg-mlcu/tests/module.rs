//! The module from outside: what it makes of samples and of damaged files.

#[path = "module/faults.rs"]
mod faults;
#[path = "module/samples.rs"]
mod samples;

use dragoman_guest::native::{Files, Run, run};
use eg_mlcu::EgMlcu;

/// The sample list.
const SAMPLE: &[u8] = include_bytes!("../samples/local-lists.xlsx");

/// Translates one file. Its name must say nothing.
fn translate(bytes: impl Into<Vec<u8>>) -> Run {
    run::<EgMlcu>(&Files::one("list", bytes))
}

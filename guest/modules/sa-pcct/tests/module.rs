//! The module from outside: what it makes of samples and of damaged files.

#[path = "module/faults.rs"]
mod faults;
#[path = "module/samples.rs"]
mod samples;

use dragoman_guest::native::{Files, Run, run};
use sa_pcct::SaPcct;

/// The sample list.
const SAMPLE: &[u8] = include_bytes!("../samples/slistEN.xlsx");

/// Translates one file. Its name must say nothing.
fn translate(bytes: impl Into<Vec<u8>>) -> Run {
    run::<SaPcct>(&Files::one("list", bytes))
}

//! The module from outside: what it makes of samples, of damaged files and, where they are at hand, of real lists.

#[path = "module/faults.rs"]
mod faults;
#[path = "module/odd.rs"]
mod odd;
#[path = "module/real.rs"]
mod real;
#[path = "module/register.rs"]
mod register;
#[path = "module/samples.rs"]
mod samples;

use dragoman_guest::native::{Files, Run, run};
use jp_mof::JpMof;

/// The sample list.
const SAMPLE: &[u8] = include_bytes!("../samples/shisantoketsu.xls");

/// Translates one file. Its name must say nothing.
fn translate(bytes: impl Into<Vec<u8>>) -> Run {
    run::<JpMof>(&Files::one("list", bytes))
}

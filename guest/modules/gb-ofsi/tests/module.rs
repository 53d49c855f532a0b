//! The module from outside: what it makes of samples, of damaged files and, where they are at hand, of real lists.

#[path = "module/faults.rs"]
mod faults;
#[path = "module/real.rs"]
mod real;
#[path = "module/samples.rs"]
mod samples;
#[path = "module/workbooks.rs"]
mod workbooks;

use dragoman_guest::native::{Files, Run, run};
use gb_ofsi::GbOfsi;

/// The sample list, in the layout of 2022.
const SAMPLE: &[u8] = include_bytes!("../samples/ConList.csv");

/// A list in the layout and the encoding of 2020.
const OF_2020: &[u8] = include_bytes!("fixtures/ConList_2020.csv");

/// Translates one file. Its name must say nothing.
fn translate(bytes: impl Into<Vec<u8>>) -> Run {
    run::<GbOfsi>(&Files::one("list", bytes))
}

//! The module from outside: what it makes of samples, of damaged files and, where they are at hand, of real lists.

#[path = "module/faults.rs"]
mod faults;
#[path = "module/real.rs"]
mod real;
#[path = "module/samples.rs"]
mod samples;
#[path = "module/spreadsheet.rs"]
mod spreadsheet;
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

/// A small generator of numbers, the same at every run.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }
}

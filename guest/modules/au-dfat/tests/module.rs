//! The module from outside: what it makes of samples, of damaged files and, where they are at hand, of real lists.

#[path = "module/faults.rs"]
mod faults;
#[path = "module/odd.rs"]
mod odd;
#[path = "module/real.rs"]
mod real;
#[path = "module/samples.rs"]
mod samples;

use au_dfat::AuDfat;
use dragoman_guest::native::{Files, Run, run};

/// A list in the layout of 2024.
const OF_2024: &[u8] = include_bytes!("../samples/2024-11/regulation8_consolidated.xlsx");

/// A list in the layout of 2026.
const OF_2026: &[u8] = include_bytes!("../samples/2026-07/regulation8_consolidated.xlsx");

/// The list of 2026 in the old binary format.
const BINARY: &[u8] = include_bytes!("fixtures/regulation8_consolidated.xls");

/// Translates one file. Its name must say nothing.
fn translate(bytes: impl Into<Vec<u8>>) -> Run {
    run::<AuDfat>(&Files::one("list", bytes))
}

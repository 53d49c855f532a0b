//! The module from outside: what it makes of samples, of cells that nobody understands, and of damaged files.

#[path = "module/cells.rs"]
mod cells;
#[path = "module/faults.rs"]
mod faults;
#[path = "module/made.rs"]
mod made;
#[path = "module/samples.rs"]
mod samples;

use common::Common;
use dragoman_guest::native::{Files, Run, run};

/// The sample, as CSV files.
const SAMPLE: [(&str, &str); 5] = [
    ("about.csv", include_str!("../samples/csv/about.csv")),
    ("subjects.csv", include_str!("../samples/csv/subjects.csv")),
    ("documents.csv", include_str!("../samples/csv/documents.csv")),
    ("assessments.csv", include_str!("../samples/csv/assessments.csv")),
    ("withdrawals.csv", include_str!("../samples/csv/withdrawals.csv")),
];

/// Translates files.
fn translate(files: &[(&str, &str)]) -> Run {
    let files = files.iter().fold(Files::default(), |files, (name, content)| {
        files.and(name, *content)
    });
    run::<Common>(&files)
}

/// What is said of single cells.
fn said(run: &Run) -> Vec<&str> {
    run.notices.iter().map(|notice| notice.message.as_str()).collect()
}

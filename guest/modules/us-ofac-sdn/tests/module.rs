//! The module from outside: what it makes of samples, of damaged sets and, where they are at hand, of real lists.

#[path = "module/faults.rs"]
mod faults;
#[path = "module/real.rs"]
mod real;
#[path = "module/samples.rs"]
mod samples;

use dragoman_guest::native::{Files, Run, run};
use dragoman_guest::schema::Notice;
use us_ofac_sdn::UsOfacSdn;

const SDN: &[u8] = include_bytes!("../samples/sdn.csv");
const ADD: &[u8] = include_bytes!("../samples/add.csv");
const ALT: &[u8] = include_bytes!("../samples/alt.csv");
const COMMENTS: &[u8] = include_bytes!("../samples/sdn_comments.csv");

/// The files of a set.
fn set(sdn: &[u8], add: &[u8], alt: &[u8]) -> Files {
    Files::one("sdn.csv", sdn).and("add.csv", add).and("alt.csv", alt)
}

/// The sample set.
fn sample() -> Files {
    set(SDN, ADD, ALT).and("sdn_comments.csv", COMMENTS)
}

/// What is said of a set whose files are of several publications.
fn mixed(run: &Run) -> Option<&Notice> {
    run.notices.iter().find(|notice| notice.field == "edition")
}

fn translate(files: &Files) -> Run {
    run::<UsOfacSdn>(files)
}

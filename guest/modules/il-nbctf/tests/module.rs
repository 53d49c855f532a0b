//! The module from outside: what it makes of samples and of damaged files.

#[path = "module/faults.rs"]
mod faults;
#[path = "module/samples.rs"]
mod samples;

use dragoman_guest::native::{Files, Run, run};
use il_nbctf::IlNbctf;

/// The samples.
const INDIVIDUALS: &str = include_str!("../samples/Individuals.xml");
const ORGANIZATIONS: &str = include_str!("../samples/Organizations.xml");

/// Both files, whatever they are called.
fn files(individuals: &str, organizations: &str) -> Files {
    Files::one("one.xml", individuals).and("two.xml", organizations)
}

/// Translates the samples.
fn translate() -> Run {
    run::<IlNbctf>(&files(INDIVIDUALS, ORGANIZATIONS))
}

/// Translates them with the first of some words among the individuals put in the place of others.
fn with(from: &str, to: &str) -> Run {
    assert!(INDIVIDUALS.contains(from), "{from}");
    run::<IlNbctf>(&files(&INDIVIDUALS.replacen(from, to, 1), ORGANIZATIONS))
}

//! The module from outside: what it makes of samples and of damaged files.

#[path = "module/faults.rs"]
mod faults;
#[path = "module/samples.rs"]
mod samples;

use ar_repet::ArRepet;
use dragoman_guest::native::{Files, Run, run};

/// The samples.
const PERSONS: &str = include_str!("../samples/personas.json");
const ENTITIES: &str = include_str!("../samples/entidades.json");

/// Both files, whatever they are called.
fn files(persons: &str, entities: &str) -> Files {
    Files::one("one.json", persons).and("two.json", entities)
}

/// Translates the samples.
fn translate() -> Run {
    run::<ArRepet>(&files(PERSONS, ENTITIES))
}

/// Translates them with the first of some words among the persons put in the place of others.
fn with(from: &str, to: &str) -> Run {
    assert!(PERSONS.contains(from), "{from}");
    run::<ArRepet>(&files(&PERSONS.replacen(from, to, 1), ENTITIES))
}

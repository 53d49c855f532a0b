//! `cargo bench --bench documents`: how fast documents in bulk are loaded, in how much room they are kept, and how fast one is found.
//!
//! Makes a list of invented passports in no order, five million rows or as many as the variable `DOCUMENTS` says, and measures it
//! twice: part by part in this process, from the batches that a module emits to the store; and as a whole, by the real command over
//! the list's file with the module in the sandbox. Then the same for the edition of the next day, in which a few rows came and went.

mod list;
mod lookups;
mod parts;
#[path = "../place.rs"]
mod place;
#[path = "../process.rs"]
mod process;
mod table;
mod whole;

use std::io::Write;

use anyhow::{Context, Result};
use dragoman_componentize::Options;

use list::List;

fn main() -> Result<()> {
    // A test run that takes in all targets starts this as well.
    if !std::env::args().any(|argument| argument == "--bench") {
        return Ok(());
    }
    let rows = match std::env::var("DOCUMENTS") {
        Ok(text) => text
            .replace('_', "")
            .parse()
            .context("DOCUMENTS is a number of rows")?,
        Err(_) => 5_000_000,
    };
    let folder = place::scratch("documents")?;
    tell("building the component")?;
    let guest = place::root().join("guest/modules/ru-mvd-passports");
    dragoman_componentize::build(&[guest], &folder, &Options::default(), &|_| {})?;
    let (today, tomorrow) = (List::of(rows), List::of(rows).changed());
    tell("loading, part by part")?;
    let parts = parts::measure(&today, &tomorrow, &folder)?;
    tell("loading as a whole")?;
    let whole = whole::measure(&today, &tomorrow, &folder)?;
    table::print(rows, &parts, &whole)
}

fn tell(what: &str) -> Result<()> {
    Ok(writeln!(std::io::stderr(), "{what}")?)
}

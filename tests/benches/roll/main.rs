//! `cargo bench --bench roll-call`: every module, with what it makes of the editions at hand, as the table in README.md, which
//! `UPDATE_README=1` writes there.
//!
//! Each module is built, runs in the sandbox over every edition of its list, and is measured on the newest; one whose list is not at
//! hand runs over its samples. A module that cannot be built, or that fails, ends the bench: a table without it would be wrong.

#[path = "../editions.rs"]
mod editions;
#[path = "../feed.rs"]
mod feed;
#[path = "../place.rs"]
mod place;
#[path = "../process.rs"]
mod process;
mod readme;
mod row;
#[path = "../whole.rs"]
mod whole;

use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

use anyhow::{Context, Result};
use dragoman_componentize::Options;
use dragoman_runtime::Engine;

use row::Row;
use whole::Partner;

fn main() -> Result<()> {
    // A test run that takes in all targets starts this as well.
    if !std::env::args().any(|argument| argument == "--bench") {
        return Ok(());
    }
    let lists = place::root().join("../shared/lists");
    let components = place::scratch("components")?;
    let engine = Engine::new(None)?;
    let (mut rows, mut partners) = (Vec::new(), Vec::new());
    for guest in guests()? {
        writeln!(io::stderr(), "{}", guest.display())?;
        let built = dragoman_componentize::build(
            std::slice::from_ref(&guest),
            &components,
            &Options::default(),
            &|_| {},
        )?;
        let built = built.first().context("a guest gives a component")?;
        let component = fs::read(&built.path)?;
        let name = guest.file_name().context("a guest has a name")?.to_string_lossy();
        let editions = editions::of(&name, &lists);
        let row = Row::measured(&engine, &guest, &component, &editions);
        let row = row.with_context(|| guest.display().to_string())?;
        if let Some(newest) = editions.into_iter().rfind(|edition| !edition.is_extract()) {
            partners.push(Partner {
                key: row.key(),
                module: built.path.clone(),
                inputs: newest.files,
            });
        }
        rows.push(row);
    }
    let mut table = row::table(&rows);
    if std::env::var_os("UPDATE_README").is_some() {
        readme::update(&table)?;
    }
    if !partners.is_empty() {
        table.push_str(&together(&partners)?);
    }
    write!(io::stdout(), "{table}")?;
    match std::env::var_os("UPDATE_README") {
        Some(_) => readme::update(&table),
        None => Ok(()),
    }
}

/// What it takes to run all lists at once, a line in Markdown.
fn together(partners: &[Partner]) -> Result<String> {
    let runs = whole::measure(partners)?;
    let times = runs
        .each_ref()
        .map(|run| format!("{} {:.2} s", run.label, run.wall.as_secs_f64()));
    let peaks = runs.iter().filter_map(|run| run.peak).max();
    let peak = peaks.map_or("not known".to_owned(), |peak| {
        format!("{:.0} MB", peak as f64 / 1e6)
    });
    Ok(format!(
        "\n`dragoman run` over the newest editions of {} lists at once, and who is who among their records: {}; most memory {peak}.\n",
        partners.len(),
        times.join(", "),
    ))
}

/// The folders of all modules, in the order of their names.
fn guests() -> Result<Vec<PathBuf>> {
    let folder = place::root().join("guest/modules");
    let entries = fs::read_dir(&folder).with_context(|| folder.display().to_string())?;
    let mut guests = entries
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<Vec<_>>>()?;
    guests.retain(|guest| guest.join("samples").is_dir());
    guests.sort();
    Ok(guests)
}

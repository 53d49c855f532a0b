//! Prints the figures, and how they stand against the goals.

use std::io::{self, Write};
use std::time::Duration;

use anyhow::Result;

use crate::parts::{Loaded, Parts};
use crate::whole::Figures;

/// Least rows a second, from what is emitted to the store.
const RATE: f64 = 1_000_000.0;
/// Most bytes of a document in the store: two gigabytes for a hundred million.
const BYTES: f64 = 20.0;
/// A number is looked up within this.
const LOOKUP: Duration = Duration::from_millis(1);

/// Prints all figures.
pub fn print(rows: u32, parts: &Parts, whole: &[Figures; 2]) -> Result<()> {
    let mut out = io::stdout().lock();
    let rows = f64::from(rows);
    writeln!(out, "\n{rows} documents, and as many on the next day.\n")?;
    let rate = |took: Duration| rows / took.as_secs_f64();
    let loaded = |edition: &Loaded| edition.taken + edition.sorted + edition.kept;
    for (name, edition) in [("first edition", &parts.first), ("next edition", &parts.next)] {
        writeln!(
            out,
            "{name:<15} taken {:>6.2} s  sorted {:>6.2} s  kept {:>6.2} s  together {:>6.2} s, {:>9.0} rows/s",
            edition.taken.as_secs_f64(),
            edition.sorted.as_secs_f64(),
            edition.kept.as_secs_f64(),
            loaded(edition).as_secs_f64(),
            rate(loaded(edition))
        )?;
    }
    let (first, both) = (parts.first.store as f64, parts.next.store as f64);
    writeln!(
        out,
        "store           {:.2} bytes a document, and {:.2} more for the next edition ({:.0} MB, {:.0} MB)",
        first / rows,
        (both - first) / rows,
        first / 1e6,
        both / 1e6
    )?;
    let lookups = &parts.lookups;
    for (name, took) in [
        ("lookup", Some(&lookups.warm)),
        ("undisturbed", Some(&lookups.undisturbed)),
        ("from the disk", lookups.cold.as_ref()),
    ] {
        match took {
            Some(took) => writeln!(
                out,
                "{name:<15} median {:?}, of a hundred the slowest {:?}, of {} the slowest {:?}",
                at(took, 0.5),
                at(took, 0.99),
                took.len(),
                at(took, 1.0)
            )?,
            None => writeln!(out, "{name:<15} the system does not say")?,
        }
    }
    let bytes = lookups.bytes.map_or(f64::NAN, |bytes| bytes as f64);
    writeln!(out, "{:<15} {bytes:.0} bytes read", "a lookup")?;
    writeln!(out, "difference      {:.2} s", parts.compared.as_secs_f64())?;
    for (name, run) in ["whole run", "whole, next day"].into_iter().zip(whole) {
        let processors = run.processors.map_or(f64::NAN, |spent| spent.as_secs_f64());
        writeln!(
            out,
            "{name:<15} {:.2} s, {:.2} s of processors, {:.0} rows/s, {:.0} MB of memory beside a file of {:.0} MB, {:.2} bytes a \
             document, {:.0} units of fuel a byte",
            run.wall.as_secs_f64(),
            processors,
            rate(run.wall),
            run.peak.map_or(f64::NAN, |peak| peak as f64 / 1e6),
            run.input as f64 / 1e6,
            run.store as f64 / rows,
            run.fuel
        )?;
    }
    writeln!(out)?;
    let mut goal =
        |what: &str, is_met: bool| writeln!(out, "{} {what}", if is_met { "met  " } else { "SHORT" });
    for (name, edition) in [("first edition", &parts.first), ("next edition", &parts.next)] {
        goal(
            &format!("a million rows a second, from what is emitted to the store, of the {name}"),
            rate(loaded(edition)) >= RATE,
        )?;
    }
    for (name, run) in ["first edition", "next edition"].into_iter().zip(whole) {
        goal(
            &format!("a million rows a second, from the file to the store, of the {name}"),
            rate(run.wall) >= RATE,
        )?;
    }
    goal("twenty bytes a document", first / rows <= BYTES)?;
    goal(
        "a lookup within a millisecond, 99 of a hundred",
        at(&lookups.warm, 0.99) < LOOKUP,
    )?;
    Ok(())
}

/// Of what was taken, in order, the one of which a share took no longer.
fn at(took: &[Duration], share: f64) -> Duration {
    took[((took.len() - 1) as f64 * share) as usize]
}

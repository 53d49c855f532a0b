//! Measures how well and how fast records are resolved.
//!
//! `cargo bench --bench who-is-who` makes the records of all lists and measures them. By hand, over records of one's own:
//!
//!     dragoman export --format jsonl > records.jsonl
//!     cargo run --release -p dragoman-resolve --example measure -- records.jsonl --gold ../shared/gold

mod changes;
mod gold;
mod names;
mod records;
mod references;
mod show;
mod synthetic;
mod usage;
mod within;

use std::io::{self, Write};
use std::path::PathBuf;

use anyhow::Result;
use clap::Parser;
use dragoman_resolve::{Resolver, Weights};

use records::Records;
use usage::Watch;

/// Measure how well and how fast records are resolved.
#[derive(Parser)]
#[command(after_help = "Example: measure records.jsonl --gold ../shared/gold --within 20 --changes")]
struct Arguments {
    /// Records as `dragoman export --format jsonl` writes them.
    #[arg(required = true)]
    records: Vec<PathBuf>,
    /// Folder with pairs that people judged: same.csv and different.csv.
    #[arg(long)]
    gold: Option<PathBuf>,
    /// List judged pairs that were resolved otherwise, with the evidence.
    #[arg(long, requires = "gold")]
    misses: bool,
    /// Hide the UN's references, and see whether records that state one still find the record that has it.
    #[arg(long)]
    references: bool,
    /// Show so many of the pairs within one list that were joined.
    #[arg(long, value_name = "PAIRS")]
    within: Option<usize>,
    /// Show so many of the automatic links between two lists and of the questions, with the evidence.
    #[arg(long, value_name = "LINKS")]
    sample: Option<usize>,
    /// Measure an edition of 1 % changes, and compare the outcome with starting afresh.
    #[arg(long)]
    changes: bool,
    /// Measure so many invented records each, made after those given.
    #[arg(long, value_delimiter = ',', value_name = "RECORDS")]
    synthetic: Vec<usize>,
    /// Weights other than the default, as JSON.
    #[arg(long, value_name = "JSON")]
    weights: Option<String>,
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let weights: Weights = match &arguments.weights {
        Some(json) => serde_json::from_str(json)?,
        None => Weights::default(),
    };
    let out = &mut io::stdout().lock();
    let records = Records::read(&arguments.records, !arguments.synthetic.is_empty())?;
    writeln!(out, "records: {}", records.features.len())?;
    for (list, count) in records.by_list() {
        writeln!(out, "  {list}: {count}")?;
    }
    if arguments.synthetic.is_empty() {
        let resolver = whole(&records, &weights, out)?;
        if let Some(folder) = &arguments.gold {
            gold::measure(folder, &records, &resolver, arguments.misses, out)?;
        }
        if let Some(shown) = arguments.within {
            within::measure(&records, &resolver, shown, out)?;
        }
        if let Some(count) = arguments.sample {
            show::sample(count, &records, &resolver, out)?;
        }
        if arguments.references {
            references::measure(&records, &weights, arguments.misses, out)?;
        }
        if arguments.changes {
            changes::measure(&records, &weights, resolver, out)?;
        }
    }
    for count in arguments.synthetic {
        synthetic::measure(&records, count, &weights, out)?;
    }
    Ok(())
}

/// All records from nothing to clusters.
fn whole(records: &Records, weights: &Weights, out: &mut impl Write) -> Result<Resolver> {
    let features = records.features.clone();
    let before = usage::resident();
    let watch = Watch::start();
    let mut resolver = Resolver::new(weights.clone());
    for (key, features) in features {
        resolver.put(&key, features);
    }
    let put = watch.taken();
    let effort = resolver.resolve();
    let resolved = watch.taken();
    let clusters = resolver.clusters();
    let taken = watch.taken();
    writeln!(
        out,
        "clustered in {taken} after {} of making features; put {put}, resolve {}, clusters {}; {} pairs met, {} compared",
        records.extraction,
        resolved.minus(put),
        taken.minus(resolved),
        effort.met,
        effort.compared
    )?;
    let plain = records.group_equal_names();
    writeln!(
        out,
        "a plain grouping of equal names takes {plain}: the whole takes {:.1} times the processors' time",
        taken.plus(records.extraction).processor.as_secs_f64() / plain.processor.as_secs_f64()
    )?;
    let several = clusters.iter().filter(|cluster| cluster.members.len() > 1);
    let largest = clusters.iter().map(|cluster| cluster.members.len()).max();
    writeln!(
        out,
        "clusters: {}, {} of several records, the largest of {}; for review: {}",
        clusters.len(),
        several.count(),
        largest.unwrap_or(0),
        resolver.review().len()
    )?;
    writeln!(
        out,
        "memory: {} MB more than before, {} MB at the peak of the process",
        usage::resident().saturating_sub(before) / 1000,
        usage::peak() / 1000
    )?;
    Ok(resolver)
}

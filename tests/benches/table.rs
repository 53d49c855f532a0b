//! Prints the figures, and how they stand against the goals.

use std::io::{self, Write};
use std::time::Duration;

use anyhow::Result;

use crate::{ready, translate, whole};

/// How many times the native time the sandbox may take: the goal, and the least that is acceptable.
const RATIO: (f64, f64) = (1.5, 2.0);
/// Least MB/s over the XML of the United Nations.
const UN_RATE: f64 = 100.0;
/// A compiled component is ready to run within this.
const READY: Duration = Duration::from_millis(1);
/// A first run over all lists ends within this.
const FIRST: Duration = Duration::from_millis(1_500);
/// A run over unchanged inputs ends within this.
const UNCHANGED: Duration = Duration::from_millis(50);
/// Most memory of a run.
const PEAK: u64 = 200_000_000;

/// Prints all figures.
pub fn print(
    source: &str,
    translations: &[translate::Figures],
    components: &[ready::Figures],
    runs: &[whole::Figures; 3],
) -> Result<()> {
    let mut out = io::stdout().lock();
    writeln!(
        out,
        "\nInputs: {source}. Shortest times; of a translation those on the processor.\n"
    )?;
    writeln!(
        out,
        "{:<16} {:>7} {:>7} {:>9} {:>9} {:>6} {:>9} {:>10} {:>9} {:>7} {:>8}",
        "translation",
        "MB",
        "records",
        "native",
        "sandbox",
        "ratio",
        "MB/s",
        "ns/record",
        "metering",
        "fuel/B",
        "memory"
    )?;
    for figures in translations {
        writeln!(
            out,
            "{:<16} {:>7.2} {:>7} {:>6.1} ms {:>6.1} ms {:>6.2} {:>4.0}/{:<4.0} {:>10} {:>+8.0}% {:>7} {:>5.1} MB",
            figures.label,
            figures.bytes as f64 / 1e6,
            figures.records,
            millis(figures.native),
            millis(figures.sandbox),
            ratio(figures),
            rate(figures, figures.native),
            rate(figures, figures.sandbox),
            figures.sandbox.as_nanos() / figures.records.max(1) as u128,
            (figures.sandbox.as_secs_f64() / figures.unmetered.as_secs_f64() - 1.0) * 100.0,
            figures.fuel / figures.bytes.max(1),
            figures.memory as f64 / 1e6,
        )?;
    }
    writeln!(out, "MB/s is native/sandbox; ns/record is the sandbox's.\n")?;
    writeln!(
        out,
        "{:<16} {:>8} {:>11} {:>10} {:>12}",
        "component", "size", "compile", "load", "instantiate"
    )?;
    for figures in components {
        writeln!(
            out,
            "{:<16} {:>5} kB {:>8.0} ms {:>7.3} ms {:>9.3} ms",
            figures.module,
            figures.size / 1000,
            millis(figures.compile),
            millis(figures.load),
            millis(figures.start)
        )?;
    }
    writeln!(
        out,
        "\n{:<28} {:>9} {:>10} {:>9} {:>9}",
        "dragoman run, all lists", "time", "processors", "peak", "store"
    )?;
    for run in runs {
        let peak = run
            .peak
            .map_or("unknown".into(), |peak| format!("{:.0} MB", peak as f64 / 1e6));
        let processors = run
            .processors
            .map_or("unknown".into(), |spent| format!("{:.0} ms", millis(spent)));
        let (label, wall, store) = (run.label, millis(run.wall), run.store as f64 / 1e6);
        writeln!(
            out,
            "{label:<28} {wall:>6.0} ms {processors:>10} {peak:>9} {store:>6.1} MB"
        )?;
    }
    writeln!(out, "\n{:<44} {:>10} {:>12}", "goal", "figure", "")?;
    for (goal, figure, verdict) in goals(translations, components, runs) {
        writeln!(out, "{goal:<44} {figure:>10}   {verdict}")?;
    }
    Ok(())
}

fn goals(
    translations: &[translate::Figures],
    components: &[ready::Figures],
    [_, first, again]: &[whole::Figures; 3],
) -> Vec<(&'static str, String, &'static str)> {
    let verdict = |met: bool| if met { "met" } else { "MISSED" };
    let worst = translations.iter().map(ratio).fold(0.0, f64::max);
    let worst_verdict = if worst > RATIO.0 && worst <= RATIO.1 {
        "acceptable"
    } else {
        verdict(worst <= RATIO.0)
    };
    let mut goals = vec![(
        "sandbox at most 1.5 x native (2 x acceptable)",
        format!("{worst:.2} x"),
        worst_verdict,
    )];
    if let Some(un) = translations.first() {
        let rate = rate(un, un.sandbox);
        goals.push((
            "UN XML in the sandbox, at least 100 MB/s",
            format!("{rate:.0} MB/s"),
            verdict(rate >= UN_RATE),
        ));
    }
    if let Some(ready) = components
        .iter()
        .map(|figures| figures.load + figures.start)
        .max()
    {
        let figure = format!("{:.2} ms", millis(ready));
        goals.push((
            "cached load and instantiation, under 1 ms",
            figure,
            verdict(ready < READY),
        ));
    }
    let wall = |run: &whole::Figures| format!("{:.0} ms", millis(run.wall));
    goals.push((
        "first run over all lists, under 1.5 s",
        wall(first),
        verdict(first.wall < FIRST),
    ));
    if let Some(peak) = first.peak {
        let figure = format!("{:.0} MB", peak as f64 / 1e6);
        goals.push((
            "peak of the first run, under 200 MB",
            figure,
            verdict(peak < PEAK),
        ));
    }
    goals.push((
        "unchanged run, under 50 ms",
        wall(again),
        verdict(again.wall < UNCHANGED),
    ));
    goals
}

fn ratio(figures: &translate::Figures) -> f64 {
    figures.sandbox.as_secs_f64() / figures.native.as_secs_f64()
}

fn rate(figures: &translate::Figures, taken: Duration) -> f64 {
    figures.bytes as f64 / 1e6 / taken.as_secs_f64()
}

fn millis(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e3
}

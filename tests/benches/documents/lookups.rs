//! Looking for one number, in a store that is in the system's memory and in one that is on its disk alone.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use dragoman_hub::{Edition, Hub};
use dragoman_model::NormalNumber;

use crate::list::List;

/// Numbers that are looked for.
const LOOKUPS: usize = 2_000;

/// How often each is looked for, of which the fastest counts.
const LOOKS: usize = 5;

/// Numbers that are looked for in a store that was put out of memory before each.
const COLD: usize = 200;

/// What looking for one number took.
pub struct Lookups {
    /// In a store that is in memory, in order.
    pub warm: Vec<Duration>,
    /// The fastest of several looks for each, in order: what other processes had of the processor meanwhile does not count.
    pub undisturbed: Vec<Duration>,
    /// Bytes that were read for a number, most of them from memory; none where the system does not say.
    pub bytes: Option<u64>,
    /// In a store that is on the disk alone, in order; none where the system cannot put it out of memory.
    pub cold: Option<Vec<Duration>>,
}

/// A number, and how often it is stated.
type Asked = (NormalNumber, usize);

/// Looks for numbers that are there and numbers that are not.
pub fn measure(hub: &Hub, list: &List, store: &Path) -> Result<Lookups> {
    let asked = asked(list)?;
    let in_force = hub.in_force()?;
    let took = |asked: &Asked| -> Result<Duration> {
        let start = Instant::now();
        look(hub, &in_force, asked)?;
        Ok(start.elapsed())
    };
    let mut warm = asked.iter().map(took).collect::<Result<Vec<_>>>()?;
    let fastest = |asked: &Asked| -> Result<Duration> {
        let looks = (0..LOOKS).map(|_| took(asked));
        let looks = looks.collect::<Result<Vec<_>>>()?;
        looks.into_iter().min().context("there is a fastest")
    };
    let mut undisturbed = asked.iter().map(fastest).collect::<Result<Vec<_>>>()?;
    let start = read_bytes();
    asked.iter().try_for_each(|asked| look(hub, &in_force, asked))?;
    let bytes = read_bytes()
        .zip(start)
        .map(|(end, start)| (end - start) / asked.len() as u64);
    let mut cold = Vec::with_capacity(COLD);
    for asked in asked.iter().step_by(asked.len() / COLD) {
        let hub = Hub::open(store)?;
        let in_force = hub.in_force()?;
        cold.push(
            put_out_of_memory(store)
                .then(|| {
                    let start = Instant::now();
                    look(&hub, &in_force, asked).map(|()| start.elapsed())
                })
                .transpose()?,
        );
    }
    warm.sort();
    undisturbed.sort();
    Ok(Lookups {
        warm,
        undisturbed,
        bytes,
        cold: sorted(cold),
    })
}

fn asked(list: &List) -> Result<Vec<Asked>> {
    let step = (list.rows as usize / (LOOKUPS / 2)).max(1);
    let mut asked = Vec::with_capacity(LOOKUPS);
    for (series, number) in list.numbers().step_by(step) {
        // Numbers of seven digits are in no passport of the list.
        for (number, times) in [(number, 1), (number + 1_000_000, 0)] {
            let normal = NormalNumber::of(&format!("{series:04} {number:06}")).context("a number")?;
            asked.push((normal, times));
        }
    }
    Ok(asked)
}

fn look(hub: &Hub, in_force: &[Edition], (number, times): &Asked) -> Result<()> {
    let mut found = 0;
    for edition in in_force {
        found += hub.stated_with_records(edition, number)?.len();
    }
    if found != *times {
        bail!("{number} was found {found} times instead of {times}");
    }
    Ok(())
}

fn sorted(took: Vec<Option<Duration>>) -> Option<Vec<Duration>> {
    let mut took = took.into_iter().collect::<Option<Vec<_>>>()?;
    took.sort();
    Some(took)
}

/// Has the system forget what it keeps of a file in memory; false where it cannot.
fn put_out_of_memory(file: &Path) -> bool {
    let mut of = std::ffi::OsString::from("if=");
    of.push(file);
    let dd = Command::new("dd")
        .arg(of)
        .args(["iflag=nocache", "count=0", "status=none"])
        .status();
    dd.is_ok_and(|status| status.success())
}

/// Bytes that this process has read from files so far, wherever they were kept.
fn read_bytes() -> Option<u64> {
    let io = fs::read_to_string("/proc/self/io").ok()?;
    let line = io.lines().find_map(|line| line.strip_prefix("rchar:"))?;
    line.trim().parse().ok()
}

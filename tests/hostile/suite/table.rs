//! The table of what was tried and what came of it, as it stands in README.md.

use std::collections::BTreeMap;
use std::env;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use crate::judge::{Fate, Verdict};

const BEGIN: &str =
    "<!-- what the hostile suite shows: UPDATE_README=1 cargo test -p dragoman --test hostile -->\n";
const END: &str = "<!-- end of what the hostile suite shows -->\n";

/// Counts of all verdicts, by what was attacked.
#[derive(Default)]
pub struct Table(BTreeMap<&'static str, Counts>);

#[derive(Default, Clone)]
struct Counts {
    fates: BTreeMap<Fate, usize>,
    escaped: usize,
    crashed: usize,
    lost: usize,
}

impl Table {
    /// Counts a verdict.
    pub fn add(&mut self, group: &'static str, verdict: &Verdict) {
        let counts = self.0.entry(group).or_default();
        *counts.fates.entry(verdict.fate).or_default() += 1;
        counts.escaped += usize::from(!verdict.escaped.is_empty());
        counts.crashed += usize::from(!verdict.crashed.is_empty());
        counts.lost += usize::from(!verdict.lost.is_empty());
    }

    /// Compares the table with the one in README.md, or writes it there when it is told to.
    pub fn compare(&self) -> ExitCode {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../README.md");
        let readme = fs::read_to_string(&path).expect("README.md can be read");
        let (before, rest) = readme
            .split_once(BEGIN)
            .expect("README.md has a place for the table");
        let (found, after) = rest.split_once(END).expect("the place for the table has an end");
        let table = self.markdown();
        if found == table {
            return ExitCode::SUCCESS;
        }
        if env::var_os("UPDATE_README").is_some() {
            fs::write(&path, format!("{before}{BEGIN}{table}{END}{after}"))
                .expect("README.md can be written");
            return ExitCode::SUCCESS;
        }
        complain(&table)
    }

    fn markdown(&self) -> String {
        let mut text = String::from(
            "| what was attacked | guests | refused | stopped | trapped | void | left out | harmless | escaped | \
             host crashes | data lost |\n|---|---|---|---|---|---|---|---|---|---|---|\n",
        );
        let mut all = Counts::default();
        for (group, counts) in &self.0 {
            text.push_str(&row(group, counts));
            for (fate, count) in &counts.fates {
                *all.fates.entry(*fate).or_default() += count;
            }
            all.escaped += counts.escaped;
            all.crashed += counts.crashed;
            all.lost += counts.lost;
        }
        text + &row("all", &all)
    }
}

fn row(name: &str, counts: &Counts) -> String {
    let of = |fate| counts.fates.get(&fate).copied().unwrap_or(0);
    let mut text = format!("| {name} | {}", counts.fates.values().sum::<usize>());
    let fates = [
        Fate::Refused,
        Fate::Stopped,
        Fate::Trapped,
        Fate::Void,
        Fate::Rejected,
        Fate::Harmless,
    ];
    let troubles = [counts.escaped, counts.crashed, counts.lost];
    for count in fates.into_iter().map(of).chain(troubles) {
        write!(text, " | {count}").expect("a text takes all");
    }
    text + " |\n"
}

#[expect(clippy::print_stderr, reason = "the suite says what to do, as a test does")]
fn complain(table: &str) -> ExitCode {
    eprintln!(
        "the table in README.md is not what the suite shows:\n\n{table}\n\
         to do: UPDATE_README=1 cargo test -p dragoman --test hostile"
    );
    ExitCode::FAILURE
}

//! The hostile suite: every guest runs beside an honest partner through the real command, and the suite says in a table
//! what was tried and what came of it.
//!
//! Each guest is a test of its own, named `group::guest`. When all were run, the table is compared with the one in
//! README.md; `UPDATE_README=1` writes it there.

mod child;
mod judge;
mod scenario;
mod site;
mod table;

use std::process::ExitCode;
use std::sync::{Arc, Mutex};

use dragoman_hostile::{Case, guests};
use libtest_mimic::{Arguments, Failed, Trial};

use crate::site::Template;
use crate::table::Table;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let table = Arc::new(Mutex::new(Table::default()));
    let template = Arc::new(Template::default());
    let guests = guests::all().into_iter().map(|case| {
        let (table, template) = (Arc::clone(&table), Arc::clone(&template));
        Trial::test(format!("{}::{}", case.group, case.name), move || {
            attempt(&case, &template, &table)
        })
    });
    let scenarios = scenario::all().into_iter().map(|(name, scenario)| {
        let (table, template) = (Arc::clone(&table), Arc::clone(&template));
        Trial::test(format!("files::{name}"), move || {
            noted("files", scenario(&template), &table).map_err(Failed::from)
        })
    });
    let conclusion = libtest_mimic::run(&arguments, guests.chain(scenarios).collect());
    let all = conclusion.num_filtered_out == 0 && conclusion.num_ignored == 0 && !arguments.list;
    if all && !conclusion.has_failed() {
        let table = table.lock().expect("no test panics while it holds the table");
        return table.compare();
    }
    conclusion.exit_code()
}

/// Runs a guest, and notes what came of it.
fn attempt(case: &Case, template: &Template, table: &Mutex<Table>) -> Result<(), Failed> {
    let guest = (case.build)();
    let site = template.site(&guest);
    let verdict = judge::judge(&site, template, &guest.expected);
    noted(case.group, verdict, table)
        .map_err(|complaint| Failed::from(format!("{}\n{complaint}", case.sentence)))
}

/// Counts a verdict, and gives what there is to complain about.
fn noted(group: &'static str, verdict: judge::Verdict, table: &Mutex<Table>) -> Result<(), String> {
    table
        .lock()
        .expect("no test panics while it holds the table")
        .add(group, &verdict);
    verdict.complaint().map_or(Ok(()), Err)
}

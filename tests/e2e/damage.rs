//! Damaged lists, through every module in the sandbox: each run ends by itself, with a fault that says what to do, or with
//! what could be read.
//!
//! A few cases run with the other tests. Many, over the real lists where they are at hand:
//! `DRAGOMAN_DAMAGE=20000 cargo test --release -p dragoman --test e2e damage`.

use dragoman_guest::native::Files;
use dragoman_guest::native::damage::damaged;
use dragoman_runtime::{Engine, Failure, Feed, Limits, Module};

use crate::lists::{self, ALL, CA, GB, List, UN, US};
use crate::support::component;

/// Cases of a list, unless there is a wish for more.
const FEW: u64 = 60;

fn cases() -> Option<u64> {
    let wish = std::env::var("DRAGOMAN_DAMAGE").ok()?;
    Some(wish.parse().expect("DRAGOMAN_DAMAGE is a number of cases"))
}

fn module(engine: &Engine, list: &List) -> Module {
    let bytes = std::fs::read(component(list.module)).expect("a component");
    engine
        .load(&bytes, &Limits::default())
        .unwrap_or_else(|error| panic!("{}: {error}", list.module))
}

fn withstands(module: &Module, list: &List, files: lists::Files, cases: u64) {
    let files = files
        .into_iter()
        .fold(Files::default(), |files, (name, bytes)| files.and(&name, bytes));
    for case in 0..cases {
        let damaged = damaged(&files, case);
        let parts = damaged.parts();
        let feed = parts.fold(Feed::default(), |feed, (name, bytes)| feed.with(name, bytes));
        match module.translate(&feed).result {
            Ok(_) => {}
            Err(Failure::Fault(fault)) if fault.remedy.is_some() => {}
            Err(failure) => panic!("{}, case {case}: {failure}", list.module),
        }
    }
}

#[test]
fn damaged_samples_end_in_a_fault_or_in_what_could_be_read() {
    let engine = Engine::new(None).expect("an engine");
    for list in ALL {
        let module = module(&engine, list);
        withstands(&module, list, list.sample(), cases().unwrap_or(FEW));
    }
}

#[test]
fn damaged_real_lists_end_in_a_fault_or_in_what_could_be_read() {
    let Some(shared) = lists::shared() else { return };
    let real: [(&List, &[&str]); 5] = [
        (&UN, &["un/consolidated_2025-04-19.xml"]),
        (&US, &["us-ofac/sdn.csv", "us-ofac/add.csv", "us-ofac/alt.csv"]),
        (&GB, &["gb/ConList_2020-04-27.csv"]),
        (&GB, &["gb/ConList_2022-05-04.xlsx"]),
        (&CA, &["ca/sema-lmes_2025.xml"]),
    ];
    let engine = Engine::new(None).expect("an engine");
    for (list, files) in real {
        let module = module(&engine, list);
        // A real list takes as long as a hundred samples.
        let cases = cases().map_or(2, |cases| cases.div_ceil(100));
        withstands(&module, list, lists::real(&shared, files), cases);
    }
}

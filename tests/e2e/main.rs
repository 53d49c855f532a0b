//! End to end: the real binary, real components.

mod admission;
mod bad_input;
mod check;
mod command;
mod common;
mod compile;
mod component;
mod crash;
mod crash_decisions;
mod crash_documents;
mod damage;
mod days;
mod docs;
mod doctor;
mod document;
mod dttot;
mod editions;
#[expect(dead_code, reason = "an example has a main of its own")]
#[path = "../../host/runtime/examples/embed.rs"]
mod embed;
mod export;
mod find;
mod findings;
mod followthemoney;
mod fsf;
mod golden;
mod guards;
#[cfg(unix)]
mod inputs;
mod interpol;
mod lists;
mod modules;
mod moment;
mod new;
mod packed;
mod panic;
#[cfg(unix)]
mod read_only;
mod release;
mod replay;
mod require_check;
mod run;
mod same_edition;
mod sdk_tests;
mod site;
mod source;
mod support;
mod text;
mod threats;
mod together;
mod trust;
mod truth;
mod tutorial;
mod un_sc;
mod watch;

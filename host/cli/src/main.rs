//! The dragoman command.

mod aggregate;
mod aside;
mod audience;
mod cache;
mod cell;
mod checked;
mod cluster;
mod command;
mod config;
mod date;
mod day;
mod decide;
mod departure;
mod documents;
mod due;
mod edition;
mod effect;
mod excerpt;
mod execution;
mod exit;
mod export;
mod finding;
mod form;
mod health;
mod input;
mod inputs;
mod intake;
mod limits;
mod link;
mod memory;
mod named;
mod partner;
mod parts;
mod password;
mod place;
mod print;
mod progress;
mod question;
mod receipt;
mod record;
mod resolution;
mod rule;
mod samples;
mod scaffold;
mod statement;
mod store;
mod threats;
mod traced;
mod trust;
mod visible;
mod whole;
mod word;

use std::process::ExitCode;

use clap::Parser;

use crate::command::Command;

/// Where each reader begins, and what scripts rely on.
const BEGIN: &str = "\
Begin with `demo`, which shows all of it; a partner's developer with `new`, `build`, `translate` and `check`; an operator \
with `run`, `status` and `doctor`. `dragoman COMMAND --help` shows each with an example.

Results go to stdout, everything else to stderr. Exit 0 is fine, 1 means that what was examined fell short, 2 that it could \
not be done.";

/// Lets states share watchlists without trusting one another's code.
#[derive(Parser)]
#[command(version, about, propagate_version = true, after_help = BEGIN)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

fn main() -> ExitCode {
    memory::share_out();
    let arguments = Arguments::parse();
    match arguments.command.run() {
        Ok(exit) => exit.into(),
        Err(error) => {
            // An export is written past the printer, and ends where its reader has seen enough.
            if print::is_closed(&error) {
                return exit::Exit::Fine.into();
            }
            print::error(&format!("{error:#}"));
            exit::Exit::of(&error).into()
        }
    }
}

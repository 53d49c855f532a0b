//! The dragoman command.

mod aggregate;
mod cache;
mod cell;
mod cluster;
mod command;
mod config;
mod date;
mod decide;
mod edition;
mod execution;
mod exit;
mod export;
mod finding;
mod health;
mod input;
mod limits;
mod link;
mod partner;
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
mod store;
mod trust;
mod visible;

use std::process::ExitCode;

use clap::Parser;

use crate::command::Command;

/// Lets states share watchlists without trusting one another's code.
#[derive(Parser)]
#[command(version, about, propagate_version = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match arguments.command.run() {
        Ok(exit) => exit.into(),
        Err(error) => {
            // A reader that has seen enough, such as `head`, is no failure.
            if print::is_closed(&error) {
                return exit::Exit::Fine.into();
            }
            print::error(&format!("{error:#}"));
            exit::Exit::of(&error).into()
        }
    }
}

//! The subcommands, one file each.

mod approve;
mod build;
mod check;
mod compile_worker;
mod completions;
mod demo;
mod diff;
mod doctor;
mod document;
mod export;
mod find;
mod findings;
mod inspect;
mod keygen;
mod new;
mod purge;
mod reject;
mod replay;
mod review;
mod run;
mod show;
mod sign;
mod source;
mod status;
mod threats;
mod translate;
mod verify;

use anyhow::Result;
use clap::{Subcommand, ValueEnum};

use crate::exit::Exit;

/// The subcommand that the host starts to compile a component in a process of its own.
pub(crate) const COMPILE_WORKER: &str = "compile-worker";

/// What to do.
#[derive(Subcommand)]
pub(crate) enum Command {
    Demo(demo::Demo),
    Run(run::Run),
    Status(status::Status),
    Find(find::Find),
    Show(show::Show),
    Document(document::Document),
    Source(source::Source),
    Findings(findings::Findings),
    Diff(diff::Diff),
    Approve(approve::Approve),
    Reject(reject::Reject),
    Review(review::Review),
    Export(export::Export),
    Threats(threats::Threats),
    Purge(purge::Purge),
    Translate(translate::Translate),
    Inspect(inspect::Inspect),
    New(new::New),
    Build(build::Build),
    Check(check::Check),
    Replay(replay::Replay),
    Keygen(keygen::Keygen),
    Sign(sign::Sign),
    Verify(verify::Verify),
    Doctor(doctor::Doctor),
    Completions(completions::Completions),
    #[command(name = COMPILE_WORKER, hide = true)]
    CompileWorker(compile_worker::CompileWorker),
}

impl Command {
    pub(crate) fn run(self) -> Result<Exit> {
        match self {
            Self::Demo(command) => command.run(),
            Self::Run(command) => command.run(),
            Self::Status(command) => command.run(),
            Self::Find(command) => command.run(),
            Self::Show(command) => command.run(),
            Self::Document(command) => command.run(),
            Self::Source(command) => command.run(),
            Self::Findings(command) => command.run(),
            Self::Diff(command) => command.run(),
            Self::Approve(command) => command.run(),
            Self::Reject(command) => command.run(),
            Self::Review(command) => command.run(),
            Self::Export(command) => command.run(),
            Self::Threats(command) => command.run(),
            Self::Purge(command) => command.run(),
            Self::Translate(command) => command.run(),
            Self::Inspect(command) => command.run(),
            Self::New(command) => command.run(),
            Self::Build(command) => command.run(),
            Self::Check(command) => command.run(),
            Self::Replay(command) => command.run(),
            Self::Keygen(command) => command.run(),
            Self::Sign(command) => command.run(),
            Self::Verify(command) => command.run(),
            Self::Doctor(command) => command.run(),
            Self::Completions(command) => command.run(),
            Self::CompileWorker(command) => command.run(),
        }
    }
}

/// How results are written.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people.
    Text,
    /// For machines.
    Json,
}

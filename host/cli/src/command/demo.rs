use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::Args;
use dragoman_componentize::{Options, Progress, build};

use super::run;
use crate::exit::Exit;
use crate::partner::Status;
use crate::{input, print, store};

/// Build the reference modules, run them twice over the bundled sample lists, and show the result.
#[derive(Args)]
#[command(after_help = "Example: cargo run --release -- demo")]
pub(crate) struct Demo {
    /// The project's root.
    #[arg(long, default_value = ".")]
    root: PathBuf,
}

impl Demo {
    pub(crate) fn run(self) -> Result<Exit> {
        let folder = tempfile::tempdir()?;
        let modules = self.root.join("guest/modules");
        let mut crates: Vec<PathBuf> = fs::read_dir(&modules)
            .with_context(|| {
                format!(
                    "{}: run the demo at the project's root, or name it with --root",
                    modules.display()
                )
            })?
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<Result<_, _>>()?;
        crates.retain(|path| path.join("samples").is_dir());
        crates.sort();
        let progress = |progress: Progress<'_>| match progress {
            Progress::Library { doing, .. } => print::note(&format!("standard library for guests: {doing}")),
            Progress::Compiling { packages } => print::note(&format!("compiling {}", packages.join(", "))),
            _ => {}
        };
        let mut config = String::from("store = \"dragoman.db\"\n");
        for (built, guest) in build(&crates, folder.path(), &Options::default(), &progress)?
            .iter()
            .zip(&crates)
        {
            config.push_str(&partner(&built.path, guest)?);
            print::text(&format!("built {}, {} bytes", built.package, built.size))?;
        }
        let path = folder.path().join("dragoman.toml");
        fs::write(&path, config)?;
        let mut failed = false;
        for title in [
            "The first run keeps an edition of each list:",
            "The second finds nothing new:",
        ] {
            print::text(&format!("\n{title}"))?;
            for report in run::reports(&path, &[])? {
                failed |= matches!(report.status, Status::Failed { .. });
                print::text(&format!("  {}", run::line(&report)))?;
            }
        }
        show(folder.path())?;
        Ok(if failed { Exit::FellShort } else { Exit::Fine })
    }
}

/// The configuration of one module over its samples.
fn partner(component: &Path, guest: &Path) -> Result<String> {
    let manifest = input::module(component)?.describe()?;
    let mut inputs: Vec<PathBuf> = fs::read_dir(guest.join("samples"))?
        .map(|entry| entry.and_then(|entry| std::path::absolute(entry.path())))
        .collect::<Result<_, _>>()?;
    inputs.sort();
    // A string of JSON is one of TOML.
    let quoted = |path: &Path| serde_json::Value::from(path.display().to_string()).to_string();
    let inputs: Vec<_> = inputs.iter().map(|path| quoted(path)).collect();
    Ok(format!(
        "[[partner]]\nissuer = {:?}\nlist = {:?}\nmodule = {}\ninputs = [{}]\n",
        manifest.issuer,
        manifest.list_name,
        quoted(component),
        inputs.join(", ")
    ))
}

/// The first record of each list, with its place.
fn show(folder: &Path) -> Result<()> {
    let hub = store::open(&folder.join("dragoman.db"))?;
    print::text("\nThe first record of each list, with the place it was read from:")?;
    for edition in hub.in_force()? {
        let mut first = None;
        hub.records::<anyhow::Error>(&edition, |held| {
            first.get_or_insert(held);
            Ok(())
        })?;
        first.iter().try_for_each(print::json)?;
    }
    Ok(())
}

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::Args;
use dragoman_componentize::Options;
use dragoman_hub::Hub;

use super::build::components;
use super::diff::{self, Found};
use super::run;
use crate::exit::Exit;
use crate::{input, print, record, resolution, samples, store};

/// Build the reference modules, run them over the bundled sample lists, and show what comes of it.
#[derive(Args)]
#[command(after_help = "Example: cargo run --release -- demo")]
pub(crate) struct Demo {
    /// The project's root.
    #[arg(long, value_name = "FOLDER", default_value = ".")]
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
        crates.retain(|path| path.join("samples").is_dir() && path.join("Cargo.toml").is_file());
        crates.sort();
        let mut lists = Vec::new();
        let built = components(&crates, folder.path(), &Options::default())?;
        for (built, guest) in built.iter().zip(crates) {
            print::text(&format!("built {}, {} bytes", built.package, built.size))?;
            lists.push(List {
                component: built.path.clone(),
                samples: guest.join("samples"),
            });
        }
        let path = folder.path().join("dragoman.toml");
        let mut exit = Exit::Fine;
        for (title, edition) in [
            ("The first run keeps an edition of each list:", Edition::Earlier),
            ("Then a list is published anew:", Edition::Newest),
            ("A further run finds nothing new:", Edition::Newest),
        ] {
            let tables = lists.iter().map(|list| list.table(edition));
            fs::write(&path, tables.collect::<Result<String>>()?)?;
            print::text(&format!("\n{title}"))?;
            let ran = run::ran(&path, &[])?;
            for report in &ran.reports {
                print::text(&format!("  {}", run::line(report)))?;
            }
            print::text(&format!("  together: {}", resolution::text(ran.together?)))?;
            if exit == Exit::Fine {
                exit = run::exit(&ran.reports);
            }
        }
        show(&store::open(&folder.path().join("dragoman.db"))?)?;
        Ok(exit)
    }
}

/// Which samples are given to a module.
#[derive(Clone, Copy)]
enum Edition {
    /// Those in the folder `earlier` of the samples, for lists that have it.
    Earlier,
    /// Those in the folder of the samples itself, or in the last of its folders where it has none of its own.
    Newest,
}

/// A module and its samples.
struct List {
    component: PathBuf,
    samples: PathBuf,
}

impl List {
    /// Its part of a configuration.
    fn table(&self, edition: Edition) -> Result<String> {
        let manifest = input::module(&self.component)?.describe()?;
        let earlier = self.samples.join("earlier");
        let folder = match edition {
            Edition::Earlier if earlier.is_dir() => &earlier,
            _ => &self.samples,
        };
        let (mut inputs, folders) = entries(folder)?;
        if let (true, Some(last)) = (inputs.is_empty(), folders.last()) {
            (inputs, _) = entries(last)?;
        }
        // A string of JSON is one of TOML.
        let quoted = |path: &Path| serde_json::Value::from(path.display().to_string()).to_string();
        let inputs: Vec<_> = inputs.iter().map(|path| quoted(path)).collect();
        Ok(format!(
            "[[partner]]\nissuer = {:?}\nlist = {:?}\nmodule = {}\ninputs = [{}]\n\
             # The samples have a handful of records.\n[partner.guards]\nexpected_counts = false\n",
            manifest.issuer,
            manifest.list_name,
            quoted(&self.component),
            inputs.join(", ")
        ))
    }
}

/// The inputs in a folder, and the folders in it, each in the order of their names.
fn entries(folder: &Path) -> Result<(Vec<PathBuf>, Vec<PathBuf>)> {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)?
        .map(|entry| entry.and_then(|entry| std::path::absolute(entry.path())))
        .collect::<Result<_, _>>()?;
    entries.retain(|path| samples::is_input(path));
    entries.sort();
    Ok(entries.into_iter().partition(|path| path.is_file()))
}

/// What changed in the lists that have several editions, and the first record of each list.
fn show(hub: &Hub) -> Result<()> {
    let editions = hub.editions()?;
    print::text("\nWhat changed, by meaning:")?;
    for pair in editions.windows(2).filter(|pair| pair[0].list == pair[1].list) {
        let (from, to) = (&pair[0], &pair[1]);
        print::text(&diff::text(Some(from), to, &Found::between(hub, Some(from), to)?))?;
    }
    print::text("\nThe first record of each list, with the place it was read from:")?;
    for edition in hub.in_force()? {
        let mut first = None;
        hub.records::<anyhow::Error>(&edition, |held| {
            first.get_or_insert(held);
            Ok(())
        })?;
        if let Some(held) = &first {
            print::text(&record::text(
                held,
                &serde_json::to_value(&held.item)?,
                &store::names(hub, &edition)?,
            )?)?;
        }
    }
    Ok(())
}

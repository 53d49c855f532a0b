//! `cargo bench --bench who-is-who`: how well, how fast and in how much memory the records of all lists are resolved.
//!
//! Runs the lists through the real command, then measures what the resolver makes of them in a process of its own (the example
//! `measure` of `dragoman-resolve`): against the pairs that people judged and against the UN's references where the published lists lie
//! beside the checkout, and otherwise over the bundled samples; then over ever more invented records of the same distributions.

mod lists;
#[path = "../place.rs"]
mod place;

use std::fs;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use dragoman_componentize::Options;
use dragoman_hub::Hub;

use lists::List;

fn main() -> Result<()> {
    // A test run that takes in all targets starts this as well.
    if !std::env::args().any(|argument| argument == "--bench") {
        return Ok(());
    }
    let shared = place::root().join("../shared");
    let (lists, judged) = match shared.is_dir() {
        true => (lists::published(&shared.join("lists")), true),
        false => (lists::samples()?, false),
    };
    let records = records(&lists)?;
    tell(&format!("the records are in {}", records.display()))?;
    let mut arguments = vec!["--within=20".to_owned(), "--changes".into()];
    if judged {
        arguments.push(format!("--gold={}", shared.join("gold").display()));
        arguments.push("--references".into());
    }
    measure(&records, &arguments)?;
    measure(&records, &["--synthetic=62500,250000,1000000".into()])
}

fn tell(what: &str) -> Result<()> {
    Ok(writeln!(std::io::stderr(), "{what}")?)
}

/// Translates the lists, and writes their records, one a line. A module that cannot be built is left out, and named.
fn records(lists: &[List]) -> Result<PathBuf> {
    let folder = place::scratch("who-is-who")?;
    let components = folder.join("modules");
    fs::create_dir_all(&components)?;
    let mut config = String::new();
    for List { module, key, files } in lists {
        tell(&format!("building {module}"))?;
        let guest = place::root().join("guest/modules").join(module);
        let built = dragoman_componentize::build(&[guest], &components, &Options::default(), &|_| {});
        if let Err(error) = built {
            tell(&format!("{module} is left out: {error}"))?;
            continue;
        }
        let (issuer, list) = key;
        let component = components.join(format!("{module}.wasm"));
        config.push_str(&format!(
            "[[partner]]\nissuer = {issuer:?}\nlist = {list:?}\nmodule = {component:?}\ninputs = {files:?}\n"
        ));
    }
    let configuration = folder.join("dragoman.toml");
    fs::write(&configuration, config)?;
    let store = folder.join("dragoman.db");
    for end in ["", "-wal", "-shm"] {
        drop(fs::remove_file(format!("{}{end}", store.display())));
    }
    tell("running the lists")?;
    let run = Command::new(env!("CARGO_BIN_EXE_dragoman"))
        .args(["run", "--config"])
        .arg(&configuration)
        .output()?;
    tell(&String::from_utf8_lossy(&run.stdout))?;
    written(&store, &folder.join("records.jsonl"))
}

/// Writes the records of all editions: small samples may be held for being small.
fn written(store: &Path, path: &Path) -> Result<PathBuf> {
    let hub = Hub::open(store)?;
    let mut out = BufWriter::new(fs::File::create(path)?);
    for edition in hub.editions()? {
        hub.records::<anyhow::Error>(&edition, |held| {
            serde_json::to_writer(&mut out, &held)?;
            Ok(writeln!(out)?)
        })?;
    }
    out.flush()?;
    Ok(path.to_owned())
}

fn measure(records: &Path, arguments: &[String]) -> Result<()> {
    let status = Command::new(env!("CARGO"))
        .current_dir(place::root())
        .args([
            "run",
            "--release",
            "--quiet",
            "-p",
            "dragoman-resolve",
            "--example",
            "measure",
            "--target-dir",
        ])
        .arg(place::root().join("target/benches"))
        .arg("--")
        .arg(records)
        .args(arguments)
        .status()
        .context("cargo cannot be started")?;
    if !status.success() {
        bail!("measuring ended with {status}");
    }
    Ok(())
}

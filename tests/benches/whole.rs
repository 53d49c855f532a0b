//! The whole `dragoman run`, in a process of its own: its time and its peak of memory.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::{place, process};

/// Times that each kind of run is made.
const ROUNDS: usize = 5;

/// The figures of one kind of run.
pub struct Figures {
    /// What it is.
    pub label: &'static str,
    /// Its shortest time.
    pub wall: Duration,
    /// Time on the processors in that run; none where the system does not say.
    pub processors: Option<Duration>,
    /// The most memory of its process in bytes; none where the system does not say.
    pub peak: Option<u64>,
    /// Bytes of the store afterwards.
    pub store: u64,
}

/// A list, and the component that reads it.
pub struct Partner {
    /// Its issuer and name, as the module's manifest has them.
    pub key: (String, String),
    /// The component.
    pub module: PathBuf,
    /// Its files.
    pub inputs: Vec<PathBuf>,
}

/// Measures runs over lists: the first with and without compiled components, and one over unchanged inputs.
pub fn measure(partners: &[Partner]) -> Result<[Figures; 3]> {
    let site = Site::new(partners)?;
    let figures = |label| Figures {
        label,
        wall: Duration::MAX,
        processors: None,
        peak: None,
        store: 0,
    };
    let (mut cold, mut first, mut again) = (
        figures("first run, nothing compiled"),
        figures("first run"),
        figures("unchanged run"),
    );
    for _ in 0..ROUNDS {
        site.forget_compiled()?;
        for run in [&mut cold, &mut first] {
            site.forget_store()?;
            // What is held for a person to look at was read all the same.
            site.run(run, &["accepted", "held"])?;
        }
        site.run(&mut again, &["unchanged", "held"])?;
    }
    Ok([cold, first, again])
}

/// A folder with a configuration.
struct Site(PathBuf);

impl Site {
    fn new(partners: &[Partner]) -> Result<Self> {
        let mut config = String::from("store = \"dragoman.db\"\n");
        for Partner { key, module, inputs } in partners {
            let (issuer, list) = key;
            // Rust's way of quoting a path is TOML's, unless it holds odd characters.
            writeln!(
                config,
                "[[partner]]\nissuer = {issuer:?}\nlist = {list:?}\nmodule = {module:?}\ninputs = {inputs:?}"
            )?;
        }
        let folder = place::scratch("site")?;
        fs::write(folder.join("dragoman.toml"), config)?;
        Ok(Self(folder))
    }

    fn forget_compiled(&self) -> Result<()> {
        gone(fs::remove_dir_all(self.0.join("cache")))
    }

    fn forget_store(&self) -> Result<()> {
        ["dragoman.db", "dragoman.db-wal", "dragoman.db-shm"]
            .into_iter()
            .try_for_each(|name| gone(fs::remove_file(self.0.join(name))))
    }

    fn run(&self, figures: &mut Figures, expected: &[&str]) -> Result<()> {
        let start = Instant::now();
        let mut child = Command::new(env!("CARGO_BIN_EXE_dragoman"))
            .args(["run", "--format", "json"])
            .current_dir(&self.0)
            .env("DRAGOMAN_CACHE", self.0.join("cache"))
            .stdout(Stdio::piped())
            .spawn()?;
        // The report is short: it fits into the pipe while the process is watched.
        let (mut peak, mut processors) = (None, None);
        while child.try_wait()?.is_none() {
            peak = process::resident(child.id()).or(peak);
            processors = process::spent(child.id()).or(processors);
            std::thread::sleep(Duration::from_micros(500));
        }
        let wall = start.elapsed();
        let reports: serde_json::Value = serde_json::from_slice(&child.wait_with_output()?.stdout)?;
        let reports = reports.as_array().context("a report for each partner")?;
        let is_other =
            |report: &&serde_json::Value| !expected.iter().any(|status| report["status"] == *status);
        if let Some(report) = reports.iter().find(is_other) {
            bail!("a run was to be {}: {report}", expected.join(" or "));
        }
        if wall < figures.wall {
            (figures.wall, figures.processors) = (wall, processors);
        }
        figures.peak = figures.peak.max(peak);
        figures.store = fs::metadata(self.0.join("dragoman.db"))?.len();
        Ok(())
    }
}

fn gone(removed: std::io::Result<()>) -> Result<()> {
    match removed {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

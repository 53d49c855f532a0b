//! The whole way, in a process of its own: the file is read, the module runs in the sandbox, the edition is kept.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::list::List;
use crate::process;

/// The figures of a run.
pub struct Figures {
    pub wall: Duration,
    /// Time on the processors; none where the system does not say.
    pub processors: Option<Duration>,
    /// The most memory of its process in bytes; none where the system does not say.
    pub peak: Option<u64>,
    /// Bytes of the store afterwards.
    pub store: u64,
    /// Bytes of the list's file.
    pub input: u64,
    /// Units of fuel that the module used for a byte of it.
    pub fuel: f64,
}

/// What an operator says who expects such a list. Its file is not kept beside the store: that would be a third copy of it.
const CONFIG: &str = "\
store = \"whole.db\"
keep-inputs = false

[[partner]]
issuer = \"RU\"
list = \"mvd-passports\"
module = \"ru-mvd-passports.wasm\"
inputs = [\"list_of_expired_passports.csv\"]

[partner.guards]
expected_counts = false

[partner.limits.run]
emitted_bytes = { base = 67_108_864, per_byte = 100, most = 17_179_869_184 }
";

/// Runs over both editions.
pub fn measure(today: &List, tomorrow: &List, folder: &Path) -> Result<[Figures; 2]> {
    fs::write(folder.join("dragoman.toml"), CONFIG)?;
    for name in ["whole.db", "whole.db-wal", "whole.db-shm"] {
        if folder.join(name).exists() {
            fs::remove_file(folder.join(name))?;
        }
    }
    let figures = [run(today, folder)?, run(tomorrow, folder)?];
    fs::remove_file(folder.join("whole.db"))?;
    fs::remove_file(folder.join("list_of_expired_passports.csv"))?;
    Ok(figures)
}

fn run(list: &List, folder: &Path) -> Result<Figures> {
    let file = folder.join("list_of_expired_passports.csv");
    list.write(&file)?;
    let input = fs::metadata(&file)?.len();
    let start = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_dragoman"))
        .args(["run", "--format", "json"])
        .current_dir(folder)
        .env("DRAGOMAN_CACHE", folder.join("cache"))
        .stdout(Stdio::piped())
        .spawn()?;
    let (mut peak, mut processors) = (None, None);
    while child.try_wait()?.is_none() {
        peak = process::resident(child.id()).or(peak);
        processors = process::spent(child.id()).or(processors);
        std::thread::sleep(Duration::from_millis(5));
    }
    let wall = start.elapsed();
    let reports: serde_json::Value = serde_json::from_slice(&child.wait_with_output()?.stdout)?;
    let report = &reports[0];
    if report["status"] != "accepted" || report["findings"]["documents"] != list.rows {
        bail!("the run was to keep {} documents: {report}", list.rows);
    }
    let fuel = report["usage"]["fuel"].as_u64().context("a run tells its fuel")?;
    Ok(Figures {
        wall,
        processors,
        peak,
        store: fs::metadata(folder.join("whole.db"))?.len(),
        input,
        fuel: fuel as f64 / input as f64,
    })
}

//! Runs the command as a child, and watches how much memory it takes.

use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, ExitStatus};
use std::thread::sleep;
use std::time::Duration;

/// Bytes of memory at which a child is killed: it has failed by then, and the machine has other things to do.
const DEADLY: u64 = 4 << 30;

/// What a child did.
pub struct Ended {
    /// How it ended.
    pub status: ExitStatus,
    /// What it wrote to standard output.
    pub out: String,
    /// What it wrote to standard error, byte for byte.
    pub errors: Vec<u8>,
    /// Most bytes of memory that were resident at a time, the children of the child not counted. None where the system
    /// does not say.
    pub peak: Option<u64>,
}

/// Runs the command to its end. Its output goes through files in `folder`: a pipe that nobody reads would hold it up.
pub fn dragoman(folder: &Path, cache: &Path, arguments: &[&str]) -> Ended {
    let file = |name: &str| folder.join(name);
    let create = |name: &str| File::create(file(name)).expect("a temporary file can be made");
    let mut child = Command::new(env!("CARGO_BIN_EXE_dragoman"))
        .args(arguments)
        .current_dir(folder)
        .env("DRAGOMAN_CACHE", cache)
        .stdout(create("stdout"))
        .stderr(create("stderr"))
        .spawn()
        .expect("the command starts");
    let mut peak = None;
    let status = loop {
        // The system's own high-water mark: what is missed is what a process can add within one step.
        peak = high_water(child.id()).max(peak);
        if peak > Some(DEADLY) {
            child.kill().expect("a child can be killed");
        }
        match child.try_wait().expect("the child can be waited for") {
            Some(status) => break status,
            None => sleep(Duration::from_millis(2)),
        }
    };
    let read = |name: &str| fs::read(file(name)).expect("a temporary file can be read");
    Ended {
        status,
        out: String::from_utf8(read("stdout")).expect("the command writes UTF-8"),
        errors: read("stderr"),
        peak,
    }
}

/// `VmHWM` of a process: the most memory that it ever had resident.
fn high_water(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kilobytes * 1024)
}

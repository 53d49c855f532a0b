//! What the process uses, as Linux tells it.

use std::fmt;
use std::time::{Duration, Instant};

use rustix::time::{ClockId, clock_gettime};

/// Time that something took: by the clock, and on the processors. On a busy machine only the second tells anything.
#[derive(Clone, Copy, Default)]
pub struct Taken {
    pub wall: Duration,
    pub processor: Duration,
}

/// Where a measurement began.
pub struct Watch {
    wall: Instant,
    processor: Duration,
}

impl Watch {
    pub fn start() -> Self {
        Self {
            wall: Instant::now(),
            processor: processor(),
        }
    }

    pub fn taken(&self) -> Taken {
        Taken {
            wall: self.wall.elapsed(),
            processor: processor().saturating_sub(self.processor),
        }
    }
}

impl Taken {
    pub fn plus(self, other: Self) -> Self {
        Self {
            wall: self.wall + other.wall,
            processor: self.processor + other.processor,
        }
    }

    /// What each of so many took.
    pub fn over(self, count: u32) -> Self {
        Self {
            wall: self.wall / count,
            processor: self.processor / count,
        }
    }

    pub fn minus(self, other: Self) -> Self {
        Self {
            wall: self.wall.saturating_sub(other.wall),
            processor: self.processor.saturating_sub(other.processor),
        }
    }
}

impl fmt::Display for Taken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:.2} s (processors {:.2})",
            self.wall.as_secs_f64(),
            self.processor.as_secs_f64()
        )
    }
}

fn processor() -> Duration {
    Duration::try_from(clock_gettime(ClockId::ProcessCPUTime)).unwrap_or_default()
}

/// Memory that is resident, in kB.
pub fn resident() -> u64 {
    field("VmRSS:")
}

/// The most memory that was resident, in kB.
pub fn peak() -> u64 {
    field("VmHWM:")
}

fn field(name: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse().ok())
        .unwrap_or(0)
}

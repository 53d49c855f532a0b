//! What a guest writes for people.

use dragoman_model::schema::Level;

use crate::limits::RunLimits;
use crate::outcome::LogLine;
use crate::text::{MESSAGE_CAP, cut};
use crate::usage::Usage;

/// The log of a run. What is beyond its limits is dropped and counted; the last line is known all the same, since it
/// may say why the guest traps.
pub(super) struct Log {
    lines: Vec<LogLine>,
    bytes: usize,
    last: Option<LogLine>,
    dropped_bytes: u64,
    dropped_lines: u64,
    line_limit: usize,
    byte_limit: usize,
}

impl Log {
    pub(super) fn new(limits: &RunLimits) -> Self {
        Self {
            lines: Vec::new(),
            bytes: 0,
            last: None,
            dropped_bytes: 0,
            dropped_lines: 0,
            line_limit: limits.log_lines,
            byte_limit: limits.log_bytes,
        }
    }

    pub(super) fn write(&mut self, level: Level, mut message: String) {
        self.dropped_bytes += cut(&mut message, MESSAGE_CAP) as u64;
        let bytes = self.bytes + message.len();
        let line = LogLine { level, message };
        if self.lines.len() < self.line_limit && bytes <= self.byte_limit {
            self.bytes = bytes;
            self.lines.push(line.clone());
        } else {
            self.dropped_bytes += line.message.len() as u64;
            self.dropped_lines += 1;
        }
        self.last = Some(line);
    }

    pub(super) fn last(&self) -> Option<&LogLine> {
        self.last.as_ref()
    }

    pub(super) fn report(&self, usage: &mut Usage) {
        usage.log_bytes = self.bytes;
        usage.log_lines = self.lines.len();
        usage.log_bytes_dropped = self.dropped_bytes;
        usage.log_lines_dropped = self.dropped_lines;
    }

    pub(super) fn into_lines(self) -> Vec<LogLine> {
        self.lines
    }
}

//! Checksums of what is written. SHA-256, which every system has a tool for.

use std::fmt;
use std::io::{self, Write};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// Size and checksum of some bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Checksum {
    /// How many bytes.
    size: u64,
    /// Their SHA-256, 64 lower-case hexadecimal digits.
    sha256: String,
}

impl fmt::Display for Checksum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes of SHA-256 {}", self.size, self.sha256)
    }
}

/// Passes on what is written to it, and sums it up.
pub(super) struct Summing<W> {
    inner: W,
    size: u64,
    hasher: Sha256,
}

impl<W: Write> Summing<W> {
    pub(super) fn new(inner: W) -> Self {
        Self {
            inner,
            size: 0,
            hasher: Sha256::new(),
        }
    }

    /// What it wrote to, and the checksum of all that was written.
    pub(super) fn end(self) -> (W, Checksum) {
        let digits = self
            .hasher
            .finalize()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let checksum = Checksum {
            size: self.size,
            sha256: digits,
        };
        (self.inner, checksum)
    }
}

impl<W: Write> Write for Summing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(bytes)?;
        self.size += written as u64;
        self.hasher.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_checksum_is_what_sha256sum_prints() {
        let mut summing = Summing::new(Vec::new());
        summing.write_all(b"ab").expect("a vector takes all");
        summing.write_all(b"c").expect("a vector takes all");
        let (written, checksum) = summing.end();
        assert_eq!(written, b"abc");
        assert_eq!(
            checksum.to_string(),
            "3 bytes of SHA-256 ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}

//! What a module is fed.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use dragoman_runtime::Feed;

/// Files as a feed, in their order.
pub fn of(files: &[PathBuf]) -> Result<Feed> {
    let mut feed = Feed::default();
    for path in files {
        let name = path.file_name().context("a file has a name")?.to_string_lossy();
        feed = feed.with(&name, fs::read(path).with_context(|| path.display().to_string())?);
    }
    Ok(feed)
}

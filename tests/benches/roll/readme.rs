//! The table's place in README.md.

use std::fs;

use anyhow::{Context, Result};

use crate::place;

const BEGIN: &str = "<!-- the roll-call: UPDATE_README=1 cargo bench --bench roll-call -->\n";
const END: &str = "<!-- end of the roll-call -->\n";

/// Writes the table into README.md.
pub fn update(table: &str) -> Result<()> {
    let path = place::root().join("README.md");
    let readme = fs::read_to_string(&path)?;
    let places = readme
        .split_once(BEGIN)
        .and_then(|(before, rest)| Some((before, rest.split_once(END)?.1)));
    let (before, after) = places.context("README.md has no place for the table")?;
    Ok(fs::write(&path, format!("{before}{BEGIN}{table}{END}{after}"))?)
}

//! Embeds the runtime: `cargo run --example embed -- un-sc.wasm consolidated.xml` prints the ids of the list.

use std::error::Error;
use std::io::{Write, stdout};
use std::{env, fs};

use dragoman_runtime::{Engine, Feed, Limits};

/// Loads a component, hands it a file, takes the items.
pub fn ids(component: &str, file: &str) -> Result<Vec<String>, Box<dyn Error>> {
    let module = Engine::new(None)?.load(&fs::read(component)?, &Limits::default())?;
    let feed = Feed::default().with(file, fs::read(file)?);
    let outcome = module.translate(&feed).result?;
    Ok(outcome
        .records
        .iter()
        .map(|record| record.item().id().to_owned())
        .collect())
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().collect();
    let [_, component, file] = &arguments[..] else {
        return Err("give a component and a file".into());
    };
    for id in ids(component, file)? {
        writeln!(stdout(), "{id}")?;
    }
    Ok(())
}

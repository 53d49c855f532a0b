//! `cargo bench`: what the sandbox costs, and how the whole stands against its goals.

mod feed;
mod lists;
mod native;
mod place;
mod process;
mod ready;
mod table;
mod translate;
mod whole;

use std::io::Write;

use anyhow::Result;
use dragoman_componentize::Options;

fn main() -> Result<()> {
    // A test run that takes in all targets starts this as well.
    if !std::env::args().any(|argument| argument == "--bench") {
        return Ok(());
    }
    let tell = |what: &str| writeln!(std::io::stderr(), "{what}");
    let (lists, source) = lists::lists()?;
    tell("building components and native translators")?;
    let components = place::scratch("components")?;
    let mut modules: Vec<_> = lists.iter().map(|list| list.module).collect();
    modules.dedup();
    let crates: Vec<_> = modules
        .iter()
        .map(|module| place::root().join("guest/modules").join(module))
        .collect();
    dragoman_componentize::build(&crates, &components, &Options::default(), &|_| {})?;
    let native = native::build()?;
    let mut translations = Vec::new();
    for list in &lists {
        tell(&format!("translating {}", list.label))?;
        translations.push(translate::measure(list, &components, &native)?);
    }
    tell("loading and instantiating")?;
    let ready = modules
        .iter()
        .map(|module| ready::measure(module, &components))
        .collect::<Result<Vec<_>>>()?;
    tell("running all lists")?;
    let partners = lists
        .into_iter()
        .filter(|list| list.in_run)
        .map(|list| whole::Partner {
            key: (list.key.0.into(), list.key.1.into()),
            module: components.join(format!("{}.wasm", list.module)),
            inputs: list.files,
        });
    let runs = whole::measure(&partners.collect::<Vec<_>>())?;
    table::print(source, &translations, &ready, &runs)
}

//! The kept inputs of editions.

use anyhow::Result;
use dragoman_hub::{Edition, Hub};

use super::place::State;
use super::{Depth, Problem};
use crate::config::Config;
use crate::inputs::{Inputs, Missing};
use crate::receipt::MadeOf;
use crate::{edition, store, traced};

/// The folder of kept inputs. Of the editions in force and of those that are held every byte is read; of others the sizes are compared, so
/// that it takes no longer from year to year, unless all is to be looked at.
pub(super) fn state(config: &Config, depth: Depth, problems: &mut Vec<Problem>) -> State {
    let inputs = config.inputs();
    let holds = inputs.count().unwrap_or_else(|error| {
        problems.push(Problem::new(
            inputs.folder().display(),
            error,
            "check the folder's rights",
        ));
        None
    });
    // What keeps the store from being opened is said of the store.
    if config.store.exists()
        && let Ok(hub) = store::read(&config.store)
    {
        look(&hub, &inputs, depth, problems);
    }
    State {
        name: "inputs",
        path: inputs.folder().to_owned(),
        holds,
    }
}

/// Looks at the inputs of every edition.
fn look(hub: &Hub, inputs: &Inputs, depth: Depth, problems: &mut Vec<Problem>) {
    let editions = hub.editions().unwrap_or_else(|error| {
        problems.push(Problem::told("inputs", error));
        Vec::new()
    });
    for edition in editions {
        let every_byte = depth == Depth::All || edition::is_current(&edition);
        let of_edition = look_at(hub, &edition, inputs, every_byte, problems);
        if let Err(error) = of_edition {
            let Edition { list, edition, .. } = &edition;
            let finding = format!(
                "what edition {edition} was read from is not known: its receipt cannot be read: {error:#}"
            );
            problems.push(Problem::new(list, finding, "restore the store from a copy"));
        }
    }
}

/// Tells what is missing or damaged of the inputs of an edition.
fn look_at(
    hub: &Hub,
    edition: &Edition,
    inputs: &Inputs,
    every_byte: bool,
    problems: &mut Vec<Problem>,
) -> Result<()> {
    let made_of = MadeOf::parse(&hub.receipt(edition)?)?;
    for input in made_of.inputs.iter().filter(|_| made_of.keep_inputs) {
        let looked_at = if every_byte {
            inputs.read(input).map(drop)
        } else {
            inputs.sized(input)
        };
        match looked_at {
            Ok(()) | Err(Missing::Purged(_)) => {}
            Err(missing) => problems.push(Problem::told(
                &edition.list,
                traced::explain(&missing, input, edition.edition, true, inputs),
            )),
        }
    }
    Ok(())
}

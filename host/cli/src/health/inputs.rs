//! The kept inputs of editions.

use anyhow::Result;

use super::Problem;
use super::place::State;
use crate::config::Config;
use crate::inputs::{Inputs, Missing};
use crate::receipt::MadeOf;
use crate::{edition, store, traced};

/// The folder of kept inputs. Of the editions in force and of those that are held every byte is read; of others the sizes are compared, so
/// that it takes no longer from year to year.
pub(super) fn state(config: &Config, problems: &mut Vec<Problem>) -> State {
    let inputs = config.inputs();
    let holds = inputs.count().unwrap_or_else(|error| {
        problems.push(Problem::new(
            inputs.folder().display(),
            error,
            "check the folder's rights",
        ));
        None
    });
    // What keeps the store from being read is said of the store.
    if config.store.exists()
        && let Ok(found) = damaged(config, &inputs)
    {
        problems.extend(found);
    }
    State {
        name: "inputs",
        path: inputs.folder().to_owned(),
        holds,
    }
}

/// What is missing or damaged.
fn damaged(config: &Config, inputs: &Inputs) -> Result<Vec<Problem>> {
    let hub = store::open(&config.store)?;
    let mut found = Vec::new();
    for edition in hub.editions()? {
        let made_of = MadeOf::parse(&hub.receipt(&edition)?)?;
        for input in made_of.inputs.iter().filter(|_| made_of.keep_inputs) {
            let looked_at = if edition::is_current(&edition) {
                inputs.read(input).map(drop)
            } else {
                inputs.sized(input)
            };
            match looked_at {
                Ok(()) | Err(Missing::Purged(_)) => {}
                Err(missing) => found.push(Problem::told(
                    &edition.list,
                    traced::explain(&missing, input, edition.edition, true, inputs),
                )),
            }
        }
    }
    Ok(found)
}

//! Where editions and receipts are kept.

use std::fs::File;
use std::path::{Path, PathBuf};

use dragoman_hub::Due;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Serialize;

use super::{Depth, Problem};
use crate::config::Config;
use crate::progress::Task;
use crate::{due, store, visible};

/// What to do about a store that is damaged.
const RESTORE: &str = "restore it from a copy that was made before, and run again what came since";

/// A file or folder that the program writes.
#[derive(Debug, Serialize)]
pub(crate) struct State {
    /// What it is: `store`, `receipts` or `inputs`.
    pub(crate) name: &'static str,
    #[serde(serialize_with = "visible::path")]
    pub(crate) path: PathBuf,
    /// What is in it: editions in force, receipts, inputs; none where it is not there yet.
    pub(crate) holds: Option<usize>,
}

/// The store, and the folders of receipts and of kept inputs.
pub(super) fn states(
    config: &Config,
    now: Timestamp,
    depth: Depth,
    task: &Task,
    problems: &mut Vec<Problem>,
) -> Vec<State> {
    task.step("looking at the store");
    vec![
        State {
            name: "store",
            path: config.store.clone(),
            holds: editions(&config.store, now.to_zoned(TimeZone::UTC).date(), depth, problems),
        },
        State {
            name: "receipts",
            path: config.receipts.clone(),
            holds: receipts(&config.receipts, problems),
        },
        super::inputs::state(config, depth, problems),
    ]
}

fn editions(path: &Path, today: Date, depth: Depth, problems: &mut Vec<Problem>) -> Option<usize> {
    if !path.exists() {
        writable(path.parent(), problems);
        return None;
    }
    // Its content is only shown, so that who may only read it is told of it; a run would fail.
    match File::options().write(true).open(path) {
        Ok(_) => writable(path.parent(), problems),
        Err(error) => problems.push(Problem::new(
            "store",
            format!("{}: this account may not write to it: {error}", path.display()),
            "run as an account that may write to it, or correct its rights; who only reads needs none",
        )),
    }
    let editions = store::read(path).and_then(|hub| {
        if depth == Depth::All {
            let damages = hub.damages();
            problems.extend(
                damages
                    .iter()
                    .map(|damage| Problem::new("store", format!("it is damaged: {damage}"), RESTORE)),
            );
        }
        let overdue = |found: &Due| Problem::new(&found.list, due::text(found), due::REMEDY);
        problems.extend(hub.due(today)?.iter().map(overdue));
        Ok(hub.in_force()?.len())
    });
    editions
        .map_err(|error| problems.push(Problem::told("store", format!("{error:#}"))))
        .ok()
}

fn receipts(path: &Path, problems: &mut Vec<Problem>) -> Option<usize> {
    if !path.exists() {
        return None;
    }
    writable(Some(path), problems);
    let files = path.read_dir().map(Iterator::count);
    files
        .map_err(|error| problems.push(Problem::new(path.display(), error, "check the folder's rights")))
        .ok()
}

/// Whether a file can be made in a folder, found out by making one.
fn writable(folder: Option<&Path>, problems: &mut Vec<Problem>) {
    let folder = match folder {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    if let Err(error) = tempfile::tempfile_in(folder) {
        problems.push(Problem::new(
            folder.display(),
            format!("nothing can be written there: {error}"),
            "make the folder, or correct its rights",
        ));
    }
}

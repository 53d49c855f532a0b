//! The parts of loading, in this process: what is emitted is made beforehand, a batch at a time.

use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use dragoman_hub::{Acceptance, Draft, Guards, Hub, InputKey, ListKey, Spool};
use dragoman_model::schema::Marking;
use dragoman_model::{Digest, Item, Validator};
use serde_json::json;

use crate::list::List;
use crate::lookups::{self, Lookups};

/// Numbers of a batch at least, and before one number in how many it ends: about as the module does it.
const BATCH: (usize, u32) = (32_768, 4_096);

/// What loading an edition took.
pub struct Loaded {
    /// Validating the batches, and taking their numbers in.
    pub taken: Duration,
    /// Sorting them, and packing them into blocks.
    pub sorted: Duration,
    /// Comparing them with the edition before, and keeping them.
    pub kept: Duration,
    /// Bytes of the store afterwards.
    pub store: u64,
}

/// The figures of all parts.
pub struct Parts {
    pub first: Loaded,
    pub next: Loaded,
    /// Looking for one number.
    pub lookups: Lookups,
    /// What finding out took which numbers came and went.
    pub compared: Duration,
}

/// Measures the parts over both editions.
pub fn measure(today: &List, tomorrow: &List, folder: &Path) -> Result<Parts> {
    let path = folder.join("parts.db");
    for name in ["parts.db", "parts.db-wal", "parts.db-shm"] {
        if folder.join(name).exists() {
            fs::remove_file(folder.join(name))?;
        }
    }
    let mut hub = Hub::open(&path)?;
    let first = load(&mut hub, today, "today", &path)?;
    let lookups = lookups::measure(&hub, today, &path)?;
    let next = load(&mut hub, tomorrow, "tomorrow", &path)?;
    let editions = hub.editions()?;
    let [before, after] = editions.as_slice() else {
        bail!("there are {} editions instead of two", editions.len());
    };
    let start = Instant::now();
    let changes = hub.changed_documents::<anyhow::Error>(before, after, |_| Ok(()))?;
    let compared = start.elapsed();
    let expected = u64::from(today.changes());
    if changes.removed.abs_diff(expected) > 1 || changes.added != changes.removed {
        bail!("{changes:?} instead of {expected} that came and went");
    }
    drop(hub);
    fs::remove_file(&path)?;
    Ok(Parts {
        first,
        next,
        lookups,
        compared,
    })
}

fn load(hub: &mut Hub, list: &List, name: &str, path: &Path) -> Result<Loaded> {
    let marking: Marking = serde_json::from_value(json!({ "originator_controlled": false }))?;
    let folder = path.parent().context("a store is in a folder")?;
    let spool = Arc::new(Mutex::new(Spool::new(folder)));
    let validator = Validator::new(marking, vec![u32::MAX]);
    let mut validator = validator.giving_numbers_to(Box::new(spool.clone()));
    let mut taken = Duration::ZERO;
    let mut numbers = list.numbers().peekable();
    let mut first = 2;
    while numbers.peek().is_some() {
        let mut batch: Vec<String> = Vec::new();
        let ends = |number: u32| number.wrapping_mul(0x9e37_79b1).is_multiple_of(BATCH.1);
        let goes_on = |length: usize, next: &(u32, u32)| length < BATCH.0 || !ends(next.1);
        while let Some((series, number)) = numbers.next_if(|next| goes_on(batch.len(), next)) {
            batch.push(format!("{series:04}{number:06}"));
        }
        let item: Item = serde_json::from_value(json!({
            "item": "travel_documents", "id": format!("from {}", batch[0]), "kind": "passport", "issuer": "RU", "status": "revoked",
            "marking": { "originator_controlled": false },
            "sources": [{ "row": { "part": 0, "first": first, "last": first + batch.len() - 1 } }],
        }))?;
        let Item::TravelDocuments(mut documents) = item else {
            bail!("a batch is something else");
        };
        first += batch.len();
        documents.numbers = batch;
        let start = Instant::now();
        validator.take(Item::TravelDocuments(documents));
        taken += start.elapsed();
    }
    let start = Instant::now();
    let (records, rejections) = validator.finish();
    taken += start.elapsed();
    if let [first, ..] = rejections.as_slice() {
        bail!("{first:?}");
    }
    let start = Instant::now();
    let spool = Arc::into_inner(spool)
        .context("the validator is gone")?
        .into_inner();
    let spool = spool.map_err(|_| anyhow::anyhow!("taking numbers ended in the middle"))?;
    let key = ListKey {
        issuer: "RU".into(),
        list: "mvd-passports".into(),
    };
    let input = InputKey::new(Digest::of(b"module"), [(name, Digest::of(name.as_bytes()))]);
    let draft = Draft::with_numbers(key, input, records, spool)?;
    let sorted = start.elapsed();
    let start = Instant::now();
    match hub.accept(&draft, &Guards::default(), &json!({}), "2030-01-01T00:00:00Z")? {
        Acceptance::Accepted { .. } => {}
        other => bail!("{other:?}"),
    }
    let kept = start.elapsed();
    Ok(Loaded {
        taken,
        sorted,
        kept,
        store: fs::metadata(path)?.len(),
    })
}

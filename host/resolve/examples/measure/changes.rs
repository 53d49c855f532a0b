//! An edition in which one record in a hundred changes.

use std::io::Write;

use anyhow::Result;
use dragoman_model::schema::Subject;
use dragoman_resolve::{Features, RecordKey, Resolver, Weights};

use crate::records::Records;
use crate::usage::Watch;

/// Takes a third of the hundredth away, changes a third, and adds as many as it took away; prints what that took, and whether the
/// clusters are those of starting afresh.
pub fn measure(
    records: &Records,
    weights: &Weights,
    mut resolver: Resolver,
    out: &mut impl Write,
) -> Result<()> {
    let chosen = &records.subjects;
    let mut changes: Vec<(RecordKey, Option<Features>)> = Vec::new();
    for (position, (key, subject)) in chosen.iter().enumerate() {
        changes.push(match position % 3 {
            0 => (key.clone(), None),
            1 => (key.clone(), Some(Features::of(&changed(subject)))),
            _ => {
                let new = RecordKey::new(&key.issuer, &key.list, &format!("{}-again", key.id));
                (new, Some(Features::of(&changed(subject))))
            }
        });
    }
    let watch = Watch::start();
    for (key, features) in changes.clone() {
        match features {
            Some(features) => resolver.put(&key, features),
            None => {
                resolver.remove(&key);
            }
        }
    }
    let effort = resolver.resolve();
    let taken = watch.taken();
    let mut afresh = Resolver::new(weights.clone());
    let watch = Watch::start();
    for (key, features) in records.features.clone() {
        afresh.put(&key, features);
    }
    for (key, features) in changes {
        match features {
            Some(features) => afresh.put(&key, features),
            None => {
                afresh.remove(&key);
            }
        }
    }
    afresh.resolve();
    let whole = watch.taken();
    let same = afresh.clusters() == resolver.clusters() && afresh.review() == resolver.review();
    writeln!(
        out,
        "1 % changes: {taken}, {:.1} % (processors {:.1} %) of {whole}; {} of {} records looked at, {} pairs met, {} compared; same as afresh: {same}",
        100.0 * taken.wall.as_secs_f64() / whole.wall.as_secs_f64(),
        100.0 * taken.processor.as_secs_f64() / whole.processor.as_secs_f64(),
        effort.examined,
        effort.records,
        effort.met,
        effort.compared
    )?;
    Ok(())
}

/// One name less, and a birth a year later.
fn changed(subject: &Subject) -> Subject {
    let mut subject = subject.clone();
    if subject.names.len() > 1 {
        subject.names.pop();
    }
    for claim in &mut subject.births {
        for date in [&mut claim.earliest, &mut claim.latest].into_iter().flatten() {
            date.year += 1;
        }
    }
    subject
}

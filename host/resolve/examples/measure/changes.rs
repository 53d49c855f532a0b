//! An edition in which one record in a hundred changes.

use std::io::Write;

use anyhow::Result;
use dragoman_model::schema::Subject;
use dragoman_resolve::{Effort, Features, RecordKey, Resolver, Weights};

use crate::records::Records;
use crate::usage::{Taken, Watch};

/// Changes, records of which nothing is left going.
type Edition = Vec<(RecordKey, Option<Features>)>;

/// How often the edition comes and is taken back: one takes too little time to be measured well.
const TURNS: u32 = 8;

/// Takes a third of the hundredth away, changes a third, and adds as many as it took away; prints what that took, and whether the
/// clusters are those of starting afresh. Taking it back is such an edition as well.
pub fn measure(
    records: &Records,
    weights: &Weights,
    mut resolver: Resolver,
    out: &mut impl Write,
) -> Result<()> {
    let (mut changes, mut back) = (Edition::new(), Edition::new());
    for (position, (key, subject)) in records.subjects.iter().enumerate() {
        let was = Some(Features::of(subject));
        let is = Some(Features::of(&changed(subject)));
        let new = RecordKey::new(&key.issuer, &key.list, &format!("{}-again", key.id));
        let (key, was, is) = match position % 3 {
            0 => (key.clone(), was, None),
            1 => (key.clone(), was, is),
            _ => (new, None, is),
        };
        changes.push((key.clone(), is));
        back.push((key, was));
    }
    let (mut taken, mut effort) = (Taken::default(), Effort::default());
    for turn in 0..TURNS {
        if turn > 0 {
            taken = taken.plus(take(&mut resolver, back.clone()).0);
        }
        let (again, met) = take(&mut resolver, changes.clone());
        (taken, effort) = (taken.plus(again), met);
    }
    let taken = taken.over(2 * TURNS - 1);
    let (mut afresh, all) = (Resolver::new(weights.clone()), records.features.clone());
    let watch = Watch::start();
    all.into_iter()
        .for_each(|(key, features)| afresh.put(&key, features));
    let put = watch.taken();
    let whole = put.plus(take(&mut afresh, changes).0);
    let same = afresh.clusters() == resolver.clusters() && afresh.review() == resolver.review();
    writeln!(
        out,
        "1 % changes: {:.1} ms (processors {:.1}), {:.1} % (processors {:.1} %) of {whole}; {} of {} records looked at, {} pairs met, {} compared; same as afresh: {same}",
        1000.0 * taken.wall.as_secs_f64(),
        1000.0 * taken.processor.as_secs_f64(),
        100.0 * taken.wall.as_secs_f64() / whole.wall.as_secs_f64(),
        100.0 * taken.processor.as_secs_f64() / whole.processor.as_secs_f64(),
        effort.examined,
        effort.records,
        effort.met,
        effort.compared
    )?;
    Ok(())
}

/// Brings an edition in.
fn take(resolver: &mut Resolver, edition: Edition) -> (Taken, Effort) {
    let watch = Watch::start();
    for (key, features) in edition {
        match features {
            Some(features) => resolver.put(&key, features),
            None => {
                resolver.remove(&key);
            }
        }
    }
    let effort = resolver.resolve();
    (watch.taken(), effort)
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

//! Pairs of records for people, with what was judged of them.

use std::io::Write;

use anyhow::Result;
use dragoman_resolve::{Link, Reason, RecordKey, Resolver};

use crate::records::Records;

/// Writes a pair and its evidence under a heading; nothing if one of the two is not there.
pub fn pair(
    heading: &str,
    [a, b]: [&RecordKey; 2],
    records: &Records,
    resolver: &Resolver,
    out: &mut impl Write,
) -> Result<()> {
    match resolver.explain(a, b) {
        Some(found) => link(heading, &found, records, out),
        None => Ok(()),
    }
}

fn link(heading: &str, link: &Link, records: &Records, out: &mut impl Write) -> Result<()> {
    writeln!(out, "  {heading} {}", link.total)?;
    for key in [&link.a, &link.b] {
        writeln!(out, "    {key} {}", records.about[key].line)?;
    }
    for piece in &link.evidence {
        let (weight, feature) = (piece.weight, piece.feature);
        writeln!(out, "      {weight} {feature:?}: {} / {}", piece.a, piece.b)?;
    }
    Ok(())
}

/// Writes so many of the automatic links between two lists, and as many of the questions, evenly spread.
pub fn sample(count: usize, records: &Records, resolver: &Resolver, out: &mut impl Write) -> Result<()> {
    let joined: Vec<Link> = resolver
        .links()
        .filter(|link| {
            !link.a.same_list(&link.b) && resolver.cluster_of(&link.a) == resolver.cluster_of(&link.b)
        })
        .collect();
    writeln!(
        out,
        "automatic links between two lists: {}, of which {count}:",
        joined.len()
    )?;
    for found in spread(&joined, count) {
        link("joined", found, records, out)?;
    }
    let questions = resolver.review();
    let doubtful = questions
        .iter()
        .filter(|question| question.reason == Reason::Doubtful);
    writeln!(
        out,
        "questions: {}, {} of them doubtful, of which {count}:",
        questions.len(),
        doubtful.count()
    )?;
    for question in spread(&questions, count) {
        pair(
            &format!("{:?}", question.reason),
            [&question.a, &question.b],
            records,
            resolver,
            out,
        )?;
    }
    Ok(())
}

fn spread<T>(all: &[T], count: usize) -> impl Iterator<Item = &T> {
    let step = all.len().div_ceil(count.max(1)).max(1);
    all.iter().step_by(step)
}

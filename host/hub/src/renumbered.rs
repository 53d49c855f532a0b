//! Who stands in another edition under another number: publishers renumber, and their people stay.

use std::collections::HashMap;

use dragoman_model::{Digest, FieldChange, Item, compare};
use dragoman_resolve::{Bits, Features, RecordKey, Resolver, Weights};
use rayon::prelude::*;
use rusqlite::{Connection, params};
use serde::Serialize;

use crate::difference::{Named, named};
use crate::edition::Edition;
use crate::error::HubError;
use crate::hub::Hub;
use crate::read::stored;
use crate::{kind, words};

/// A record of the earlier edition that is gone, or about somebody else in the later one, and the record that is about its subject
/// there.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Renumbered {
    /// The record in the earlier edition.
    pub from: Named,
    /// The one in the later.
    pub to: Named,
    /// What the evidence for that weighs; none where the two say the same, and nothing had to be weighed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Bits>,
    /// The fields in which they differ nevertheless.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldChange>,
}

/// Who stands under another number in the later edition, as far as it was looked for.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Renumbering {
    /// Those that were found.
    pub pairs: Vec<Renumbered>,
    /// How many records came or went besides, where these were too many to be weighed: any of them may be one under another number.
    pub unweighed: Option<usize>,
}

/// How many stand under another number in the later edition.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Moved {
    /// Of the records that it does not have.
    pub(crate) gone: u64,
    /// Of those that are about somebody else there.
    pub(crate) replaced: u64,
}

/// Records that are weighed against one another at most. Where more came and went, only those that say the same are found.
const MOST_WEIGHED: usize = 100_000;

/// Records of one edition that another does not have, not even as withdrawn. Documents in bulk have no numbers of their own that would stay.
const ONLY: &str = "
    SELECT json FROM entry AS here JOIN content ON content.number = here.content
    WHERE edition = ?1 AND kind NOT IN (?3, ?4) AND NOT EXISTS (SELECT 1 FROM entry WHERE edition = ?2 AND id = here.id) ORDER BY id";

/// Records of both that do not mean the same.
const CHANGED: &str = "
    SELECT before.json, after.json FROM entry AS old
    JOIN entry AS new ON new.edition = ?2 AND new.id = old.id AND new.meaning <> old.meaning AND new.kind <> ?3
    JOIN content AS before ON before.number = old.content
    JOIN content AS after ON after.number = new.content
    WHERE old.edition = ?1 AND old.kind <> ?3 ORDER BY old.id";

impl Hub {
    /// Who of those that one edition has and the later one does not, or has somebody else in the place of, stands in that under
    /// another number. Those that say the same are found whatever their number; of others up to a hundred thousand are weighed.
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub fn renumbered(&self, from: &Edition, to: &Edition) -> Result<Renumbering, HubError> {
        self.renumbered_of(from, to, MOST_WEIGHED)
    }

    fn renumbered_of(&self, from: &Edition, to: &Edition, most: usize) -> Result<Renumbering, HubError> {
        let apart = Apart::read(&self.connection, from.edition, to.edition)?;
        let Paired { pairs, unweighed } = pairs(&apart.gone, &apart.come, most);
        let renumbered = pairs.into_iter().map(|pair| {
            let (old, new) = (&apart.gone[pair.gone], &apart.come[pair.come]);
            let mut fields = compare(old, new);
            fields.retain(|change| change.field != "id");
            Renumbered {
                from: named(old),
                to: named(new),
                evidence: pair.evidence,
                fields,
            }
        });
        Ok(Renumbering {
            pairs: renumbered.collect(),
            unweighed,
        })
    }
}

/// How many of those that one edition has and the later one does not, or has somebody else in the place of, stand in that under
/// another number.
pub(crate) fn count(connection: &Connection, from: i64, to: i64) -> Result<Moved, HubError> {
    let apart = Apart::read(connection, from, to)?;
    let Paired { pairs, .. } = pairs(&apart.gone, &apart.come, MOST_WEIGHED);
    let gone = pairs.iter().filter(|pair| pair.gone < apart.vanished).count();
    Ok(Moved {
        gone: gone as u64,
        replaced: (pairs.len() - gone) as u64,
    })
}

/// What tells two editions apart, but for records that are about the same in both.
struct Apart {
    /// Records of the earlier edition: first those that vanished, then those in whose place the later has somebody else.
    gone: Vec<Item>,
    /// How many vanished.
    vanished: usize,
    /// Records of the later edition, in the same way.
    come: Vec<Item>,
}

impl Apart {
    fn read(connection: &Connection, from: i64, to: i64) -> Result<Self, HubError> {
        let (mut gone, mut come) = (only(connection, from, to)?, only(connection, to, from)?);
        let vanished = gone.len();
        let mut query = connection.prepare(CHANGED)?;
        let mut rows = query.query(params![from, to, kind::WITHDRAWAL])?;
        while let Some(row) = rows.next()? {
            let (old, new): (Vec<u8>, Vec<u8>) = (row.get(0)?, row.get(1)?);
            if words::is_somebody_else(&old, &new)? {
                gone.push(stored(&old)?);
                come.push(stored(&new)?);
            }
        }
        Ok(Self { gone, vanished, come })
    }
}

fn only(connection: &Connection, here: i64, there: i64) -> Result<Vec<Item>, HubError> {
    let mut query = connection.prepare(ONLY)?;
    let rows = query.query_map(params![here, there, kind::WITHDRAWAL, kind::BULK], |row| {
        row.get::<_, Vec<u8>>(0)
    })?;
    let found: Vec<Vec<u8>> = rows.collect::<Result<_, _>>()?;
    found.par_iter().map(|json| stored(json)).collect()
}

/// One that is gone and one that came, by their places.
struct Pair {
    gone: usize,
    come: usize,
    evidence: Option<Bits>,
}

/// What was paired.
struct Paired {
    pairs: Vec<Pair>,
    /// How many are left that were too many to be weighed.
    unweighed: Option<usize>,
}

/// Pairs those that are gone with those that came, each with one at most, in the order of those that are gone. Where it is
/// open which of several it is, none is taken. At most `most` are weighed.
fn pairs(gone: &[Item], come: &[Item], most: usize) -> Paired {
    let mut pairs = alike(gone, come);
    let is_free = |taken: &dyn Fn(&Pair) -> usize, count: usize| -> Vec<usize> {
        let mut free = vec![true; count];
        pairs.iter().for_each(|pair| free[taken(pair)] = false);
        (0..count).filter(|index| free[*index]).collect()
    };
    let gone_still = is_free(&|pair| pair.gone, gone.len());
    let come_still = is_free(&|pair| pair.come, come.len());
    let left = gone_still.len() + come_still.len();
    let is_open = !gone_still.is_empty() && !come_still.is_empty();
    if is_open && left <= most {
        pairs.extend(weighed(gone, &gone_still, come, &come_still));
    }
    pairs.sort_by_key(|pair| pair.gone);
    Paired {
        pairs,
        unweighed: (is_open && left > most).then_some(left),
    }
}

/// Those that mean the same but for their number, and are the only ones that do.
fn alike(gone: &[Item], come: &[Item]) -> Vec<Pair> {
    let (before, after) = (unique(gone), unique(come));
    let pair = |(meaning, place): (Digest, Option<usize>)| {
        Some(Pair {
            gone: place?,
            come: (*after.get(&meaning)?)?,
            evidence: None,
        })
    };
    before.into_iter().filter_map(pair).collect()
}

/// Where the records of each meaning stand, their numbers left aside; none for one that several have.
fn unique(items: &[Item]) -> HashMap<Digest, Option<usize>> {
    let meanings: Vec<Digest> = items
        .par_iter()
        .map(|item| item.clone().with_id(String::new()).into_meaning())
        .collect();
    let mut places = HashMap::with_capacity(items.len());
    for (place, meaning) in meanings.into_iter().enumerate() {
        places
            .entry(meaning)
            .and_modify(|place| *place = None)
            .or_insert(Some(place));
    }
    places
}

/// Those of whom the evidence says that they are one subject, or may be, and of nobody else as much. They share a word of a name: a
/// day and a place of birth alone are not enough.
fn weighed(gone: &[Item], gone_still: &[usize], come: &[Item], come_still: &[usize]) -> Vec<Pair> {
    // Numbers of the list's own are what was given anew.
    let mut resolver = Resolver::new(Weights {
        reference_other: Bits::NONE,
        ..Weights::default()
    });
    for (side, items, still) in [(GONE, gone, gone_still), (COME, come, come_still)] {
        for place in still {
            if let Item::Subject(subject) = &items[*place] {
                resolver.put(&key(side, *place), Features::of(subject));
            }
        }
    }
    resolver.resolve();
    let links = resolver.links().filter(|link| *link.a.list != *link.b.list);
    let mut links: Vec<Pair> = links
        .filter_map(|link| {
            Some(Pair {
                gone: link.a.id.parse().ok()?,
                come: link.b.id.parse().ok()?,
                evidence: Some(link.total),
            })
        })
        .collect();
    links.sort_by_key(|pair| (std::cmp::Reverse(pair.evidence), pair.gone, pair.come));
    // The best of each: nothing as good may stand beside it.
    let mut best: HashMap<(&str, usize), (Option<Bits>, usize)> = HashMap::new();
    for pair in &links {
        for end in [(GONE, pair.gone), (COME, pair.come)] {
            let (total, count) = best.entry(end).or_insert((pair.evidence, 0));
            *count += usize::from(*total == pair.evidence);
        }
    }
    let is_best = |pair: &Pair| {
        [(GONE, pair.gone), (COME, pair.come)]
            .iter()
            .all(|end| best.get(end) == Some(&(pair.evidence, 1)))
    };
    let is_named_alike = |pair: &Pair| words::share_a_word(&gone[pair.gone], &come[pair.come]);
    links
        .into_iter()
        .filter(|pair| is_best(pair) && is_named_alike(pair))
        .collect()
}

/// The two sides, as lists of a resolver; in the order of their names, in which a link has its ends.
const GONE: &str = "a";
/// See [`GONE`].
const COME: &str = "b";

fn key(side: &str, place: usize) -> RecordKey {
    RecordKey::new("", side, &place.to_string())
}

#[cfg(test)]
#[path = "renumbered_tests.rs"]
mod tests;

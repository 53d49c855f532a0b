//! What a party may see of the records in force, and nothing that follows from anything else.
//!
//! First come the records, each as its marking says; then all that is made of records, from those alone: relations, clusters, the list that
//! they are of. So a release is the same whether what it withholds is in the store or not.

use std::collections::{HashMap, HashSet};

use dragoman_model::{Item, NormalNumber};
use dragoman_release::{Handling, Party, drop_references, releasable};
use dragoman_resolve::{Answer, Cluster, ClusterId, Features, RecordKey, Resolver, Weights};
use jiff::civil::Date;
use rusqlite::{OptionalExtension, params};

use crate::edition::Edition;
use crate::error::HubError;
use crate::hub::Hub;
use crate::key::ListKey;
use crate::kind;
use crate::numbers::NumberStated;
use crate::read::{Held, stored};

/// Which of the records in force a party may see on a day.
///
/// Of an edition neither the number is given, for editions are counted also for what changed in secret, nor the places of records:
/// between two places there is room for a third record.
pub struct Release {
    lists: Vec<Visible>,
    clusters: Clusters,
}

/// Clusters of what may be seen.
#[derive(Default)]
struct Clusters {
    all: Vec<Cluster>,
    of: HashMap<RecordKey, usize>,
}

/// What of an edition may be seen. Never nothing: that there is such a list is not said then.
struct Visible {
    edition: Edition,
    ids: HashSet<String>,
}

impl Hub {
    /// What a party may see on a day of the records that are in force.
    ///
    /// A withdrawal is withheld as well where the record that it withdraws was: it would tell of it. Of what people judged, only
    /// that two records which may both be seen are of two subjects, or that this is unsure, is heeded: that they are of one may have
    /// been judged by what is withheld.
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub fn release(&self, party: &Party, today: Date) -> Result<Release, HubError> {
        let mut release = Release {
            lists: Vec::new(),
            clusters: Clusters::default(),
        };
        for edition in self.in_force()? {
            let mut ids = HashSet::new();
            self.headers::<HubError>(&edition, |held| {
                if self.is_releasable(&edition, &held, party, today)? {
                    ids.insert(held.item.id().to_owned());
                }
                Ok(())
            })?;
            if !ids.is_empty() {
                release.lists.push(Visible { edition, ids });
            }
        }
        release.clusters = self.clusters_within(&release)?;
        Ok(release)
    }

    /// Calls `each` with every record of a release, in the order of issuers, lists and ids.
    ///
    /// # Errors
    ///
    /// If the store fails, or `each` does.
    pub fn released<E: From<HubError>>(
        &self,
        release: &Release,
        mut each: impl FnMut(Held) -> Result<(), E>,
    ) -> Result<(), E> {
        for visible in &release.lists {
            self.records::<E>(&visible.edition, |held| match release.seen(visible, held) {
                Some(released) => each(released),
                None => Ok(()),
            })?;
        }
        Ok(())
    }

    /// As [`released`](Self::released), but documents in bulk have no numbers.
    ///
    /// # Errors
    ///
    /// As [`released`](Self::released).
    pub fn released_headers<E: From<HubError>>(
        &self,
        release: &Release,
        mut each: impl FnMut(Held) -> Result<(), E>,
    ) -> Result<(), E> {
        for visible in &release.lists {
            self.headers::<E>(&visible.edition, |held| match release.seen(visible, held) {
                Some(released) => each(released),
                None => Ok(()),
            })?;
        }
        Ok(())
    }

    /// Which records of a release state a number, each with its number as it is written, and without the numbers of documents in bulk: as
    /// [`Hub::stated`].
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub fn released_with(
        &self,
        release: &Release,
        number: &NormalNumber,
    ) -> Result<Vec<(Held, NumberStated)>, HubError> {
        let mut found = Vec::new();
        for visible in &release.lists {
            for (held, stated) in self.stated_with_records(&visible.edition, number)? {
                found.extend(release.seen(visible, held).map(|held| (held, stated)));
            }
        }
        Ok(found)
    }

    /// A record of a release; none if it holds no such record, whether there is one or not.
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub fn released_record(&self, release: &Release, key: &RecordKey) -> Result<Option<Held>, HubError> {
        let Some(visible) = release.visible(key) else {
            return Ok(None);
        };
        let held = self.record(&visible.edition, &key.id)?;
        Ok(held.and_then(|held| release.seen(visible, held)))
    }

    fn is_releasable(
        &self,
        edition: &Edition,
        held: &Held,
        party: &Party,
        today: Date,
    ) -> Result<bool, HubError> {
        let is = |item: &Item| -> Result<bool, HubError> {
            let handling = Handling::of(&held.list.issuer, item.marking())?;
            Ok(releasable(&handling, party, today))
        };
        if !is(&held.item)? {
            return Ok(false);
        }
        match &held.item {
            Item::Withdrawal(_) => self
                .withdrawn(edition, held.item.id())?
                .as_ref()
                .map_or(Ok(true), is),
            _ => Ok(true),
        }
    }

    /// What a withdrawal in an edition withdraws, as an edition that was in force said it last.
    fn withdrawn(&self, edition: &Edition, id: &str) -> Result<Option<Item>, HubError> {
        let query = "SELECT json FROM entry
            JOIN accepted ON accepted.number = entry.edition JOIN content ON content.number = entry.content
            WHERE issuer = ?1 AND list = ?2 AND id = ?3 AND kind <> ?4 AND edition < ?5
            ORDER BY edition DESC LIMIT 1";
        let list = &edition.list;
        let found = self.connection.query_row(
            query,
            params![list.issuer, list.list, id, kind::WITHDRAWAL, edition.edition],
            |row| row.get::<_, Vec<u8>>(0),
        );
        found.optional()?.map(|json| stored(&json)).transpose()
    }

    /// The clusters of what may be seen, made of that alone: how much a name says depends on how common it is, so the clusters of
    /// all records tell of all records.
    fn clusters_within(&self, release: &Release) -> Result<Clusters, HubError> {
        let mut resolver = Resolver::new(Weights::default());
        self.released_headers::<HubError>(release, |released| {
            if let Item::Subject(subject) = &released.item {
                resolver.put(&released.list.record(released.item.id()), Features::of(subject));
            }
            Ok(())
        })?;
        for judged in self.judgements()? {
            let judgement = judged.judgement;
            if release.visible(&judgement.a).is_none() || release.visible(&judgement.b).is_none() {
                continue;
            }
            match judgement.answer {
                Answer::Different | Answer::Unsure => resolver.decide(judgement),
                // The last word counts, even where it is not heeded.
                Answer::Same => {
                    resolver.forget(&judgement.a, &judgement.b);
                }
            }
        }
        resolver.resolve();
        let all = resolver.clusters();
        let members = all.iter().enumerate();
        let of = members
            .flat_map(|(index, cluster)| cluster.members.iter().map(move |member| (member.clone(), index)));
        Ok(Clusters {
            of: of.collect(),
            all,
        })
    }
}

impl Release {
    /// The lists of which anything may be seen, in the order of issuers and their lists.
    pub fn lists(&self) -> impl Iterator<Item = &ListKey> {
        self.lists.iter().map(|visible| &visible.edition.list)
    }

    /// The cluster of a record: the record alone if it is no subject, and also if the release does not hold it.
    pub fn cluster(&self, record: &RecordKey) -> Cluster {
        match self.clusters.of.get(record) {
            Some(index) => self.clusters.all[*index].clone(),
            None => Cluster {
                id: ClusterId::named_after(record),
                members: vec![record.clone()],
            },
        }
    }

    /// What may be seen of the list of a record, if that is the record itself among it.
    fn visible(&self, key: &RecordKey) -> Option<&Visible> {
        let visible = self.lists.iter().find(|visible| visible.edition.list.has(key))?;
        visible.ids.contains(&*key.id).then_some(visible)
    }

    fn seen(&self, visible: &Visible, held: Held) -> Option<Held> {
        let Held { list, mut item, .. } = held;
        if !visible.ids.contains(item.id()) {
            return None;
        }
        drop_references(&mut item, |id| visible.ids.contains(id));
        Some(Held {
            list,
            edition: None,
            origin: None,
            sources: Vec::new(),
            item,
        })
    }
}

#[cfg(test)]
#[path = "release_tests.rs"]
mod tests;

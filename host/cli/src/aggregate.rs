//! What the lists say together: the records in force, which of them are of one subject, and which listings count.

use std::collections::{BTreeMap, HashMap};

use anyhow::{Context, Result, bail};
use dragoman_hub::{
    AcceptanceRule, Edition, Held, Hub, ListKey, Listing, Recognition, Resolution, count_left_out, recognise,
};
use dragoman_model::Item;
use dragoman_model::schema::SubjectStatus;
use dragoman_resolve::{Cluster, ClusterId, Link, RecordKey};
use serde::ser::Error;
use serde::{Serialize, Serializer};

use crate::place::Names;
use crate::store::{self, StoreArguments};

/// A store, seen across its lists.
pub(crate) struct Aggregate {
    hub: Hub,
    in_force: Vec<Edition>,
    rules: Vec<AcceptanceRule>,
    together: Resolution,
}

/// A record with what is known of it across the lists.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Known {
    /// The subject that it is about.
    pub(crate) cluster: ClusterId,
    /// The record, as its list has it.
    pub(crate) held: Held,
    /// What the operator's rules make of its listing; nothing if they leave all of it.
    pub(crate) recognition: Option<Recognition>,
}

/// As the record with `cluster` and `recognition`. One that is left out has the status `left_out`, and what its list says of it as
/// `stated_status`: nobody who reads `status` alone takes it for active.
impl Serialize for Known {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Plain<'a> {
            cluster: &'a ClusterId,
            #[serde(flatten)]
            held: &'a Held,
            #[serde(skip_serializing_if = "Option::is_none")]
            recognition: Option<&'a Recognition>,
        }
        let plain = Plain {
            cluster: &self.cluster,
            held: &self.held,
            recognition: self.recognition.as_ref(),
        };
        if !self.is_left_out() {
            return plain.serialize(serializer);
        }
        let mut value = serde_json::to_value(plain).map_err(Error::custom)?;
        let stated = value["status"].take();
        value["status"] = "left_out".into();
        value["stated_status"] = stated;
        value.serialize(serializer)
    }
}

impl Known {
    /// The record's key.
    pub(crate) fn key(&self) -> RecordKey {
        key_of(&self.held)
    }

    /// Whether a rule left out all that its listing rests on: it is not active then, whatever its list says.
    pub(crate) fn is_left_out(&self) -> bool {
        self.recognition
            .as_ref()
            .is_some_and(|recognition| recognition.is_left_out)
    }
}

impl Aggregate {
    /// Opens a store, and brings the clusters up to date with the editions in force.
    pub(crate) fn open(store: &StoreArguments) -> Result<Self> {
        let (config, mut hub) = store.open_with_config()?;
        Ok(Self {
            together: hub.resolve()?,
            in_force: hub.in_force()?,
            hub,
            rules: config.acceptance,
        })
    }

    pub(crate) fn hub(&self) -> &Hub {
        &self.hub
    }

    /// The editions in force, in the order of issuers and of their lists.
    pub(crate) fn in_force(&self) -> &[Edition] {
        &self.in_force
    }

    /// How many subjects the records in force are about.
    pub(crate) fn together(&self) -> Resolution {
        self.together
    }

    /// The records in force with this name: `ISSUER/ID` or `ISSUER/LIST/ID`.
    pub(crate) fn named(&self, name: &str) -> Result<Vec<RecordKey>> {
        let Some((issuer, rest)) = name.split_once('/') else {
            bail!("{name}: a record is named ISSUER/ID or ISSUER/LIST/ID, such as UN/6908555");
        };
        if !self.in_force.iter().any(|edition| edition.list.issuer == issuer) {
            bail!("{issuer}: no edition of such an issuer is in force; `dragoman status` shows what is");
        }
        let mut found = Vec::new();
        for edition in self
            .in_force
            .iter()
            .filter(|edition| edition.list.issuer == issuer)
        {
            let list = &edition.list.list;
            // An id may hold a slash, so both readings are tried.
            let within = rest
                .strip_prefix(list.as_str())
                .and_then(|rest| rest.strip_prefix('/'));
            for id in [Some(rest), within].into_iter().flatten() {
                if self.hub.record(edition, id)?.is_some() {
                    found.push(RecordKey::new(issuer, list, id));
                }
            }
        }
        Ok(found)
    }

    /// A record in force.
    pub(crate) fn record(&self, key: &RecordKey) -> Result<Option<Held>> {
        let Some(edition) = self.edition(key) else {
            return Ok(None);
        };
        Ok(self.hub.record(edition, &key.id)?)
    }

    /// The names of the files that a record was read from.
    pub(crate) fn names(&self, held: &Held) -> Result<Names> {
        let number = held.origin.unwrap_or(held.edition);
        let is_it = |edition: &&Edition| edition.edition == number;
        if let Some(edition) = self.in_force.iter().find(is_it) {
            return store::names(&self.hub, edition);
        }
        let editions = self.hub.editions()?;
        let edition = editions.iter().find(is_it);
        store::names(
            &self.hub,
            edition.context("the edition that a record came with is kept")?,
        )
    }

    /// The cluster of a record in force.
    pub(crate) fn cluster(&self, key: &RecordKey) -> Result<Cluster> {
        Ok(self.hub.cluster(key)?)
    }

    /// A cluster's records, with what the operator's rules make of them.
    pub(crate) fn members(&self, cluster: &Cluster) -> Result<Vec<Known>> {
        let mut members = Vec::new();
        for key in &cluster.members {
            members.extend(self.record(key)?);
        }
        let recognised = self.recognise(&members);
        let known = members.into_iter().zip(recognised);
        let known = known.map(|(held, recognition)| Known {
            cluster: cluster.id.clone(),
            held,
            recognition,
        });
        Ok(known.collect())
    }

    /// The evidence that joins records, or that a person should weigh.
    pub(crate) fn links(&self, cluster: &Cluster) -> Result<Vec<Link>> {
        Ok(self.hub.links(&cluster.members)?)
    }

    /// Calls `take` with every record in force, in the order of issuers, lists and ids.
    pub(crate) fn each(&self, mut take: impl FnMut(&Known) -> Result<()>) -> Result<()> {
        let clusters: HashMap<RecordKey, ClusterId> = self.hub.memberships()?.into_iter().collect();
        let mut left_out = self.left_out()?;
        for edition in &self.in_force {
            self.hub.records::<anyhow::Error>(edition, |held| {
                let key = key_of(&held);
                let cluster = clusters.get(&key).cloned();
                take(&Known {
                    cluster: cluster.unwrap_or_else(|| ClusterId::named_after(&key)),
                    held,
                    recognition: left_out.remove(&key),
                })
            })?;
        }
        Ok(())
    }

    /// All listings of which a rule leaves something out.
    fn left_out(&self) -> Result<BTreeMap<RecordKey, Recognition>> {
        let mut left_out = BTreeMap::new();
        let is_contested =
            |edition: &&Edition| self.rules.iter().any(|rule| rule.is_about_list(&edition.list));
        for edition in self.in_force.iter().filter(is_contested) {
            self.hub.records::<anyhow::Error>(edition, |held| {
                let alone = [held];
                // Company can only bring a listing back in.
                if self.recognise(&alone)[0].is_none() {
                    return Ok(());
                }
                let [held] = alone;
                let key = key_of(&held);
                for known in self.members(&self.cluster(&key)?)? {
                    if known.key() == key {
                        left_out.extend(known.recognition.map(|recognition| (key.clone(), recognition)));
                    }
                }
                Ok(())
            })?;
        }
        Ok(left_out)
    }

    /// How many listings each rule leaves something out of.
    pub(crate) fn count_left_out(&self) -> Result<BTreeMap<&str, usize>> {
        let left_out = self.left_out()?;
        Ok(count_left_out(&self.rules, left_out.values()))
    }

    /// Which listings of one subject count.
    fn recognise(&self, members: &[Held]) -> Vec<Option<Recognition>> {
        let listings = members.iter().filter_map(|held| match &held.item {
            Item::Subject(subject) => Some(Listing {
                list: &held.list,
                subject,
                in_force: subject.status == SubjectStatus::Active,
            }),
            _ => None,
        });
        let listings: Vec<_> = listings.collect();
        let mut recognised = recognise(&listings, &self.rules).into_iter();
        let each = members.iter().map(|held| match &held.item {
            Item::Subject(_) => recognised
                .next()
                .filter(|recognition| !recognition.left_out.is_empty()),
            _ => None,
        });
        each.collect()
    }

    /// The edition in force of a record's list.
    pub(crate) fn edition(&self, key: &RecordKey) -> Option<&Edition> {
        let is_its = |list: &ListKey| *list.issuer == *key.issuer && *list.list == *key.list;
        self.in_force.iter().find(|edition| is_its(&edition.list))
    }
}

/// The key of a record.
fn key_of(held: &Held) -> RecordKey {
    RecordKey::new(&held.list.issuer, &held.list.list, held.item.id())
}

//! What the lists say together: the records in force, which of them are of one subject, and which listings count.

use std::collections::{BTreeMap, HashMap};

use anyhow::{Context, Result, bail};
use dragoman_hub::{
    AcceptanceRule, Departure, Edition, Ground, Held, Hub, ListKey, Listing, NumberStated, Recognition,
    Release, Resolution, Snapshot, count_left_out, recognise,
};
use dragoman_model::schema::SubjectStatus;
use dragoman_model::{Effect, Item, NormalNumber};
use dragoman_release::Party;
use dragoman_resolve::{Cluster, ClusterId, Link, RecordKey};
use jiff::civil::Date;
use serde::ser::Error;
use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::audience::AudienceArguments;
use crate::day::{self, DayArguments};
use crate::named;
use crate::place::Names;
use crate::statement::{self, Question};
use crate::store::{self, StoreArguments};

/// A store as it was at one moment, seen across its lists, by the operator or as a party may see it.
pub(crate) struct Aggregate {
    hub: Snapshot,
    rules: Vec<AcceptanceRule>,
    view: View,
    day: Date,
}

/// How much is seen. Everything else is made of what is.
enum View {
    /// All that may be held on the day.
    Operator {
        in_force: Vec<Edition>,
        together: Resolution,
    },
    /// What a party may see.
    Release { party: Party, release: Release },
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
    /// What of its listing no longer holds on the day, or is overdue for review; nothing if no date has taken effect.
    pub(crate) effect: Option<Effect>,
}

/// As the record with `cluster`, `recognition` and `effect`. One that is left out has the status `left_out`, one that has expired the
/// status `expired`, and what its list says of it is the `stated_status`: nobody who reads `status` alone takes it for active.
impl Serialize for Known {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Plain<'a> {
            cluster: &'a ClusterId,
            #[serde(flatten)]
            held: &'a Held,
            #[serde(skip_serializing_if = "Option::is_none")]
            recognition: Option<&'a Recognition>,
            #[serde(skip_serializing_if = "Option::is_none")]
            effect: Option<&'a Effect>,
        }
        let plain = Plain {
            cluster: &self.cluster,
            held: &self.held,
            recognition: self.recognition.as_ref(),
            effect: self.effect.as_ref(),
        };
        let Some(overruled) = self.overruled() else {
            return plain.serialize(serializer);
        };
        let mut value = serde_json::to_value(plain).map_err(Error::custom)?;
        overrule(&mut value, overruled);
        value.serialize(serializer)
    }
}

/// Gives a record another status than its list says, which becomes the `stated_status`. A document has it, too, for its own.
fn overrule(record: &mut Value, status: &str) {
    let of = |fields: &mut Value| {
        let stated = fields["status"].take();
        fields["status"] = status.into();
        fields["stated_status"] = stated.clone();
        stated
    };
    match record.get_mut("document").filter(|document| document.is_object()) {
        None => drop(of(record)),
        Some(document) => {
            let stated = of(document);
            record["status"] = status.into();
            record["stated_status"] = stated;
        }
    }
}

impl Known {
    /// What its list says, but for the status where that is another.
    pub(crate) fn item(&self) -> Result<Value> {
        let mut item = serde_json::to_value(&self.held.item)?;
        if let Some(overruled) = self.overruled() {
            overrule(&mut item, overruled);
        }
        Ok(item)
    }

    /// The record's key.
    pub(crate) fn key(&self) -> RecordKey {
        key_of(&self.held)
    }

    /// The status that it has instead of the one that its list says: `left_out` where a rule left out all that its listing rests on,
    /// `expired` where its list has it as active and all of that has expired.
    pub(crate) fn overruled(&self) -> Option<&'static str> {
        let is_left_out = |recognition: &Recognition| recognition.is_left_out;
        let is_active =
            matches!(&self.held.item, Item::Subject(subject) if subject.status == SubjectStatus::Active);
        if self.recognition.as_ref().is_some_and(is_left_out) {
            Some("left_out")
        } else if is_active && self.effect.as_ref().is_some_and(|effect| effect.is_expired) {
            Some("expired")
        } else {
            None
        }
    }

    /// The status that a ground of its listing has instead of the one that its list says, in the words of [`Known::overruled`]:
    /// `left_out` where a rule left it out, `expired` where it has expired.
    pub(crate) fn instead_of(&self, ground: Ground) -> Option<&'static str> {
        let mut left_out = self
            .recognition
            .iter()
            .flat_map(|recognition| &recognition.left_out);
        let mut expired = self.effect.iter().flat_map(|effect| &effect.expired);
        if left_out.any(|left| left.ground == ground) {
            Some("left_out")
        } else if expired.any(|place| ground == Ground::Designation(*place)) {
            Some("expired")
        } else {
            None
        }
    }
}

impl Aggregate {
    /// Opens a store for its operator, and brings the clusters up to date with the editions in force.
    pub(crate) fn open(store: &StoreArguments) -> Result<Self> {
        let (config, resolved) = store.resolved_with_config()?;
        Self::of_operator(resolved, config.acceptance, day::today())
    }

    /// Opens a store for its operator on a day.
    pub(crate) fn open_on(store: &StoreArguments, day: &DayArguments) -> Result<Self> {
        let (config, resolved) = store.resolved_with_config()?;
        Self::of_operator(resolved, config.acceptance, day.day())
    }

    /// Opens a store for those who are to see what is written.
    pub(crate) fn open_for(store: &StoreArguments, audience: &AudienceArguments) -> Result<Self> {
        let today = audience.day();
        match audience.party() {
            Some(party) => {
                let (config, hub) = store.read_with_config()?;
                Self::of_party(hub, config.acceptance, party, today)
            }
            None => {
                let (config, resolved) = store.resolved_with_config()?;
                Self::of_operator(resolved, config.acceptance, today)
            }
        }
    }

    /// What the operator sees.
    pub(crate) fn of_operator(
        (hub, together): (Snapshot, Resolution),
        rules: Vec<AcceptanceRule>,
        today: Date,
    ) -> Result<Self> {
        let view = View::Operator {
            together,
            in_force: hub.in_force()?,
        };
        Ok(Self {
            hub,
            rules,
            view,
            day: today,
        })
    }

    /// What a party sees. The operator's rules are applied to what it may see: it is not told whom others list as well.
    pub(crate) fn of_party(
        hub: Snapshot,
        rules: Vec<AcceptanceRule>,
        party: &Party,
        today: Date,
    ) -> Result<Self> {
        let view = View::Release {
            party: party.clone(),
            release: hub.release(party, today)?,
        };
        Ok(Self {
            hub,
            rules,
            view,
            day: today,
        })
    }

    pub(crate) fn hub(&self) -> &Hub {
        &self.hub
    }

    /// The party that may see it; none for the operator.
    pub(crate) fn party(&self) -> Option<&Party> {
        match &self.view {
            View::Operator { .. } => None,
            View::Release { party, .. } => Some(party),
        }
    }

    /// The editions in force, in the order of issuers and of their lists; none in a release, which is of no edition.
    pub(crate) fn in_force(&self) -> &[Edition] {
        match &self.view {
            View::Operator { in_force, .. } => in_force,
            View::Release { .. } => &[],
        }
    }

    /// How many subjects the records in force are about; nothing in a release, of which there are no figures.
    pub(crate) fn together(&self) -> Resolution {
        match &self.view {
            View::Operator { together, .. } => *together,
            View::Release { .. } => Resolution::default(),
        }
    }

    /// The lists that are seen.
    fn lists(&self) -> Vec<&ListKey> {
        match &self.view {
            View::Operator { in_force, .. } => in_force.iter().map(|edition| &edition.list).collect(),
            View::Release { release, .. } => release.lists().collect(),
        }
    }

    /// The records in force with this name: `ISSUER/ID` or `ISSUER/LIST/ID`.
    pub(crate) fn named(&self, name: &str) -> Result<Vec<RecordKey>> {
        let mut found = Vec::new();
        for key in self.meant(name)? {
            if self.record(&key)?.is_some() {
                found.push(key);
            }
        }
        Ok(found)
    }

    /// The keys that a name can mean, in the lists that are seen.
    fn meant(&self, name: &str) -> Result<Vec<RecordKey>> {
        let (issuer, rest) = named::split(name)?;
        let mut lists = self.lists();
        lists.retain(|list| list.issuer == issuer);
        // Whether a party may see nothing of an issuer, or there is no such issuer, is one to it.
        if lists.is_empty() && matches!(self.view, View::Operator { .. }) {
            bail!("{issuer}: no edition of such an issuer is in force; `dragoman status` shows what is");
        }
        Ok(named::meant(issuer, rest, lists))
    }

    /// A record in force.
    pub(crate) fn record(&self, key: &RecordKey) -> Result<Option<Held>> {
        match &self.view {
            View::Operator { .. } => {
                let Some(edition) = self.edition(key) else {
                    return Ok(None);
                };
                match self.hub.record(edition, &key.id)? {
                    Some(held) if !held.is_over(self.day)? => Ok(Some(held)),
                    _ => Ok(None),
                }
            }
            View::Release { release, .. } => Ok(self.hub.released_record(release, key)?),
        }
    }

    /// Calls `take` with every record in force that may be seen, in the order of issuers, lists and ids.
    fn each_held(&self, mut take: impl FnMut(Held) -> Result<()>) -> Result<()> {
        match &self.view {
            View::Operator { in_force, .. } => in_force.iter().try_for_each(|edition| {
                self.hub
                    .records::<anyhow::Error>(edition, |held| match held.is_over(self.day)? {
                        true => Ok(()),
                        false => take(held),
                    })
            }),
            View::Release { release, .. } => self.hub.released(release, take),
        }
    }

    /// As [`each_held`](Self::each_held), but documents in bulk have no numbers.
    pub(crate) fn each_header(&self, mut take: impl FnMut(Held) -> Result<()>) -> Result<()> {
        match &self.view {
            View::Operator { in_force, .. } => in_force.iter().try_for_each(|edition| {
                self.hub
                    .headers::<anyhow::Error>(edition, |held| match held.is_over(self.day)? {
                        true => Ok(()),
                        false => take(held),
                    })
            }),
            View::Release { release, .. } => self.hub.released_headers(release, take),
        }
    }

    /// The names of the files that a record was read from; none in a release.
    pub(crate) fn names(&self, held: &Held) -> Result<Names> {
        self.names_of(held.origin.or(held.edition))
    }

    /// The names of the files that an edition was read from; none of none.
    pub(crate) fn names_of(&self, edition: Option<i64>) -> Result<Names> {
        let Some(number) = edition else {
            return Ok(Names::new([]));
        };
        let is_it = |edition: &&Edition| edition.edition == number;
        if let View::Operator { in_force, .. } = &self.view
            && let Some(edition) = in_force.iter().find(is_it)
        {
            return store::names(&self.hub, edition);
        }
        let edition = self.hub.edition(number)?;
        store::names(
            &self.hub,
            &edition.context("the edition that a record came with is kept")?,
        )
    }

    /// Which records in force state a document's number, each with the number as it is written; without the numbers of documents in bulk.
    pub(crate) fn stated(&self, number: &NormalNumber) -> Result<Vec<(Held, NumberStated)>> {
        let in_force = match &self.view {
            View::Operator { in_force, .. } => in_force,
            View::Release { release, .. } => return Ok(self.hub.released_with(release, number)?),
        };
        let mut found = Vec::new();
        for edition in in_force {
            for (held, stated) in self.hub.stated_with_records(edition, number)? {
                if !held.is_over(self.day)? {
                    found.push((held, stated));
                }
            }
        }
        Ok(found)
    }

    /// The cluster of a record in force.
    pub(crate) fn cluster(&self, key: &RecordKey) -> Result<Cluster> {
        match &self.view {
            View::Operator { .. } => Ok(self.hub.cluster(key)?),
            View::Release { release, .. } => Ok(release.cluster(key)),
        }
    }

    /// A cluster's records, with what the operator's rules make of them.
    pub(crate) fn members(&self, cluster: &Cluster) -> Result<Vec<Known>> {
        let mut members = Vec::new();
        for key in &cluster.members {
            members.extend(self.record(key)?);
        }
        let recognised = self.recognise(&members);
        let known = members.into_iter().zip(recognised);
        let known = known.map(|(held, recognition)| {
            Ok(Known {
                cluster: cluster.id.clone(),
                effect: self.effect(&held),
                recognition: match recognition {
                    None => self.recognise_documents(&held)?,
                    recognised => recognised,
                },
                held,
            })
        });
        known.collect()
    }

    /// The evidence that joins records, or that a person should weigh. It stays with the operator: how much it weighs depends on all
    /// records.
    pub(crate) fn links(&self, cluster: &Cluster) -> Result<Vec<Link>> {
        let View::Operator { .. } = &self.view else {
            return Ok(Vec::new());
        };
        let mut links = Vec::new();
        for link in self.hub.links(&cluster.members)? {
            if self.record(&link.a)?.is_some() && self.record(&link.b)?.is_some() {
                links.push(link);
            }
        }
        Ok(links)
    }

    /// Calls `take` with every record in force, in the order of issuers, lists and ids.
    pub(crate) fn each(&self, mut take: impl FnMut(&Known) -> Result<()>) -> Result<()> {
        let memberships: HashMap<RecordKey, ClusterId> = match &self.view {
            View::Operator { .. } => self.hub.memberships()?.into_iter().collect(),
            View::Release { .. } => HashMap::new(),
        };
        let cluster = |key: &RecordKey| match &self.view {
            View::Operator { .. } => {
                let found = memberships.get(key).cloned();
                found.unwrap_or_else(|| ClusterId::named_after(key))
            }
            View::Release { release, .. } => release.cluster(key).id,
        };
        let mut left_out = self.left_out()?;
        self.each_held(|held| {
            let key = key_of(&held);
            take(&Known {
                cluster: cluster(&key),
                effect: self.effect(&held),
                recognition: match left_out.remove(&key) {
                    None => self.recognise_documents(&held)?,
                    recognised => recognised,
                },
                held,
            })
        })
    }

    /// All listings of subjects of which a rule leaves something out.
    fn left_out(&self) -> Result<BTreeMap<RecordKey, Recognition>> {
        let mut left_out = BTreeMap::new();
        if !self.lists().into_iter().any(|list| self.is_contested(list)) {
            return Ok(left_out);
        }
        self.each_header(|held| {
            let alone = [held];
            // Company can only bring a listing back in.
            if !self.is_contested(&alone[0].list) || self.recognise(&alone)[0].is_none() {
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
        Ok(left_out)
    }

    /// How many listings each rule leaves something out of, those of documents included.
    pub(crate) fn count_left_out(&self) -> Result<BTreeMap<&str, usize>> {
        let mut left_out: Vec<_> = self.left_out()?.into_values().collect();
        self.each_contested(|held| {
            left_out.extend(self.recognise_documents(&held)?);
            Ok(())
        })?;
        Ok(count_left_out(&self.rules, &left_out))
    }

    /// Whether a rule is about a list.
    fn is_contested(&self, list: &ListKey) -> bool {
        self.rules.iter().any(|rule| rule.is_about_list(list))
    }

    /// Calls `take` with every record in force of a list that a rule is about.
    fn each_contested(&self, mut take: impl FnMut(Held) -> Result<()>) -> Result<()> {
        let View::Operator { in_force, .. } = &self.view else {
            return self.each_held(|held| match self.is_contested(&held.list) {
                true => take(held),
                false => Ok(()),
            });
        };
        let mut contested = in_force.iter().filter(|edition| self.is_contested(&edition.list));
        contested.try_for_each(|edition| {
            self.hub
                .records::<anyhow::Error>(edition, |held| match held.is_over(self.day)? {
                    true => Ok(()),
                    false => take(held),
                })
        })
    }

    /// What the operator's rules leave out of a document, or of documents in bulk; nothing if they leave it, and of any other record.
    fn recognise_documents(&self, held: &Held) -> Result<Option<Recognition>> {
        let alone = match &held.item {
            Item::TravelDocument(_) | Item::TravelDocuments(_) => {
                self.recognise_document(&[(&held.list, true)])
            }
            _ => return Ok(None),
        };
        // Company can only bring a listing back in.
        let Some(alone) = alone.into_iter().find(|recognition| recognition.is_left_out) else {
            return Ok(None);
        };
        match &held.item {
            Item::TravelDocuments(batch) => {
                let mut counting_numbers = Vec::new();
                for number in &batch.numbers {
                    if self.counts(held, number, batch.issuer.as_deref())? {
                        counting_numbers.push(number.clone());
                    }
                }
                let is_whole = !batch.numbers.is_empty() && counting_numbers.len() == batch.numbers.len();
                Ok((!is_whole).then_some(Recognition {
                    counting_numbers,
                    ..alone
                }))
            }
            Item::TravelDocument(travel) => {
                let document = &travel.document;
                let counts = match &document.number {
                    Some(number) => self.counts(held, number, document.issuer.as_deref())?,
                    None => false,
                };
                Ok((!counts).then_some(alone))
            }
            _ => Ok(None),
        }
    }

    /// Whether what a contested record says of a document counts, by what others say of that: as `dragoman document` has it.
    fn counts(&self, held: &Held, number: &str, issuer: Option<&str>) -> Result<bool> {
        let mut rules = self.rules.iter().filter(|rule| rule.is_about_list(&held.list));
        let Some(normal) = NormalNumber::of(number).filter(|_| rules.any(AcceptanceRule::asks_for_company))
        else {
            return Ok(false);
        };
        let question = Question {
            asked: number,
            normal: &normal,
            is_without_check_digit: false,
        };
        let mut said = question.statements(self.stated(&normal)?);
        said.retain(|statement| match (&statement.documents_issuer, issuer) {
            (Some(stated), Some(issuer)) => stated == issuer,
            _ => true,
        });
        statement::weigh(&mut said, self)?;
        Ok(said
            .iter()
            .any(|statement| statement.is_of(&held.list, held.item.id()) && statement.counts()))
    }

    /// Which listings of one subject count.
    fn recognise(&self, members: &[Held]) -> Vec<Option<Recognition>> {
        let listings = members.iter().filter_map(|held| match &held.item {
            Item::Subject(subject) => Some(Listing {
                list: &held.list,
                subject: Some(subject),
                in_force: subject.status == SubjectStatus::Active
                    && !Effect::on(subject, self.day).is_expired,
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

    /// What the operator's rules make of what lists say of one document, each list with whether what it says is in force.
    pub(crate) fn recognise_document(&self, said: &[(&ListKey, bool)]) -> Vec<Recognition> {
        let listings = said.iter().map(|(list, in_force)| Listing {
            list,
            subject: None,
            in_force: *in_force,
        });
        recognise(&listings.collect::<Vec<_>>(), &self.rules)
    }

    /// A record in force, with what is known of it across the lists.
    pub(crate) fn known(&self, key: &RecordKey) -> Result<Option<Known>> {
        let members = self.members(&self.cluster(key)?)?;
        Ok(members.into_iter().find(|known| known.key() == *key))
    }

    /// What of a record's listing no longer holds on the day, or is overdue; nothing if no date has taken effect.
    fn effect(&self, held: &Held) -> Option<Effect> {
        let Item::Subject(subject) = &held.item else {
            return None;
        };
        Some(Effect::on(subject, self.day)).filter(|effect| !effect.is_none())
    }

    /// How the records of this name left their lists, where they are not in force; nothing in a release.
    pub(crate) fn departures(&self, name: &str) -> Result<Vec<(RecordKey, Departure)>> {
        let View::Operator { .. } = &self.view else {
            return Ok(Vec::new());
        };
        let mut departures = Vec::new();
        for key in self.meant(name)? {
            let list = ListKey {
                issuer: key.issuer.to_string(),
                list: key.list.to_string(),
            };
            if let Some(departure) = self.hub.departure(&list, &key.id)? {
                departures.push((key, departure));
            }
        }
        Ok(departures)
    }

    /// The edition in force of a record's list; none in a release, which is of no edition.
    pub(crate) fn edition(&self, key: &RecordKey) -> Option<&Edition> {
        let View::Operator { in_force, .. } = &self.view else {
            return None;
        };
        let is_its = |list: &ListKey| *list.issuer == *key.issuer && *list.list == *key.list;
        in_force.iter().find(|edition| is_its(&edition.list))
    }
}

/// The key of a record.
pub(crate) fn key_of(held: &Held) -> RecordKey {
    RecordKey::new(&held.list.issuer, &held.list.list, held.item.id())
}

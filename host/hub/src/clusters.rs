//! Who is who among the records in force: what people judged of pairs, and the clusters that follow from that and from the evidence.
//!
//! Clusters are no edition's content: they are computed from the records in force and from the judgements, kept so that reading is quick,
//! and computed anew when either has changed. A process that ends in the middle leaves the clusters before it.

use std::panic;
use std::sync::mpsc::{self, Receiver, SyncSender};
use std::thread;

use dragoman_model::schema::Subject;
use dragoman_model::{Digest, Item};
use dragoman_resolve::{
    Cluster, ClusterId, Decision as Judgement, Features, Link, Question, RecordKey, Resolver, Weights,
};
use rayon::prelude::*;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use serde::{Deserialize, Serialize};

use crate::error::HubError;
use crate::hub::Hub;
use crate::key::ListKey;
use crate::kind;
use crate::read::Held;
use crate::seal::{self, Sealed};

/// What people judged.
pub(crate) const JUDGEMENTS: &str =
    "CREATE TABLE judgement (number INTEGER PRIMARY KEY, judged TEXT NOT NULL, json TEXT NOT NULL);";

/// The clusters, and what they were made of.
pub(crate) const CLUSTERS: &str = "
    CREATE TABLE resolution (key BLOB NOT NULL, json TEXT NOT NULL);
    CREATE TABLE member (record TEXT PRIMARY KEY, cluster TEXT NOT NULL) WITHOUT ROWID;
    CREATE INDEX member_of_cluster ON member (cluster);
    CREATE TABLE link (a TEXT NOT NULL, b TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY (a, b)) WITHOUT ROWID;
    CREATE INDEX link_of_b ON link (b);
    CREATE TABLE question (number INTEGER PRIMARY KEY, json TEXT NOT NULL);
";

/// Records of one list that are read and taken apart at a time: enough for every core, and few enough that reading some goes on beside
/// taking others apart.
const CHUNK: usize = 4_096;

/// Subjects of one list as they are stored: id and JSON of each.
struct Chunk {
    list: ListKey,
    stored: Vec<(String, Vec<u8>)>,
}

/// What tells subjects of one list apart.
struct Told {
    list: ListKey,
    features: Vec<(String, Features)>,
}

/// A judgement, and when it was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judged {
    /// What was judged, by whom and why.
    #[serde(flatten)]
    pub judgement: Judgement,
    /// When, RFC 3339.
    pub judged: String,
}

/// How many records are how many subjects.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resolution {
    /// Records of subjects in force.
    pub records: usize,
    /// Subjects that they are about, as far as is known.
    pub subjects: usize,
    /// Pairs that a person should look at.
    pub questions: usize,
    /// Records with [`dragoman_resolve::MOST_NAMES`] names or more, of which no more are compared.
    pub full_of_names: usize,
}

impl Hub {
    /// Brings the clusters up to date, and tells how many there are; next to nothing is done if they are.
    ///
    /// # Errors
    ///
    /// If the store fails; the clusters are as before then.
    pub fn resolve(&mut self) -> Result<Resolution, HubError> {
        let seen = data_version(&self.connection)?;
        let key = self.resolution_key()?;
        if let Some(known) = self.resolution(key)? {
            return Ok(known);
        }
        let resolver = self.resolver()?;
        let kept = self.keep_clusters(key, &resolver, seen);
        // Giving back the memory of all records takes a while, and nobody need wait for it.
        rayon::spawn(move || drop(resolver));
        match kept? {
            Some(resolution) => Ok(resolution),
            None => self.resolve(),
        }
    }

    /// Makes clusters of what this connection reads where the store's are not up to date with it, in tables of this connection alone: it
    /// reads them instead of the store's from now on.
    pub(crate) fn own_clusters(&self) -> Result<Resolution, HubError> {
        let key = self.resolution_key()?;
        if let Some(known) = self.resolution(key)? {
            return Ok(known);
        }
        let resolver = self.resolver()?;
        let tables = CLUSTERS.replace("CREATE TABLE", "CREATE TEMP TABLE");
        self.connection.execute_batch(&tables)?;
        write_clusters(&self.connection, key, &resolver)
    }

    /// How many clusters there are, if those that are kept are up to date.
    pub(crate) fn known_clusters(&self) -> Result<Option<Resolution>, HubError> {
        self.resolution(self.resolution_key()?)
    }

    /// What is known of the clusters that depend on this key.
    fn resolution(&self, key: Digest) -> Result<Option<Resolution>, HubError> {
        let query = "SELECT json FROM resolution WHERE key = ?1";
        let known = self
            .connection
            .query_row(query, [key.as_bytes()], |row| row.get::<_, String>(0));
        let known = known.optional()?;
        known.map(|json| Ok(serde_json::from_str(&json)?)).transpose()
    }

    /// What speaks for and against two records being about one subject, whatever it adds up to; none if one is no subject in
    /// force. All records in force are read: how common a name is depends on them.
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub fn explain(&self, a: &RecordKey, b: &RecordKey) -> Result<Option<Link>, HubError> {
        Ok(self.resolver()?.explain(a, b))
    }

    /// A resolver over all subjects in force and all judgements, brought up to date.
    fn resolver(&self) -> Result<Resolver, HubError> {
        let mut resolver = Resolver::new(Weights::default());
        for judged in self.judgements()? {
            resolver.decide(judged.judgement);
        }
        self.put_subjects(&mut resolver)?;
        resolver.resolve();
        Ok(resolver)
    }

    /// What the clusters depend on: which editions are in force, what was judged, and how evidence is weighed.
    fn resolution_key(&self) -> Result<Digest, HubError> {
        let mut text = format!("{} {:?}", dragoman_resolve::VERSION, Weights::default());
        for (edition, _) in self.numbers_in_force()? {
            text.push_str(&format!("\0{edition}"));
        }
        let judgements: i64 =
            self.connection
                .query_row("SELECT coalesce(max(number), 0) FROM judgement", [], |row| {
                    row.get(0)
                })?;
        text.push_str(&format!("\0judgements {judgements}"));
        Ok(Digest::of(text.as_bytes()))
    }

    /// Puts all subjects in force: some are read while others are taken apart.
    fn put_subjects(&self, resolver: &mut Resolver) -> Result<(), HubError> {
        let (send, receive) = mpsc::sync_channel(1);
        thread::scope(|scope| {
            let putting = scope.spawn(move || put(resolver, receive));
            let read = self.read_subjects(&send);
            // That all were read.
            drop(send);
            let put = putting.join().unwrap_or_else(|panic| panic::resume_unwind(panic));
            read.and(put)
        })
    }

    /// Sends all subjects in force, unless nobody wants them any more.
    fn read_subjects(&self, send: &SyncSender<Chunk>) -> Result<(), HubError> {
        let query = "SELECT id, json FROM entry JOIN content ON content.number = entry.content
            WHERE edition = ?1 AND kind = ?2 ORDER BY id";
        let mut query = self.connection.prepare(query)?;
        for (edition, list) in self.numbers_in_force()? {
            let mut rows = query.query(params![edition, kind::SUBJECT])?;
            loop {
                let mut stored = Vec::new();
                while stored.len() < CHUNK
                    && let Some(row) = rows.next()?
                {
                    stored.push((row.get(0)?, row.get(1)?));
                }
                if stored.is_empty() {
                    break;
                }
                let list = list.clone();
                if send.send(Chunk { list, stored }).is_err() {
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    /// Keeps clusters, unless the store was written to since: what was purged meanwhile would come back with them.
    fn keep_clusters(
        &mut self,
        key: Digest,
        resolver: &Resolver,
        seen: i64,
    ) -> Result<Option<Resolution>, HubError> {
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        if data_version(&transaction)? != seen {
            return Ok(None);
        }
        transaction.execute_batch(
            "DELETE FROM resolution; DELETE FROM member; DELETE FROM link; DELETE FROM question;",
        )?;
        let resolution = write_clusters(&transaction, key, resolver)?;
        // Whatever became of those before: these were just made.
        Sealed::Clusters.put(&transaction, 0)?;
        transaction.commit()?;
        Ok(Some(resolution))
    }

    /// The cluster of a record in force, as of the last [`Hub::resolve`]: the record alone if nothing is known of others.
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub fn cluster(&self, record: &RecordKey) -> Result<Cluster, HubError> {
        let query =
            "SELECT other.record FROM member JOIN member AS other USING (cluster) WHERE member.record = ?1";
        let mut query = self.connection.prepare(query)?;
        let mut rows = query.query([text(record)])?;
        let mut members: Vec<RecordKey> = Vec::new();
        while let Some(row) = rows.next()? {
            let member: String = row.get(0)?;
            members.push(serde_json::from_str(&member)?);
        }
        if members.is_empty() {
            members.push(record.clone());
        }
        members.sort();
        Ok(Cluster {
            id: ClusterId::named_after(&members[0]),
            members,
        })
    }

    /// Every record that is in a cluster with others, and that cluster, as of the last [`Hub::resolve`].
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub fn memberships(&self) -> Result<Vec<(RecordKey, ClusterId)>, HubError> {
        let mut query = self.connection.prepare("SELECT record, cluster FROM member")?;
        let rows = query.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
        rows.map(|row| {
            let (record, cluster) = row?;
            Ok((
                serde_json::from_str(&record)?,
                serde_json::from_value(cluster.into())?,
            ))
        })
        .collect()
    }

    /// The links of these records with any others, with their evidence, each once.
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub fn links(&self, records: &[RecordKey]) -> Result<Vec<Link>, HubError> {
        let mut query = self
            .connection
            .prepare("SELECT json FROM link WHERE a = ?1 OR b = ?1")?;
        let mut found: Vec<Link> = Vec::new();
        for record in records {
            let mut rows = query.query([text(record)])?;
            while let Some(row) = rows.next()? {
                let json: String = row.get(0)?;
                found.push(serde_json::from_str(&json)?);
            }
        }
        found.sort_by(|x, y| (&x.a, &x.b).cmp(&(&y.a, &y.b)));
        found.dedup_by(|x, y| x.a == y.a && x.b == y.b);
        Ok(found)
    }

    /// A pair that the evidence joins or leaves to a person, or that a person judged, as of the last [`Hub::resolve`].
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub fn link(&self, a: &RecordKey, b: &RecordKey) -> Result<Option<Link>, HubError> {
        let query = "SELECT json FROM link WHERE a = ?1 AND b = ?2";
        let (a, b) = if a <= b { (a, b) } else { (b, a) };
        let found = self
            .connection
            .query_row(query, [text(a), text(b)], |row| row.get::<_, String>(0));
        let found = found.optional()?;
        found.map(|json| Ok(serde_json::from_str(&json)?)).transpose()
    }

    /// A subject in force.
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub fn subject(&self, key: &RecordKey) -> Result<Option<Held>, HubError> {
        let editions = self.in_force()?;
        let Some(edition) = editions.iter().find(|edition| edition.list.has(key)) else {
            return Ok(None);
        };
        let held = self.record(edition, &key.id)?;
        Ok(held.filter(|held| matches!(held.item, Item::Subject(_))))
    }

    /// The pairs that a person should look at, the most worthwhile first, as of the last [`Hub::resolve`].
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub fn questions(&self) -> Result<Vec<Question>, HubError> {
        let mut query = self
            .connection
            .prepare("SELECT json FROM question ORDER BY number")?;
        let rows = query.query_map([], |row| row.get::<_, String>(0))?;
        rows.map(|row| Ok(serde_json::from_str(&row?)?)).collect()
    }

    /// Keeps judgements, in one transaction. Of several about one pair the last counts; all are kept. They may be about records that are not
    /// in force, and count once these are.
    ///
    /// # Errors
    ///
    /// If the store fails; nothing is kept then.
    pub fn judge(&mut self, judged: &[Judged]) -> Result<(), HubError> {
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        {
            let mut insert = transaction.prepare("INSERT INTO judgement (judged, json) VALUES (?1, ?2)")?;
            for Judged { judgement, judged } in judged {
                let json = serde_json::to_string(judgement)?;
                insert.execute(params![judged, json])?;
            }
        }
        seal::seal_new(&transaction)?;
        transaction.commit()?;
        Ok(())
    }

    /// All judgements, in the order in which they were given.
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub fn judgements(&self) -> Result<Vec<Judged>, HubError> {
        let mut query = self
            .connection
            .prepare("SELECT json, judged FROM judgement ORDER BY number")?;
        let rows = query.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))?;
        rows.map(|row| {
            let (json, judged) = row?;
            Ok(Judged {
                judgement: serde_json::from_str(&json)?,
                judged,
            })
        })
        .collect()
    }
}

/// Writes clusters into the tables, which are empty.
fn write_clusters(connection: &Connection, key: Digest, resolver: &Resolver) -> Result<Resolution, HubError> {
    let clusters = resolver.clusters();
    let questions = resolver.review();
    let resolution = Resolution {
        records: resolver.len(),
        subjects: clusters.len(),
        questions: questions.len(),
        full_of_names: resolver.full_of_names(),
    };
    let mut member = connection.prepare("INSERT INTO member (record, cluster) VALUES (?1, ?2)")?;
    // A record by itself is a cluster whose id follows from its own.
    for cluster in clusters.iter().filter(|cluster| cluster.members.len() > 1) {
        for record in &cluster.members {
            member.execute(params![text(record), cluster.id.to_string()])?;
        }
    }
    let mut link = connection.prepare("INSERT INTO link (a, b, json) VALUES (?1, ?2, ?3)")?;
    // Some are written while others are made.
    let (send, receive) = mpsc::sync_channel(1);
    thread::scope(|scope| {
        scope.spawn(move || {
            let written = |link: Link| (text(&link.a), text(&link.b), serde_json::to_string(&link));
            // Nobody wants the others once one could not be kept.
            let _ = resolver.links_as(written).try_for_each(|links| send.send(links));
        });
        for (a, b, json) in receive.into_iter().flatten() {
            link.execute(params![a, b, json?])?;
        }
        Ok::<_, HubError>(())
    })?;
    let mut question = connection.prepare("INSERT INTO question (json) VALUES (?1)")?;
    for asked in &questions {
        question.execute([serde_json::to_string(asked)?])?;
    }
    let kept = "INSERT INTO resolution (key, json) VALUES (?1, ?2)";
    connection.execute(kept, params![key.as_bytes(), serde_json::to_string(&resolution)?])?;
    Ok(resolution)
}

/// Another number once another process has written to the store.
fn data_version(connection: &Connection) -> Result<i64, HubError> {
    Ok(connection.pragma_query_value(None, "data_version", |row| row.get(0))?)
}

/// Takes subjects apart as they come, and puts them. What tells some apart is found while others are put.
fn put(resolver: &mut Resolver, chunks: Receiver<Chunk>) -> Result<(), HubError> {
    let mut put = |told: Option<Told>| {
        if let Some(Told { list, features }) = told {
            for (id, features) in features {
                resolver.put(&list.record(&id), features);
            }
        }
    };
    let mut told = None;
    for chunk in chunks {
        let (next, ()) = rayon::join(|| tell(chunk), || put(told.take()));
        told = Some(next?);
    }
    put(told);
    Ok(())
}

/// Finds what tells subjects apart.
fn tell(chunk: Chunk) -> Result<Told, HubError> {
    let Chunk { list, stored } = chunk;
    let features = stored.into_par_iter().map(|(id, json)| {
        // That it is a subject is known: to read it as an item of whatever kind takes three times as long.
        let subject: Subject = serde_json::from_slice(&json)?;
        Ok((id, Features::of(&subject)))
    });
    let features = features.collect::<Result<_, HubError>>()?;
    Ok(Told { list, features })
}

/// A record's key as the tables have it.
fn text(key: &RecordKey) -> String {
    serde_json::to_string(key).expect("a key is of texts, which always serialise")
}

#[cfg(test)]
#[path = "clusters_tests.rs"]
mod tests;

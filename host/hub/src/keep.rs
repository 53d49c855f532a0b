//! How an edition gets into the store, and whether it comes into force.

use dragoman_model::{Digest, ItemKind};
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};
use serde_json::Value;

use crate::claims::Claims;
use crate::delta;
use crate::draft::{Draft, Entry};
use crate::edition::Standing;
use crate::error::HubError;
use crate::guard::{self, Candidate, Guards, Judged, Reason};
use crate::hub::Hub;
use crate::key::{InputKey, ListKey};
use crate::kind;
use crate::numbers::{self, DocumentChanges, Kept};
use crate::seal::{self, Sealed};

/// What became of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Acceptance {
    /// It is the list's edition in force now.
    Accepted {
        /// Its number.
        edition: i64,
        /// The one before.
        previous: Option<i64>,
        /// What changed of documents in bulk since that one, if it was found on the way: comparing them takes long.
        documents: Option<DocumentChanges>,
    },
    /// It means the same as the edition in force, which stays.
    Same {
        /// Number of the edition in force.
        edition: i64,
    },
    /// It waits for a decision; the edition in force stays.
    Held {
        /// Its number.
        edition: i64,
        /// Number of the edition that is in force instead.
        in_force: Option<i64>,
        /// Why.
        reasons: Vec<Reason>,
        /// How many records of the edition in force it withdraws. That was taken at once, as an edition of its own, which
        /// is the one in force.
        withdrawn: usize,
    },
    /// It means the same as an edition that was rejected; the edition in force stays.
    Rejected {
        /// Number of the rejected one.
        edition: i64,
    },
}

/// What is known of an input that was seen before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// It gave the edition in force.
    InForce(i64),
    /// It gave an edition that waits for a decision.
    Held(i64),
    /// It gave one that was rejected.
    Rejected(i64),
}

impl Hub {
    /// What is known of an input, if there is nothing to run: it gave the edition in force, one that is held, or one that
    /// was rejected.
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub fn known(&self, list: &ListKey, input: InputKey) -> Result<Option<Known>, HubError> {
        let query = "SELECT number, standing FROM standing JOIN input ON input.edition = number
            WHERE issuer = ?1 AND list = ?2 AND key = ?3 AND standing IN ('in_force', 'held', 'rejected')
            ORDER BY standing = 'in_force' DESC, number DESC LIMIT 1";
        let found = self.connection.query_row(
            query,
            params![list.issuer, list.list, input.0.as_bytes()],
            |row| Ok((row.get(0)?, row.get(1)?)),
        );
        Ok(found.optional()?.and_then(|(edition, standing)| match standing {
            Standing::InForce => Some(Known::InForce(edition)),
            Standing::Held => Some(Known::Held(edition)),
            Standing::Rejected => Some(Known::Rejected(edition)),
            Standing::Earlier | Standing::Superseded => None,
        }))
    }

    /// Whether there is any edition of a list.
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub fn has_editions(&self, list: &ListKey) -> Result<bool, HubError> {
        let query = "SELECT 1 FROM edition WHERE issuer = ?1 AND list = ?2";
        let mut query = self.connection.prepare_cached(query)?;
        Ok(query.exists(params![list.issuer, list.list])?)
    }

    /// Keeps a draft, in one transaction: all of it or nothing. It comes into force if no guard objects, and is held
    /// otherwise; but what it withdraws is withdrawn at once. A draft that means the same as the edition in force, as one that
    /// was rejected, or as one that is held for the same reasons, makes no new one, unless the edition in force was itself
    /// made by changes or withdrawals. Changes are applied to the edition in force. `receipt` says how the
    /// run was made, and is kept as it is; `kept` is the time, RFC 3339.
    ///
    /// # Errors
    ///
    /// [`HubError::OutOfOrder`] if changes cannot follow the edition in force; if the store fails. It is as before then.
    pub fn accept(
        &mut self,
        draft: &Draft,
        guards: &Guards,
        receipt: &Value,
        kept: &str,
    ) -> Result<Acceptance, HubError> {
        self.accept_after(draft, guards, receipt, kept, || Ok(()))
    }

    /// As [`Hub::accept`], but where an edition is made, `before` is called right before it is committed: what must be there as
    /// soon as the edition is. Meanwhile nobody else writes to the store.
    ///
    /// # Errors
    ///
    /// As [`Hub::accept`], and if `before` fails. The store is as it was then.
    pub fn accept_after<E: From<HubError>>(
        &mut self,
        draft: &Draft,
        guards: &Guards,
        receipt: &Value,
        kept: &str,
        before: impl FnOnce() -> Result<(), E>,
    ) -> Result<Acceptance, E> {
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate);
        let mut transaction = transaction.map_err(HubError::from)?;
        let keeping = Keeping { draft, receipt, kept };
        let placed = keeping.place(&mut transaction, guards)?;
        if placed.is_new {
            before()?;
        }
        transaction.commit().map_err(HubError::from)?;
        Ok(placed.acceptance)
    }
}

impl Acceptance {
    /// Number of the edition that the draft gave, or that means the same.
    fn edition(&self) -> i64 {
        let (Self::Accepted { edition, .. }
        | Self::Same { edition }
        | Self::Held { edition, .. }
        | Self::Rejected { edition }) = self;
        *edition
    }
}

/// The edition in force.
struct Before {
    edition: i64,
    hash: Vec<u8>,
}

fn in_force(connection: &Connection, list: &ListKey) -> Result<Option<Before>, HubError> {
    let query = "SELECT number, hash FROM edition JOIN in_force USING (number) WHERE in_force.issuer = ?1 AND in_force.list = ?2";
    let row = connection.query_row(query, params![list.issuer, list.list], |row| {
        Ok(Before {
            edition: row.get(0)?,
            hash: row.get(1)?,
        })
    });
    Ok(row.optional()?)
}

/// What becomes of a draft that means the same as the edition in force, or as one that was rejected. A rejection of what had no end
/// says nothing of what has one.
fn settled(
    connection: &Connection,
    draft: &Draft,
    before: Option<Before>,
) -> Result<Option<Acceptance>, HubError> {
    let hash = draft.hash.as_bytes();
    if let Some(before) = before
        && before.hash == hash
    {
        return Ok(Some(Acceptance::Same {
            edition: before.edition,
        }));
    }
    let query = "SELECT max(number) FROM edition JOIN standing USING (number)
        WHERE edition.issuer = ?1 AND edition.list = ?2 AND hash = ?3 AND end_seen = ?4 AND standing = 'rejected'";
    let list = &draft.list;
    let rejected: Option<i64> = connection.query_row(
        query,
        params![list.issuer, list.list, hash, draft.claims.end_seen],
        |row| row.get(0),
    )?;
    Ok(rejected.map(|edition| Acceptance::Rejected { edition }))
}

/// The edition that means the same as a draft, and is held for these reasons.
fn held_for(connection: &Connection, draft: &Draft, reasons: &[Reason]) -> Result<Option<i64>, HubError> {
    let query = "SELECT number, held FROM edition JOIN standing USING (number)
        WHERE edition.issuer = ?1 AND edition.list = ?2 AND hash = ?3 AND standing = 'held' ORDER BY number DESC";
    let list = &draft.list;
    let mut query = connection.prepare(query)?;
    let mut rows = query.query(params![list.issuer, list.list, draft.hash.as_bytes()])?;
    while let Some(row) = rows.next()? {
        let (edition, held): (i64, String) = (row.get(0)?, row.get(1)?);
        if serde_json::from_str::<Vec<Reason>>(&held)? == reasons {
            return Ok(Some(edition));
        }
    }
    Ok(None)
}

/// Remembers which edition an input gave, and how far it went: an edition that means the same is not made again.
fn remember(connection: &Connection, draft: &Draft, kept: &str, edition: i64) -> Result<(), HubError> {
    let input = "INSERT OR IGNORE INTO input (key, edition, day, label) VALUES (?1, ?2, ?3, ?4)";
    let Claims { day, label, .. } = &draft.claims;
    // No guard looks at an edition that is not made.
    let day = guard::believed(day.as_deref(), kept)?;
    connection.execute(input, params![draft.input.0.as_bytes(), edition, day, label])?;
    Ok(())
}

/// The withdrawals of a draft that concern records of an edition.
fn withdrawals<'a>(
    connection: &Connection,
    draft: &'a Draft,
    before: i64,
) -> Result<Vec<&'a Entry>, HubError> {
    let mut query =
        connection.prepare("SELECT 1 FROM entry WHERE edition = ?1 AND id = ?2 AND kind <> ?3")?;
    let mut found = Vec::new();
    for entry in draft
        .entries
        .iter()
        .filter(|entry| entry.kind == ItemKind::Withdrawal)
    {
        if query.exists(params![before, entry.id, kind::WITHDRAWAL])? {
            found.push(entry);
        }
    }
    Ok(found)
}

/// A draft that is being kept.
struct Keeping<'a> {
    draft: &'a Draft,
    receipt: &'a Value,
    kept: &'a str,
}

/// What stands in an edition's row.
struct Head<'a> {
    hash: Digest,
    day: Option<&'a str>,
    label: Option<&'a str>,
    end_seen: bool,
    rejected: u32,
    noticed: u32,
    held: Option<&'a [Reason]>,
}

/// What became of a draft, which is not committed yet.
struct Placed {
    acceptance: Acceptance,
    /// Whether an edition was made of it.
    is_new: bool,
}

impl Placed {
    fn new(acceptance: Acceptance) -> Self {
        Self {
            acceptance,
            is_new: true,
        }
    }

    /// It means the same as an edition that is there.
    fn known(acceptance: Acceptance) -> Self {
        Self {
            acceptance,
            is_new: false,
        }
    }
}

impl Keeping<'_> {
    /// Makes an edition of the draft, unless it means the same as one that is there, and remembers its input.
    fn place(&self, transaction: &mut Transaction<'_>, guards: &Guards) -> Result<Placed, HubError> {
        let placed = self.made(transaction, guards)?;
        let edition = placed.acceptance.edition();
        seal::change(transaction, Sealed::Inputs, edition, || {
            remember(transaction, self.draft, self.kept, edition)
        })?;
        seal::seal_new(transaction)?;
        Ok(placed)
    }

    fn made(&self, transaction: &mut Transaction<'_>, guards: &Guards) -> Result<Placed, HubError> {
        let draft = self.draft;
        let before = in_force(transaction, &draft.list)?;
        let mut base = before.as_ref().map(|before| before.edition);
        if draft.is_delta() {
            delta::none_waits(transaction, &draft.list)?;
        }
        match base {
            Some(base) if draft.is_delta() => delta::follows(transaction, base, &draft.claims)?,
            _ => {
                if let Some(acceptance) = settled(transaction, draft, before)? {
                    return Ok(Placed::known(acceptance));
                }
            }
        }
        // Once, whatever becomes of the edition; taken back if no edition comes of it. A fault undoes the whole transaction.
        transaction.execute_batch("SAVEPOINT numbers")?;
        let kept = numbers::keep(transaction, &draft.list, &draft.numbers)?;
        let savepoint = transaction.savepoint()?;
        let edition = self.insert(&savepoint, base, None, &kept)?;
        let candidate = Candidate {
            edition,
            list: &draft.list,
            claims: &draft.claims,
            came: draft.came(),
            left_out: draft.findings.left_out(),
            mixed: draft.findings.mixed(),
            kept: self.kept,
        };
        let Judged { reasons, documents } = guard::judge(&savepoint, &candidate, base, guards)?;
        if reasons.is_empty() {
            savepoint.commit()?;
            return Ok(Placed::new(Acceptance::Accepted {
                edition,
                previous: base,
                documents,
            }));
        }
        // Taken back: the withdrawals come first, and what is held comes after them.
        drop(savepoint);
        if !draft.is_delta()
            && let Some(edition) = held_for(transaction, draft, &reasons)?
        {
            transaction.execute_batch("ROLLBACK TO numbers")?;
            return Ok(Placed::known(Acceptance::Held {
                edition,
                in_force: base,
                reasons,
                withdrawn: 0,
            }));
        }
        let mut withdrawn = 0;
        if let Some(before) = base {
            let withdrawals = withdrawals(transaction, draft, before)?;
            withdrawn = withdrawals.len();
            if withdrawn > 0 {
                base = Some(self.withdraw(transaction, before, &withdrawals)?);
            }
        }
        let edition = self.insert(transaction, base, Some(&reasons), &kept)?;
        Ok(Placed::new(Acceptance::Held {
            edition,
            in_force: base,
            reasons,
            withdrawn,
        }))
    }

    /// Keeps the draft as an edition; one of changes with the records of `base` that they do not touch.
    fn insert(
        &self,
        connection: &Connection,
        base: Option<i64>,
        held: Option<&[Reason]>,
        kept: &[Kept],
    ) -> Result<i64, HubError> {
        let draft = self.draft;
        let base = base.filter(|_| draft.is_delta());
        let findings = &draft.findings;
        let head = Head {
            hash: match base {
                Some(base) => changed(connection, base, draft.hash.as_bytes())?,
                None => draft.hash,
            },
            day: draft.claims.day.as_deref(),
            label: draft.claims.label.as_deref(),
            end_seen: draft.claims.end_seen,
            rejected: findings.rejected(),
            noticed: findings.noticed(),
            held,
        };
        let edition = self.row(connection, &head)?;
        entries(connection, edition, &draft.entries)?;
        match base {
            Some(base) => {
                carry(connection, base, edition)?;
                self.carry_numbers(connection, base, edition, &draft.entries, kept)?;
            }
            None => numbers::place(connection, edition, kept)?,
        }
        let mut finding =
            connection.prepare("INSERT INTO finding (edition, kind, json) VALUES (?1, ?2, ?3)")?;
        for rejection in &findings.rejections {
            finding.execute(params![edition, "rejection", serde_json::to_string(rejection)?])?;
        }
        for notice in &findings.notices {
            finding.execute(params![edition, "notice", serde_json::to_string(notice)?])?;
        }
        Ok(edition)
    }

    /// Keeps the edition in force, with nothing changed but that these are withdrawn.
    fn withdraw(
        &self,
        connection: &Connection,
        before: i64,
        withdrawals: &[&Entry],
    ) -> Result<i64, HubError> {
        let query = "SELECT day, label, end_seen FROM edition WHERE number = ?1";
        let (day, label, end_seen): (Option<String>, Option<String>, bool) =
            connection.query_row(query, [before], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let meanings: Vec<_> = withdrawals
            .iter()
            .map(|entry| *entry.meaning.as_bytes())
            .collect();
        let head = Head {
            hash: changed(connection, before, &meanings.concat())?,
            day: day.as_deref(),
            label: label.as_deref(),
            end_seen,
            rejected: 0,
            noticed: 0,
            held: None,
        };
        let edition = self.row(connection, &head)?;
        entries(connection, edition, withdrawals.iter().copied())?;
        carry(connection, before, edition)?;
        self.carry_numbers(connection, before, edition, withdrawals.iter().copied(), &[])?;
        Ok(edition)
    }

    /// Gives an edition these numbers, and of another those of all records but these.
    fn carry_numbers<'a>(
        &self,
        connection: &Connection,
        from: i64,
        to: i64,
        entries: impl IntoIterator<Item = &'a Entry>,
        kept: &[Kept],
    ) -> Result<(), HubError> {
        let ids = entries.into_iter().map(|entry| entry.id.as_str());
        let said_anew = numbers::records_of(connection, &self.draft.list, ids)?;
        numbers::inherit(connection, from, to, &said_anew, kept.to_vec())
    }

    fn row(&self, connection: &Connection, head: &Head<'_>) -> Result<i64, HubError> {
        let held = head.held.map(serde_json::to_string).transpose()?;
        let list = &self.draft.list;
        connection.execute(
            "INSERT INTO edition (issuer, list, hash, day, label, end_seen, kept, receipt, rejected, noticed, held)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            params![
                list.issuer,
                list.list,
                head.hash.as_bytes(),
                head.day,
                head.label,
                head.end_seen,
                self.kept,
                self.receipt.to_string(),
                head.rejected,
                head.noticed,
                held
            ],
        )?;
        Ok(connection.last_insert_rowid())
    }
}

/// Hash of an edition that changes made of another.
fn changed(connection: &Connection, base: i64, changes: &[u8]) -> Result<Digest, HubError> {
    let query = "SELECT hash FROM edition WHERE number = ?1";
    let mut bytes: Vec<u8> = connection.query_row(query, [base], |row| row.get(0))?;
    bytes.extend_from_slice(changes);
    Ok(Digest::of(&bytes))
}

fn entries<'a>(
    connection: &Connection,
    edition: i64,
    entries: impl IntoIterator<Item = &'a Entry>,
) -> Result<(), HubError> {
    let mut content = connection
        .prepare("INSERT INTO content (hash, json, last_day) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING")?;
    let mut known = connection.prepare("SELECT number FROM content WHERE hash = ?1")?;
    let mut insert = connection.prepare(
        "INSERT INTO entry (edition, id, kind, meaning, content, sources, numbers) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    for entry in entries {
        let hash = entry.content.as_bytes();
        let content = match content.execute(params![hash, entry.json, entry.last_day])? {
            0 => known.query_row([hash], |row| row.get(0))?,
            _ => connection.last_insert_rowid(),
        };
        insert.execute(params![
            edition,
            entry.id,
            kind::number(entry.kind),
            entry.meaning.as_bytes(),
            content,
            entry.sources,
            entry.numbers
        ])?;
    }
    Ok(())
}

/// Gives an edition the records of another that it says nothing of.
fn carry(connection: &Connection, from: i64, to: i64) -> Result<(), HubError> {
    let carry = "INSERT INTO entry (edition, id, kind, meaning, content, sources, numbers, origin)
        SELECT ?2, id, kind, meaning, content, sources, numbers, coalesce(origin, edition) FROM entry AS old
        WHERE edition = ?1 AND NOT EXISTS (SELECT 1 FROM entry WHERE edition = ?2 AND id = old.id)";
    connection.execute(carry, params![from, to])?;
    Ok(())
}

#[cfg(test)]
#[path = "keep_tests.rs"]
mod tests;

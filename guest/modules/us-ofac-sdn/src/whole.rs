//! Whether the files of the set belong together and are whole, as far as they show it.

use dragoman_guest::schema::{Fault, FaultKind, Notice, NoticeKind};
use dragoman_guest::{About, Notes, editions};

use crate::faults;
use crate::join::Joined;
use crate::reader::{Table, too_many};
use crate::set::Set;

/// Rows of no party that are shown as examples.
const EXAMPLES: usize = 5;

/// Parties at the end of the list without an address, before `add.csv` is thought to have been cut off. Every party has
/// a row there, if only one of nulls.
const TAIL_OF_ADDRESSES: usize = 50;

/// The same for `alt.csv`. The last batch may be a fleet of vessels without aliases.
const TAIL_OF_ALIASES: usize = 500;

/// Parties beyond the last one of `sdn.csv` that are spoken of elsewhere, before it is thought to have been cut off.
const BEYOND: usize = 5;

/// Checks that the files fit together. Says that they are of several publications if more than 2 % of a file's rows are
/// about nobody: what is about somebody can be read all the same.
///
/// # Errors
///
/// A fault `truncated` if a file without an end mark stops long before the others do.
pub(crate) fn check(set: &Set, notes: &mut Notes) -> Result<(), Fault> {
    for joined in set.joined() {
        if too_many(joined.orphans.len(), joined.table.len()) {
            notes.say(mixed(set, joined));
            return Ok(());
        }
    }
    cut_parties(set)?;
    cut_rows(set, &set.addresses, TAIL_OF_ADDRESSES)?;
    cut_rows(set, &set.aliases, TAIL_OF_ALIASES)
}

fn mixed(set: &Set, worst: &Joined) -> Notice {
    let counts: Vec<String> = set
        .joined()
        .map(|joined| {
            let file = joined.table.role.file();
            format!(
                "{} of {} rows of {file}",
                joined.orphans.len(),
                joined.table.len()
            )
        })
        .collect();
    let examples: Vec<String> = worst
        .orphans()
        .take(EXAMPLES)
        .map(|row| format!("number {} in row {}", row.key(), row.number()))
        .collect();
    let message = format!(
        "the files are of different editions, or sdn.csv was cut off: {} are about parties that sdn.csv does not have ({}: {})",
        counts.join(", "),
        worst.table.role.file(),
        examples.join(", "),
    );
    let first = worst.orphans().next();
    let excerpt = first.map(|row| row.excerpt()).unwrap_or_default();
    editions::mixed(message, first.map(|row| row.place()), &excerpt)
}

/// `sdn.csv` cut at the end of a row: the other files speak of parties beyond its last one.
fn cut_parties(set: &Set) -> Result<(), Fault> {
    let Some(last) = set.parties.numbers().next_back() else {
        return Ok(());
    };
    let mut beyond: Vec<u64> = set
        .joined()
        .flat_map(|joined| joined.orphans().map(|row| row.key()))
        .filter(|number| *number > last)
        .collect();
    beyond.sort_unstable();
    beyond.dedup();
    if set.parties.table().end_mark || beyond.len() < BEYOND {
        return Ok(());
    }
    let message = format!(
        "sdn.csv has no end mark and stops at number {last}, but the other files speak of {} parties beyond it (the first is {})",
        beyond.len(),
        beyond[0]
    );
    Err(cut_off(set.parties.table(), message))
}

/// A file cut at the end of a row: the parties at the end of the list have nothing in it, though as many as
/// elsewhere should.
fn cut_rows(set: &Set, joined: &Joined, most: usize) -> Result<(), Fault> {
    let Some(last) = joined.table.rows().map(|row| row.key()).max() else {
        return Ok(());
    };
    let tail = set
        .parties
        .numbers()
        .rev()
        .take_while(|number| *number > last)
        .count();
    let before = set.parties.len() - tail;
    let are_usual = joined.table.len() * 2 > before;
    if joined.table.end_mark || tail < most || !are_usual {
        return Ok(());
    }
    let message = format!(
        "{} has no end mark and stops at number {last}: the {tail} parties behind it have no row there",
        joined.table.role.file()
    );
    Err(cut_off(&joined.table, message))
}

/// A file that ends with its last row, but should not.
fn cut_off(table: &Table, message: String) -> Fault {
    let last = table.rows().last();
    let excerpt = last.map_or_else(String::new, |row| row.excerpt());
    let place = last.map(|row| row.place());
    faults::fault(FaultKind::Truncated, message, place, &excerpt)
}

/// Whether the end of every file was seen; says of which it was not.
pub(crate) fn end_seen(set: &Set, notes: &mut Notes) -> bool {
    let tables = std::iter::once(set.parties.table()).chain(set.joined().map(|joined| &joined.table));
    let mut all = true;
    for table in tables.filter(|table| !table.end_mark) {
        all = false;
        let Some(last) = table.rows().last() else {
            continue;
        };
        notes.case(About {
            kind: NoticeKind::Remark,
            field: table.role.file().into(),
            message: "the file has no end mark (a byte 0x1A): that it is whole cannot be proven",
            excerpt: &last.excerpt(),
            record: None,
            place: Some(last.place()),
        });
    }
    all
}

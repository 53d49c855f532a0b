//! The subjects of an edition: rows of lists joined to the pages behind them.

use std::collections::HashMap;

use dragoman_guest::schema::NoticeKind;
use dragoman_guest::{About, Notes, Sink, build, ids};

use crate::banner::List;
use crate::entry::Entry;
use crate::label::Field;
use crate::map;
use crate::values::{fits, is_masked};

/// Pages of one name among which that of a row is looked for. A list has two or three.
const MOST_ALIKE: usize = 32;

/// The rows and the pages met so far.
#[derive(Debug, Default)]
pub(crate) struct Edition {
    entries: Vec<Entry>,
}

/// What tells subjects apart: the list, and the first of the names. The Thai one is not always written alike in both places.
type Key = (Option<List>, String);

impl Edition {
    /// Takes what a page holds.
    pub(crate) fn take(&mut self, entries: Vec<Entry>) {
        self.entries.extend(entries);
    }

    /// Gives the subjects: those that have pages of their own first, each with its row.
    pub(crate) fn send(self, out: &mut Sink<'_>, notes: &mut Notes) {
        let (pages, rows): (Vec<_>, Vec<_>) = self.entries.into_iter().partition(|entry| entry.is_page);
        let mut places: HashMap<Key, Vec<usize>> = HashMap::new();
        let mut subjects: Vec<(Entry, Option<Entry>)> = Vec::new();
        let has_pages_of = |list: Option<List>| pages.iter().any(|page| page.list == list);
        let listed: Vec<_> = [Some(List::Thailand), Some(List::UnitedNations), None]
            .into_iter()
            .filter(|list| has_pages_of(*list))
            .collect();
        for page in pages {
            let Some(key) = key(&page, notes) else { continue };
            places.entry(key).or_default().push(subjects.len());
            subjects.push((page, None));
        }
        for row in rows {
            let Some(key) = key(&row, notes) else { continue };
            let pages = places.get(&key).map_or(&[][..], Vec::as_slice);
            let pages = &pages[..pages.len().min(MOST_ALIKE)];
            let free = |at: &&usize| {
                let (page, taken) = &subjects[**at];
                taken.is_none() && is_same(page, &row)
            };
            let alike = |at: &&usize| subjects[**at].0.names().get(1) == row.names().get(1);
            let fitting: Vec<_> = pages.iter().filter(free).copied().collect();
            let same: Vec<_> = fitting.iter().filter(alike).copied().collect();
            match (same.as_slice(), fitting.as_slice()) {
                ([at], _) | ([], [at]) => subjects[*at].1 = Some(row),
                _ => {
                    if listed.contains(&row.list) {
                        notes.sum(About {
                            kind: NoticeKind::Remark,
                            field: "(row)".into(),
                            message: "no page, or more than one, is of the names of this row; it was taken by itself",
                            excerpt: &row.words().join(" | "),
                            record: None,
                            place: Some(row.place.clone()),
                        });
                    }
                    subjects.push((row, None));
                }
            }
        }
        let mut met: HashMap<String, Vec<String>> = HashMap::new();
        for (entry, row) in subjects {
            let Some(id) = id(&entry, &mut met, notes) else {
                continue;
            };
            out.subject(map::subject(id, &entry, row.as_ref(), notes));
        }
    }
}

/// The list and the first name of an entry; none if it has no name, which is said. Lists end with a row that has none.
fn key(entry: &Entry, notes: &mut Notes) -> Option<Key> {
    if let Some(name) = entry.names().first() {
        return Some((entry.list, build::fold(&name.full).to_lowercase()));
    }
    let words = entry.words().join(" | ");
    let about = |kind, message| About {
        kind,
        field: "Individual/Entity Name (English)".into(),
        message,
        excerpt: &words,
        record: None,
        place: Some(entry.place.clone()),
    };
    match words.is_empty() {
        true => notes.sum(about(
            NoticeKind::Remark,
            "a row says nothing; lists end with such a row",
        )),
        false => notes.case(about(
            NoticeKind::RejectedRecord,
            "the record has no name; it was left out",
        )),
    }
    None
}

/// Whether nothing says that a row is not of the subject of a page: numbers of identity that the row shows in part.
fn is_same(page: &Entry, row: &Entry) -> bool {
    let (known, shown) = (page.text(Field::NationalId), row.text(Field::NationalId));
    match (known, shown) {
        (Some(known), Some(shown)) if is_masked(&shown) => {
            known.split([',', ' ']).any(|one| fits(one, &shown))
        }
        (Some(known), Some(shown)) => known == shown,
        _ => true,
    }
}

/// An id: of the list and the first name or, where another subject has that, of all that the entry says. An entry that says the
/// same as another is left out.
fn id(entry: &Entry, met: &mut HashMap<String, Vec<String>>, notes: &mut Notes) -> Option<String> {
    let list = entry.list.map_or("", List::name);
    let names = entry.names();
    let id = ids::of_content([list, names.first()?.full.as_str()])?;
    let words = entry.words();
    if !met.contains_key(&id) {
        met.insert(id.clone(), words);
        return Some(id);
    }
    let whole = ids::of_content([list].into_iter().chain(words.iter().map(String::as_str)))?;
    let is_repeated = met.get(&id) == Some(&words) || met.contains_key(&whole);
    let (kind, message) = match is_repeated {
        true => (
            NoticeKind::RejectedRecord,
            "another record says the same; this one was left out",
        ),
        false => (
            NoticeKind::Repaired,
            "another of the list has the same name; the id was made of all that the record says",
        ),
    };
    notes.case(About {
        kind,
        field: "Individual/Entity Name (English)".into(),
        message,
        excerpt: &words.join(" | "),
        record: Some(&whole),
        place: Some(entry.place.clone()),
    });
    if is_repeated {
        return None;
    }
    met.insert(whole.clone(), words);
    Some(whole)
}

//! Translates the register of sanctions that Ukraine's National Security and Defense Council imposes by decrees of the
//! President, as a workbook.
//!
//! A row is an item of a decree. The items of one subject become one subject with a designation for each. What a sheet is about its columns
//! tell, of a row that stands there twice one is taken, and a list of which no row can be used is a fault.

mod columns;
mod groups;
mod item;
mod manifest;
mod map;
mod sheet;
mod values;

use std::collections::HashMap;

use dragoman_guest::ids::Ids;
use dragoman_guest::schema::{Fault, FaultKind, Manifest, NoticeKind, Summary};
use dragoman_guest::sheet::Rows;
use dragoman_guest::{About, Feed, Notes, Sink, Translator, build};

use columns::{COUNTER, DECREE, ITEM, LAYOUT, NAME};
use item::Item;
use sheet::Sheet;
use values::measure::Known;

/// The translator.
pub struct UaNsdc;

impl Translator for UaNsdc {
    fn describe() -> Manifest {
        manifest::manifest()
    }

    fn translate(feed: &Feed<'_>, out: &mut Sink<'_>) -> Result<Summary, Fault> {
        let part = feed.single()?;
        let mut notes = Notes::default();
        let items = read(feed, part, &mut notes)?;
        if items.is_empty() {
            let message = "there is no row below the headers";
            return Err(Fault {
                source: Some(build::bytes(part, 0, feed.size(part))),
                ..build::fault(FaultKind::Empty, message, dragoman_guest::part::AGAIN)
            });
        }
        let (mut ids, mut measures) = (Ids::default(), Known::default());
        let mut is_empty = true;
        for group in groups::groups(&items, &mut notes) {
            let group: Vec<&Item> = group.into_iter().map(|index| &items[index]).collect();
            let Some(first) = group.first().copied() else {
                continue;
            };
            if !group.iter().any(|item| item.is_named()) {
                reject(first, &mut notes);
                continue;
            }
            let field = format!("{DECREE}, {ITEM}");
            if let Some(id) = ids.take(first.id().as_deref(), &field, first.place.clone(), &mut notes) {
                is_empty = false;
                out.subject(map::subject(id, &group, &mut measures, &mut notes));
            }
        }
        if is_empty {
            let message = "not a single row has a decree, an item and a name";
            return Err(Fault {
                source: items.first().map(|item| item.place.clone()),
                ..build::fault(FaultKind::Malformed, message, dragoman_guest::part::AGAIN)
            });
        }
        notes.send(out);
        Ok(Summary {
            published: None,
            edition_label: None,
            declared_records: None,
            // A workbook that is cut off cannot be opened.
            end_seen: true,
        })
    }
}

/// All items, each once: a row that stands there twice is one item.
fn read(feed: &Feed<'_>, part: u32, notes: &mut Notes) -> Result<Vec<Item>, Fault> {
    let mut rows = Rows::open(feed, part, LAYOUT)?;
    let (mut items, mut sheet) = (Vec::<Item>::new(), Sheet::default());
    let mut known: HashMap<String, Vec<usize>> = HashMap::new();
    while let Some(row) = rows.next(notes)? {
        let kind = sheet.kind(&row, notes)?;
        let item = Item::of(&row, kind);
        if let Some(counter) = item.text(COUNTER) {
            notes.sum(About {
                kind: NoticeKind::Remark,
                field: COUNTER.into(),
                message: "the publisher's counter of rows starts anew with every edition; it was left out",
                excerpt: counter,
                record: None,
                place: Some(item.place.clone()),
            });
        }
        if let Some(id) = item.id() {
            let before = known.entry(id).or_default();
            if before.iter().any(|at| items[*at].is_same(&item)) {
                say_again(&item, notes);
                continue;
            }
            before.push(items.len());
        }
        items.push(item);
    }
    rows.end(notes);
    Ok(items)
}

/// Says of a row that it stands there twice.
fn say_again(item: &Item, notes: &mut Notes) {
    notes.sum(About {
        kind: NoticeKind::Remark,
        field: format!("{DECREE}, {ITEM}").into(),
        message: "the same row stands there again; it was taken once",
        excerpt: &called(item),
        record: item.id().as_deref(),
        place: Some(item.place.clone()),
    });
}

/// Says of a subject that it is left out: neither its item nor another with its number gives a name.
fn reject(item: &Item, notes: &mut Notes) {
    notes.case(About {
        kind: NoticeKind::RejectedRecord,
        field: NAME.into(),
        message: "the row has no name; it was left out",
        excerpt: &called(item),
        record: item.id().as_deref(),
        place: Some(item.place.clone()),
    });
}

/// What tells a reader which item it is: its name, or its numbers where it has none.
fn called(item: &Item) -> String {
    let numbers = || item.numbers().into_iter().map(|number| number.value);
    item.text(NAME)
        .map_or_else(|| numbers().collect::<Vec<_>>().join(", "), str::to_owned)
}

dragoman_guest::export!(UaNsdc);

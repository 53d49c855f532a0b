//! Translates the register of sanctions that Ukraine's National Security and Defense Council imposes by decrees of the
//! President, as a workbook.
//!
//! A row is an item of a decree. The items of one subject become one subject with a designation for each.

mod columns;
mod groups;
mod item;
mod manifest;
mod map;
mod values;

use dragoman_guest::ids::Ids;
use dragoman_guest::schema::{Fault, FaultKind, Manifest, NoticeKind, Summary};
use dragoman_guest::sheet::Rows;
use dragoman_guest::{About, Feed, Notes, Sink, Translator, build};

use columns::{COUNTER, DECREE, ITEM, LAYOUT, NAME};
use item::Item;
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
                out.subject(map::subject(id, &group, &mut measures, &mut notes));
            }
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

/// All items.
fn read(feed: &Feed<'_>, part: u32, notes: &mut Notes) -> Result<Vec<Item>, Fault> {
    let mut rows = Rows::open(feed, part, LAYOUT)?;
    let mut items = Vec::new();
    while let Some(row) = rows.next(notes)? {
        let item = Item::of(&row);
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
        items.push(item);
    }
    rows.end(notes);
    Ok(items)
}

/// Says of a subject that it is left out: neither its item nor another with its number gives a name.
fn reject(item: &Item, notes: &mut Notes) {
    let numbers: Vec<String> = item.numbers().into_iter().map(|number| number.value).collect();
    notes.case(About {
        kind: NoticeKind::RejectedRecord,
        field: NAME.into(),
        message: "the row has no name; it was left out",
        excerpt: &numbers.join(", "),
        record: item.id().as_deref(),
        place: Some(item.place.clone()),
    });
}

dragoman_guest::export!(UaNsdc);

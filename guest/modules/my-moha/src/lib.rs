//! Translates the list of individuals and groups involved in terrorism that the Ministry of Home Affairs of Malaysia
//! publishes as a PDF, from the tagged XML that a PDF can be saved as.

mod columns;
mod manifest;
mod map;
mod reader;
mod record;
mod text;

use dragoman_guest::ids::{self, Ids};
use dragoman_guest::schema::{Fault, FaultKind, Manifest, NoticeKind, Summary};
use dragoman_guest::{About, Feed, Notes, Sink, Translator, build, dates};

use columns::{Column, Header};
use reader::{Row, Rows};
use record::Record;

/// The translator.
pub struct MyMoha;

impl Translator for MyMoha {
    fn describe() -> Manifest {
        manifest::manifest()
    }

    fn translate(feed: &Feed<'_>, out: &mut Sink<'_>) -> Result<Summary, Fault> {
        let part = feed.single()?;
        let (mut rows, mut notes) = (Rows::open(feed, part)?, Notes::default());
        let mut list = List::new(part);
        let end_seen = loop {
            match rows.next(&mut notes) {
                Ok(Some(row)) => list.take(row, &mut notes, out),
                Ok(None) => break true,
                Err(fault) if fault.kind == FaultKind::Truncated && rows.whole() > 0 => {
                    notes.cut_off(fault, "TR");
                    break false;
                }
                Err(fault) => return Err(fault),
            }
        };
        list.send(&mut notes, out);
        if list.records == 0 {
            return Err(rows.foreign());
        }
        notes.send(out);
        Ok(Summary {
            published: rows.made().and_then(dates::iso),
            edition_label: rows.made().map(Into::into),
            declared_records: None,
            end_seen,
        })
    }
}

/// The list as far as it was read.
struct List {
    part: u32,
    /// The columns of the table at hand, where it has titles in words.
    titles: Option<Vec<Option<Column>>>,
    /// The record that may go on in the next row.
    open: Option<Record>,
    ids: Ids,
    /// Records that were met.
    records: u32,
}

impl List {
    fn new(part: u32) -> Self {
        Self {
            part,
            titles: None,
            open: None,
            ids: Ids::default(),
            records: 0,
        }
    }

    /// Takes a row: titles, a record, or more of the record before.
    fn take(&mut self, row: Row, notes: &mut Notes, out: &mut Sink<'_>) {
        let texts: Vec<String> = row.cells.iter().map(|lines| text::joined(lines)).collect();
        match columns::header(&texts) {
            Some(Header::Numbered) => return self.titles = None,
            Some(Header::Titled(columns)) => return self.titles = Some(columns),
            None => {}
        }
        let place = build::bytes(self.part, row.span.0, row.span.1);
        let titles = self.titles.as_ref().filter(|titles| titles.len() == texts.len());
        let columns = titles.cloned().or_else(|| columns::by_width(texts.len()));
        let goes_on = texts.iter().take(2).all(String::is_empty) && texts.iter().any(|text| !text.is_empty());
        if let Some(open) = self
            .open
            .as_mut()
            .filter(|open| goes_on && open.width() == texts.len())
        {
            return open.go_on(row.cells, place);
        }
        if texts.iter().all(String::is_empty) {
            return;
        }
        self.send(notes, out);
        match columns {
            Some(columns) => self.open = Some(Record::new(columns, row.cells, place)),
            None => notes.case(About {
                kind: NoticeKind::RejectedRecord,
                field: "TR".into(),
                message: "the row has not as many cells as a table of the list; it was left out",
                excerpt: &texts.join(" | "),
                record: None,
                place: Some(place),
            }),
        }
    }

    /// Sends the record that is whole now.
    fn send(&mut self, notes: &mut Notes, out: &mut Sink<'_>) {
        let Some(record) = self.open.take() else { return };
        let place = record.places[0].clone();
        let name = record.text(Column::Name);
        let reference = record.reference();
        self.records += u32::from(reference.is_some());
        for (index, text) in record.unknown() {
            notes.sum(About {
                kind: NoticeKind::Unmapped,
                field: format!("column {}", index + 1).into(),
                message: "a column whose title is not known; it was left out",
                excerpt: &text,
                record: reference.as_deref(),
                place: Some(place.clone()),
            });
        }
        if reference.is_none()
            && let Some(misplaced) = record.misplaced()
        {
            return notes.case(About {
                kind: NoticeKind::RejectedRecord,
                field: "Rujukan".into(),
                message: "the reference stands in another column than the list has it in; the row was left out",
                excerpt: &misplaced,
                record: None,
                place: Some(place),
            });
        }
        if name.is_none() {
            return notes.case(About {
                kind: NoticeKind::RejectedRecord,
                field: "Nama".into(),
                message: "the row has no name; it was left out",
                excerpt: reference.as_deref().unwrap_or_default(),
                record: reference.as_deref(),
                place: Some(place),
            });
        }
        let id = reference.or_else(|| self.content(&record, notes));
        if let Some(id) = self.ids.take(id.as_deref(), "Rujukan", place, notes) {
            out.subject(map::subject(id, &record, notes));
        }
    }

    /// An id for a record without a reference of the list.
    fn content(&self, record: &Record, notes: &mut Notes) -> Option<String> {
        let (name, birth) = (record.text(Column::Name)?, record.text(Column::Birth));
        notes.case(About {
            kind: NoticeKind::Remark,
            field: "Rujukan".into(),
            message: "the row has no reference of the list; its id is made of name and birth",
            excerpt: &record.text(Column::Reference).unwrap_or_default(),
            record: None,
            place: Some(record.places[0].clone()),
        });
        ids::of_content([name.as_str(), birth.as_deref().unwrap_or_default()])
    }
}

dragoman_guest::export!(MyMoha);

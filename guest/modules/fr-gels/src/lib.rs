//! Translates the French national register of asset freezes (Registre national des gels), as JSON.
//!
//! Each entry is a bag of fields: a field is there only if it has a value, and has one or several.

mod manifest;
mod map;
mod values;

use dragoman_guest::ids::Ids;
use dragoman_guest::json::{Layout, Records};
use dragoman_guest::schema::{Fault, Manifest, NoticeKind, Summary};
use dragoman_guest::{About, Feed, Notes, Sink, Translator, dates, editions};

const PUBLISHED: &str = "/Publications/DatePublication";

const LAYOUT: Layout = Layout {
    records: &["/Publications/PublicationDetail/*"],
    beside: &[PUBLISHED],
    give: "give the French register of freezes (Registre national des gels) in JSON",
};

/// The translator.
pub struct FrGels;

impl Translator for FrGels {
    fn describe() -> Manifest {
        manifest::manifest()
    }

    fn translate(feed: &Feed<'_>, out: &mut Sink<'_>) -> Result<Summary, Fault> {
        let mut records = Records::open(feed, feed.single()?, LAYOUT)?;
        let (mut notes, mut ids, mut is_empty) = (Notes::default(), Ids::default(), true);
        let end_seen = records.each(&mut notes, |entry, notes| {
            let (name, id) = (entry.value("Nom"), entry.value("IdRegistre"));
            if name.is_none() {
                notes.case(About {
                    kind: NoticeKind::RejectedRecord,
                    field: "Nom".into(),
                    message: "the entry has no name; it was left out",
                    excerpt: id.unwrap_or_default(),
                    record: id,
                    place: Some(entry.place()),
                });
                entry.leave_out();
            } else if let Some(id) = ids.take(id, "IdRegistre", entry.place(), notes) {
                is_empty = false;
                out.subject(map::subject(id, entry, notes));
            } else {
                entry.leave_out();
            }
        })?;
        if is_empty {
            let part = records.part();
            return Err(part.unknown_layout("no entry has an IdRegistre and a Nom", (0, part.size)));
        }
        let words = records.beside(PUBLISHED);
        let published = editions::day(PUBLISHED, words, dates::iso, None, &mut notes);
        notes.send(out);
        Ok(Summary {
            published,
            edition_label: words.map(Into::into),
            declared_records: None,
            end_seen,
        })
    }
}

dragoman_guest::export!(FrGels);

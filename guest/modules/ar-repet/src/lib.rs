//! Translates Argentina's public register of persons and entities linked to acts of terrorism and its financing (RePET), in
//! its two files of JSON.
//!
//! The format is known from published documentation: readers of others, and the samples that they test them with. The
//! module was not run on a real edition.
//!
//! The records have the fields of the list of the United Nations, with days first in dates, and names of their own beside
//! those of that list. Persons and entities stand in files of their own; the fields of the records say which is which, not
//! the names of the files. Those that were delisted stay, with the day.

mod manifest;
mod map;
mod values;

use dragoman_guest::ids::Ids;
use dragoman_guest::json::{Layout, Records};
use dragoman_guest::schema::{Fault, FaultKind, Manifest, SubjectKind, Summary};
use dragoman_guest::{Feed, Notes, Sink, Translator, build};

const GIVE: &str = "give personas.json and entidades.json of the RePET, of one day";

const LAYOUT: Layout = Layout {
    records: &["/*"],
    beside: &[],
    give: GIVE,
};

/// The translator.
pub struct ArRepet;

impl Translator for ArRepet {
    fn describe() -> Manifest {
        manifest::manifest()
    }

    fn translate(feed: &Feed<'_>, out: &mut Sink<'_>) -> Result<Summary, Fault> {
        let parts = feed.parts().len() as u32;
        let kinds: Vec<SubjectKind> = (0..parts)
            .map(|part| kind(feed, part))
            .collect::<Result<_, _>>()?;
        check(&kinds)?;
        let (mut notes, mut ids, mut end_seen) = (Notes::default(), Ids::default(), true);
        for (part, kind) in (0..).zip(kinds) {
            let mut records = Records::open(feed, part, LAYOUT)?;
            end_seen &= records.each(&mut notes, |record, notes| {
                if let Some(subject) = map::subject(record, kind, &mut ids, notes) {
                    out.subject(subject);
                }
            })?;
        }
        notes.send(out);
        Ok(Summary {
            published: None,
            edition_label: None,
            declared_records: None,
            end_seen,
        })
    }
}

/// What the records of a file are about: some of their fields are called after it.
fn kind(feed: &Feed<'_>, part: u32) -> Result<SubjectKind, Fault> {
    let mut records = Records::open(feed, part, LAYOUT)?;
    // What this pass does not ask for, the other does.
    let mut passed_over = Notes::default();
    while let Some(record) = records.next(&mut passed_over)? {
        record.leave_out();
        if record.get("DATAID").is_none() {
            continue;
        }
        let mut keys = record.items().filter_map(|value| value.key());
        let found = keys.find_map(|key| match key.split_once('_') {
            Some(("INDIVIDUAL", _)) => Some(SubjectKind::Person),
            Some(("ENTITY", _)) => Some(SubjectKind::Organization),
            _ => None,
        });
        if let Some(kind) = found {
            return Ok(kind);
        }
    }
    let message = "no record has a DATAID and fields of persons or of entities";
    let part = records.part();
    Err(part.unknown_layout(message, (0, part.size)))
}

/// Sees to it that there is one file of each kind.
fn check(kinds: &[SubjectKind]) -> Result<(), Fault> {
    let count = |kind| kinds.iter().filter(|known| **known == kind).count();
    let (persons, entities) = (count(SubjectKind::Person), count(SubjectKind::Organization));
    let missing = match (persons, entities) {
        (1, 1) => return Ok(()),
        (0, _) => "the file of persons is missing",
        (_, 0) => "the file of entities is missing",
        _ => {
            let message = format!("there are {persons} files of persons and {entities} of entities");
            return Err(build::fault(FaultKind::Other, message, GIVE));
        }
    };
    Err(build::fault(FaultKind::MissingPart, missing, GIVE))
}

dragoman_guest::export!(ArRepet);

//! Translates the designations of terrorist organisations and of individuals by Israel, as its National Bureau for Counter
//! Terror Financing publishes them in XML: two spreadsheets, in the XML of spreadsheets of 2003.
//!
//! The format is known from published documentation: readers of others, and the headers that they test them with. The
//! module was not run on a real edition.
//!
//! Headers stand twice, in Hebrew and below it in English; columns are found by the English ones. A designation that was
//! cancelled stays in the list, with words in the place of its day (`בוטל ביום 1.1.2020`).

mod header;
mod manifest;
mod map;
mod reader;
mod values;

use std::collections::HashSet;

use dragoman_guest::schema::{
    Fault, FaultKind, Manifest, NoticeKind, RelationTarget, Subject, SubjectKind, Summary,
};
use dragoman_guest::{About, Feed, Notes, Sink, Translator, build};

pub(crate) const GIVE: &str =
    "give both spreadsheets of the NBCTF in XML, individuals and organizations, of one day";

/// The translator.
pub struct IlNbctf;

impl Translator for IlNbctf {
    fn describe() -> Manifest {
        manifest::manifest()
    }

    fn translate(feed: &Feed<'_>, out: &mut Sink<'_>) -> Result<Summary, Fault> {
        let (mut notes, mut known) = (Notes::default(), map::Known::default());
        let (mut subjects, mut kinds) = (Vec::new(), Vec::new());
        for part in 0..feed.parts().len() as u32 {
            let kind = reader::read(feed, part, &mut notes, |line, notes| {
                subjects.extend(map::subject(line, &mut known, notes));
            })?;
            kinds.push(kind);
        }
        check(&kinds)?;
        relate(&mut subjects, &mut notes);
        for subject in subjects {
            out.subject(subject);
        }
        notes.send(out);
        Ok(Summary {
            published: None,
            edition_label: None,
            declared_records: None,
            end_seen: true,
        })
    }
}

/// Sees to it that there is one file of each kind.
fn check(kinds: &[SubjectKind]) -> Result<(), Fault> {
    let count = |kind| kinds.iter().filter(|known| **known == kind).count();
    let (persons, organizations) = (count(SubjectKind::Person), count(SubjectKind::Organization));
    let missing = match (persons, organizations) {
        (1, 1) => return Ok(()),
        (0, _) => "the spreadsheet of individuals is missing",
        (_, 0) => "the spreadsheet of organizations is missing",
        _ => {
            let message = format!(
                "there are {persons} spreadsheets of individuals and {organizations} of organizations"
            );
            return Err(build::fault(FaultKind::Other, message, GIVE));
        }
    };
    Err(build::fault(FaultKind::MissingPart, missing, GIVE))
}

/// Points relations at the organisations that they mean. What is not in the file is said.
fn relate(subjects: &mut [Subject], notes: &mut Notes) {
    let known: HashSet<String> = subjects.iter().map(|subject| subject.id.clone()).collect();
    for subject in subjects {
        for relation in &mut subject.relations {
            let RelationTarget::Id(id) = &relation.target else {
                continue;
            };
            if known.contains(id) {
                continue;
            }
            notes.sum(About {
                kind: NoticeKind::Remark,
                field: "linked to (internal seq. id)".into(),
                message: "the organization that it is linked to is not in the file; its number was kept",
                excerpt: id,
                record: Some(&subject.id),
                place: subject.sources.first().cloned(),
            });
            relation.target = RelationTarget::Text(format!("{id}, which is not in the file"));
        }
    }
}

dragoman_guest::export!(IlNbctf);

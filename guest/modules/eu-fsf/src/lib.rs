//! Translates the consolidated list of persons, groups and entities subject to EU financial sanctions, in the XML of the
//! Commission's FSF service (format 1.1).
//!
//! The same `sanctionEntity`, by its `logicalId`, stands once for each programme that it is listed under. What these
//! elements say becomes one subject with a source for each.
//!
//! A file that was cut off still gives every entity that stands in it whole: copies of this list are large and break off
//! on their way. The summary then says that the end was not seen, and the host decides.

mod edition;
mod manifest;
mod map;
mod values;

use dragoman_guest::schema::{Fault, Manifest, Summary};
use dragoman_guest::xml::{Layout, Records};
use dragoman_guest::{Feed, Notes, Sink, Translator, dates, editions};

use edition::Edition;

const GENERATED: &str = "export@generationDate";
const FILE: &str = "export@globalFileId";

const LAYOUT: Layout = Layout {
    records: &["export/sanctionEntity"],
    beside: &[GENERATED, FILE],
    give: "give the consolidated list of EU financial sanctions, XML 1.1",
};

/// The translator.
pub struct EuFsf;

impl Translator for EuFsf {
    fn describe() -> Manifest {
        manifest::manifest()
    }

    fn translate(feed: &Feed<'_>, out: &mut Sink<'_>) -> Result<Summary, Fault> {
        let mut records = Records::open(feed, feed.single()?, LAYOUT)?;
        let (mut edition, mut notes) = (Edition::default(), Notes::default());
        let end_seen = records.each(&mut notes, |entity, notes| edition.take(entity, notes))?;
        edition.send(out);
        let generated = records.beside(GENERATED);
        let published = editions::day(GENERATED, generated, dates::iso, None, &mut notes);
        notes.send(out);
        Ok(Summary {
            published,
            edition_label: records.beside(FILE).map(Into::into),
            declared_records: None,
            end_seen,
        })
    }
}

dragoman_guest::export!(EuFsf);

//! Translates OFAC's consolidated list of others than SDNs as `sdnList` XML. The list of Specially Designated Nationals has
//! the same form, and is read as well.
//!
//! The namespace of the root changed with the publisher's new service; elements have kept their names, so local names are
//! what counts. Relations name their other end, who may stand behind: the file is read once for its names, and once for
//! its parties.

mod edition;
mod manifest;
mod map;
mod names;

use dragoman_guest::ids::Ids;
use dragoman_guest::schema::{Fault, Manifest, Summary};
use dragoman_guest::xml::{Layout, Records};
use dragoman_guest::{Feed, Notes, Sink, Translator};
use dragoman_ofac::{Context, Rules};

const LAYOUT: Layout = Layout {
    records: &["sdnList/sdnEntry"],
    beside: edition::BESIDE,
    give: "give OFAC's consolidated list, or its list of SDNs, as sdnList XML",
};

/// The translator.
pub struct UsOfacCons;

impl Translator for UsOfacCons {
    fn describe() -> Manifest {
        manifest::manifest()
    }

    fn translate(feed: &Feed<'_>, out: &mut Sink<'_>) -> Result<Summary, Fault> {
        let part = feed.single()?;
        let names = names::read(feed, part)?;
        let (rules, bearers) = (Rules::new(), names.bearers());
        let context = Context {
            rules: &rules,
            bearers: &bearers,
            prose: true,
        };
        let mut records = Records::open(feed, part, LAYOUT)?;
        let (mut ids, mut notes) = (Ids::default(), Notes::default());
        while let Some(entry) = records.next(&mut notes)? {
            if let Some(subject) = map::subject(entry, context, &mut ids, &mut notes) {
                out.subject(subject);
            }
        }
        let summary = edition::summary(&records, &mut notes);
        notes.send(out);
        Ok(summary)
    }
}

dragoman_guest::export!(UsOfacCons);

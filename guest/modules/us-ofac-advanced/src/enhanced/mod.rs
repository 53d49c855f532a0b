//! The Enhanced format: all of a party in one element, in words.

mod addresses;
mod documents;
mod entity;
mod features;
mod listing;
mod names;
mod parties;
mod references;

use dragoman_guest::ids::Ids;
use dragoman_guest::schema::{Fault, Summary};
use dragoman_guest::xml::{Element, Layout, Records};
use dragoman_guest::{Feed, Notes, Sink, dates, editions};
use dragoman_ofac::{Context, Rules};

use crate::GIVE;
use references::References;
pub(crate) use references::UNDETERMINED;

/// The root element.
pub(crate) const ROOT: &str = "sanctionsData";

const LAYOUT: Layout = Layout {
    records: &[
        "sanctionsData/publicationInfo",
        "sanctionsData/referenceValues/referenceValue",
        "sanctionsData/featureTypes/featureType",
        "sanctionsData/entities/entity",
    ],
    beside: &[],
    give: GIVE,
};

/// What is the same for all parties of a file.
pub(super) struct List {
    /// Countries by their numbers.
    references: References,
    /// The numbers of all parties.
    parties: Vec<u32>,
}

impl List {
    /// Whether a party is in the file.
    fn has(&self, id: &str) -> bool {
        id.parse().is_ok_and(|id| self.parties.binary_search(&id).is_ok())
    }
}

/// Translates a file.
///
/// # Errors
///
/// A fault if it is not whole, or has no parties.
pub(crate) fn translate(feed: &Feed<'_>, part: u32, out: &mut Sink<'_>) -> Result<Summary, Fault> {
    let (parties, names) = parties::read(feed, part)?;
    let mut list = List {
        references: References::default(),
        parties,
    };
    let (rules, bearers) = (Rules::new(), names.bearers());
    let context = Context {
        rules: &rules,
        bearers: &bearers,
        prose: true,
    };
    let mut records = Records::open(feed, part, LAYOUT)?;
    let (mut ids, mut notes, mut summary) = (Ids::default(), Notes::default(), unsaid());
    let (mut entities, mut as_of) = (0u32, None::<String>);
    while let Some(record) = records.next(&mut notes)? {
        match record.name() {
            "entity" => {
                entities += 1;
                if let Some(subject) = entity::subject(record, &list, context, &mut ids, &mut notes) {
                    out.subject(subject);
                }
            }
            "referenceValue" => list.references.take(record),
            "publicationInfo" => {
                as_of = record.value("dataAsOf").map(Into::into);
                publication(record, &mut summary);
            }
            // What types of features there are.
            _ => record.leave_out(),
        }
    }
    if entities == 0 {
        let part = records.part();
        return Err(part.unknown_layout("the list has no <entity>", (0, part.size)));
    }
    summary.published = editions::day(
        "publicationInfo/dataAsOf",
        as_of.as_deref(),
        dates::iso,
        None,
        &mut notes,
    );
    notes.send(out);
    Ok(summary)
}

fn unsaid() -> Summary {
    Summary {
        published: None,
        edition_label: None,
        declared_records: None,
        end_seen: true,
    }
}

/// Which lists were asked for.
fn publication(info: Element<'_>, summary: &mut Summary) {
    let filters = info.first("filters");
    let lists = filters.and_then(|filters| filters.first("sanctionsLists"));
    let lists = lists.iter().flat_map(|lists| lists.all("sanctionsList"));
    let mut names = Vec::new();
    for list in lists {
        list.attribute("refId");
        names.extend(list.text());
    }
    summary.edition_label = (!names.is_empty()).then(|| names.join(", "));
}

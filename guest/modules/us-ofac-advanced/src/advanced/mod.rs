//! The Advanced format: tables joined by numbers.

mod dates;
mod map;
mod names;
mod tables;
mod values;

use dragoman_guest::ids::Ids;
use dragoman_guest::schema::{Fault, PartialDate, Summary};
use dragoman_guest::xml::{Layout, Records};
use dragoman_guest::{Feed, Notes, Sink, build, editions};
use dragoman_ofac::{Context, Rules};

use crate::GIVE;
use map::Mapper;
use tables::Tables;

/// The root element.
pub(crate) const ROOT: &str = "Sanctions";

/// The element of a party.
const PARTY: &str = "DistinctParty";

const VERSION: &str = "Sanctions@Version";
const ISSUED: [&str; 3] = [
    "Sanctions/DateOfIssue/Year",
    "Sanctions/DateOfIssue/Month",
    "Sanctions/DateOfIssue/Day",
];

const LAYOUT: Layout = Layout {
    records: &[
        "Sanctions/ReferenceValueSets",
        "Sanctions/Locations/Location",
        "Sanctions/IDRegDocuments/IDRegDocument",
        "Sanctions/DistinctParties/DistinctParty",
        "Sanctions/ProfileRelationships/ProfileRelationship",
        "Sanctions/SanctionsEntries/SanctionsEntry",
        // OFAC has none; what one says is a notice.
        "Sanctions/SanctionsEntryLinks/SanctionsEntryLink",
    ],
    beside: &[
        VERSION,
        "Sanctions/DateOfIssue@CalendarTypeID",
        "Sanctions/DateOfIssue/Year",
        "Sanctions/DateOfIssue/Month",
        "Sanctions/DateOfIssue/Day",
    ],
    give: GIVE,
};

/// Translates a file.
///
/// # Errors
///
/// A fault if it is not whole, or has no parties.
pub(crate) fn translate(feed: &Feed<'_>, part: u32, out: &mut Sink<'_>) -> Result<Summary, Fault> {
    let mut notes = Notes::default();
    let tables = Tables::read(feed, part, &mut notes)?;
    let (rules, bearers) = (Rules::new(), tables.names.bearers());
    let context = Context {
        rules: &rules,
        bearers: &bearers,
        prose: true,
    };
    let mapper = Mapper::new(&tables, context);
    let mut records = Records::open(feed, part, LAYOUT)?;
    let (mut ids, mut parties) = (Ids::default(), 0u32);
    // What stands behind a row of a table was said when the tables were read.
    let (mut before, mut was_party) = (Notes::default(), false);
    loop {
        let said = if was_party { &mut notes } else { &mut before };
        let Some(record) = records.next(said)? else {
            break;
        };
        was_party = record.name() == PARTY;
        if !was_party {
            record.leave_out();
            continue;
        }
        parties += 1;
        if let Some(subject) = mapper.subject(record, &mut ids, &mut notes) {
            out.subject(subject);
        }
    }
    if parties == 0 {
        let part = records.part();
        return Err(part.unknown_layout("the list has no <DistinctParty>", (0, part.size)));
    }
    let words = build::joined(ISSUED.map(|path| records.beside(path)), "-");
    let read = |_: &str| published(&records);
    let published = editions::day("Sanctions/DateOfIssue", words.as_deref(), read, None, &mut notes);
    mapper.report_loose_ends(&mut notes);
    notes.send(out);
    Ok(Summary {
        published,
        edition_label: None,
        declared_records: None,
        end_seen: true,
    })
}

fn published(records: &Records<'_>) -> Option<PartialDate> {
    let [year, month, day] = ISSUED.map(|path| records.beside(path));
    let small = |text: Option<&str>| text.map_or(Some(None), |text| text.parse().ok().map(Some));
    dragoman_guest::dates::date(year?.parse().ok()?, small(month)?, small(day)?)
}

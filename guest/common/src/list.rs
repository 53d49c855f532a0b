//! A partner's list in the common form.

use dragoman_guest::schema::{ExpectedPart, Fault, FeedMode, Format, Manifest, Marking, Summary, Tlp};
use dragoman_guest::{Feed, Sink};

use crate::about::About;
use crate::columns::SHEETS;
use crate::map::{Items, Known};
use crate::read::{self, Reading};
use crate::report::Report;

/// Whose list it is: all that a module for a partner says.
#[derive(Debug, Clone, Copy)]
pub struct List {
    /// Who issues it: ISO 3166-1 alpha-2, or an organisation's code in capitals.
    pub issuer: &'static str,
    /// Its short name, in lower case with hyphens; unique for its issuer.
    pub name: &'static str,
    /// Its title.
    pub title: &'static str,
    /// The authority that sends it.
    pub authority: &'static str,
    /// Whom to ask: a mail address or a web address.
    pub contact: &'static str,
    /// The languages that the form is filled in in, BCP 47.
    pub languages: &'static [&'static str],
    /// Version of the module.
    pub version: &'static str,
    /// Traffic light of every row that says nothing stricter; none leaves it open.
    pub tlp: Option<Tlp>,
    /// Who may have the list: codes of countries or organisations. Empty is no restriction.
    pub releasable_to: &'static [&'static str],
}

const MEDIA_TYPES: [(&str, &str, &str); 3] = [
    (
        "workbook",
        "*.xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    ("sheet", "*.csv", "text/csv"),
    ("document", "*.json", "application/json"),
];

/// What a module of this list says of itself.
pub fn manifest(list: List) -> Manifest {
    let sheets: Vec<_> = SHEETS.iter().map(|sheet| sheet.name).collect();
    Manifest {
        issuer: list.issuer.into(),
        list_name: list.name.into(),
        title: list.title.into(),
        authority: list.authority.into(),
        formats: vec![Format {
            name: "common form of Dragoman: XLSX, CSV or JSON".into(),
            versions: vec![format!("1, with the sheets {}", sheets.join(", "))],
        }],
        parts: MEDIA_TYPES
            .map(|(role, pattern, media_type)| ExpectedPart {
                role: role.into(),
                name_pattern: pattern.into(),
                media_type: media_type.into(),
                required: false,
            })
            .into(),
        mode: FeedMode::Snapshot,
        expected_counts: Vec::new(),
        languages: list.languages.iter().map(|tag| (*tag).into()).collect(),
        module_version: list.version.into(),
        contact: list.contact.into(),
        default_marking: Marking {
            tlp: list.tlp,
            releasable_to: list.releasable_to.iter().map(|code| (*code).into()).collect(),
            originator_controlled: false,
            retain_until: None,
        },
    }
}

/// Translates a form that was filled in.
///
/// # Errors
///
/// A fault if it is no such form, another list's, empty, cut off or damaged.
pub fn translate(list: List, feed: &Feed<'_>, out: &mut Sink<'_>) -> Result<Summary, Fault> {
    // Rows refer to one another, across sheets and whichever comes first: which there are is known before the first item is made. A workbook
    // is read once, for unpacking it is what costs, and its rows are held; everything else is read twice, and a row is held at a time.
    let is_held = read::is_workbook(feed);
    let (mut known, mut held, mut report) = (Known::default(), Vec::new(), Report::default());
    let first = read::read(feed, Reading::First, &mut report, &mut |row, _| {
        known.note(&row);
        if is_held {
            held.push(row);
        }
    })?;
    let mut items = Items::new(known);
    if !is_held {
        // What the first reading said of cells is said by the second.
        report = Report::default();
    }
    let about = About::read(first.about.as_ref(), &list, &mut report)?;
    match is_held {
        true => held.into_iter().for_each(|row| items.emit(row, &mut report, out)),
        false => {
            read::read(feed, Reading::Second, &mut report, &mut |row, report| {
                items.emit(row, report, out);
            })?;
        }
    }
    report.send(out);
    Ok(Summary {
        published: about.published,
        edition_label: about.edition,
        // A host counts each document of a batch, and no withdrawals; the form counts rows.
        declared_records: about
            .entries
            .map(|rows| rows.saturating_add_signed(items.further())),
        end_seen: first.end_seen,
    })
}

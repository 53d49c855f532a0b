//! Translates the First Schedule of Singapore's Terrorism (Suppression of Financing) Act 2002, as Singapore Statutes Online
//! shows it: the terrorists whom Singapore designates itself.
//!
//! The page is known from published documentation: readers of others, and the entries that they test them with. The module
//! was not run on a real edition.
//!
//! An entry is a letter and a sentence: `(a) Ada Example @ Ada Sample (Singapore citizen) (Date of Birth: 3 March 1970);`. A
//! deleted one keeps its letter: `[Deleted by S 744/2024 wef 30/09/2024]`. The list is found by its words, not by the classes
//! of its cells, which a new design of the site may change. Paragraph 1 of the schedule takes over the lists of the United
//! Nations; who stands there is for the module of those.

mod amendments;
mod entry;
mod manifest;
mod said;
mod schedule;
mod sentence;

use dragoman_guest::html::{Node, Page};
use dragoman_guest::ids::Ids;
use dragoman_guest::schema::{Fault, Manifest, PartialDate, Summary};
use dragoman_guest::{Feed, Notes, Sink, Translator, dates};

const GIVE: &str = "give the page of Singapore Statutes Online with the First Schedule of the Terrorism (Suppression of Financing) Act 2002";

/// What the page says of the Act as it stands, before the day.
const VERSION: &str = "current version as at";

/// The translator.
pub struct SgTsfa;

impl Translator for SgTsfa {
    fn describe() -> Manifest {
        manifest::manifest()
    }

    fn translate(feed: &Feed<'_>, out: &mut Sink<'_>) -> Result<Summary, Fault> {
        let page = Page::open(feed, feed.single()?, GIVE)?;
        let (mut notes, mut ids) = (Notes::default(), Ids::default());
        let schedule = schedule::read(&page, &mut notes)?;
        for found in &schedule {
            match entry::outcome(&page, found, &mut ids, &mut notes) {
                Some(entry::Outcome::Subject(subject)) => out.subject(*subject),
                Some(entry::Outcome::Withdrawal(withdrawal)) => out.withdrawal(*withdrawal),
                None => {}
            }
        }
        say_unread(&page, &schedule, &mut notes);
        notes.send(out);
        let version = version(&page);
        Ok(Summary {
            published: version.as_deref().and_then(day),
            edition_label: version,
            declared_records: None,
            end_seen: page.end_seen(),
        })
    }
}

/// Says what of the rows of entries was not asked for. Several may stand in one row.
fn say_unread(page: &Page<'_>, schedule: &[schedule::Entry], notes: &mut Notes) {
    let mut said = None;
    for row in schedule.iter().filter_map(|found| row(page, found)) {
        if said.replace(row.place()) != Some(row.place()) {
            let message = "words of an entry were not asked for; they were left out";
            row.say_unread("entry", message, notes);
        }
    }
}

/// The row of a table that an entry stands in.
fn row<'p>(page: &'p Page<'_>, entry: &schedule::Entry) -> Option<Node<'p>> {
    let inner = page.element_of_line(entry.lines.first()?)?;
    std::iter::successors(Some(inner), |node| node.parent()).find(|node| node.name() == "tr")
}

/// What the page says of the version that it shows: `Current version as at 3 Sep 2026`.
fn version(page: &Page<'_>) -> Option<String> {
    let lines = page.peek_lines();
    let found = lines
        .iter()
        .find(|line| line.text.to_lowercase().contains(VERSION))?;
    Some(page.take(found).to_owned())
}

/// The day of a version.
fn day(version: &str) -> Option<PartialDate> {
    let at = version.to_lowercase().find(VERSION)? + VERSION.len();
    let words: Vec<_> = version.get(at..)?.split_whitespace().take(3).collect();
    let reading = dates::read(&words.join(" "), entry::STYLE)?;
    reading.claims.first()?.earliest
}

dragoman_guest::export!(SgTsfa);

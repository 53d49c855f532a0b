//! Translates the lists of India's Ministry of Home Affairs under the Unlawful Activities (Prevention) Act, 1967, from its
//! pages: individuals (Fourth Schedule), terrorist organisations (First Schedule), unlawful associations (section 3).
//!
//! The pages are known from published documentation: readers of others, and one page that they keep. The module was not run
//! on a real edition.
//!
//! A page has a table (`SR-No`, `Title` and a link to the gazette; before, `Sl -No` and `Organisation`) or numbered paragraphs.
//! Which list it is, it says in its headings and in its address; the menus of every page name all lists. Serial numbers are
//! those of the page, and change when somebody is added: ids are made of names, and the numbers are left out.

mod entry;
mod items;
mod list;
mod manifest;
mod map;
mod names;
mod table;

use dragoman_guest::html::Page;
use dragoman_guest::ids::Ids;
use dragoman_guest::schema::{Fault, FaultKind, Manifest, PartialDate, Summary};
use dragoman_guest::{Feed, Notes, Sink, Translator, build, dates};

use list::List;

pub(crate) const GIVE: &str = "give the pages of the Ministry of Home Affairs with the individuals and the organisations listed under the UAPA";

/// Words before the day that a page is of: `(As on 30-03-2015)`.
const AS_ON: [&str; 2] = ["as on ", "as of "];

/// The translator.
pub struct InMha;

impl Translator for InMha {
    fn describe() -> Manifest {
        manifest::manifest()
    }

    fn translate(feed: &Feed<'_>, out: &mut Sink<'_>) -> Result<Summary, Fault> {
        let (mut notes, mut ids) = (Notes::default(), Ids::default());
        let (mut subjects, mut lists, mut days) = (Vec::new(), Vec::new(), Vec::new());
        let mut end_seen = true;
        for part in 0..feed.parts().len() as u32 {
            let page = Page::open(feed, part, GIVE)?;
            let day = as_on(&page);
            let read = match table::read(&page, &mut notes)? {
                Some(read) => read,
                None => items::read(&page, &mut notes)?,
            };
            end_seen &= read.end_seen;
            for entry in &read.entries {
                subjects.extend(map::subject(&page, entry, &mut ids, &mut notes));
            }
            lists.push(read.list);
            days.extend(day);
            say_unread(&page, &mut notes);
        }
        check(&lists)?;
        for subject in subjects {
            out.subject(subject);
        }
        notes.send(out);
        // Each page is brought up to date by itself.
        days.sort_by_key(|(day, _)| (day.year, day.month, day.day));
        let last = days.pop();
        Ok(Summary {
            published: last.as_ref().map(|(day, _)| *day),
            edition_label: last.map(|(_, words)| words),
            declared_records: None,
            end_seen,
        })
    }
}

/// Sees to it that there is one page of each list that must be there.
fn check(lists: &[List]) -> Result<(), Fault> {
    let count = |list| lists.iter().filter(|known| **known == list).count();
    for list in [List::Individuals, List::Organisations, List::Associations] {
        match count(list) {
            0 if list != List::Associations => {
                let message = format!("the page of {} is missing", list.title());
                return Err(build::fault(FaultKind::MissingPart, message, GIVE));
            }
            0 | 1 => {}
            several => {
                let message = format!("there are {several} pages of {}", list.title());
                return Err(build::fault(FaultKind::Other, message, GIVE));
            }
        }
    }
    Ok(())
}

/// The day that a page says that it is of, and the words that say so.
fn as_on(page: &Page<'_>) -> Option<(PartialDate, String)> {
    let lines = page.peek_lines();
    let mut lines = lines.iter().filter(|line| !page.is_around(line));
    lines.find_map(|line| {
        let lower = line.text.to_ascii_lowercase();
        let at = AS_ON
            .iter()
            .find_map(|words| Some(lower.find(words)? + words.len()))?;
        let words = line.text[at..]
            .split([')', ',', ';'])
            .next()?
            .trim()
            .trim_end_matches('.');
        let day = dates::read(words, map::STYLE)?.claims.first()?.earliest?;
        page.take(line);
        Some((day, format!("as on {words}")))
    })
}

/// Says what of the content of a page was not asked for: of the region that a page has for it, or of the whole page.
fn say_unread(page: &Page<'_>, notes: &mut Notes) {
    let main = page.all("main").next();
    match main.or_else(|| page.all_of_class("region-content").next()) {
        Some(content) => {
            let message = "text beside the list was not asked for; it was left out";
            content.say_unread("(beside the list)", message, notes);
        }
        None => page.say_unread(notes),
    }
}

dragoman_guest::export!(InMha);

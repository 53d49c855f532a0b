//! Translates Thailand's lists of designated persons, as its Anti-Money Laundering Office (AMLO) shows them on the web: a page
//! for each list, the Thai one and that of the United Nations, with a row for everybody, and behind each row a page of its own
//! with all that is known. An edition is any of these pages, saved as they are; a row and the page behind it are one subject.
//!
//! The format is known from published documentation: readers of others, the labels that they name, and the pages that they
//! test them with. The module was not run on a real edition. AMLO publishes notifications as PDF as well; these are not read.
//!
//! The pages give no ids that both kinds of them have. A subject's is made of its list and its name, so that it is the same
//! by a row, by a page and by both. Lists show numbers of identity with their middle digits alone; such a number is not
//! claimed.

mod banner;
mod edition;
mod entry;
mod label;
mod manifest;
mod map;
mod page;
mod values;

use dragoman_guest::editions;
use dragoman_guest::html::Page;
use dragoman_guest::schema::{Fault, FaultKind, Manifest, Summary};
use dragoman_guest::{Feed, Notes, Sink, Translator, build, dates};

use edition::Edition;

const GIVE: &str = "give AMLO's pages of lists, those behind their rows, or both, as the web site shows them";

/// The translator.
pub struct ThAmlo;

impl Translator for ThAmlo {
    fn describe() -> Manifest {
        manifest::manifest()
    }

    fn translate(feed: &Feed<'_>, out: &mut Sink<'_>) -> Result<Summary, Fault> {
        let parts = feed.parts().len() as u32;
        if parts == 0 {
            return Err(build::fault(FaultKind::MissingPart, "there is no page", GIVE));
        }
        let (mut edition, mut notes) = (Edition::default(), Notes::default());
        let (mut stated, mut end_seen) = (editions::Edition::default(), true);
        for part in 0..parts {
            let page = Page::open(feed, part, GIVE)?;
            let read = page::read(&page, &mut notes)?;
            let mixed = stated.state(feed, part, read.as_of.as_deref());
            mixed.into_iter().for_each(|notice| notes.say(notice));
            edition.take(read.entries);
            end_seen &= page.end_seen();
            page.say_unread(&mut notes);
        }
        edition.send(out, &mut notes);
        notes.send(out);
        Ok(Summary {
            published: stated.label().and_then(dates::iso),
            edition_label: stated.label().map(Into::into),
            declared_records: None,
            end_seen,
        })
    }
}

dragoman_guest::export!(ThAmlo);

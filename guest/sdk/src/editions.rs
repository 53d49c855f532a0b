//! Feeds of several files or several publications: one edition at a time, and one list out of many.

use std::collections::BTreeMap;

use crate::notes::{About, Notes};
use crate::schema::{Fault, FaultKind, Locator, Notice, NoticeKind, PartialDate};
use crate::{Feed, build};

/// Different publications counted apart. A feed has some dozen; a hostile one could have millions.
const MOST: usize = 128;

/// What the files of a feed say of their edition: all should say the same.
#[derive(Debug, Default)]
pub struct Edition {
    stated: Option<(u32, String)>,
}

impl Edition {
    /// What a part says of its edition: a day, a number. One that says nothing agrees with all. Where another part said
    /// something else before, gives the notice, made by [`mixed`], that is to be sent: all that was read is kept, and the
    /// first label stays.
    #[must_use = "an edition of which no notice says that it is mixed comes into force"]
    pub fn state(&mut self, feed: &Feed<'_>, part: u32, label: Option<&str>) -> Option<Notice> {
        let label = label.and_then(build::text)?;
        let Some((other, known)) = &self.stated else {
            self.stated = Some((part, label));
            return None;
        };
        if *known == label {
            return None;
        }
        let name = |part: u32| {
            feed.parts()
                .get(part as usize)
                .map_or("?", |info| info.name.as_str())
        };
        let message = format!(
            "{} is of the edition `{label}`, {} of `{known}`",
            name(part),
            name(*other)
        );
        Some(mixed(
            message,
            Some(build::bytes(part, 0, feed.size(part))),
            &label,
        ))
    }

    /// What the parts say, the first of them where they disagree.
    pub fn label(&self) -> Option<&str> {
        self.stated.as_ref().map(|(_, label)| label.as_str())
    }
}

/// The day of a list, as `read` reads the words that state it. None, with one notice, if there are no words, and with another if
/// they are no day.
pub fn day(
    field: &str,
    words: Option<&str>,
    read: impl FnOnce(&str) -> Option<PartialDate>,
    place: Option<Locator>,
    notes: &mut Notes,
) -> Option<PartialDate> {
    let words = words.filter(|words| !words.trim().is_empty());
    let day = words.and_then(read);
    if day.is_none() {
        let (message, excerpt) = match words {
            None => ("the list does not say of what day it is", ""),
            Some(words) => (
                "what the list says of its day was not understood; no day was taken",
                words,
            ),
        };
        notes.case(About {
            kind: NoticeKind::Remark,
            field: field.into(),
            message,
            excerpt,
            record: None,
            place,
        });
    }
    day
}

/// The field of a notice about the edition as a whole.
const EDITION: &str = "edition";

/// A notice that the files of a feed are of several publications, with what shows it: the host holds the edition until a
/// person has decided. For files that can be read together nevertheless; where nothing can be made of them, a fault
/// `mixed-editions` says so.
pub fn mixed(message: impl Into<String>, place: Option<Locator>, excerpt: &str) -> Notice {
    Notice {
        source: place,
        excerpt: build::excerpt(excerpt),
        ..build::notice(NoticeKind::Remark, EDITION, message)
    }
}

/// Takes the records of one list out of a feed that holds several, by what each says it belongs to.
#[derive(Debug)]
pub struct Selection {
    wanted: &'static [&'static str],
    /// For each publication that was left out: how many records, and where the first stands.
    left_out: BTreeMap<String, (u32, Locator)>,
    others: u32,
    taken: u32,
}

impl Selection {
    /// The records of the publications, or programmes, `wanted`, whatever their case.
    pub fn of(wanted: &'static [&'static str]) -> Self {
        Self {
            wanted,
            left_out: BTreeMap::new(),
            others: 0,
            taken: 0,
        }
    }

    /// Whether a record belongs to the list; one that does not is counted.
    pub fn takes(&mut self, publication: &str, place: impl FnOnce() -> Locator) -> bool {
        let publication = build::fold(publication);
        if self
            .wanted
            .iter()
            .any(|wanted| wanted.to_lowercase() == publication.to_lowercase())
        {
            self.taken += 1;
            return true;
        }
        if let Some((count, _)) = self.left_out.get_mut(&publication) {
            *count += 1;
        } else if self.left_out.len() < MOST {
            self.left_out.insert(publication, (1, place()));
        } else {
            self.others += 1;
        }
        false
    }

    /// Says how many records of which publications were left out. `field` is where the publication stands.
    ///
    /// # Errors
    ///
    /// A fault `unknown-layout` if there were records, and none of the list: it is called otherwise now, or is no longer in
    /// the feed.
    pub fn end(self, field: &str, notes: &mut Notes) -> Result<(), Fault> {
        if self.taken == 0
            && let Some((publication, (_, place))) = self.left_out.first_key_value()
        {
            let message = format!(
                "no record belongs to {}; the first that does not belongs to `{publication}`",
                self.wanted.join(" or ")
            );
            return Err(Fault {
                source: Some(place.clone()),
                excerpt: build::excerpt(publication),
                ..build::fault(FaultKind::UnknownLayout, message, crate::part::NEWER)
            });
        }
        for (publication, (count, place)) in self.left_out {
            notes.count(left_out(field, &publication, Some(place)), count);
        }
        if self.others > 0 {
            notes.count(left_out(field, "(others)", None), self.others);
        }
        Ok(())
    }
}

fn left_out<'a>(field: &str, publication: &'a str, place: Option<Locator>) -> About<'a> {
    About {
        kind: NoticeKind::Remark,
        field: format!("{field}={publication}").into(),
        message: "the records belong to another publication in the feed; they were left out",
        excerpt: publication,
        record: None,
        place,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::native::Files;
    use crate::trials::said;

    #[test]
    fn parts_of_two_editions_are_a_notice_that_names_both() {
        let files = Files::one("a.csv", "x").and("b.csv", "y").and("c.csv", "z");
        let feed = Feed::new(&files);
        let mut edition = Edition::default();
        assert_eq!(edition.state(&feed, 0, Some(" 2026-01-02")), None);
        assert_eq!(edition.state(&feed, 1, None), None);
        let found = edition.state(&feed, 2, Some("2026-01-03")).expect("a notice");
        assert_eq!(edition.label(), Some("2026-01-02"));
        assert_eq!((found.kind, found.field.as_str()), (NoticeKind::Remark, EDITION));
        assert_eq!(found.source, Some(build::bytes(2, 0, 1)));
        assert_eq!(
            found.message,
            "c.csv is of the edition `2026-01-03`, a.csv of `2026-01-02`"
        );
    }

    #[test]
    fn a_day_that_is_not_stated_and_one_that_is_not_understood_are_two_things() {
        let mut notes = Notes::default();
        let mut read = |words| day("@day", words, crate::dates::iso, None, &mut notes);
        assert_eq!(
            read(Some("2026-03-02")),
            crate::dates::date(2026, Some(3), Some(2))
        );
        assert_eq!(
            (read(None), read(Some(" ")), read(Some("soon"))),
            (None, None, None)
        );
        let said = said(notes);
        let said: Vec<_> = said
            .iter()
            .map(|notice| (notice.message.as_str(), notice.excerpt.as_deref()))
            .collect();
        let missing = ("the list does not say of what day it is", None);
        let unread = (
            "what the list says of its day was not understood; no day was taken",
            Some("soon"),
        );
        assert_eq!(said, [missing, missing, unread]);
    }

    #[test]
    fn records_of_other_publications_are_counted_by_name() {
        let mut selection = Selection::of(&["EU"]);
        let taken =
            ["eu", "UN", "EU ", "UN", "AU"].map(|name| selection.takes(name, || build::rows(0, 1, 1)));
        assert_eq!(taken, [true, false, true, false, false]);
        let mut notes = Notes::default();
        selection.end("programme", &mut notes).expect("records");
        let said = said(notes);
        let said: Vec<_> = said
            .iter()
            .map(|notice| (notice.field.as_str(), notice.count))
            .collect();
        assert_eq!(said, [("programme=AU", 1), ("programme=UN", 2)]);
    }

    #[test]
    fn a_feed_without_the_list_is_a_fault_and_an_empty_one_is_not() {
        let mut selection = Selection::of(&["EU"]);
        selection.takes("UN", || build::rows(0, 2, 2));
        let found = selection
            .end("programme", &mut Notes::default())
            .expect_err("a fault");
        assert_eq!(
            (found.kind, found.source),
            (FaultKind::UnknownLayout, Some(build::rows(0, 2, 2)))
        );
        assert!(
            Selection::of(&["EU"])
                .end("programme", &mut Notes::default())
                .is_ok()
        );
    }
}

//! The listing itself: programme, reference, dates, grounds.

use dragoman_guest::build;
use dragoman_guest::dates;
use dragoman_guest::phrase;
use dragoman_guest::schema::{DateClaim, Designation, DesignationStatus, Link, NoticeKind, SubjectStatus};

use super::{Draft, REPEATED};
use crate::notes::unmapped;
use crate::record::Entry;
use crate::tag::Tag;
use crate::values;

const AUTHORITY: &str = "UN Security Council";

/// What stands before the address of a notice in the comments, sometimes without a blank between.
const NOTICE_LINK: &str = "INTERPOL-UN Security Council Special Notice web link:";

/// What is said of the listing, kept until all has been seen.
#[derive(Debug, Default)]
pub(super) struct Listing<'r> {
    programme: Option<&'r str>,
    reference: Option<&'r str>,
    listed: Option<DateClaim>,
    delisted: Option<DateClaim>,
    amended: Vec<DateClaim>,
    comments: Vec<&'r str>,
}

impl<'r> Draft<'r, '_> {
    /// Maps an element about the listing; false if it is about something else.
    pub(super) fn listing_element(&mut self, tag: Tag, entry: &'r Entry) -> bool {
        let text = self.record.text(entry);
        match tag {
            Tag::UnListType if self.listing.programme.is_none() => self.listing.programme = Some(text),
            Tag::ReferenceNumber if self.listing.reference.is_none() => self.listing.reference = Some(text),
            Tag::ListedOn if self.listing.listed.is_none() => self.listing.listed = Some(self.date_of(entry)),
            Tag::DelistedOn if self.listing.delisted.is_none() => {
                self.listing.delisted = Some(self.date_of(entry))
            }
            Tag::UnListType | Tag::ReferenceNumber | Tag::ListedOn | Tag::DelistedOn => {
                unmapped(self.notes, self.record, entry, REPEATED);
            }
            Tag::Comments1 | Tag::Comments2 => {
                self.listing.comments.push(text);
                self.notice_links(text);
            }
            Tag::InterpolLink | Tag::WebLink if text.starts_with("http") => self.link(text, tag.name()),
            _ => return false,
        }
        true
    }

    pub(super) fn amended(&mut self, entry: &'r Entry) {
        let claim = self.date_of(entry);
        self.listing.amended.push(claim);
    }

    fn date_of(&mut self, entry: &'r Entry) -> DateClaim {
        let text = self.record.text(entry);
        values::exact(text).unwrap_or_else(|| {
            self.rejected(
                std::slice::from_ref(entry),
                text,
                "not a date; its words were kept",
            );
            dates::unstated(text)
        })
    }

    /// The comments end with the address of a notice. The words stay in the comments, too.
    fn notice_links(&mut self, comments: &str) {
        let mut rest = comments;
        while let Some((_, after)) = phrase::split_once(rest, NOTICE_LINK) {
            let after = after.trim_start();
            let end = after.find(' ').unwrap_or(after.len());
            let url = after[..end].trim_end_matches(['.', ',', ';', ')']);
            if url.starts_with("http") {
                self.link(url, NOTICE_LINK.trim_end_matches(" web link:"));
            }
            rest = &after[end..];
        }
    }

    fn link(&mut self, url: &str, note: &str) {
        self.subject.links.push(Link {
            url: url.into(),
            sha256: None,
            note: Some(note.into()),
            at: 0,
        });
    }

    /// Puts the listing into the subject.
    pub(super) fn finish_listing(&mut self) {
        let listing = std::mem::take(&mut self.listing);
        if let Some(reference) = listing.reference {
            self.subject
                .identifiers
                .push(build::identifier("un-ref", reference));
        }
        if self.record.dataid().is_none() {
            let reference = listing.reference.unwrap_or_default();
            self.note(
                NoticeKind::Repaired,
                &[],
                reference,
                "the record has no DATAID; its REFERENCE_NUMBER stands in for it",
            );
        }
        let delisted = listing.delisted.is_some();
        if delisted {
            self.subject.status = SubjectStatus::Delisted;
        }
        self.subject.narrative = build::joined(listing.comments.into_iter().map(Some), " ");
        self.subject.designations.push(Designation {
            authority: Some(AUTHORITY.into()),
            programme: listing.programme.map(Into::into),
            reference: listing.reference.map(Into::into),
            listed: listing.listed,
            amended: listing.amended,
            delisted: listing.delisted,
            status: if delisted {
                DesignationStatus::Delisted
            } else {
                DesignationStatus::Active
            },
            ..build::designation()
        });
    }
}

//! What the host takes of one record. A run that gives it more ends, whatever else it gave: such a record is left out instead.
//!
//! An operator may set other limits. Where they are lower, the host still ends the run.

use std::mem::size_of;

use crate::build;
use crate::schema::*;

/// Bytes of a text that the host takes, unless its operator says otherwise.
pub(crate) const TEXT_BYTES: usize = 1 << 20;

/// Values of a list in a record that the host takes, unless its operator says otherwise.
pub(crate) const LIST_LENGTH: usize = 100_000;

/// Bytes of a record. The host takes 64 MiB with one call, as they lie in memory.
pub(crate) const RECORD_BYTES: usize = 48 << 20;

/// How long an id may be that a notice names.
const SHOWN_ID: usize = 200;

/// What the host would not take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Excess {
    /// The path of the field: `designations.reason`.
    path: String,
    /// What it is.
    what: What,
    /// Its beginning; of a list, or the record as a whole, none.
    begin: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Text(usize),
    List(usize),
    Record(usize),
}

impl Excess {
    fn of(what: What) -> Box<Self> {
        Box::new(Self {
            path: String::new(),
            what,
            begin: None,
        })
    }

    #[cold]
    fn text(text: &str) -> Box<Self> {
        let mut shown = text.len().min(2_000);
        while !text.is_char_boundary(shown) {
            shown -= 1;
        }
        Box::new(Self {
            begin: build::excerpt(&text[..shown]),
            ..*Self::of(What::Text(text.len()))
        })
    }

    #[cold]
    fn within(mut self: Box<Self>, field: &str) -> Box<Self> {
        let behind = match self.path.is_empty() {
            true => String::new(),
            false => format!(".{}", self.path),
        };
        self.path = format!("{field}{behind}");
        self
    }

    /// The notice that the record was left out.
    pub(crate) fn notice(self, id: &str, source: Option<&Locator>) -> Notice {
        let message = match self.what {
            What::Text(bytes) => format!(
                "a text of {bytes} bytes, more than the {TEXT_BYTES} that the host takes; the record was left out"
            ),
            What::List(length) => format!(
                "a list of {length} values, more than the {LIST_LENGTH} that the host takes; the record was left out"
            ),
            What::Record(bytes) => format!(
                "a record of {bytes} bytes, more than the {RECORD_BYTES} that can be given to the host; it was left out"
            ),
        };
        let field = match self.what {
            What::Record(_) => "(record)",
            What::Text(_) | What::List(_) => &self.path,
        };
        Notice {
            excerpt: self.begin,
            record_id: (!id.is_empty() && id.len() <= SHOWN_ID).then(|| id.into()),
            source: source.cloned(),
            ..build::notice(NoticeKind::RejectedRecord, field, message)
        }
    }
}

/// What has texts and lists.
pub(crate) trait Weigh {
    /// The first text or list that the host would not take; what lies behind it in memory is added to `bytes`.
    fn weigh(&self, bytes: &mut usize) -> Option<Box<Excess>>;
}

/// Takes from a notice what the host would not take. It cuts the words of a notice itself.
pub(crate) fn shorten(notice: &mut Notice) {
    if notice.record_id.weigh(&mut 0).is_some() {
        notice.record_id = None;
    }
    if notice.source.weigh(&mut 0).is_some() {
        notice.source = None;
    }
}

/// Bytes of a record as it lies in memory.
///
/// # Errors
///
/// What of it the host would not take.
pub(crate) fn weigh<T: Weigh>(record: &T) -> Result<usize, Box<Excess>> {
    let mut bytes = size_of::<T>();
    match record.weigh(&mut bytes) {
        Some(excess) => Err(excess),
        None if bytes > RECORD_BYTES => Err(Excess::of(What::Record(bytes))),
        None => Ok(bytes),
    }
}

impl Weigh for String {
    #[inline]
    fn weigh(&self, bytes: &mut usize) -> Option<Box<Excess>> {
        *bytes += self.len();
        (self.len() > TEXT_BYTES).then(|| Excess::text(self))
    }
}

impl<T: Weigh> Weigh for Option<T> {
    #[inline]
    fn weigh(&self, bytes: &mut usize) -> Option<Box<Excess>> {
        self.as_ref()?.weigh(bytes)
    }
}

impl<T: Weigh> Weigh for Vec<T> {
    #[inline]
    fn weigh(&self, bytes: &mut usize) -> Option<Box<Excess>> {
        if self.len() > LIST_LENGTH {
            return Some(Excess::of(What::List(self.len())));
        }
        *bytes += self.len() * size_of::<T>();
        self.iter().find_map(|value| value.weigh(bytes))
    }
}

impl Weigh for (String, String) {
    fn weigh(&self, bytes: &mut usize) -> Option<Box<Excess>> {
        self.0.weigh(bytes).or_else(|| self.1.weigh(bytes))
    }
}

impl Weigh for EncounterAction {
    fn weigh(&self, _: &mut usize) -> Option<Box<Excess>> {
        None
    }
}

impl Weigh for Locator {
    fn weigh(&self, bytes: &mut usize) -> Option<Box<Excess>> {
        match self {
            Self::Bytes(_) => None,
            Self::Row(row) => row.sheet.weigh(bytes),
            Self::Pointer(place) => place.pointer.weigh(bytes),
        }
    }
}

impl Weigh for RelationTarget {
    fn weigh(&self, bytes: &mut usize) -> Option<Box<Excess>> {
        let (Self::Id(text) | Self::Text(text)) = self;
        text.weigh(bytes)
    }
}

impl Weigh for Actor {
    fn weigh(&self, bytes: &mut usize) -> Option<Box<Excess>> {
        let (Self::Id(text) | Self::Text(text)) = self;
        text.weigh(bytes)
    }
}

/// The fields of a record of the schema: those that have texts or lists, and behind `|` those that are of one size. All must be
/// named, so that none is forgotten.
macro_rules! fields {
    ($($type:ident { $($field:ident),* $(| $($plain:ident),*)? })*) => {$(
        impl Weigh for $type {
            fn weigh(&self, bytes: &mut usize) -> Option<Box<Excess>> {
                let Self { $($field,)* $($($plain: _,)*)? } = self;
                $(
                    if let Some(excess) = $field.weigh(bytes) {
                        return Some(excess.within(stringify!($field)));
                    }
                )*
                None
            }
        }
    )*};
}

fields! {
    Subject {
        id, sources, marking, names, births, birth_places, deaths, nationalities, citizenships, documents, addresses,
        identifiers, contacts, person, organization, craft, designations, interests, relations, images, links, narrative,
        remarks, extra | kind, status
    }
    TravelDocument { id, sources, marking, document, reported, circumstances, place, holder, extra }
    TravelDocuments { id, sources, marking, issuer, reported, issued, expires, numbers, extra | kind, status }
    Assessment {
        id, sources, marking, event, targets, actors, method, window_from, window_to, place, narrative, subjects, extra
        | likelihood, severity, confidence
    }
    Withdrawal { id, sources, marking, date, reason, instrument, extra }

    Marking { releasable_to, retain_until | tlp, originator_controlled }
    Name { full, parts, script, language, note | form, quality, at }
    NamePart { text | role }
    DateClaim { raw, note | earliest, latest, certainty, calendar, at }
    Place { raw, street, city, region, postcode, country, note | at }
    CountryClaim { code, raw, note | at }
    IdentityDocument { number, issuer, authority, issued, expires, name, raw, note | kind, status, at }
    Identifier { scheme, value, country, note | at }
    Contact { value, note | kind, at }
    Remark { text, note | at }
    Person { marks, languages, titles, positions, father, mother | gender, height_cm }
    Organization { legal_form, founded, dissolved, activity }
    Craft {
        craft_type, model, flag, former_flags, built, call_sign | tonnage, gross_tonnage, length_m
    }
    Measure { text | kind }
    LegalBasis { instrument, article }
    Designation {
        authority, programme, reference, legal_bases, measures, listed, amended, effective, review_by, expires, delisted,
        reason, note | status, at
    }
    Interest { authority, reference, offence, category, actions, cautions, note | basis, at }
    Relation { target, since, until, note | kind, at }
    Link { url, sha256, note | at }
    Target { text | kind }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn subject() -> Subject {
        build::subject("7", SubjectKind::Person, build::rows(0, 3, 3))
    }

    fn said(record: &Subject) -> Notice {
        let excess = weigh(record).expect_err("too much");
        excess.notice(&record.id, record.sources.first())
    }

    #[test]
    fn a_record_weighs_what_its_texts_and_lists_have() {
        let mut one = subject();
        let empty = weigh(&one).expect("a weight");
        one.remarks.push(build::remark("x".repeat(1000)));
        assert_eq!(weigh(&one), Ok(empty + size_of::<Remark>() + 1000));
    }

    #[test]
    fn a_text_that_is_too_long_is_named_with_its_field_its_length_and_its_place() {
        let mut one = subject();
        one.designations.push(build::designation());
        one.designations[0].reason = Some("ä".repeat(TEXT_BYTES / 2));
        assert!(weigh(&one).is_ok());
        one.designations[0].reason = Some("ä".repeat(TEXT_BYTES / 2 + 1));
        let notice = said(&one);
        assert_eq!(
            (notice.kind, notice.field.as_str(), notice.record_id.as_deref()),
            (NoticeKind::RejectedRecord, "designations.reason", Some("7"))
        );
        assert!(notice.message.contains("1048578 bytes"), "{}", notice.message);
        assert_eq!(notice.source, Some(build::rows(0, 3, 3)));
        assert!(
            notice
                .excerpt
                .is_some_and(|excerpt| excerpt.starts_with('ä') && excerpt.len() < 400)
        );
    }

    #[test]
    fn a_list_that_is_too_long_is_named_with_its_field_and_its_length() {
        let mut one = subject();
        one.extra = vec![("a".into(), "b".into()); LIST_LENGTH];
        assert!(weigh(&one).is_ok());
        one.extra.push(("a".into(), "b".into()));
        let notice = said(&one);
        assert_eq!(notice.field, "extra");
        assert!(notice.message.contains("100001 values"), "{}", notice.message);
    }

    #[test]
    fn a_record_of_texts_that_are_too_long_together_is_too_large() {
        let mut one = subject();
        one.remarks = vec![build::remark("x".repeat(TEXT_BYTES)); 49];
        assert_eq!(said(&one).field, "(record)");
        one.remarks.truncate(40);
        assert!(weigh(&one).is_ok());
    }

    #[test]
    fn an_id_that_is_too_long_is_not_named_whole() {
        let one = build::subject(
            "x".repeat(TEXT_BYTES + 1),
            SubjectKind::Person,
            build::rows(0, 3, 3),
        );
        let notice = said(&one);
        assert_eq!((notice.field.as_str(), notice.record_id), ("id", None));
    }
}

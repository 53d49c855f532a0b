//! A subject in the making.

use dragoman_guest::schema::{
    Craft, DateClaim, Identifier, Locator, NoticeKind, Organization, Person, Remark, Subject, SubjectKind,
};
use dragoman_guest::{About, Notes, build};

use super::{Mapper, dates};
use crate::reader::Row;
use crate::role::party;

/// A subject in the making.
pub(super) struct Draft<'m, 's> {
    pub(super) mapper: &'m Mapper<'s>,
    pub(super) party: u32,
    pub(super) row: Row<'s>,
    pub(super) subject: Subject,
    pub(super) notes: &'m mut Notes,
}

impl<'m, 's> Draft<'m, 's> {
    pub(super) fn new(
        mapper: &'m Mapper<'s>,
        party: u32,
        id: &'s str,
        notes: &'m mut Notes,
    ) -> Draft<'m, 's> {
        let row = mapper.set.parties.row(party);
        let kind = kind(row.get(party::TYPE));
        let mut subject = build::subject(id, kind.unwrap_or(SubjectKind::Other), row.place());
        match subject.kind {
            SubjectKind::Person => subject.person = Some(build::person()),
            SubjectKind::Organization => subject.organization = Some(build::organization()),
            SubjectKind::Vessel | SubjectKind::Aircraft => subject.craft = Some(build::craft()),
            _ => {}
        }
        subject.identifiers.push(build::identifier("ofac", id));
        let mut draft = Draft {
            mapper,
            party,
            row,
            subject,
            notes,
        };
        if let (None, Some(found)) = (kind, row.get(party::TYPE)) {
            draft.say(
                NoticeKind::RejectedValue,
                "sdn.csv/SDN_Type",
                "a type that is not known",
                found,
                0,
            );
            draft.remark(&format!("SDN_Type: {found}"), None, 0);
        }
        draft
    }

    /// The subject, without the facts of its kind that nothing was said of.
    pub(super) fn finish(self) -> Subject {
        self.subject
    }

    /// Adds a source, and gives its index.
    pub(super) fn source(&mut self, place: Locator) -> u32 {
        self.subject.sources.push(place);
        self.subject.sources.len() as u32 - 1
    }

    pub(super) fn person(&mut self) -> Option<&mut Person> {
        self.subject.person.as_mut()
    }

    pub(super) fn organization(&mut self) -> Option<&mut Organization> {
        self.subject.organization.as_mut()
    }

    pub(super) fn craft(&mut self) -> Option<&mut Craft> {
        self.subject.craft.as_mut()
    }

    pub(super) fn remark(&mut self, text: &str, note: Option<String>, at: u32) {
        if let Some(text) = build::text(text) {
            self.subject.remarks.push(Remark { text, note, at });
        }
    }

    pub(super) fn identifier(&mut self, identifier: Identifier) {
        self.subject.identifiers.push(identifier);
    }

    /// A date; words that are none are kept, and a notice says so.
    pub(super) fn date(&mut self, field: &str, text: &str, at: u32) -> DateClaim {
        let mut claim = dates::claim(text).unwrap_or_else(|| {
            self.say(
                NoticeKind::RejectedValue,
                field,
                "not a date; its words were kept",
                text,
                at,
            );
            dates::unread(text)
        });
        claim.at = at;
        claim
    }

    /// A notice about a single value.
    pub(super) fn say(
        &mut self,
        kind: NoticeKind,
        field: &str,
        message: &'static str,
        excerpt: &str,
        at: u32,
    ) {
        let about = about(&self.subject, kind, field, message, excerpt, at);
        self.notes.case(about);
    }

    /// A notice that is summed with its like.
    pub(super) fn count(
        &mut self,
        kind: NoticeKind,
        field: &str,
        message: &'static str,
        excerpt: &str,
        at: u32,
    ) {
        let about = about(&self.subject, kind, field, message, excerpt, at);
        self.notes.sum(about);
    }
}

fn about<'a>(
    subject: &'a Subject,
    kind: NoticeKind,
    field: &'a str,
    message: &'static str,
    excerpt: &'a str,
    at: u32,
) -> About<'a> {
    let place = subject.sources.get(at as usize).unwrap_or(&subject.sources[0]);
    About {
        kind,
        field: field.into(),
        message,
        excerpt,
        record: Some(&subject.id),
        place: Some(place.clone()),
    }
}

/// What `SDN_Type` says; null is an organisation.
fn kind(text: Option<&str>) -> Option<SubjectKind> {
    let kinds = [
        ("individual", SubjectKind::Person),
        ("entity", SubjectKind::Organization),
        ("vessel", SubjectKind::Vessel),
        ("aircraft", SubjectKind::Aircraft),
    ];
    let Some(text) = text else {
        return Some(SubjectKind::Organization);
    };
    let found = kinds.iter().find(|(name, _)| name.eq_ignore_ascii_case(text));
    found.map(|(_, kind)| *kind)
}

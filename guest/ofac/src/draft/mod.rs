//! A subject in the making.

mod craft;
mod facts;
mod listing;
mod numbers;
mod relations;

use dragoman_guest::schema::{
    Craft, DateClaim, Identifier, Locator, NoticeKind, Organization, Person, Remark, Subject, SubjectKind,
};
use dragoman_guest::{About, Notes, build, dates};

use crate::labels::Rules;

pub use craft::NO_FLAG;
pub use facts::{Fact, Given};
pub use numbers::legal_entity_scheme;
pub use relations::{Bearers, NameIndex, Several};

/// What is the same for all parties of a list.
#[derive(Clone, Copy)]
pub struct Context<'c> {
    /// What labels mean.
    pub rules: &'c Rules,
    /// Who bears which name.
    pub bearers: &'c dyn Bearers,
    /// Whether remarks are prose, and nothing is amiss with a clause that has no label: formats that have fields for
    /// facts. In the flat files the remarks hold the facts.
    pub prose: bool,
}

/// A subject in the making.
pub struct Draft<'c, 'n> {
    /// What is known of it so far.
    pub subject: Subject,
    /// What is the same for all.
    pub context: Context<'c>,
    notes: &'n mut Notes,
}

impl<'c, 'n> Draft<'c, 'n> {
    /// A subject of which nothing is known but OFAC's number, a kind and a place.
    pub fn new(
        id: &str,
        kind: SubjectKind,
        place: Locator,
        context: Context<'c>,
        notes: &'n mut Notes,
    ) -> Self {
        let mut subject = build::subject(id, kind, place);
        match subject.kind {
            SubjectKind::Person => subject.person = Some(build::person()),
            SubjectKind::Organization => subject.organization = Some(build::organization()),
            SubjectKind::Vessel | SubjectKind::Aircraft => subject.craft = Some(build::craft()),
            _ => {}
        }
        subject.identifiers.push(build::identifier("ofac", id));
        Draft {
            subject,
            context,
            notes,
        }
    }

    /// The subject.
    pub fn finish(self) -> Subject {
        self.subject
    }

    /// Adds a source, and gives its index.
    pub fn source(&mut self, place: Locator) -> u32 {
        self.subject.sources.push(place);
        self.subject.sources.len() as u32 - 1
    }

    /// The facts of a person; none if it is something else.
    pub fn person(&mut self) -> Option<&mut Person> {
        self.subject.person.as_mut()
    }

    /// The facts of an organisation; none if it is something else.
    pub fn organization(&mut self) -> Option<&mut Organization> {
        self.subject.organization.as_mut()
    }

    /// The facts of a craft; none if it is something else.
    pub fn craft(&mut self) -> Option<&mut Craft> {
        self.subject.craft.as_mut()
    }

    /// Adds a remark, unless it is blank.
    pub fn remark(&mut self, text: &str, note: Option<String>, at: u32) {
        if let Some(text) = build::text(text) {
            self.subject.remarks.push(Remark { text, note, at });
        }
    }

    /// Adds an identifier.
    pub fn identifier(&mut self, identifier: Identifier) {
        self.subject.identifiers.push(identifier);
    }

    /// A date; words that are none are kept, and a notice says so.
    pub fn date(&mut self, field: &str, text: &str, at: u32) -> DateClaim {
        let mut claim = crate::dates::claim(text).unwrap_or_else(|| {
            let message = "not a date; its words were kept";
            self.say(NoticeKind::RejectedValue, field, message, text, at);
            dates::unstated(text)
        });
        claim.at = at;
        claim
    }

    /// A notice about a single value.
    pub fn say(&mut self, kind: NoticeKind, field: &str, message: &'static str, excerpt: &str, at: u32) {
        let about = about(&self.subject, kind, field, message, excerpt, at);
        self.notes.case(about);
    }

    /// A notice that is summed with its like.
    pub fn count(&mut self, kind: NoticeKind, field: &str, message: &'static str, excerpt: &str, at: u32) {
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

/// What a party is, in OFAC's word for it.
pub fn kind(text: &str) -> Option<SubjectKind> {
    let kinds = [
        ("individual", SubjectKind::Person),
        ("entity", SubjectKind::Organization),
        ("vessel", SubjectKind::Vessel),
        ("aircraft", SubjectKind::Aircraft),
    ];
    let found = kinds.iter().find(|(name, _)| name.eq_ignore_ascii_case(text));
    found.map(|(_, kind)| *kind)
}

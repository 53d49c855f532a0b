//! From an entity to a subject.

mod births;
mod documents;
mod listing;
mod names;
mod places;

use dragoman_guest::schema::{NoticeKind, Remark, Subject, SubjectKind};
use dragoman_guest::xml::Element;
use dragoman_guest::{About, Notes, build};

/// The subject that an entity is; none if nothing says which one it is, which is said in a notice. It may be without a name.
pub(crate) fn subject(entity: Element<'_>, notes: &mut Notes) -> Option<Subject> {
    let reference = entity.attribute("euReferenceNumber");
    let logical = entity.attribute("logicalId");
    let Some(id) = logical.or(reference) else {
        reject(
            entity,
            notes,
            "the entity has neither a logicalId nor an EU reference; it was left out",
        );
        return None;
    };
    let mut draft = Draft {
        entity,
        id,
        notes,
        subject: build::subject(id, SubjectKind::Other, entity.place()),
    };
    if logical.is_none() {
        draft.say(
            NoticeKind::Repaired,
            entity,
            "logicalId",
            id,
            "the entity has no logicalId; its EU reference stands in for it",
        );
    }
    draft.finish(reference);
    Some(draft.subject)
}

/// Says that an entity is left out.
pub(crate) fn reject(entity: Element<'_>, notes: &mut Notes, message: &'static str) {
    let name = entity
        .all("nameAlias")
        .find_map(|name| name.attribute("wholeName"))
        .unwrap_or("no name");
    notes.case(About {
        kind: NoticeKind::RejectedRecord,
        field: "sanctionEntity".into(),
        message,
        excerpt: name,
        record: entity.attribute("logicalId"),
        place: Some(entity.place()),
    });
    entity.leave_out();
}

/// A subject in the making.
struct Draft<'r, 'n> {
    entity: Element<'r>,
    id: &'r str,
    notes: &'n mut Notes,
    subject: Subject,
}

impl<'r> Draft<'r, '_> {
    fn finish(&mut self, reference: Option<&str>) {
        self.kind();
        self.identifiers(reference);
        self.names();
        self.births();
        for citizenship in self.entity.all("citizenship") {
            self.citizenship(citizenship);
        }
        for address in self.entity.all("address") {
            self.address(address);
        }
        for identification in self.entity.all("identification") {
            self.identification(identification);
        }
        let remarks = self.entity.values("remark").map(build::remark);
        self.subject.remarks.extend(remarks);
        self.listing(reference);
    }

    fn kind(&mut self) {
        let Some(kind) = self.entity.first("subjectType") else {
            return self.say(
                NoticeKind::Remark,
                self.entity,
                "",
                "",
                "the entity has no subjectType; it is of kind other",
            );
        };
        let (code, class) = (kind.attribute("code"), kind.attribute("classificationCode"));
        let by_code = match code {
            Some("person") => Some(SubjectKind::Person),
            Some("enterprise") => Some(SubjectKind::Organization),
            _ => None,
        };
        let by_class = match class {
            Some("P") => Some(SubjectKind::Person),
            Some("E") => Some(SubjectKind::Organization),
            _ => None,
        };
        if by_code.is_none() || by_code != by_class {
            let words = build::joined_once([code, class], ", ");
            self.say(
                NoticeKind::RejectedValue,
                kind,
                "",
                words.as_deref().unwrap_or("neither a code nor a class"),
                "the kind of the entity is not understood; its code counts before its class",
            );
            let extra = words.map(|words| ("subjectType".to_owned(), words));
            self.subject.extra.extend(extra);
        }
        self.subject.kind = by_code.or(by_class).unwrap_or(SubjectKind::Other);
        self.subject.person = (self.subject.kind == SubjectKind::Person).then(build::person);
    }

    fn identifiers(&mut self, reference: Option<&str>) {
        let identifiers = &mut self.subject.identifiers;
        identifiers.extend(reference.map(|value| build::identifier("eu-ref", value)));
        let un = self.entity.attribute("unitedNationId");
        identifiers.extend(un.map(|value| build::identifier("un-ref", value)));
        identifiers.push(build::identifier("eu-fsf", self.id));
    }

    /// What is said about a value: words of our own, its remarks, the regulation that it rests on, and the language of that
    /// if it is not the usual one.
    fn note(&self, of: Element<'r>, own: &[Option<&str>]) -> Option<String> {
        let remarks = build::joined_once(of.values("remark").map(Some), "; ");
        self.note_with(of, own, remarks.as_deref())
    }

    /// The same with other remarks than its own.
    fn note_with(&self, of: Element<'r>, own: &[Option<&str>], remarks: Option<&str>) -> Option<String> {
        let bases: Vec<_> = of
            .all("regulationSummary")
            .filter_map(listing::instrument)
            .map(|instrument| format!("by {instrument}"))
            .collect();
        let language = of
            .attribute("regulationLanguage")
            .filter(|language| *language != "en");
        let language = language.map(|language| format!("regulation in the language `{language}`"));
        let words = own.iter().copied().chain([remarks]);
        let words = words.chain(bases.iter().map(|base| Some(base.as_str())));
        build::joined_once(words.chain([language.as_deref()]), "; ")
    }

    /// A yes or no; no if it is not stated.
    fn flag(&mut self, of: Element<'r>, name: &'static str) -> bool {
        match of.attribute(name) {
            Some("true" | "1") => true,
            None | Some("false" | "0") => false,
            Some(text) => {
                self.say(
                    NoticeKind::RejectedValue,
                    of,
                    name,
                    text,
                    "neither true nor false; it was taken for not stated",
                );
                false
            }
        }
    }

    /// A case by itself, about an element or, unless its name is empty, an attribute of it.
    fn say(
        &mut self,
        kind: NoticeKind,
        of: Element<'r>,
        attribute: &str,
        excerpt: &str,
        message: &'static str,
    ) {
        let mut field = String::from("sanctionEntity");
        if of.place() != self.entity.place() {
            field.push('/');
            field.push_str(of.name());
        }
        if !attribute.is_empty() {
            field.push('@');
            field.push_str(attribute);
        }
        self.notes.case(About {
            kind,
            field: field.into(),
            message,
            excerpt,
            record: Some(self.id),
            place: Some(of.place()),
        });
    }
}

/// A text with a note, unless the text is there already.
fn push_remark(into: &mut Vec<Remark>, text: &str) {
    if into.iter().all(|known| known.text != text) {
        into.push(build::remark(text));
    }
}

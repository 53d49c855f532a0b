//! From a target to a subject.

mod births;
mod documents;
mod information;
mod joining;
mod listing;
mod names;
mod places;

pub(crate) use joining::{Reference, Referred, at_site, says_anything, under_programme, without};

use dragoman_guest::ids::Ids;
use dragoman_guest::schema::{
    CountryClaim, Gender, Locator, NoticeKind, Relation, RelationKind, RelationTarget, Subject, SubjectKind,
};
use dragoman_guest::xml::Element;
use dragoman_guest::{About, Notes, build};

use crate::programme::country;
use crate::values::{others, quality};

/// The subject that a target is, and what it refers to; none if it cannot be used, which is said in a notice.
pub(crate) fn subject(
    target: Element<'_>,
    ids: &mut Ids,
    notes: &mut Notes,
) -> Option<(Subject, Vec<Reference>)> {
    let place = target.place();
    let Some(id) = ids.take(target.attribute("ssid"), "target@ssid", place.clone(), notes) else {
        target.leave_out();
        return None;
    };
    let bodies = ["individual", "entity", "object"];
    let body = target.elements().find(|element| bodies.contains(&element.name()));
    let mut draft = Draft {
        target,
        notes,
        subject: build::subject(id, SubjectKind::Other, place),
        references: Vec::new(),
        identity: None,
    };
    if let Some(body) = body {
        draft.kind(body);
        for identity in body.all("identity") {
            draft.identity(identity);
        }
    }
    draft.choose_primary();
    if draft.subject.names.is_empty() {
        draft.say(Said {
            kind: NoticeKind::RejectedRecord,
            field: "target",
            message: "the target has no name; it was left out",
            excerpt: "",
            place: target.place(),
        });
        target.leave_out();
        return None;
    }
    if let Some(body) = body {
        draft.information(body);
        draft.listing(body);
        for relation in body.all("relation") {
            draft.relation(relation);
        }
    }
    Some((draft.subject, draft.references))
}

/// A subject in the making.
struct Draft<'r, 'n> {
    target: Element<'r>,
    notes: &'n mut Notes,
    subject: Subject,
    references: Vec<Reference>,
    /// What is said of every value of an identity that is not the main one.
    identity: Option<String>,
}

/// What is said about a value.
struct Said<'a> {
    kind: NoticeKind,
    field: &'static str,
    message: &'static str,
    excerpt: &'a str,
    place: Locator,
}

impl<'r> Draft<'r, '_> {
    fn kind(&mut self, body: Element<'r>) {
        self.subject.kind = match (body.name(), body.attribute("object-type")) {
            ("individual", _) => SubjectKind::Person,
            ("entity", _) => SubjectKind::Organization,
            (_, Some("vessel")) => SubjectKind::Vessel,
            (_, Some("aircraft")) => SubjectKind::Aircraft,
            (_, words) => {
                self.say(Said {
                    kind: NoticeKind::RejectedValue,
                    field: "target/object@object-type",
                    message: "the type of the object is not known; it is of kind other",
                    excerpt: words.unwrap_or("not stated"),
                    place: body.place(),
                });
                let extra = words.map(|words| ("object-type".to_owned(), words.to_owned()));
                self.subject.extra.extend(extra);
                SubjectKind::Other
            }
        };
        match self.subject.kind {
            SubjectKind::Person => self.subject.person = Some(build::person()),
            SubjectKind::Organization => self.subject.organization = Some(build::organization()),
            SubjectKind::Vessel | SubjectKind::Aircraft => self.subject.craft = Some(build::craft()),
            _ => {}
        }
        let Some(words) = body.attribute("sex") else {
            return;
        };
        let gender = match words {
            "male" => Some(Gender::Male),
            "female" => Some(Gender::Female),
            _ => None,
        };
        match (&mut self.subject.person, gender) {
            (Some(person), Some(gender)) => person.gender = Some(gender),
            _ => self.say(Said {
                kind: NoticeKind::RejectedValue,
                field: "target/individual@sex",
                message: "the sex is not known, or is not one of a person; it was left out",
                excerpt: words,
                place: body.place(),
            }),
        }
    }

    fn identity(&mut self, identity: Element<'r>) {
        let id = identity.attribute("ssid");
        let is_main = identity.attribute("main") != Some("false");
        self.identity = (!is_main).then(|| match id {
            Some(id) => format!("of the further identity {id}"),
            None => "of a further identity".into(),
        });
        for name in identity.all("name") {
            self.name(name, is_main);
        }
        for birth in identity.all("day-month-year") {
            self.birth(birth);
        }
        for place in identity.all("place-of-birth") {
            self.birth_place(place);
        }
        for nationality in identity.all("nationality") {
            self.nationality(nationality);
        }
        for document in identity.all("identification-document") {
            self.document(document);
        }
        for address in identity.all("address") {
            self.address(address);
        }
        self.identity = None;
    }

    fn nationality(&mut self, nationality: Element<'r>) {
        ssid(nationality);
        let own = [others(nationality, &["country"]), quality(nationality)];
        let note = self.note(&own);
        for country in nationality.all("country").map(country) {
            if country == crate::programme::Country::default() {
                continue;
            }
            self.subject.nationalities.push(CountryClaim {
                code: country.code,
                raw: country.words,
                note: note.clone(),
                at: 0,
            });
        }
    }

    fn relation(&mut self, relation: Element<'r>) {
        ssid(relation);
        let kind = relation.attribute("relation-type");
        let words = kind.filter(|kind| *kind != "related-to");
        let Some(id) = relation.attribute("target-id") else {
            return self.say(Said {
                kind: NoticeKind::RejectedValue,
                field: "target/relation@target-id",
                message: "the relation has no target; it was left out",
                excerpt: kind.unwrap_or("no type"),
                place: relation.place(),
            });
        };
        let other = others(relation, &[]);
        let index = self.subject.relations.len();
        self.references.push(Reference {
            to: Referred::Target(index),
            id: id.into(),
        });
        self.subject.relations.push(Relation {
            kind: match words {
                None => RelationKind::Associate,
                Some(_) => RelationKind::Other,
            },
            target: RelationTarget::Text(format!("target {id} of the list")),
            since: None,
            until: None,
            note: build::joined([words, relation.text(), other.as_deref()], "; "),
            at: 0,
        });
    }

    /// What is said of a value: its own notes, and that it is of a further identity.
    fn note(&self, own: &[Option<String>]) -> Option<String> {
        let own = own.iter().map(Option::as_deref);
        build::joined(own.chain([self.identity.as_deref()]), "; ")
    }

    /// Says a case by itself; a remark is summed.
    fn say(&mut self, said: Said<'_>) {
        let about = About {
            kind: said.kind,
            field: said.field.into(),
            message: said.message,
            excerpt: said.excerpt,
            record: Some(&self.subject.id),
            place: Some(said.place),
        };
        match said.kind {
            NoticeKind::Remark => self.notes.sum(about),
            _ => self.notes.case(about),
        }
    }
}

/// Passes over the number that the list gives to a single value: it names nothing outside the list.
fn ssid(of: Element<'_>) {
    of.attribute("ssid");
}

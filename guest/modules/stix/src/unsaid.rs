//! What no record says, of objects that stand for themselves as of those that others refer to.

use dragoman_guest::schema::NoticeKind;
use dragoman_guest::{About, Notes};

use crate::context::Context;
use crate::library::ends;
use crate::object::{Detail, Object, ObjectType, type_of};

/// Properties by which versions are told apart and objects found.
const BOOKKEEPING: [&str; 3] = ["created", "modified", "created_by_ref"];

/// Counts the objects of which no record says anything, and the properties that are lost where a record says something of
/// an object that it refers to.
pub(crate) fn say(context: &Context<'_>, notes: &mut Notes) {
    for object in context.library.objects() {
        if !object.is_used() {
            whole(object, notes);
        } else if !object.revoked && !context.is_subject(object) && !object.kind.is_assessment() {
            properties(object, notes);
        }
    }
}

fn whole(object: &Object, notes: &mut Notes) {
    let (field, message) = match object.kind {
        ObjectType::Relationship => {
            let (from, verb, to) = ends(object);
            let [from, to] = [from, to].map(|end| end.map_or("?", type_of));
            let field = format!("relationship/{from} {} {to}", verb.unwrap_or("?"));
            (
                field,
                "no record has a place for the relationship; it was left out",
            )
        }
        ObjectType::Identity => {
            let class = object.one("identity_class").unwrap_or("not stated");
            let field = format!("identity/identity_class={class}");
            (
                field,
                "the identity is no subject, and no record speaks of it; it was left out",
            )
        }
        kind => (
            kind.word().into(),
            "no record speaks of the object; it was left out",
        ),
    };
    let excerpt = object.name().unwrap_or(&object.id);
    count(object, field, message, excerpt, notes);
}

/// What a record can say of an object that it refers to.
fn said(kind: ObjectType) -> &'static [&'static str] {
    match kind {
        ObjectType::Identity => &["name", "identity_class"],
        ObjectType::Relationship => &[
            "relationship_type",
            "description",
            "source_ref",
            "target_ref",
            "start_time",
            "stop_time",
            "confidence",
        ],
        ObjectType::Sighting
        | ObjectType::Note
        | ObjectType::Opinion
        | ObjectType::Location
        | ObjectType::UserAccount
        | ObjectType::EmailAddr
        | ObjectType::LanguageContent => kind.properties(),
        _ => &["name"],
    }
}

fn properties(object: &Object, notes: &mut Notes) {
    const LOST: &str =
        "no record has a place for this property of an object that it refers to; it was left out";
    let said = said(object.kind);
    let word = object.kind.word();
    for (property, text) in object.texts() {
        if !said.contains(&property) && !BOOKKEEPING.contains(&property) {
            count(object, format!("{word}/{property}"), LOST, text, notes);
        }
    }
    for reference in &object.references {
        // The numbers of a method are said behind its name.
        let is_said = object.kind.is_method()
            && reference.id.is_some()
            && reference.url.is_none()
            && reference.description.is_none();
        if !is_said {
            let words = reference.words().unwrap_or_default();
            count(object, format!("{word}/external_references"), LOST, &words, notes);
        }
    }
    for (key, text) in &object.extra {
        count(object, format!("{word}/{key}"), LOST, text, notes);
    }
    for (selector, language) in &object.languages {
        let words = format!("{selector}: {language}");
        count(
            object,
            format!("{word}/granular_markings/lang"),
            LOST,
            &words,
            notes,
        );
    }
    if matches!(object.detail, Detail::Reach(_)) {
        count(
            object,
            format!("{word}/extensions"),
            LOST,
            "contact information",
            notes,
        );
    }
}

fn count(object: &Object, field: String, message: &'static str, excerpt: &str, notes: &mut Notes) {
    notes.sum(About {
        kind: NoticeKind::Unmapped,
        field: field.into(),
        message,
        excerpt,
        record: None,
        place: Some(object.place.clone()),
    });
}

//! What others add to an object: notes, opinions, sightings and translations (sections 4.13, 4.15, 5.2 and 7.1).

use dragoman_guest::schema::NoticeKind;
use dragoman_guest::{About, Notes};

use crate::composition::Composition;
use crate::context::Context;
use crate::object::{Detail, Object, ObjectType, Translation};

/// An annotation in words.
pub(crate) struct Annotation {
    /// `note`, `opinion` or `sighting`.
    pub(crate) kind: &'static str,
    pub(crate) text: String,
    /// Index among the sources of the record.
    pub(crate) at: u32,
}

/// The annotations of an object.
pub(crate) fn of<'l>(
    context: &Context<'l>,
    object: &Object,
    composition: &mut Composition<'l>,
    notes: &mut Notes,
) -> Vec<Annotation> {
    let mut annotations = Vec::new();
    for about in context.graph.about(&object.id) {
        let words = match about.kind {
            ObjectType::Note => note(about),
            ObjectType::Opinion => opinion(about),
            ObjectType::Sighting => sighting(context, about, composition, notes),
            _ => continue,
        };
        let at = composition.join(about);
        annotations.extend((!words.is_empty()).then(|| Annotation {
            kind: about.kind.word(),
            text: words.join("; "),
            at,
        }));
    }
    annotations
}

fn note(note: &Object) -> Vec<String> {
    let texts = note.one("abstract").into_iter().chain(note.one("content"));
    texts.map(str::to_owned).chain(authors(note)).collect()
}

/// `opinion` is one of five words from `strongly-disagree` to `strongly-agree`.
fn opinion(opinion: &Object) -> Vec<String> {
    let texts = opinion
        .one("opinion")
        .into_iter()
        .chain(opinion.one("explanation"));
    texts.map(str::to_owned).chain(authors(opinion)).collect()
}

fn authors(object: &Object) -> Option<String> {
    let authors: Vec<_> = object.all("authors").collect();
    (!authors.is_empty()).then(|| format!("by {}", authors.join(", ")))
}

fn sighting<'l>(
    context: &Context<'l>,
    sighting: &'l Object,
    composition: &mut Composition<'l>,
    notes: &mut Notes,
) -> Vec<String> {
    let mut words = Vec::new();
    for (property, word) in [
        ("count", "times seen"),
        ("first_seen", "first seen"),
        ("last_seen", "last seen"),
    ] {
        words.extend(sighting.one(property).map(|text| format!("{word}: {text}")));
    }
    for id in sighting.all("where_sighted_refs") {
        if let Some(found) = context.follow(sighting, "where_sighted_refs", id, notes)
            && let Some(name) = found.name()
        {
            composition.join(found);
            words.push(format!("by or at: {name}"));
        }
    }
    words.extend(sighting.one("description").map(str::to_owned));
    words
}

/// The translations of an object's texts, each with the index of its source. Those of another version are said.
pub(crate) fn translations<'l>(
    context: &Context<'l>,
    object: &Object,
    composition: &mut Composition<'l>,
    notes: &mut Notes,
) -> Vec<(&'l Translation, u32)> {
    let mut translations = Vec::new();
    for content in context.graph.about(&object.id) {
        let Detail::Translations(texts) = &content.detail else {
            continue;
        };
        let version = content.one("object_modified");
        if version.is_some() && version.and_then(crate::timestamp::order) != object.version() {
            content.mark_used();
            notes.sum(About {
                kind: NoticeKind::Remark,
                field: "language-content/object_modified".into(),
                message: "the translation is of another version of the object; it was left out",
                excerpt: version.unwrap_or_default(),
                record: Some(&object.id),
                place: Some(content.place.clone()),
            });
            continue;
        }
        let at = composition.join(content);
        translations.extend(texts.iter().map(|text| (text, at)));
    }
    translations
}

/// Whether a tag has the shape that the contract wants of BCP 47.
pub(crate) fn language(tag: &str) -> Option<String> {
    let mut subtags = tag.split('-');
    let language = subtags.next().unwrap_or_default().to_ascii_lowercase();
    let is_plain = |text: &str, least| {
        (least..=8).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric())
    };
    let fits = is_plain(&language, 2)
        && language.bytes().all(|byte| byte.is_ascii_lowercase())
        && subtags.all(|subtag| is_plain(subtag, 1));
    let rest = tag.get(language.len()..)?;
    fits.then(|| format!("{language}{rest}"))
}

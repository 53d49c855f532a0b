//! From JSON to an object.

use std::cell::Cell;

use dragoman_guest::json::{Kind, Value};
use dragoman_guest::schema::NoticeKind;
use dragoman_guest::{About, Notes};

use super::{
    Definition, Detail, Granular, Object, ObjectType, Reach, Reference, kind, private, translations,
};
use crate::handling::Handling;
use crate::library::Library;

/// Properties that have a structure of their own, or say nothing of what the object is about.
const STRUCTURED: &[&str] = &[
    "type",
    "id",
    "spec_version",
    "revoked",
    "external_references",
    "object_marking_refs",
    "granular_markings",
    "extensions",
    "defanged",
];

/// The identity contact information extension of OASIS (`cti-stix-common-objects`).
const REACH: &str = "extension-definition--66e2492a-bbd3-4be6-88f5-cc91a017a498";

/// Reads an object into the library. Whether it is an object of STIX at all: it has a type, and an id of that type.
pub(crate) fn read(record: Value<'_>, library: &mut Library, notes: &mut Notes) -> bool {
    let (word, id) = (record.value("type"), record.value("id"));
    let (Some(word), Some(id)) = (word, id) else {
        notes.case(About {
            kind: NoticeKind::RejectedRecord,
            field: "objects".into(),
            message: "the object has no type or no id; it was left out",
            excerpt: id.or(word).unwrap_or_default(),
            record: id,
            place: Some(record.place()),
        });
        record.leave_out();
        return false;
    };
    if let Some(author) = record.value("created_by_ref") {
        library.add_author(author);
    }
    let is_one = id.starts_with(word) && id[word.len()..].starts_with("--");
    let Some(kind) = ObjectType::of(word) else {
        notes.sum(About {
            kind: NoticeKind::Unmapped,
            field: word.into(),
            message: "the schema has no place for objects of this type; they were left out",
            excerpt: id,
            record: None,
            place: Some(record.place()),
        });
        record.leave_out();
        return is_one;
    };
    if !is_one {
        notes.case(About {
            kind: NoticeKind::RejectedRecord,
            field: format!("{word}/id").into(),
            message: "the id is not one of the object's type; the object was left out",
            excerpt: id,
            record: Some(id),
            place: Some(record.place()),
        });
        record.leave_out();
        return false;
    }
    let object = object(record, kind, id, notes);
    library.insert(object, notes);
    true
}

fn object(record: Value<'_>, kind: ObjectType, id: &str, notes: &mut Notes) -> Object {
    let mut object = Object {
        kind,
        id: id.into(),
        place: record.place(),
        revoked: record.value("revoked") == Some("true"),
        markings: record.values("object_marking_refs").map(Into::into).collect(),
        granular: Vec::new(),
        languages: Vec::new(),
        references: record.all("external_references").map(Reference::read).collect(),
        detail: Detail::None,
        extra: Vec::new(),
        handling: Handling::default(),
        texts: texts(record, kind),
        used: Cell::new(false),
    };
    granular(record, &mut object);
    match record.value("spec_version") {
        None | Some("2.0" | "2.1") => {}
        Some(version) => notes.sum(About {
            kind: NoticeKind::Remark,
            field: "spec_version".into(),
            message: "the object is of another version of STIX; it was read as one of 2.1",
            excerpt: version,
            record: Some(id),
            place: Some(object.place.clone()),
        }),
    }
    // It says that addresses were made harmless; they are kept as they are written.
    record.value("defanged");
    if kind == ObjectType::MarkingDefinition {
        object.detail = Detail::Definition(Definition::read(record));
        return object;
    }
    if kind == ObjectType::LanguageContent {
        object.detail = Detail::Translations(translations::read(record));
    }
    let names_new_properties = extensions(record, &mut object, notes);
    others(record, &mut object, names_new_properties, notes);
    object
}

/// The properties of a type that are texts, or lists of texts.
fn texts(record: Value<'_>, kind: ObjectType) -> Vec<(&'static str, String)> {
    let keys = kind::COMMON.iter().chain(kind.properties());
    keys.flat_map(|key| record.values(key).map(|text| (*key, text.to_owned())))
        .collect()
}

/// Reads `granular_markings`: each marks properties, or says in what language they are.
fn granular(record: Value<'_>, object: &mut Object) {
    for granular in record.all("granular_markings") {
        let selectors: Vec<String> = granular.values("selectors").map(Into::into).collect();
        if let Some(language) = granular.value("lang") {
            let selectors = selectors.iter();
            object
                .languages
                .extend(selectors.map(|selector| (selector.clone(), language.to_owned())));
        }
        object
            .granular
            .extend(granular.value("marking_ref").map(|marking| Granular {
                marking: marking.into(),
                selectors,
            }));
    }
}

/// Reads `extensions`. Whether one of them adds properties at the top of the object.
fn extensions(record: Value<'_>, object: &mut Object, notes: &mut Notes) -> bool {
    let Some(extensions) = record.get("extensions") else {
        return false;
    };
    let mut names_new_properties = false;
    for extension in extensions.items() {
        let id = extension.key().unwrap_or_default();
        names_new_properties |= extension.value("extension_type") == Some("toplevel-property-extension");
        if id == REACH && object.kind == ObjectType::Identity {
            object.detail = Detail::Reach(Reach::read(extension));
        } else if object.kind.is_record() {
            let properties = extension
                .items()
                .filter(|item| item.key() != Some("extension_type"));
            for property in properties {
                let key = format!("{id}/{}", property.key().unwrap_or_default());
                keep(property, key, object, notes);
            }
        } else {
            left_out(extension, object.kind, "extensions", notes);
        }
    }
    names_new_properties
}

/// Properties that the standard does not have, or that are not read of this type.
fn others(record: Value<'_>, object: &mut Object, names_new_properties: bool, notes: &mut Notes) {
    let kind = object.kind;
    for property in record.items() {
        let key = property.key().unwrap_or_default();
        let known = [kind::COMMON, kind.properties(), STRUCTURED];
        let is_contents = kind == ObjectType::LanguageContent && key == "contents";
        if is_contents || known.iter().any(|known| known.contains(&key)) {
            continue;
        }
        if !kind.is_record() {
            left_out(property, kind, key, notes);
        } else if key.starts_with("x_") || names_new_properties {
            keep(property, key.to_owned(), object, notes);
        }
        // Whatever else: nobody asks for it, which the reader says.
    }
}

/// Keeps a property of the producer's own, text by text.
fn keep(value: Value<'_>, key: String, object: &mut Object, notes: &mut Notes) {
    if private::is_private(&key) {
        notes.sum(About {
            kind: NoticeKind::Unmapped,
            field: format!("{}/{key}", object.kind.word()).into(),
            message: "no watchlist needs religion, ethnicity or political opinion; it was left out",
            excerpt: "",
            record: Some(&object.id),
            place: Some(value.place()),
        });
        return value.leave_out();
    }
    match value.kind() {
        Kind::Array => {
            for (index, item) in value.items().enumerate() {
                // What belongs together in a list of objects stays together.
                let key = match item.kind() {
                    Kind::Object | Kind::Array => format!("{key}.{index}"),
                    _ => key.clone(),
                };
                keep(item, key, object, notes);
            }
        }
        Kind::Object => {
            for item in value.items() {
                keep(
                    item,
                    format!("{key}.{}", item.key().unwrap_or_default()),
                    object,
                    notes,
                );
            }
        }
        _ => object
            .extra
            .extend(value.text().map(|text| (key, text.to_owned()))),
    }
}

/// Counts a property of an object that only speaks through others.
fn left_out(value: Value<'_>, kind: ObjectType, key: &str, notes: &mut Notes) {
    notes.sum(About {
        kind: NoticeKind::Unmapped,
        field: format!("{}/{key}", kind.word()).into(),
        message: "no record has a place for this property of an object that it refers to; it was left out",
        excerpt: value.text().unwrap_or_default(),
        record: None,
        place: Some(value.place()),
    });
    value.leave_out();
}

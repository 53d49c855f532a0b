//! Objects as this translator keeps them: what it reads of each type, and nothing else.

mod contacts;
mod definition;
mod kind;
mod private;
mod reading;
mod reference;
mod translations;

use std::cell::Cell;

use dragoman_guest::schema::Locator;

pub(crate) use contacts::{Reach, Way, WayTo};
pub(crate) use definition::Definition;
pub(crate) use kind::ObjectType;
pub(crate) use reading::read;
pub(crate) use reference::Reference;
pub(crate) use translations::Translation;

use crate::handling::Handling;

/// A marking of properties of an object, by their selectors.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Granular {
    pub(crate) marking: String,
    pub(crate) selectors: Vec<String>,
}

/// What only objects of some types have.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Detail {
    None,
    /// Of an identity: its contacts, and the parts of its name.
    Reach(Reach),
    /// Of a marking definition.
    Definition(Definition),
    /// Of a language content.
    Translations(Vec<Translation>),
}

/// One version of an object.
#[derive(Debug)]
pub(crate) struct Object {
    pub(crate) kind: ObjectType,
    pub(crate) id: String,
    pub(crate) place: Locator,
    /// `revoked`: its creator no longer stands by it.
    pub(crate) revoked: bool,
    /// `object_marking_refs`.
    pub(crate) markings: Vec<String>,
    /// `granular_markings` that mark.
    pub(crate) granular: Vec<Granular>,
    /// `granular_markings` that say in what language properties are: selector and language.
    pub(crate) languages: Vec<(String, String)>,
    /// `external_references`.
    pub(crate) references: Vec<Reference>,
    pub(crate) detail: Detail,
    /// Properties that the standard does not have, by their names.
    pub(crate) extra: Vec<(String, String)>,
    /// What its markings come to; known once all bundles were read.
    pub(crate) handling: Handling,
    texts: Vec<(&'static str, String)>,
    used: Cell<bool>,
}

impl Object {
    /// The text of a property; the first, if it is a list.
    pub(crate) fn one(&self, property: &str) -> Option<&str> {
        self.all(property).next()
    }

    /// The texts of a property.
    pub(crate) fn all<'o>(&'o self, property: &str) -> impl Iterator<Item = &'o str> + use<'o> {
        let known = kind::COMMON.iter().chain(self.kind.properties());
        let property = known.copied().find(|known| *known == property);
        debug_assert!(
            property.is_some(),
            "a property that is not read of {:?}",
            self.kind
        );
        let texts = self.texts.iter();
        texts
            .filter(move |(key, _)| Some(*key) == property)
            .map(|(_, text)| text.as_str())
    }

    /// The properties that it has, and their texts.
    pub(crate) fn texts(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.texts.iter().map(|(key, text)| (*key, text.as_str()))
    }

    /// What its versions are in order of: `modified`, or `created` where there is none. None comes before all.
    pub(crate) fn version(&self) -> Option<String> {
        let stated = self.one("modified").or(self.one("created"))?;
        crate::timestamp::order(stated)
    }

    /// Whether two versions say the same, wherever they stand.
    pub(crate) fn says_the_same(&self, other: &Self) -> bool {
        self.kind == other.kind
            && self.revoked == other.revoked
            && self.markings == other.markings
            && self.granular == other.granular
            && self.languages == other.languages
            && self.references == other.references
            && self.detail == other.detail
            && self.extra == other.extra
            && self.texts == other.texts
    }

    /// Its name, or what stands for one: the value of an address or an account, the coordinates of a place.
    pub(crate) fn name(&self) -> Option<&str> {
        let properties: &[&str] = match self.kind {
            ObjectType::EmailAddr => &["value"],
            ObjectType::UserAccount => &["account_login", "user_id", "display_name"],
            ObjectType::Location => &[
                "name",
                "street_address",
                "city",
                "administrative_area",
                "country",
                "region",
                "description",
            ],
            kind if kind.properties().contains(&"name") => &["name"],
            _ => &[],
        };
        properties.iter().find_map(|property| self.one(property))
    }

    /// Notes that a record says what the object says.
    pub(crate) fn mark_used(&self) {
        self.used.set(true);
    }

    /// Whether a record says what the object says.
    pub(crate) fn is_used(&self) -> bool {
        self.used.get()
    }
}

/// The type in an id: `campaign` in `campaign--…`.
pub(crate) fn type_of(id: &str) -> &str {
    id.split_once("--").map_or(id, |(kind, _)| kind)
}

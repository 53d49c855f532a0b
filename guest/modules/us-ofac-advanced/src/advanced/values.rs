//! The reference values: words by number, in sets.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};

use dragoman_guest::schema::NoticeKind;
use dragoman_guest::xml::Element;
use dragoman_guest::{About, Notes};

/// A value.
#[derive(Debug, Default)]
pub(super) struct Value {
    /// Its words.
    pub(super) text: String,
    /// A code that it has beside them: of a country.
    pub(super) code: Option<String>,
    /// The number of the value of another set that it belongs to: the type of a party's subtype, the country of an area.
    parent: Option<u32>,
}

/// The reference values, by the name of the set's elements and the number.
#[derive(Debug, Default)]
pub(super) struct Values {
    sets: HashMap<String, HashMap<u32, Value>>,
    /// Numbers that were asked for and that no value has: by set, the first and how many times.
    missing: RefCell<BTreeMap<String, (u32, u32)>>,
}

impl Values {
    /// Takes all sets. What a value says beside its words is asked for where it means something, and left out elsewhere.
    pub(super) fn take(&mut self, sets: Element<'_>) {
        for value in sets.elements().flat_map(Element::elements) {
            let parent = ["PartyTypeID", "CountryID"]
                .into_iter()
                .find_map(|name| value.attribute(name));
            let code = value.attribute("ISO2");
            let Some(id) = number(value.attribute("ID")) else {
                continue;
            };
            let value = (
                value.name(),
                Value {
                    text: value.text().unwrap_or_default().into(),
                    code: code.map(Into::into),
                    parent: number(parent),
                },
            );
            self.sets.entry(value.0.into()).or_default().insert(id, value.1);
        }
        sets.leave_out();
    }

    /// A value by its number; one that is missing is said in the end.
    pub(super) fn value(&self, set: &str, id: Option<u32>) -> Option<&Value> {
        let found = self.find(set, id);
        if let (None, Some(id)) = (found, id) {
            let mut missing = self.missing.borrow_mut();
            missing.entry(set.into()).or_insert((id, 0)).1 += 1;
        }
        found
    }

    /// A value by its number; nothing is said of one that is missing.
    pub(super) fn find(&self, set: &str, id: Option<u32>) -> Option<&Value> {
        self.sets.get(set)?.get(&id?)
    }

    /// Says which values were referred to that the file does not have.
    pub(super) fn report_missing(&self, notes: &mut Notes) {
        for (set, (id, cases)) in self.missing.borrow().iter() {
            let about = About {
                kind: NoticeKind::RejectedValue,
                field: format!("ReferenceValueSets/{set}").into(),
                message: "no reference value has this number: what refers to it was left out",
                excerpt: &id.to_string(),
                record: None,
                place: None,
            };
            notes.count(about, *cases);
        }
    }

    /// The words of a value; none for the value `Unknown`, which says that there is none.
    pub(super) fn text(&self, set: &str, id: Option<u32>) -> Option<&str> {
        let text = self.value(set, id)?.text.as_str();
        (text != "Unknown" && !text.is_empty()).then_some(text)
    }

    /// The words of the value of another set that a value belongs to.
    pub(super) fn parent(&self, set: &str, id: Option<u32>, parents: &str) -> Option<&str> {
        self.text(parents, self.value(set, id)?.parent)
    }

    /// The words for a country and its code.
    pub(super) fn country(&self, id: Option<u32>) -> Option<(&str, Option<&str>)> {
        let country = self.value("Country", id)?;
        let is_known = country.text != crate::enhanced::UNDETERMINED && !country.text.is_empty();
        is_known.then_some((country.text.as_str(), country.code.as_deref()))
    }

    /// The country of an area.
    pub(super) fn area(&self, id: Option<u32>) -> Option<u32> {
        self.value("AreaCode", id)?.parent
    }
}

/// A number by its digits.
pub(super) fn number(text: Option<&str>) -> Option<u32> {
    text?.trim().parse().ok()
}

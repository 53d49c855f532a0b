//! What the list says in words: other information, some of which is plainly marked as what it is.

use dragoman_guest::build;
use dragoman_guest::prose::{contacts, references, registrations};
use dragoman_guest::schema::{ContactKind, Identifier, SubjectKind};
use dragoman_guest::xml::Element;

use super::{Draft, ssid};
use crate::values::others;

/// Labels of contacts.
const CONTACTS: [(&str, ContactKind); 8] = [
    ("phone", ContactKind::Phone),
    ("telephone", ContactKind::Phone),
    ("telephone number", ContactKind::Phone),
    ("tel.", ContactKind::Phone),
    ("fax", ContactKind::Fax),
    ("e-mail", ContactKind::Email),
    ("email", ContactKind::Email),
    ("website", ContactKind::Website),
];

impl<'r> Draft<'r, '_> {
    pub(super) fn information(&mut self, body: Element<'r>) {
        let id = build::identifier("seco", self.subject.id.clone());
        self.subject.identifiers.push(id);
        for element in self
            .target
            .all("foreign-identifier")
            .chain(body.all("foreign-identifier"))
        {
            self.foreign(element);
        }
        for element in body.all("other-information") {
            ssid(element);
            let Some(text) = element.text() else { continue };
            if !self.marked(text) {
                self.subject.remarks.push(build::remark(text));
            }
        }
        // The format has attributes of any name.
        for attribute in body.all("generic-attribute") {
            ssid(attribute);
            let key = attribute.attribute("name").unwrap_or("generic-attribute");
            let extra = attribute.text().map(|text| (key.to_owned(), text.to_owned()));
            self.subject.extra.extend(extra);
        }
        let known = [
            "identity",
            "justification",
            "relation",
            "other-information",
            "generic-attribute",
        ];
        let rest = others(body, &[known.as_slice(), &["foreign-identifier"]].concat());
        self.subject.remarks.extend(rest.map(build::remark));
    }

    /// A number of somebody else's list: the reference of the United Nations, or one whose list is not named.
    fn foreign(&mut self, element: Element<'r>) {
        ssid(element);
        let Some(text) = element.text() else { return };
        match references::leading(text) {
            Some((reference, length)) if length == text.len() => {
                let scheme = match reference.permanent {
                    true => "un-ref",
                    false => "un-ref-former",
                };
                let written = reference.written.map(|written| format!("written {written}"));
                self.subject.identifiers.push(Identifier {
                    note: written,
                    ..build::identifier(scheme, reference.value)
                });
            }
            _ => {
                let extra = ("foreign-identifier".to_owned(), text.to_owned());
                self.subject.extra.push(extra);
            }
        }
    }

    /// Takes a text that is a label with what it announces, and nothing else. Says whether it was one.
    fn marked(&mut self, text: &str) -> bool {
        if let Some((label, value)) = text.split_once(':')
            && let label = label.trim().to_lowercase()
            && let Some((_, kind)) = CONTACTS.iter().find(|(known, _)| *known == label)
        {
            let found = contacts::contacts(*kind, value.trim(), 0);
            let is_plain = |value: &str| match kind {
                ContactKind::Email | ContactKind::Website => !value.contains(char::is_whitespace),
                _ => !value.chars().any(char::is_alphabetic),
            };
            let is_found = !found.is_empty() && found.iter().all(|contact| is_plain(&contact.value));
            if is_found {
                self.subject.contacts.extend(found);
            }
            return is_found;
        }
        let Some(numbers) = registrations::labelled(text) else {
            return false;
        };
        // The number of a ship is not that of the company that owns it.
        let is_ship = self.subject.kind == SubjectKind::Vessel;
        let fits = |number: &Identifier| match number.scheme.as_str() {
            "imo" => is_ship && number.value.len() == 7,
            _ => !is_ship,
        };
        let is_fitting = numbers.iter().all(fits);
        if is_fitting {
            self.subject.identifiers.extend(numbers);
        }
        is_fitting
    }
}

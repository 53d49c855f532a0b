//! The additional information: prose, which stays whole, and what stands in it in a form that can be relied on.

use dragoman_guest::build;
use dragoman_guest::schema::{
    Contact, ContactKind, Gender, Identifier, IdentityDocument, NoticeKind, Remark,
};

use super::Entry;
use crate::columns::INFORMATION;
use crate::values::{labelled, reference};

impl Entry<'_, '_> {
    pub(super) fn information(&mut self) {
        let Some(text) = self.new_text(INFORMATION) else {
            return;
        };
        self.subject.remarks.push(Remark {
            at: self.at,
            ..build::remark(text)
        });
        self.reference(text);
        self.gender(text);
        self.numbers(text);
        self.sites(text);
    }

    /// Documents and registrations; rows that tell the same in other words tell no other.
    fn numbers(&mut self, text: &str) {
        let found = labelled::find(text);
        for document in found.documents {
            // One without a number would be known by its words: two of a kind are not one.
            let words = document.number.as_deref().or(document.raw.as_deref());
            let key = format!("{:?} {words:?}", document.kind);
            if self.is_new("document", key) {
                self.subject.documents.push(IdentityDocument {
                    at: self.at,
                    ..document
                });
            }
        }
        for (scheme, value) in found.numbers {
            if self.is_new(scheme, value.as_str()) {
                self.subject.identifiers.push(Identifier {
                    at: self.at,
                    ..build::identifier(scheme, value)
                });
            }
        }
    }

    /// Addresses of web sites and of mail, but for the page of INTERPOL, which is the same for all.
    fn sites(&mut self, text: &str) {
        for word in text.split([' ', ';', ',', '(', ')']) {
            let word = word.trim_matches(['.', ':', '\'', '"']);
            let is_site =
                word.starts_with("www.") || word.starts_with("http://") || word.starts_with("https://");
            let is_mail = word
                .split_once('@')
                .is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
            let kind = match (is_site, is_mail) {
                (true, _) if !word.contains("interpol.int") => ContactKind::Website,
                (false, true) => ContactKind::Email,
                _ => continue,
            };
            if self.is_new("contact", word) {
                self.subject.contacts.push(Contact {
                    kind,
                    value: word.trim_start_matches("mailto:").to_owned(),
                    note: None,
                    at: self.at,
                });
            }
        }
    }

    /// The subject's own reference of the United Nations stands first; those of others, whom the prose is about as well,
    /// stand in the middle of it.
    fn reference(&mut self, text: &str) {
        let Some(found) = reference::leading(text) else {
            return;
        };
        if !self.is_new("reference", found.value.as_str()) {
            return;
        }
        let mut identifier = build::identifier("un-ref", &found.value);
        identifier.at = self.at;
        if let Some(written) = found.written {
            identifier.note = Some(format!("written {written}"));
            let message =
                "a reference of the United Nations in the wrong case; written as the United Nations do";
            self.case(NoticeKind::Repaired, INFORMATION, message, written);
        }
        self.subject.identifiers.push(identifier);
    }

    fn gender(&mut self, text: &str) {
        let Some(person) = &mut self.subject.person else {
            return;
        };
        let lower = text.to_lowercase();
        let said = lower.split("gender:").nth(1).map(str::trim_start);
        let said = said.map(|said| {
            said.split(|c: char| !c.is_alphabetic())
                .next()
                .unwrap_or_default()
        });
        let gender = match said {
            Some("male") => Gender::Male,
            Some("female") => Gender::Female,
            _ => return,
        };
        person.gender.get_or_insert(gender);
    }
}

//! The additional information: prose, which stays whole, and what stands in it in a form that can be relied on.

use dragoman_guest::build;
use dragoman_guest::schema::{Gender, NoticeKind, Remark};

use super::Entry;
use crate::columns::INFORMATION;
use crate::values::reference;

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

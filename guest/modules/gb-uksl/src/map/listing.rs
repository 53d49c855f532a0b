//! The designation itself, and the references under which other lists know it.

use dragoman_guest::prose::references;
use dragoman_guest::schema::{DateClaim, Designation, Identifier, NoticeKind};
use dragoman_guest::{build, dates};

use super::{Draft, Said};
use crate::values;

impl Draft<'_, '_> {
    /// The ids, under the schemes of `gb-ofsi`.
    pub(super) fn references(&mut self) {
        let uk = build::identifier("uk-ref", self.subject.id.clone());
        self.subject.identifiers.push(uk);
        let groups = self.designation.values("OFSIGroupID");
        let groups = groups.map(|group| build::identifier("ofsi", group));
        self.subject.identifiers.extend(groups);
        for element in self.designation.all("UNReferenceNumber") {
            let Some(text) = element.text() else { continue };
            for words in text.split([',', ';']).map(str::trim) {
                self.un_reference(words, element.place());
            }
        }
    }

    fn un_reference(&mut self, words: &str, place: dragoman_guest::schema::Locator) {
        let field = "Designation/UNReferenceNumber";
        let found = references::leading(words).filter(|(_, length)| *length == words.len());
        let Some((reference, _)) = found else {
            if !words.is_empty() {
                let message = "this is no reference of the United Nations; its words were kept";
                self.say(Said {
                    kind: NoticeKind::RejectedValue,
                    field,
                    message,
                    excerpt: words,
                    place,
                });
                let extra = ("UNReferenceNumber".to_owned(), words.to_owned());
                self.subject.extra.push(extra);
            }
            return;
        };
        if let Some(written) = &reference.written {
            let message =
                "a reference of the United Nations in the wrong case: written as the United Nations do";
            self.say(Said {
                kind: NoticeKind::Repaired,
                field,
                message,
                excerpt: written,
                place,
            });
        }
        let scheme = match reference.permanent {
            true => "un-ref",
            false => "un-ref-former",
        };
        self.subject.identifiers.push(Identifier {
            note: reference.written.map(|written| format!("written {written}")),
            ..build::identifier(scheme, reference.value)
        });
    }

    pub(super) fn listing(&mut self) {
        let amended = self.day("LastUpdated", "Designation/LastUpdated");
        let designation = Designation {
            authority: self.designation.value("DesignationSource").map(Into::into),
            programme: self.designation.value("RegimeName").map(Into::into),
            reference: Some(self.subject.id.clone()),
            measures: self.measures(),
            listed: self.day("DateDesignated", "Designation/DateDesignated"),
            amended: amended.into_iter().collect(),
            reason: self.designation.value("UKStatementofReasons").map(Into::into),
            ..build::designation()
        };
        self.subject.designations.push(designation);
    }

    fn day(&mut self, name: &str, field: &'static str) -> Option<DateClaim> {
        let element = self.designation.first(name)?;
        let text = element.text()?;
        if let Some(day) = values::day(text) {
            return Some(dates::exact(day));
        }
        self.say(Said {
            kind: NoticeKind::RejectedValue,
            field,
            message: "not a day; its words were kept",
            excerpt: text,
            place: element.place(),
        });
        Some(dates::unstated(text))
    }
}

//! The listing: who asked for it, when, and when it ended.

use dragoman_guest::prose::references;
use dragoman_guest::schema::{
    DateClaim, Designation, DesignationStatus, Identifier, Interest, InterestBasis, NoticeKind, SubjectStatus,
};
use dragoman_guest::{build, dates};

use super::{Draft, labelled};
use crate::values::{date, text, texts};

impl Draft<'_, '_> {
    pub(super) fn listing(&mut self) {
        let record = self.record;
        // Counts the changes of a record in the United Nations' own system; it says nothing of anybody.
        text(record, "VERSIONNUM");
        let (programme, list) = (text(record, "UN_LIST_TYPE"), texts(record, "LIST_TYPE"));
        let reference = text(record, "REFERENCE_NUMBER");
        if let Some(reference) = reference {
            self.references(reference);
        }
        let amended: Vec<_> = texts(record, "LAST_DAY_UPDATED")
            .into_iter()
            .map(|text| self.day("LAST_DAY_UPDATED", text))
            .collect();
        let authority = text(record, "SUBMITTED_BY");
        let submitted = texts(record, "SUBMITTED_ON")
            .first()
            .map(|text| format!("submitted on {text}"));
        let delisted = text(record, "DELISTED_ON").map(|text| self.day("DELISTED_ON", text));
        let is_delisted = delisted.is_some();
        if is_delisted {
            self.subject.status = SubjectStatus::Delisted;
        }
        let listed = texts(record, "LISTED_ON")
            .first()
            .map(|text| self.day("LISTED_ON", text));
        let lists = build::joined(list.iter().map(|text| Some(*text)), ", ");
        self.subject.designations.push(Designation {
            authority: authority.map(Into::into),
            programme: programme.map(Into::into).or_else(|| lists.clone()),
            reference: reference.map(Into::into),
            listed,
            amended,
            delisted,
            status: match is_delisted {
                true => DesignationStatus::Delisted,
                false => DesignationStatus::Active,
            },
            note: build::joined(
                [
                    lists.as_deref().filter(|_| programme.is_some()),
                    submitted.as_deref(),
                ],
                "; ",
            ),
            ..build::designation()
        });
        // The register lists persons for whom there is a red notice, and says so.
        if let Some(category) = programme.filter(|programme| programme.to_uppercase().contains("INTERPOL")) {
            self.subject.interests.push(Interest {
                basis: InterestBasis::Wanted,
                authority: authority.map(Into::into),
                reference: None,
                offence: None,
                category: Some(category.into()),
                actions: Vec::new(),
                cautions: Vec::new(),
                note: None,
                at: 0,
            });
        }
        for key in ["COMMENTS1", "NOTE"] {
            let comments = texts(record, key).into_iter().map(|text| match key {
                "NOTE" => labelled(key, text),
                _ => build::remark(text),
            });
            self.subject.remarks.extend(comments);
        }
    }

    /// References of the United Nations, or the register's own: `HArE.001 y HArE.002`.
    fn references(&mut self, words: &str) {
        for piece in words
            .split(" y ")
            .flat_map(|piece| piece.split([',', ';']))
            .map(str::trim)
        {
            if piece.is_empty() {
                continue;
            }
            let found = references::leading(piece).filter(|(_, length)| *length == piece.len());
            let identifier = match found {
                Some((reference, _)) => Identifier {
                    note: reference.written.map(|written| format!("written {written}")),
                    ..build::identifier(
                        match reference.permanent {
                            true => "un-ref",
                            false => "un-ref-former",
                        },
                        reference.value,
                    )
                },
                None => build::identifier("repet", piece),
            };
            self.subject.identifiers.push(identifier);
        }
    }

    fn day(&mut self, field: &'static str, text: &str) -> DateClaim {
        date(text).unwrap_or_else(|| {
            self.say(
                NoticeKind::RejectedValue,
                field,
                "not a date; its words were kept",
                text,
            );
            dates::unstated(text)
        })
    }
}

//! The designation itself, and the references under which other lists know it.

use dragoman_guest::prose::references;
use dragoman_guest::schema::{DateClaim, Designation, Identifier, Measure, NoticeKind};
use dragoman_guest::{build, dates};

use super::{Draft, Here, Said, Words};
use crate::columns::Column;
use crate::values;

/// What the list says of a listing. Of most the XML has one; a table may say several in its rows.
pub(crate) struct Listing<'a> {
    pub(crate) authority: Vec<Words<'a>>,
    pub(crate) programme: Vec<Words<'a>>,
    pub(crate) listed: Vec<Words<'a>>,
    pub(crate) amended: Vec<Words<'a>>,
    pub(crate) reason: Vec<Words<'a>>,
    pub(crate) measures: Vec<Measure>,
}

impl Draft<'_> {
    /// Takes the ids, under the schemes of `gb-ofsi`.
    pub(crate) fn references(&mut self, groups: &[Words<'_>], un_references: &[Words<'_>]) {
        let uk = build::identifier("uk-ref", self.subject.id.clone());
        self.subject.identifiers.push(uk);
        for group in groups {
            self.identifier("ofsi", group);
        }
        for words in un_references {
            for text in words.text.split([',', ';']).map(str::trim) {
                self.un_reference(text, &words.here);
            }
        }
    }

    fn un_reference(&mut self, words: &str, here: &Here) {
        let found = references::leading(words).filter(|(_, length)| *length == words.len());
        let Some((reference, _)) = found else {
            if !words.is_empty() {
                self.say(Said {
                    kind: NoticeKind::RejectedValue,
                    column: Column::UnReference,
                    message: "this is no reference of the United Nations; its words were kept",
                    excerpt: words,
                    here,
                });
                let extra = ("UNReferenceNumber".to_owned(), words.to_owned());
                self.subject.extra.push(extra);
            }
            return;
        };
        if let Some(written) = &reference.written {
            self.say(Said {
                kind: NoticeKind::Repaired,
                column: Column::UnReference,
                message: "a reference of the United Nations in the wrong case: written as the United Nations do",
                excerpt: written,
                here,
            });
        }
        let scheme = match reference.permanent {
            true => "un-ref",
            false => "un-ref-former",
        };
        let identifier = Identifier {
            note: reference.written.map(|written| format!("written {written}")),
            ..build::identifier(scheme, reference.value)
        };
        let identifiers = &mut self.subject.identifiers;
        self.distinct.add("identifiers", identifiers, identifier, here.at);
    }

    /// Takes the listing.
    pub(crate) fn listing(&mut self, said: Listing<'_>) {
        let listed = self.first(Column::DateDesignated, &said.listed);
        let amended = said
            .amended
            .iter()
            .map(|words| self.day(Column::LastUpdated, words));
        let amended: Vec<_> = amended.collect();
        let designation = Designation {
            authority: self
                .first(Column::Source, &said.authority)
                .map(|words| words.text.into()),
            programme: self
                .first(Column::Regime, &said.programme)
                .map(|words| words.text.into()),
            reference: Some(self.subject.id.clone()),
            measures: said.measures,
            listed: listed.map(|words| self.day(Column::DateDesignated, words)),
            amended,
            reason: self
                .first(Column::Reasons, &said.reason)
                .map(|words| words.text.into()),
            ..build::designation()
        };
        self.subject.designations.push(designation);
    }

    /// The first of what rows say of a listing. What others say besides is kept in its words.
    pub(super) fn first<'w, 'a>(&mut self, column: Column, all: &'w [Words<'a>]) -> Option<&'w Words<'a>> {
        let (first, others) = all.split_first()?;
        for words in others {
            self.say(Said {
                kind: NoticeKind::RejectedValue,
                column,
                message: "the rows of the subject differ: that of the first was taken, these words were kept",
                excerpt: words.text,
                here: &words.here,
            });
            let extra = (column.name().to_owned(), words.text.to_owned());
            self.subject.extra.push(extra);
        }
        Some(first)
    }

    fn day(&mut self, column: Column, words: &Words<'_>) -> DateClaim {
        let claim = values::day(words.text).map(dates::exact).unwrap_or_else(|| {
            self.say(Said {
                kind: NoticeKind::RejectedValue,
                column,
                message: "not a day; its words were kept",
                excerpt: words.text,
                here: &words.here,
            });
            dates::unstated(words.text)
        });
        DateClaim {
            at: words.here.at,
            ..claim
        }
    }
}

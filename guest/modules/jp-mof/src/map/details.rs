//! Births, places, documents, and whatever else an entry says.

use dragoman_guest::build;
use dragoman_guest::schema::{
    Certainty, Contact, ContactKind, CountryClaim, DateClaim, DocumentKind, Gender, IdentityDocument,
    NoticeKind, Place, Remark,
};

use super::Draft;
use crate::column::Column;
use crate::reader::Table;
use crate::values::items::{trimmed, values};
use crate::values::{birth, country, document};

impl Draft<'_> {
    pub(super) fn details(&mut self, table: &Table) {
        let has_birth = table.has(|column| matches!(column, Column::Birth | Column::BirthAndPlace));
        let entry = self.entry;
        for (column, known, text, at) in table.cells(entry) {
            let Some(known) = known else {
                let field = if column.is_empty() { "(no name)" } else { column };
                let message = "the column is not known; it was left out";
                self.sum(NoticeKind::Unmapped, field, message, text, at);
                continue;
            };
            let is_elsewhere = matches!(
                known,
                Column::Notified
                    | Column::Number
                    | Column::JapaneseName
                    | Column::LatinName
                    | Column::Alias(..)
                    | Column::Listed
                    | Column::Reason
            );
            if is_elsewhere || !self.is_stated(column, text, at) {
                continue;
            }
            self.detail(column, known, text, at);
            if known == Column::Information && !has_birth {
                self.birth_in(column, text, at);
            }
        }
    }

    fn detail(&mut self, column: &str, known: Column, text: &str, at: u32) {
        match known {
            Column::Birth => self.births(column, birth::claims(text), at),
            Column::BirthAndPlace => {
                let (claims, place) = birth::with_place(text);
                self.births(column, claims, at);
                if place.is_some() {
                    let place = self.place_of(text, place.and_then(country::of_place), at);
                    self.subject.birth_places.push(place);
                }
            }
            Column::BirthPlace => {
                for value in self.stated(column, text, at) {
                    let place = self.place_of(value, country::of_place(value), at);
                    self.subject.birth_places.push(place);
                }
            }
            Column::Address => {
                for value in self
                    .stated(column, text, at)
                    .into_iter()
                    .filter(|value| *value != column)
                {
                    let place = self.place_of(value, country::of_place(value), at);
                    self.subject.addresses.push(place);
                }
            }
            Column::Nationality => {
                for value in self.stated(column, text, at) {
                    let claim = country::claim(value);
                    self.subject.nationalities.push(CountryClaim { at, ..claim });
                }
            }
            Column::Document(kind) => self.documents(column, kind, text, at),
            Column::Title => self.titles(column, text, at, true),
            Column::Position => self.titles(column, text, at, false),
            Column::Phone => self.contacts(ContactKind::Phone, text, at),
            Column::Fax => self.contacts(ContactKind::Fax, text, at),
            Column::Information => self.information(column, text, at),
            _ => {}
        }
    }

    /// The values of a cell that say something.
    fn stated<'t>(&mut self, column: &str, text: &'t str, at: u32) -> Vec<&'t str> {
        let mut all = values(text);
        all.retain(|value| self.is_stated(column, value, at));
        all
    }

    fn births(&mut self, column: &str, claims: Vec<DateClaim>, at: u32) {
        for claim in claims {
            if claim.certainty == Certainty::Unstated {
                let message = "not a date that can be read; its words were kept";
                let words = claim.raw.clone().unwrap_or_default();
                self.case(NoticeKind::RejectedValue, column, message, &words, at);
            }
            self.subject.births.push(DateClaim { at, ..claim });
        }
    }

    /// A date of birth in the prose of a sheet that has no column for it: `生年月日：1943年6月12日`.
    fn birth_in(&mut self, column: &str, text: &str, at: u32) {
        let Some((_, behind)) = text.split_once("生年月日") else {
            return;
        };
        let words = behind.trim_start_matches(['：', ':', ' ', '\u{3000}']);
        let words = words.lines().next().unwrap_or_default();
        self.births(column, birth::claims(words), at);
    }

    fn place_of(&self, text: &str, country: Option<&str>, at: u32) -> Place {
        Place {
            raw: Some(build::fold(text)),
            country: country.map(Into::into),
            at,
            ..build::place()
        }
    }

    fn documents(&mut self, column: &str, kind: DocumentKind, text: &str, at: u32) {
        let values = self.stated(column, text, at);
        for value in document::several(text, &values) {
            let is_tax = value.contains("納税者番号");
            let found = document::read(value, kind);
            match found.number {
                Some(number) if is_tax => {
                    let mut identifier = build::identifier("tax", number);
                    identifier.note = found.raw;
                    identifier.at = at;
                    self.subject.identifiers.push(identifier);
                }
                number => self
                    .subject
                    .documents
                    .push(IdentityDocument { number, at, ..found }),
            }
        }
    }

    fn titles(&mut self, column: &str, text: &str, at: u32, is_title: bool) {
        for value in self.stated(column, text, at) {
            let remark = Remark {
                at,
                ..build::remark(build::fold(value))
            };
            match &mut self.subject.person {
                Some(person) if is_title => person.titles.push(remark),
                Some(person) => person.positions.push(remark),
                None => self.subject.remarks.push(Remark {
                    note: Some(column.into()),
                    ..remark
                }),
            }
        }
    }

    fn contacts(&mut self, kind: ContactKind, text: &str, at: u32) {
        let numbers = text
            .split(['、', '\n', '；', ';'])
            .map(trimmed)
            .filter(|number| !number.is_empty());
        self.subject.contacts.extend(numbers.map(|number| Contact {
            kind,
            value: build::fold(number),
            note: None,
            at,
        }));
    }

    fn information(&mut self, column: &str, text: &str, at: u32) {
        // That it is merely other information needs no note.
        let note = (column != "その他の情報").then(|| column.to_owned());
        self.subject.remarks.push(Remark {
            note,
            at,
            ..build::remark(build::fold(text))
        });
        let Some(person) = &mut self.subject.person else {
            return;
        };
        let says = |word: &str| {
            ["：", ":", "・"]
                .iter()
                .any(|mark| text.contains(&format!("性別{mark}{word}")))
        };
        if says("男性") {
            person.gender = Some(Gender::Male);
        } else if says("女性") {
            person.gender = Some(Gender::Female);
        }
    }
}

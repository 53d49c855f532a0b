//! Births, places, documents, and whatever else an entry says.

use dragoman_guest::build;
use dragoman_guest::prose::references;
use dragoman_guest::schema::{
    Certainty, Contact, ContactKind, CountryClaim, DateClaim, DocumentKind, Gender, Identifier,
    IdentityDocument, NoticeKind, Place, Remark,
};

use super::Draft;
use crate::column::{Column, Tongue};
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
                    | Column::Kind
                    | Column::Section
                    | Column::Whole
            );
            if is_elsewhere || !self.is_stated(column, text, at) {
                continue;
            }
            match known {
                Column::AddressRest(tongue) => self.address_rest(table, tongue, column, text, at),
                Column::AddressCountry(tongue) => self.address_country(table, tongue, column, text, at),
                _ => self.detail(column, known, text, at),
            }
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
                    self.nationality(CountryClaim {
                        at,
                        ..country::claim(value)
                    });
                }
            }
            Column::Document(kind) => self.documents(column, kind, text, at),
            Column::Title => self.titles(column, text, at, true),
            Column::Position => self.titles(column, text, at, false),
            Column::Phone => self.contacts(ContactKind::Phone, text, at),
            Column::Fax => self.contacts(ContactKind::Fax, text, at),
            Column::Information => self.information(column, text, at),
            Column::UnReference => self.un_references(column, text, at),
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

    /// A nationality. The table says each in two languages: the other words for the same country are its note.
    fn nationality(&mut self, claim: CountryClaim) {
        let is_same = |known: &&mut CountryClaim| known.code.is_some() && known.code == claim.code;
        match self.subject.nationalities.iter_mut().find(is_same) {
            Some(known) if known.note.is_none() && known.raw != claim.raw => known.note = claim.raw,
            _ => self.subject.nationalities.push(claim),
        }
    }

    /// The address of an entry in a language: the country stands in a column of its own. Only where there is one of both is
    /// it certain which belongs to which.
    fn address_rest(&mut self, table: &Table, tongue: Tongue, column: &str, text: &str, at: u32) {
        let country = table.text(self.entry, Column::AddressCountry(tongue));
        for value in self.stated(column, text, at) {
            let place = match single(text, country) {
                Some((rest, country)) => {
                    let whole = format!("{rest}, {country}");
                    self.place_of(&whole, country::claim(country).code.as_deref(), at)
                }
                None => self.place_of(value, country::of_place(value), at),
            };
            self.subject.addresses.push(place);
        }
    }

    fn address_country(&mut self, table: &Table, tongue: Tongue, column: &str, text: &str, at: u32) {
        if single(table.text(self.entry, Column::AddressRest(tongue)), text).is_some() {
            return;
        }
        for value in self.stated(column, text, at) {
            let place = self.place_of(value, country::claim(value).code.as_deref(), at);
            self.subject.addresses.push(place);
        }
    }

    fn un_references(&mut self, column: &str, text: &str, at: u32) {
        for value in self.stated(column, text, at) {
            match references::leading(value).filter(|(_, length)| *length == value.len()) {
                Some((reference, _)) => {
                    let scheme = match reference.permanent {
                        true => "un-ref",
                        false => "un-ref-former",
                    };
                    self.subject.identifiers.push(Identifier {
                        note: reference.written.map(|written| format!("written {written}")),
                        at,
                        ..build::identifier(scheme, reference.value)
                    });
                }
                None => {
                    let message = "no reference of the United Nations; it was kept as a remark";
                    self.case(NoticeKind::RejectedValue, column, message, value, at);
                    self.subject.remarks.push(Remark {
                        note: Some(column.to_owned()),
                        at,
                        ..build::remark(build::fold(value))
                    });
                }
            }
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

/// The single values of two cells; none if one of them has none or several.
fn single<'t>(one: &'t str, other: &'t str) -> Option<(&'t str, &'t str)> {
    match (values(one).as_slice(), values(other).as_slice()) {
        ([one], [other]) => Some((*one, *other)),
        _ => None,
    }
}

//! What the list says of an organisation.

use dragoman_guest::prose::contacts;
use dragoman_guest::schema::{ContactKind, CountryClaim, Place, Relation, RelationKind, RelationTarget};
use dragoman_guest::{build, countries};

use super::individual::country;
use super::{Draft, organization_id};
use crate::values::several;

impl Draft<'_, '_> {
    pub(super) fn organization(&mut self) {
        let line = self.line;
        let mut founded = self.dates("date_of_corporation");
        self.subject.organization = Some(dragoman_guest::schema::Organization {
            legal_form: self.both("corporation_type"),
            founded: (!founded.is_empty()).then(|| founded.remove(0)),
            ..build::organization()
        });
        for claim in founded {
            self.remark(claim.raw, "date of corporation");
        }
        let numbers = line.text("corporation_id").into_iter().flat_map(several);
        let numbers = numbers.map(|number| build::identifier("registration", build::fold(number)));
        self.subject.identifiers.extend(numbers);
        if let Some(words) = self.one("location_of_formation") {
            self.subject.nationalities.push(CountryClaim {
                note: Some("location of formation".into()),
                ..country(words)
            });
        }
        self.address();
        self.contacts();
        for number in line
            .text("linked_to_internal_seq_id")
            .into_iter()
            .flat_map(several)
        {
            self.subject.relations.push(Relation {
                kind: RelationKind::Associate,
                target: RelationTarget::Id(organization_id(number)),
                since: None,
                until: None,
                note: None,
                at: 0,
            });
        }
        let (operatives, comments) = (
            line.text("key_operatives").map(build::fold),
            self.both("comments"),
        );
        self.remark(operatives, "key operatives");
        self.remark(comments.map(|text| build::fold(&text)), "comments");
        // Some columns have no name in the header.
        for (column, text) in line.columns(|name| name.starts_with("column_")) {
            self.remark(Some(build::fold(text)), column);
        }
        self.designated();
    }

    /// Streets and towns may stand in lines of their own; which belong together is not certain then, and they stay as they
    /// are.
    fn address(&mut self) {
        let (street, city) = (self.one("street"), self.one("city_village"));
        let country = self.both("country");
        let [street, city] = [street, city].map(|text| text.map(build::fold));
        let coded = self.one("country").map(countries::noted);
        let words = [street.as_deref(), city.as_deref(), country.as_deref()];
        let Some(raw) = build::joined(words, ", ") else {
            return;
        };
        self.subject.addresses.push(Place {
            raw: Some(raw),
            street,
            city,
            country: coded.and_then(|coded| coded.code),
            ..build::place()
        });
    }

    fn contacts(&mut self) {
        let line = self.line;
        for (prefix, kind) in [
            ("telephone", ContactKind::Phone),
            ("fax", ContactKind::Fax),
            ("email", ContactKind::Email),
            ("website", ContactKind::Website),
        ] {
            for (_, text) in line.columns(|name| name.starts_with(prefix)) {
                for piece in several(text) {
                    self.subject.contacts.extend(contacts::contacts(kind, piece, 0));
                }
            }
        }
    }
}

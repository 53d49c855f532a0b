//! The rows of `alt.csv` and `add.csv` that are about a party.

use dragoman_guest::build;
use dragoman_guest::schema::{NameForm, NameQuality, NoticeKind};
use dragoman_ofac as ofac;

use super::draft::Draft;
use crate::reader::Row;
use crate::role::{address, alias};

impl<'s> Draft<'_, 's> {
    /// Maps the aliases.
    pub(super) fn aliases(&mut self) {
        let set = self.mapper.set;
        for row in set.aliases.of(self.party) {
            self.alias(row);
        }
    }

    /// OFAC keeps the aliases that it finds weak apart, in the remarks: all rows here are strong.
    fn alias(&mut self, row: Row<'s>) {
        let Some(text) = row.get(alias::NAME) else {
            let source = self.core.source(row.place());
            self.core.say(
                NoticeKind::RejectedValue,
                "alt.csv/alt_name",
                "an alias without a name",
                &row.excerpt(),
                source,
            );
            return;
        };
        let at = self.core.source(row.place());
        let (form, kind_note) = match row.get(alias::TYPE).map(str::to_ascii_lowercase).as_deref() {
            Some("aka") | None => (NameForm::Alias, None),
            Some("fka") => (NameForm::Former, None),
            Some("nka") => (NameForm::Alias, Some("now known as")),
            Some(other) => {
                let message = "a type that is not known: taken as an alias";
                self.core
                    .say(NoticeKind::RejectedValue, "alt.csv/alt_type", message, other, at);
                (NameForm::Alias, None)
            }
        };
        let mut name = ofac::name(text, self.core.subject.kind, form, NameQuality::Strong);
        name.note = joined_notes(kind_note, row.get(alias::REMARK));
        name.at = at;
        self.core.subject.names.push(name);
    }

    /// Maps the addresses. Most parties without one have a row of nulls.
    pub(super) fn addresses(&mut self) {
        let set = self.mapper.set;
        for row in set.addresses.of(self.party) {
            let [street, city, country, remark] =
                [address::STREET, address::CITY, address::COUNTRY, address::REMARK]
                    .map(|column| row.get(column));
            if street.is_none() && city.is_none() && country.is_none() {
                if let Some(remark) = remark {
                    let at = self.core.source(row.place());
                    self.core
                        .remark(remark, Some("remark on an address that is not given".into()), at);
                }
                continue;
            }
            let mut place = ofac::address(street, city, country);
            place.note = remark.and_then(build::text);
            place.at = self.core.source(row.place());
            self.core.subject.addresses.push(place);
        }
    }
}

fn joined_notes(first: Option<&str>, second: Option<&str>) -> Option<String> {
    let notes: Vec<&str> = [first, second].into_iter().flatten().collect();
    (!notes.is_empty()).then(|| notes.join("; "))
}

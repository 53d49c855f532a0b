//! Countries, places, addresses, and the ways of reaching somebody that stand in addresses.

use dragoman_guest::schema::{Contact, ContactKind, CountryClaim, NoticeKind, Place};
use dragoman_guest::xml::Element;
use dragoman_guest::{build, countries};

use super::Draft;

/// What the list writes where no country is known.
const UNKNOWN: &str = "00";

/// A country as an element states it.
pub(super) struct Country<'r> {
    /// Its code; none if it has none that is in force.
    pub(super) code: Option<String>,
    /// Its name, or its code where it has no name; none if the list says that it is not known.
    pub(super) words: Option<&'r str>,
    /// Whether the code was found by the name.
    is_interpreted: bool,
}

/// The country of an element.
pub(super) fn country(of: Element<'_>) -> Country<'_> {
    let code = of.attribute("countryIso2Code").filter(|code| *code != UNKNOWN);
    let description = of.attribute("countryDescription");
    let description = description.filter(|words| !words.eq_ignore_ascii_case("UNKNOWN"));
    let valid = code.filter(|code| countries::is_code(code));
    Country {
        code: valid
            .or_else(|| description.and_then(countries::code))
            .map(Into::into),
        words: description.or(code),
        is_interpreted: valid.is_none(),
    }
}

impl<'r> Draft<'r, '_> {
    /// The place that an element with `city`, `zipCode`, `region`, `place` and a country states; none if it states none.
    /// `lines` are its street and its post box.
    pub(super) fn place(
        &mut self,
        of: Element<'r>,
        lines: [Option<&'r str>; 2],
        note: Option<String>,
    ) -> Option<Place> {
        let city = of.attribute("city").filter(|city| *city != "-");
        let (locality, region) = (of.attribute("place"), of.attribute("region"));
        let postcode = of.attribute("zipCode");
        let country = country(of);
        let [street, post_box] = lines;
        let words = [street, post_box, locality, city, postcode, region, country.words];
        let raw = build::joined_once(words, ", ")?;
        if let (None, Some(words)) = (&country.code, country.words) {
            let message = "the country has no code; its words were kept";
            self.say(NoticeKind::Repaired, of, "countryIso2Code", words, message);
        }
        let is_joined = (street.is_some() && post_box.is_some()) || (locality.is_some() && city.is_some());
        let keeps_words = is_joined || (country.is_interpreted && country.words.is_some());
        Some(Place {
            raw: keeps_words.then_some(raw),
            street: build::joined_once(lines, ", "),
            city: build::joined_once([locality, city], ", "),
            region: region.map(Into::into),
            postcode: postcode.map(Into::into),
            country: country.code,
            note,
            ..build::place()
        })
    }

    pub(super) fn address(&mut self, address: Element<'r>) {
        let then = self
            .flag(address, "asAtListingTime")
            .then_some("as at the time of listing");
        let lines = [address.attribute("street"), address.attribute("poBox")];
        let note = self.note(address, &[then]);
        match self.place(address, lines, note) {
            Some(place) => self.subject.addresses.push(place),
            None => {
                // An address that is written as a remark only.
                let words = build::joined_once(address.values("remark").map(Some), "; ");
                let note = self.note_with(address, &[then], None);
                self.subject.addresses.extend(words.map(|words| Place {
                    raw: Some(words),
                    note,
                    ..build::place()
                }));
            }
        }
        for info in address.all("contactInfo") {
            self.contact(info);
        }
    }

    fn contact(&mut self, info: Element<'r>) {
        let Some(value) = info.attribute("value") else {
            return;
        };
        let key = info.attribute("key");
        let kind = match key {
            Some("PHONE") => ContactKind::Phone,
            Some("FAX") => ContactKind::Fax,
            Some("EMAIL") => ContactKind::Email,
            Some("WEB") => ContactKind::Website,
            _ => ContactKind::Other,
        };
        self.subject.contacts.push(Contact {
            kind,
            value: value.into(),
            note: key.filter(|_| kind == ContactKind::Other).map(Into::into),
            at: 0,
        });
    }

    pub(super) fn citizenship(&mut self, citizenship: Element<'r>) {
        let country = country(citizenship);
        let region = citizenship.attribute("region");
        let note = self.note(citizenship, &[region]);
        let remarks = build::joined_once(citizenship.values("remark").map(Some), "; ");
        // Only a remark may say that the citizenship is not known, or lost; or only a region where.
        let raw = country
            .words
            .map(Into::into)
            .or(remarks)
            .or(region.map(Into::into));
        let Some(raw) = raw else { return };
        if country.code.is_none() {
            let message = "the country has no code; its words were kept";
            self.say(
                NoticeKind::Repaired,
                citizenship,
                "countryIso2Code",
                &raw,
                message,
            );
        }
        self.subject.citizenships.push(CountryClaim {
            code: country.code,
            raw: Some(raw),
            note,
            at: 0,
        });
    }
}

//! Locations (section 4.10 of the standard).

use dragoman_guest::countries;
use dragoman_guest::schema::Place;

use crate::object::Object;

/// A location as a place. `name`, `region` (a part of the world, such as `western-europe`) and a country that cannot be
/// coded stay in `raw`; coordinates and the description in `note`.
pub(crate) fn place(location: &Object, at: u32) -> Place {
    let one = |property: &str| location.one(property).map(str::to_owned);
    let country = one("country");
    let code = country.as_deref().and_then(code);
    let uncoded = country.filter(|_| code.is_none());
    let raw: Vec<_> = [one("name"), one("region"), uncoded]
        .into_iter()
        .flatten()
        .collect();
    let coordinates = one("latitude")
        .zip(one("longitude"))
        .map(|(latitude, longitude)| {
            let within = one("precision")
                .map(|metres| format!(", within {metres} m"))
                .unwrap_or_default();
            format!("latitude {latitude}, longitude {longitude}{within}")
        });
    let note: Vec<_> = [coordinates, one("description")].into_iter().flatten().collect();
    let joined = |texts: Vec<String>| (!texts.is_empty()).then(|| texts.join("; "));
    Place {
        raw: joined(raw),
        street: one("street_address"),
        city: one("city"),
        region: one("administrative_area"),
        postcode: one("postal_code"),
        country: code,
        note: joined(note),
        at,
    }
}

/// Code of a country. The standard wants ISO 3166-1 alpha-2; producers write it in lower case, or the name.
fn code(country: &str) -> Option<String> {
    let upper = country.to_ascii_uppercase();
    let code = match countries::is_code(&upper) {
        true => Some(upper),
        false => countries::code(country).map(Into::into),
    };
    code.filter(|code| code != "UN" && code != "EU")
}

//! Places of birth and addresses.

use dragoman_guest::schema::{CountryClaim, Place};
use dragoman_guest::{build, countries};

/// A place of birth: `Town, Province, Country`. It is taken apart only where its end is a country that is known.
pub fn birth_place(text: &str, at: u32) -> Place {
    let text = build::fold(text);
    let (country, before) = ending_country(&text).unzip();
    let mut place = Place {
        country: country.map(Into::into),
        at,
        ..build::place()
    };
    if let Some(before) = before {
        let (city, region) = before.split_once(',').unwrap_or((before, ""));
        place.city = build::text(city);
        place.region = build::text(region);
    }
    place.raw = Some(text);
    place
}

/// The country at the end of a place, and what stands before it. Some countries have a comma in their names.
fn ending_country(text: &str) -> Option<(&'static str, &str)> {
    let commas = text.rmatch_indices(',').map(|(at, _)| at);
    let starts: Vec<usize> = commas.take(2).collect();
    let cuts = [starts.get(1), starts.first()].into_iter().flatten();
    let mut found = cuts.filter_map(|at| Some((countries::code(text[at + 1..].trim())?, text[..*at].trim())));
    countries::code(text)
        .map(|code| (code, ""))
        .or_else(|| found.next())
}

/// An address of the columns street, city with region and post code, and country.
pub fn address(street: Option<&str>, city: Option<&str>, country: Option<&str>) -> Place {
    let columns: Vec<&str> = [street, city, country].into_iter().flatten().collect();
    let mut place = Place {
        street: street.and_then(build::text),
        country: country.and_then(countries::code).map(Into::into),
        ..build::place()
    };
    if let Some(city) = city {
        let (before, postcode) = postcode(city);
        let (town, region) = before.split_once(',').unwrap_or((before, ""));
        place.city = build::text(town);
        place.region = build::text(region);
        place.postcode = postcode.and_then(build::text);
    }
    let is_interpreted = country.is_some() || place.region.is_some() || place.postcode.is_some();
    place.raw = if is_interpreted {
        build::text(&columns.join(", "))
    } else {
        None
    };
    place
}

/// The lines of an address that has a field for each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Lines<'t> {
    /// Lines that say where in a town.
    pub street: [Option<&'t str>; 3],
    /// The town.
    pub city: Option<&'t str>,
    /// The state, province or other part of a country.
    pub region: Option<&'t str>,
    /// The post code.
    pub postcode: Option<&'t str>,
    /// The country.
    pub country: Option<&'t str>,
    /// The code of the country, where the list has codes.
    pub code: Option<&'t str>,
}

/// An address that has a field for each of its lines; none if all are empty. Its words are in the order of the flat files:
/// `1 Quay, Port Selka, Coast 12345, Kenya`.
pub fn of_lines(lines: &Lines<'_>) -> Option<Place> {
    let joined = |words: &[Option<&str>], between: &str| {
        let words: Vec<&str> = words.iter().flatten().copied().collect();
        (!words.is_empty()).then(|| words.join(between))
    };
    let street = joined(&lines.street, ", ");
    let town = joined(&[lines.city, lines.region], ", ");
    let town = joined(&[town.as_deref(), lines.postcode], " ");
    let raw = joined(&[street.as_deref(), town.as_deref(), lines.country], ", ")?;
    let given = lines.code.filter(|code| countries::is_code(code));
    let code = given.or_else(|| lines.country.and_then(countries::code));
    let is_interpreted = lines.country.is_some() || lines.region.is_some() || lines.postcode.is_some();
    Some(Place {
        raw: is_interpreted.then_some(raw),
        street,
        city: lines.city.and_then(build::text),
        region: lines.region.and_then(build::text),
        postcode: lines.postcode.and_then(build::text),
        country: code.map(Into::into),
        ..build::place()
    })
}

/// Takes the post code off the end of `City, Region Postcode`: at most two words of digits and capitals.
fn postcode(text: &str) -> (&str, Option<&str>) {
    let text = text.trim();
    let mut start = text.len();
    for _ in 0..2 {
        let before = text[..start].trim_end();
        let at = before.rfind([' ', ',']).map_or(0, |at| at + 1);
        let word = &before[at..];
        if !is_code(word) || (at == 0 && start != text.len()) {
            break;
        }
        start = at;
    }
    let code = &text[start..];
    let before = text[..start].trim_end();
    let digits = code.bytes().filter(u8::is_ascii_digit).count();
    let is_short = digits < 3 && !code.contains(' ');
    if code.is_empty() || is_short || counts_something(before) {
        return (text, None);
    }
    let before = ["C.P.", "CP", "P.C."]
        .iter()
        .find_map(|word| before.strip_suffix(word))
        .unwrap_or(before);
    (before.trim_end_matches([' ', ',']), Some(code))
}

fn is_code(word: &str) -> bool {
    let is_plain =
        |byte: u8| byte.is_ascii_digit() || byte.is_ascii_uppercase() || byte == b'-' || byte == b'.';
    word.bytes().any(|byte| byte.is_ascii_digit()) && word.bytes().all(is_plain)
}

/// Whether a number behind these words is that of a district or a box.
fn counts_something(before: &str) -> bool {
    const COUNTED: [&str; 12] = [
        "district", "sector", "zone", "block", "unit", "no.", "box", "area", "ward", "street", "km", "phase",
    ];
    let last = before.rsplit([' ', ',']).next();
    last.is_some_and(|last| COUNTED.iter().any(|word| last.eq_ignore_ascii_case(word)))
}

/// A country that is claimed.
pub fn country(text: &str, at: u32) -> CountryClaim {
    CountryClaim {
        code: countries::code(text).map(Into::into),
        raw: Some(text.to_owned()),
        note: None,
        at,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn post_codes_are_taken_off_their_towns() {
        let cases = [
            ("London TW7 9ZZ", "London", Some("TW7 9ZZ")),
            ("Zurich CH-8099", "Zurich", Some("CH-8099")),
            ("Boston, MA 02199", "Boston, MA", Some("02199")),
            ("Culiacan, Sinaloa C.P. 45645", "Culiacan, Sinaloa", Some("45645")),
            ("Pyongyang, District 211", "Pyongyang, District 211", None),
            ("Paris 8", "Paris 8", None),
            ("Havana", "Havana", None),
            ("179094", "", Some("179094")),
        ];
        for (text, before, code) in cases {
            assert_eq!(postcode(text), (before, code), "{text}");
        }
    }

    #[test]
    fn an_address_keeps_its_words_and_has_its_town_apart() {
        let place = address(Some("1 Quay"), Some("Port Selka, Coast 12345"), Some("Nowhere"));
        assert_eq!(
            place.raw.as_deref(),
            Some("1 Quay, Port Selka, Coast 12345, Nowhere")
        );
        assert_eq!(
            (place.city.as_deref(), place.region.as_deref()),
            (Some("Port Selka"), Some("Coast"))
        );
        assert_eq!(address(None, Some("Port Selka"), None).raw, None);
    }

    #[test]
    fn an_address_in_fields_is_the_same_as_in_columns() {
        let lines = Lines {
            street: [Some("1 Quay"), None, Some("Floor 2")],
            city: Some("Port Selka"),
            region: Some("Coast"),
            postcode: Some("12345"),
            country: Some("Kenya"),
            code: None,
        };
        let columns = address(
            Some("1 Quay, Floor 2"),
            Some("Port Selka, Coast 12345"),
            Some("Kenya"),
        );
        assert_eq!(of_lines(&lines), Some(columns));
        assert_eq!(of_lines(&Lines::default()), None);
    }

    #[test]
    fn a_place_of_birth_always_keeps_its_words() {
        let place = birth_place("Port  Selka, Land of Nowhere", 0);
        assert_eq!(place.raw.as_deref(), Some("Port Selka, Land of Nowhere"));
    }
}

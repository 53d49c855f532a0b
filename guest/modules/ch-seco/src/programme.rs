//! Programmes and places: what targets refer to by id.

use dragoman_guest::schema::Locator;
use dragoman_guest::xml::Element;
use dragoman_guest::{build, countries};

use crate::values::others;

/// A set of sanctions within a programme.
#[derive(Debug, Clone)]
pub(crate) struct Programme {
    /// Short name: `Belarus`.
    pub(crate) key: Option<String>,
    /// The ordinance.
    pub(crate) name: Option<String>,
    /// The set: mostly the article and what it is about.
    pub(crate) set: Option<String>,
    /// Whose sanctions Switzerland follows: `EU`, `UN`.
    pub(crate) origin: Option<String>,
    /// Where it stands.
    pub(crate) source: Locator,
}

/// The sets of a programme, each with its id.
pub(crate) fn programmes(program: Element<'_>) -> Vec<(String, Programme)> {
    // Which programme it is, and since when it reads so, is not asked of anybody listed.
    for name in ["ssid", "version-date", "predecessor-version-date"] {
        program.attribute(name);
    }
    let key = english(program, "program-key");
    let name = english(program, "program-name");
    let origin = build::joined(program.values("origin").map(Some), ", ");
    let mut sets: Vec<(String, Programme)> = Vec::new();
    for set in program.all("sanctions-set") {
        let (Some(id), text, language) = (set.attribute("ssid"), set.text(), set.attribute("lang")) else {
            continue;
        };
        let text = text.map(Into::into);
        match sets.iter_mut().find(|(known, _)| known == id) {
            // The same set in each language.
            Some((_, known)) if known.set.is_none() || language == Some("eng") => known.set = text,
            Some(_) => {}
            None => sets.push((
                id.into(),
                Programme {
                    key: key.clone(),
                    name: name.clone(),
                    set: text,
                    origin: origin.clone(),
                    source: program.place(),
                },
            )),
        }
    }
    sets
}

/// The text in English of an element that stands once in each language; the first where none is in English.
fn english(of: Element<'_>, name: &'static str) -> Option<String> {
    let texts: Vec<_> = of
        .all(name)
        .filter_map(|element| Some((element.attribute("lang"), element.text()?)))
        .collect();
    let english = texts.iter().find(|(language, _)| *language == Some("eng"));
    english.or(texts.first()).map(|(_, text)| (*text).to_owned())
}

/// A place.
#[derive(Debug, Clone)]
pub(crate) struct Site {
    pub(crate) location: Option<String>,
    pub(crate) area: Option<String>,
    pub(crate) country: Country,
    /// What else stands there, such as variants of the names.
    pub(crate) note: Option<String>,
    /// Where it stands.
    pub(crate) source: Locator,
}

/// A country: its code, and its words.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Country {
    pub(crate) code: Option<String>,
    pub(crate) words: Option<String>,
}

/// A place with its id; none if it has no id.
pub(crate) fn site(place: Element<'_>) -> Option<(String, Site)> {
    let id = place.attribute("ssid")?;
    let site = Site {
        location: build::joined(place.values("location").map(Some), ", "),
        area: build::joined(place.values("area").map(Some), ", "),
        country: place.first("country").map_or_else(Country::default, country),
        note: others(place, &["location", "area", "country"]),
        source: place.place(),
    };
    Some((id.into(), site))
}

/// The country of an element with a code in an attribute and the name as text.
pub(crate) fn country(of: Element<'_>) -> Country {
    let code = of.attribute("iso-code").or(of.attribute("code"));
    let words = of.text().or(code);
    let valid = code.filter(|code| countries::is_code(code));
    Country {
        code: valid.or_else(|| words.and_then(countries::code)).map(Into::into),
        words: words.map(Into::into),
    }
}

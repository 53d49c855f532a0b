//! Countries by name, by code and by nationality word.
//!
//! Only what names exactly one present country is coded: `USSR`, `Korea` or `Congolese` are not. Nothing is guessed
//! from part of a text; qualifiers such as `as at 2014` or `possibly` are for the module to take off first.
//!
//! Lookups neither allocate nor build anything: the wordings lie sorted in `countries/*.txt`. What was looked up not long ago is
//! not looked up again.

mod codes;
mod key;
mod met;
mod noted;
mod table;
mod wording;

#[cfg(test)]
mod tests;

use codes::{alpha2, alpha3};
use key::Key;
pub use noted::{Noted, noted};
use table::{DEMONYMS, Entry};

use crate::build;
use crate::schema::CountryClaim;

/// ISO 3166-1 alpha-2 code (or XK, EU, UN) of a country as lists write it; none if it is not one, or if the words
/// fit several.
///
/// Reads English, French, Spanish and Indonesian names, short and official, in any case and with or without accents,
/// articles and punctuation; turned names (`Korea, Republic of`, `Iran (Islamic Republic of)`); names no longer in use
/// that mean one present country (`Burma`); a name given twice (`Belarus / Bélarus`, `Burma (Myanmar)`), a dissolved
/// state with its successor (`former USSR, now Belarus`); and alpha-2 and alpha-3 codes in capitals.
///
/// ```
/// use dragoman_guest::countries::code;
///
/// assert_eq!(code("The Gambia"), Some("GM"));
/// assert_eq!(code("Korea, North"), Some("KP"));
/// assert_eq!(code("Yugoslavia"), None);
/// ```
pub fn code(name: &str) -> Option<&'static str> {
    met::met(name.trim(), wording::code)
}

/// A country as a list writes it, with its code if the words mean exactly one.
///
/// ```
/// let claim = dragoman_guest::countries::claim("Belarus / Bélarus");
/// assert_eq!((claim.code.as_deref(), claim.raw.as_deref()), (Some("BY"), Some("Belarus / Bélarus")));
/// ```
pub fn claim(words: &str) -> CountryClaim {
    CountryClaim {
        code: code(words).map(Into::into),
        raw: build::text(words),
        note: None,
        at: 0,
    }
}

/// The countries of some words: one that `code` knows; or several with one of the signs `between` them, if it knows each of them.
/// Otherwise the words are kept, and no code is claimed.
///
/// ```
/// use dragoman_guest::countries;
///
/// let codes = |words: &str| {
///     let claims = countries::several(words, &["/", ","], countries::code);
///     claims.into_iter().map(|claim| claim.code).collect::<Vec<_>>()
/// };
/// assert_eq!(codes("Jordan, Kenya"), [Some("JO".to_owned()), Some("KE".to_owned())]);
/// assert_eq!(codes("Jordan, Selka"), [None]);
/// ```
pub fn several(
    words: &str,
    between: &[&str],
    code: impl Fn(&str) -> Option<&'static str>,
) -> Vec<CountryClaim> {
    let claim = |words: &str, code: Option<&str>| CountryClaim {
        code: code.map(Into::into),
        raw: build::text(words),
        note: None,
        at: 0,
    };
    if let Some(code) = code(words) {
        return vec![claim(words, Some(code))];
    }
    let split = |between: &&str| -> Option<Vec<CountryClaim>> {
        let parts = words.split(between).map(str::trim);
        let claims: Vec<_> = parts
            .map(|part| Some(claim(part, Some(code(part)?))))
            .collect::<Option<_>>()?;
        (claims.len() > 1).then_some(claims)
    };
    between
        .iter()
        .find_map(split)
        .unwrap_or_else(|| vec![claim(words, None)])
}

/// English short name of a country by its alpha-2 code (or XK, EU, UN).
///
/// ```
/// assert_eq!(dragoman_guest::countries::name("CI"), Some("Côte d'Ivoire"));
/// ```
pub fn name(code: &str) -> Option<&'static str> {
    alpha2(code).map(|country| country.name)
}

/// Whether `code` is an alpha-2 code in capitals (or XK, EU, UN).
pub fn is_code(code: &str) -> bool {
    alpha2(code).is_some()
}

/// Code of the country that a nationality word belongs to (`Iranian`, `british citizen`); none if it is not one, or
/// if it belongs to several (`Congolese`, `Korean`). Country names themselves are for [`code`].
///
/// ```
/// use dragoman_guest::countries::from_demonym;
///
/// assert_eq!(from_demonym("Nigerien"), Some("NE"));
/// assert_eq!(from_demonym("Nigerian national"), Some("NG"));
/// ```
pub fn from_demonym(text: &str) -> Option<&'static str> {
    nationality(text).or_else(|| {
        let (word, other) = text.split_once('(')?;
        let same = nationality(word)?;
        (Some(same) == nationality(other)).then_some(same)
    })
}

fn nationality(text: &str) -> Option<&'static str> {
    match DEMONYMS.find(Key::of(&[text], key::is_belonging)?.letters())? {
        Entry::One(code) => Some(code),
        Entry::Several => None,
    }
}

/// The alpha-2 code that `text` is, in either of its forms, in capitals.
fn written_code(text: &str) -> Option<&'static str> {
    match text.len() {
        2 => alpha2(text),
        3 => alpha3(text),
        _ => None,
    }
    .map(|country| country.alpha2)
}

//! The regime under which a record is listed: what the list calls its country.

use dragoman_guest::schema::LegalBasis;
use dragoman_guest::scripts;

/// Different regimes remembered. The list has two dozen.
const MAX_REGIMES: usize = 256;

/// A regime.
#[derive(Debug, Clone)]
pub(super) struct Regime {
    raw: String,
    /// Its part of an id.
    pub(super) slug: String,
    /// The instrument, where the regime is called after one.
    pub(super) legal_basis: Option<LegalBasis>,
}

impl Regime {
    fn of(raw: &str) -> Self {
        let english = scripts::halves(raw).map_or(raw, |(english, _)| english);
        Self {
            raw: raw.to_owned(),
            slug: acronym(english).map_or_else(|| slug(english), str::to_lowercase),
            legal_basis: is_instrument(english).then(|| LegalBasis {
                instrument: english.to_owned(),
                article: None,
            }),
        }
    }
}

/// Regimes met so far: thousands of records share a few.
#[derive(Debug, Default)]
pub(super) struct Regimes {
    known: Vec<Regime>,
    last: usize,
}

impl Regimes {
    /// The regime of this text.
    pub(super) fn get(&mut self, raw: &str) -> &Regime {
        if self.known.get(self.last).is_none_or(|regime| regime.raw != raw) {
            let found = self.known.iter().position(|regime| regime.raw == raw);
            self.last = found.unwrap_or_else(|| {
                if self.known.len() >= MAX_REGIMES {
                    self.known.clear();
                }
                self.known.push(Regime::of(raw));
                self.known.len() - 1
            });
        }
        &self.known[self.last]
    }
}

/// Whether a regime is called after the instrument that made it, not after a country.
fn is_instrument(english: &str) -> bool {
    english
        .split(|character: char| !character.is_alphabetic())
        .any(|word| matches!(word, "Regulations" | "Regulation" | "Act" | "Order"))
}

/// The acronym in brackets that ends a long title: `Justice for … Regulations (JVCFOR)`.
fn acronym(english: &str) -> Option<&str> {
    let (_, inside) = english.strip_suffix(')')?.rsplit_once('(')?;
    let short = inside.len() >= 3 && inside.bytes().all(|byte| byte.is_ascii_uppercase());
    short.then_some(inside)
}

/// Lower case, with one hyphen for whatever is neither a letter nor a digit.
pub(super) fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_alphanumeric() {
            slug.extend(character.to_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_english_half_names_a_regime() {
        for (raw, expected) in [
            ("Belarus / Bélarus", "belarus"),
            ("Ukraine", "ukraine"),
            ("Myanmar (Burma) / Myanmar (Birmanie)", "myanmar-burma"),
            ("South Sudan / Soudan du sud", "south-sudan"),
            (
                "Rules for Harbour Fees Regulations (RHFR) / Règlement (RDP)",
                "rhfr",
            ),
        ] {
            assert_eq!(Regimes::default().get(raw).slug, expected);
        }
    }

    #[test]
    fn only_a_regime_called_after_an_instrument_says_on_what_it_rests() {
        let mut regimes = Regimes::default();
        assert_eq!(regimes.get("Haiti / Haïti").legal_basis, None);
        let basis = regimes
            .get("Rules for Harbour Fees Regulations (RHFR) / Règlement")
            .legal_basis
            .clone();
        let instrument = basis.map(|basis| basis.instrument);
        assert_eq!(
            instrument.as_deref(),
            Some("Rules for Harbour Fees Regulations (RHFR)")
        );
    }

    #[test]
    fn a_slug_has_no_hyphen_at_its_ends() {
        assert_eq!(slug(" 1, Part 1.1 "), "1-part-1-1");
        assert_eq!(slug("—"), "");
        assert_eq!(slug("Élan (Nord)"), "élan-nord");
    }

    #[test]
    fn more_regimes_than_are_remembered_are_no_trouble() {
        let mut regimes = Regimes::default();
        for number in 0..1000 {
            assert_eq!(
                regimes.get(&format!("Land {number}")).slug,
                format!("land-{number}")
            );
        }
    }
}

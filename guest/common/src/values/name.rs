//! Names, with what stands in square brackets behind them.

use dragoman_guest::schema::{Name, NameForm, NameQuality};
use dragoman_guest::{build, languages, scripts};

use super::Entry;
use crate::columns::plain;

impl Entry<'_> {
    /// The names in a cell.
    pub(crate) fn names(&self, key: &str, form: NameForm) -> Vec<Name> {
        let texts = self.several(key);
        texts
            .iter()
            .filter_map(|text| self.name(key, text, form))
            .collect()
    }

    /// A name: `The Lantern [weak] [en]`.
    pub(crate) fn name(&self, key: &str, text: &str, form: NameForm) -> Option<Name> {
        let (mut full, mut quality, mut language) = (text.trim(), NameQuality::Unstated, None);
        let mut note = None;
        while let Some((before, within)) = full.strip_suffix(']').and_then(|text| text.rsplit_once('[')) {
            full = before.trim();
            match plain(within).as_str() {
                "weak" | "low" => quality = NameQuality::Weak,
                "strong" | "good" => quality = NameQuality::Strong,
                word => match languages::code(word).map(str::to_owned).or_else(|| tag(word)) {
                    Some(tag) => language = Some(tag),
                    None => note = build::text(within),
                },
            }
        }
        if full.is_empty() {
            self.reject(key, text, "there is no name before the brackets");
            return None;
        }
        Some(Name {
            script: scripts::of(full),
            language,
            note,
            ..build::name(full, form, quality)
        })
    }
}

/// The code of a language, as it is written: `ru`, `rus`.
pub(crate) fn tag(word: &str) -> Option<String> {
    let letters = word.chars().all(|c| c.is_ascii_lowercase());
    match word.len() {
        2 if letters => Some(word.to_owned()),
        3 if letters => languages::from_alpha3(word).map(str::to_owned),
        _ => None,
    }
}

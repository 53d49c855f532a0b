//! Values as this list writes them.

pub(crate) mod date;

pub(crate) use dragoman_guest::enumeration::{self, stated};

use crate::columns;

/// The words that are there, joined.
pub(crate) fn joined<'a>(words: impl IntoIterator<Item = &'a str>, separator: &str) -> String {
    let mut all = String::new();
    for word in words.into_iter().filter(|word| !word.is_empty()) {
        if !all.is_empty() {
            all.push_str(separator);
        }
        all.push_str(word);
    }
    all
}

/// BCP 47 code of a language by its English name.
pub(crate) fn language(name: &str) -> Option<&'static str> {
    Some(match columns::normal(name).as_str() {
        "arabic" => "ar",
        "russian" => "ru",
        "ukrainian" => "uk",
        "belarusian" | "belarussian" => "be",
        "persian" | "farsi" => "fa",
        "dari" => "prs",
        "pashto" | "pushto" => "ps",
        "urdu" => "ur",
        "korean" => "ko",
        "chinese" => "zh",
        "japanese" => "ja",
        "burmese" | "myanmar" => "my",
        "bosnian" => "bs",
        "serbian" => "sr",
        "croatian" => "hr",
        "georgian" => "ka",
        "hebrew" => "he",
        "turkish" => "tr",
        "kurdish" => "ku",
        "somali" => "so",
        "uzbek" => "uz",
        "spanish" => "es",
        "french" => "fr",
        _ => return None,
    })
}

//! Languages by English name and by code.
//!
//! Only what names exactly one language is coded, and only languages that lists are known to name.

/// A language: its BCP 47 code, its ISO 639-2 codes, and the English names that lists have for it.
struct Language {
    code: &'static str,
    alpha3: &'static [&'static str],
    names: &'static [&'static str],
}

const fn language(
    code: &'static str,
    alpha3: &'static [&'static str],
    names: &'static [&'static str],
) -> Language {
    Language { code, alpha3, names }
}

const LANGUAGES: [Language; 62] = [
    language("am", &["amh"], &["amharic"]),
    language("ar", &["ara"], &["arabic"]),
    language("az", &["aze"], &["azerbaijani", "azeri"]),
    language("be", &["bel"], &["belarusian", "belarussian", "byelorussian"]),
    language("bg", &["bul"], &["bulgarian"]),
    language("bn", &["ben"], &["bengali"]),
    language("bs", &["bos"], &["bosnian"]),
    language("cs", &["ces", "cze"], &["czech"]),
    language("da", &["dan"], &["danish"]),
    language("de", &["deu", "ger"], &["german"]),
    language("el", &["ell", "gre"], &["greek"]),
    language("en", &["eng"], &["english"]),
    language("es", &["spa"], &["spanish", "castilian"]),
    language("et", &["est"], &["estonian"]),
    language("fa", &["fas", "per"], &["persian", "farsi"]),
    language("fi", &["fin"], &["finnish"]),
    language("fr", &["fra", "fre"], &["french"]),
    language("ha", &["hau"], &["hausa"]),
    language("he", &["heb"], &["hebrew"]),
    language("hi", &["hin"], &["hindi"]),
    language("hr", &["hrv"], &["croatian"]),
    language("hu", &["hun"], &["hungarian"]),
    language("hy", &["hye", "arm"], &["armenian"]),
    language("id", &["ind"], &["indonesian"]),
    language("it", &["ita"], &["italian"]),
    language("ja", &["jpn"], &["japanese"]),
    language("ka", &["kat", "geo"], &["georgian"]),
    language("kk", &["kaz"], &["kazakh"]),
    language("ko", &["kor"], &["korean"]),
    language("ku", &["kur"], &["kurdish"]),
    language("ky", &["kir"], &["kyrgyz", "kirghiz"]),
    language("lt", &["lit"], &["lithuanian"]),
    language("lv", &["lav"], &["latvian"]),
    language("mk", &["mkd", "mac"], &["macedonian"]),
    language("mn", &["mon"], &["mongolian"]),
    language("ms", &["msa", "may"], &["malay"]),
    language("my", &["mya", "bur"], &["burmese", "myanmar"]),
    language("nl", &["nld", "dut"], &["dutch", "flemish"]),
    language("no", &["nor"], &["norwegian"]),
    language("pl", &["pol"], &["polish"]),
    language("prs", &["prs"], &["dari"]),
    language("ps", &["pus"], &["pashto", "pushto"]),
    language("pt", &["por"], &["portuguese"]),
    language("ro", &["ron", "rum"], &["romanian", "moldavian", "moldovan"]),
    language("ru", &["rus"], &["russian"]),
    language("sk", &["slk", "slo"], &["slovak"]),
    language("sl", &["slv"], &["slovenian", "slovene"]),
    language("so", &["som"], &["somali"]),
    language("sq", &["sqi", "alb"], &["albanian"]),
    language("sr", &["srp"], &["serbian"]),
    language("sv", &["swe"], &["swedish"]),
    language("sw", &["swa"], &["swahili"]),
    language("tg", &["tgk"], &["tajik"]),
    language("th", &["tha"], &["thai"]),
    language("ti", &["tir"], &["tigrinya"]),
    language("tk", &["tuk"], &["turkmen"]),
    language("tr", &["tur"], &["turkish"]),
    language("uk", &["ukr"], &["ukrainian"]),
    language("ur", &["urd"], &["urdu"]),
    language("uz", &["uzb"], &["uzbek"]),
    language("vi", &["vie"], &["vietnamese"]),
    language("zh", &["zho", "chi"], &["chinese", "mandarin"]),
];

/// BCP 47 code of a language by its English name, in any case; also by several names of one language with semicolons or
/// commas between them. None if it is not known, or if the words name several.
///
/// ```
/// use dragoman_guest::languages::code;
///
/// assert_eq!(code("Belarusian"), Some("be"));
/// assert_eq!(code("Romanian; Moldavian; Moldovan"), Some("ro"));
/// assert_eq!(code("Russian; Ukrainian"), None);
/// ```
pub fn code(name: &str) -> Option<&'static str> {
    let lower = name.to_lowercase();
    let mut names = lower
        .split([';', ','])
        .map(str::trim)
        .filter(|name| !name.is_empty());
    let of = |name: &str| LANGUAGES.iter().find(|language| language.names.contains(&name));
    let first = of(names.next()?)?;
    names
        .all(|name| first.names.contains(&name))
        .then_some(first.code)
}

/// BCP 47 code of a language by its code in ISO 639-2, in any case: `RUS`, `ger`, `deu`.
///
/// ```
/// assert_eq!(dragoman_guest::languages::from_alpha3("BEL"), Some("be"));
/// ```
pub fn from_alpha3(code: &str) -> Option<&'static str> {
    let lower = code.trim().to_ascii_lowercase();
    let found = LANGUAGES
        .iter()
        .find(|language| language.alpha3.contains(&lower.as_str()));
    found.map(|language| language.code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_and_no_code_means_two_languages() {
        let mut names: Vec<_> = LANGUAGES.iter().flat_map(|language| language.names).collect();
        let mut codes: Vec<_> = LANGUAGES.iter().flat_map(|language| language.alpha3).collect();
        for all in [&mut names, &mut codes] {
            let count = all.len();
            all.sort();
            all.dedup();
            assert_eq!(all.len(), count);
        }
    }

    #[test]
    fn what_is_no_language_is_none() {
        for text in ["", ";", "Cyrillic", "rus", "Atlantean"] {
            assert_eq!(code(text), None, "{text}");
        }
        for text in ["", "ru", "xyz", "Russian"] {
            assert_eq!(from_alpha3(text), None, "{text}");
        }
    }
}

//! What the programme under which somebody is listed is about.

use crate::features::Country;
use crate::name::words;

/// Countries as programmes name them, in their codes (`DPRK`, `IFSR`) and words.
const COUNTRIES: [(&str, &str); 58] = [
    ("afghanistan", "AF"),
    ("taliban", "AF"),
    ("belarus", "BY"),
    ("bosnia", "BA"),
    ("burma", "MM"),
    ("myanmar", "MM"),
    ("birmanie", "MM"),
    ("burundi", "BI"),
    ("centrafricaine", "CF"),
    ("car", "CF"),
    ("china", "CN"),
    ("congo", "CD"),
    ("drcongo", "CD"),
    ("drc", "CD"),
    ("cuba", "CU"),
    ("cyprus", "CY"),
    ("dprk", "KP"),
    ("nkorea", "KP"),
    ("korea", "KP"),
    ("egypt", "EG"),
    ("eritrea", "ER"),
    ("ethiopia", "ET"),
    ("georgia", "GE"),
    ("guatemala", "GT"),
    ("bissau", "GW"),
    ("haiti", "HT"),
    ("hong", "HK"),
    ("hk", "HK"),
    ("iran", "IR"),
    ("iranian", "IR"),
    ("ifsr", "IR"),
    ("irgc", "IR"),
    ("iraq", "IQ"),
    ("iraqi", "IQ"),
    ("lebanon", "LB"),
    ("liberia", "LR"),
    ("libya", "LY"),
    ("libyan", "LY"),
    ("mali", "ML"),
    ("moldova", "MD"),
    ("nicaragua", "NI"),
    ("niger", "NE"),
    ("pakistan", "PK"),
    ("russia", "RU"),
    ("russian", "RU"),
    ("russie", "RU"),
    ("somalia", "SO"),
    ("sudan", "SD"),
    ("darfur", "SD"),
    ("syria", "SY"),
    ("syrian", "SY"),
    ("syrie", "SY"),
    ("tunisia", "TN"),
    ("turkey", "TR"),
    ("ukraine", "UA"),
    ("venezuela", "VE"),
    ("yemen", "YE"),
    ("zimbabwe", "ZW"),
];

/// Words of programmes that say nothing of what they are about.
const FILLERS: [&str; 34] = [
    "the",
    "and",
    "for",
    "list",
    "sanctions",
    "regime",
    "republic",
    "democratic",
    "people",
    "peoples",
    "regulations",
    "special",
    "economic",
    "measures",
    "sdgt",
    "relative",
    "relatif",
    "reglement",
    "justice",
    "national",
    "security",
    "counter",
    "global",
    "victims",
    "victimes",
    "south",
    "north",
    "nuclear",
    "proliferation",
    "human",
    "rights",
    "unscr",
    "dirigeants",
    "etrangers",
];

/// The topics of a programme's name or code: the codes of the countries that it names, and its other words.
pub(crate) fn topics(programme: &str) -> Vec<String> {
    let words = words(programme).into_iter();
    let topic = |word: String| {
        // `DPRK3` and `LIBYA2` are later orders about the same country.
        let word = word.trim_end_matches(|c: char| c.is_ascii_digit());
        let country = COUNTRIES.iter().find(|(name, _)| *name == word);
        match country {
            Some((_, code)) => Some((*code).to_owned()),
            None if word.len() > 3 && !FILLERS.contains(&word) => Some(word.to_owned()),
            None => None,
        }
    };
    words.filter_map(topic).collect()
}

/// The country that a topic is.
pub(crate) fn country(topic: &str) -> Option<Country> {
    topic
        .bytes()
        .all(|byte| byte.is_ascii_uppercase())
        .then(|| Country::of(topic))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_programme_is_known_by_its_codes_and_words() {
        for programme in ["DPRK3", "Democratic People's Republic of Korea", "NKOREA"] {
            assert_eq!(topics(programme), ["KP"], "{programme}");
        }
        assert_eq!(topics("Iran (nuclear proliferation)"), ["IR"]);
        assert_eq!(topics("Burma / Birmanie"), ["MM", "MM"]);
        assert_eq!(topics("ISIL (Da'esh) and Al-Qaida"), ["isil", "daesh", "qaida"]);
    }

    #[test]
    fn a_country_is_told_from_a_word() {
        assert_eq!(country("KP"), Country::of("KP"));
        assert_eq!(country("qaida"), None);
    }
}

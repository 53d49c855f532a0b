//! What the programme under which somebody is listed is about.

use crate::features::Country;
use crate::name::words;

/// Countries as programmes name them, in their codes (`DPRK`, `IFSR`) and words.
const COUNTRIES: [(&str, &str); 59] = [
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
    // What is done about Ukraine is done about Russia there.
    ("ukraine", "RU"),
    ("venezuela", "VE"),
    ("yemen", "YE"),
    ("zimbabwe", "ZW"),
];

/// Codes of three letters by which the Union names its programmes (ISO 3166-1).
const CODES: [(&str, &str); 42] = [
    ("afg", "AF"),
    ("bdi", "BI"),
    ("bih", "BA"),
    ("blr", "BY"),
    ("caf", "CF"),
    ("chn", "CN"),
    ("cod", "CD"),
    ("cub", "CU"),
    ("cyp", "CY"),
    ("egy", "EG"),
    ("eri", "ER"),
    ("eth", "ET"),
    ("geo", "GE"),
    ("gin", "GN"),
    ("gnb", "GW"),
    ("gtm", "GT"),
    ("hkg", "HK"),
    ("hti", "HT"),
    ("irn", "IR"),
    ("irq", "IQ"),
    ("lbn", "LB"),
    ("lbr", "LR"),
    ("lby", "LY"),
    ("mda", "MD"),
    ("mli", "ML"),
    ("mmr", "MM"),
    ("ner", "NE"),
    ("nic", "NI"),
    ("pak", "PK"),
    ("prk", "KP"),
    ("rus", "RU"),
    ("sdn", "SD"),
    ("som", "SO"),
    // As of a programme in words, of which `sudan` is one.
    ("ssd", "SD"),
    ("syr", "SY"),
    ("tun", "TN"),
    ("tur", "TR"),
    ("ukr", "UA"),
    ("ukr", "RU"),
    ("ven", "VE"),
    ("yem", "YE"),
    ("zwe", "ZW"),
];

/// Programmes of several states about one thing: the acts against those who violate human rights and the corrupt, named after
/// Magnitsky or not; the Union's for the Taliban and Al-Qaida; and those against terrorists, whichever they are.
const THEMES: [(&str, &str); 26] = [
    ("jvcfor", "rights"),
    ("magnit", "rights"),
    ("magnitsky", "rights"),
    ("glomag", "rights"),
    ("human", "rights"),
    ("rights", "rights"),
    ("hr", "rights"),
    ("corrupt", "rights"),
    ("corruption", "rights"),
    ("taqa", "qaida"),
    ("taqa", "AF"),
    ("taqa", "terror"),
    ("qaida", "qaida"),
    ("qaida", "terror"),
    ("isil", "isil"),
    ("isil", "terror"),
    ("daesh", "daesh"),
    ("daesh", "terror"),
    ("sdgt", "terror"),
    ("fto", "terror"),
    ("terr", "terror"),
    ("terrorism", "terror"),
    ("terrorist", "terror"),
    ("terrorists", "terror"),
    ("terroristes", "terror"),
    // Indonesia's list of terrorists.
    ("dttot", "terror"),
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
    "foreign",
    "officials",
    "corrompus",
    "unscr",
    "dirigeants",
    "etrangers",
];

/// The topics of a programme's name or code: the codes of the countries that it names, and its other words.
pub(crate) fn topics(programme: &str) -> Vec<String> {
    let mut topics: Vec<String> = Vec::new();
    for word in words(programme) {
        // `DPRK3` and `LIBYA2` are later orders about the same country.
        let word = word.trim_end_matches(|c: char| c.is_ascii_digit());
        let known = COUNTRIES.iter().chain(&CODES).chain(&THEMES);
        let before = topics.len();
        topics.extend(
            known
                .filter(|(name, _)| *name == word)
                .map(|(_, topic)| (*topic).to_owned()),
        );
        if topics.len() == before && word.len() > 3 && !FILLERS.contains(&word) {
            topics.push(word.to_owned());
        }
    }
    topics
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
        assert_eq!(topics("IRN"), ["IR"]);
        for programme in ["GLOMAG", "MAGNIT", "Global Anti-Corruption", "JVCFOR"] {
            assert!(topics(programme).contains(&"rights".into()), "{programme}");
        }
        assert_eq!(topics("TAQA"), ["qaida", "AF", "terror"]);
        for programme in [
            "SDGT",
            "FTO",
            "TERR",
            "Al-Qaida",
            "DTTOT",
            "Counter-Terrorism (Domestic)",
        ] {
            assert!(topics(programme).contains(&"terror".into()), "{programme}");
        }
        for programme in ["UKRAINE-EO13661", "UKR", "Russia / Russie"] {
            assert!(topics(programme).contains(&"RU".into()), "{programme}");
        }
        assert_eq!(topics("Burma / Birmanie"), ["MM", "MM"]);
        let both = topics("ISIL (Da'esh) and Al-Qaida");
        assert!(
            ["isil", "daesh", "qaida"]
                .iter()
                .all(|topic| both.contains(&(*topic).into()))
        );
    }

    #[test]
    fn a_country_is_told_from_a_word() {
        assert_eq!(country("KP"), Country::of("KP"));
        assert_eq!(country("qaida"), None);
    }
}

//! Wordings and what they mean.

use super::codes::COUNTRIES;
use super::*;

fn all_are(expected: Option<&str>, wordings: &[&str]) {
    for wording in wordings {
        assert_eq!(code(wording), expected, "{wording}");
    }
}

#[test]
fn every_country_is_found_by_its_codes_and_its_name() {
    for country in &COUNTRIES {
        for wording in [
            country.alpha2,
            country.alpha3,
            country.name,
            &country.name.to_uppercase(),
        ] {
            assert_eq!(code(wording), Some(country.alpha2), "{wording}");
        }
        assert!(is_code(country.alpha2));
        assert_eq!(name(country.alpha2), Some(country.name));
    }
}

#[test]
fn the_codes_are_sorted_and_unique() {
    assert!(COUNTRIES.windows(2).all(|pair| pair[0].alpha2 < pair[1].alpha2));
    let mut alpha3: Vec<_> = COUNTRIES.iter().map(|country| country.alpha3).collect();
    alpha3.sort_unstable();
    alpha3.dedup();
    assert_eq!(alpha3.len(), COUNTRIES.len());
}

#[test]
fn codes_are_read_in_capitals_only() {
    all_are(Some("XK"), &["XK", "XKX", "RKS"]);
    all_are(Some("GB"), &["GB", "GBR", "UK", "U.K."]);
    all_are(None, &["de", "Ir", "ZZ", "00", "ZZZ", "", " ", "ı", "é"]);
    assert!(!is_code("gb") && !is_code("GBR") && !is_code("UK") && !is_code(""));
    assert_eq!(name("ZZ"), None);
}

#[test]
fn no_abbreviation_is_the_code_of_another_country() {
    for (wording, entry) in table::NAMES.lines().chain(DEMONYMS.lines()) {
        let capitals = wording.replace(' ', "").to_uppercase();
        if let Some(code) = written_code(&capitals) {
            assert_eq!(entry, Entry::One(code), "{wording}");
        }
    }
}

#[test]
fn official_and_turned_names_are_read() {
    all_are(
        Some("IR"),
        &[
            "Iran",
            "Islamic Republic of Iran",
            "Iran (Islamic Republic of)",
            "IRAN, ISLAMIC REPUBLIC OF",
        ],
    );
    all_are(
        Some("KP"),
        &[
            "Korea, North",
            "North Korea",
            "DPRK",
            "Democratic People's Republic of Korea",
            "Korea (Democratic People’s Republic of)",
        ],
    );
    all_are(
        Some("KR"),
        &[
            "Korea, South",
            "Republic of Korea",
            "Korea, Republic of",
            "Korea (Republic of)",
        ],
    );
    all_are(
        Some("CD"),
        &[
            "Congo, Democratic Republic of the",
            "Democratic Republic of the Congo",
            "Congo (Democratic Republic)",
            "D.R. Congo",
            "Zaire",
        ],
    );
    all_are(
        Some("CG"),
        &["Congo", "Congo, Republic of the", "Republic of the Congo"],
    );
    all_are(
        Some("MK"),
        &[
            "Macedonia",
            "Macedonia, The Former Yugoslav Republic of",
            "North Macedonia",
        ],
    );
    all_are(
        Some("TZ"),
        &[
            "Tanzania, United Republic of",
            "United Republic of Tanzania",
            "TANZANIA",
        ],
    );
    all_are(Some("VG"), &["Virgin Islands, British", "British Virgin Islands"]);
    all_are(
        Some("NE"),
        &["Niger", "Republic of Niger", "Niger (Republic of the)"],
    );
    all_are(Some("CZ"), &["Czech Republic", "The Czech Republic", "Czechia"]);
    all_are(Some("DO"), &["Dominican Republic"]);
    all_are(
        Some("CN"),
        &[
            "China",
            "People's Republic of China",
            "China, People's Republic of",
        ],
    );
    all_are(
        Some("TW"),
        &[
            "Taiwan",
            "Taiwan, Province of China",
            "Taiwan (Republic of China)",
        ],
    );
    all_are(Some("GM"), &["The Gambia", "Gambia, The", "Gambia"]);
    all_are(
        Some("HK"),
        &["Hong Kong", "Hong Kong, China", "China (Hong Kong SAR)"],
    );
}

#[test]
fn names_no_longer_in_use_mean_the_one_country_that_is_there_now() {
    all_are(
        Some("MM"),
        &[
            "Burma",
            "Myanmar",
            "Union of Burma",
            "Burma (Myanmar)",
            "Burma/Myanmar",
        ],
    );
    all_are(Some("SZ"), &["Swaziland", "Eswatini"]);
    all_are(Some("CI"), &["Ivory Coast", "Côte d'Ivoire", "COTE D IVOIRE"]);
    all_are(Some("CV"), &["Cape Verde", "Cabo Verde"]);
    all_are(Some("TL"), &["East Timor", "Timor-Leste"]);
    all_are(
        Some("DE"),
        &[
            "East Germany",
            "German Democratic Republic",
            "Federal Republic of Germany",
        ],
    );
    all_are(
        Some("YE"),
        &["North Yemen", "Yemen Arab Republic", "Republic of Yemen"],
    );
    all_are(Some("UA"), &["Ukrainian SSR", "Ukrainian SSR (now Ukraine)"]);
    all_are(Some("TR"), &["Turkey", "Türkiye", "TÜRKİYE"]);
}

#[test]
fn palestinian_wordings_are_one() {
    let wordings = [
        "West Bank",
        "Gaza",
        "Region: Gaza",
        "Palestinian",
        "State of Palestine",
        "Occupied Palestinian Territories",
        "Palestinian Territory, Occupied",
    ];
    all_are(Some("PS"), &wordings);
}

#[test]
fn what_fits_several_countries_is_not_coded() {
    let wordings = [
        "USSR",
        "Former Soviet Union",
        "Yugoslavia",
        "Federal Republic of Yugoslavia",
        "Czechoslovakia",
        "Serbia and Montenegro",
        "Netherlands Antilles",
        "Korea",
        "Virgin Islands",
        "Republic of China",
        "China, Republic of",
        "Sudan/South Sudan",
        "Afghanistan/Pakistan border region",
        "Iran / unknown",
    ];
    all_are(None, &wordings);
}

#[test]
fn a_dissolved_state_is_made_plain_by_its_successor() {
    let wordings = [
        "USSR (now Belarus)",
        "former USSR, now Belarus",
        "Former USSR Currently Belarus",
        "Belarus (USSR)",
        "Belarus (former USSR)",
    ];
    all_are(Some("BY"), &wordings);
    all_are(
        None,
        &[
            "Iraq (now Syria)",
            "Iraq, now Syria",
            "now Syria",
            "USSR (now)",
            "Iraq (formerly)",
        ],
    );
}

#[test]
fn a_country_given_in_two_languages_is_read_once() {
    all_are(Some("BY"), &["Belarus / Bélarus"]);
    all_are(Some("MM"), &["Myanmar (Burma) / Myanmar (Birmanie)"]);
    all_are(Some("KP"), &["North Korea / Corée du Nord", "Corea del Norte"]);
    all_are(Some("GB"), &["Royaume-Uni", "Reino Unido", "England", "Inggris"]);
    all_are(
        None,
        &[
            "Belarus / Russie",
            "/",
            "//",
            "( )",
            "(",
            ")",
            ",",
            "Belarus (Russia)",
        ],
    );
}

#[test]
fn what_is_more_than_a_country_is_not_guessed_at() {
    all_are(
        None,
        &[
            "Iran (as at 2014)",
            "Central District, Port Selka",
            "Africa",
            "unknown",
            "na",
            "-",
            "Россия",
            "Region: Tavrin",
        ],
    );
}

#[test]
fn long_and_odd_input_is_refused() {
    all_are(
        None,
        &[
            &"Iran ".repeat(10_000),
            &"the ".repeat(10_000),
            &"(".repeat(10_000),
            &"now ".repeat(10_000),
        ],
    );
}

#[test]
fn nationality_words_are_read() {
    for (word, expected) in [
        ("Iranian", Some("IR")),
        ("RUSSIAN", Some("RU")),
        ("British", Some("GB")),
        ("Afghan", Some("AF")),
        ("Burkinabé", Some("BF")),
        ("Saudi Arabian", Some("SA")),
        ("Lebanese citizenship", Some("LB")),
        ("US national/citizen", Some("US")),
        ("Iranian (Iranian citizenship)", Some("IR")),
        ("Iranian (Iraqi citizenship)", None),
        ("Nigerien", Some("NE")),
        ("Nigerian", Some("NG")),
        ("Congolese", None),
        ("Korean", None),
        ("Dominican", None),
        ("Yugoslav", None),
        ("citizen", None),
        ("", None),
    ] {
        assert_eq!(from_demonym(word), expected, "{word}");
    }
}

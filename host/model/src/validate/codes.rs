//! The vocabularies of the schema, and the shapes of its values.

use crate::is_visible;

/// ISO 3166-1 alpha-2, all codes officially assigned, and what the schema adds: EU, UN, XK. Sorted.
const COUNTRIES: &str = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS \
    BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET EU FI \
    FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS \
    IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO \
    MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA \
    RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT \
    TV TW TZ UA UG UM UN US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW";

/// For each first letter of a code the second letters that follow it, a bit each.
const SECOND_LETTERS: [u32; 26] = {
    let (mut letters, mut at) = ([0; 26], 0);
    let codes = COUNTRIES.as_bytes();
    while at < codes.len() {
        letters[(codes[at] - b'A') as usize] |= 1 << (codes[at + 1] - b'A');
        at += 3;
    }
    letters
};

/// Whether `code` is a country's (ISO 3166-1 alpha-2), or UN, EU or XK.
pub fn is_country(code: &str) -> bool {
    match code.as_bytes() {
        [first @ b'A'..=b'Z', second @ b'A'..=b'Z'] => {
            SECOND_LETTERS[usize::from(first - b'A')] & (1 << (second - b'A')) != 0
        }
        _ => false,
    }
}

/// Whether `code` is the code of a place on the map: no organisation's.
pub(super) fn is_land(code: &str) -> bool {
    is_country(code) && !matches!(code, "UN" | "EU")
}

/// Whether `url` is the absolute address of a page: `http` or `https`, a host, and no white space or invisible character,
/// behind which another address than the one that is read could hide.
pub(super) fn is_web_address(url: &str) -> bool {
    let rest = url
        .split_once("://")
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https"));
    rest.is_some_and(|(_, rest)| !rest.is_empty() && !rest.starts_with(['/', '?', '#']))
        && url.chars().all(|c| is_visible(c) && !c.is_whitespace())
}

/// Whether `text` is a JSON pointer (RFC 6901): empty, or `/` before each step, and `~` only as `~0` or `~1`.
pub(super) fn is_json_pointer(text: &str) -> bool {
    (text.is_empty() || text.starts_with('/'))
        && text.split('~').skip(1).all(|after| after.starts_with(['0', '1']))
}

/// Whether `day` is a day of the calendar as `yyyy-mm-dd`.
pub(super) fn is_day(day: &str) -> bool {
    day.parse::<jiff::civil::Date>()
        .is_ok_and(|parsed| parsed.to_string() == day)
}

/// Whether `version` is one of semantic versioning: `1.2.0`, `1.2.0-rc.1+build.5`.
pub(super) fn is_version(version: &str) -> bool {
    let (version, build) = version
        .split_once('+')
        .map_or((version, None), |(v, b)| (v, Some(b)));
    let (core, label) = version
        .split_once('-')
        .map_or((version, None), |(v, l)| (v, Some(l)));
    let number = |text: &str| {
        !text.is_empty()
            && text.bytes().all(|byte| byte.is_ascii_digit())
            && (text == "0" || !text.starts_with('0'))
    };
    let word = |text: &str| {
        !text.is_empty()
            && text
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    core.split('.').count() == 3
        && core.split('.').all(number)
        && label.is_none_or(|label| {
            let identifier =
                |text: &str| word(text) && (number(text) || !text.bytes().all(|byte| byte.is_ascii_digit()));
            label.split('.').all(identifier)
        })
        && build.is_none_or(|build| build.split('.').all(word))
}

/// Whether `code` has the shape of an ISO 15924 script: `Arab`.
pub(super) fn is_script(code: &str) -> bool {
    let bytes = code.as_bytes();
    bytes.len() == 4 && bytes[0].is_ascii_uppercase() && bytes[1..].iter().all(u8::is_ascii_lowercase)
}

/// Whether `tag` has the shape of a BCP 47 language tag: `ru`, `sr-Latn`.
pub(super) fn is_language(tag: &str) -> bool {
    let mut subtags = tag.split('-');
    let language = subtags.next().unwrap_or_default();
    (2..=8).contains(&language.len())
        && language.bytes().all(|byte| byte.is_ascii_lowercase())
        && subtags.all(|subtag| {
            (1..=8).contains(&subtag.len()) && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

/// Whether `scheme` has the shape of an identifier's scheme: `un-ref`, `wallet:xbt`.
pub(super) fn is_scheme(scheme: &str) -> bool {
    let mut bytes = scheme.bytes();
    bytes
        .next()
        .is_some_and(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        && bytes.all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-._:".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_are_the_249_of_the_standard_and_three_more() {
        let codes: Vec<_> = COUNTRIES.split(' ').collect();
        assert_eq!(codes.len(), 249 + 3);
        assert!(codes.is_sorted());
        assert!(is_country("XK") && !is_country("UK") && !is_country("de") && !is_country(""));
        let letters = || ('A'..='Z').map(String::from);
        let pairs = letters().flat_map(|first| letters().map(move |second| first.clone() + &second));
        assert!(pairs.filter(|pair| is_country(pair)).eq(codes.iter().copied()));
    }

    #[test]
    fn shapes_of_codes_are_told_apart() {
        assert!(is_script("Arab") && !is_script("arab") && !is_script("Arabic"));
        assert!(is_language("sr-Latn") && !is_language("x") && !is_language("Russian"));
        assert!(is_scheme("wallet:xbt") && !is_scheme("UN ref") && !is_scheme(""));
    }

    #[test]
    fn an_organisation_is_no_place() {
        assert!(is_land("XK") && is_land("FR") && !is_land("UN") && !is_land("EU"));
    }

    #[test]
    fn a_web_address_is_absolute_and_hides_nothing() {
        for url in [
            "https://list.example/a?b=c#d",
            "HTTP://list.example",
            "http://لائحة.example/",
        ] {
            assert!(is_web_address(url), "{url}");
        }
        for url in [
            "",
            "list.example",
            "www.list.example/a",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "https://",
            "https:///x",
            "https://a b",
            "https://a\u{202e}b",
            "https://a\n",
        ] {
            assert!(!is_web_address(url), "{url:?}");
        }
    }

    #[test]
    fn a_json_pointer_escapes_its_tildes() {
        assert!(is_json_pointer("") && is_json_pointer("/") && is_json_pointer("/a~0b~1/0"));
        assert!(!is_json_pointer("a") && !is_json_pointer("/a~") && !is_json_pointer("/~2"));
    }

    #[test]
    fn a_day_is_written_in_one_way() {
        assert!(is_day("2028-02-29"));
        for day in [
            "2027-02-29",
            "2028-2-29",
            "20280229",
            "2028-02-29T00",
            "2028",
            "",
            "2028-02-29 ",
        ] {
            assert!(!is_day(day), "{day:?}");
        }
    }

    #[test]
    fn a_version_is_semantic() {
        for version in ["0.1.0", "1.22.333", "1.0.0-rc.1", "1.0.0-0.x-y+001.b", "1.0.0+5"] {
            assert!(is_version(version), "{version}");
        }
        for version in [
            "", "1.0", "1.0.0.0", "01.0.0", "+1.0.0", "1.0.0-", "1.0.0-01", "1.0.0+", "1.0.x", "v1.0.0",
        ] {
            assert!(!is_version(version), "{version}");
        }
    }
}

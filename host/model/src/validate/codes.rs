//! The vocabularies of the schema.

/// ISO 3166-1 alpha-2, all codes officially assigned, and what the schema adds: EU, UN, XK. Sorted.
const COUNTRIES: &str = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS \
    BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET EU FI \
    FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS \
    IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO \
    MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA \
    RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT \
    TV TW TZ UA UG UM UN US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW";

/// Whether `code` is a country's code, or UN, EU, XK.
pub(super) fn is_country(code: &str) -> bool {
    code.len() == 2
        && COUNTRIES
            .as_bytes()
            .chunks(3)
            .any(|known| known.starts_with(code.as_bytes()))
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
    }

    #[test]
    fn shapes_of_codes_are_told_apart() {
        assert!(is_script("Arab") && !is_script("arab") && !is_script("Arabic"));
        assert!(is_language("sr-Latn") && !is_language("x") && !is_language("Russian"));
        assert!(is_scheme("wallet:xbt") && !is_scheme("UN ref") && !is_scheme(""));
    }
}

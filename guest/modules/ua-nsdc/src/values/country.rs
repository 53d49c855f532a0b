//! Countries: codes, some of them written with Cyrillic letters, and names in Ukrainian.

use dragoman_guest::countries;

/// Names at the beginning of addresses, in small letters.
const NAMES: [(&str, &str); 42] = [
    ("україна", "UA"),
    ("украина", "UA"),
    ("російська федерація", "RU"),
    ("российская федерация", "RU"),
    ("росія", "RU"),
    ("рф", "RU"),
    ("грузія", "GE"),
    ("азербайджан", "AZ"),
    ("вірменія", "AM"),
    ("республіка білорусь", "BY"),
    ("білорусь", "BY"),
    ("молдова", "MD"),
    ("республіка молдова", "MD"),
    ("казахстан", "KZ"),
    ("узбекистан", "UZ"),
    ("киргизстан", "KG"),
    ("кіпр", "CY"),
    ("кипр", "CY"),
    ("німеччина", "DE"),
    ("франція", "FR"),
    ("італія", "IT"),
    ("іспанія", "ES"),
    ("швейцарія", "CH"),
    ("австрія", "AT"),
    ("фінляндія", "FI"),
    ("швеція", "SE"),
    ("польща", "PL"),
    ("чехія", "CZ"),
    ("болгарія", "BG"),
    ("угорщина", "HU"),
    ("румунія", "RO"),
    ("сербія", "RS"),
    ("греція", "GR"),
    ("туреччина", "TR"),
    ("ізраїль", "IL"),
    ("китай", "CN"),
    ("кнр", "CN"),
    ("латвія", "LV"),
    ("литва", "LT"),
    ("естонія", "EE"),
    ("нідерланди", "NL"),
    ("панама", "PA"),
];

/// The code of a country's name, in Ukrainian or as the SDK knows it; none if the words name none.
pub(crate) fn named(words: &str) -> Option<&'static str> {
    let lower = words.trim().to_lowercase();
    let found = NAMES
        .iter()
        .find(|(name, _)| *name == lower)
        .map(|(_, code)| *code);
    found.or_else(|| countries::code(words))
}

/// The code that two letters are, and whether Cyrillic ones that look the same had to be taken for Latin ones.
pub(crate) fn code(text: &str) -> Option<(String, bool)> {
    if countries::is_code(text) {
        return Some((text.to_owned(), false));
    }
    let latin: String = text.chars().map(latin).collect();
    countries::is_code(&latin).then_some((latin, true))
}

fn latin(letter: char) -> char {
    const ALIKE: [(char, char); 12] = [
        ('А', 'A'),
        ('В', 'B'),
        ('Е', 'E'),
        ('І', 'I'),
        ('К', 'K'),
        ('М', 'M'),
        ('Н', 'H'),
        ('О', 'O'),
        ('Р', 'P'),
        ('С', 'C'),
        ('Т', 'T'),
        ('У', 'Y'),
    ];
    let found = ALIKE.iter().find(|(cyrillic, _)| *cyrillic == letter);
    found.map_or(letter, |(_, latin)| *latin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_in_cyrillic_letters_are_those_that_they_look_like() {
        assert_eq!(code("RU"), Some(("RU".into(), false)));
        assert_eq!(code("АМ"), Some(("AM".into(), true)));
        assert_eq!(code("особа без громадянства"), None);
    }

    #[test]
    fn countries_are_known_by_their_ukrainian_names() {
        assert_eq!(
            (named("Україна"), named("Cyprus"), named("м. Київ")),
            (Some("UA"), Some("CY"), None)
        );
        let sorted = NAMES
            .iter()
            .all(|(name, code)| *name == name.to_lowercase() && countries::is_code(code));
        assert!(sorted);
    }
}

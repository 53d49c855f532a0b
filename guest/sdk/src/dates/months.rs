//! Names of months, as lists write them.

/// Names by language, January first; beside a name others that it goes by. Languages in which a name means another month
/// elsewhere (`listopad`) are left out.
const MONTHS: [[&str; 12]; 11] = [
    // English
    [
        "january jan",
        "february feb",
        "march mar",
        "april apr",
        "may",
        "june jun",
        "july jul",
        "august aug",
        "september sept sep",
        "october oct",
        "november nov",
        "december dec",
    ],
    // French
    [
        "janvier janv",
        "février fevrier févr fevr",
        "mars",
        "avril avr",
        "mai",
        "juin",
        "juillet juil",
        "août aout",
        "septembre",
        "octobre",
        "novembre",
        "décembre decembre déc",
    ],
    // Spanish
    [
        "enero ene",
        "febrero",
        "marzo",
        "abril abr",
        "mayo",
        "junio",
        "julio",
        "agosto ago",
        "septiembre setiembre",
        "octubre",
        "noviembre",
        "diciembre dic",
    ],
    // Portuguese
    [
        "janeiro",
        "fevereiro fev",
        "março marco",
        "abril",
        "maio",
        "junho",
        "julho",
        "agosto",
        "setembro set",
        "outubro out",
        "novembro",
        "dezembro dez",
    ],
    // Italian
    [
        "gennaio",
        "febbraio",
        "marzo",
        "aprile",
        "maggio",
        "giugno",
        "luglio",
        "agosto",
        "settembre",
        "ottobre",
        "novembre",
        "dicembre",
    ],
    // German
    [
        "januar jänner",
        "februar",
        "märz maerz",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober okt",
        "november",
        "dezember",
    ],
    // Indonesian and Malay
    [
        "januari",
        "februari pebruari",
        "maret mac",
        "april",
        "mei",
        "juni jun",
        "juli julai",
        "agustus ogos",
        "september",
        "oktober",
        "november nopember",
        "desember disember",
    ],
    // Turkish
    [
        "ocak",
        "şubat subat",
        "mart",
        "nisan",
        "mayıs mayis",
        "haziran",
        "temmuz",
        "ağustos agustos",
        "eylül eylul",
        "ekim",
        "kasım kasim",
        "aralık aralik",
    ],
    // Russian
    [
        "января январь",
        "февраля февраль",
        "марта март",
        "апреля апрель",
        "мая май",
        "июня июнь",
        "июля июль",
        "августа август",
        "сентября сентябрь",
        "октября октябрь",
        "ноября ноябрь",
        "декабря декабрь",
    ],
    // Ukrainian
    [
        "січня січень",
        "лютого лютий",
        "березня березень",
        "квітня квітень",
        "травня травень",
        "червня червень",
        "липня липень",
        "серпня серпень",
        "вересня вересень",
        "жовтня жовтень",
        "листопада листопад",
        "грудня грудень",
    ],
    // Arabic
    [
        "يناير",
        "فبراير",
        "مارس",
        "أبريل ابريل",
        "مايو",
        "يونيو",
        "يوليو",
        "أغسطس اغسطس",
        "سبتمبر",
        "أكتوبر اكتوبر",
        "نوفمبر",
        "ديسمبر",
    ],
];

/// The number of a month by its name in English, French, Spanish, Portuguese, Italian, German, Indonesian, Malay, Turkish,
/// Russian, Ukrainian or Arabic; of English ones also abbreviations of at least three letters.
///
/// ```
/// assert_eq!(dragoman_guest::dates::month_in_any_language("Février"), Some(2));
/// assert_eq!(dragoman_guest::dates::month_in_any_language("липня"), Some(7));
/// ```
pub fn month_in_any_language(name: &str) -> Option<u8> {
    super::month(name).or_else(|| {
        // What `İ`, the capital letter of `i` in Turkish, is in small letters: `i` and a dot of its own.
        let name = name.trim_end_matches('.').to_lowercase().replace('\u{307}', "");
        let known = |names: &&str| names.split(' ').any(|known| known == name);
        MONTHS
            .iter()
            .find_map(|language| language.iter().position(known))
            .map(|index| index as u8 + 1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_means_two_months() {
        let mut known: Vec<(&str, usize)> = Vec::new();
        for (index, names) in MONTHS.iter().flat_map(|language| language.iter().enumerate()) {
            for name in names.split(' ') {
                let other = known.iter().find(|(known, _)| *known == name);
                assert!(other.is_none_or(|(_, month)| *month == index), "{name}");
                assert_eq!(
                    month_in_any_language(&name.to_uppercase()),
                    Some(index as u8 + 1),
                    "{name}"
                );
                known.push((name, index));
            }
        }
    }

    #[test]
    fn turkish_months_are_read_with_both_capitals_of_i() {
        for (name, month) in [
            ("NİSAN", 4),
            ("HAZİRAN", 6),
            ("Ekim", 10),
            ("EKİM", 10),
            ("KASIM", 11),
        ] {
            assert_eq!(month_in_any_language(name), Some(month), "{name}");
        }
    }

    #[test]
    fn what_is_no_month_is_none() {
        for name in ["", ".", "m", "mensis", "listopadu", "13"] {
            assert_eq!(month_in_any_language(name), None, "{name}");
        }
    }
}

//! Values as these pages write them.

use dragoman_guest::countries;
use dragoman_guest::dates::{self, Months, Order, Style};
use dragoman_guest::schema::{CountryClaim, DateClaim};

const STYLE: Style = Style {
    order: Order::DayFirst,
    months: Months::Any,
};

/// What stands in English and in Thai where nothing is known: `not stated`, `not known`, `none`, `not found`, `no data`.
const PLACEHOLDERS: [&str; 17] = [
    "na",
    "n/a",
    "n.a.",
    "nil",
    "none",
    "unknown",
    "not known",
    "not available",
    "not specified",
    "ไม่ระบุ",
    "ไม่ได้ระบุ",
    "ไม่ทราบ",
    "ไม่ทราบแน่ชัด",
    "ไม่มี",
    "ไม่ปรากฏ",
    "ไม่มีข้อมูล",
    "ไม่พบข้อมูล",
];

/// Whether a text stands where nothing is known.
pub(crate) fn is_placeholder(text: &str) -> bool {
    let bare = text.trim_matches(|sign: char| sign.is_whitespace() || "()[]-".contains(sign));
    PLACEHOLDERS.iter().any(|known| bare.eq_ignore_ascii_case(known))
}

/// A text that says something: no placeholder, and no signs alone.
pub(crate) fn stated(text: &str) -> Option<&str> {
    let text = text.trim();
    (!is_placeholder(text) && text.contains(char::is_alphanumeric)).then_some(text)
}

/// The items of a text that numbers them, `1. … 2. …`, with digits of ASCII or of Thai; the whole text if it does not. Items
/// that say nothing are left out.
pub(crate) fn numbered(text: &str) -> Vec<&str> {
    let mut marks: Vec<(usize, usize)> = Vec::new();
    let mut from = 0;
    let is_thai = text.trim_start().starts_with(thai_digit('1'));
    while let Some((start, end)) = mark(text, from, marks.len() + 1, is_thai) {
        marks.push((start, end));
        from = end;
    }
    if marks
        .first()
        .is_none_or(|(start, _)| !text[..*start].trim().is_empty())
    {
        return stated(text).into_iter().collect();
    }
    let ends = marks.iter().skip(1).map(|(start, _)| *start).chain([text.len()]);
    let items = marks.iter().zip(ends).map(|((_, start), end)| &text[*start..end]);
    items.filter_map(stated).collect()
}

/// Where a number with a full stop behind it stands, at the beginning or behind a blank, a comma or a semicolon.
fn mark(text: &str, from: usize, number: usize, is_thai: bool) -> Option<(usize, usize)> {
    let mut label = format!("{number}.");
    if is_thai {
        label = label.chars().map(thai_digit).collect();
    }
    let mut at = from;
    loop {
        let start = at + text.get(at..)?.find(&label)?;
        let end = start + label.len();
        let is_apart = start == 0 || text[..start].ends_with([' ', ',', ';']);
        // `1.5` is no item.
        if is_apart && !text[end..].starts_with(|next: char| next.is_ascii_digit()) {
            return Some((start, end));
        }
        at = end;
    }
}

fn thai_digit(char: char) -> char {
    match char {
        '0'..='9' => char::from_u32('๐' as u32 + (char as u32 - '0' as u32)).unwrap_or(char),
        _ => char,
    }
}

/// The items of a cell: those that its lines and their numbers tell apart, and semicolons.
pub(crate) fn items(lines: &[String]) -> Vec<&str> {
    let items = lines.iter().flat_map(|line| numbered(line));
    items
        .flat_map(|item| item.split(';'))
        .filter_map(stated)
        .collect()
}

/// The births of a cell: its lines that are dates, `1. 2. 2524`, else its items.
pub(crate) fn birth_items(lines: &[String]) -> Vec<&str> {
    let of_line = |line: &String| dates(line).is_some();
    let items = lines.iter().flat_map(|line| match of_line(line) {
        true => vec![line.as_str()],
        false => items(std::slice::from_ref(line)),
    });
    items.collect()
}

/// The names of a cell: its items, and what has commas between where each part is of several words; a comma within a name
/// stands behind one word.
pub(crate) fn names(lines: &[String]) -> Vec<&str> {
    let mut names = Vec::new();
    for item in items(lines) {
        let mut parts = item.split(',');
        match item.contains(',') && parts.all(|part| part.trim().contains(' ')) {
            true => names.extend(item.split(',').filter_map(stated)),
            false => names.push(item),
        }
    }
    names
}

/// The dates of an item: in the way of Thailand, or in another that lists have. None if it cannot be read.
pub(crate) fn dates(item: &str) -> Option<Vec<DateClaim>> {
    if let Some(claim) = dates::thai(item) {
        return Some(vec![claim]);
    }
    // A date of another calendar is none of ours, however it looks.
    if dates::calendar(item).is_some() {
        return None;
    }
    // Such as one of the Buddhist era in a shape of others: `18 Dec 2524`.
    let claims = dates::read(item, STYLE)?.claims;
    claims.iter().all(dates::is_believable).then_some(claims)
}

/// A date that cannot be claimed: its words, and the calendar that they say.
pub(crate) fn words_of_date(item: &str) -> DateClaim {
    let words = dates::unstated(item);
    DateClaim {
        calendar: dates::calendar(item).unwrap_or(words.calendar),
        ..words
    }
}

/// The countries of an item, parted by commas or slashes if each part is one.
pub(crate) fn countries(item: &str) -> Vec<CountryClaim> {
    let code = |words: &str| match words.trim() {
        "ไทย" => Some("TH"),
        words => countries::code(words).or_else(|| countries::from_demonym(words)),
    };
    countries::several(item, &[",", "/"], code)
}

/// Whether a number is one of identity of Thailand: thirteen digits, hyphens left out, the last made of those before.
pub(crate) fn is_identity_number(number: &str) -> bool {
    let digits: Vec<u32> = number.chars().filter_map(|char| char.to_digit(10)).collect();
    let sum: u32 = digits
        .iter()
        .take(12)
        .zip((2..=13).rev())
        .map(|(digit, weight)| digit * weight)
        .sum();
    digits.len() == 13 && (11 - sum % 11) % 10 == digits[12]
}

/// A number of identity as the lists show it, with letters for its first and its last digits: `XXXX50002XXXX`.
pub(crate) fn is_masked(text: &str) -> bool {
    let has = |wanted: fn(&char) -> bool| text.chars().any(|char| wanted(&char));
    let is_known = |char: char| matches!(char, 'X' | 'x' | '*' | '-') || char.is_ascii_digit();
    text.chars().all(is_known) && has(char::is_ascii_digit) && has(|char| matches!(char, 'X' | 'x' | '*'))
}

/// Whether a number can be the one that a masked one stands for.
pub(crate) fn fits(number: &str, masked: &str) -> bool {
    let bare = |text: &str| text.chars().filter(|char| *char != '-').collect::<Vec<_>>();
    let (number, masked) = (bare(number), bare(masked));
    number.len() == masked.len()
        && number
            .iter()
            .zip(&masked)
            .all(|(digit, shown)| !shown.is_ascii_digit() || digit == shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbered_items_are_told_apart_and_others_stay_whole() {
        assert_eq!(
            numbered("1. ORLAN 2. VESHTI 3. DEMIREL"),
            ["ORLAN", "VESHTI", "DEMIREL"]
        );
        assert_eq!(numbered("1.ออร์ลัน เวชตี"), ["ออร์ลัน เวชตี"]);
        assert_eq!(numbered("๑. ออร์ลัน ๒. เวชตี"), ["ออร์ลัน", "เวชตี"]);
        assert_eq!(numbered("ORLAN 2. VESHTI"), ["ORLAN 2. VESHTI"]);
        assert_eq!(numbered("1. ORLAN 2. na 3. -"), ["ORLAN"]);
        assert_eq!(numbered("1.5 metres"), ["1.5 metres"]);
        assert!(numbered("na").is_empty() && numbered("").is_empty());
        assert_eq!(numbered("1. ORLAN 2. ไม่ระบุ"), ["ORLAN"]);
    }

    #[test]
    fn what_stands_where_nothing_is_known_is_no_value() {
        for text in ["na", "N/A", "Unknown", "ไม่ระบุ", "- ไม่ทราบ -", "(ไม่มี)"]
        {
            assert!(is_placeholder(text) && stated(text).is_none(), "{text}");
        }
        assert!(stated("-").is_none() && !is_placeholder("-"));
        for text in ["NA SELKA", "ไม่ทราบ เวชตี"] {
            assert_eq!(stated(text), Some(text));
        }
    }

    #[test]
    fn names_are_parted_by_commas_only_where_each_is_of_several_words() {
        let names = |text: &str| {
            names(&[text.to_owned()])
                .into_iter()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        assert_eq!(names("Abu Selka, Orlan Veshti"), ["Abu Selka", "Orlan Veshti"]);
        assert_eq!(names("DEMIREL, Orlan Veshti"), ["DEMIREL, Orlan Veshti"]);
        assert_eq!(names("Abu Selka; The Sailor"), ["Abu Selka", "The Sailor"]);
        assert_eq!(names("1. Abu Selka 2. Sailor"), ["Abu Selka", "Sailor"]);
    }

    #[test]
    fn dates_are_of_thailand_or_of_other_lists_and_of_no_other_calendar() {
        let first = |item: &str| dates(item).and_then(|claims| claims[0].earliest);
        let day = dates::date(1981, Some(12), Some(18));
        for item in ["18-12-1981", "18-12-2524", "๑๘ ธันวาคม ๒๕๒๔", "18 Dec 1981"] {
            assert_eq!(first(item), day, "{item}");
        }
        assert_eq!(first("circa 1965"), dates::date(1965, None, None));
        for item in [
            "พ.ศ. 2799",
            "18 Ramadan 1401 AH",
            "unknown",
            "18 Dec 2524",
            "2524-12-18",
            "circa 2500",
            "2500-2505",
            "18 December 2524 or 1981",
        ] {
            assert_eq!(dates(item), None, "{item}");
        }
    }

    #[test]
    fn countries_are_coded_one_by_one() {
        let codes = |item: &str| {
            countries(item)
                .into_iter()
                .map(|claim| claim.code)
                .collect::<Vec<_>>()
        };
        assert_eq!(codes("TH"), [Some("TH".into())]);
        assert_eq!(codes("ไทย"), [Some("TH".into())]);
        assert_eq!(codes("Jordan, Syria"), [Some("JO".into()), Some("SY".into())]);
        assert_eq!(codes("Thai"), [Some("TH".into())]);
        assert_eq!(codes("Selka"), [None]);
    }

    #[test]
    fn numbers_of_identity_have_a_check_digit_and_masks_show_some_of_them() {
        assert!(is_identity_number("9990100000016") && is_identity_number("9-9901-00000-01-6"));
        assert!(!is_identity_number("9990100000015") && !is_identity_number("999010000001"));
        assert!(is_masked("XXXX00000XXXX") && !is_masked("9990100000016") && !is_masked("XXXXXXXX"));
        assert!(fits("9990100000016", "XXXX10000XXXX") && !fits("9990100000016", "XXXX20000XXXX"));
        assert!(!fits("999010000001", "XXXX10000XXXX"));
    }
}

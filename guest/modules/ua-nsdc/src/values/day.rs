//! Days that stand in a workbook as text.

use dragoman_guest::dates;
use dragoman_guest::schema::PartialDate;

/// A day written as Ukraine does, `21.06.2018` or `21.06.2018 р.`, or with the year first, `2018.06.21`, in the form that a
/// workbook gives for a day; none if the text is no such day. With strokes between, nothing says what comes first.
pub(crate) fn iso(text: &str) -> Option<String> {
    let text = ["року", "р."]
        .iter()
        .find_map(|word| text.strip_suffix(word))
        .unwrap_or(text)
        .trim();
    let parts: Vec<&str> = text.split('.').collect();
    let (year, month, day) = match parts.as_slice() {
        [year, month, day] if year.len() == 4 => (year, month, day),
        [day, month, year] if year.len() == 4 => (year, month, day),
        _ => return None,
    };
    let part = |text: &str| u8::try_from(number(text, 2)?).ok();
    let found: PartialDate = dates::date(number(year, 4)?, Some(part(month)?), Some(part(day)?))?;
    Some(format!("{:04}-{:02}-{:02}", found.year, found.month?, found.day?))
}

fn number(text: &str, longest: usize) -> Option<u16> {
    let is_number = (1..=longest).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::iso;

    #[test]
    fn a_day_is_read_with_the_day_or_the_year_first() {
        for text in ["21.06.2018", "21.6.2018 р.", "2018.06.21", "21.06.2018 року"] {
            assert_eq!(iso(text).as_deref(), Some("2018-06-21"), "{text}");
        }
    }

    #[test]
    fn what_is_no_day_is_left_as_it_stands() {
        for text in [
            "2018-06-21",
            "21/06/2018",
            "31.02.2018",
            "06.2018",
            "21.06.18",
            "21.06.2018, 22.06.2018",
            "1.2.3.4",
            "",
        ] {
            assert_eq!(iso(text), None, "{text}");
        }
    }
}

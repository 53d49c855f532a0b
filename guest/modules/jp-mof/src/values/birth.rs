//! Dates of birth: `1938年8月17日`, `(a)1955年-1958年頃`, a day of the spreadsheet, or its bare number.

use dragoman_guest::dates;
use dragoman_guest::schema::{Calendar, Certainty, DateClaim, PartialDate};

use super::items::{self, trimmed};
use super::narrow;

/// Numbers that a spreadsheet has for the days from 1908 to 2100; smaller ones are years.
const SERIALS: std::ops::Range<u32> = 3000..73_051;

/// Dates before this year are of another calendar.
const FIRST_YEAR: u16 = 1850;

/// Words that make a date uncertain, before it and behind it.
const ABOUT_BEFORE: [&str; 4] = ["およそ", "おおよそ", "おおむね", "約"];
const ABOUT_BEHIND: [&str; 4] = ["の頃", "頃", "ころ", "ごろ"];

/// Bytes of a cell that is read; the longest of the list has 200.
const LONGEST: usize = 2000;

/// The claims of a cell. What cannot be read is a claim of its words alone.
pub(crate) fn claims(cell: &str) -> Vec<DateClaim> {
    // First, since a number with four digits would be a year as well.
    if let Some(claim) = serial(cell) {
        return vec![claim];
    }
    if let Some(date) = dates::iso(cell) {
        return vec![dates::exact(date)];
    }
    if cell.len() > LONGEST {
        return vec![dates::unstated(cell)];
    }
    items::values(cell).into_iter().flat_map(item).collect()
}

/// The day of a spreadsheet's number: the days since 30 December 1899. A cell that was not formatted as a date has no more.
pub(crate) fn serial(cell: &str) -> Option<DateClaim> {
    let number: u32 = cell.parse().ok().filter(|number| SERIALS.contains(number))?;
    // Days since 1 March of the year 0, in eras of 400 years (Hinnant's algorithm).
    let days = number + 693_899;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year + era * 400 + u32::from(month <= 2);
    let date = dates::date(
        u16::try_from(year).ok()?,
        u8::try_from(month).ok(),
        u8::try_from(day).ok(),
    )?;
    Some(DateClaim {
        raw: Some(cell.to_owned()),
        ..dates::exact(date)
    })
}

/// The claims of one item: alternatives stand with `又は`, commas or line breaks between.
fn item(text: &str) -> Vec<DateClaim> {
    let text = text.trim();
    let (before, note) = noted(text);
    if let Some(note) = note
        && note.contains("暦")
    {
        return vec![other_calendar(text, note)];
    }
    let parted = narrow(before)
        .replace("または", "又は")
        .replace(['、', '､', '\n'], "又は");
    let parts: Vec<&str> = parted
        .split("又は")
        .map(trimmed)
        .filter(|part| !part.is_empty())
        .collect();
    let mut claims: Vec<DateClaim> = Vec::new();
    for part in &parts {
        let year = claims
            .last()
            .and_then(|claim| claim.earliest)
            .map(|date| date.year);
        let Some(claim) = alternative(part, year) else {
            return vec![dates::unstated(text)];
        };
        claims.push(claim);
    }
    let worded = claims.into_iter().map(|claim| DateClaim {
        raw: Some(text.to_owned()),
        note: note.map(Into::into),
        ..claim
    });
    worded.collect()
}

/// A date, and what stands in brackets behind it.
fn noted(text: &str) -> (&str, Option<&str>) {
    let open = text.find(['（', '(']);
    match (open, text.strip_suffix(['）', ')'])) {
        (Some(open), Some(inside)) if open > 0 => {
            let at = open + text[open..].chars().next().map_or(0, char::len_utf8);
            (&text[..open], inside.get(at..))
        }
        _ => (text, None),
    }
}

fn other_calendar(text: &str, note: &str) -> DateClaim {
    let calendar = match note {
        _ if note.contains("ヒジュラ") || note.contains("イスラム") => Calendar::Islamic,
        _ if note.contains("イラン") || note.contains("ペルシ") => Calendar::Persian,
        _ => Calendar::Gregorian,
    };
    DateClaim {
        calendar,
        ..dates::unstated(text)
    }
}

/// One date or range; `year` is that of the one before it, which `…又は6月14日` leaves out.
fn alternative(text: &str, year: Option<u16>) -> Option<DateClaim> {
    let text: String = text.chars().filter(|char| !char.is_whitespace()).collect();
    let text = text
        .strip_suffix("生まれ")
        .or(text.strip_suffix('生'))
        .unwrap_or(&text);
    let (text, about_before) = stripped(text, &ABOUT_BEFORE, |text, word| text.strip_prefix(word));
    let (text, about_behind) = stripped(text, &ABOUT_BEHIND, |text, word| text.strip_suffix(word));
    let is_about = about_before || about_behind;
    let about = |claim: DateClaim| match is_about {
        true => DateClaim {
            certainty: Certainty::Circa,
            ..claim
        },
        false => claim,
    };
    if let Some(date) = point(text, year) {
        return Some(about(dates::exact(date)));
    }
    let text = ["までの間", "の間", "間"]
        .iter()
        .find_map(|word| text.strip_suffix(word))
        .unwrap_or(text);
    let (from, to) = text
        .split_once("から")
        .or_else(|| text.split_once(['-', '~', '－', '–', '‐']))?;
    let from = point(from, year)?;
    let to = point(to, Some(from.year))?;
    let key = |date: &PartialDate| (date.year, date.month, date.day);
    (key(&from) <= key(&to)).then(|| about(dates::between(from, to)))
}

fn stripped<'t>(
    text: &'t str,
    words: &[&str],
    strip: impl Fn(&'t str, &str) -> Option<&'t str>,
) -> (&'t str, bool) {
    match words.iter().find_map(|word| strip(text, word)) {
        Some(rest) => (rest, true),
        None => (text, false),
    }
}

/// `1938年8月17日`, without a day or a month, without `日`, or the year alone as four digits; `1938/8/17`.
fn point(text: &str, year: Option<u16>) -> Option<PartialDate> {
    if let [year, month, day] = text.split(['/', '.']).collect::<Vec<_>>()[..] {
        let part = |text| number(text, 2).and_then(|part| u8::try_from(part).ok());
        let year = number(year, 4).filter(|known| year.len() == 4 && *known >= FIRST_YEAR)?;
        return dates::date(year, Some(part(month)?), Some(part(day)?));
    }
    let (year, rest) = match text.split_once('年') {
        Some((digits, rest)) => (number(digits, 4).filter(|_| digits.len() == 4)?, rest),
        None if text.contains('月') => (year?, text),
        None => (number(text, 4).filter(|_| text.len() == 4)?, ""),
    };
    if year < FIRST_YEAR {
        return None;
    }
    if rest.is_empty() {
        return dates::date(year, None, None);
    }
    let (month, day) = rest.split_once('月')?;
    let day = day.strip_suffix('日').unwrap_or(day);
    let day = match day {
        "" => None,
        day => Some(u8::try_from(number(day, 2)?).ok()?),
    };
    dates::date(year, Some(u8::try_from(number(month, 2)?).ok()?), day)
}

fn number(text: &str, longest: usize) -> Option<u16> {
    let digits = !text.is_empty() && text.len() <= longest && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok())?
}

/// A sentence such as `1938年8月17日東京生`: the date, and the place that stands behind it.
pub(crate) fn with_place(cell: &str) -> (Vec<DateClaim>, Option<&str>) {
    let line = cell.lines().next().unwrap_or_default().trim();
    let sentence = line
        .strip_suffix("生まれ")
        .or(line.strip_suffix('生'))
        .unwrap_or(line);
    let end = sentence
        .rfind(['年', '月', '日'])
        .map_or(0, |at| at + '年'.len_utf8());
    let ends = (1..=end).rev().filter(|at| sentence.is_char_boundary(*at));
    for end in ends {
        if let Some(claim) = alternative(&narrow(&sentence[..end]), None) {
            let claim = DateClaim {
                raw: Some(cell.to_owned()),
                ..claim
            };
            let place = sentence[end..].trim();
            return (vec![claim], (!place.is_empty()).then_some(place));
        }
    }
    (vec![dates::unstated(cell)], None)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(date: Option<PartialDate>) -> String {
        let Some(date) = date else { return String::new() };
        let parts = [
            Some(date.year),
            date.month.map(u16::from),
            date.day.map(u16::from),
        ];
        parts
            .into_iter()
            .flatten()
            .map(|part| part.to_string())
            .collect::<Vec<_>>()
            .join("-")
    }

    fn shown(claim: &DateClaim) -> String {
        let ends = match claim.earliest == claim.latest {
            true => written(claim.earliest),
            false => format!("{}..{}", written(claim.earliest), written(claim.latest)),
        };
        match claim.certainty {
            Certainty::Circa => format!("c. {ends}"),
            Certainty::Unstated => format!("? {}", claim.raw.clone().unwrap_or_default()),
            _ => ends,
        }
    }

    fn of(cell: &str) -> Vec<String> {
        claims(cell).iter().map(shown).collect()
    }

    #[test]
    fn dates_keep_their_precision_and_their_certainty() {
        for (cell, claim) in [
            ("1938年8月17日", "1938-8-17"),
            ("１９３８年８月１７日", "1938-8-17"),
            ("1938 年 8 月 17日", "1938-8-17"),
            ("1958年9月", "1958-9"),
            ("1970年生", "1970"),
            ("1955年頃", "c. 1955"),
            ("おおよそ1964年", "c. 1964"),
            ("1955年-1958年頃", "c. 1955..1958"),
            ("1970-1973年頃", "c. 1970..1973"),
            ("1966年から1967年頃", "c. 1966..1967"),
            ("1937年～1945年", "1937..1945"),
            ("1984年から1986年までの間", "1984..1986"),
            ("1977年8月から9月の間", "1977-8..1977-9"),
            ("1983年10月25", "1983-10-25"),
            ("1965-11-02", "1965-11-2"),
            ("1965/11/2", "1965-11-2"),
            ("１９６５．１１．２頃", "c. 1965-11-2"),
        ] {
            assert_eq!(of(cell), [claim], "{cell}");
        }
    }

    #[test]
    fn alternatives_are_claims_of_their_own() {
        for cell in [
            "(a)1965年12月28日、(b)1970年",
            "（ａ）1965年12月28日\n（ｂ）1970年",
            "1965年12月28日又は1970年",
            "1965年12月28日、または1970年",
            "1965年12月28日；1970年",
            "1965年12月28日\n1970年",
        ] {
            assert_eq!(of(cell), ["1965-12-28", "1970"], "{cell}");
        }
        assert_eq!(of("1991年７月14日又は６月14日"), ["1991-7-14", "1991-6-14"]);
        assert_eq!(of("1979年から1982年頃、または1982年"), ["c. 1979..1982", "1982"]);
    }

    #[test]
    fn a_bare_number_of_a_spreadsheet_is_a_day_and_a_small_one_a_year() {
        for (cell, claim) in [
            ("13714", "1937-7-18"),
            ("22280", "1960-12-30"),
            ("60000", "2064-4-8"),
            ("3000", "1908-3-18"),
            ("8766", "1923-12-31"),
            ("9999", "1927-5-17"),
            ("1965", "1965"),
        ] {
            assert_eq!(of(cell), [claim], "{cell}");
        }
        assert_eq!(claims("13714")[0].raw.as_deref(), Some("13714"));
        assert_eq!(
            serial("36525").map(|claim| shown(&claim)).as_deref(),
            Some("1999-12-31")
        );
        assert_eq!(
            serial("36584").map(|claim| shown(&claim)).as_deref(),
            Some("2000-2-28")
        );
        assert_eq!(
            serial("36585").map(|claim| shown(&claim)).as_deref(),
            Some("2000-2-29")
        );
    }

    #[test]
    fn what_is_no_date_keeps_its_words() {
        for cell in [
            "おおむね30～35歳",
            "1958、59又は60年生まれ",
            "10月10日（year unknown）",
            "1961/1962年3月17日",
            "1981年2(3)月11日",
            "1403年5月21日",
            "1403/5/21",
            "1961/1962",
            "1961/2",
            "5/21/1961",
            "昭和16年",
        ] {
            assert_eq!(of(cell), [format!("? {cell}")], "{cell}");
        }
    }

    #[test]
    fn what_stands_behind_a_date_is_a_note_or_its_calendar() {
        let found = claims("(a)1984年5月28日\n©1979年3月3日（偽造旅券より）");
        assert_eq!((found.len(), found[1].note.as_deref()), (2, Some("偽造旅券より")));
        let found = claims("(a)1982年4月19日\n(b)1403年5月21日（ヒジュラ暦）");
        assert_eq!((found[1].calendar, found[1].earliest), (Calendar::Islamic, None));
    }

    #[test]
    fn a_place_may_stand_behind_the_date_in_one_sentence() {
        let (found, place) = with_place("1938年8月17日セルカ共和国ポートセルカ生\nBorn at Port Selka");
        assert_eq!(
            (shown(&found[0]).as_str(), place),
            ("1938-8-17", Some("セルカ共和国ポートセルカ"))
        );
        let (found, place) = with_place("1970年生\nBorn 1970");
        assert_eq!((shown(&found[0]).as_str(), place), ("1970", None));
        assert_eq!(with_place("不詳").0[0].certainty, Certainty::Unstated);
    }

    #[test]
    fn a_hostile_cell_takes_no_time() {
        // Just short enough to be read.
        let filled = |unit: &str| unit.repeat(LONGEST / unit.len());
        for unit in ["1970年、", "1970年又は", "1970年;", "(a)1970年"] {
            let found = of(&filled(unit));
            assert_eq!(found.len(), LONGEST / unit.len(), "{unit}");
            assert!(found.iter().all(|found| found == "1970"), "{unit}: {found:?}");
        }
        for unit in ["(a)", "又は"] {
            assert_eq!(of(&filled(unit)), Vec::<String>::new(), "{unit}");
        }
        for unit in ["（", "1970年から", "1970年（", "約"] {
            assert_eq!(of(&filled(unit)), [format!("? {}", filled(unit))], "{unit}");
        }
        let long = "1970年、".repeat(LONGEST);
        assert_eq!(of(&long), [format!("? {long}")]);
    }
}

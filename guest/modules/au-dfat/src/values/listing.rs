//! What the prose about a listing says: dates, and the instrument if it is nothing else.

use dragoman_guest::dates::{self, Months, Order, Style};
use dragoman_guest::schema::{Certainty, DateClaim, PartialDate};

/// The dates of a listing.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Dates {
    /// When the subject was first listed.
    pub(crate) listed: Option<DateClaim>,
    /// When its entry was amended, or listed once more, which a note says.
    pub(crate) amended: Vec<DateClaim>,
}

/// What a date is about, by the last word before it that tells.
#[derive(Clone, Copy, PartialEq)]
enum Topic {
    Listed,
    Relisted,
    Amended,
    Other,
}

const STYLE: Style = Style {
    order: Order::DayFirst,
    months: Months::English,
};

/// The day that a text is and nothing else: as a workbook gives it, or written by hand, `31/03/2023`, `31 Mar. 2023`.
pub(crate) fn day(text: &str) -> Option<PartialDate> {
    if let Some(day) = dates::iso(text) {
        return Some(day);
    }
    let reading = dates::read(text, STYLE).filter(|reading| !reading.placeholder)?;
    match reading.claims.as_slice() {
        [claim] if claim.certainty == Certainty::Exact => claim.earliest.filter(|day| day.day.is_some()),
        _ => None,
    }
}

/// The dates in a text such as `Listed on: 1 Mar. 2012 (amended on 5 May 2014, 6 Jun. 2015)`.
pub(crate) fn dates(text: &str) -> Dates {
    let mut found = Dates::default();
    if let Some(day) = day(text) {
        found.listed = Some(dates::exact(day));
        return found;
    }
    let words: Vec<&str> = text
        .split([' ', '(', ')', '[', ']', ',', ';'])
        .filter(|word| !word.is_empty())
        .collect();
    let (mut topic, mut index) = (Topic::Other, 0);
    while index < words.len() {
        if let Some((day, used)) = date_at(&words[index..]) {
            let claim = DateClaim {
                raw: Some(
                    words[index..index + used]
                        .join(" ")
                        .trim_end_matches('.')
                        .to_owned(),
                ),
                ..dates::exact(day)
            };
            match topic {
                Topic::Listed if found.listed.is_none() => found.listed = Some(claim),
                Topic::Amended => found.amended.push(claim),
                Topic::Relisted => found.amended.push(DateClaim {
                    note: Some("listed again".into()),
                    ..claim
                }),
                Topic::Listed | Topic::Other => {}
            }
            index += used;
            continue;
        }
        if let Some(next) = topic_of(&words, index) {
            topic = next;
        }
        index += 1;
    }
    found
}

/// The date that words begin with, and how many they are.
fn date_at(words: &[&str]) -> Option<(PartialDate, usize)> {
    let read = |text: &str| {
        let claim = dates::read(text.trim_end_matches(['.', ':']), STYLE)?
            .claims
            .into_iter()
            .next()?;
        claim.earliest.filter(|date| date.day.is_some())
    };
    if let Some(day) = words
        .first()
        .filter(|word| word.contains('/'))
        .and_then(|word| read(word))
    {
        return Some((day, 1));
    }
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let [day, month, year, ..] = words else {
        return None;
    };
    let year = year.trim_end_matches('.');
    (is_number(day) && is_number(year)).then(|| Some((read(&format!("{day} {month} {year}"))?, 3)))?
}

fn topic_of(words: &[&str], index: usize) -> Option<Topic> {
    let word = |index: usize| {
        let word = words.get(index).copied().unwrap_or_default();
        word.trim_matches(|c: char| !c.is_alphanumeric())
            .to_ascii_lowercase()
    };
    let before = index.checked_sub(1).map(word).unwrap_or_default();
    Some(match word(index).as_str() {
        "listed" | "designated" => match before.as_str() {
            "previously" | "formerly" | "also" => Topic::Other,
            "last" => Topic::Relisted,
            _ => Topic::Listed,
        },
        "relisted" | "re-listed" | "relisting" | "re-listing" => Topic::Relisted,
        "amended" => Topic::Amended,
        "from" | "until" | "gazette" | "declared" | "instrument" | "expired" | "see" => Topic::Other,
        _ => return None,
    })
}

/// The instrument, where a text is its name and no more than a label before it.
pub(crate) fn instrument(text: &str) -> Option<&str> {
    const BEGINNINGS: [&str; 3] = [
        "Autonomous Sanctions (",
        "Charter of the United Nations",
        "Charter of United Nations",
    ];
    let begins = |text: &str| BEGINNINGS.iter().any(|words| text.starts_with(words));
    if begins(text) {
        return Some(text);
    }
    let at = BEGINNINGS.iter().filter_map(|words| text.find(words)).min()?;
    let (label, instrument) = text.split_at(at);
    let label = label.trim_end_matches([' ', ':', '-', '–']).to_ascii_lowercase();
    let is_label = label.starts_with("instrument of") && label.split_whitespace().count() <= 6;
    is_label.then_some(instrument)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> (Option<String>, Vec<String>) {
        let written = |claim: DateClaim| {
            let date = claim.earliest.expect("a date");
            format!(
                "{}-{}-{}",
                date.year,
                date.month.unwrap_or(0),
                date.day.unwrap_or(0)
            )
        };
        let found = dates(text);
        (
            found.listed.map(written),
            found.amended.into_iter().map(written).collect(),
        )
    }

    #[test]
    fn a_day_may_be_written_by_hand() {
        for text in ["2023-03-31", "31/03/2023", "31 Mar. 2023"] {
            let expected = dates::date(2023, Some(3), Some(31));
            assert_eq!(day(text), expected, "{text}");
            assert_eq!(
                dates(text).listed.and_then(|claim| claim.earliest),
                expected,
                "{text}"
            );
        }
        for text in [
            "45016",
            "31/03",
            "about 31 Mar. 2023",
            "31/03/2023 and 1/04/2023",
            "03/2023",
            "x",
        ] {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn dates_are_told_apart_by_the_word_before_them() {
        for (text, listed, amended) in [
            (
                "Listed on: 1 Mar. 2012 (amended on 5 May 2014, 6 Jun. 2015)",
                Some("2012-3-1"),
                vec!["2014-5-5", "2015-6-6"],
            ),
            (
                "Listed by the UN 1267 Committee on 25 January 2001 (amended 9 July 2007 and 21 Sep 2007)",
                Some("2001-1-25"),
                vec!["2007-7-9", "2007-9-21"],
            ),
            (
                "Designated under the Regulations 2011 on 2 Mar 2012. Relisted on 3 Apr 2015.",
                Some("2012-3-2"),
                vec!["2015-4-3"],
            ),
            (
                "Listed on 2 Sep. 2014 (relisted on 1 Sep. 2017) (relisted on 28 Aug. 2020",
                Some("2014-9-2"),
                vec!["2017-9-1", "2020-8-28"],
            ),
            (
                "List 2001 (No. 2). Last listed on: 13/09/2025",
                None,
                vec!["2025-9-13"],
            ),
            ("2011-03-04", Some("2011-3-4"), vec![]),
            ("Listed under Resolution 1483 (2003)", None, vec![]),
            ("Previously listed on 3 May 2004", None, vec![]),
            ("in effect from 1 May 2004 to 3 May 2004", None, vec![]),
            ("", None, vec![]),
        ] {
            assert_eq!(
                of(text),
                (
                    listed.map(Into::into),
                    amended.into_iter().map(String::from).collect()
                ),
                "{text}"
            );
        }
    }

    #[test]
    fn an_instrument_is_told_from_prose_that_names_one() {
        for text in [
            "Autonomous Sanctions (Designated Persons) List 2012",
            "Instrument of first designation and declaration: Autonomous Sanctions (Designated Persons) List 2012",
            "Instrument of first listing - Autonomous Sanctions (Designated Persons) List 2012",
        ] {
            assert_eq!(
                instrument(text),
                Some("Autonomous Sanctions (Designated Persons) List 2012")
            );
        }
        for text in [
            "Listed on 3 May 2004",
            "The Minister listed this entity under section 15(1) of the Charter of the United Nations Act 1945",
            "2011-03-04",
        ] {
            assert_eq!(instrument(text), None, "{text}");
        }
    }
}

//! Decrees that later decrees are about: `Скасовано Указом Президента України від 23 березня 2021 року № 109/2021`.

use dragoman_guest::dates::{self, Style};
use dragoman_guest::schema::DateClaim;

/// What a later decree did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Deed {
    /// It ended the sanctions.
    Ended,
    /// It changed them.
    Amended,
}

/// A later decree.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Later {
    /// What it did.
    pub(crate) deed: Deed,
    /// Its day; without a date if it could not be read.
    pub(crate) day: DateClaim,
}

/// The later decree that a text names; none if it names none.
pub(crate) fn later(text: &str) -> Option<Later> {
    let words = [
        ("Скасовано Указом Президента України від ", Deed::Ended),
        ("Змінено Указом Президента України від ", Deed::Amended),
    ];
    words.into_iter().find_map(|(words, deed)| {
        let (_, rest) = text.split_once(words)?;
        let day = rest.split('№').next().unwrap_or(rest).trim();
        let read = dates::read(day, Style::default()).and_then(|reading| reading.claims.into_iter().next());
        let mut claim = read.unwrap_or_else(|| dates::unstated(day));
        claim.note = Some(format!("{words}{rest}"));
        Some(Later { deed, day: claim })
    })
}

/// What the column of the action says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Action {
    /// Sanctions apply.
    Applied,
    /// Sanctions ended.
    Ended,
    /// Something that is not known.
    Unknown,
}

/// Reads the column of the action.
pub(crate) fn action(text: &str) -> Action {
    let text = text.to_lowercase();
    match text.as_str() {
        "застосування" => Action::Applied,
        _ if text.starts_with("скасув") || text.starts_with("виключ") => Action::Ended,
        _ => Action::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_later_decree_has_a_deed_and_a_day() {
        let ended = later("Скасовано Указом Президента України від 23 березня 2021 року № 109/2021");
        let ended = ended.expect("a decree");
        assert_eq!(ended.deed, Deed::Ended);
        assert_eq!(ended.day.earliest, dates::date(2021, Some(3), Some(23)));
        let amended = later("ІПН 1 Змінено Указом Президента України від 19 лютого 2021 року №64/2021");
        assert_eq!(amended.map(|later| later.deed), Some(Deed::Amended));
        assert_eq!(later("найменування змінено на інше"), None);
    }

    #[test]
    fn an_action_is_applied_ended_or_unknown() {
        assert_eq!(action("застосування"), Action::Applied);
        assert_eq!(action("Скасування"), Action::Ended);
        assert_eq!(action("перегляд"), Action::Unknown);
    }
}

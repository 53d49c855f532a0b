//! Decrees that later decrees are about: `Скасовано Указом Президента України від 23 березня 2021 року № 109/2021`,
//! `Виключено згідно рішення Ради національної безпеки і оборони України від 14 травня 2020 року`.

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

/// What a text says that was done, and by whom: a decree, or a decision of the Council that a decree puts into effect.
const DEEDS: [(&str, Deed); 4] = [
    ("Скасовано ", Deed::Ended),
    ("Виключено ", Deed::Ended),
    ("Змінено ", Deed::Amended),
    ("Внесено зміни ", Deed::Amended),
];
const BY: [&str; 4] = ["Указом ", "згідно ", "рішенням ", "відповідно "];

/// The later decree or decision that a text names; none if it names none. One that ended the sanctions goes before one that
/// changed them.
pub(crate) fn later(text: &str) -> Option<Later> {
    DEEDS.into_iter().find_map(|(words, deed)| {
        let found = text.match_indices(words).map(|(at, _)| &text[at..]);
        let mut found = found.filter(|said| BY.iter().any(|by| said[words.len()..].starts_with(by)));
        let said = found.next()?;
        let (_, rest) = said.split_once(" від ")?;
        let day = rest.split(['№', '"', '«', '“']).next().unwrap_or(rest).trim();
        let read = dates::read(day, Style::default()).and_then(|reading| reading.claims.into_iter().next());
        let mut claim = read.unwrap_or_else(|| dates::unstated(day));
        claim.note = Some(said.to_owned());
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
        let decision = "згідно рішення Ради національної безпеки і оборони України від 14 травня 2020 року \"Про застосування\", уведеному в дію Указом Президента України від 14 травня 2020 року № 184/2020";
        for (words, deed) in [("Виключено", Deed::Ended), ("Внесено зміни", Deed::Amended)]
        {
            let said = format!("{words} {decision}");
            let later = later(&format!("number 1 {said}")).expect("a decision");
            assert_eq!(
                (later.deed, later.day.earliest),
                (deed, dates::date(2020, Some(5), Some(14)))
            );
            assert_eq!(later.day.note, Some(said));
        }
        assert_eq!(later("Виключено згідно рішення"), None);
        assert_eq!(later("найменування змінено на інше"), None);
    }

    #[test]
    fn an_action_is_applied_ended_or_unknown() {
        assert_eq!(action("застосування"), Action::Applied);
        assert_eq!(action("Скасування"), Action::Ended);
        assert_eq!(action("перегляд"), Action::Unknown);
    }
}

//! Titles and positions, which the lists have in one field.

use dragoman_guest::build;
use dragoman_guest::schema::Remark;

use crate::Draft;

/// Honorifics and ranks. All else in the field is a position.
const TITLES: [&str; 40] = [
    "admiral",
    "al-hajj",
    "alhaj",
    "ayatollah",
    "brigadier",
    "brigadier general",
    "captain",
    "colonel",
    "colonel general",
    "commodore",
    "dr",
    "doctor",
    "engineer",
    "general",
    "grand ayatollah",
    "hafiz",
    "haji",
    "hajji",
    "hojjatoleslam",
    "imam",
    "lieutenant",
    "lieutenant colonel",
    "lieutenant general",
    "lt. col",
    "lt. gen",
    "major",
    "major general",
    "maulana",
    "maulavi",
    "mawlawi",
    "mullah",
    "prof",
    "professor",
    "qari",
    "rear admiral",
    "reverend",
    "sayyid",
    "shaykh",
    "sheikh",
    "vice admiral",
];

impl Draft<'_, '_> {
    /// Adds a title or a position; false if the subject is not a person.
    pub fn title(&mut self, text: &str, is_title: bool, note: Option<String>, at: u32) -> bool {
        let (Some(text), Some(person)) = (build::text(text), self.person()) else {
            return false;
        };
        let list = if is_title {
            &mut person.titles
        } else {
            &mut person.positions
        };
        list.push(Remark { text, note, at });
        true
    }
}

/// Whether the whole of a text is an honorific or a rank.
pub fn is_title(text: &str) -> bool {
    let text = text.trim_end_matches('.');
    TITLES.iter().any(|title| title.eq_ignore_ascii_case(text))
}

#[cfg(test)]
mod tests {
    use super::is_title;

    #[test]
    fn a_rank_is_a_title_and_an_office_is_a_position() {
        assert!(is_title("Major General") && is_title("Dr."));
        assert!(!is_title("General Manager") && !is_title("Director of Fisheries"));
    }
}

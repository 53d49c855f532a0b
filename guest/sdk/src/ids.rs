//! Ids of records: those that a list gives, and stable ones for those that it does not.

use std::collections::HashSet;

use crate::build;
use crate::notes::{About, Notes};
use crate::schema::{Locator, NoticeKind};

/// The longest id that the host takes, in characters.
const MAX_ID: usize = 256;

/// The ids of an edition met so far.
#[derive(Debug, Default)]
pub struct Ids {
    met: HashSet<String>,
}

impl Ids {
    /// The id of a record, its white space folded; none if the list gives none, or one that another record has, or one that
    /// is too long: the record cannot be used then, and a notice says so. `field` is where ids stand.
    pub fn take(
        &mut self,
        id: Option<&str>,
        field: &str,
        place: Locator,
        notes: &mut Notes,
    ) -> Option<String> {
        let id = id.and_then(build::text);
        let message = match &id {
            None => "the record has no id; it was left out",
            Some(id) if id.chars().count() > MAX_ID => "the record's id is too long; it was left out",
            Some(id) if !self.met.insert(id.clone()) => {
                "another record has the same id; this one was left out"
            }
            Some(_) => return id,
        };
        notes.case(About {
            kind: NoticeKind::RejectedRecord,
            field: field.into(),
            message,
            excerpt: id.as_deref().unwrap_or_default(),
            record: id.as_deref(),
            place: Some(place),
        });
        None
    }
}

/// An id made of what identifies a record, for a list that gives none: the same for the same content, whatever its case and
/// its white space, in every edition and at every place in it. It changes when the content does, so it should be made of
/// what does not: the name and the date of birth, say, rather than the address. None if all of it is blank.
///
/// ```
/// use dragoman_guest::ids::of_content;
///
/// let id = of_content(["Ada  Example", "1970-03-04"]);
/// assert_eq!(id, of_content(["ADA EXAMPLE", "1970-03-04 "]));
/// assert_ne!(id, of_content(["Ada", "Example 1970-03-04"]));
/// ```
pub fn of_content<'a>(parts: impl IntoIterator<Item = &'a str>) -> Option<String> {
    // FNV-1a of 128 bits: no two records of a list meet by chance, and `Ids` says so if they do.
    const BASIS: u128 = 0x6C62_272E_07BB_0142_62B8_2175_6295_C58D;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013B;
    let (mut hash, mut blank) = (BASIS, true);
    let mut add = |byte: u8| hash = (hash ^ u128::from(byte)).wrapping_mul(PRIME);
    for part in parts {
        let text = build::fold(part).to_lowercase();
        blank &= text.is_empty();
        text.bytes().for_each(&mut add);
        // No byte of a text in UTF-8.
        add(0xFF);
    }
    (!blank).then(|| format!("content-{hash:032x}"))
}

/// Whether two names have a word in common, whatever their case. Two main names under one id that have none are those of two
/// subjects: an id was repeated by mistake.
pub fn share_a_word(one: &str, other: &str) -> bool {
    let words = |name: &str| -> HashSet<String> {
        let words = name.split(|char: char| !char.is_alphanumeric());
        let words = words.filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    };
    !words(one).is_disjoint(&words(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_share_a_word_whatever_its_case_and_what_stands_beside_it() {
        assert!(share_a_word("SELKA, Orlan", "Orlan al-Vashti"));
        assert!(share_a_word("Al-Selka", "SELKA"));
        assert!(!share_a_word("Orlan Selka", "Vashti Ferry"));
        assert!(!share_a_word("Orlan", "") && !share_a_word("-", "-"));
    }
    use crate::native::Run;
    use crate::{Sink, build};

    #[test]
    fn an_id_that_is_missing_or_met_before_rejects_its_record_and_says_where() {
        let (mut ids, mut notes) = (Ids::default(), Notes::default());
        let long = "x".repeat(257);
        let given = [
            Some(" a  1"),
            None,
            Some(" "),
            Some("a 1"),
            Some(long.as_str()),
            Some("b"),
        ];
        let taken: Vec<_> = (0..)
            .zip(given)
            .map(|(row, id)| ids.take(id, "ID", build::rows(0, row, row), &mut notes))
            .collect();
        assert_eq!(
            taken,
            [Some("a 1".into()), None, None, None, None, Some("b".into())]
        );
        let mut said = Run::default();
        notes.send(&mut Sink::new(&mut said));
        let places: Vec<_> = said
            .notices
            .iter()
            .filter_map(|notice| notice.source.clone())
            .collect();
        assert_eq!(places, [1, 2, 3, 4].map(|row| build::rows(0, row, row)));
        assert!(
            said.notices
                .iter()
                .all(|notice| notice.kind == NoticeKind::RejectedRecord)
        );
    }

    #[test]
    fn an_id_of_content_stays_the_same_for_ever() {
        assert_eq!(
            of_content(["Ada Example", "1970"]).as_deref(),
            of_content(["ada\u{a0}example", "1970"]).as_deref()
        );
        assert_eq!(of_content(["", " "]), None);
        assert_ne!(of_content(["a", ""]), of_content(["", "a"]));
        assert_eq!(of_content(["a"]).map(|id| id.len()), Some(40));
    }
}

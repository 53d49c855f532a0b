//! The words above a list or a page: on what it rests, which list it is, and of what day.
//!
//! `Examining the Name of Designated Person under Section 7 (Thailand List) As Of 2026-10-01`

use dragoman_guest::dates;
use dragoman_guest::html::Page;

/// What the words say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Banner {
    /// The section and the list, in the page's words.
    pub(crate) programme: Option<String>,
    /// Which list it is.
    pub(crate) list: Option<List>,
    /// The day, in ISO 8601.
    pub(crate) as_of: Option<String>,
}

/// A list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum List {
    /// Designated by a court of Thailand.
    Thailand,
    /// Designated by the Security Council of the United Nations.
    UnitedNations,
}

impl List {
    /// What an address calls it: `…/thailandlist/detail/17`.
    pub(crate) fn of_address(address: &str) -> Option<Self> {
        let has = |folder: &str| address.split('/').any(|part| part == folder);
        match (has("thailandlist"), has("unlist")) {
            (true, false) => Some(Self::Thailand),
            (false, true) => Some(Self::UnitedNations),
            _ => None,
        }
    }

    /// Its name within ids.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Thailand => "thailand",
            Self::UnitedNations => "un",
        }
    }

    fn of_words(words: &str) -> Option<Self> {
        let words = words.to_lowercase();
        let has = |any: [&str; 2]| any.iter().any(|one| words.contains(one));
        match (
            has(["thailand list", "thai list"]),
            has(["un list", "united nations"]),
        ) {
            (true, false) => Some(Self::Thailand),
            (false, true) => Some(Self::UnitedNations),
            _ => None,
        }
    }
}

/// Where the page says of what day it is.
const AS_OF: &str = " as of ";

/// The banner of a page: its box, else a heading, that says one of these things. Boxes of the menu are of the same class; they
/// say nothing that a list could lose.
pub(crate) fn of(page: &Page<'_>) -> Banner {
    let says = |banner: &Banner| banner.list.is_some() || banner.as_of.is_some();
    let mut boxes = page.all_of_class("block-icon").filter_map(|node| node.text());
    if let Some(banner) = boxes.find_map(|text| Some(read(&text)).filter(says)) {
        return banner;
    }
    let heading = page.headings().iter().find(|heading| says(&read(&heading.text)));
    heading.map_or_else(Banner::default, |heading| read(page.ask(heading)))
}

/// Reads the words of a banner.
pub(crate) fn read(text: &str) -> Banner {
    let lower = text.to_ascii_lowercase();
    let (words, day) = match lower.find(AS_OF) {
        Some(at) => (&text[..at], Some(text[at + AS_OF.len()..].trim())),
        None => (text, None),
    };
    let section = words.to_ascii_lowercase().find("section ");
    let programme = section.map(|at| words[at..].trim().to_owned());
    let day = day.and_then(|day| {
        let thai = || dates::thai(day)?.earliest;
        dates::iso(day).or_else(thai).filter(|date| date.day.is_some())
    });
    Banner {
        list: List::of_words(programme.as_deref().unwrap_or(words)),
        programme,
        as_of: day.and_then(|date| Some(format!("{:04}-{:02}-{:02}", date.year, date.month?, date.day?))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_banner_says_section_list_and_day() {
        let banner =
            read("Examining the Name of Designated Person under Section 7 (Thailand List) As Of 2026-10-01");
        assert_eq!(banner.programme.as_deref(), Some("Section 7 (Thailand List)"));
        assert_eq!(banner.list, Some(List::Thailand));
        assert_eq!(banner.as_of.as_deref(), Some("2026-10-01"));
        let un = read("Designated Person under Section 6 (UN List) As Of 1 ตุลาคม 2569");
        assert_eq!(
            (un.list, un.as_of.as_deref()),
            (Some(List::UnitedNations), Some("2026-10-01"))
        );
    }

    #[test]
    fn what_a_banner_does_not_say_is_not_claimed() {
        assert_eq!(read("Home"), Banner::default());
        assert_eq!(read("Section 7 (Thailand List, UN List)").list, None);
        assert_eq!(read("List As Of soon").as_of, None);
    }

    #[test]
    fn a_list_is_told_by_the_folder_of_an_address() {
        assert_eq!(
            List::of_address("/aps/public/unlist/detail/3"),
            Some(List::UnitedNations)
        );
        assert_eq!(List::of_address("/aps/public/freezelist/detail/3"), None);
    }
}

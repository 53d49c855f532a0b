//! Which of the lists a page is.

use dragoman_guest::html::Page;

/// A list under the Act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum List {
    /// Individuals, in the Fourth Schedule.
    Individuals,
    /// Terrorist organisations, in the First Schedule.
    Organisations,
    /// Associations that were declared unlawful under section 3.
    Associations,
}

impl List {
    /// What it holds.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Individuals => "individuals",
            Self::Organisations => "organisations",
            Self::Associations => "associations",
        }
    }

    /// Where the Act has it.
    pub(crate) fn article(self) -> &'static str {
        match self {
            Self::Individuals => "Fourth Schedule",
            Self::Organisations => "First Schedule",
            Self::Associations => "section 3",
        }
    }
}

/// The list that words name; none if they name none, or several.
fn named(words: &str) -> Option<List> {
    let words = words.to_lowercase().replace(['-', '_'], " ");
    let has = |known: &[&str]| known.iter().any(|one| words.contains(one));
    let individuals = has(&["fourth schedule", "individual"]);
    let associations = has(&["unlawful association"]);
    let organisations = has(&[
        "first schedule",
        "terrorist organi",
        "banned organi",
        "organisations designated",
        "organizations designated",
    ]);
    match (individuals, organisations, associations) {
        (true, false, false) => Some(List::Individuals),
        (false, true, false) => Some(List::Organisations),
        (false, false, true) => Some(List::Associations),
        _ => None,
    }
}

/// The list that the first of some texts names which names one.
pub(crate) fn first_named<'t>(texts: impl IntoIterator<Item = &'t str>) -> Option<List> {
    texts.into_iter().find_map(named)
}

/// The list that a page names: in its title, else in the address that it has, else in the lines before its list.
pub(crate) fn of_page(page: &Page<'_>) -> Option<List> {
    let links = page.all("link").filter(|link| {
        let relation = link.attribute("rel");
        relation.is_some_and(|relation| ["canonical", "alternate", "shortlink"].contains(&relation))
    });
    let addresses: Vec<_> = links.filter_map(|link| link.attribute("href")).collect();
    first_named(page.title().into_iter().chain(addresses))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_told_by_words_that_name_one_alone() {
        for (words, list) in [
            (
                "Individuals/Terrorists listed in the Fourth Schedule of UAPA",
                Some(List::Individuals),
            ),
            (
                "/en/page/individual-terrorists-under-uapa",
                Some(List::Individuals),
            ),
            ("Banned Organisations", Some(List::Organisations)),
            (
                "List of Organisations designated as ‘Terrorist Organizations’ under section 35 of UAPA",
                Some(List::Organisations),
            ),
            (
                "Unlawful Associations under section 3 of UAPA",
                Some(List::Associations),
            ),
            ("Individuals and terrorist organisations", None),
            ("Acts and Rules", None),
            ("Unlawful Activities (Prevention) Act, 1967", None),
        ] {
            assert_eq!(named(words), list, "{words}");
        }
    }
}

//! Names as these lists write them: several in one text.

use dragoman_guest::quality;
use dragoman_guest::schema::NameForm;

/// The names of a text.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Names {
    /// Each with its form and what is said of it, the primary one first.
    pub(crate) names: Vec<(String, NameForm, Option<&'static str>)>,
    /// What a listing of an organisation covers besides it: `all its formations and front organizations`.
    pub(crate) scope: Option<String>,
}

/// What a listing covers besides an organisation: behind `its` or `all its`.
const PARTS: [&str; 8] = [
    "manifestation",
    "formation",
    "front",
    "faction",
    "wing",
    "associate",
    "affiliate",
    "branch",
];

/// Words before `its` and `all its` that belong to what a listing covers besides.
const JOINING: [&str; 4] = ["and", "along with", "together with", "including"];

/// What stands in the place of a name where there is none.
const PLACEHOLDERS: [&str; 5] = ["nil", "none", "n/a", "not applicable", "deleted"];

/// What is said of an acronym.
const ACRONYM: &str = "in brackets behind the name";

impl Names {
    fn push(&mut self, text: &str, form: Option<NameForm>, note: Option<&'static str>) {
        let text = text.trim_matches(|mark: char| mark.is_whitespace() || ",;".contains(mark));
        let is_known = self.names.iter().any(|(known, ..)| known == text);
        let is_placeholder = PLACEHOLDERS.iter().any(|known| text.eq_ignore_ascii_case(known));
        if !text.contains(char::is_alphanumeric) || is_placeholder || is_known {
            return;
        }
        let form = match self.names.is_empty() {
            true => NameForm::Primary,
            false => form.unwrap_or(NameForm::Alias),
        };
        self.names.push((text.to_owned(), form, note));
    }
}

/// The names of a person: `Ada Example @ The Crane @ Eda.`
pub(crate) fn of_person(title: &str) -> Names {
    let mut names = Names::default();
    let pieces = ended(title)
        .split('@')
        .map(str::trim)
        .filter(|piece| !piece.is_empty());
    for joined in pieces.flat_map(quality::joined) {
        names.push(joined.text, joined.form, None);
    }
    names
}

/// The names of an organisation: `Heron Front/Heron Guard (HG), all its formations and front organizations.`
pub(crate) fn of_organisation(title: &str) -> Names {
    let title = ended(title);
    let (text, scope) = match scope(title) {
        Some(at) => (&title[..at], Some(title[at..].to_owned())),
        None => (title, None),
    };
    let mut names = Names {
        scope,
        ..Names::default()
    };
    let pieces = alternatives(text);
    for joined in pieces.into_iter().flat_map(quality::joined) {
        let (name, acronym) = with_acronym(joined.text);
        names.push(name, joined.form, None);
        if let Some(acronym) = acronym {
            names.push(acronym, None, Some(ACRONYM));
        }
    }
    names
}

/// Where a title goes over to what its listing covers besides: `and all its manifestations`, `, all its formations`, `along with
/// all its factions`, `and its associates or affiliates`. None if it names nobody before, or nothing of that.
fn scope(title: &str) -> Option<usize> {
    let lower = title.to_ascii_lowercase();
    let mut found = lower.match_indices("its ").filter_map(|(at, its)| {
        let is_part = PARTS.iter().any(|part| lower[at + its.len()..].starts_with(part));
        let before = &lower[..at];
        let all = without_word(before, "all");
        let joining = JOINING
            .iter()
            .find_map(|word| without_word(all.unwrap_or(before), word));
        let start = joining.or(all).map_or(at, str::len);
        // In `Heron Its Fronts` the word belongs to the name.
        let is_apart = joining.or(all).is_some() || before.trim_end().ends_with(',');
        (is_part && is_apart).then_some(start)
    });
    found.next()
}

/// A text without a word that ends it, blanks aside.
fn without_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let rest = text.trim_end().strip_suffix(word)?;
    rest.ends_with([' ', ',']).then_some(rest)
}

/// A text without the full stop that ends it. One behind a single letter belongs to an abbreviation.
fn ended(title: &str) -> &str {
    let title = title.trim();
    match title.strip_suffix('.') {
        Some(rest)
            if rest
                .chars()
                .rev()
                .take_while(|letter| letter.is_alphabetic())
                .count()
                != 1 =>
        {
            rest.trim_end()
        }
        _ => title,
    }
}

/// The pieces of a text that slashes, `or` or `@` part, outside of brackets.
fn alternatives(text: &str) -> Vec<&str> {
    let (mut pieces, mut start, mut depth) = (Vec::new(), 0, 0_u32);
    for (at, letter) in text.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            '@' if depth == 0 && at >= start => {
                pieces.push(&text[start..at]);
                start = at + 1;
            }
            // `19/05` is no two names.
            '/' if depth == 0 && at >= start && !begins_with_digit(&text[at + 1..]) => {
                pieces.push(&text[start..at]);
                start = at + 1;
            }
            ' ' if depth == 0 && at >= start => {
                // A name begins with a capital: `or any other name` is none.
                let behind = text[at..].strip_prefix(" or ").map(str::trim_start);
                if behind.is_some_and(|name| name.starts_with(char::is_uppercase)) {
                    pieces.push(&text[start..at]);
                    start = at + " or ".len();
                }
            }
            _ => {}
        }
    }
    pieces.push(&text[start..]);
    pieces
}

fn begins_with_digit(text: &str) -> bool {
    text.trim_start().starts_with(char::is_numeric)
}

/// A name, and the acronym in brackets that ends it: one word of capitals.
fn with_acronym(text: &str) -> (&str, Option<&str>) {
    let text = text.trim_matches(|mark: char| mark.is_whitespace() || ",;".contains(mark));
    let Some((name, within)) = text.strip_suffix(')').and_then(|open| open.rsplit_once('(')) else {
        return (text, None);
    };
    let is_acronym = within.chars().filter(|letter| letter.is_uppercase()).count() > 1
        && within
            .chars()
            .all(|letter| letter.is_uppercase() || "-.".contains(letter));
    match is_acronym && !name.trim().is_empty() {
        true => (name.trim_end(), Some(within)),
        false => (text, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(names: &Names) -> Vec<&str> {
        names.names.iter().map(|(text, ..)| text.as_str()).collect()
    }

    #[test]
    fn the_names_of_a_person_stand_between_signs() {
        for (title, expected) in [
            (
                "Ada Example @ The Crane @Eda.",
                vec!["Ada Example", "The Crane", "Eda"],
            ),
            ("Ada Example alias Eda", vec!["Ada Example", "Eda"]),
            ("Ada B.", vec!["Ada B."]),
            ("Ada @ Ada", vec!["Ada"]),
            ("@.", vec![]),
            ("-", vec![]),
            ("NIL", vec![]),
            ("Nil Example", vec!["Nil Example"]),
        ] {
            assert_eq!(texts(&of_person(title)), expected, "{title}");
        }
    }

    #[test]
    fn the_names_of_an_organisation_stand_before_what_its_listing_covers_besides() {
        for (title, expected, scope) in [
            ("Heron Front", vec!["Heron Front"], None),
            (
                "Heron-E-Front/ Heron Guard",
                vec!["Heron-E-Front", "Heron Guard"],
                None,
            ),
            (
                "Heron Front of Selka (HFS), all its formations and front organizations.",
                vec!["Heron Front of Selka", "HFS"],
                Some("all its formations and front organizations"),
            ),
            (
                "Heron Front or Heron Guard or The Reed Front (RF) and all its manifestations",
                vec!["Heron Front", "Heron Guard", "The Reed Front", "RF"],
                Some("and all its manifestations"),
            ),
            (
                "Heron Party of Selka (Upper/Lower) -- Reed War, All its formations and Front Organisations",
                vec!["Heron Party of Selka (Upper/Lower) -- Reed War"],
                Some("All its formations and Front Organisations"),
            ),
            (
                "National Front (HFB) in Selka",
                vec!["National Front (HFB) in Selka"],
                None,
            ),
            (
                "Heron Front (HF) and its associates or affiliates or fronts",
                vec!["Heron Front", "HF"],
                Some("and its associates or affiliates or fronts"),
            ),
            (
                "Heron Council (HC), Selka along with all its factions, wings and front organisations.",
                vec!["Heron Council (HC), Selka"],
                Some("along with all its factions, wings and front organisations"),
            ),
            (
                "Heron Front or any other name",
                vec!["Heron Front or any other name"],
                None,
            ),
            ("All its Manifestations", vec!["All its Manifestations"], None),
            ("Heron Orbits Front", vec!["Heron Orbits Front"], None),
            ("Heron Front 19/05", vec!["Heron Front 19/05"], None),
            ("/", vec![], None),
        ] {
            let names = of_organisation(title);
            assert_eq!(
                (texts(&names), names.scope.as_deref()),
                (expected, scope),
                "{title}"
            );
        }
    }
}

//! How good an alias is, in the words that lists have for it.

use crate::schema::{NameForm, NameQuality};

/// What a label says of an alias.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said {
    /// What sort of name it is; none if the label does not say.
    pub form: Option<NameForm>,
    /// How good it is.
    pub quality: NameQuality,
}

/// Words for the quality of an alias, longest first.
const QUALITIES: [(&str, NameQuality); 14] = [
    ("good quality", NameQuality::Strong),
    ("high quality", NameQuality::Strong),
    ("strong quality", NameQuality::Strong),
    ("low quality", NameQuality::Weak),
    ("poor quality", NameQuality::Weak),
    ("weak quality", NameQuality::Weak),
    ("good", NameQuality::Strong),
    ("high", NameQuality::Strong),
    ("strong", NameQuality::Strong),
    ("low", NameQuality::Weak),
    ("poor", NameQuality::Weak),
    ("weak", NameQuality::Weak),
    ("unstated", NameQuality::Unstated),
    ("unknown", NameQuality::Unstated),
];

/// Words for the sort of a name.
const FORMS: [(&str, NameForm); 12] = [
    ("also known as", NameForm::Alias),
    ("formerly known as", NameForm::Former),
    ("previously known as", NameForm::Former),
    ("now known as", NameForm::Alias),
    ("a.k.a.", NameForm::Alias),
    ("a.k.a", NameForm::Alias),
    ("aka", NameForm::Alias),
    ("alias", NameForm::Alias),
    ("f.k.a.", NameForm::Former),
    ("f.k.a", NameForm::Former),
    ("fka", NameForm::Former),
    ("n.k.a.", NameForm::Alias),
];

/// Reads a field that holds nothing but the quality or the sort of an alias: `Good`, `Low quality`, `weak a.k.a.`, `f.k.a.`;
/// none if any of it is not understood.
///
/// ```
/// use dragoman_guest::quality::label;
/// use dragoman_guest::schema::{NameForm, NameQuality};
///
/// let said = label("Low quality a.k.a.").expect("a label");
/// assert_eq!((said.form, said.quality), (Some(NameForm::Alias), NameQuality::Weak));
/// assert_eq!(label("excellent"), None);
/// ```
pub fn label(text: &str) -> Option<Said> {
    let lower = text.trim().to_lowercase();
    let (quality, rest) = match leading(&lower, &QUALITIES) {
        Some((quality, rest)) => (quality, rest),
        None => (NameQuality::Unstated, lower.as_str()),
    };
    let rest = rest.trim();
    let (form, rest) = match leading(rest, &FORMS) {
        Some((form, rest)) => (Some(form), rest),
        None => (None, rest),
    };
    let is_whole = rest.trim_matches([' ', ':', '.']).is_empty();
    (is_whole && rest.len() < lower.len()).then_some(Said { form, quality })
}

/// Takes what a remark says of the quality off a name: a label with a colon before it (`Low quality alias: Selka`), or one
/// in brackets behind it (`Selka (weak)`). The name alone, and what was said; a name without such a remark as it is.
///
/// ```
/// use dragoman_guest::quality::of_name;
/// use dragoman_guest::schema::NameQuality;
///
/// let (name, said) = of_name("Abu Selka (low quality alias)");
/// assert_eq!((name, said.map(|said| said.quality)), ("Abu Selka", Some(NameQuality::Weak)));
/// assert_eq!(of_name("Selka (Good Hope)").1, None);
/// ```
pub fn of_name(text: &str) -> (&str, Option<Said>) {
    let text = text.trim();
    if let Some((name, inside)) = text.strip_suffix(')').and_then(|open| open.rsplit_once('('))
        && let (name, Some(said)) = (name.trim(), label(inside))
        && !name.is_empty()
    {
        return (name, Some(said));
    }
    if let Some((before, name)) = text.split_once(':')
        && let (name, Some(said)) = (name.trim(), label(before))
        && !name.is_empty()
    {
        return (name, Some(said));
    }
    (text, None)
}

/// A name that stands in a cell with others, joined by what says of what sort the next is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Joined<'t> {
    /// The name.
    pub text: &'t str,
    /// What the word before it says; none for the first.
    pub form: Option<NameForm>,
}

/// The names of a cell that words such as `alias`, `a.k.a.` and `f.k.a.` join: `Selka alias Abu Selka f.k.a. Vashti`. A
/// word counts between blanks only.
///
/// ```
/// use dragoman_guest::quality::joined;
///
/// let names: Vec<_> = joined("Selka alias Abu Selka ALIAS Vashti").iter().map(|name| name.text).collect();
/// assert_eq!(names, ["Selka", "Abu Selka", "Vashti"]);
/// ```
pub fn joined(cell: &str) -> Vec<Joined<'_>> {
    let mut names = Vec::new();
    let (mut start, mut form) = (0, None);
    for (at, _) in cell.match_indices(char::is_whitespace) {
        let word = cell[at..].trim_start();
        let begin = cell.len() - word.len();
        // A word inside of what was cut already, such as the second of two blanks.
        if begin < start || begin == at {
            continue;
        }
        let found = FORMS.iter().find(|(known, _)| {
            let head = word.get(..known.len());
            let behind = word.get(known.len()..).unwrap_or_default();
            head.is_some_and(|head| head.eq_ignore_ascii_case(known))
                && behind.starts_with(|next: char| next.is_whitespace() || next == ':')
        });
        if let Some((known, next)) = found {
            push(&mut names, &cell[start..at], form);
            (start, form) = (begin + known.len(), Some(*next));
        }
    }
    push(&mut names, &cell[start..], form);
    names
}

fn push<'t>(names: &mut Vec<Joined<'t>>, text: &'t str, form: Option<NameForm>) {
    let text = text.trim_matches(|mark: char| mark.is_whitespace() || ",;:".contains(mark));
    if !text.is_empty() {
        names.push(Joined { text, form });
    }
}

/// The value of the word that a text begins with, and what stands behind it.
fn leading<'t, T: Copy>(text: &'t str, words: &[(&str, T)]) -> Option<(T, &'t str)> {
    let ends = |rest: &str| !rest.starts_with(char::is_alphanumeric);
    words
        .iter()
        .find_map(|(word, value)| Some((*value, text.strip_prefix(word).filter(|rest| ends(rest))?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_says_quality_sort_or_both_and_nothing_else() {
        let said = |form, quality| Some(Said { form, quality });
        for (text, expected) in [
            ("Good", said(None, NameQuality::Strong)),
            ("good quality", said(None, NameQuality::Strong)),
            (" LOW ", said(None, NameQuality::Weak)),
            ("weak a.k.a.", said(Some(NameForm::Alias), NameQuality::Weak)),
            (
                "Low quality alias:",
                said(Some(NameForm::Alias), NameQuality::Weak),
            ),
            ("f.k.a.", said(Some(NameForm::Former), NameQuality::Unstated)),
            (
                "Formerly known as",
                said(Some(NameForm::Former), NameQuality::Unstated),
            ),
            ("goods", None),
            ("not good", None),
            ("good, but old", None),
            ("", None),
            ("akan", None),
        ] {
            assert_eq!(label(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_remark_is_taken_off_a_name_only_if_all_of_it_is_understood() {
        for (text, name, quality) in [
            ("Selka (weak)", "Selka", Some(NameQuality::Weak)),
            ("Low quality alias: Selka", "Selka", Some(NameQuality::Weak)),
            ("good: Selka", "Selka", Some(NameQuality::Strong)),
            ("Selka (of the Coast)", "Selka (of the Coast)", None),
            ("(weak)", "(weak)", None),
            ("weak:", "weak:", None),
            ("Selka: Vashti", "Selka: Vashti", None),
        ] {
            let (found, said) = of_name(text);
            assert_eq!((found, said.map(|said| said.quality)), (name, quality), "{text}");
        }
    }

    #[test]
    fn names_are_joined_by_whole_words_only() {
        let forms: Vec<_> = joined("Selka f.k.a. Vashti, a.k.a.: Ada")
            .iter()
            .map(|name| (name.text, name.form))
            .collect();
        let expected = [
            ("Selka", None),
            ("Vashti", Some(NameForm::Former)),
            ("Ada", Some(NameForm::Alias)),
        ];
        assert_eq!(forms, expected);
        for cell in [
            "Aliasgar Selka",
            "Selka Alias",
            "Selka (aliases)",
            "Abu Aka-Selka",
        ] {
            assert_eq!(joined(cell).len(), 1, "{cell}");
        }
        assert_eq!(joined("alias Selka")[0].text, "alias Selka");
        assert!(joined(" ").is_empty());
        assert_eq!(joined(&"a alias ".repeat(50_000)).len(), 50_000);
    }
}

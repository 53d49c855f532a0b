//! Names, and the words around some of them.

use dragoman_guest::schema::NameForm;

/// A name without the words around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cleaned<'t> {
    /// The name.
    pub(crate) text: &'t str,
    /// Another form than that of its column.
    pub(crate) form: Option<NameForm>,
    /// Its language, BCP 47.
    pub(crate) language: Option<&'static str>,
    /// The words before it.
    pub(crate) words: Option<&'t str>,
    /// Whether a bracket without its partner was left out.
    pub(crate) is_mended: bool,
}

/// Words before names.
const WORDS: [(&str, Option<NameForm>); 4] = [
    ("стара назва", Some(NameForm::Former)),
    ("попередня назва", Some(NameForm::Former)),
    ("відомий як", None),
    ("відома як", None),
];

/// `французькою мовою …`: in French.
const LANGUAGES: [(&str, &str); 8] = [
    ("французькою", "fr"),
    ("грецькою", "el"),
    ("арабською", "ar"),
    ("шведською", "sv"),
    ("німецькою", "de"),
    ("італійською", "it"),
    ("іспанською", "es"),
    ("фінською", "fi"),
];

/// The names of a cell: one, or those that `вона ж` and `він же` join.
pub(crate) fn names(cell: &str) -> Vec<Cleaned<'_>> {
    let mut pieces = vec![cell];
    for joint in [" вона ж ", " він же ", " воно ж "] {
        pieces = pieces.into_iter().flat_map(|piece| piece.split(joint)).collect();
    }
    pieces.into_iter().filter_map(cleaned).collect()
}

/// None if nothing is left that has a letter.
fn cleaned(piece: &str) -> Option<Cleaned<'_>> {
    let mut name = Cleaned {
        text: trimmed(piece),
        form: None,
        language: None,
        words: None,
        is_mended: false,
    };
    if let Some((before, behind)) = name.text.split_once(" мовою ")
        && let Some((_, language)) = LANGUAGES.iter().find(|(word, _)| *word == before)
    {
        (name.language, name.text) = (Some(*language), trimmed(behind));
    }
    if let Some((words, form)) = WORDS.iter().find(|(words, _)| name.text.starts_with(words)) {
        let rest = name.text[words.len()..].trim_start_matches([' ', ':', '-', '–', '—']);
        (name.form, name.words, name.text) = (*form, Some(&name.text[..words.len()]), trimmed(rest));
    }
    if name.text.matches('(').count() != name.text.matches(')').count()
        && let Some(rest) = name.text.strip_prefix('(')
    {
        (name.text, name.is_mended) = (trimmed(rest), true);
    }
    name.text.chars().any(char::is_alphabetic).then_some(name)
}

fn trimmed(text: &str) -> &str {
    text.trim_matches(|mark: char| mark.is_whitespace() || mark == ',' || mark == ';')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(cell: &str) -> Vec<&str> {
        names(cell).iter().map(|name| name.text).collect()
    }

    #[test]
    fn what_stands_around_a_name_is_no_part_of_it() {
        assert_eq!(texts(" Селка Орлан, "), ["Селка Орлан"]);
        assert_eq!(texts("(SELKA ORLAN"), ["SELKA ORLAN"]);
        assert_eq!(texts("Селка (Орлан) Ада"), ["Селка (Орлан) Ада"]);
        assert_eq!(
            texts("Орбіс Лтд, вона ж Орбіс Хілдінг"),
            ["Орбіс Лтд", "Орбіс Хілдінг"]
        );
        assert!(texts("арабською мовою ^").is_empty());
    }

    #[test]
    fn words_before_a_name_say_its_form_or_language() {
        let french = &names("французькою мовою Orlan Sélka")[0];
        assert_eq!((french.text, french.language), ("Orlan Sélka", Some("fr")));
        let old = &names("стара назва – \"Хвиля\"")[0];
        assert_eq!((old.text, old.form), ("\"Хвиля\"", Some(NameForm::Former)));
        let known = &names("відомий як: санаторій \"Прибій\"")[0];
        assert_eq!(
            (known.text, known.words),
            ("санаторій \"Прибій\"", Some("відомий як"))
        );
    }
}

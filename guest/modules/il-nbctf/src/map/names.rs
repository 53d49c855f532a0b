//! Names in three languages. The English one is the main name, where there is one.

use dragoman_guest::schema::{Name, NameForm, NameQuality};
use dragoman_guest::{build, scripts};

use crate::header::Line;
use crate::values::several;

/// The languages, in the order in which one of their names is the main one.
const LANGUAGES: [(&str, &str); 3] = [("english", "en"), ("hebrew", "he"), ("arabic", "ar")];

/// The names of a line: of each language the name, and those it is also known by.
pub(super) fn names(line: &Line<'_>) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    for (language, code) in LANGUAGES {
        let of = |name: &str| {
            (name.starts_with("name_of_individual") || name.starts_with("organization_name"))
                && name.contains(language)
        };
        for (column, text) in line.columns(of) {
            for full in several(text).into_iter().filter_map(without_numbers) {
                let script = scripts::of(&full);
                let form = match script.as_deref() {
                    _ if names.is_empty() => NameForm::Primary,
                    Some("Latn") | None => NameForm::Alias,
                    // In its own script, unless it is another name.
                    Some(_) if column.contains("aka") => NameForm::Alias,
                    Some(_) => NameForm::OriginalScript,
                };
                let name = Name {
                    script,
                    language: Some(code.into()),
                    ..build::name(full, form, NameQuality::Unstated)
                };
                if names.iter().all(|known| known.full != name.full) {
                    names.push(name);
                }
            }
        }
    }
    names
}

/// A name without the numbers of its parts, as the United Nations write them: `1: ORLAN 2: DEMIREL 3: na`.
fn without_numbers(text: &str) -> Option<String> {
    let text = build::text(text)?;
    if !text.starts_with("1: ") {
        return Some(text);
    }
    let is_number = |word: &&str| {
        word.strip_suffix(':')
            .is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let words = text
        .split(' ')
        .filter(|word| !is_number(word) && !word.eq_ignore_ascii_case("na"));
    build::text(&words.collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_of_parts_are_no_name() {
        assert_eq!(
            without_numbers("1: ORLAN 2: DEMIREL 3: na").as_deref(),
            Some("ORLAN DEMIREL")
        );
        assert_eq!(
            without_numbers("Brigade 1: Selka").as_deref(),
            Some("Brigade 1: Selka")
        );
        assert_eq!(without_numbers("1: na"), None);
    }
}

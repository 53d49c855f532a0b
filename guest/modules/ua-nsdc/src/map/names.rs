//! Names, in three columns: in Ukrainian, in the language of origin, and any other.

use dragoman_guest::schema::{Name, NameForm, NameQuality, NoticeKind};
use dragoman_guest::{build, scripts};

use super::draft::Draft;
use crate::columns::{ALIAS, NAME, ORIGINAL};
use crate::item::Item;
use crate::values::name::{Cleaned, names};

/// Adds the names of an item.
pub(super) fn add(draft: &mut Draft<'_>, item: &Item) {
    let columns = [
        (NAME, NameForm::Primary, Some("uk")),
        (ORIGINAL, NameForm::OriginalScript, None),
        (ALIAS, NameForm::Alias, None),
    ];
    for (column, form, language) in columns {
        let Some(cell) = item.text(column) else { continue };
        let found = names(cell);
        if found.is_empty() {
            let message = "there is no name in it; it was left out";
            draft.say(NoticeKind::RejectedValue, column, message, cell, item);
        }
        for (index, cleaned) in found.into_iter().enumerate() {
            if cleaned.is_mended {
                let message = "a bracket without its partner; it was left out";
                draft.say(NoticeKind::Repaired, column, message, cell, item);
            }
            let has_primary = draft
                .subject
                .names
                .iter()
                .any(|name| name.form == NameForm::Primary);
            let form = match (cleaned.form, form) {
                (Some(form), _) => form,
                // The first name under which a subject is listed, in whatever column.
                _ if !has_primary => NameForm::Primary,
                (None, NameForm::Primary) => spelled(draft, cleaned.text),
                (None, _) if index > 0 => NameForm::Alias,
                (None, form) => form,
            };
            let name = name(&cleaned, form, language);
            draft
                .distinct
                .add("names", &mut draft.subject.names, name, draft.at);
        }
    }
}

/// What a name in Ukrainian is in a later item.
fn spelled(draft: &Draft<'_>, text: &str) -> NameForm {
    let mut primary = draft
        .subject
        .names
        .iter()
        .filter(|name| name.form == NameForm::Primary);
    match primary.next() {
        Some(name) if name.full == text => NameForm::Primary,
        Some(name) if letters(&name.full) == letters(text) => NameForm::Spelling,
        _ => NameForm::Alias,
    }
}

/// What is left of a name without marks and letter case.
fn letters(text: &str) -> String {
    let letters = text.chars().filter(|char| char.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

fn name(cleaned: &Cleaned<'_>, form: NameForm, language: Option<&str>) -> Name {
    let script = scripts::of(cleaned.text);
    // A name in Latin letters in the Ukrainian column is in no language that the list says.
    let is_ukrainian = script.as_deref() == Some("Cyrl");
    let language = cleaned.language.or(language.filter(|_| is_ukrainian));
    Name {
        script,
        language: language.map(Into::into),
        note: cleaned.words.map(Into::into),
        ..build::name(cleaned.text, form, NameQuality::Unstated)
    }
}

//! Names, each in one or several scripts.

use dragoman_guest::schema::{NameForm, NameQuality, NoticeKind};
use dragoman_guest::xml::Element;
use dragoman_ofac::{Draft, Parts};

use super::entity::words;
use crate::words::{Written, alias, joined};

/// The main name, as documents state it: its number and the words.
#[derive(Debug, Default)]
pub(super) struct Main {
    /// The number of the name.
    pub(super) id: Option<String>,
}

/// Maps the names, and gives the main one.
pub(super) fn names(draft: &mut Draft<'_, '_>, entity: Element<'_>) -> Main {
    let mut main = Main::default();
    let all = entity.first("names");
    for name in all.iter().flat_map(|all| all.all("name")) {
        let id = name.attribute("id");
        let is_primary = name.value("isPrimary") == Some("true");
        if is_primary && main.id.is_none() {
            main.id = id.map(Into::into);
        }
        one(draft, name, is_primary);
    }
    main
}

fn one(draft: &mut Draft<'_, '_>, name: Element<'_>, is_primary: bool) {
    let word = words(name, "aliasType");
    let (form, note) = match word.map(alias) {
        None => (NameForm::Alias, None),
        Some(Some(known)) => known,
        Some(None) => {
            let message = "a type that is not known: taken as an alias";
            let word = word.unwrap_or_default();
            draft.say(
                NoticeKind::RejectedValue,
                "entity/names/name/aliasType",
                message,
                word,
                0,
            );
            (NameForm::Alias, None)
        }
    };
    let quality = match (is_primary, name.value("isLowQuality")) {
        (_, Some("true")) => NameQuality::Weak,
        // Of a main name the other formats do not say how good it is.
        (true, _) | (false, None) => NameQuality::Unstated,
        (false, Some(_)) => NameQuality::Strong,
    };
    let comments = name.value("comments");
    let all = name.first("translations");
    for translation in all.iter().flat_map(|all| all.all("translation")) {
        translation.attribute("id");
        let script = words(translation, "script");
        let is_own = translation.value("isPrimary") != Some("false");
        let form = match (is_own, is_primary) {
            (true, true) => NameForm::Primary,
            (true, false) => form,
            (false, _) if script == Some("Latin") => NameForm::Spelling,
            (false, _) => NameForm::OriginalScript,
        };
        let parts = parts(translation);
        let written = Written {
            whole: Parts {
                last: translation.value("formattedLastName"),
                first: translation.value("formattedFirstName"),
            },
            parts: &parts,
            script,
        };
        // The same as the two before it, in one.
        translation.all("formattedFullName").for_each(Element::leave_out);
        match written.name(draft.subject.kind, form, quality) {
            Some(mut name) => {
                name.note = joined([note, comments]);
                draft.subject.names.push(name);
            }
            None => {
                let message = "a name without words";
                let field = "entity/names/name/translations/translation";
                draft.say(NoticeKind::RejectedValue, field, message, "", 0);
            }
        }
    }
}

fn parts<'r>(translation: Element<'r>) -> Vec<(&'r str, &'r str)> {
    let all = translation.first("nameParts");
    let parts = all
        .into_iter()
        .flat_map(|all| all.elements().filter(|part| part.name() == "namePart"));
    parts
        .filter_map(|part| {
            part.attribute("id");
            Some((words(part, "type")?, part.value("value")?))
        })
        .collect()
}

//! Names.

use dragoman_guest::json::Value;
use dragoman_guest::schema::{Name, NameForm, NamePart, NameQuality, NameRole, SubjectKind};
use dragoman_guest::{build, scripts};

use super::{ALIAS, Draft, FIRST_NAME, fields};
use crate::values::language;

/// Adds the names of an entry.
pub(super) fn add(draft: &mut Draft, entry: Value<'_>) {
    let Some(family) = entry.value("Nom") else { return };
    let first: Vec<&str> = fields(entry)
        .filter(|(field, _)| *field == FIRST_NAME)
        .filter_map(|(_, value)| value.value("Prenom"))
        .collect();
    let mut primary = name(family, NameForm::Primary);
    // A name without a first name may be a whole one.
    if draft.subject.kind == SubjectKind::Person && !first.is_empty() {
        let given = first.join(" ");
        let part = |role, text: &str| NamePart {
            role,
            text: text.to_owned(),
        };
        primary = name(&format!("{given} {family}"), NameForm::Primary);
        primary.parts = vec![part(NameRole::Given, &given), part(NameRole::Family, family)];
    }
    draft.subject.names.push(primary);
    for (_, value) in fields(entry).filter(|(field, _)| *field == ALIAS) {
        let comment = value.value("Commentaire");
        let aliases = value.value("Alias").unwrap_or_default().split(';').map(str::trim);
        for alias in aliases.filter(|alias| !alias.is_empty()) {
            let alias = Name {
                language: comment.and_then(language).map(Into::into),
                note: comment.map(Into::into),
                ..name(alias, NameForm::Alias)
            };
            draft.distinct.add("names", &mut draft.subject.names, alias, 0);
        }
    }
}

fn name(full: &str, form: NameForm) -> Name {
    Name {
        script: scripts::of(full),
        ..build::name(full, form, NameQuality::Unstated)
    }
}

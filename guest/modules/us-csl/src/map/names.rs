//! Names. OFAC writes persons as `SURNAME, Given`; in the name of anything else, and in those of other lists, a comma means
//! nothing.

use dragoman_guest::schema::{Name, NameForm, NamePart, NameQuality, NameRole, SubjectKind};
use dragoman_guest::table::Row;
use dragoman_guest::{build, scripts};

use super::draft::Draft;
use crate::columns::{ALT_NAMES, NAME, values};

/// What can stand behind a second comma.
const SUFFIXES: [&str; 8] = ["Jr", "Sr", "II", "III", "IV", "V", "Junior", "Senior"];

/// Adds the names of a row.
pub(super) fn add(draft: &mut Draft, row: &Row<'_>) {
    let kind = draft.subject.kind;
    let form = match draft.at {
        0 => NameForm::Primary,
        _ => NameForm::Alias,
    };
    if let Some(text) = row.text(NAME) {
        let mut one = name(&text, kind, form);
        let primary = draft
            .subject
            .names
            .iter()
            .find(|name| name.form == NameForm::Primary);
        match primary {
            // Rows of one party may differ in case.
            Some(primary) if primary.full.to_lowercase() == one.full.to_lowercase() => {
                one.form = if primary.full == one.full {
                    NameForm::Primary
                } else {
                    NameForm::Spelling
                };
            }
            _ => {}
        }
        draft
            .distinct
            .add("names", &mut draft.subject.names, one, draft.at);
    }
    for alias in values(&row.text(ALT_NAMES).unwrap_or_default()) {
        // `One; Two; and Three`, in the lists of Commerce.
        let alias = alias.strip_prefix("and ").unwrap_or(alias);
        draft.distinct.add(
            "names",
            &mut draft.subject.names,
            name(alias, kind, NameForm::Alias),
            draft.at,
        );
    }
}

/// A name as the list writes it. That of a person is turned into the order in which one would write it; its parts keep the
/// order of the list.
pub(super) fn name(text: &str, kind: SubjectKind, form: NameForm) -> Name {
    let (full, parts) = match kind {
        SubjectKind::Person => of_person(text).unwrap_or((text.to_owned(), Vec::new())),
        _ => (text.to_owned(), Vec::new()),
    };
    Name {
        script: scripts::of(&full),
        parts,
        ..build::name(full, form, NameQuality::Unstated)
    }
}

fn of_person(text: &str) -> Option<(String, Vec<NamePart>)> {
    let pieces: Vec<&str> = text.split(',').map(str::trim).collect();
    if pieces.iter().any(|piece| piece.is_empty()) {
        return None;
    }
    let part = |role, text: &str| NamePart {
        role,
        text: text.to_owned(),
    };
    let (family, given, suffix) = match pieces[..] {
        [family, given] => (family, given, None),
        [family, given, suffix] if SUFFIXES.contains(&suffix.trim_end_matches('.')) => {
            (family, given, Some(suffix))
        }
        _ => return None,
    };
    let mut full = format!("{given} {family}");
    let mut parts = vec![part(NameRole::Family, family), part(NameRole::Given, given)];
    if let Some(suffix) = suffix {
        full.push_str(", ");
        full.push_str(suffix);
        parts.push(part(NameRole::Suffix, suffix));
    }
    Some((full, parts))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn full(text: &str, kind: SubjectKind) -> String {
        name(text, kind, NameForm::Primary).full
    }

    #[test]
    fn only_a_persons_name_is_turned() {
        assert_eq!(full("VALE, Ana Maria", SubjectKind::Person), "Ana Maria VALE");
        assert_eq!(full("VALE, Ruy, Jr.", SubjectKind::Person), "Ruy VALE, Jr.");
        assert_eq!(
            full("VALE, Ana, of the Coast", SubjectKind::Person),
            "VALE, Ana, of the Coast"
        );
        assert_eq!(full("VALE,", SubjectKind::Person), "VALE,");
        assert_eq!(
            full("Orbis Works, S.A.", SubjectKind::Organization),
            "Orbis Works, S.A."
        );
        assert_eq!(full("Vale, Ana", SubjectKind::Other), "Vale, Ana");
    }
}

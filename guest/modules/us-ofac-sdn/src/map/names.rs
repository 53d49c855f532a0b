//! Names. `SURNAME, Given` for persons; in the name of anything else a comma means nothing.

use dragoman_guest::schema::{Name, NameForm, NamePart, NameQuality, NameRole, SubjectKind};
use dragoman_guest::{build, scripts};

/// What can stand behind a second comma.
const SUFFIXES: [&str; 8] = ["Jr", "Sr", "II", "III", "IV", "V", "Junior", "Senior"];

/// A name as the list writes it. That of a person is turned into the order in which one would write it; its parts
/// keep the order of the list, the surname first.
pub(super) fn name(text: &str, kind: SubjectKind, form: NameForm, quality: NameQuality) -> Name {
    let text = build::fold(text);
    let (full, parts) = match kind {
        SubjectKind::Person => of_person(&text).unwrap_or((text, Vec::new())),
        _ => (text, Vec::new()),
    };
    Name {
        script: if full.is_ascii() {
            latin(&full)
        } else {
            scripts::of(&full)
        },
        parts,
        ..build::name(full, form, quality)
    }
}

fn latin(full: &str) -> Option<String> {
    full.bytes()
        .any(|byte| byte.is_ascii_alphabetic())
        .then(|| "Latn".to_owned())
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
    match pieces[..] {
        [family, given] => Some((
            format!("{given} {family}"),
            vec![part(NameRole::Family, family), part(NameRole::Given, given)],
        )),
        [family, given, suffix] if SUFFIXES.contains(&suffix.trim_end_matches('.')) => Some((
            format!("{given} {family}, {suffix}"),
            vec![
                part(NameRole::Family, family),
                part(NameRole::Given, given),
                part(NameRole::Suffix, suffix),
            ],
        )),
        _ => None,
    }
}

/// The name within the quotes of `a.k.a. '…'`, and what stands behind them. Without quotes it is the whole text.
pub(super) fn quoted(text: &str) -> (&str, Option<&str>) {
    let Some(inner) = text.strip_prefix('\'') else {
        return (text, None);
    };
    let Some((name, rest)) = inner.rsplit_once('\'') else {
        return (inner, None);
    };
    let rest = rest.trim_matches([' ', '.']);
    let bare = name
        .strip_prefix('\'')
        .and_then(|name| name.strip_suffix('\''))
        .unwrap_or(name);
    (bare.trim(), (!rest.is_empty()).then_some(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn full(text: &str, kind: SubjectKind) -> String {
        name(text, kind, NameForm::Primary, NameQuality::Unstated).full
    }

    #[test]
    fn a_persons_name_is_turned_and_its_parts_are_kept() {
        let name = name(
            "VALE, Ana  Maria",
            SubjectKind::Person,
            NameForm::Primary,
            NameQuality::Unstated,
        );
        assert_eq!(name.full, "Ana Maria VALE");
        assert_eq!(
            name.parts.iter().map(|part| part.role).collect::<Vec<_>>(),
            [NameRole::Family, NameRole::Given]
        );
        assert_eq!(
            full("DE LA VALE, Ruy, Jr.", SubjectKind::Person),
            "Ruy DE LA VALE, Jr."
        );
    }

    #[test]
    fn other_commas_mean_nothing() {
        assert_eq!(full("ORBIS, S.A.", SubjectKind::Organization), "ORBIS, S.A.");
        assert_eq!(full("ONENAME", SubjectKind::Person), "ONENAME");
        assert_eq!(
            full("VALE, Ana, of the Coast", SubjectKind::Person),
            "VALE, Ana, of the Coast"
        );
        assert_eq!(full("VALE,", SubjectKind::Person), "VALE,");
    }

    #[test]
    fn the_quotes_of_a_weak_alias_are_no_part_of_it() {
        assert_eq!(quoted("'ABU-'SELKA'"), ("ABU-'SELKA", None));
        assert_eq!(quoted("''LANTERN''"), ("LANTERN", None));
        assert_eq!(quoted("'ONE' (in Arabic)"), ("ONE", Some("(in Arabic)")));
        assert_eq!(quoted("'OPEN"), ("OPEN", None));
        assert_eq!(quoted("'"), ("", None));
        assert_eq!(quoted("''"), ("", None));
    }
}

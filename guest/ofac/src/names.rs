//! Names. `SURNAME, Given` for persons; in the name of anything else a comma means nothing.

use dragoman_guest::schema::{Name, NameForm, NamePart, NameQuality, NameRole, SubjectKind};
use dragoman_guest::{build, scripts};

/// What can stand behind a second comma.
const SUFFIXES: [&str; 8] = ["Jr", "Sr", "II", "III", "IV", "V", "Junior", "Senior"];

/// A name as the list writes it. That of a person is turned into the order in which one would write it; its parts
/// keep the order of the list, the surname first.
pub fn name(text: &str, kind: SubjectKind, form: NameForm, quality: NameQuality) -> Name {
    let text = build::fold(text);
    let (full, parts) = match kind {
        SubjectKind::Person => of_person(&text).unwrap_or((text, Vec::new())),
        _ => (text, Vec::new()),
    };
    Name {
        script: script(&full),
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
    match pieces[..] {
        [family, given] => Some(turned(family, given, None)),
        [family, given, suffix] if is_suffix(suffix) => Some(turned(family, given, Some(suffix))),
        _ => None,
    }
}

fn is_suffix(text: &str) -> bool {
    SUFFIXES.contains(&text.trim_end_matches('.'))
}

/// The name in the order in which one would write it, and its parts in that of the list.
fn turned(family: &str, given: &str, suffix: Option<&str>) -> (String, Vec<NamePart>) {
    let part = |role, text: &str| NamePart {
        role,
        text: text.to_owned(),
    };
    let mut parts = vec![part(NameRole::Family, family), part(NameRole::Given, given)];
    parts.extend(suffix.map(|suffix| part(NameRole::Suffix, suffix)));
    let full = match suffix {
        Some(suffix) => format!("{given} {family}, {suffix}"),
        None => format!("{given} {family}"),
    };
    (full, parts)
}

/// A name in the two fields that most formats have for it.
#[derive(Debug, Clone, Copy)]
pub struct Parts<'t> {
    /// The surname, or the whole name of anything that is not a person or has one name only.
    pub last: Option<&'t str>,
    /// The given names, and behind a comma what follows the surname: `Ruy, Jr.`
    pub first: Option<&'t str>,
}

/// A name from its two fields, the same as [`name`] makes of `SURNAME, Given`; none if both are empty. Of a person with one
/// name only no part is claimed: the list has it in the field of the surname, whatever it is.
pub fn of_parts(parts: Parts<'_>, kind: SubjectKind, form: NameForm, quality: NameQuality) -> Option<Name> {
    let [last, first] = [parts.last, parts.first].map(|part| part.and_then(build::text));
    let (full, parts) = match (last, first) {
        (Some(last), Some(first)) if kind == SubjectKind::Person => match first.rsplit_once(',') {
            Some((given, suffix)) if is_suffix(suffix.trim()) => {
                turned(&last, given.trim_end(), Some(suffix.trim()))
            }
            _ => turned(&last, &first, None),
        },
        (Some(last), Some(first)) => (format!("{last}, {first}"), Vec::new()),
        (one, other) => {
            // Some weak aliases of persons have both in the field of the surname: `SURNAME, Given`.
            let text = one.or(other)?;
            match kind {
                SubjectKind::Person => of_person(&text).unwrap_or((text, Vec::new())),
                _ => (text, Vec::new()),
            }
        }
    };
    Some(Name {
        script: script(&full),
        parts,
        ..build::name(full, form, quality)
    })
}

fn script(full: &str) -> Option<String> {
    if full.is_ascii() {
        latin(full)
    } else {
        scripts::of(full)
    }
}

/// The name within the quotes of `a.k.a. '…'`, and what stands behind them. Without quotes it is the whole text.
pub fn quoted(text: &str) -> (&str, Option<&str>) {
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
    fn a_name_in_two_fields_is_the_same_as_in_one() {
        let strong = NameQuality::Strong;
        for (last, first, one) in [
            ("VALE", Some("Ana  Maria"), "VALE, Ana Maria"),
            ("DE LA VALE", Some("Ruy, Jr."), "DE LA VALE, Ruy, Jr."),
            ("ONENAME", None, "ONENAME"),
            ("VALE, Ana", None, "VALE, Ana"),
        ] {
            let parts = Parts {
                last: Some(last),
                first,
            };
            let person = SubjectKind::Person;
            assert_eq!(
                of_parts(parts, person, NameForm::Alias, strong),
                Some(name(one, person, NameForm::Alias, strong))
            );
        }
        let nothing = Parts {
            last: Some(" "),
            first: None,
        };
        assert_eq!(
            of_parts(nothing, SubjectKind::Vessel, NameForm::Primary, strong),
            None
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

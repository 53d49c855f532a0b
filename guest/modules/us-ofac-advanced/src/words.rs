//! OFAC's words for scripts, parts of names, relations and measures, which both formats share.

use dragoman_guest::build;
use dragoman_guest::schema::{
    DateClaim, Measure, MeasureKind, Name, NameForm, NamePart, NameQuality, NameRole, RelationKind,
    SubjectKind,
};
use dragoman_guest::scripts;
use dragoman_ofac::{Lines, Parts, date_words, of_parts};

/// ISO 15924 code of a script by OFAC's name for it.
pub(crate) fn script(name: &str) -> Option<&'static str> {
    let scripts = [
        ("Latin", "Latn"),
        ("Arabic", "Arab"),
        ("Armenian", "Armn"),
        ("Chinese Simplified", "Hans"),
        ("Chinese Traditional", "Hant"),
        ("Cyrillic", "Cyrl"),
        ("Georgian", "Geor"),
        ("Greek", "Grek"),
        ("Hangul", "Hang"),
        ("Hebrew", "Hebr"),
        ("Japanese", "Jpan"),
        ("Korean", "Kore"),
    ];
    let found = scripts.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
    found.map(|(_, code)| *code)
}

/// Whether names in a script have the surname first.
fn is_east_asian(script: &str) -> bool {
    matches!(script, "Hans" | "Hant" | "Hani" | "Hang" | "Kore" | "Jpan")
}

/// A part of a name: OFAC's word for what it is, and the part.
pub(crate) type Part<'t> = (&'t str, &'t str);

/// What a part of a person's name is; none for the whole name of anything.
fn role(word: &str) -> Option<NameRole> {
    let roles = [
        ("Last Name", NameRole::Family),
        ("First Name", NameRole::Given),
        ("Middle Name", NameRole::Middle),
        ("Maiden Name", NameRole::Maiden),
        ("Patronymic", NameRole::Patronymic),
        ("Matronymic", NameRole::Matronymic),
    ];
    let found = roles.iter().find(|(known, _)| known.eq_ignore_ascii_case(word));
    found.map(|(_, role)| *role)
}

/// Whether a part belongs to the last name as OFAC puts names together: all but given and middle names and those after the
/// father.
pub(crate) fn is_last(word: &str) -> bool {
    !matches!(
        role(word),
        Some(NameRole::Given | NameRole::Middle | NameRole::Patronymic)
    )
}

/// A name as a format has it.
pub(crate) struct Written<'t> {
    /// The surname and the given names as OFAC puts them together, where the format has them.
    pub(crate) whole: Parts<'t>,
    /// The parts.
    pub(crate) parts: &'t [Part<'t>],
    /// The name of its script.
    pub(crate) script: Option<&'t str>,
}

impl Written<'_> {
    /// The name; none if nothing is written. What OFAC does not put together itself is put together the way it does:
    /// surnames, maiden and mothers' names are the last name, all others the first.
    pub(crate) fn name(&self, kind: SubjectKind, form: NameForm, quality: NameQuality) -> Option<Name> {
        let joined = |last: bool| {
            let parts = self.parts.iter().filter(|(word, _)| is_last(word) == last);
            parts.map(|(_, text)| *text).collect::<Vec<_>>().join(" ")
        };
        let own = [joined(true), joined(false)];
        let whole = match self.whole {
            Parts {
                last: None,
                first: None,
            } => Parts {
                last: Some(&own[0]),
                first: Some(&own[1]),
            },
            whole => whole,
        };
        let mut name = of_parts(whole, kind, form, quality)?;
        let code = self.script.and_then(script);
        if let (SubjectKind::Person, Some(last), Some(first)) = (kind, whole.last, whole.first)
            && code.is_some_and(is_east_asian)
            && ![last.trim(), first.trim()].contains(&"")
        {
            name.full = format!("{} {}", last.trim(), first.trim());
        }
        name.script = code.map(Into::into).or_else(|| scripts::of(&name.full));
        let parts: Vec<NamePart> = self
            .parts
            .iter()
            .filter_map(|(word, text)| {
                Some(NamePart {
                    role: role(word)?,
                    text: build::text(text)?,
                })
            })
            .collect();
        // A person with one name has it in the field of the surname, whatever it is; a suffix is known by `of_parts` alone.
        let has_suffix = name.parts.iter().any(|part| part.role == NameRole::Suffix);
        if parts.len() > 1 && !has_suffix && kind == SubjectKind::Person {
            name.parts = parts;
        }
        Some(name)
    }
}

/// The form of an alias by its type, and what is noted of it; none if the type is not known.
pub(crate) fn alias(word: &str) -> Option<(NameForm, Option<&'static str>)> {
    match word {
        "A.K.A." | "Name" => Some((NameForm::Alias, None)),
        "F.K.A." => Some((NameForm::Former, None)),
        "N.K.A." => Some((NameForm::Alias, Some("now known as"))),
        _ => None,
    }
}

/// Puts a line of an address where it belongs, by the word for it; false if the word is not known.
pub(crate) fn line<'t>(lines: &mut Lines<'t>, word: &str, text: &'t str) -> bool {
    let slot = match word {
        "ADDRESS1" => &mut lines.street[0],
        "ADDRESS2" => &mut lines.street[1],
        "ADDRESS3" => &mut lines.street[2],
        "CITY" => &mut lines.city,
        "STATE/PROVINCE" => &mut lines.region,
        "POSTAL CODE" => &mut lines.postcode,
        _ => return false,
    };
    let is_free = slot.is_none();
    if is_free {
        *slot = Some(text);
    }
    is_free
}

/// What the subject is to the other end of a relation; the words stay in its note.
pub(crate) fn relation(word: &str) -> RelationKind {
    let kinds = [
        ("Owned or Controlled By", RelationKind::ControlledBy),
        ("Owns, controls, or operates", RelationKind::Controls),
        ("Acting for or on behalf of", RelationKind::ControlledBy),
        ("Associate Of", RelationKind::Associate),
        ("Providing support to", RelationKind::Associate),
        ("Family member of", RelationKind::Family),
        ("playing a significant role in", RelationKind::Associate),
        ("Leader or official of", RelationKind::MemberOf),
        ("Principal Executive Officer", RelationKind::MemberOf),
        ("Property in the interest of", RelationKind::Associate),
    ];
    let found = kinds.iter().find(|(known, _)| known.eq_ignore_ascii_case(word));
    found.map_or(RelationKind::Other, |(_, kind)| *kind)
}

/// A measure by OFAC's word for it.
pub(crate) fn measure(word: &str) -> Measure {
    let kind = match word {
        "Block" => MeasureKind::AssetFreeze,
        // Goods, services and technology for oil, not finance.
        "13662 Sectoral Directive 4" => MeasureKind::TradeRestriction,
        "Reject" | "561 Full Restrictions" | "NDAA Special Conditions" => MeasureKind::FinancialRestriction,
        _ if word.contains("Directive") || word.contains("CMIC") || word.contains("13959") => {
            MeasureKind::FinancialRestriction
        }
        _ => MeasureKind::Other,
    };
    Measure {
        kind,
        text: Some(word.into()),
    }
}

/// A document as OFAC writes it in its flat files: `Passport A12 (Iran) issued 01 Jan 2001`.
pub(crate) fn document(
    label: &str,
    number: Option<&str>,
    country: Option<&str>,
    issued: Option<&DateClaim>,
    expires: Option<&DateClaim>,
) -> String {
    let pieces = [
        Some(label.to_owned()),
        number.map(str::to_owned),
        country.map(|country| format!("({country})")),
        issued.map(|date| format!("issued {}", date_words(date))),
        expires.map(|date| format!("expires {}", date_words(date))),
    ];
    pieces.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Notes that are there, each once, joined.
pub(crate) fn joined<'t>(notes: impl IntoIterator<Item = Option<&'t str>>) -> Option<String> {
    build::joined_once(notes, "; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn full(kind: SubjectKind, script: &str, parts: &[Part<'_>]) -> Option<String> {
        let written = Written {
            whole: Parts {
                last: None,
                first: None,
            },
            parts,
            script: Some(script),
        };
        let name = written.name(kind, NameForm::Alias, NameQuality::Strong)?;
        Some(name.full)
    }

    #[test]
    fn parts_are_put_together_as_one_would_write_them() {
        let person = SubjectKind::Person;
        let spanish = [
            ("Last Name", "BARRIOS"),
            ("Matronymic", "LUNA"),
            ("First Name", "Ines"),
            ("Middle Name", "Caro"),
        ];
        assert_eq!(
            full(person, "Latin", &spanish).as_deref(),
            Some("Ines Caro BARRIOS LUNA")
        );
        let chinese = [("Last Name", "魏"), ("First Name", "连生")];
        assert_eq!(
            full(person, "Chinese Simplified", &chinese).as_deref(),
            Some("魏 连生")
        );
        assert_eq!(
            full(person, "Latin", &[("Nickname", "ONE")]).as_deref(),
            Some("ONE")
        );
        assert_eq!(
            full(
                SubjectKind::Organization,
                "Latin",
                &[("Entity Name", "ORBIS, S.A.")]
            )
            .as_deref(),
            Some("ORBIS, S.A.")
        );
        assert_eq!(full(person, "Latin", &[]), None);
    }

    #[test]
    fn measures_keep_their_words() {
        assert_eq!(measure("Block").kind, MeasureKind::AssetFreeze);
        assert_eq!(
            measure("13662 Sectoral Directive 1").kind,
            MeasureKind::FinancialRestriction
        );
        assert_eq!(
            measure("13662 Sectoral Directive 4").kind,
            MeasureKind::TradeRestriction
        );
        assert_eq!(
            measure("Something new"),
            Measure {
                kind: MeasureKind::Other,
                text: Some("Something new".into())
            }
        );
    }
}

//! Names.

use dragoman_guest::schema::{Name, NameForm, NamePart, NameQuality, NameRole, NoticeKind, SubjectKind};
use dragoman_guest::{Notes, build, languages, quality, scripts};

use super::group::{Group, Said, is_primary};
use crate::columns::{self, Column};

/// The names of a group, in all scripts; at least one is primary.
pub(crate) fn names(group: &Group<'_>, kind: SubjectKind, notes: &mut Notes) -> Vec<Name> {
    use Column::*;
    let stated = group.stated([Name1, Name2, Name3, Name4, Name5, Name6, AliasType, AliasQuality]);
    let mut names: Vec<Name> = stated
        .iter()
        .filter_map(|(at, texts)| latin(group, *at, texts.map(|text| group.table.get(text)), kind, notes))
        .collect();
    if !names.iter().any(|name| name.form == NameForm::Primary) {
        promote(group, &mut names, notes);
    }
    names.extend(original_script(group, notes));
    names
}

/// A name in Latin letters; none if no row that states it has a word of it.
fn latin(group: &Group<'_>, at: u32, texts: [&str; 8], kind: SubjectKind, notes: &mut Notes) -> Option<Name> {
    let [words @ .., alias_type, alias_quality] = texts;
    let full = build::joined(words.map(Some), " ")?;
    let mut reject = |column, message, excerpt| {
        let kind = NoticeKind::RejectedValue;
        group.report(
            notes,
            Said {
                kind,
                column,
                message,
                excerpt,
                at,
            },
        );
    };
    let form = form(alias_type).unwrap_or_else(|| {
        reject(
            Column::AliasType,
            "a type that is not known: taken as an alias",
            alias_type,
        );
        NameForm::Alias
    });
    let quality = quality(alias_quality).unwrap_or_else(|| {
        reject(
            Column::AliasQuality,
            "a quality that is not known: none was taken",
            alias_quality,
        );
        NameQuality::Unstated
    });
    Some(Name {
        parts: parts(&words, kind),
        script: scripts::of(&full),
        at,
        ..build::name(full, form, quality)
    })
}

fn form(alias_type: &str) -> Option<NameForm> {
    if is_primary(alias_type) {
        return Some(NameForm::Primary);
    }
    Some(match columns::normal(alias_type).as_str() {
        "primarynamevariation" => NameForm::Spelling,
        "aka" => NameForm::Alias,
        "fka" => NameForm::Former,
        _ => return None,
    })
}

fn quality(alias_quality: &str) -> Option<NameQuality> {
    if alias_quality.is_empty() {
        return Some(NameQuality::Unstated);
    }
    let said = quality::label(alias_quality).filter(|said| said.form.is_none())?;
    Some(said.quality)
}

/// The parts of a person's name. `Name 6` is the surname, unless it is the only one; for all others it is the name.
fn parts(words: &[&str; 6], kind: SubjectKind) -> Vec<NamePart> {
    let given = words.iter().filter(|word| !word.is_empty()).count();
    if kind != SubjectKind::Person && given < 2 {
        return Vec::new();
    }
    let role = |index: usize| match (kind, index) {
        (SubjectKind::Person, 5) if given > 1 => NameRole::Family,
        (SubjectKind::Person, 0..5) => NameRole::Given,
        _ => NameRole::Unstated,
    };
    let words = words.iter().enumerate().filter(|(_, word)| !word.is_empty());
    words
        .map(|(index, word)| NamePart {
            role: role(index),
            text: (*word).to_owned(),
        })
        .collect()
}

/// Makes the best name of a group primary that has none.
fn promote(group: &Group<'_>, names: &mut [Name], notes: &mut Notes) {
    let rank = |name: &&mut Name| {
        let form = match name.form {
            NameForm::Spelling => 0,
            NameForm::Former => 2,
            _ => 1,
        };
        let quality = match name.quality {
            NameQuality::Strong => 0,
            NameQuality::Unstated => 1,
            NameQuality::Weak => 2,
        };
        (quality, form)
    };
    let Some(best) = names.iter_mut().min_by_key(rank) else {
        return;
    };
    best.note = Some(match best.form {
        NameForm::Spelling => "listed as a variation of the primary name".into(),
        NameForm::Former => "listed as FKA".into(),
        _ => "listed as AKA".into(),
    });
    best.form = NameForm::Primary;
    group.report(
        notes,
        Said {
            kind: NoticeKind::Repaired,
            column: Column::AliasType,
            message: "no row of the group has its primary name: the best name was taken",
            excerpt: &best.full,
            at: best.at,
        },
    );
}

fn original_script(group: &Group<'_>, notes: &mut Notes) -> Vec<Name> {
    use Column::*;
    let stated = group.stated([NonLatinName, NonLatinType, NonLatinLanguage]);
    let mut names: Vec<Name> = Vec::new();
    for (at, texts) in stated {
        let [full, script, language] = texts.map(|text| group.table.get(text));
        if full.is_empty() {
            let message = "a script or language without a name in it";
            let (kind, column) = (NoticeKind::Unmapped, NonLatinLanguage);
            group.report(
                notes,
                Said {
                    kind,
                    column,
                    message,
                    excerpt: language,
                    at,
                },
            );
            continue;
        }
        names.push(Name {
            script: scripts::of(full),
            language: languages::code(language).map(Into::into),
            note: note(script, language),
            at,
            ..build::name(full, NameForm::OriginalScript, NameQuality::Unstated)
        });
    }
    names
}

/// What the list says of script and language, as far as it cannot be coded.
fn note(script: &str, language: &str) -> Option<String> {
    let script = (!script.is_empty()).then(|| format!("script: {script}"));
    let coded = language.is_empty() || languages::code(language).is_some();
    let language = (!coded).then(|| format!("language: {language}"));
    let words = [script, language].into_iter().flatten();
    let joined = words.collect::<Vec<_>>().join("; ");
    (!joined.is_empty()).then_some(joined)
}

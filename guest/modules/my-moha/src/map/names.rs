//! Names.

use dragoman_guest::schema::{Name, NameForm, NameQuality, NoticeKind, Subject, SubjectKind};
use dragoman_guest::{About, Notes, build, enumeration, scripts};

use crate::columns::Column;
use crate::record::Record;
use crate::text;

/// Adds the names of a record.
pub(super) fn add(subject: &mut Subject, record: &Record, notes: &mut Notes) {
    let Some(text) = record.text(Column::Name) else {
        return;
    };
    let (primary, alias) = parted(&text, subject.kind);
    let mut found = vec![(primary.to_owned(), NameForm::Primary, None)];
    found.extend(alias.map(|alias| (alias.to_owned(), NameForm::Alias, Some("@"))));
    for column in [Column::Alias, Column::OtherName] {
        let cell = record.text(column).unwrap_or_default();
        let aliases = enumeration::values(&cell).into_iter();
        found.extend(aliases.map(|alias| (alias.to_owned(), NameForm::Alias, None)));
    }
    for (full, form, note) in found {
        let mended = text::unbroken(&full);
        if mended != full {
            notes.sum(About {
                kind: NoticeKind::Repaired,
                field: "Nama".into(),
                message: "a blank behind a hyphen, where a line was broken; it was left out",
                excerpt: &full,
                record: Some(&subject.id),
                place: subject.sources.first().cloned(),
            });
        }
        let name = Name {
            script: scripts::of(&mended),
            note: note.map(Into::into),
            ..build::name(mended, form, NameQuality::Unstated)
        };
        if !subject.names.contains(&name) {
            subject.names.push(name);
        }
    }
}

/// A person's name and what stands behind an `@`, which is another name. Where only a part of the name stands before it,
/// as in `Selka @ Orlan bin Vashti`, the father's name goes with both, and the whole is left as it is.
fn parted(text: &str, kind: SubjectKind) -> (&str, Option<&str>) {
    if kind != SubjectKind::Person {
        return (text, None);
    }
    let Some((name, alias)) = text.split_once('@') else {
        return (text, None);
    };
    let (name, alias) = (name.trim(), alias.trim());
    let is_whole = name.contains(' ') && !alias.is_empty() && !alias.contains('@');
    match is_whole {
        true => (name, Some(alias)),
        false => (text, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_at_sign_stands_between_two_whole_names() {
        let person = SubjectKind::Person;
        assert_eq!(
            parted("Orlan Selka @ Abu Selka", person),
            ("Orlan Selka", Some("Abu Selka"))
        );
        let shared = "Selka @ Orlan bin Vashti";
        assert_eq!(parted(shared, person), (shared, None));
        assert_eq!(parted("A B @ C @ D", person).1, None);
        assert_eq!(parted("League @ Selka Port", SubjectKind::Organization).1, None);
    }
}

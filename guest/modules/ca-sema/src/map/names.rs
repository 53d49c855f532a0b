//! The names under which a record is listed.

use std::cmp::Ordering;

use dragoman_guest::build;
use dragoman_guest::schema::{Name, NameForm, NamePart, NameQuality, NameRole, NoticeKind, SubjectKind};

use super::Draft;
use crate::field::Field;

impl Draft<'_, '_> {
    pub(super) fn names(&mut self) {
        self.person_name();
        let Some(entry) = self.record.entry(&[Field::Entity, Field::EntityOrShip]) else {
            return;
        };
        let mut name = plain(self.record.text(entry), NameForm::Primary);
        if self.subject.kind == SubjectKind::Other {
            name.note = Some(format!("stated as {}", entry.field.name()));
            let why = "the record names both a person and an entity; both were kept, its kind left open";
            self.say(NoticeKind::Remark, entry, why);
        }
        self.subject.names.push(name);
    }

    /// Its parts stand in the order of the file, the whole name in the order in which one says it.
    fn person_name(&mut self) {
        let mut parts = Vec::new();
        for entry in self.record.entries() {
            let role = match entry.field {
                Field::LastName => NameRole::Family,
                Field::GivenName => NameRole::Given,
                _ => continue,
            };
            if !parts.iter().any(|part: &NamePart| part.role == role) {
                let text = self.record.text(entry).to_owned();
                parts.push(NamePart { role, text });
            }
        }
        let of = |role| {
            parts
                .iter()
                .find(|part| part.role == role)
                .map(|part| part.text.as_str())
        };
        let full = match (of(NameRole::Given), of(NameRole::Family)) {
            (Some(given), Some(family)) => format!("{given} {family}"),
            (Some(one), None) | (None, Some(one)) => one.to_owned(),
            (None, None) => return,
        };
        let name = plain(&full, NameForm::Primary);
        self.subject.names.push(Name { parts, ..name });
    }
}

/// A name of which the list says nothing more.
pub(super) fn plain(full: &str, form: NameForm) -> Name {
    Name {
        script: script(full),
        ..build::name(full, form, NameQuality::Unstated)
    }
}

/// ISO 15924 code of the script that most letters are in. Latin and Cyrillic, which nearly all names are in, are told
/// apart without a look into the tables.
fn script(name: &str) -> Option<String> {
    if name.is_ascii() {
        return dragoman_guest::scripts::of(name);
    }
    let (mut latin, mut cyrillic) = (0_usize, 0_usize);
    for character in name.chars() {
        match character {
            'a'..='z' | 'A'..='Z' => latin += 1,
            '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}' => cyrillic += 1,
            '\0'..='\x7f' | '«' | '»' | '–' | '“' | '”' | '’' => {}
            _ => return dragoman_guest::scripts::of(name),
        }
    }
    let code = match latin.cmp(&cyrillic) {
        Ordering::Greater => "Latn",
        Ordering::Less => "Cyrl",
        Ordering::Equal => return dragoman_guest::scripts::of(name),
    };
    Some(code.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_way_to_a_script_finds_what_the_tables_say() {
        for name in [
            "Orlan Quaye",
            "Ростов «Завод»",
            "OOO Завод",
            "Ångström",
            "新全",
            "سلكا",
            "12-34",
            "",
            "AБ",
            "’”",
            "Гру́ппа",
            "І.В. Лінде",
            "X",
        ] {
            assert_eq!(script(name), dragoman_guest::scripts::of(name), "{name}");
        }
    }
}

//! Names: in six numbered parts, and in other scripts.

use dragoman_guest::schema::{Name, NameForm, NamePart, NameQuality, NameRole, NoticeKind, SubjectKind};
use dragoman_guest::xml::Element;
use dragoman_guest::{build, languages, quality, scripts};

use super::{Draft, Said};

/// The parts, in the order in which they are said.
const PARTS: [&str; 6] = ["Name1", "Name2", "Name3", "Name4", "Name5", "Name6"];

impl<'r> Draft<'r, '_> {
    /// Reads the names. Says whether there is any.
    pub(super) fn names(&mut self) -> bool {
        for element in self.inner("Names") {
            let Some(name) = self.name(element) else {
                self.say(Said {
                    kind: NoticeKind::Remark,
                    field: "Designation/Names/Name",
                    message: "the element holds no part of a name",
                    excerpt: element.value("NameType").unwrap_or(""),
                    place: element.place(),
                });
                continue;
            };
            let full = name.full.clone();
            if !self.distinct.add("names", &mut self.subject.names, name, 0) {
                self.say_again("Designation/Names/Name", element, &full);
            }
        }
        for element in self.inner("NonLatinNames") {
            self.other_script(element);
        }
        self.promote();
        !self.subject.names.is_empty()
    }

    fn name(&mut self, element: Element<'r>) -> Option<Name> {
        let words = PARTS.map(|part| element.value(part));
        let full = build::joined(words, " ")?;
        let form = self.form(element);
        let quality = self.quality(element);
        Some(Name {
            parts: parts(&words, self.subject.kind),
            script: scripts::of(&full),
            ..build::name(full, form, quality)
        })
    }

    /// The form. A name whose type is not stated is an alias, unless no other is the primary one.
    fn form(&mut self, element: Element<'r>) -> NameForm {
        let stated = element.value("NameType");
        match stated.map(str::to_lowercase).as_deref() {
            Some("primary name") => NameForm::Primary,
            Some("primary name variation") => NameForm::Spelling,
            Some("alias") => NameForm::Alias,
            _ => {
                self.say(Said {
                    kind: NoticeKind::RejectedValue,
                    field: "Designation/Names/Name/NameType",
                    message: "the type of the name is not stated, or not known; it was taken for an alias",
                    excerpt: stated.unwrap_or("not stated"),
                    place: element.place(),
                });
                NameForm::Alias
            }
        }
    }

    fn quality(&mut self, element: Element<'r>) -> NameQuality {
        let Some(words) = element.value("AliasStrength") else {
            return NameQuality::Unstated;
        };
        let said = quality::label(words);
        if said.is_none() {
            self.say(Said {
                kind: NoticeKind::RejectedValue,
                field: "Designation/Names/Name/AliasStrength",
                message: "the strength of the alias is not known; none was taken",
                excerpt: words,
                place: element.place(),
            });
        }
        said.map_or(NameQuality::Unstated, |said| said.quality)
    }

    fn other_script(&mut self, element: Element<'r>) {
        let (script, language) = (
            element.value("NonLatinScriptType"),
            element.value("NonLatinScriptLanguage"),
        );
        let Some(full) = element.value("NameNonLatinScript") else {
            let words = build::joined([script, language], ", ");
            return self.say(Said {
                kind: NoticeKind::Remark,
                field: "Designation/NonLatinNames/NonLatinName",
                message: "the element holds no name",
                excerpt: words.as_deref().unwrap_or(""),
                place: element.place(),
            });
        };
        // The list files transliterations here as well.
        let found = scripts::of(full);
        let form = match found.as_deref() {
            Some("Latn") | None => NameForm::Spelling,
            Some(_) => NameForm::OriginalScript,
        };
        let code = language.and_then(languages::code);
        let script = script.map(|words| format!("script: {words}"));
        let uncoded = language.filter(|_| code.is_none());
        let uncoded = uncoded.map(|words| format!("language: {words}"));
        let name = Name {
            script: found,
            language: code.map(Into::into),
            note: build::joined([script.as_deref(), uncoded.as_deref()], "; "),
            ..build::name(full, form, NameQuality::Unstated)
        };
        if !self.distinct.add("names", &mut self.subject.names, name, 0) {
            self.say_again("Designation/NonLatinNames/NonLatinName", element, full);
        }
    }

    /// Makes the first name primary where none is.
    fn promote(&mut self) {
        let mut names = self.subject.names.iter();
        if names.any(|name| name.form == NameForm::Primary) {
            return;
        }
        let Some(first) = self.subject.names.first_mut() else {
            return;
        };
        first.form = NameForm::Primary;
        let full = first.full.clone();
        self.say(Said {
            kind: NoticeKind::Repaired,
            field: "Designation/Names/Name/NameType",
            message: "no name is the primary one: the first was taken",
            excerpt: &full,
            place: self.designation.place(),
        });
    }
}

/// The parts of a person's name: `Name6` is the surname, unless it is the only one. For all others it is the name.
fn parts(words: &[Option<&str>; 6], kind: SubjectKind) -> Vec<NamePart> {
    let given = words.iter().flatten().count();
    if kind != SubjectKind::Person && given < 2 {
        return Vec::new();
    }
    let role = |index: usize| match (kind, index) {
        (SubjectKind::Person, 5) if given > 1 => NameRole::Family,
        (SubjectKind::Person, 0..5) => NameRole::Given,
        _ => NameRole::Unstated,
    };
    let there = words.iter().enumerate();
    there
        .filter_map(|(index, word)| {
            Some(NamePart {
                role: role(index),
                text: (*word)?.to_owned(),
            })
        })
        .collect()
}

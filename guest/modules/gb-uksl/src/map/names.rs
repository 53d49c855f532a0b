//! Names: in six numbered parts, and in other scripts.

use dragoman_guest::schema::{Name, NameForm, NamePart, NameQuality, NameRole, NoticeKind, SubjectKind};
use dragoman_guest::{build, languages, quality, scripts};

use super::{Draft, Here, Said};
use crate::columns::Column;

/// A name, as the list writes it.
pub(crate) struct Called<'a> {
    /// `Name 1` to `Name 6`, in the order in which they are said.
    pub(crate) parts: [Option<&'a str>; 6],
    pub(crate) kind: Option<&'a str>,
    pub(crate) strength: Option<&'a str>,
}

/// A name in another script.
pub(crate) struct OtherScript<'a> {
    pub(crate) name: Option<&'a str>,
    pub(crate) script: Option<&'a str>,
    pub(crate) language: Option<&'a str>,
}

impl Draft<'_> {
    /// Takes a name.
    pub(crate) fn name(&mut self, called: &Called<'_>, here: &Here) {
        let Some(full) = build::joined(called.parts, " ") else {
            return self.say(Said {
                kind: NoticeKind::Remark,
                column: Column::Name6,
                message: "there is no part of a name",
                excerpt: called.kind.unwrap_or(""),
                here,
            });
        };
        let form = self.form(called.kind, here);
        let quality = self.quality(called.strength, here);
        let name = Name {
            parts: parts(&called.parts, self.subject.kind),
            script: scripts::of(&full),
            ..build::name(full.clone(), form, quality)
        };
        let names = &mut self.subject.names;
        if !self.distinct.add("names", names, name, here.at) {
            self.say_again(Column::Name6, &full, here);
        }
    }

    /// The form. A name whose type is not stated is an alias, unless no other is the primary one.
    fn form(&mut self, stated: Option<&str>, here: &Here) -> NameForm {
        match stated.map(str::to_lowercase).as_deref() {
            Some("primary name") => NameForm::Primary,
            Some("primary name variation") => NameForm::Spelling,
            Some("alias") => NameForm::Alias,
            _ => {
                self.say(Said {
                    kind: NoticeKind::RejectedValue,
                    column: Column::NameType,
                    message: "the type of the name is not stated, or not known; it was taken for an alias",
                    excerpt: stated.unwrap_or("not stated"),
                    here,
                });
                NameForm::Alias
            }
        }
    }

    fn quality(&mut self, stated: Option<&str>, here: &Here) -> NameQuality {
        let Some(words) = stated else {
            return NameQuality::Unstated;
        };
        let said = quality::label(words);
        if said.is_none() {
            self.say(Said {
                kind: NoticeKind::RejectedValue,
                column: Column::AliasStrength,
                message: "the strength of the alias is not known; none was taken",
                excerpt: words,
                here,
            });
        }
        said.map_or(NameQuality::Unstated, |said| said.quality)
    }

    /// Takes a name in another script.
    pub(crate) fn other_script(&mut self, said: &OtherScript<'_>, here: &Here) {
        let Some(full) = said.name else {
            let words = build::joined([said.script, said.language], ", ");
            return self.say(Said {
                kind: NoticeKind::Remark,
                column: Column::NonLatinName,
                message: "a script and a language stand there without a name",
                excerpt: words.as_deref().unwrap_or(""),
                here,
            });
        };
        // The list files transliterations here as well.
        let found = scripts::of(full);
        let form = match found.as_deref() {
            Some("Latn") | None => NameForm::Spelling,
            Some(_) => NameForm::OriginalScript,
        };
        let code = said.language.and_then(languages::code);
        let script = said.script.map(|words| format!("script: {words}"));
        let uncoded = said.language.filter(|_| code.is_none());
        let uncoded = uncoded.map(|words| format!("language: {words}"));
        let name = Name {
            script: found,
            language: code.map(Into::into),
            note: build::joined([script.as_deref(), uncoded.as_deref()], "; "),
            ..build::name(full, form, NameQuality::Unstated)
        };
        let names = &mut self.subject.names;
        if !self.distinct.add("names", names, name, here.at) {
            self.say_again(Column::NonLatinName, full, here);
        }
    }

    /// Makes the first name primary where none is. Says whether there is any name at all.
    pub(crate) fn promote(&mut self, here: &Here) -> bool {
        let mut names = self.subject.names.iter();
        if names.any(|name| name.form == NameForm::Primary) {
            return true;
        }
        let Some(first) = self.subject.names.first_mut() else {
            return false;
        };
        first.form = NameForm::Primary;
        let full = first.full.clone();
        self.say(Said {
            kind: NoticeKind::Repaired,
            column: Column::NameType,
            message: "no name is the primary one: the first was taken",
            excerpt: &full,
            here,
        });
        true
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

//! Names: in four parts without a meaning, in another script, and aliases.

use dragoman_guest::json::Value;
use dragoman_guest::schema::{
    DateClaim, Name, NameForm, NamePart, NameQuality, NameRole, NoticeKind, SubjectKind,
};
use dragoman_guest::{build, dates, scripts};

use super::{Draft, labelled};
use crate::values::{date, said, text};

const PARTS: [&str; 4] = ["FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"];

impl<'r> Draft<'r, '_> {
    /// Reads the names. Says whether there is any.
    pub(super) fn names(&mut self) -> bool {
        let words = PARTS.map(|part| text(self.record, part));
        if let Some(full) = build::joined(words, " ") {
            let parts = words.iter().flatten().map(|word| NamePart {
                role: NameRole::Unstated,
                text: (*word).into(),
            });
            let parts: Vec<_> = parts.collect();
            let is_split = self.subject.kind == SubjectKind::Person && parts.len() > 1;
            self.subject.names.push(Name {
                parts: if is_split { parts } else { Vec::new() },
                ..name(full, NameForm::Primary, NameQuality::Unstated)
            });
        }
        if let Some(words) = text(self.record, "NAME_ORIGINAL_SCRIPT") {
            for full in words.split(';').filter_map(original) {
                let form = match scripts::of(full).as_deref() {
                    Some("Latn") | None => NameForm::Spelling,
                    Some(_) => NameForm::OriginalScript,
                };
                self.subject
                    .names
                    .push(name(full.into(), form, NameQuality::Unstated));
            }
        }
        for alias in self.fields("ALIAS") {
            self.alias(alias);
        }
        let mut names = self.subject.names.iter();
        if names.any(|name| name.form == NameForm::Primary) {
            return true;
        }
        let Some(first) = self.subject.names.first_mut() else {
            return false;
        };
        first.form = NameForm::Primary;
        let full = first.full.clone();
        self.say(
            NoticeKind::Repaired,
            "FIRST_NAME",
            "the four parts of the name are empty; the first other name stands in for them",
            &full,
        );
        true
    }

    fn alias(&mut self, alias: Value<'r>) {
        let (quality, note) = (text(alias, "QUALITY"), text(alias, "NOTE"));
        let found = quality.and_then(said);
        if let (Some(words), None) = (quality, found) {
            let message = "the quality of the alias is not known; it was left unstated";
            self.say(NoticeKind::RejectedValue, "ALIAS/QUALITY", message, words);
        }
        let names = text(alias, "ALIAS_NAME").unwrap_or("");
        let mut first = None;
        for full in names.split(';').filter_map(original) {
            first = first.or(Some(full));
            let form = found.and_then(|said| said.form).unwrap_or(NameForm::Alias);
            let quality = found.map_or(NameQuality::Unstated, |said| said.quality);
            self.subject.names.push(Name {
                note: note.map(Into::into),
                ..name(full.into(), form, quality)
            });
        }
        if first.is_none() {
            // An alias without a name may still say something.
            self.subject
                .remarks
                .extend(note.map(|note| labelled("ALIAS/NOTE", note)));
        }
        self.alias_birth(alias, first);
    }

    /// A birth under another name.
    fn alias_birth(&mut self, alias: Value<'r>, name: Option<&str>) {
        let note = name.map(|name| format!("under the name {name}"));
        for key in ["DATE_OF_BIRTH", "YEAR"] {
            let Some(words) = text(alias, key) else { continue };
            let claim = date(words).unwrap_or_else(|| dates::unstated(words));
            self.subject.births.push(DateClaim {
                note: note.clone(),
                ..claim
            });
        }
        let place = self.place_of([
            text(alias, "CITY_OF_BIRTH"),
            None,
            text(alias, "COUNTRY_OF_BIRTH"),
        ]);
        self.subject
            .birth_places
            .extend(place.map(|place| dragoman_guest::schema::Place { note, ..place }));
    }
}

fn name(full: String, form: NameForm, quality: NameQuality) -> Name {
    Name {
        script: scripts::of(&full),
        ..build::name(full, form, quality)
    }
}

/// A name without what says that it is in its own script.
fn original(text: &str) -> Option<&str> {
    let text = text.trim();
    let bare = text.strip_suffix("(original script)").unwrap_or(text).trim();
    (!bare.is_empty()).then_some(bare)
}

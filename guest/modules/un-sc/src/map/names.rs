//! Names and aliases.

use dragoman_guest::schema::{Name, NameForm, NamePart, NameQuality, NameRole, NoticeKind};
use dragoman_guest::{About, build, quality, scripts};

use super::{Draft, REPEATED, only};
use crate::notes::unmapped;
use crate::record::Entry;
use crate::tag::Tag;

/// The names of a record, kept until all have been seen: the primary one comes first.
#[derive(Debug, Default)]
pub(super) struct Names<'r> {
    parts: [Option<&'r str>; 4],
    pub(super) original: Vec<&'r str>,
    aliases: Vec<Name>,
}

impl<'r> Draft<'r, '_> {
    pub(super) fn name_part(&mut self, tag: Tag, entry: &'r Entry) {
        let slot = match tag {
            Tag::FirstName => &mut self.names.parts[0],
            Tag::SecondName => &mut self.names.parts[1],
            Tag::ThirdName => &mut self.names.parts[2],
            _ => &mut self.names.parts[3],
        };
        match slot {
            None => *slot = Some(self.record.text(entry)),
            Some(_) => unmapped(self.notes, self.record, entry, REPEATED),
        }
    }

    pub(super) fn alias(&mut self, field: &'r [Entry]) {
        let [quality, name, note, date, city, country] = self.slots(
            field,
            [
                Tag::Quality,
                Tag::AliasName,
                Tag::Note,
                Tag::DateOfBirth,
                Tag::CityOfBirth,
                Tag::CountryOfBirth,
            ],
        );
        self.alias_birth(field, name, date);
        self.alias_birth_place(name, city, country);
        let Some(full) = name else {
            return self.nameless_alias(note, quality);
        };
        let (form, quality) = self.quality(field, quality);
        self.names.aliases.push(Name {
            script: scripts::of(full),
            note: note.map(Into::into),
            ..build::name(full, form, quality)
        });
        if full.contains(';') {
            self.notes.sum(About {
                kind: NoticeKind::Remark,
                field: alias_field(field).into(),
                message: "the alias holds several names; it was kept whole, for nothing says where one ends",
                excerpt: full,
                record: self.record.id(),
                place: Some(self.record.place_of(field)),
            });
        }
    }

    /// An alias element without a name may still say something.
    fn nameless_alias(&mut self, note: Option<&str>, quality: Option<&str>) {
        let text = note.map(str::to_owned);
        let quality = quality.map(|quality| format!("quality `{quality}`"));
        if let Some(text) = text.or(quality) {
            self.subject.remarks.push(dragoman_guest::schema::Remark {
                note: Some("of an alias element without a name".into()),
                ..build::remark(text)
            });
        }
    }

    fn quality(&mut self, field: &[Entry], quality: Option<&str>) -> (NameForm, NameQuality) {
        let Some(text) = quality else {
            return (NameForm::Alias, NameQuality::Unstated);
        };
        let Some(said) = quality::label(text) else {
            self.rejected(
                only(field, Tag::Quality),
                text,
                "the quality of the alias is not understood; it was left unstated",
            );
            return (NameForm::Alias, NameQuality::Unstated);
        };
        (said.form.unwrap_or(NameForm::Alias), said.quality)
    }

    /// Puts the names into the subject; false if there is none.
    pub(super) fn finish_names(&mut self) -> bool {
        let names = std::mem::take(&mut self.names);
        let all = &mut self.subject.names;
        let full = build::joined(names.parts, " ");
        let listed = full.is_some();
        all.extend(full.map(|full| primary(full, names.parts, self.record.individual)));
        all.extend(names.original.into_iter().map(|name| Name {
            script: scripts::of(name),
            ..build::name(name, NameForm::OriginalScript, NameQuality::Unstated)
        }));
        all.extend(names.aliases);
        let Some(first) = all.first_mut() else {
            return false;
        };
        if !listed {
            first.form = NameForm::Primary;
            let name = first.full.clone();
            self.note(
                NoticeKind::Repaired,
                &[],
                &name,
                "FIRST_NAME to FOURTH_NAME are empty; the first other name stands in for them",
            );
        }
        true
    }
}

/// Path of an alias's name, for a notice about it.
fn alias_field(field: &[Entry]) -> String {
    match field.first().and_then(|entry| entry.parent) {
        Some(Tag::EntityAlias) => "ENTITY/ENTITY_ALIAS/ALIAS_NAME".into(),
        _ => "INDIVIDUAL/INDIVIDUAL_ALIAS/ALIAS_NAME".into(),
    }
}

/// The list does not say which part of a name is the family's. An entity's name in a single element has no parts.
fn primary(full: String, parts: [Option<&str>; 4], individual: bool) -> Name {
    let given = parts.iter().flatten().count();
    let parts = parts.into_iter().flatten().map(|text| NamePart {
        role: NameRole::Unstated,
        text: text.into(),
    });
    Name {
        script: scripts::of(&full),
        parts: if individual || given > 1 {
            parts.collect()
        } else {
            Vec::new()
        },
        ..build::name(full, NameForm::Primary, NameQuality::Unstated)
    }
}

//! Names.

use dragoman_guest::schema::{Name, NameForm, NamePart, NameQuality, Remark, Subject};
use dragoman_guest::{Notes, build, scripts};

use super::rejected;
use crate::annotations::{self, language};
use crate::composition::Composition;
use crate::context::Context;
use crate::object::{Detail, Object, ObjectType};

/// `name`, `aliases`, and what language contents say of names and other texts. The language is that of the object
/// (`lang`): of a name it may be another, but it is what the producer says.
pub(super) fn read<'l>(
    context: &Context<'l>,
    object: &'l Object,
    composition: &mut Composition<'l>,
    subject: &mut Subject,
    notes: &mut Notes,
) {
    let mut spoken = Languages::of(object, notes);
    let named = |full: &str, form, language: Option<String>, at| Name {
        script: scripts::of(full),
        language,
        at,
        ..build::name(full, form, NameQuality::Unstated)
    };
    if let Some(name) = object.one("name") {
        subject.names.push(Name {
            parts: parts(object),
            ..named(name, NameForm::Primary, spoken.take("name"), 0)
        });
    }
    if object.kind != ObjectType::Identity {
        let name = object.one("name");
        for (index, alias) in object.all("aliases").enumerate() {
            let language = spoken.take(&format!("aliases.[{index}]"));
            // ATT&CK gives every name among its own aliases.
            if Some(alias) != name {
                subject.names.push(named(alias, NameForm::Alias, language, 0));
            }
        }
    }
    spoken.say_left(object, notes);
    for (translation, at) in annotations::translations(context, object, composition, notes) {
        let tag = language(&translation.language);
        let note = format!("{} in {}", translation.property, translation.language);
        match translation.property.as_str() {
            "name" | "aliases" => subject.names.push(Name {
                note: Some(note),
                ..named(&translation.text, NameForm::Alias, tag, at)
            }),
            _ => subject.remarks.push(Remark {
                note: Some(note),
                at,
                ..build::remark(translation.text.as_str())
            }),
        }
    }
}

/// The parts that the contact information extension gives of an identity's name.
fn parts(object: &Object) -> Vec<NamePart> {
    let Detail::Reach(reach) = &object.detail else {
        return Vec::new();
    };
    let parts = reach.parts.iter();
    parts
        .map(|(role, text)| NamePart {
            role: *role,
            text: text.clone(),
        })
        .collect()
}

/// In what languages the texts of an object are.
struct Languages {
    whole: Option<String>,
    by_selector: Vec<(String, String)>,
}

impl Languages {
    fn of(object: &Object, notes: &mut Notes) -> Self {
        let tag = object.one("lang");
        let whole = tag.and_then(language);
        if let (Some(tag), None) = (tag, &whole) {
            rejected(
                object,
                "lang",
                "the language is no tag of RFC 5646; it was left out",
                tag,
                notes,
            );
        }
        Self {
            whole,
            by_selector: object.languages.clone(),
        }
    }

    /// The language of the value of a selector: `aliases.[1]`, or that of its whole property, or of the object.
    fn take(&mut self, selector: &str) -> Option<String> {
        let position = self.by_selector.iter().position(|(known, _)| known == selector);
        if let Some(position) = position {
            let (_, tag) = self.by_selector.swap_remove(position);
            return language(&tag);
        }
        let property = selector.split('.').next();
        let of_property = self
            .by_selector
            .iter()
            .find(|(known, _)| Some(known.as_str()) == property);
        of_property
            .and_then(|(_, tag)| language(tag))
            .or_else(|| self.whole.clone())
    }

    /// Says what has no field: the language of anything but a name.
    fn say_left(self, object: &Object, notes: &mut Notes) {
        for (selector, tag) in self
            .by_selector
            .iter()
            .filter(|(selector, _)| selector != "aliases")
        {
            let words = format!("{selector}: {tag}");
            rejected(
                object,
                "granular_markings/lang",
                "only names have a language; it was left out",
                &words,
                notes,
            );
        }
    }
}

//! Names: one for each language in which the regulation was published, and those that are aliases.

use dragoman_guest::schema::{Gender, Name, NameForm, NamePart, NameQuality, NameRole, NoticeKind};
use dragoman_guest::xml::Element;
use dragoman_guest::{build, enumeration, scripts};

use super::{Draft, push_remark};

/// The official languages of the Union. A regulation is published in each, so that a name in one of them is no name in a
/// script of its bearer's.
const OFFICIAL: [&str; 24] = [
    "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "lt", "lv", "mt",
    "nl", "pl", "pt", "ro", "sk", "sl", "sv",
];

/// A name, and how well it suits as the one that its bearer is listed under.
struct Candidate {
    name: Name,
    rank: u8,
}

impl<'r> Draft<'r, '_> {
    pub(super) fn names(&mut self) {
        let mut all: Vec<Candidate> = Vec::new();
        for element in self.entity.all("nameAlias") {
            all.extend(self.name(element));
            self.bearer(element);
        }
        // The list does not say which name is the main one, and adds languages in any order: the first of the best.
        let best = all.iter().map(|candidate| candidate.rank).max();
        let main = all.iter().position(|candidate| Some(candidate.rank) == best);
        if let Some(main) = main {
            let mut main = all.remove(main);
            main.name.form = NameForm::Primary;
            all.insert(0, main);
        }
        self.subject.names = all.into_iter().map(|candidate| candidate.name).collect();
    }

    fn name(&mut self, element: Element<'r>) -> Option<Candidate> {
        let parts = [
            (NameRole::Given, element.attribute("firstName")),
            (NameRole::Middle, element.attribute("middleName")),
            (NameRole::Family, element.attribute("lastName")),
        ];
        let whole = element.attribute("wholeName");
        let full = match whole {
            Some(whole) => whole.to_owned(),
            None => build::joined(parts.map(|(_, text)| text), " ")?,
        };
        let language = element.attribute("nameLanguage").map(str::to_lowercase);
        let script = scripts::of(&full);
        let quality = self.quality(element);
        let is_english = language.as_deref().is_none_or(|language| language == "en");
        let is_latin = script.as_deref().is_none_or(|script| script == "Latn");
        let is_official = language
            .as_deref()
            .is_some_and(|language| OFFICIAL.contains(&language));
        let is_split = parts.iter().any(|(_, text)| text.is_some());
        let form = match is_latin || is_official {
            true => NameForm::Alias,
            false => NameForm::OriginalScript,
        };
        let rank = match (quality, is_english && is_latin, is_split) {
            (NameQuality::Weak, ..) => 0,
            (_, false, _) => 1,
            (_, true, false) => 2,
            (_, true, true) => 3,
        };
        let parts = parts.into_iter().filter_map(|(role, text)| {
            Some(NamePart {
                role,
                text: text?.into(),
            })
        });
        let name = Name {
            parts: parts.collect(),
            script,
            language,
            note: self.note(element, &[]),
            ..build::name(full, form, quality)
        };
        Some(Candidate { name, rank })
    }

    /// The flag `strong` is true of nearly every name; a remark that the alias is of low quality says more.
    fn quality(&mut self, element: Element<'r>) -> NameQuality {
        let remarks: Vec<_> = element.values("remark").map(str::to_lowercase).collect();
        let says = |words: &str| remarks.iter().any(|remark| remark.contains(words));
        let by_flag = match element.attribute("strong") {
            Some("true") => NameQuality::Strong,
            Some("false") => NameQuality::Weak,
            None => NameQuality::Unstated,
            Some(text) => {
                let message = "neither true nor false; the quality was left unstated";
                self.say(NoticeKind::RejectedValue, element, "strong", text, message);
                NameQuality::Unstated
            }
        };
        match says("low quality") || says("weak alias") {
            true => NameQuality::Weak,
            false if says("good quality") => NameQuality::Strong,
            false => by_flag,
        }
    }

    /// What a name element says of its bearer: gender, title, function.
    fn bearer(&mut self, element: Element<'r>) {
        let title = element.attribute("title");
        let function = element.attribute("function");
        if self.subject.person.is_none() {
            // Only a person has a gender; of any other it is not asked for, and so becomes a notice.
            for (text, what) in [(title, "title"), (function, "function")] {
                let remark = text.map(|text| dragoman_guest::schema::Remark {
                    note: Some(what.into()),
                    ..build::remark(text)
                });
                self.subject.remarks.extend(remark);
            }
            return;
        }
        self.gender(element);
        if let Some(person) = &mut self.subject.person {
            for title in title.into_iter().flat_map(enumeration::values) {
                push_remark(&mut person.titles, title);
            }
            for function in function.into_iter().flat_map(enumeration::values) {
                push_remark(&mut person.positions, function);
            }
        }
    }

    fn gender(&mut self, element: Element<'r>) {
        let Some(text) = element.attribute("gender") else {
            return;
        };
        let gender = match text {
            "M" => Some(Gender::Male),
            "F" => Some(Gender::Female),
            _ => None,
        };
        let known = self.subject.person.as_ref().and_then(|person| person.gender);
        match (gender, &mut self.subject.person) {
            (Some(gender), Some(person)) if known.is_none_or(|known| known == gender) => {
                person.gender = Some(gender);
            }
            _ => self.say(
                NoticeKind::RejectedValue,
                element,
                "gender",
                text,
                "the gender is not understood, or another one was stated before; it was left out",
            ),
        }
    }
}

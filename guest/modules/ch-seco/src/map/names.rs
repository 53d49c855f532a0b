//! Names: typed parts, each with its spellings in other languages and scripts.

use dragoman_guest::schema::{Name, NameForm, NamePart, NameQuality, NameRole, NoticeKind, Remark};
use dragoman_guest::xml::Element;
use dragoman_guest::{build, languages, scripts};

use super::{Draft, Said, ssid};
use crate::values::others;

/// Names that one name may have in one language and script. More are not what anybody wrote.
const MOST: usize = 16;

/// A part of a name.
struct Part<'r> {
    order: u32,
    kind: &'r str,
    value: &'r str,
    spellings: Vec<Spelling<'r>>,
}

/// A part in another writing.
#[derive(Clone, Copy)]
struct Spelling<'r> {
    writing: Writing<'r>,
    text: &'r str,
}

/// What tells one spelling from another.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Writing<'r> {
    language: Option<&'r str>,
    script: Option<&'r str>,
    /// What sort of spelling it is, where that is said.
    sort: Option<&'r str>,
}

impl<'r> Draft<'r, '_> {
    /// A name. Only that of the main identity can be the one that the subject is listed under.
    pub(super) fn name(&mut self, element: Element<'r>, is_main: bool) {
        ssid(element);
        let mut parts: Vec<_> = element.all("name-part").filter_map(part).collect();
        parts.sort_by_key(|part| part.order);
        let titles = parts.iter().filter(|part| part.kind == "title");
        let titles: Vec<_> = titles.map(|part| part.value).collect();
        for title in titles {
            self.title(title);
        }
        parts.retain(|part| part.kind != "title");
        for part in parts.iter().filter(|part| !PART_TYPES.contains(&part.kind)) {
            self.say(Said {
                kind: NoticeKind::Remark,
                field: "target/identity/name/name-part@name-part-type",
                message: "the type of a part of a name is not known; the part was kept without it",
                excerpt: part.kind,
                place: element.place(),
            });
        }
        let form = self.form(element, &parts, is_main);
        let quality = self.quality(element);
        let language = element.attribute("lang").and_then(languages::from_alpha3);
        let own = others(element, &["name-part"]);
        let note = self.note(&[own.clone(), uncoded(element.attribute("lang"))]);
        let Some(full) = build::joined(parts.iter().map(|part| Some(part.value)), " ") else {
            return;
        };
        let main: Vec<_> = parts.iter().map(|part| (part.kind, part.value)).collect();
        self.subject.names.push(Name {
            parts: named(&main),
            script: scripts::of(&full),
            language: language.map(Into::into),
            note,
            ..build::name(full, form, quality)
        });
        let note = self.note(&[own]);
        let mut writings: Vec<Writing<'r>> = Vec::new();
        for spelling in parts.iter().flat_map(|part| &part.spellings) {
            if !writings.contains(&spelling.writing) {
                writings.push(spelling.writing);
            }
        }
        for writing in writings {
            self.written(element, &parts, writing, quality, note.as_deref());
        }
    }

    /// The name in another writing. A part that is not spelt in it is left out, unless it is in Latin letters as the name
    /// itself is.
    fn written(
        &mut self,
        element: Element<'r>,
        parts: &[Part<'r>],
        writing: Writing<'r>,
        quality: NameQuality,
        note: Option<&str>,
    ) {
        let is_latin = writing.script == Some("LATN");
        let mut names: Vec<Vec<(&str, &str)>> = vec![Vec::new()];
        let mut is_partial = false;
        for part in parts {
            let spelt = part
                .spellings
                .iter()
                .filter(|spelling| spelling.writing == writing);
            let mut texts: Vec<&str> = spelt.map(|spelling| spelling.text).collect();
            if texts.is_empty() && is_latin {
                texts.push(part.value);
            }
            is_partial |= texts.is_empty();
            if texts.is_empty() {
                continue;
            }
            let longer = names.iter().flat_map(|name| {
                texts
                    .iter()
                    .map(|text| [name.as_slice(), &[(part.kind, *text)]].concat())
            });
            let mut longer: Vec<_> = longer.collect();
            if longer.len() > MOST {
                longer.truncate(MOST);
                self.say(Said {
                    kind: NoticeKind::Remark,
                    field: "target/identity/name/name-part/spelling-variant",
                    message: "the spellings of the parts make too many names; the first were taken",
                    excerpt: part.value,
                    place: element.place(),
                });
            }
            names = longer;
        }
        let partial = is_partial.then_some("only a part of the name is spelt so");
        for name in names {
            let Some(full) = build::joined(name.iter().map(|(_, text)| Some(*text)), " ") else {
                continue;
            };
            let form = match is_latin {
                true => NameForm::Spelling,
                false => NameForm::OriginalScript,
            };
            self.subject.names.push(Name {
                parts: named(&name),
                script: writing.script.and_then(script).or_else(|| scripts::of(&full)),
                language: writing.language.and_then(languages::from_alpha3).map(Into::into),
                note: build::joined(
                    [writing.sort, uncoded(writing.language).as_deref(), partial, note],
                    "; ",
                ),
                ..build::name(full, form, quality)
            });
        }
    }

    fn form(&mut self, element: Element<'r>, parts: &[Part<'r>], is_main: bool) -> NameForm {
        let kind = element.attribute("name-type");
        match kind {
            Some("primary-name") if is_main => NameForm::Primary,
            Some("primary-name" | "alias") => NameForm::Alias,
            Some("formerly-known-as") if parts.iter().all(|part| part.kind == "maiden-name") => {
                NameForm::Maiden
            }
            Some("formerly-known-as") => NameForm::Former,
            _ => {
                self.say(Said {
                    kind: NoticeKind::RejectedValue,
                    field: "target/identity/name@name-type",
                    message: "the type of the name is not stated, or not known; it was taken for an alias",
                    excerpt: kind.unwrap_or("not stated"),
                    place: element.place(),
                });
                NameForm::Alias
            }
        }
    }

    fn quality(&mut self, element: Element<'r>) -> NameQuality {
        match element.attribute("quality") {
            Some("good") => NameQuality::Strong,
            Some("low") => NameQuality::Weak,
            None => NameQuality::Unstated,
            Some(words) => {
                self.say(Said {
                    kind: NoticeKind::RejectedValue,
                    field: "target/identity/name@quality",
                    message: "the quality is not known; none was taken",
                    excerpt: words,
                    place: element.place(),
                });
                NameQuality::Unstated
            }
        }
    }

    fn title(&mut self, title: &str) {
        let remark = Remark {
            note: self.note(&[]),
            ..build::remark(title)
        };
        let into = match &mut self.subject.person {
            Some(person) => &mut person.titles,
            None => &mut self.subject.remarks,
        };
        if !into.contains(&remark) {
            into.push(remark);
        }
    }

    /// Sees to it that one name is primary: the first, where none is.
    pub(super) fn choose_primary(&mut self) {
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
            field: "target/identity/name@name-type",
            message: "the main identity has no primary name: the first name was taken",
            excerpt: &full,
            place: self.target.place(),
        });
    }
}

/// The types of parts that the schema of the list knows; titles are no parts here.
const PART_TYPES: [&str; 10] = [
    "whole-name",
    "given-name",
    "further-given-name",
    "family-name",
    "father-name",
    "grand-father-name",
    "maiden-name",
    "tribal-name",
    "suffix",
    "other",
];

/// Words on a language that has no code of two letters, or is not known.
fn uncoded(language: Option<&str>) -> Option<String> {
    let language = language.filter(|code| languages::from_alpha3(code).is_none())?;
    Some(format!("language: {language}"))
}

/// A part that has a value.
fn part(element: Element<'_>) -> Option<Part<'_>> {
    let order = element.attribute("order").and_then(|order| order.parse().ok());
    let mut spellings = Vec::new();
    for variant in element.all("spelling-variant") {
        let writing = Writing {
            language: variant.attribute("lang"),
            script: variant.attribute("script"),
            sort: variant
                .attribute("spelling-variant-type")
                .filter(|sort| *sort != "not-defined"),
        };
        spellings.extend(variant.text().map(|text| Spelling { writing, text }));
    }
    Some(Part {
        // A part without an order stands behind the others, where it stands in the file.
        order: order.unwrap_or(u32::MAX),
        kind: element.attribute("name-part-type").unwrap_or("other"),
        value: element.value("value")?,
        spellings,
    })
}

/// The parts of a name that is not given as a whole.
fn named(parts: &[(&str, &str)]) -> Vec<NamePart> {
    if let [("whole-name", _)] = parts {
        return Vec::new();
    }
    let role = |kind: &str| match kind {
        "given-name" => NameRole::Given,
        "further-given-name" => NameRole::Middle,
        "family-name" => NameRole::Family,
        "father-name" => NameRole::Patronymic,
        "grand-father-name" => NameRole::Nasab,
        "maiden-name" => NameRole::Maiden,
        "tribal-name" => NameRole::Nisba,
        "suffix" => NameRole::Suffix,
        _ => NameRole::Unstated,
    };
    let parts = parts.iter();
    parts
        .map(|(kind, text)| NamePart {
            role: role(kind),
            text: (*text).into(),
        })
        .collect()
}

/// A script as ISO 15924 writes it: `CYRL` is `Cyrl`. None if it has not the shape of one.
fn script(code: &str) -> Option<String> {
    let is_code = code.len() == 4 && code.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_code.then(|| code[..1].to_ascii_uppercase() + &code[1..].to_ascii_lowercase())
}

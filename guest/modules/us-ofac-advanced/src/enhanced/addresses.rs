//! Addresses, each in one or several scripts.

use dragoman_guest::schema::NoticeKind;
use dragoman_guest::xml::Element;
use dragoman_ofac::{Draft, Lines, of_lines};

use super::List;
use super::entity::words;
use crate::words::{joined, line};

/// Maps the addresses. Most parties of which none is known have one without any line.
pub(super) fn addresses(draft: &mut Draft<'_, '_>, entity: Element<'_>, list: &List) {
    let all = entity.first("addresses");
    for address in all.iter().flat_map(|all| all.all("address")) {
        address.attribute("id");
        let country = address
            .first("country")
            .and_then(|country| list.references.country(country));
        let comments = address.value("comments");
        let translations = address.first("translations");
        let mut translations = translations
            .iter()
            .flat_map(|all| all.all("translation"))
            .peekable();
        if translations.peek().is_none() {
            one(draft, None, country, comments);
        }
        for translation in translations {
            one(draft, Some(translation), country, comments);
        }
    }
}

fn one(
    draft: &mut Draft<'_, '_>,
    translation: Option<Element<'_>>,
    country: Option<(&str, Option<&str>)>,
    comments: Option<&str>,
) {
    let region = translation.and_then(|translation| part(translation, "REGION"));
    let region = region.map(|region| format!("Region: {region}"));
    let mut lines = Lines {
        country: country.map(|(words, _)| words).or(region.as_deref()),
        code: country.and_then(|(_, code)| code),
        ..Lines::default()
    };
    let mut script = None;
    let mut spare: Vec<&str> = Vec::new();
    if let Some(translation) = translation {
        translation.attribute("id");
        let is_own = translation.value("isPrimary") != Some("false");
        script = words(translation, "script").filter(|_| !is_own);
        for (word, text) in parts(translation) {
            if !line(&mut lines, word, text) && word != "REGION" {
                spare.push(text);
                let field = "entity/addresses/address/translations/translation/addressParts/addressPart";
                let message = "a line whose type is not known, or that stands twice; it was kept as a note";
                draft.say(NoticeKind::Repaired, field, message, text, 0);
            }
        }
    }
    let has_line = lines
        != Lines {
            country: lines.country,
            code: lines.code,
            ..Lines::default()
        };
    if script.is_some() && !has_line {
        return;
    }
    if let Some(mut place) = of_lines(&lines) {
        let script = script.map(|script| format!("the address before, in {script}"));
        let region = region.filter(|_| country.is_some());
        let notes = [script.as_deref(), region.as_deref(), comments];
        place.note = joined(notes.into_iter().chain(spare.into_iter().map(Some)));
        draft.subject.addresses.push(place);
    }
}

fn parts<'r>(translation: Element<'r>) -> Vec<(&'r str, &'r str)> {
    let all = translation.first("addressParts");
    let parts = all
        .into_iter()
        .flat_map(|all| all.elements().filter(|part| part.name() == "addressPart"));
    parts
        .filter_map(|part| {
            part.attribute("id");
            Some((words(part, "type")?, part.value("value")?))
        })
        .collect()
}

fn part<'r>(translation: Element<'r>, word: &str) -> Option<&'r str> {
    let mut parts = parts(translation).into_iter();
    parts.find(|(known, _)| *known == word).map(|(_, text)| text)
}

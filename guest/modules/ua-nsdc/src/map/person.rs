//! What only a person has.

use dragoman_guest::schema::{
    CountryClaim, Identifier, IdentityDocument, Interest, InterestBasis, NoticeKind, Place, SubjectKind,
};
use dragoman_guest::{build, dates};

use super::draft::Draft;
use crate::columns::{BIRTH, BIRTH_PLACE, CITIZENSHIP, MORE, OCCUPATION, RESIDENCE};
use crate::item::Item;
use crate::values::{country, passport, prose};

/// Adds what an item says of a person.
pub(super) fn add(draft: &mut Draft<'_>, item: &Item) {
    if let Some(text) = item.text(BIRTH) {
        for claim in dates::claims(text) {
            if claim.earliest.is_none() {
                let message = "not a date; its words were kept";
                draft.say(NoticeKind::RejectedValue, BIRTH, message, text, item);
            }
            draft
                .distinct
                .add("births", &mut draft.subject.births, claim, draft.at);
        }
    }
    if let Some(text) = item.text(BIRTH_PLACE) {
        let ends = [text.split(',').next(), text.rsplit(',').next()];
        let place = Place {
            country: ends
                .into_iter()
                .flatten()
                .find_map(country::named)
                .map(Into::into),
            raw: Some(text.to_owned()),
            ..build::place()
        };
        draft
            .distinct
            .add("birth_places", &mut draft.subject.birth_places, place, draft.at);
    }
    citizenships(draft, item);
    if let Some(text) = item.text(OCCUPATION) {
        match &mut draft.subject.person {
            Some(person) => {
                draft
                    .distinct
                    .add("positions", &mut person.positions, build::remark(text), draft.at);
            }
            None => draft.remark(text, Some(OCCUPATION)),
        }
    }
    if let Some(text) = item.text(RESIDENCE) {
        match text.starts_with("громадян") {
            true => {
                let message = "a citizenship stands in the place of a residence; it was kept as a remark";
                draft.say(NoticeKind::Remark, RESIDENCE, message, text, item);
                draft.remark(text, Some(RESIDENCE));
            }
            false => draft.address(text),
        }
    }
    if let Some(text) = item.text(MORE).filter(|_| item.kind == SubjectKind::Person) {
        more(draft, text);
    }
}

fn citizenships(draft: &mut Draft<'_>, item: &Item) {
    let Some(cell) = item.text(CITIZENSHIP) else {
        return;
    };
    for text in cell.split(',').map(str::trim).filter(|text| !text.is_empty()) {
        let coded = country::code(text);
        if coded.as_ref().is_some_and(|(_, is_mended)| *is_mended) {
            let message = "a code in Cyrillic letters; it was read as the Latin ones that look the same";
            draft.say(NoticeKind::Repaired, CITIZENSHIP, message, text, item);
        }
        let code = coded
            .map(|(code, _)| code)
            .or_else(|| country::named(text).map(Into::into));
        let claim = CountryClaim {
            code,
            raw: Some(text.to_owned()),
            note: None,
            at: 0,
        };
        draft
            .distinct
            .add("citizenships", &mut draft.subject.citizenships, claim, draft.at);
    }
}

/// The numbers and the warrant in the column for more, whose words are kept as well.
fn more(draft: &mut Draft<'_>, text: &str) {
    for passport in passport::passports(text) {
        let document = IdentityDocument {
            issuer: passport.issuer.map(Into::into),
            raw: Some(passport.raw.to_owned()),
            ..build::document(passport.kind, Some(passport.number))
        };
        draft
            .distinct
            .add("documents", &mut draft.subject.documents, document, draft.at);
    }
    if let Some(number) = prose::tax(text) {
        let identifier = Identifier {
            note: Some(MORE.into()),
            ..build::identifier("tax", number)
        };
        draft.distinct.add(
            "identifiers",
            &mut draft.subject.identifiers,
            identifier,
            draft.at,
        );
    }
    if let Some(offence) = prose::wanted(text) {
        let interest = Interest {
            basis: InterestBasis::Wanted,
            authority: None,
            reference: None,
            offence: Some(offence.to_owned()),
            category: None,
            actions: Vec::new(),
            cautions: Vec::new(),
            note: None,
            at: draft.at,
        };
        draft
            .distinct
            .add("interests", &mut draft.subject.interests, interest, draft.at);
    }
    draft.remark(text, None);
}

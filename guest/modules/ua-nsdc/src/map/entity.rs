//! What only an entity has.

use dragoman_guest::schema::{CountryClaim, DateClaim, Identifier, SubjectKind};

use super::draft::Draft;
use crate::columns::{MORE, OTHER_SEAT, REGISTER, SEAT, TAX};
use crate::item::Item;
use crate::values::country;
use crate::values::number::{self, Number};
use crate::values::prose;

/// Adds what an item says of an entity.
pub(super) fn add(draft: &mut Draft<'_>, item: &Item) {
    for column in [REGISTER, TAX] {
        for number in item
            .text(column)
            .map(|cell| number::numbers(column, cell))
            .unwrap_or_default()
        {
            identifier(draft, number);
        }
    }
    for column in [SEAT, OTHER_SEAT] {
        if let Some(text) = item.text(column) {
            draft.address(text);
        }
    }
    if let Some(text) = item.text(MORE).filter(|_| item.kind != SubjectKind::Person) {
        more(draft, text);
    }
}

fn identifier(draft: &mut Draft<'_>, number: Number) {
    let identifier = Identifier {
        scheme: number.scheme.into(),
        value: number.value,
        country: number.country.map(Into::into),
        note: Some(number.label.unwrap_or(number.column).into()),
        at: 0,
    };
    draft.distinct.add(
        "identifiers",
        &mut draft.subject.identifiers,
        identifier,
        draft.at,
    );
}

/// The numbers and the day of registration in the column for more, whose words are kept as well.
fn more(draft: &mut Draft<'_>, text: &str) {
    for number in number::labelled(MORE, text) {
        identifier(draft, number);
    }
    if let Some(state) = prose::state(text) {
        let claim = CountryClaim {
            code: country::named(state).map(Into::into),
            raw: Some(state.to_owned()),
            note: Some("держава реєстрації".into()),
            at: 0,
        };
        draft
            .distinct
            .add("nationalities", &mut draft.subject.nationalities, claim, draft.at);
    }
    if let (Some(organization), Some(day)) = (&mut draft.subject.organization, prose::registered(text))
        && organization.founded.is_none()
    {
        organization.founded = Some(DateClaim {
            note: Some("дата реєстрації".into()),
            at: draft.at,
            ..day
        });
    }
    draft.remark(text, None);
}

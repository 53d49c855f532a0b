//! Columns about vessels.

use dragoman_guest::build;
use dragoman_guest::schema::{CountryClaim, NoticeKind, Relation, RelationKind};

use super::draft::{Draft, Said};
use super::{places, remarks};
use crate::columns::{CALL_SIGN, FLAG, OWNER, REGISTER_TONNAGE, TONNAGE, VESSEL_TYPE};

/// What stands for a flag of which nothing is known.
pub(super) const NO_FLAG: &str = "None Identified";

/// Adds what a row says of a vessel.
pub(super) fn add(draft: &mut Draft, said: &mut Said<'_, '_>) {
    for column in [CALL_SIGN, VESSEL_TYPE, TONNAGE, REGISTER_TONNAGE, FLAG] {
        let Some(text) = said.row.text(column) else {
            continue;
        };
        if !is_set(draft, column, &text) {
            let message = "a value that fits no field of the subject; it was kept as a remark";
            said.count(NoticeKind::Remark, column, message, &text);
            draft.remark(format!("{column}: {text}"), None);
        }
    }
    if let Some(owner) = said.row.text(OWNER) {
        let relation = Relation {
            note: Some(OWNER.into()),
            ..remarks::relation(RelationKind::OwnedBy, &owner, draft, said)
        };
        draft
            .distinct
            .add("relations", &mut draft.subject.relations, relation, draft.at);
    }
}

/// Sets a field of the craft; false if there is no craft, the value is none, or another one is there.
fn is_set(draft: &mut Draft, column: &str, text: &str) -> bool {
    let at = draft.at;
    let Some(craft) = &mut draft.subject.craft else {
        return false;
    };
    match column {
        CALL_SIGN => is_same(&mut craft.call_sign, text.to_owned()),
        VESSEL_TYPE => is_same(&mut craft.craft_type, text.to_owned()),
        FLAG if text.eq_ignore_ascii_case(NO_FLAG) => false,
        FLAG => {
            let flag = CountryClaim {
                at,
                ..places::country(text)
            };
            let is_free = craft.flag.is_none();
            let known = craft.flag.get_or_insert(flag);
            is_free || known.raw == build::text(text)
        }
        TONNAGE => tonnes(text).is_some_and(|tonnes| is_same(&mut craft.tonnage, tonnes)),
        _ => tonnes(text).is_some_and(|tonnes| is_same(&mut craft.gross_tonnage, tonnes)),
    }
}

/// Sets what is not set; whether it is the value now.
pub(super) fn is_same<T: PartialEq>(slot: &mut Option<T>, value: T) -> bool {
    match slot {
        Some(known) => *known == value,
        None => {
            *slot = Some(value);
            true
        }
    }
}

/// A number of tonnes, with commas between the thousands.
fn tonnes(text: &str) -> Option<u32> {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b',');
    is_number.then(|| text.replace(',', "").parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::tonnes;

    #[test]
    fn tonnes_have_commas_between_thousands() {
        assert_eq!((tonnes("318,000"), tonnes("2595")), (Some(318_000), Some(2595)));
        assert_eq!((tonnes("12.5"), tonnes(",")), (None, None));
    }
}

//! Ids of entities, which follow from the ids of records and from what is said, and stay while that stays.

use dragoman_hub::ListKey;
use dragoman_model::Digest;
use serde::Serialize;
use serde_json::Value;

/// Characters of a record's id that stand in an entity's.
const LONGEST: usize = 100;

/// Digits of a digest that tell apart what one record holds.
const DIGITS: usize = 16;

/// The entity of a record. No two records have the same: neither an issuer nor a list's name has a dot in it, and a record's id that
/// has one, or anything else that FollowTheMoney's ids have not, stands there as a digest behind two dots.
pub(super) fn of_record(list: &ListKey, id: &str) -> String {
    let plain = |text: &str| {
        let ends = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        ends(text.chars().next())
            && ends(text.chars().next_back())
            && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    if id.len() <= LONGEST && plain(id) {
        format!("{}.{}.{id}", list.issuer, list.list)
    } else {
        format!(
            "{}.{}..{}",
            list.issuer,
            list.list,
            &Digest::of(id.as_bytes()).to_string()[..32]
        )
    }
}

/// The entity of something that a record holds. Where it stands in the source is no part of it.
pub(super) fn of_part(record: &str, kind: &str, value: &impl Serialize) -> serde_json::Result<String> {
    let mut value = serde_json::to_value(value)?;
    forget_places(&mut value);
    let digest = Digest::of(value.to_string().as_bytes()).to_string();
    Ok(format!("{record}.{kind}.{}", &digest[..DIGITS]))
}

fn forget_places(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.shift_remove("at");
            fields.values_mut().for_each(forget_places);
        }
        Value::Array(values) => values.iter_mut().for_each(forget_places),
        _ => {}
    }
}

/// FollowTheMoney's name of a list: words of small letters and digits, with `_` between them.
pub(super) fn of_list(list: &ListKey) -> String {
    let text = format!("{}_{}", list.issuer, list.list).to_ascii_lowercase();
    let words = text
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("_")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn list(issuer: &str, list: &str) -> ListKey {
        ListKey {
            issuer: issuer.into(),
            list: list.into(),
        }
    }

    #[test]
    fn no_two_records_have_the_same_entity() {
        let un = list("UN", "sc");
        assert_eq!(of_record(&un, "6908555"), "UN.sc.6908555");
        let odd = of_record(&un, "a/b c");
        assert!(odd.starts_with("UN.sc..") && odd.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.'));
        let (a, b) = (
            of_record(&list("US", "ofac"), "sdn-1"),
            of_record(&list("US", "ofac-sdn"), "1"),
        );
        assert_ne!(a, b);
        assert_ne!(of_record(&un, "1.address.0"), "UN.sc.1.address.0");
    }

    #[test]
    fn what_a_record_holds_keeps_its_entity_when_it_moves() {
        let at = |at: u32| of_part("UN.sc.1", "address", &json!({ "city": "Riga", "at": at })).expect("JSON");
        assert_eq!(at(0), at(7));
        assert_eq!(of_list(&list("US", "ofac-sdn")), "us_ofac_sdn");
    }
}

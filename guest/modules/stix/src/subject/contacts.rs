//! Ways of reaching an identity.

use dragoman_guest::Notes;
use dragoman_guest::schema::{Contact, ContactKind, Subject};

use crate::composition::Composition;
use crate::context::Context;
use crate::object::{Detail, Object, ObjectType, Way, WayTo};

/// `contact_information`, and the contact information extension.
pub(super) fn read<'l>(
    context: &Context<'l>,
    object: &'l Object,
    composition: &mut Composition<'l>,
    subject: &mut Subject,
    notes: &mut Notes,
) {
    if object.kind != ObjectType::Identity {
        return;
    }
    // Free text: `e-mail, phone number, etc.`
    subject
        .contacts
        .extend(object.one("contact_information").map(|text| Contact {
            kind: kind_by_shape(text),
            value: text.into(),
            note: None,
            at: 0,
        }));
    if let Detail::Reach(reach) = &object.detail {
        for way in &reach.ways {
            let contact = contact(context, object, way, composition, notes);
            subject.contacts.extend(contact);
        }
    }
}

/// What a text is by its shape alone; `other` where that does not tell.
fn kind_by_shape(text: &str) -> ContactKind {
    let is_word = !text.contains(char::is_whitespace);
    let is_mail = text.split_once('@').is_some_and(|(user, host)| {
        !user.is_empty() && host.contains('.') && !host.contains(['@', '/', ',', ';'])
    });
    let lower = text.to_ascii_lowercase();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let is_number = text.chars().all(|c| c.is_ascii_digit() || "+-() ./".contains(c));
    match () {
        () if is_word && (lower.starts_with("http://") || lower.starts_with("https://")) => {
            ContactKind::Website
        }
        () if is_word && is_mail => ContactKind::Email,
        () if text.starts_with('+') && is_number && (7..=15).contains(&digits) => ContactKind::Phone,
        () => ContactKind::Other,
    }
}

fn contact<'l>(
    context: &Context<'l>,
    object: &Object,
    way: &Way,
    composition: &mut Composition<'l>,
    notes: &mut Notes,
) -> Option<Contact> {
    let mut words = Vec::new();
    let (kind, value, at) = match &way.to {
        WayTo::Number(number) => {
            let is_fax = way.kind.as_deref().is_some_and(|kind| kind.contains("fax"));
            (
                if is_fax {
                    ContactKind::Fax
                } else {
                    ContactKind::Phone
                },
                number.clone(),
                0,
            )
        }
        WayTo::Mail(id) | WayTo::Account(id) => {
            let found = context.follow(object, "extensions", id, notes)?;
            let kind = match found.kind {
                ObjectType::EmailAddr => ContactKind::Email,
                ObjectType::UserAccount => ContactKind::Account,
                _ => ContactKind::Other,
            };
            let value = found.name()?.to_owned();
            if found.kind == ObjectType::UserAccount {
                let more = ["account_type", "account_login", "user_id", "display_name"];
                let more = more.iter().filter_map(|property| found.one(property));
                words.extend(more.filter(|text| *text != value).map(str::to_owned));
            }
            (kind, value, composition.join(found))
        }
    };
    words.extend(way.kind.clone());
    words.extend(way.description.clone());
    words.extend(way.classified.then(|| "classified".to_owned()));
    Some(Contact {
        kind,
        value,
        note: (!words.is_empty()).then(|| words.join("; ")),
        at,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contact_is_what_its_shape_tells_and_nothing_more() {
        for (text, kind) in [
            ("watch@port-selka.example", ContactKind::Email),
            ("https://port-selka.example", ContactKind::Website),
            ("+999 555 0100", ContactKind::Phone),
            ("12345678", ContactKind::Other),
            ("mail watch@port-selka.example or call", ContactKind::Other),
            ("a@b", ContactKind::Other),
            ("Harbour Road 9", ContactKind::Other),
        ] {
            assert_eq!(kind_by_shape(text), kind, "{text}");
        }
    }
}

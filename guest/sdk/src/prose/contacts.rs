//! Telephone numbers, mail addresses and web sites.

use crate::enumeration;
use crate::phrase;
use crate::schema::{Contact, ContactKind};

/// The contacts of a labelled text. Several are told apart only where each has the shape of what it is to be.
pub fn contacts(kind: ContactKind, text: &str, at: u32) -> Vec<Contact> {
    let contact = |value: &str| {
        let (value, note) = noted(value);
        Contact {
            kind: if is_fax(note) { ContactKind::Fax } else { kind },
            value: value.to_owned(),
            note: note.map(Into::into),
            at,
        }
    };
    let values = enumeration::values(text);
    values
        .into_iter()
        .flat_map(|value| split(kind, value))
        .map(contact)
        .collect()
}

fn split(kind: ContactKind, text: &str) -> Vec<&str> {
    let separators: &[&str] = match kind {
        ContactKind::Website => &[", ", "; "],
        _ => &[". ", ", ", "; "],
    };
    for separator in separators {
        let pieces: Vec<&str> = phrase::split(text, separator).filter_map(without_stop).collect();
        if pieces.len() > 1 && pieces.iter().all(|piece| is_shaped(kind, piece)) {
            return pieces;
        }
    }
    vec![
        without_stop(text)
            .filter(|value| is_shaped(kind, value))
            .unwrap_or(text),
    ]
}

/// A piece without the full stop that ends the sentence it stands in.
fn without_stop(piece: &str) -> Option<&str> {
    enumeration::stated(piece.trim_end_matches('.'))
}

fn is_shaped(kind: ContactKind, text: &str) -> bool {
    let (value, _) = noted(text);
    let one_word = !value.contains(char::is_whitespace);
    match kind {
        ContactKind::Email => one_word && value.matches('@').count() == 1,
        ContactKind::Website => one_word && (value.starts_with("http") || value.starts_with("www.")),
        _ => {
            let digits = value.bytes().filter(u8::is_ascii_digit).count();
            let known = |c: char| c.is_ascii_digit() || " +-()/".contains(c);
            digits >= 5 && value.chars().all(known)
        }
    }
}

/// A value and the words in brackets behind it, `+93 700 000 (mobile)`.
fn noted(value: &str) -> (&str, Option<&str>) {
    let parts = value.strip_suffix(')').and_then(|open| open.rsplit_once('('));
    match parts {
        Some((before, words)) if words.starts_with(|c: char| c.is_alphabetic()) => {
            (before.trim(), Some(words))
        }
        _ => (value, None),
    }
}

fn is_fax(note: Option<&str>) -> bool {
    note.is_some_and(|note| note.eq_ignore_ascii_case("fax"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(kind: ContactKind, text: &str) -> Vec<String> {
        contacts(kind, text, 0)
            .into_iter()
            .map(|contact| contact.value)
            .collect()
    }

    #[test]
    fn several_contacts_are_told_apart_by_their_shape() {
        assert_eq!(
            of(ContactKind::Phone, "+999112121. (999)5550199 20 (Fax)."),
            ["+999112121", "(999)5550199 20"]
        );
        assert_eq!(
            of(ContactKind::Email, "(1) a@x.example (2) b@x.example"),
            ["a@x.example", "b@x.example"]
        );
        assert_eq!(
            of(ContactKind::Website, "http://a.example, www.b.example"),
            ["http://a.example", "www.b.example"]
        );
    }

    #[test]
    fn what_has_another_shape_stays_whole() {
        assert_eq!(of(ContactKind::Email, "a@x.example. see b").len(), 1);
        assert_eq!(of(ContactKind::Phone, "call 12345. 67890").len(), 1);
    }

    #[test]
    fn words_in_brackets_are_a_note() {
        let contacts = contacts(ContactKind::Phone, "+93 797 059 (fax)", 3);
        assert_eq!((contacts[0].kind, contacts[0].at), (ContactKind::Fax, 3));
        assert_eq!(contacts[0].note.as_deref(), Some("fax"));
    }
}

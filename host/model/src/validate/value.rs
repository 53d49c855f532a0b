//! Values by what they are, wherever they stand in an item.

use super::{codes, date};
use crate::schema::{Actor, MeasureKind, Node, RelationKind, RelationTarget, TargetKind};
use crate::text::is_blank;

/// Checks a value by what it is, wherever it stands.
#[inline(always)]
pub(super) fn check(node: Node<'_>, sources: usize) -> Result<(), String> {
    if let Some(at) = node.at()
        && at as usize >= sources
    {
        return Err(format!("`at` is {at}, the item has {sources} sources"));
    }
    let country = |code: &Option<String>| match code {
        Some(code) if !codes::is_country(code) => Err(format!(
            "{code:?} is not an ISO 3166-1 alpha-2 code, UN, EU or XK"
        )),
        _ => Ok(()),
    };
    // Where only a state or a place can stand, no organisation's code can.
    let land = |code: &Option<String>| match code {
        Some(code) if !codes::is_land(code) => {
            Err(format!("{code:?} is not an ISO 3166-1 alpha-2 code or XK"))
        }
        _ => Ok(()),
    };
    let filled = |what: &str, text: &str| match is_blank(text) {
        true => Err(format!("{what} is empty")),
        false => Ok(()),
    };
    let said = |text: &Option<String>| text.as_deref().is_some_and(|text| !is_blank(text));
    match node {
        // As in XML. What else a source may hold that cannot be seen is kept, and made visible where it is shown.
        Node::Text(text) => match first_control(text) {
            Some(c) => Err(format!(
                "a text has no control character but tab and line breaks: {c:?}"
            )),
            None => Ok(()),
        },
        Node::PartialDate(date) => date::edge_of(date, date::Edge::First).map(|_| ()),
        Node::DateClaim(claim) => date::check(claim),
        Node::Place(place) => land(&place.country),
        Node::CountryClaim(claim) if claim.code.is_none() && !said(&claim.raw) => {
            Err("a country has a code or the source's words".into())
        }
        Node::CountryClaim(claim) => country(&claim.code),
        Node::IdentityDocument(document) => country(&document.issuer),
        Node::TravelDocuments(batch) => {
            batch
                .numbers
                .iter()
                .try_for_each(|number| filled("a number", number))?;
            country(&batch.issuer)
        }
        Node::Name(name) => {
            filled("a name's `full`", &name.full)?;
            match (&name.script, &name.language) {
                (Some(script), _) if !codes::is_script(script) => {
                    Err(format!("{script:?} is not an ISO 15924 code"))
                }
                (_, Some(tag)) if !codes::is_language(tag) => Err(format!("{tag:?} is not a BCP 47 tag")),
                _ => Ok(()),
            }
        }
        Node::NamePart(part) => filled("a part of a name", &part.text),
        Node::Identifier(identifier) if !codes::is_scheme(&identifier.scheme) => Err(format!(
            "{:?} is not a scheme: lower-case letters, digits, - . _ :",
            identifier.scheme
        )),
        Node::Identifier(identifier) => {
            filled("an identifier's value", &identifier.value)?;
            land(&identifier.country)
        }
        Node::Contact(contact) => filled("a contact's value", &contact.value),
        Node::Remark(remark) => filled("a text", &remark.text),
        Node::LegalBasis(basis) => filled("an instrument", &basis.instrument),
        Node::Link(link) => {
            if !codes::is_web_address(&link.url) {
                return Err(format!("{:?} is not a web address (https://…)", link.url));
            }
            let hexadecimal = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
            match &link.sha256 {
                Some(hash) if hash.len() != 64 || !hash.bytes().all(hexadecimal) => {
                    Err(format!("{hash:?} is not a SHA-256 in lower-case hexadecimal"))
                }
                _ => Ok(()),
            }
        }
        Node::Craft(craft)
            if craft
                .length_m
                .is_some_and(|length| !length.is_finite() || length <= 0.0) =>
        {
            Err("a length is a positive number of metres".into())
        }
        Node::Person(person) if person.height_cm == Some(0) => {
            Err("a height is a positive number of centimetres".into())
        }
        Node::Interest(interest) => interest
            .cautions
            .iter()
            .try_for_each(|caution| filled("a caution", caution)),
        Node::Relation(relation) if relation.kind == RelationKind::Other && !said(&relation.note) => {
            Err("a relation of kind other says in `note` what it is".into())
        }
        Node::Relation(relation) => match &relation.target {
            RelationTarget::Text(text) => filled("a relation's target", text),
            RelationTarget::Id(_) => Ok(()),
        },
        Node::Measure(measure) if measure.kind == MeasureKind::Other && !said(&measure.text) => {
            Err("a measure of kind other says in `text` what it is".into())
        }
        Node::Target(target) if target.kind == TargetKind::Other && !said(&target.text) => {
            Err("a target of kind other says in `text` what it is".into())
        }
        Node::Assessment(assessment) => {
            filled("an assessment's event", &assessment.event)?;
            assessment.actors.iter().try_for_each(|actor| match actor {
                Actor::Text(text) => filled("an actor", text),
                Actor::Id(_) => Ok(()),
            })
        }
        _ => Ok(()),
    }
}

/// The first control character of a text other than tab and line breaks. Of a longer character no byte is one.
fn first_control(text: &str) -> Option<char> {
    // Hardly any text has a byte below the space: eight are looked at at a time, of the last ones some twice.
    let bytes = text.as_bytes();
    let low = match bytes.last_chunk() {
        Some(last) => {
            let (words, _) = bytes.as_chunks();
            let any = |found, word: &[u8; 8]| found | has_low(*word);
            words.iter().fold(has_low(*last), any)
        }
        None => bytes.iter().any(|byte| *byte < b' '),
    };
    let is_control = |byte: &u8| *byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r');
    let first = low.then(|| bytes.iter().copied().find(is_control)).flatten();
    first.map(char::from)
}

/// Whether one of eight bytes is below the space.
fn has_low(word: [u8; 8]) -> bool {
    const SPACES: u64 = u64::from_ne_bytes([b' '; 8]);
    const TOPS: u64 = u64::from_ne_bytes([0x80; 8]);
    // Subtraction leaves the top bit of the lowest such byte set where it was not; that of no byte is set if there is none.
    let word = u64::from_ne_bytes(word);
    word.wrapping_sub(SPACES) & !word & TOPS != 0
}

#[cfg(test)]
#[path = "value_tests.rs"]
mod tests;

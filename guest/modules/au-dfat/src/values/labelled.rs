//! Numbers in prose: documents behind `Passport no.:` or `Tunisian passport number`, registrations behind
//! `Company Identification Number:`. What has not that shape is left in the prose.

use dragoman_guest::countries;
use dragoman_guest::prose::documents::{described, number_in};
use dragoman_guest::schema::{DocumentKind, IdentityDocument};
use dragoman_guest::{build, enumeration};

/// What stands behind a label.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Label {
    Document(DocumentKind),
    /// A number of a scheme.
    Number(&'static str),
}

use Label::{Document, Number};

/// Labels in small letters, a longer one before those that it begins with.
const LABELS: [(&str, Label); 24] = [
    ("passport number", Document(DocumentKind::Passport)),
    ("passport no", Document(DocumentKind::Passport)),
    ("passport information:", Document(DocumentKind::Passport)),
    ("travel document number", Document(DocumentKind::TravelDocument)),
    (
        "national identification number",
        Document(DocumentKind::NationalId),
    ),
    ("national identification no", Document(DocumentKind::NationalId)),
    (
        "national identification card number",
        Document(DocumentKind::NationalId),
    ),
    (
        "national identity card number",
        Document(DocumentKind::NationalId),
    ),
    ("national id number", Document(DocumentKind::NationalId)),
    ("national id no", Document(DocumentKind::NationalId)),
    ("identification card number", Document(DocumentKind::NationalId)),
    ("identification card no", Document(DocumentKind::NationalId)),
    ("identity card no", Document(DocumentKind::NationalId)),
    ("ration card number", Document(DocumentKind::Other)),
    ("ration card no", Document(DocumentKind::Other)),
    ("company identification number", Number("registration")),
    ("company registration number", Number("registration")),
    ("state registration number", Number("registration")),
    ("national tax number", Number("tax")),
    ("tax identification number", Number("tax")),
    ("tax id no", Number("tax")),
    ("italian fiscal code", Number("tax")),
    ("swift/bic", Number("swift")),
    ("bic", Number("swift")),
];

/// Bytes of a text that is looked through; the longest of the list has 4,000.
const LONGEST: usize = 30_000;

/// What the prose says of documents and of registrations.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Found {
    /// Identity documents that have a number.
    pub(crate) documents: Vec<IdentityDocument>,
    /// Schemes and values.
    pub(crate) numbers: Vec<(&'static str, String)>,
}

/// A label in a text.
struct Place {
    start: usize,
    end: usize,
    label: Label,
}

/// Looks for labels in prose.
pub(crate) fn find(text: &str) -> Found {
    let mut found = Found::default();
    if text.len() > LONGEST {
        return found;
    }
    let places = places(text);
    for (index, place) in places.iter().enumerate() {
        let limit = places.get(index + 1).map_or(text.len(), |next| next.start);
        let section = clause(&text[place.end..limit]);
        match place.label {
            Document(kind) => found.documents.extend(documents(text, place, section, kind)),
            Number(scheme) => found.numbers.extend(number(section).map(|value| (scheme, value))),
        }
    }
    found
}

fn places(text: &str) -> Vec<Place> {
    let lower = text.to_ascii_lowercase();
    let (mut places, mut at) = (Vec::new(), 0);
    while let Some(start) = (at..lower.len()).find(|start| begins_word(&lower, *start)) {
        let rest = &lower[start..];
        let label = LABELS.iter().find(|(words, _)| {
            rest.strip_prefix(words)
                .is_some_and(|behind| !behind.starts_with(char::is_alphanumeric))
        });
        at = start + 1;
        if let Some((words, label)) = label {
            let behind = &text[start + words.len()..];
            let end = text.len() - behind.trim_start_matches(['.', ':', ' ']).len();
            places.push(Place {
                start,
                end,
                label: *label,
            });
            at = start + words.len();
        }
    }
    places
}

/// Whether a word begins at a byte.
fn begins_word(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    bytes[at].is_ascii_alphabetic()
        && (at == 0 || !(bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] >= 0x80))
}

/// A text up to the end of its sentence. The full stop of `Sep. 2017` ends none, nor does one within a number.
fn clause(text: &str) -> &str {
    let ends = |(at, _): &(usize, &str)| {
        let word = text[..*at]
            .rsplit(|char: char| !char.is_alphanumeric())
            .next()
            .unwrap_or_default();
        let next = text[at + 2..].chars().next();
        let is_month = dragoman_guest::dates::month(word).is_some();
        !is_month && next.is_some_and(|next| next.is_uppercase() || next == '(')
    };
    let end = text
        .match_indices(". ")
        .find(ends)
        .map_or(text.len(), |(at, _)| at);
    text[..end].trim_end_matches([' ', ';', ',', '.'])
}

/// The documents of a section: one, or each item of an enumeration.
fn documents(text: &str, place: &Place, section: &str, kind: DocumentKind) -> Vec<IdentityDocument> {
    let details = match enumeration::items(section) {
        Some(items) => items.into_iter().map(|item| item.text).collect(),
        None => {
            // What follows is the next item of an enumeration that began before.
            let end = (b'b'..=b'j')
                .filter_map(|letter| section.find(&format!(" {}) ", char::from(letter))))
                .min();
            let length = end.unwrap_or(section.len());
            several(&text[nationality(text, place.start)..place.end + length])
        }
    };
    let read = |details: &str| {
        let details = details.trim_end_matches([' ', ';', ',', '.']);
        let number = number_in(details)?.trim_end_matches(['.', ',']);
        // A day in the prose is no number.
        let digits = number.bytes().filter(u8::is_ascii_digit).count();
        (digits >= 3).then(|| {
            let document = described(build::document(kind, Some(number.into())), kind, details);
            let issuer = document
                .issuer
                .clone()
                .or_else(|| leading_country(details).map(Into::into));
            IdentityDocument { issuer, ..document }
        })
    };
    details.into_iter().filter_map(read).collect()
}

/// The parts of a text that a semicolon parts, where another number begins behind it.
fn several(text: &str) -> Vec<&str> {
    let is_number = |part: &str| {
        let word = part.split([' ', ';', ',', '(']).next().unwrap_or_default();
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        digits >= 5 && word.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let (mut parts, mut start) = (Vec::new(), 0);
    for (at, _) in text.match_indices(';') {
        if is_number(text[at + 1..].trim_start()) {
            parts.push(&text[start..at]);
            start = at + 1;
        }
    }
    parts.push(text[start..].trim());
    parts
}

/// Where the words begin that say of what country a document is, right before its label.
fn nationality(text: &str, start: usize) -> usize {
    let mut begin = start;
    let mut known = start;
    for _ in 0..3 {
        let before = text[..begin].trim_end();
        let at = before.rfind(char::is_whitespace).map_or(0, |at| at + 1);
        // A sentence that ends before the label is about something else.
        if !before.ends_with(char::is_alphanumeric) {
            break;
        }
        begin = at;
        let words = text[at..start].trim();
        let plain = words.trim_end_matches(" diplomatic").trim_end_matches(" service");
        if countries::from_demonym(plain).is_some() || countries::code(plain).is_some() {
            known = at;
        }
    }
    known
}

/// The country that details begin with, or that stands behind their label: `Tunisian passport …`, `Passport no.: Iraq number …`.
fn leading_country(details: &str) -> Option<&'static str> {
    let leading = |text: &str| {
        let spaces = text.match_indices(' ').map(|(at, _)| at);
        let heads = spaces
            .take(4)
            .map(|at| text[..at].trim_end_matches(',').to_owned());
        heads
            .filter_map(|head| countries::from_demonym(&head).or_else(|| countries::code(&head)))
            .last()
    };
    leading(details).or_else(|| leading(details.split_once(':')?.1.trim_start()))
}

/// The number that a section begins with: one word with digits, or two letters' worth of a bank's code.
fn number(section: &str) -> Option<String> {
    let word = section.split([' ', ';', ',', '(']).next()?.trim_end_matches('.');
    let is_part = |char: char| char.is_ascii_alphanumeric() || matches!(char, '-' | '/' | '.');
    let is_number = word.len() >= 5 && word.chars().all(is_part) && !word.chars().any(char::is_lowercase);
    is_number.then(|| word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str) -> Vec<String> {
        find(text)
            .documents
            .into_iter()
            .filter_map(|document| document.number)
            .collect()
    }

    #[test]
    fn documents_are_found_behind_their_labels() {
        for (text, expected) in [
            (
                "Title: Mullah. Passport no.: 990410078. Gender: male. Has 3 sons.",
                vec!["990410078"],
            ),
            (
                "Tunisian passport number K990139, issued on 14 Feb. 1995, expired on 13 Feb. 2000. Born 1995.",
                vec!["K990139"],
            ),
            (
                "Passport no.: Kenyan passport number X7734120. Believed to be there.",
                vec!["X7734120"],
            ),
            (
                "Passport no.: a) Indian number A-990602, issued on 4 Jun. 1985 b) Indian number K990098",
                vec!["A-990602", "K990098"],
            ),
            (
                "Passport no.: a) Qatari passport number 09920802 b) Qatari passport number 00994833, issued on 20 May 2007",
                vec!["09920802", "00994833"],
            ),
            (
                "National identification no.: na Address: na Listed on: 25 Jan. 2001",
                vec![],
            ),
            (
                "Passport No.: 990110092; 990220503 (expired 2019); issued there",
                vec!["990110092", "990220503"],
            ),
            ("Passport no.: na. Sentenced in 1999.", vec![]),
            ("He lost his passport in 1999", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(numbers(text), expected, "{text}");
        }
    }

    #[test]
    fn a_document_has_its_country_its_days_and_its_words() {
        let text = "Member. Tunisian passport number K990139, issued on 14 Feb. 1995, expired on 13 Feb. 2000. Mother's name";
        let document = find(text).documents.remove(0);
        assert_eq!(
            document.raw.as_deref(),
            Some("Tunisian passport number K990139, issued on 14 Feb. 1995, expired on 13 Feb. 2000")
        );
        assert!(document.issued.is_some() && document.expires.is_some());
        assert_eq!(document.issuer.as_deref(), Some("TN"));
        let document = find("Representative in Syria. Passport no.: 990410081.")
            .documents
            .remove(0);
        assert_eq!(
            (document.issuer, document.number.as_deref()),
            (None, Some("990410081"))
        );
    }

    #[test]
    fn registrations_are_found_behind_their_labels() {
        let found = find(
            "Company Identification Number: 0990700700665 National Tax Number: 0998108831 BIC: SLKARU2P; and more",
        );
        assert_eq!(
            found.numbers,
            [
                ("registration", "0990700700665".to_owned()),
                ("tax", "0998108831".to_owned()),
                ("swift", "SLKARU2P".to_owned())
            ]
        );
        assert!(
            find("Company Identification Number: see the register")
                .numbers
                .is_empty()
        );
    }

    #[test]
    fn a_hostile_text_takes_no_time() {
        for unit in ["passport no. ", "a) ", ". A", "bic ", "é"] {
            assert!(find(&unit.repeat(2000)).documents.is_empty());
        }
    }
}

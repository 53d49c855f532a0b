//! Numbers and codes that identify.

use dragoman_model::schema::{ContactKind, DocumentStatus, Subject};
use serde::{Deserialize, Serialize};

use crate::features::Country;

/// How far a number goes in telling subjects apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Class {
    /// A reference by which an authority names the entry on its list.
    Reference,
    /// Unique in the world: IMO, LEI, wallet.
    Unique,
    /// A number of a document, a register, a tax office: unique for its kind in its country.
    Number,
    /// A telephone number, e-mail address, web site: shared by a household or a group.
    Contact,
}

/// A number or code, reduced to what can be compared.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Identifier {
    pub(crate) class: Class,
    /// `un-ref`, `imo`, `passport`, `tax` …
    pub(crate) scheme: Box<str>,
    /// Letters and digits only, in capitals.
    pub(crate) value: Box<str>,
    pub(crate) country: Option<Country>,
}

/// Schemes by which an authority names the entries of its list.
const REFERENCES: [&str; 5] = ["ofac", "ofsi", "un-ref-former", "interpol", "dfat"];
const UNIQUE: [&str; 3] = ["imo", "lei", "bic"];
/// Characters that a number must have at least: a shorter one is found in too many places.
const SHORTEST: usize = 5;

/// All that a subject states.
pub(crate) fn identifiers(subject: &Subject) -> Vec<Identifier> {
    let mut all = Vec::new();
    for stated in &subject.identifiers {
        let scheme = stated.scheme.as_str();
        let class = if scheme.ends_with("-ref") || REFERENCES.contains(&scheme) {
            Class::Reference
        } else if UNIQUE.contains(&scheme) || scheme.starts_with("wallet:") {
            Class::Unique
        } else {
            Class::Number
        };
        all.extend(identifier(
            class,
            scheme,
            &stated.value,
            stated.country.as_deref(),
        ));
    }
    for document in &subject.documents {
        // A false document is in the wrong hands.
        if document.status == DocumentStatus::KnownFalse {
            continue;
        }
        let Some(number) = &document.number else { continue };
        let scheme = format!("{:?}", document.kind);
        all.extend(identifier(
            Class::Number,
            &scheme,
            number,
            document.issuer.as_deref(),
        ));
    }
    for contact in &subject.contacts {
        let scheme = match contact.kind {
            ContactKind::Phone | ContactKind::Fax => "phone",
            ContactKind::Email => "email",
            ContactKind::Website => "website",
            _ => continue,
        };
        all.extend(identifier(Class::Contact, scheme, &contact.value, None));
    }
    all.sort();
    all.dedup();
    all
}

fn identifier(class: Class, scheme: &str, written: &str, country: Option<&str>) -> Option<Identifier> {
    let written = match scheme {
        "website" => host(written),
        _ => written,
    };
    let mut value: String = written
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_uppercase)
        .collect();
    if scheme == "phone" {
        // With and without the country's code.
        value = value
            .chars()
            .rev()
            .take(9)
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
            .collect();
    }
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let tells = match class {
        Class::Reference => !value.is_empty(),
        Class::Unique => value.len() >= SHORTEST,
        Class::Number => value.len() >= SHORTEST && digits >= 4 && !uniform(&value),
        Class::Contact => value.len() >= 7,
    };
    tells.then(|| Identifier {
        class,
        scheme: scheme.to_ascii_lowercase().into(),
        value: value.into(),
        country: country.and_then(Country::of),
    })
}

/// Whether it is one character only, such as `000000`: a place holder.
fn uniform(value: &str) -> bool {
    let bytes = value.as_bytes();
    bytes.windows(2).all(|pair| pair[0] == pair[1])
}

fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    rest.split(['/', '?']).next().unwrap_or(rest)
}

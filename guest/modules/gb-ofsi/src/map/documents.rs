//! Passports and national identity documents.

use dragoman_guest::build;
use dragoman_guest::prose::documents::{described, number_in};
use dragoman_guest::schema::{DocumentKind, IdentityDocument};

use super::group::Group;
use super::places::distinct;
use crate::columns::Column;
use crate::values::{self, enumeration};

/// The identity documents of a group.
pub(crate) fn documents(group: &Group<'_>) -> Vec<IdentityDocument> {
    use Column::*;
    let mut documents = Vec::new();
    let columns = [
        (DocumentKind::Passport, [PassportNumber, PassportDetails]),
        (DocumentKind::NationalId, [NationalIdNumber, NationalIdDetails]),
    ];
    let is_packed = !group.table.has(PassportNumber);
    for (kind, columns) in columns {
        for (at, texts) in group.stated(columns) {
            let [number, details] = texts.map(|text| group.table.get(text));
            let pairs = if is_packed {
                packed(details)
            } else {
                paired(number, details)
            };
            documents.extend(pairs.iter().map(|pair| IdentityDocument {
                at,
                ..pair.document(kind)
            }));
        }
    }
    for (at, text) in group.texts(NiNumber) {
        let pairs = packed(text);
        documents.extend(pairs.iter().map(|pair| IdentityDocument {
            at,
            ..pair.document(DocumentKind::NationalId)
        }));
    }
    distinct(documents, |document| {
        (
            kind_key(document.kind),
            document.number.clone(),
            document.raw.clone(),
        )
    })
}

fn kind_key(kind: DocumentKind) -> u8 {
    kind as u8
}

/// A number and what is said about it.
#[derive(Debug, PartialEq)]
struct Pair<'a> {
    number: Option<&'a str>,
    details: Option<&'a str>,
    note: Option<&'static str>,
}

/// The numbers of one column with their details in another.
fn paired<'a>(number: &'a str, details: &'a str) -> Vec<Pair<'a>> {
    let whole = |note| Pair {
        number: values::stated(number),
        details: values::stated(details),
        note,
    };
    let Some(numbers) = enumeration::items(number) else {
        return Some(whole(None))
            .filter(Pair::says_anything)
            .into_iter()
            .collect();
    };
    let details_of = enumeration::items(details);
    let last = |items: &[enumeration::Item<'_>]| items.last().map(|item| item.to);
    let matching = details_of
        .as_deref()
        .filter(|items| last(items) == last(&numbers));
    let shared =
        (!details.is_empty() && matching.is_none()).then_some("the details stand for several numbers");
    let pairs = numbers.iter().map(|item| {
        let own = matching.and_then(|items| items.iter().find(|detail| detail.from == item.from));
        Pair {
            number: values::stated(item.text.trim_end_matches('.')),
            details: own.map_or_else(
                || values::stated(details).filter(|_| shared.is_some()),
                |own| values::stated(own.text),
            ),
            note: shared,
        }
    });
    pairs.filter(Pair::says_anything).collect()
}

/// The documents of a column that holds numbers and details together.
fn packed(cell: &str) -> Vec<Pair<'_>> {
    let values = enumeration::values(cell);
    let pairs = values.into_iter().map(|text| Pair {
        number: number_in(text),
        details: Some(text),
        note: None,
    });
    pairs.collect()
}

impl Pair<'_> {
    fn says_anything(&self) -> bool {
        self.number.is_some() || self.details.is_some()
    }

    fn document(&self, kind: DocumentKind) -> IdentityDocument {
        let plain = IdentityDocument {
            note: self.note.map(Into::into),
            ..build::document(kind, self.number.map(Into::into))
        };
        match self.details.filter(|details| Some(*details) != self.number) {
            Some(details) if self.note.is_none() => described(plain, kind, details),
            details => IdentityDocument {
                raw: details.map(Into::into),
                ..plain
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_details_are_matched_by_their_numbers() {
        let pairs = paired("(1) A12 (2) -", "(1) - (2) Kenya number");
        assert_eq!(pairs[0].number.zip(pairs[0].details), None);
        assert_eq!(
            (pairs[0].number, pairs[1].details),
            (Some("A12"), Some("Kenya number"))
        );
        assert!(
            paired("(1) A12 (2) B34", "Kenya")
                .iter()
                .all(|pair| pair.note.is_some())
        );
    }
}

//! Passports and identity cards.

use dragoman_guest::schema::{DocumentKind, IdentityDocument, Subject};
use dragoman_guest::{build, enumeration};

use crate::columns::Column;
use crate::record::Record;

/// Adds the documents of a record. Several stand in an enumeration, or between slashes with blanks around them; a number
/// that is broken over two lines keeps the blank, for the list does not say whether it is one.
pub(super) fn add(subject: &mut Subject, record: &Record) {
    for (column, kind) in [
        (Column::Passport, DocumentKind::Passport),
        (Column::IdentityCard, DocumentKind::NationalId),
    ] {
        let cell = record.text(column).unwrap_or_default();
        let numbers = enumeration::values(&cell)
            .into_iter()
            .flat_map(|value| value.split(" / "));
        let documents = numbers.filter_map(build::text).map(|number| IdentityDocument {
            raw: (cell != number).then(|| cell.clone()),
            ..build::document(kind, Some(number))
        });
        subject.documents.extend(documents);
    }
}

//! Identity documents and registrations.

use dragoman_guest::xml::Element;

use super::{Place, Span, Tables};
use crate::advanced::dates::{Said, period};
use crate::advanced::values::number;

/// A document.
#[derive(Debug, Clone)]
pub(in crate::advanced) struct Document {
    /// Where it stands.
    pub(in crate::advanced) place: Place,
    /// The number of its kind.
    pub(in crate::advanced) kind: Option<u32>,
    /// Its number.
    pub(in crate::advanced) number: Span,
    /// Who issued it.
    pub(in crate::advanced) authority: Span,
    /// What the list says about it.
    pub(in crate::advanced) comment: Span,
    /// The number of the country that issued it.
    pub(in crate::advanced) country: Option<u32>,
    /// The number of the location that it was issued in.
    pub(in crate::advanced) location: Option<u32>,
    /// The number of its validity.
    pub(in crate::advanced) validity: Option<u32>,
    /// The number of the name that it is in.
    pub(in crate::advanced) name: Option<u32>,
    /// Its dates, each with the number of what it is the date of.
    pub(in crate::advanced) dates: Box<[(Option<u32>, Said)]>,
}

impl Tables {
    pub(super) fn document(&mut self, document: Element<'_>) -> bool {
        let Some(identity) = number(document.attribute("IdentityID")) else {
            return false;
        };
        document.attribute("ID");
        let name = document.first("DocumentedNameReference");
        let mut dates = Vec::new();
        for date in document.all("DocumentDate") {
            let kind = number(date.attribute("IDRegDocDateTypeID"));
            if let Some(found) = date.first("DatePeriod") {
                dates.push((kind, period(found, &self.values)));
            }
        }
        let row = Document {
            place: Place::of(document),
            kind: number(document.attribute("IDRegDocTypeID")),
            number: self.text.keep(document.value("IDRegistrationNo")),
            authority: self.text.keep(document.value("IssuingAuthority")),
            comment: self.text.keep(document.value("Comment")),
            country: number(document.attribute("IssuedBy-CountryID")),
            location: number(document.attribute("IssuedIn-LocationID")),
            validity: number(document.attribute("ValidityID")),
            name: name.and_then(|name| number(name.attribute("DocumentedNameID"))),
            dates: dates.into(),
        };
        self.documents.push(identity, row);
        true
    }
}

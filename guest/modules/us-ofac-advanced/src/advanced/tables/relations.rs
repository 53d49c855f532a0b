//! Relations between profiles.

use dragoman_guest::xml::Element;

use super::{Place, Span, Tables};
use crate::advanced::values::number;

/// A relation of a profile.
#[derive(Debug, Clone)]
pub(in crate::advanced) struct Relationship {
    /// Where it stands.
    pub(in crate::advanced) place: Place,
    /// The number of the profile that it leads to.
    pub(in crate::advanced) to: u32,
    /// The number of what it is.
    pub(in crate::advanced) kind: Option<u32>,
    /// The number of its quality.
    pub(in crate::advanced) quality: Option<u32>,
    /// Whether it is no more.
    pub(in crate::advanced) is_former: bool,
    /// What the list says about it.
    pub(in crate::advanced) comment: Span,
}

impl Tables {
    pub(super) fn relation(&mut self, relation: Element<'_>) -> bool {
        let [from, to] = ["From-ProfileID", "To-ProfileID"].map(|name| number(relation.attribute(name)));
        let (Some(from), Some(to)) = (from, to) else {
            return false;
        };
        // By which entry it became known is the publisher's own.
        for own in ["ID", "SanctionsEntryID"] {
            relation.attribute(own);
        }
        let row = Relationship {
            place: Place::of(relation),
            to,
            kind: number(relation.attribute("RelationTypeID")),
            quality: number(relation.attribute("RelationQualityID")),
            is_former: relation.attribute("Former") == Some("true"),
            comment: self.text.keep(relation.value("Comment")),
        };
        self.relations.push(from, row);
        true
    }
}

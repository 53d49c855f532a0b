//! The remarks, and what continues them.

use dragoman_guest::schema::NoticeKind;
use dragoman_ofac::Remarks;

use super::draft::Draft;
use crate::role::{comment, party};

impl Draft<'_, '_> {
    /// Maps the remarks and their continuations.
    pub(super) fn remarks(&mut self) {
        let (set, party) = (self.mapper.set, self.party);
        let mut rest = Vec::new();
        for row in set.comments.iter().flat_map(|comments| comments.of(party)) {
            if row.get(comment::TEXT).is_some() {
                rest.push((row.raw(comment::TEXT), self.core.source(row.place())));
            }
        }
        let start = self.row.get(party::REMARKS).map(|_| self.row.raw(party::REMARKS));
        if start.is_none() && rest.is_empty() {
            return;
        }
        let remarks = Remarks::new(start, &rest);
        if remarks.is_odd {
            let message = "a continuation of remarks that had not been cut: taken as remarks of its own";
            let at = rest.first().map_or(0, |(_, at)| *at);
            self.core.say(
                NoticeKind::Remark,
                "sdn_comments.csv",
                message,
                remarks.text(),
                at,
            );
        }
        self.core.clauses(&remarks);
    }
}

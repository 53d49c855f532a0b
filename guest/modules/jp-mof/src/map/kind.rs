//! What an entry is about: the list says it for whole sheets at most.

use dragoman_guest::build;
use dragoman_guest::schema::{NoticeKind, SubjectKind};

use super::Draft;
use crate::column::Column;
use crate::reader::Table;
use crate::values::UNKNOWN;

impl Draft<'_> {
    /// The kind by what the entry says itself, then by the name of the sheet, then by what stands above it, then by what the entry has that only a person can
    /// have. Of an organisation such cells stay blank, where those of a person say `不明`.
    pub(super) fn kind(&mut self, table: &Table) {
        let stated = table.text(self.entry, Column::Kind);
        let own = labelled(stated);
        if own.is_none() && !stated.is_empty() {
            let message = "neither a person nor an organisation; what the entry has decided instead";
            self.case(NoticeKind::RejectedValue, "個人・団体", message, stated, 0);
        }
        let labelled = own
            .or_else(|| labelled(&self.sheet.name))
            .or_else(|| labelled(&self.sheet.title));
        let is_person = table.cells(self.entry).any(|(_, column, text, _)| match column {
            Some(Column::Birth) => true,
            Some(column) if column.is_of_persons() => !UNKNOWN.contains(&text),
            // The sheet has no column for it.
            Some(Column::Information) => text.contains("生年月日"),
            _ => false,
        });
        self.subject.kind = labelled.unwrap_or(match is_person {
            true => SubjectKind::Person,
            false => SubjectKind::Organization,
        });
        self.subject.person = (self.subject.kind == SubjectKind::Person).then(build::person);
    }
}

/// The kind that a name says all entries are of; none if it says several or none.
fn labelled(name: &str) -> Option<SubjectKind> {
    let is_person = name.contains("個人");
    let is_organization = ["団体", "銀行", "グループ"]
        .iter()
        .any(|word| name.contains(word));
    match (is_person, is_organization) {
        (true, false) => Some(SubjectKind::Person),
        (false, true) => Some(SubjectKind::Organization),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_sheet_may_say_what_its_entries_are() {
        for (name, kind) in [
            ("26.クリミア等（個人）", Some(SubjectKind::Person)),
            ("30.ロシア連邦(特定銀行） ", Some(SubjectKind::Organization)),
            (
                "28.ロシア連邦(団体(特定銀行を除く))",
                Some(SubjectKind::Organization),
            ),
            ("対象となる個人及び団体", None),
            ("2.タリバーン関係者等", None),
        ] {
            assert_eq!(labelled(name), kind, "{name}");
        }
    }
}

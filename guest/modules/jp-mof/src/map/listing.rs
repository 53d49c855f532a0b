//! The designation by Japan, that by the United Nations where there is one, and the numbers of the entry.

use dragoman_guest::build;
use dragoman_guest::schema::{Certainty, DateClaim, Designation, Measure, MeasureKind, NoticeKind};

use super::{Draft, NOTIFIED};
use crate::column::Column;
use crate::reader::Table;
use crate::values::listing::{self, Notified};
use crate::values::number::Number;

/// What the whole list is about, in its own words.
const FREEZE: &str = "資産凍結等の措置";

impl Draft<'_> {
    /// The number of the entry, and the one that the same subject has in another sheet. Which sheet, the notes above say in
    /// words; it is found by its name.
    pub(super) fn numbers(&mut self, table: &Table, number: &Number, sheets: &[(String, String)]) {
        self.subject.identifiers.push(build::identifier("mof", self.id));
        let whole = table.text(self.entry, Column::Whole);
        if !whole.is_empty() {
            self.subject.extra.push(("番号".into(), whole.into()));
        }
        let Some((mark, other)) = &number.other else {
            return;
        };
        let target = target(&self.sheet.name, *mark);
        let found = target.and_then(|words| {
            sheets
                .iter()
                .find(|(name, _)| words.iter().all(|word| name.contains(word)))
        });
        let Some((_, sheet)) = found else { return };
        let mut identifier = build::identifier("mof", format!("{sheet}/{other}"));
        identifier.note = Some("number of the same subject in another sheet".into());
        self.subject.identifiers.push(identifier);
    }

    pub(super) fn listing(&mut self, table: &Table, mut notified: Notified, number: &Number) {
        let entry = self.entry;
        let stated = |column| {
            table
                .cells(entry)
                .filter(move |(_, known, ..)| *known == Some(column))
        };
        self.deletion(table, &mut notified);
        for claim in notified.listed.iter().chain(&notified.revised) {
            if claim.certainty == Certainty::Unstated {
                let message = "not a date that can be read; its words were kept";
                let words = claim.raw.clone().unwrap_or_default();
                self.case(NoticeKind::RejectedValue, NOTIFIED, message, &words, 0);
            }
        }
        let reference = table.text(entry, Column::Number).to_owned();
        let reasons: Vec<&str> = stated(Column::Reason).map(|(.., text, _)| text).collect();
        let reason = (!reasons.is_empty()).then(|| reasons.join("\n"));
        self.subject.designations.push(Designation {
            programme: Some(self.sheet.title.clone()).filter(|title| !title.is_empty()),
            reference: Some(match number.other {
                Some(_) => reference,
                None => number.own.clone(),
            }),
            measures: vec![Measure {
                kind: MeasureKind::AssetFreeze,
                text: Some(FREEZE.into()),
            }],
            listed: notified.listed,
            amended: notified.revised,
            reason: reason.as_deref().map(build::fold),
            note: Some(self.sheet.notes.clone()).filter(|notes| !notes.is_empty()),
            ..build::designation()
        });
        for (column, _, text, at) in stated(Column::Listed) {
            if self.is_stated(column, text, at) {
                self.listed_by_others(column, text, at);
            }
        }
    }

    /// An entry that was deleted and has a name all the same is kept: whom the list names, nobody should miss.
    fn deletion(&mut self, table: &Table, notified: &mut Notified) {
        let words = table.text(self.entry, Column::Notified);
        if notified.undelete() {
            let message = "the entry is marked as deleted, but still has a name; it was kept";
            self.case(NoticeKind::Repaired, NOTIFIED, message, words, 0);
        } else if notified.renewed {
            let message = "the entry was deleted, but a later day follows; it was kept";
            self.case(NoticeKind::Remark, NOTIFIED, message, words, 0);
        }
    }

    /// The listing on which that by Japan rests: by the sanctions committee of the United Nations, where the column says so.
    fn listed_by_others(&mut self, column: &str, text: &str, at: u32) {
        let (listed, amended) = listing::listed(text);
        if listed.is_none() {
            let message = "not a date that can be read; its words were kept";
            self.case(NoticeKind::RejectedValue, column, message, text, at);
        }
        let worded = |claim: DateClaim| DateClaim { at, ..claim };
        self.subject.designations.push(Designation {
            authority: column.starts_with("国連").then(|| "国連制裁委員会".into()),
            listed: listed.map(worded),
            amended: amended.into_iter().map(worded).collect(),
            note: Some(format!("{column}: {}", build::fold(text))),
            at,
            ..build::designation()
        });
    }
}

/// Words in the name of the sheet that the numbers behind a mark are of.
fn target(sheet: &str, mark: char) -> Option<&'static [&'static str]> {
    match mark {
        '*' if sheet.contains("テロリスト") => Some(&["タリバーン"]),
        '*' if sheet.contains("1695") => Some(&["1718", "団体"]),
        '#' if sheet.contains("協調") && sheet.contains("団体") => Some(&["1718", "団体"]),
        '#' if sheet.contains("協調") && sheet.contains("個人") => Some(&["1718", "個人"]),
        _ => None,
    }
}

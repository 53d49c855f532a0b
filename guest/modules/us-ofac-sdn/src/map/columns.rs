//! The columns of `sdn.csv`.

use dragoman_guest::phrase;
use dragoman_guest::schema::{NameForm, NameQuality, NoticeKind, RelationKind};
use dragoman_ofac::{Fact, Given, Meaning, name};

use super::draft::Draft;
use crate::role::party;

impl Draft<'_, '_> {
    /// Maps all columns but the remarks.
    pub(super) fn columns(&mut self, text: &str) {
        let subject = &mut self.core.subject;
        let name = name(text, subject.kind, NameForm::Primary, NameQuality::Unstated);
        subject.names.push(name);
        self.programmes();
        if let Some(titles) = self.row.get(party::TITLE) {
            self.core.titles(titles);
        }
        self.craft_columns();
        if let Some(owner) = self.row.get(party::OWNER) {
            self.core
                .relate(RelationKind::OwnedBy, owner, Some("Vess_owner"), 0);
        }
    }

    /// `SDGT] [IFSR`: programmes, each of which is a designation.
    fn programmes(&mut self) {
        let Some(programmes) = self.row.get(party::PROGRAM) else {
            return;
        };
        for programme in phrase::split(programmes, "] [").map(|piece| piece.trim_matches(['[', ']', ' '])) {
            if !programme.is_empty() {
                self.core.programme(programme);
            }
        }
    }

    fn craft_columns(&mut self) {
        let row = self.row;
        let texts = [
            (party::CALL_SIGN, "Call_Sign", Meaning::CallSign),
            (party::VESSEL_TYPE, "Vess_type", Meaning::CraftType),
            (party::TONNAGE, "Tonnage", Meaning::Tonnage),
            (party::GRT, "GRT", Meaning::GrossTonnage),
            (party::FLAG, "Vess_flag", Meaning::Flag),
        ];
        for (column, label, meaning) in texts {
            let Some(value) = row.get(column) else {
                continue;
            };
            let words = format!("{label}: {value}");
            let is_mapped = self.core.fact(&Fact {
                field: "sdn.csv",
                label,
                meaning,
                is_alternative: false,
                value,
                words: &words,
                given: Given::default(),
                at: 0,
            });
            if !is_mapped {
                let message = "a value that does not fit; it was kept as a remark";
                let field = format!("sdn.csv/{label}");
                self.core.count(NoticeKind::Unmapped, &field, message, value, 0);
                self.core.remark(&words, None, 0);
            }
        }
    }
}

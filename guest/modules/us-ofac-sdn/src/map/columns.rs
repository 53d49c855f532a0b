//! The columns of `sdn.csv`.

use dragoman_guest::build;
use dragoman_guest::schema::{Designation, NameForm, NameQuality, NoticeKind, RelationKind};

use super::draft::Draft;
use super::{names, persons, places};
use crate::role::party;

/// Who designates.
pub(super) const AUTHORITY: &str = "Office of Foreign Assets Control";

/// What stands for a flag of which nothing is known.
pub(super) const NO_FLAG: &str = "None Identified";

impl Draft<'_, '_> {
    /// Maps all columns but the remarks.
    pub(super) fn columns(&mut self, name: &str) {
        let name = names::name(name, self.subject.kind, NameForm::Primary, NameQuality::Unstated);
        self.subject.names.push(name);
        self.programmes();
        if let Some(titles) = self.row.get(party::TITLE) {
            persons::titles(self, titles);
        }
        self.craft_columns();
        if let Some(owner) = self.row.get(party::OWNER) {
            self.relate(RelationKind::OwnedBy, owner, Some("Vess_owner"), 0);
        }
    }

    /// `SDGT] [IFSR`: programmes, each of which is a designation.
    fn programmes(&mut self) {
        let Some(programmes) = self.row.get(party::PROGRAM) else {
            return;
        };
        for programme in programmes
            .split("] [")
            .map(|piece| piece.trim_matches(['[', ']', ' ']))
        {
            if !programme.is_empty() {
                self.subject.designations.push(Designation {
                    authority: Some(AUTHORITY.into()),
                    programme: Some(programme.into()),
                    ..build::designation()
                });
            }
        }
    }

    fn craft_columns(&mut self) {
        let row = self.row;
        let texts = [
            (party::CALL_SIGN, "Call_Sign"),
            (party::VESSEL_TYPE, "Vess_type"),
            (party::TONNAGE, "Tonnage"),
            (party::GRT, "GRT"),
            (party::FLAG, "Vess_flag"),
        ];
        for (column, name) in texts {
            let Some(text) = row.get(column) else {
                continue;
            };
            if !self.craft_column(column, text) {
                let message = "a value that does not fit; it was kept as a remark";
                self.count(NoticeKind::Unmapped, &format!("sdn.csv/{name}"), message, text, 0);
                self.remark(&format!("{name}: {text}"), None, 0);
            }
        }
    }

    /// Maps a column about a craft; false if there is no craft, or the value is none.
    fn craft_column(&mut self, column: usize, text: &str) -> bool {
        let Some(craft) = self.craft() else {
            return false;
        };
        match column {
            party::CALL_SIGN => craft.call_sign = Some(text.into()),
            party::VESSEL_TYPE => craft.craft_type = Some(text.into()),
            party::TONNAGE => craft.tonnage = tonnes(text),
            party::GRT => craft.gross_tonnage = tonnes(text),
            _ if text.eq_ignore_ascii_case(NO_FLAG) => self.remark(&format!("Vess_flag: {text}"), None, 0),
            _ => craft.flag = Some(places::country(text, 0)),
        }
        !matches!(column, party::TONNAGE | party::GRT) || tonnes(text).is_some()
    }
}

/// A number of tonnes, with commas between the thousands.
fn tonnes(text: &str) -> Option<u32> {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b',');
    is_number.then(|| text.replace(',', "").parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::tonnes;

    #[test]
    fn tonnes_have_commas_between_thousands() {
        assert_eq!(tonnes("318,000"), Some(318_000));
        assert_eq!(tonnes("2595"), Some(2595));
        assert_eq!(tonnes("12.5"), None);
        assert_eq!(tonnes(","), None);
    }
}

//! Clauses about ships and aircraft.

use dragoman_guest::schema::{CountryClaim, NoticeKind};

use super::columns::NO_FLAG;
use super::draft::Draft;
use super::places;
use crate::remarks::Meaning;

impl Draft<'_, '_> {
    /// Maps a clause about a craft; false if there is none, or it has such a value already.
    pub(super) fn craft_clause(&mut self, meaning: Meaning, label: &str, value: &str, at: u32) -> bool {
        if self.craft().is_none() || value.is_empty() {
            return false;
        }
        match meaning {
            Meaning::Built => return self.built(label, value, at),
            Meaning::FormerFlag => self.former_flag(label, value, at),
            _ => {}
        }
        let Some(craft) = self.craft() else {
            return false;
        };
        match meaning {
            Meaning::Model if craft.model.is_none() => craft.model = Some(value.into()),
            Meaning::CraftType if craft.craft_type.is_none() => craft.craft_type = Some(value.into()),
            Meaning::CallSign if craft.call_sign.is_none() => craft.call_sign = Some(value.into()),
            Meaning::Flag if craft.flag.is_none() => craft.flag = Some(places::country(value, at)),
            Meaning::Model | Meaning::CraftType | Meaning::CallSign | Meaning::Flag => {
                self.remark(&format!("{label} {value}"), None, at);
            }
            _ => {}
        }
        true
    }

    fn built(&mut self, label: &str, value: &str, at: u32) -> bool {
        let claim = self.date(&format!("Remarks/{label}"), value, at);
        match self.craft() {
            Some(craft) if craft.built.is_none() => craft.built = Some(claim),
            _ => self.remark(&format!("{label} {value}"), None, at),
        }
        true
    }

    /// `Former Vessel Flag`; `Other Vessel Flag` does not say when it was flown.
    fn former_flag(&mut self, label: &str, value: &str, at: u32) {
        if value.eq_ignore_ascii_case(NO_FLAG) {
            return self.remark(&format!("{label} {value}"), None, at);
        }
        let is_other = !label.to_ascii_lowercase().contains("former");
        let claim = CountryClaim {
            note: is_other.then(|| label.to_owned()),
            ..places::country(value, at)
        };
        if let Some(craft) = self.craft() {
            craft.former_flags.push(claim);
        }
        if is_other {
            let message = "the list does not say whether another flag is a former one: taken as such";
            self.count(
                NoticeKind::Remark,
                "Remarks/Other Vessel Flag",
                message,
                value,
                at,
            );
        }
    }
}

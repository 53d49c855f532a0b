//! Facts about ships and aircraft.

use dragoman_guest::schema::{CountryClaim, NoticeKind};

use super::{Draft, Fact};
use crate::labels::Meaning;
use crate::places;

/// What stands for a flag of which nothing is known.
pub const NO_FLAG: &str = "None Identified";

impl Draft<'_, '_> {
    /// Maps a fact about a craft; false if there is none.
    pub(super) fn craft_fact(&mut self, fact: &Fact<'_>, value: &str) -> bool {
        let at = fact.at;
        if self.craft().is_none() || value.is_empty() {
            return false;
        }
        match fact.meaning {
            Meaning::Built => return self.built(fact, value),
            Meaning::FormerFlag => self.former_flag(fact, value),
            Meaning::Tonnage | Meaning::GrossTonnage => return self.tonnage(fact, value),
            _ => {}
        }
        let Some(craft) = self.craft() else {
            return false;
        };
        match fact.meaning {
            Meaning::Model if craft.model.is_none() => craft.model = Some(value.into()),
            Meaning::CraftType if craft.craft_type.is_none() => craft.craft_type = Some(value.into()),
            Meaning::CallSign if craft.call_sign.is_none() => craft.call_sign = Some(value.into()),
            Meaning::Flag if value.eq_ignore_ascii_case(NO_FLAG) => {
                self.remark(&format!("Vess_flag: {value}"), None, at);
            }
            Meaning::Flag if craft.flag.is_none() => {
                craft.flag = Some(CountryClaim {
                    code: fact.country(Some(value)),
                    ..places::country(value, at)
                });
            }
            Meaning::Model | Meaning::CraftType | Meaning::CallSign | Meaning::Flag => {
                self.remark(&format!("{} {value}", fact.label), None, at);
            }
            _ => {}
        }
        true
    }

    fn built(&mut self, fact: &Fact<'_>, value: &str) -> bool {
        let claim = self.fact_date(fact, value);
        match self.craft() {
            Some(craft) if craft.built.is_none() => craft.built = Some(claim),
            _ => self.remark(&format!("{} {value}", fact.label), None, fact.at),
        }
        true
    }

    /// A number of tonnes; false if it is none, or if there is one already.
    fn tonnage(&mut self, fact: &Fact<'_>, value: &str) -> bool {
        let Some(craft) = self.craft() else {
            return false;
        };
        let slot = match fact.meaning {
            Meaning::Tonnage => &mut craft.tonnage,
            _ => &mut craft.gross_tonnage,
        };
        let found = tonnes(value).filter(|_| slot.is_none());
        if found.is_some() {
            *slot = found;
        }
        found.is_some()
    }

    /// `Former Vessel Flag`; `Other Vessel Flag` does not say when it was flown.
    fn former_flag(&mut self, fact: &Fact<'_>, value: &str) {
        let (label, at) = (fact.label, fact.at);
        if value.eq_ignore_ascii_case(NO_FLAG) {
            return self.remark(&format!("{label} {value}"), None, at);
        }
        let is_other = !label.to_ascii_lowercase().contains("former");
        let claim = CountryClaim {
            code: fact.country(Some(value)),
            note: is_other.then(|| label.to_owned()),
            ..places::country(value, at)
        };
        if let Some(craft) = self.craft() {
            craft.former_flags.push(claim);
        }
        if is_other {
            let message = "the list does not say whether another flag is a former one: taken as such";
            let field = format!("{}/Other Vessel Flag", fact.field);
            self.count(NoticeKind::Remark, &field, message, value, at);
        }
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

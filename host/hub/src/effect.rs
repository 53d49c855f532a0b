//! Which records of an edition the dates in them have changed by a day.

use std::collections::BTreeMap;

use dragoman_model::{Effect, Item};
use jiff::civil::Date;
use rusqlite::params;

use crate::edition::Edition;
use crate::error::HubError;
use crate::hub::Hub;
use crate::kind;
use crate::read::stored;

/// Subjects that state a date of the kinds that take effect. Most do not, and are not read.
const DATED: &str = "
    SELECT id, json FROM entry JOIN content ON content.number = entry.content
    WHERE edition = ?1 AND kind = ?2 AND (instr(json, CAST('\"expires\"' AS BLOB)) OR instr(json, CAST('\"review_by\"' AS BLOB)))";

impl Hub {
    /// What of the listings of an edition no longer holds on `day`, or is overdue for review, by the ids of its records. A record
    /// on which no date has taken effect is not among them.
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub fn effects(&self, edition: &Edition, day: Date) -> Result<BTreeMap<String, Effect>, HubError> {
        let mut query = self.connection.prepare(DATED)?;
        let mut rows = query.query(params![edition.edition, kind::SUBJECT])?;
        let mut effects = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let (id, json): (String, Vec<u8>) = (row.get(0)?, row.get(1)?);
            if let Item::Subject(subject) = stored(&json)? {
                let effect = Effect::on(&subject, day);
                if !effect.is_none() {
                    effects.insert(id, effect);
                }
            }
        }
        Ok(effects)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::fixtures::{accepted, draft, person};

    fn dated(id: &str, name: &str, year: u16) -> Value {
        let mut dated = person(id, "Ada Example");
        let date = json!({ "year": year });
        let claim = json!({ "earliest": date, "latest": date, "certainty": "exact", "calendar": "gregorian", "at": 0 });
        dated["designations"] = json!([{ "status": "active", "at": 0, name: claim }]);
        dated
    }

    #[test]
    fn only_records_on_which_a_date_has_taken_effect_are_told() {
        let mut hub = Hub::in_memory().expect("a store");
        let mut issued = person("issued", "Ida Example");
        issued["remarks"] = json!([{ "text": "\"expires\" is a word", "at": 0 }]);
        let items = [
            dated("past", "expires", 2020),
            dated("to come", "expires", 2040),
            dated("overdue", "review_by", 2020),
            person("undated", "Eda Example"),
            issued,
        ];
        let edition = accepted(&mut hub, &draft("a", &items));
        let day = "2030-01-01".parse().expect("a day");
        let effects = hub.effects(&edition, day).expect("the store works");
        let told: Vec<_> = effects
            .iter()
            .map(|(id, effect)| (id.as_str(), effect.is_expired))
            .collect();
        assert_eq!(told, [("overdue", false), ("past", true)]);
        let earlier = hub.effects(&edition, "2020-12-31".parse().expect("a day"));
        assert_eq!(earlier.expect("the store works"), BTreeMap::new());
    }
}

//! How a record left its list: withdrawn by a word of its publisher, or delisted by comparison.

use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;

use crate::error::HubError;
use crate::hub::Hub;
use crate::key::ListKey;
use crate::kind;

/// How a record left its list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Departure {
    /// The last edition that was in force with it.
    pub last: i64,
    /// The edition that came into force without it: the next one.
    pub dropped_by: i64,
    /// What that edition says of it.
    pub how: Left,
}

/// What is said of a record that is no longer listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Left {
    /// Nothing: it vanished from a whole list, and is delisted because the edition before had it.
    ByComparison,
    /// It was withdrawn.
    Withdrawn,
}

impl Hub {
    /// How a record left its list; none if it stands there, or never did.
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub fn departure(&self, list: &ListKey, id: &str) -> Result<Option<Departure>, HubError> {
        departure(&self.connection, list, id)
    }
}

fn departure(connection: &Connection, list: &ListKey, id: &str) -> Result<Option<Departure>, HubError> {
    let query = "SELECT max(number) FROM accepted WHERE issuer = ?1 AND list = ?2
        AND EXISTS (SELECT 1 FROM entry WHERE edition = number AND id = ?3 AND kind <> ?4)";
    let last: Option<i64> = connection.query_row(
        query,
        params![list.issuer, list.list, id, kind::WITHDRAWAL],
        |row| row.get(0),
    )?;
    let Some(last) = last else { return Ok(None) };
    let query = "SELECT number, EXISTS (SELECT 1 FROM entry WHERE edition = number AND id = ?3) FROM accepted
        WHERE issuer = ?1 AND list = ?2 AND number > ?4 ORDER BY number LIMIT 1";
    let next = connection.query_row(query, params![list.issuer, list.list, id, last], |row| {
        Ok(Departure {
            last,
            dropped_by: row.get(0)?,
            how: match row.get(1)? {
                true => Left::Withdrawn,
                false => Left::ByComparison,
            },
        })
    });
    Ok(next.optional()?)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::fixtures::{NOW, accepted, draft, list, person};
    use crate::{Acceptance, Guards};

    fn withdrawal(id: &str) -> Value {
        json!({ "item": "withdrawal", "id": id })
    }

    fn of(hub: &Hub, id: &str) -> Option<Departure> {
        hub.departure(&list(), id).expect("the store works")
    }

    #[test]
    fn who_vanished_was_delisted_by_comparison_with_the_edition_before() {
        let mut hub = Hub::in_memory().expect("a store");
        accepted(&mut hub, &draft("a", &[person("1", "Ada"), person("2", "Ida")]));
        accepted(&mut hub, &draft("b", &[person("2", "Ida")]));
        accepted(&mut hub, &draft("c", &[person("2", "Ida C")]));
        let gone = Departure {
            last: 1,
            dropped_by: 2,
            how: Left::ByComparison,
        };
        assert_eq!(
            (of(&hub, "1"), of(&hub, "2"), of(&hub, "3")),
            (Some(gone), None, None)
        );
    }

    #[test]
    fn who_was_withdrawn_stays_so_when_the_word_of_it_goes() {
        let mut hub = Hub::in_memory().expect("a store");
        accepted(&mut hub, &draft("a", &[person("1", "Ada"), person("2", "Ida")]));
        accepted(&mut hub, &draft("b", &[withdrawal("1"), person("2", "Ida")]));
        accepted(&mut hub, &draft("c", &[person("2", "Ida")]));
        let gone = Departure {
            last: 1,
            dropped_by: 2,
            how: Left::Withdrawn,
        };
        assert_eq!(of(&hub, "1"), Some(gone));
    }

    #[test]
    fn who_comes_back_stands_there() {
        let mut hub = Hub::in_memory().expect("a store");
        let both = [person("1", "Ada"), person("2", "Ida")];
        accepted(&mut hub, &draft("a", &both));
        accepted(&mut hub, &draft("b", &both[1..]));
        accepted(&mut hub, &draft("c", &both));
        assert_eq!(of(&hub, "1"), None);
    }

    #[test]
    fn an_edition_that_is_held_drops_nobody() {
        let mut hub = Hub::in_memory().expect("a store");
        let people: Vec<_> = (0..40).map(|number| person(&number.to_string(), "Ada")).collect();
        accepted(&mut hub, &draft("a", &people));
        let acceptance = hub.accept(&draft("b", &people[..20]), &Guards::default(), &json!({}), NOW);
        assert!(
            matches!(acceptance, Ok(Acceptance::Held { .. })),
            "{acceptance:?}"
        );
        assert_eq!(of(&hub, "30"), None);
    }
}

//! What a summary must say before a run counts as a good one.

use super::date::{Edge, edge_of};
use crate::schema::Summary;

/// Characters of the label of an edition at most: it is shown in a line.
const MOST: usize = 256;

/// A summary that breaks a rule.
#[derive(Debug, thiserror::Error)]
#[error("summary: `{field}` {message}; report it to the module's authors")]
pub struct SummaryError {
    /// Which field.
    pub field: &'static str,
    /// The rule, and what was found instead.
    pub message: String,
}

impl Summary {
    /// Checks that the day of publication is one, since feeds of changes are put in order by it, and that the label can be shown.
    ///
    /// # Errors
    ///
    /// The first rule that is broken.
    pub fn check(&self) -> Result<(), SummaryError> {
        if let Some(published) = &self.published {
            edge_of(published, Edge::First).map_err(|message| SummaryError {
                field: "published",
                message: format!("is a date: {message}"),
            })?;
        }
        let length = self
            .edition_label
            .as_ref()
            .map_or(0, |label| label.chars().count());
        match length > MOST {
            true => Err(SummaryError {
                field: "edition-label",
                message: format!("has at most {MOST} characters, not {length}"),
            }),
            false => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn checked(published: Value, label: &str) -> Result<(), String> {
        let summary = json!({ "published": published, "edition_label": label, "end_seen": true });
        let summary: Summary = serde_json::from_value(summary).expect("a summary");
        summary.check().map_err(|error| error.to_string())
    }

    #[test]
    fn a_day_of_publication_is_one_and_may_be_partial() {
        for day in [
            Value::Null,
            json!({ "year": 2028 }),
            json!({ "year": 2028, "month": 2, "day": 29 }),
        ] {
            checked(day, "").expect("it is a date");
        }
        for day in [
            json!({ "year": 0 }),
            json!({ "year": 65_535 }),
            json!({ "year": 9999, "month": 99, "day": 99 }),
            json!({ "year": 2028, "day": 1 }),
        ] {
            let error = checked(day, "").expect_err("it is none");
            assert!(
                error.starts_with("summary: `published` is a date: year "),
                "{error}"
            );
        }
    }

    #[test]
    fn a_label_can_be_shown_in_a_line() {
        checked(Value::Null, &"ж".repeat(256)).expect("it is short enough");
        let error = checked(Value::Null, &"ж".repeat(257)).expect_err("it is too long");
        assert!(error.contains("at most 256 characters, not 257"), "{error}");
    }
}

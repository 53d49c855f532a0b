//! What a list and its module say of an edition as a whole.

use dragoman_model::schema::{ExpectedCount, FeedMode};

/// What a list and its module say of an edition as a whole. Nothing of it is believed: the guards compare it with what came.
#[derive(Debug, Clone, PartialEq)]
pub struct Claims {
    /// Whether the edition is the whole list, or changes to the one before.
    pub mode: FeedMode,
    /// How many records the module expects of an honest edition.
    pub expected_counts: Vec<ExpectedCount>,
    /// Day of publication as far as it is known: `2024`, `2024-11` or `2024-11-30`.
    pub day: Option<String>,
    /// Label of the edition, in the list's own words; a number where it counts its editions.
    pub label: Option<String>,
    /// How many records the list says that it has.
    pub declared_records: Option<u32>,
    /// Whether the end of every part was seen.
    pub end_seen: bool,
}

/// A whole list that says no more of itself.
impl Default for Claims {
    fn default() -> Self {
        Self {
            mode: FeedMode::Snapshot,
            expected_counts: Vec::new(),
            day: None,
            label: None,
            declared_records: None,
            end_seen: true,
        }
    }
}

//! Writes for people how a record left its list.

use dragoman_hub::{Departure, Left};
use dragoman_resolve::RecordKey;

use crate::visible;

/// A line.
pub(crate) fn text(key: &RecordKey, departure: &Departure) -> String {
    let Departure {
        last,
        dropped_by,
        how,
    } = departure;
    let key = key.to_string();
    let key = visible::line(&key);
    match how {
        Left::ByComparison => format!(
            "{key}: delisted by comparison: edition {last} had it last, edition {dropped_by} no longer has it and does not say why"
        ),
        Left::Withdrawn => format!("{key}: edition {last} had it last, edition {dropped_by} withdrew it"),
    }
}

//! Writes for people how many subjects the lists know together.

use dragoman_hub::Resolution;
use dragoman_resolve::MOST_NAMES;

/// On one line.
pub(crate) fn text(found: Resolution) -> String {
    let Resolution {
        records,
        subjects,
        questions,
        full_of_names,
    } = found;
    let mut text = format!("{records} records of {subjects} subjects");
    if questions > 0 {
        text.push_str(&format!(
            "; {questions} pairs are doubtful: dragoman review shows them"
        ));
    }
    if full_of_names > 0 {
        text.push_str(&format!(
            "; {full_of_names} have {MOST_NAMES} names or more, of which the first {MOST_NAMES} are compared"
        ));
    }
    text
}

//! Writes for people how many subjects the lists know together.

use dragoman_hub::Resolution;

/// On one line.
pub(crate) fn text(found: Resolution) -> String {
    let Resolution {
        records,
        subjects,
        questions,
    } = found;
    let mut text = format!("{records} records of {subjects} subjects");
    if questions > 0 {
        text.push_str(&format!(
            "; {questions} pairs are doubtful: dragoman review shows them"
        ));
    }
    text
}

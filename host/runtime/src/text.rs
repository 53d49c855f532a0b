//! Texts that are only for people: cut where they get too long to read.

use dragoman_model::schema::{Fault, Notice};

/// Bytes that are kept of a message, a remedy or a line of the log.
pub(crate) const MESSAGE_CAP: usize = 2_000;

/// Bytes that are kept of an excerpt of the source, or of the name of a field.
const EXCERPT_CAP: usize = 500;

/// Cuts a text to `cap` bytes, the ellipsis included; gives the bytes that were dropped.
pub(crate) fn cut(text: &mut String, cap: usize) -> usize {
    if text.len() <= cap {
        return 0;
    }
    let kept = text.floor_char_boundary(cap - '…'.len_utf8());
    let dropped = text.len() - kept;
    text.truncate(kept);
    text.push('…');
    text.shrink_to_fit();
    dropped
}

/// Cuts what a notice says to people; gives the bytes that were dropped.
pub(crate) fn cut_notice(notice: &mut Notice) -> usize {
    let excerpt = notice.excerpt.as_mut().map_or(0, |text| cut(text, EXCERPT_CAP));
    cut(&mut notice.field, EXCERPT_CAP) + cut(&mut notice.message, MESSAGE_CAP) + excerpt
}

/// Cuts what a fault says to people; gives the bytes that were dropped.
pub(crate) fn cut_fault(fault: &mut Fault) -> usize {
    let excerpt = fault.excerpt.as_mut().map_or(0, |text| cut(text, EXCERPT_CAP));
    let remedy = fault.remedy.as_mut().map_or(0, |text| cut(text, MESSAGE_CAP));
    cut(&mut fault.message, MESSAGE_CAP) + excerpt + remedy
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_between_characters_and_ends_in_an_ellipsis() {
        let mut text = "aé".repeat(5);
        assert_eq!(cut(&mut text, 15), 0);
        assert_eq!(cut(&mut text, 8), 11);
        assert_eq!(text, "aéa…");
    }
}

//! Numbers as a reader of the machine-readable zone gives them: with their check digit.

use super::check_digit;

/// Characters of the number's field in the zone.
const FIELD: usize = 9;

/// A text that can be read as the number's field of a machine-readable zone with the check digit behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MachineRead {
    /// The number: the field without its fillers.
    pub number: String,
    /// The check digit that stands behind it.
    pub given: char,
    /// The one that it should have.
    pub right: char,
    /// Whether it can be nothing else: there are fillers between the number and its check digit.
    pub is_certain: bool,
}

impl MachineRead {
    /// Reads a text, without the white space around it, as a number's field with its check digit: nine characters and a digit
    /// (Doc 9303 Part 4, section 4.2.2.2; Part 5, section 4.2.2.1; Part 6, section 4.2.2.2), or more of both where a card's number has
    /// more than nine (Part 5, section 4.2.4, and note j of Parts 5 and 6: they go on in the field for optional data, and the check digit
    /// is behind the last of them).
    ///
    /// None where it cannot be one. Without fillers nothing tells a digit of the number from a check digit; such a text is read
    /// so only where the digit is right, which one number in ten is by chance.
    pub fn of(written: &str) -> Option<Self> {
        let written = written.trim();
        let (field, given) = written.split_at_checked(written.len().checked_sub(1)?)?;
        let given = given.chars().next().filter(char::is_ascii_digit)?;
        let right = check_digit(field)?;
        if field.len() < FIELD {
            return None;
        }
        let is_certain = field.len() == FIELD && field.ends_with('<');
        let number = field.trim_end_matches('<');
        let is_read = !number.is_empty() && !number.contains('<') && (is_certain || given == right);
        is_read.then(|| Self {
            number: number.to_owned(),
            given,
            right,
            is_certain,
        })
    }

    /// Whether the check digit is right.
    pub fn is_right(&self) -> bool {
        self.given == self.right
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(String, bool, bool)> {
        let read = MachineRead::of(text)?;
        let is_right = read.is_right();
        Some((read.number, is_right, read.is_certain))
    }

    #[test]
    fn the_numbers_of_the_standards_examples_are_read_with_their_check_digits() {
        assert_eq!(read("L898902C36"), Some(("L898902C3".into(), true, false)));
        assert_eq!(read("AB2134<<<5"), Some(("AB2134".into(), true, true)));
        assert_eq!(read(" D231458907\n"), Some(("D23145890".into(), true, false)));
        assert_eq!(read("D231458907349"), Some(("D23145890734".into(), true, false)));
    }

    #[test]
    fn a_wrong_check_digit_is_seen_only_where_fillers_show_that_it_is_one() {
        assert_eq!(read("AB2134<<<6"), Some(("AB2134".into(), false, true)));
        assert_eq!(read("L898902C37"), None);
    }

    #[test]
    fn what_is_no_field_is_not_read_as_one() {
        for text in [
            "",
            "7",
            "AB21345",
            "<<<<<<<<<0",
            "AB<134<<<5",
            "АВ2134<<<5",
            "AB 2134 15",
            "L898902C3É",
        ] {
            assert_eq!(read(text), None, "{text:?}");
        }
    }
}

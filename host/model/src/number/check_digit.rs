//! Check digits of the machine-readable zone.

/// Weights of the places of a field, over and over.
const WEIGHTS: [u32; 3] = [7, 3, 1];

/// The check digit of a field of the machine-readable zone, `0` to `9` (Doc 9303 Part 3, section 4.9): each character has a
/// value (digits their own, `A` to `Z` 10 to 35, the filler `<` 0) that is multiplied by the weight of its place, 7, 3, 1 over
/// and over; the check digit is what is left of the sum over ten. None for a text with a character that the zone does not
/// have, such as a small letter or a space, and for an empty one.
pub fn check_digit(field: &str) -> Option<char> {
    let mut sum = 0_u32;
    for (c, weight) in field.chars().zip(WEIGHTS.into_iter().cycle()) {
        // Of a sum modulo ten only the last digit matters, however long the field is.
        sum = (sum + value(c)? * weight) % 10;
    }
    match field {
        "" => None,
        _ => char::from_digit(sum, 10),
    }
}

fn value(c: char) -> Option<u32> {
    match c {
        '<' => Some(0),
        '0'..='9' | 'A'..='Z' => c.to_digit(36),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples_of_the_standard_come_out() {
        // Part 3, Appendix A: a date, and a number of fewer than nine characters.
        assert_eq!(check_digit("520727"), Some('3'));
        assert_eq!(check_digit("AB2134<<<"), Some('5'));
        // Part 4, Appendix B: number, birth, expiry, personal number, and all of them together.
        assert_eq!(check_digit("L898902C3"), Some('6'));
        assert_eq!(check_digit("740812"), Some('2'));
        assert_eq!(check_digit("120415"), Some('9'));
        assert_eq!(check_digit("ZE184226B<<<<<"), Some('1'));
        assert_eq!(check_digit("L898902C3674081221204159ZE184226B<<<<<1"), Some('0'));
        // Parts 5 and 6: cards; one of them with a number of more than nine characters.
        assert_eq!(check_digit("D23145890"), Some('7'));
        assert_eq!(check_digit("D23145890734"), Some('9'));
    }

    #[test]
    fn what_the_zone_cannot_hold_has_no_check_digit() {
        for text in ["", "ab2134", "AB 2134", "АВ2134", "AB-2134"] {
            assert_eq!(check_digit(text), None, "{text:?}");
        }
        assert_eq!(check_digit("<<<"), Some('0'));
    }
}

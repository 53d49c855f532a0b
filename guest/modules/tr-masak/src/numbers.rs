//! Numbers that the Republic of Türkiye gives, and their check digits.

/// Whether a text is a number of identity, of a citizen (TCKN) or of a foreigner (YKN): eleven digits, the first of them no
/// nought, the tenth and the eleventh made of those before.
pub(crate) fn is_identity_number(text: &str) -> bool {
    let Some(digits) = digits::<11>(text) else {
        return false;
    };
    let odd: i32 = digits.iter().take(9).step_by(2).sum();
    let even: i32 = digits.iter().skip(1).take(7).step_by(2).sum();
    let sum: i32 = digits[..10].iter().sum();
    digits[0] != 0 && (odd * 7 - even).rem_euclid(10) == digits[9] && sum % 10 == digits[10]
}

/// Whether a text is a number of taxation (VKN): ten digits, the last made of those before.
pub(crate) fn is_tax_number(text: &str) -> bool {
    let Some(digits) = digits::<10>(text) else {
        return false;
    };
    let weighed = digits[..9].iter().zip((1..=9).rev()).map(|(digit, place)| {
        let moved = (digit + place) % 10;
        match moved {
            0 | 9 => moved,
            // What has nine for a divisor counts as nine.
            _ => (moved * (1 << place) - 1) % 9 + 1,
        }
    });
    let sum: i32 = weighed.sum();
    (10 - sum % 10) % 10 == digits[9]
}

fn digits<const COUNT: usize>(text: &str) -> Option<[i32; COUNT]> {
    let bytes: [u8; COUNT] = text.as_bytes().try_into().ok()?;
    let are_digits = bytes.iter().all(u8::is_ascii_digit);
    are_digits.then(|| bytes.map(|byte| i32::from(byte - b'0')))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many of the numbers that differ from a good one in one digit are good.
    fn near(good: &str, is_good: fn(&str) -> bool) -> usize {
        let others = (0..good.len()).flat_map(|at| (0..10).map(move |digit| (at, digit.to_string())));
        let changed = others.map(|(at, digit)| format!("{}{digit}{}", &good[..at], &good[at + 1..]));
        changed.filter(|number| number != good && is_good(number)).count()
    }

    #[test]
    fn an_identity_number_has_two_check_digits() {
        // Made for this test; the second as those of foreigners are.
        for number in ["12345678950", "99000000042"] {
            assert!(is_identity_number(number), "{number}");
            assert_eq!(near(number, is_identity_number), 0, "{number}");
        }
        for text in [
            "",
            "00000000000",
            "1234567895",
            "123456789500",
            "1234567895a",
            "１2345678950",
        ] {
            assert!(!is_identity_number(text), "{text}");
        }
    }

    #[test]
    fn a_tax_number_has_one_check_digit() {
        assert!(is_tax_number("1234567890") && is_tax_number("0000000019"));
        assert!(!is_tax_number("1234567891") && !is_tax_number("123456789") && !is_tax_number("12345678x0"));
    }
}

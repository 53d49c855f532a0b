//! How a number as it is written comes of its normal form.
//!
//! Numbers of one list are nearly all written in one way, such as with a space behind the second letter. A shape says in which: where
//! it has [`AS_IS`], the next character of the normal form stands, where it has [`SMALL`], that character as a small letter, and every
//! other character for itself. The empty shape is that of a number that is written in its normal form. A number that
//! is none of these has itself as its shape, in which neither of the two marks stands.

/// The next character of the normal form. No text of a record has this control character, nor the other.
const AS_IS: u8 = 0;
/// The next character of the normal form, an ASCII letter, as a small one.
const SMALL: u8 = 1;

/// Writes the shape behind what stands in `out`.
pub(super) fn write(normal: &str, written: &str, out: &mut Vec<u8>) {
    if normal == written {
        return;
    }
    let start = out.len();
    let mut left = normal.chars();
    for c in written.chars() {
        let next = left.clone().next();
        if next == Some(c) {
            out.push(AS_IS);
        } else if c.is_ascii_lowercase() && next == Some(c.to_ascii_uppercase()) {
            out.push(SMALL);
        } else if c.is_alphanumeric() {
            // A letter that is written otherwise.
            out.truncate(start);
            out.extend_from_slice(written.as_bytes());
            return;
        } else {
            out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
            continue;
        }
        left.next();
    }
    if left.next().is_some() {
        out.truncate(start);
        out.extend_from_slice(written.as_bytes());
    }
}

/// The number as it is written; none if the shape is not one of the normal form.
pub(super) fn written(normal: &str, shape: &str) -> Option<String> {
    if shape.is_empty() {
        return Some(normal.to_owned());
    }
    let mut left = normal.chars();
    let mut written = String::with_capacity(shape.len());
    for c in shape.chars() {
        written.push(match c as u32 {
            mark if mark == u32::from(AS_IS) => left.next()?,
            mark if mark == u32::from(SMALL) => left.next()?.to_ascii_lowercase(),
            _ => c,
        });
    }
    Some(written)
}

#[cfg(test)]
mod tests {
    use dragoman_model::normalise_into;
    use proptest::prelude::*;

    fn both(text: &str) -> (String, String) {
        let mut normal = String::new();
        normalise_into(text, &mut normal);
        let mut shape = Vec::new();
        super::write(&normal, text, &mut shape);
        (normal, String::from_utf8(shape).expect("a text"))
    }

    #[test]
    fn numbers_that_are_written_alike_have_one_shape() {
        assert_eq!(both("4509123456").1, "");
        assert_eq!(both("45 09 123456").1, both("11 22 333333").1);
        assert_eq!(both("ab-123").1, "\u{1}\u{1}-\0\0\0");
        assert_eq!(both("Вх 12").1, "Вх 12");
    }

    proptest! {
        #[test]
        fn a_number_as_it_is_written_comes_back(text in "[a-zA-Z0-9 <./№АВхé\u{301}ßﬁ\u{ff11}\u{660}İ-]{0,12}") {
            let (normal, shape) = both(&text);
            let expected = if text.is_empty() { normal.clone() } else { text };
            prop_assert_eq!(super::written(&normal, &shape), Some(expected));
        }
    }
}

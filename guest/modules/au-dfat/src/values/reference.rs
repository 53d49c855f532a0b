//! References of the United Nations.

/// A reference, such as `QDi.901`.
#[derive(Debug, PartialEq)]
pub(crate) struct Reference<'t> {
    /// As the United Nations write it.
    pub(crate) value: String,
    /// As it is written here, where that differs.
    pub(crate) written: Option<&'t str>,
}

/// The reference that a text begins with.
pub(crate) fn leading(text: &str) -> Option<Reference<'_>> {
    let text = text.trim_start();
    let written = text.get(..7)?;
    let bytes = written.as_bytes();
    let is_shaped = bytes[..3].iter().all(u8::is_ascii_alphabetic)
        && matches!(bytes[2], b'i' | b'e' | b'I' | b'E')
        && bytes[3] == b'.'
        && bytes[4..].iter().all(u8::is_ascii_digit);
    if !is_shaped || text[7..].starts_with(|next: char| next.is_ascii_digit()) {
        return None;
    }
    let value = written[..2].to_ascii_uppercase() + &written[2..].to_ascii_lowercase();
    Some(Reference {
        written: (value != written).then_some(written),
        value,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reference_of_the_subject_itself_stands_first() {
        for (text, value, written) in [
            ("QDi.901", "QDi.901", None),
            ("IRi.905Designation: a) Head", "IRi.905", None),
            ("Qdi.901\nPassport", "QDi.901", Some("Qdi.901")),
        ] {
            let found = leading(text).expect("a reference");
            assert_eq!((found.value.as_str(), found.written), (value, written));
        }
        for text in [
            "Deputy of QDi.901",
            "QDi.9012",
            "QDx.901",
            "QDi 901",
            "",
            "ééé.901",
        ] {
            assert_eq!(leading(text), None, "{text}");
        }
    }
}

//! References of the United Nations in running text.

/// A reference.
#[derive(Debug, PartialEq)]
pub struct Reference {
    /// The permanent reference `QDi.901`, or the old one, `QI.A.901.01`.
    pub value: String,
    /// Whether it is of the permanent form.
    pub permanent: bool,
    /// How it is written, where that differs in case.
    pub written: Option<String>,
}

/// Words that may stand right before a reference.
const LAST: [&str; 9] = [
    "ref",
    "refs",
    "rref",
    "reference",
    "unref",
    "listing",
    "list",
    "no",
    "number",
];

/// The reference of the record itself: the first that is called one, or that the text begins with.
pub fn in_text(text: &str) -> Option<Reference> {
    permanent_in(text).or_else(|| old_in(text))
}

/// A reference at the beginning of a text, and how long it is.
pub fn leading(text: &str) -> Option<(Reference, usize)> {
    if let Some(reference) = permanent_at(text, 3) {
        return Some((reference, 7));
    }
    let old = old_at(text)?;
    Some((old_reference(old), old.len()))
}

fn permanent_in(text: &str) -> Option<Reference> {
    let dots = text.bytes().enumerate().filter(|(_, byte)| *byte == b'.');
    dots.filter_map(|(dot, _)| Some((dot, permanent_at(text, dot)?)))
        .find(|(dot, _)| is_called_reference(&text[..dot - 3]))
        .map(|(_, reference)| reference)
}

fn permanent_at(text: &str, dot: usize) -> Option<Reference> {
    let start = dot.checked_sub(3)?;
    let written = text.get(start..dot + 4)?;
    let bytes = written.as_bytes();
    let shaped = bytes[..3].iter().all(u8::is_ascii_alphabetic)
        && matches!(bytes[2], b'i' | b'e' | b'I' | b'E')
        && bytes[3] == b'.'
        && bytes[4..].iter().all(u8::is_ascii_digit);
    let stands_alone = !text[..start].ends_with(|c: char| c.is_alphanumeric())
        && !text[dot + 4..].starts_with(|c: char| c.is_alphanumeric());
    if !shaped || !stands_alone {
        return None;
    }
    let value = written[..2].to_ascii_uppercase() + &written[2..].to_ascii_lowercase();
    Some(Reference {
        written: (value != written).then(|| written.to_owned()),
        value,
        permanent: true,
    })
}

/// Whether what stands before a reference says that it is the record's own.
fn is_called_reference(before: &str) -> bool {
    let words = before.rsplit(|c: char| !c.is_ascii_alphanumeric());
    let mut words = words
        .filter(|word| !word.is_empty())
        .take(4)
        .map(str::to_ascii_lowercase);
    match words.next() {
        None => true,
        Some(last) if last == "un" || last == "unref" => true,
        Some(last) => LAST.contains(&last.as_str()) && words.any(|word| word == "un"),
    }
}

fn old_in(text: &str) -> Option<Reference> {
    let lower = text.to_ascii_lowercase();
    let marks = lower.match_indices("ref");
    let mut found = marks.filter(|(at, _)| {
        let word = lower[..*at].trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
        word.ends_with("un") || word.ends_with("old") || word.ends_with("listing")
    });
    found.find_map(|(at, _)| {
        let rest = text[at..].trim_start_matches(|c: char| c.is_ascii_alphabetic());
        let rest = rest.trim_start_matches(|c: char| !c.is_ascii_alphanumeric());
        let rest = rest
            .strip_prefix("No")
            .map_or(rest, |rest| rest.trim_start_matches(['.', ':', ' ']));
        old_at(rest).map(old_reference)
    })
}

/// An old reference at the beginning of a text: `QI.A.901.01`, `TE.H.910.12`, `E.99.I.11`.
fn old_at(text: &str) -> Option<&str> {
    let mut length = 0;
    let mut segments = 0;
    for segment in text.split('.') {
        let run = segment.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let upper = segment[..run]
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
        let first = segments > 0 || (run <= 2 && segment.starts_with(|c: char| c.is_ascii_uppercase()));
        if run == 0 || run > 4 || !upper || !first || segments == 4 {
            break;
        }
        length += run + usize::from(segments > 0);
        segments += 1;
        if run < segment.len() {
            break;
        }
    }
    (segments >= 3 && text[..length].bytes().any(|byte| byte.is_ascii_digit())).then(|| &text[..length])
}

fn old_reference(text: &str) -> Reference {
    Reference {
        value: text.to_owned(),
        permanent: false,
        written: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<String> {
        in_text(text).map(|reference| reference.value)
    }

    #[test]
    fn a_reference_is_found_however_it_is_announced() {
        for text in [
            "UN Ref QDi.901. Also known",
            "x. UN Ref.QDI.901.Sub",
            "UN REF:QDi.901",
            "Annex XIII. UN listing. QDi.901. x",
            "UN Reference Number: QDi.901",
            "QDi.901. Subordinate",
        ] {
            assert_eq!(of(text).as_deref(), Some("QDi.901"), "{text}");
        }
        assert_eq!(
            in_text("UN Ref QDI.901")
                .and_then(|found| found.written)
                .as_deref(),
            Some("QDI.901")
        );
    }

    #[test]
    fn a_reference_to_somebody_else_is_not_the_records_own() {
        for text in [
            "associated with the Front (QDe.905)",
            "member of the unit QDe.905",
            "",
            "UN Ref",
            "é.é",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }

    #[test]
    fn old_references_are_told_from_permanent_ones() {
        for (text, value) in [
            ("UN Ref TE.H.910.12. Shop", "TE.H.910.12"),
            ("UN REF:QE.A.946.14.", "QE.A.946.14"),
            ("x [Old Reference # E.99.I.11]", "E.99.I.11"),
        ] {
            let reference = in_text(text).expect("a reference");
            assert_eq!((reference.value.as_str(), reference.permanent), (value, false));
        }
    }
}

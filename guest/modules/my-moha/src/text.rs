//! The text of cells.

/// The lines of a cell as one text. A line that ends with the hyphen of a word goes on in the next without a blank.
pub(crate) fn joined(lines: &[String]) -> String {
    let mut text = String::new();
    for line in lines {
        if !text.is_empty() && !ends_in_word(&text) {
            text.push(' ');
        }
        text.push_str(line);
    }
    text
}

fn ends_in_word(text: &str) -> bool {
    let mut chars = text.chars().rev();
    chars.next() == Some('-') && chars.next().is_some_and(char::is_alphabetic)
}

/// A value; none where the list writes a dash.
pub(crate) fn stated(text: &str) -> Option<&str> {
    let text = text.trim();
    (!text.chars().all(|char| matches!(char, '-' | '–' | '—' | '.'))).then_some(text)
}

/// A name without the blank behind a hyphen within a word, where a line of the PDF was broken: `Al- Mujahidin`.
pub(crate) fn unbroken(text: &str) -> String {
    let mut mended = String::with_capacity(text.len());
    for word in text.split(' ') {
        if !mended.is_empty() && !ends_in_word(&mended) {
            mended.push(' ');
        }
        mended.push_str(word);
    }
    mended
}

/// A reference without the blanks that the breaking of lines left in it, in capital letters as the list writes it:
/// `KDN. I.02-2021`, `KDN.I.08- 2014`.
pub(crate) fn reference(text: &str) -> Option<String> {
    let plain: String = text.split_whitespace().collect();
    let plain = plain.to_uppercase();
    plain.starts_with("KDN.").then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_joined_by_blanks_but_not_within_words() {
        let lines = |texts: &[&str]| joined(&texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>());
        assert_eq!(lines(&["Port Selka,", "Coast"]), "Port Selka, Coast");
        assert_eq!(lines(&["bilad al-", "Selka"]), "bilad al-Selka");
        assert_eq!(lines(&["800101-", "10-5000"]), "800101- 10-5000");
    }

    #[test]
    fn a_reference_is_the_same_whatever_its_case_and_its_blanks() {
        for text in ["KDN.I.08-2014", "kdn.I. 08- 2014"] {
            assert_eq!(reference(text).as_deref(), Some("KDN.I.08-2014"));
        }
        assert_eq!(reference("08-2014"), None);
    }

    #[test]
    fn a_blank_behind_a_hyphen_in_a_word_is_no_part_of_a_name() {
        assert_eq!(unbroken("Harakat Al- Selka (AL- S)"), "Harakat Al-Selka (AL-S)");
        assert_eq!(unbroken("Selka - Orlan"), "Selka - Orlan");
    }

    #[test]
    fn references_have_no_blanks() {
        assert_eq!(reference("KDN. I.02- 2021").as_deref(), Some("KDN.I.02-2021"));
        assert_eq!(reference("12"), None);
        assert_eq!((stated("-"), stated(" – "), stated("a")), (None, None, Some("a")));
    }
}

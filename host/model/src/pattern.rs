/// Whether a name fits a pattern such as a manifest has for its parts (`expected-part.name-pattern`), in which `*` is any text; letter case does not count.
pub fn fits_pattern(pattern: &str, name: &str) -> bool {
    let (pattern, name) = (pattern.to_lowercase(), name.to_lowercase());
    let mut pieces = pattern.split('*');
    let first = pieces.next().unwrap_or("");
    let Some(mut rest) = name.strip_prefix(first) else {
        return false;
    };
    let mut pieces: Vec<_> = pieces.collect();
    let Some(last) = pieces.pop() else {
        return rest.is_empty();
    };
    for piece in pieces {
        let Some(at) = rest.find(piece) else { return false };
        rest = &rest[at + piece.len()..];
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_is_any_text_and_letter_case_does_not_count() {
        for (pattern, name) in [
            ("*", ""),
            ("*.xml", "List.XML"),
            ("consolidated*.xml", "consolidated_2030-01-01.xml"),
            ("a*b*c", "aXbYbZc"),
            ("list.xml", "list.xml"),
        ] {
            assert!(fits_pattern(pattern, name), "{pattern} {name}");
        }
        for (pattern, name) in [
            ("", "a"),
            ("*.xml", "list.csv"),
            ("list.xml", "list.xml.bak"),
            ("ab*b", "ab"),
            ("a*b*c", "ac"),
        ] {
            assert!(!fits_pattern(pattern, name), "{pattern} {name}");
        }
    }
}

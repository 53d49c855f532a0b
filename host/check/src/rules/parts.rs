//! Whether the files of a sample are those that the manifest speaks of.

use crate::examine::Case;
use crate::finding::Findings;
use crate::rule::{Rule, Severity};

pub(crate) static EXPECTED: Rule = Rule {
    id: "manifest/parts",
    severity: Severity::Error,
    says: "The manifest names the files of the samples",
    why: "A host tells operators by the manifest which file of a set is missing, or belongs to another list.",
    fails: "a manifest that expects `sdn.csv`, and a sample that is called `list.xml`",
    passes: "a manifest that expects `*.xml`, and a sample that is called `list.xml`",
};

pub(crate) fn examine(case: &Case<'_>, findings: &mut Findings) {
    let expected = &case.manifest.parts;
    for part in case.feed().parts() {
        if !expected
            .iter()
            .any(|expected| fits(&expected.name_pattern, &part.name))
        {
            let message = "the manifest expects no such file";
            let remedy = "add a part with a pattern that fits its name, or rename it as it is published";
            findings.add(&EXPECTED, case.finding_in(&part.name, message, remedy));
        }
    }
    for expected in expected.iter().filter(|expected| expected.required) {
        let given = case.feed().parts().iter();
        if !given
            .map(|part| &part.name)
            .any(|name| fits(&expected.name_pattern, name))
        {
            let message = format!(
                "the part `{}` ({}) is required, and the sample is translated without it",
                expected.role, expected.name_pattern
            );
            findings.add(
                &EXPECTED,
                case.finding(
                    message,
                    "say that the part is not required, or refuse what lacks it",
                ),
            );
        }
    }
}

/// Whether a name fits a pattern, in which `*` is any text; letter case does not count.
fn fits(pattern: &str, name: &str) -> bool {
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
            assert!(fits(pattern, name), "{pattern} {name}");
        }
        for (pattern, name) in [
            ("", "a"),
            ("*.xml", "list.csv"),
            ("list.xml", "list.xml.bak"),
            ("ab*b", "ab"),
            ("a*b*c", "ac"),
        ] {
            assert!(!fits(pattern, name), "{pattern} {name}");
        }
    }
}

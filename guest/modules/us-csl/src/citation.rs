//! Citations of the Federal Register: `84 FR 22961`, `67 F.R. 56530 9/4/02`, `Vol. 74, No. 11, 01/16/09`.

/// The citations in a cell, each with what stands behind it. They are joined by commas, semicolons, `and` or nothing:
/// a new one begins at a volume with `FR` behind it. One without that is taken as it stands.
pub(crate) fn citations(cell: &str) -> Vec<&str> {
    let starts: Vec<usize> = starts(cell).collect();
    let Some(first) = starts.first() else {
        return trimmed(cell).into_iter().collect();
    };
    let before = trimmed(&cell[..*first]);
    let ends = starts.iter().skip(1).copied().chain([cell.len()]);
    let found = starts
        .iter()
        .zip(ends)
        .filter_map(|(start, end)| trimmed(&cell[*start..end]));
    before.into_iter().chain(found).collect()
}

/// The first citation as volume and page, however it is written; none if the cell has none of that form. A listing that
/// is amended gets further citations behind the first, which stays.
pub(crate) fn first(cell: &str) -> Option<String> {
    let start = starts(cell).next()?;
    let (volume, rest) = digits(&cell[start..]);
    let rest = register(rest)?.trim_start_matches([' ', '.']);
    let rest = rest.strip_prefix("No.").unwrap_or(rest).trim_start();
    let (page, _) = digits(rest);
    (!page.is_empty()).then(|| format!("{volume} FR {page}"))
}

/// Where citations begin.
fn starts(cell: &str) -> impl Iterator<Item = usize> {
    cell.char_indices().filter_map(move |(at, char)| {
        let behind_digit = cell[..at].ends_with(|before: char| before.is_ascii_digit());
        let begins = char.is_ascii_digit() && !behind_digit;
        (begins && register(digits(&cell[at..]).1).is_some()).then_some(at)
    })
}

/// What stands behind `FR`, `F.R.`, `F.R`, also with a dot or a blank before it.
fn register(text: &str) -> Option<&str> {
    let text = text.trim_start_matches([' ', '.']);
    let text = text.strip_prefix('F')?.trim_start_matches(['.', ' ']);
    text.strip_prefix('R')
        .filter(|rest| !rest.starts_with(char::is_alphabetic))
}

/// The digits that a text begins with, and the rest.
fn digits(text: &str) -> (&str, &str) {
    let end = text
        .find(|char: char| !char.is_ascii_digit())
        .unwrap_or(text.len());
    text.split_at(end)
}

fn trimmed(text: &str) -> Option<&str> {
    let marks = |mark: char| mark.is_whitespace() || mark == ',' || mark == ';';
    let text = text.trim_matches(marks);
    let text = text.strip_suffix(" and").unwrap_or(text).trim_end_matches(marks);
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn citations_are_told_apart_however_they_are_joined() {
        for (cell, expected) in [
            ("84 FR 22961, 84 FR 43495 ", vec!["84 FR 22961", "84 FR 43495"]),
            (
                "79 FR 24566, 5/1/14; 83 FR 3580, 1/26/18",
                vec!["79 FR 24566, 5/1/14", "83 FR 3580, 1/26/18"],
            ),
            (
                "67 F.R. 56530 9/4/02 67 F.R. 10890 3/11/02",
                vec!["67 F.R. 56530 9/4/02", "67 F.R. 10890 3/11/02"],
            ),
            ("70 F.R 1 and 71 F.R. 2", vec!["70 F.R 1", "71 F.R. 2"]),
            ("77 FR 58006 (no. 182)", vec!["77 FR 58006 (no. 182)"]),
            ("Vol. 74, No. 11, 01/16/09", vec!["Vol. 74, No. 11, 01/16/09"]),
            ("", vec![]),
        ] {
            assert_eq!(citations(cell), expected, "{cell}");
        }
    }

    #[test]
    fn the_first_citation_is_the_same_in_every_spelling() {
        for cell in [
            "84 FR 22961, 84 FR 43495",
            "84  FR 22961",
            "84FR 22961",
            "84 F.R. 22961 5/1/19",
            "84.F.R. 22961",
            "84 FR No. 22961 (1/2/2019)",
            "84 F.R.22961",
        ] {
            assert_eq!(first(cell).as_deref(), Some("84 FR 22961"), "{cell}");
        }
        for cell in ["Vol. 74, No. 11, 01/16/09", "84 FRANCS 3", "84 FR", "é", ""] {
            assert_eq!(first(cell), None, "{cell}");
        }
    }
}

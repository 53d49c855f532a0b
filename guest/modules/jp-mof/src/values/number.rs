//! Numbers of entries: `793`, `*186`, `1(*186)`, `#17`, `5(#35)`.

use super::narrow;

/// The number of an entry.
#[derive(Debug, PartialEq)]
pub(crate) struct Number {
    /// Its own.
    pub(crate) own: String,
    /// The one that the same subject has in the sheet that the mark stands for, and the mark.
    pub(crate) other: Option<(char, String)>,
}

/// Reads a number; none if it is none.
pub(crate) fn read(cell: &str) -> Option<Number> {
    let text: String = narrow(cell)
        .chars()
        .filter(|char| !char.is_whitespace())
        .collect();
    let (own, other) = match text.strip_suffix(')').and_then(|open| open.split_once('(')) {
        Some((own, other)) => (own, Some(other)),
        None => (text.as_str(), None),
    };
    let own = own.trim_start_matches(['*', '#']).trim_end_matches('.');
    let other = match other {
        None => None,
        Some(other) => {
            let mark = other.chars().next().filter(|mark| matches!(mark, '*' | '#'))?;
            Some((mark, digits(&other[1..])?))
        }
    };
    Some(Number {
        own: digits(own)?,
        other,
    })
}

/// Reads the number of a regime and of an entry in it, `002-000160`, as the workbook has them: `2` and `160`.
pub(crate) fn whole(cell: &str) -> Option<(String, String)> {
    let text = narrow(cell);
    let (regime, entry) = text.trim().split_once('-')?;
    let bare = |text: &str| {
        let bare = text.trim_start_matches('0');
        digits(text).and_then(|_| digits(bare))
    };
    Some((bare(regime)?, bare(entry)?))
}

fn digits(text: &str) -> Option<String> {
    let is_number = !text.is_empty() && text.len() <= 6 && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_number_is_that_of_the_regime_and_that_of_the_entry() {
        let two = |regime: &str, entry: &str| Some((regime.to_owned(), entry.to_owned()));
        assert_eq!(whole("002-000160"), two("2", "160"));
        assert_eq!(whole(" ０２８－０００００１ "), two("28", "1"));
        for cell in ["", "160", "002-", "002-00000000160", "000-000160", "a-1", "1-2-3"] {
            assert_eq!(whole(cell), None, "{cell}");
        }
    }

    #[test]
    fn a_number_may_name_that_of_another_sheet() {
        for (cell, own, other) in [
            ("793", "793", None),
            ("793.", "793", None),
            ("７９３．", "793", None),
            ("*186", "186", None),
            ("＊186", "186", None),
            ("1(*186)", "1", Some(('*', "186".to_owned()))),
            ("5（#35）", "5", Some(('#', "35".to_owned()))),
        ] {
            assert_eq!(
                read(cell),
                Some(Number {
                    own: own.into(),
                    other
                }),
                "{cell}"
            );
        }
        for cell in ["", "x", "1(2)", "*", "1.5", "1(*)", "12345678"] {
            assert_eq!(read(cell), None, "{cell}");
        }
    }
}

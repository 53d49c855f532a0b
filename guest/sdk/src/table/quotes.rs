//! Whether the quotes of a row are in order, which the reader of CSV does not say: it takes whatever stands behind a closing quote.

/// What the quotes of a row show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Quotes {
    /// A quote within quotes is neither doubled nor the last of its cell.
    pub(super) is_broken: bool,
    /// The row ends within quotes.
    pub(super) is_open: bool,
}

impl Quotes {
    /// Looks at a row as it stands in the file.
    pub(super) fn of(row: &[u8], delimiter: u8) -> Self {
        let row = row.strip_prefix("\u{feff}".as_bytes()).unwrap_or(row);
        let (mut is_broken, mut is_within) = (false, false);
        let (mut last, mut bytes) = (b'\n', row.iter().copied().peekable());
        while let Some(byte) = bytes.next() {
            if byte != b'"' {
                last = byte;
                continue;
            }
            match (is_within, bytes.peek()) {
                (true, Some(b'"')) => {
                    bytes.next();
                }
                (true, next) => {
                    is_within = false;
                    is_broken |=
                        next.is_some_and(|next| *next != delimiter && !matches!(next, b'\n' | b'\r'));
                }
                // Elsewhere in a cell without quotes, a quote is a sign like any other.
                (false, _) => is_within = last == delimiter || matches!(last, b'\n' | b'\r'),
            }
            last = byte;
        }
        Self {
            is_broken,
            is_open: is_within,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn looked_at(row: &str) -> (bool, bool) {
        let quotes = Quotes::of(row.as_bytes(), b',');
        (quotes.is_broken, quotes.is_open)
    }

    #[test]
    fn quotes_in_order_are_neither_broken_nor_open() {
        for row in [
            "",
            "\"a\",\"b\"\r\n\"\",\"c\"\"d\",\"\"\"\"\n",
            "a \"b\" c,5\",\"x\ny\"",
            "\u{feff}\"a\",\"b\"\n",
            "1,\"Ada\"",
        ] {
            assert_eq!(looked_at(row), (false, false), "{row}");
        }
    }

    #[test]
    fn a_quote_within_quotes_that_is_neither_doubled_nor_the_last_is_broken() {
        assert_eq!(looked_at("1,\"Ada,F\n2,\"Ida\",F\n"), (true, false));
        assert_eq!(looked_at("1,\"Ada\" Bell,F\n"), (true, false));
        assert_eq!(looked_at("\u{feff}\"a\"b,\n"), (true, false));
        let of_semicolons = Quotes::of(b"1;\"a\";\"b\"\n", b';');
        assert!(!of_semicolons.is_broken && !of_semicolons.is_open);
    }

    #[test]
    fn what_ends_within_quotes_is_open() {
        assert_eq!(looked_at("1,\"Ada"), (false, true));
        assert_eq!(looked_at("1,\"Ada\"\""), (false, true));
        assert_eq!(looked_at("\"\"\""), (false, true));
    }
}

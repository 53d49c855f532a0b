//! Cells of a table that a spreadsheet opens.

use crate::visible;

/// A stranger's text as a cell that no spreadsheet takes for a formula: a quote stands before what could begin one (as
/// OWASP advises), and control characters and line breaks are written out.
pub(crate) fn text(text: &str) -> String {
    let visible = visible::line(text);
    // Full-width signs begin a formula as well, and white space before any of them is passed over.
    let formula = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    // A tab or carriage return is written out by now, which ends its power; the quote shows that something was there.
    let quoted = visible.trim_start().starts_with(formula) || text.starts_with(['\t', '\r', '\n']);
    if quoted {
        format!("'{visible}")
    } else {
        visible.into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn no_cell_begins_a_formula() {
        for (cell, safe) in [
            ("=HYPERLINK(\"x\")", "'=HYPERLINK(\"x\")"),
            ("+49 30 1", "'+49 30 1"),
            ("-1", "'-1"),
            ("@SUM(1)", "'@SUM(1)"),
            ("  =1", "'  =1"),
            ("\u{a0}\u{3000}=1", "'\u{a0}\u{3000}=1"),
            ("＝1", "'＝1"),
            ("＋1", "'＋1"),
            ("－1", "'－1"),
            ("＠x", "'＠x"),
            ("\t=1", "'\\t=1"),
            ("\rx", "'\\rx"),
            ("\u{feff}=1", "\\u{feff}=1"),
        ] {
            assert_eq!(text(cell), safe);
        }
    }

    #[test]
    fn honest_cells_stay_as_they_are() {
        for cell in ["Ada Example", "Al-Example", "أسامة", "1960-07-03", "", "a = b"] {
            assert_eq!(text(cell), cell);
        }
    }

    #[test]
    fn what_cannot_be_seen_is_written_out() {
        assert_eq!(text("a\0b\nc\u{202e}"), "a\\u{0}b\\nc\\u{202e}");
    }
}

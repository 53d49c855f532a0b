//! How much of a day its cell shows. A spreadsheet stores every date as a whole day: one of which its writer gave month and
//! year alone is stored as the first of the month, and only the format of its cell, `mmm-yy`, tells it from a real one.
//!
//! calamine reads formats, but tells of them only whether they show a date.

#[cfg(feature = "xls")]
pub(super) mod xls;
pub(super) mod xlsx;

use std::collections::HashMap;

/// What a cell shows of a day, if it does not show all of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    /// Month and year.
    Month,
    /// The year alone.
    Year,
    /// Day and month.
    Yearless,
}

/// Cells of a sheet that do not show all of a day, by row and column, both counted from 0.
pub(super) type Cells = HashMap<(u32, u32), Shown>;

/// What a format shows that every workbook has (ECMA-376, part 1, 18.8.30).
fn built_in(id: &str) -> Option<Shown> {
    match id {
        // d-mmm
        "16" => Some(Shown::Yearless),
        // mmm-yy
        "17" => Some(Shown::Month),
        _ => None,
    }
}

/// What a format shows by its code; none if it shows all of a day, or no date.
fn shown_by(code: &str) -> Option<Shown> {
    let (mut has_year, mut has_era, mut has_month) = (false, false, false);
    let (mut has_day, mut has_time) = (false, false);
    let mut chars = code.chars();
    while let Some(char) = chars.next() {
        match char.to_ascii_lowercase() {
            // Literals: quoted, escaped, as wide as the next, filled with the next.
            '"' => {
                chars.find(|char| *char == '"');
            }
            '\\' | '_' | '*' => {
                chars.next();
            }
            '[' => {
                chars.find(|char| *char == ']');
            }
            // Other sections are for other values.
            ';' => break,
            'y' => has_year = true,
            // The year of an era and its name.
            'e' | 'g' => has_era = true,
            'm' => has_month = true,
            'd' => has_day = true,
            'h' | 's' => has_time = true,
            _ => {}
        }
    }
    match (has_year, has_month, has_day) {
        // `General` has both letters, and is no date.
        (false, ..) if has_era && !has_month => None,
        // `m` beside hours or seconds are minutes.
        (year, true, false) if (year || has_era) && !has_time => Some(Shown::Month),
        (true, false, false) => Some(Shown::Year),
        (false, true, true) if !has_era => Some(Shown::Yearless),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_tells_what_it_shows_of_a_day() {
        for (code, shown) in [
            ("mmm\\-yy", Some(Shown::Month)),
            ("[$-C09]mmmm\\ yyyy;@", Some(Shown::Month)),
            ("yyyy", Some(Shown::Year)),
            ("yyyy\"年\"m\"月\"", Some(Shown::Month)),
            ("d-mmm", Some(Shown::Yearless)),
            ("[$-411]ggge\"年\"m\"月\"d\"日\"", None),
            ("[$-409]dd\\-mmm\\-yyyy;@", None),
            ("\"day\" yyyy", Some(Shown::Year)),
            ("h:mm", None),
            ("[$-411]ge\"年\"m\"月\"", Some(Shown::Month)),
            ("General", None),
            ("0.00E+00", None),
            ("0.00", None),
        ] {
            assert_eq!(shown_by(code), shown, "{code}");
        }
    }
}

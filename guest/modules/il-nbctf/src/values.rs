//! Values as this list writes them.

use dragoman_guest::dates::{self, Months, Order, Style};
use dragoman_guest::schema::DateClaim;

const STYLE: Style = Style {
    order: Order::DayFirst,
    months: Months::English,
};

/// What stands before the day on which a designation was cancelled.
const CANCELLED: &str = "בוטל";

/// A text that says something; dashes do not, also as `="---"` or `--/--/----`. Line ends are kept, for they part values.
pub(crate) fn stated(cell: &str) -> Option<&str> {
    let text = cell.trim();
    let says = text
        .chars()
        .any(|c| !matches!(c, '-' | '/' | '=' | '"') && !c.is_whitespace());
    says.then_some(text)
}

/// Several values of a cell: with semicolons, line ends, bullets or letters (`a) … b) …`) between them.
pub(crate) fn several(text: &str) -> Vec<&str> {
    let pieces = text
        .split([';', '\n', '•'])
        .flat_map(dragoman_guest::enumeration::values);
    pieces
        .map(str::trim)
        .filter(|piece| stated(piece).is_some())
        .collect()
}

/// The dates of a cell; none if one of them is not understood.
pub(crate) fn dates_in(text: &str) -> Option<Vec<DateClaim>> {
    let mut claims = Vec::new();
    for piece in several(text).into_iter().flat_map(|piece| piece.split(" OR ")) {
        match dates::iso(piece.trim()) {
            // A spreadsheet writes a time behind a day.
            Some(day) => claims.push(dates::exact(day)),
            None => claims.extend(dates::read(piece.trim(), STYLE)?.claims),
        }
    }
    (!claims.is_empty()).then_some(claims)
}

/// The day of a designation, or of its end.
#[derive(Debug, PartialEq)]
pub(crate) enum Day {
    /// Designated.
    From(Vec<DateClaim>),
    /// Cancelled, on a day if that is stated.
    Cancelled(Option<DateClaim>),
    /// Words that are not understood.
    Words,
}

/// Reads the cell of a day of designation.
pub(crate) fn day(text: &str) -> Day {
    if let Some((before, _)) = text.split_once(CANCELLED) {
        let last = text.split_whitespace().next_back().unwrap_or_default();
        // A day may stand before the words, which is then that of the designation: both are kept as words.
        let claim = dates::read(last, STYLE).and_then(|reading| reading.claims.into_iter().next());
        let claim = claim.map(|claim| DateClaim {
            raw: Some(text.into()),
            ..claim
        });
        return Day::Cancelled(claim.or_else(|| stated(before).map(|_| dates::unstated(text))));
    }
    dates_in(text).map_or(Day::Words, Day::From)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dashes_say_nothing() {
        for text in ["", "-", "----", "--/--/----", "=\"---\"", "=\"-\"", " \n"] {
            assert_eq!(stated(text), None, "{text}");
        }
        assert_eq!(stated(" A-1 "), Some("A-1"));
    }

    #[test]
    fn values_are_parted_by_marks_lines_and_letters() {
        assert_eq!(several("A;B\nC"), ["A", "B", "C"]);
        assert_eq!(several("a) A b) B"), ["A", "B"]);
        assert_eq!(several("• A • B"), ["A", "B"]);
    }

    #[test]
    fn a_cancelled_designation_has_words_in_the_place_of_its_day() {
        let Day::Cancelled(Some(claim)) = day("בוטל ביום 1.1.2020") else {
            panic!("cancelled on a day");
        };
        assert_eq!(claim.earliest, dates::date(2020, Some(1), Some(1)));
        assert_eq!(day("בוטל"), Day::Cancelled(None));
        assert_eq!(day("לינק להכרזה"), Day::Words);
        let Day::From(claims) = day("2026-03-25T00:00:00.000") else {
            panic!("a day");
        };
        assert_eq!(claims[0].earliest, dates::date(2026, Some(3), Some(25)));
        assert_eq!(dates_in("01/02/1970 OR 1971").map(|claims| claims.len()), Some(2));
    }
}

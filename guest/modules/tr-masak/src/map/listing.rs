//! The listing.

use dragoman_guest::schema::{DateClaim, Designation, LegalBasis, Measure, MeasureKind, NoticeKind};
use dragoman_guest::sheet::Row;
use dragoman_guest::{Notes, build, dates};

use super::say;
use crate::columns::{Cell, Cells, Field};
use crate::{days, law};

/// The designation of a row. All of these lists are of those whose assets are frozen; the programme is the title of the
/// sheet, where it has one, and the kind of the freezing the words of the measure.
pub(super) fn designation(row: &Row<'_>, cells: &Cells<'_>, id: &str, notes: &mut Notes) -> Designation {
    let title = row.titles().collect::<Vec<_>>().join(" ");
    let sanction = cells.text(Field::Sanction);
    let mut legal_bases: Vec<LegalBasis> = Vec::new();
    for words in [Some(title.as_str()), Some(row.sheet()), sanction]
        .into_iter()
        .flatten()
    {
        for basis in law::bases(words) {
            if !legal_bases.contains(&basis) {
                legal_bases.push(basis);
            }
        }
    }
    let (listed, amended) = days(row, cells, id, notes);
    Designation {
        programme: build::text(&title).or(sanction.and_then(build::text)),
        reference: cells.text(Field::Decision).and_then(build::text),
        legal_bases,
        measures: vec![Measure {
            kind: MeasureKind::AssetFreeze,
            text: sanction.and_then(build::text),
        }],
        listed,
        amended,
        note: cells
            .text(Field::Gazette)
            .map(|words| format!("official gazette: {words}")),
        ..build::designation()
    }
}

/// When the subject was listed, and the listing amended: as the column of listings says or, in workbooks that have none, on
/// the day of the official gazette.
fn days(
    row: &Row<'_>,
    cells: &Cells<'_>,
    id: &str,
    notes: &mut Notes,
) -> (Option<DateClaim>, Vec<DateClaim>) {
    if let Some(cell) = cells.first(Field::Listed) {
        return match days::listing(cell.text) {
            Some((listed, amended)) => (Some(listed), amended),
            None => (Some(unread(row, &cell, id, notes)), Vec::new()),
        };
    }
    let Some(cell) = cells.first(Field::Gazette) else {
        return (None, Vec::new());
    };
    let listed = match days::in_text(cell.text).as_slice() {
        [day] => DateClaim {
            raw: Some(cell.text.into()),
            ..dates::exact(*day)
        },
        // Which of several is of the listing, nothing says.
        _ => unread(row, &cell, id, notes),
    };
    (Some(listed), Vec::new())
}

/// The words of a cell that says no single day.
fn unread(row: &Row<'_>, cell: &Cell<'_>, id: &str, notes: &mut Notes) -> DateClaim {
    let message = "it does not say one day of the listing: its words were kept";
    say(
        row,
        NoticeKind::RejectedValue,
        cell.column,
        cell.text,
        id,
        message,
        notes,
    );
    dates::unstated(cell.text)
}

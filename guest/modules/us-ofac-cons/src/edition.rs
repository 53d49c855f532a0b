//! What the list says of itself.

use dragoman_guest::schema::{NoticeKind, PartialDate, Summary};
use dragoman_guest::xml::Records;
use dragoman_guest::{About, Notes, dates, editions};

/// The schema misspells the element; a later edition may not.
pub(crate) const BESIDE: &[&str] = &[
    "sdnList/publshInformation/Publish_Date",
    "sdnList/publshInformation/Record_Count",
    "sdnList/publishInformation/Publish_Date",
    "sdnList/publishInformation/Record_Count",
];

/// The summary of a list that was read to its end.
pub(crate) fn summary(records: &Records<'_>, notes: &mut Notes) -> Summary {
    let beside = |name: &str| {
        let mut paths = BESIDE.iter().filter(|path| path.ends_with(name));
        paths.find_map(|path| records.beside(path))
    };
    let date = beside("Publish_Date");
    let field = "sdnList/publshInformation/Publish_Date";
    let published = editions::day(field, date, day, None, notes);
    let count = beside("Record_Count");
    let declared = count.and_then(|count| count.parse().ok());
    match declared {
        None => {
            let message = "the list does not say how many records it has";
            say(notes, "sdnList/publshInformation/Record_Count", message, count);
        }
        Some(declared) if declared != records.whole() => {
            let message = "the list has not as many records as it says";
            say(notes, "sdnList/publshInformation/Record_Count", message, count);
        }
        Some(_) => {}
    }
    Summary {
        published,
        edition_label: None,
        declared_records: declared,
        end_seen: true,
    }
}

fn say(notes: &mut Notes, field: &'static str, message: &'static str, excerpt: Option<&str>) {
    notes.case(About {
        kind: NoticeKind::Remark,
        field: field.into(),
        message,
        excerpt: excerpt.unwrap_or_default(),
        record: None,
        place: None,
    });
}

/// `03/28/2025`: the month comes first.
fn day(text: &str) -> Option<PartialDate> {
    let (month, rest) = text.split_once('/')?;
    let (day, year) = rest.split_once('/')?;
    dates::date(
        year.parse().ok()?,
        Some(month.parse().ok()?),
        Some(day.parse().ok()?),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_month_comes_first() {
        assert_eq!(day("03/28/2025"), dates::date(2025, Some(3), Some(28)));
        for text in ["28/03/2025", "2025-03-28", "03/28", ""] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}

//! Dates of listings: `2001.9.22\n2008.6.25改訂`, and `2001年1月25日（2003年9月3日及び12月20日に改訂）`.

use dragoman_guest::dates::{self, Style};
use dragoman_guest::delisting;
use dragoman_guest::schema::{Certainty, DateClaim};

use super::{birth, narrow};

/// What the cell of the notifications says.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Notified {
    /// The day of the first.
    pub(crate) listed: Option<DateClaim>,
    /// The days of those that revised the entry.
    pub(crate) revised: Vec<DateClaim>,
    /// That the entry was deleted.
    pub(crate) deleted: Option<Deleted>,
    /// Whether it was deleted before and a day stands behind that: `2008.6.25削除\n2010.1.1再指定`.
    pub(crate) renewed: bool,
}

/// That an entry was deleted.
#[derive(Debug, PartialEq)]
pub(crate) struct Deleted {
    /// The day.
    pub(crate) day: DateClaim,
    /// Why: `81.と同一人物`, the same person as number 81.
    pub(crate) reason: Option<String>,
}

impl Notified {
    /// Takes the day of the deletion as one that revised the entry. Whether there was one.
    pub(crate) fn undelete(&mut self) -> bool {
        let Some(deleted) = self.deleted.take() else {
            return false;
        };
        let note = match deleted.reason {
            Some(reason) => format!("削除（{reason}）"),
            None => "削除".to_owned(),
        };
        self.revised.push(DateClaim {
            note: Some(note),
            ..deleted.day
        });
        true
    }
}

/// Reads the cell of the notifications. A day that cannot be read keeps its words.
pub(crate) fn notified(cell: &str) -> Notified {
    let mut found = Notified::default();
    for line in cell.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let Some(words) = delisting::mark(line) {
            found.deleted = Some(Deleted {
                day: day(words),
                reason: None,
            });
        } else if found.deleted.is_some()
            && let Some(again) = later(line)
        {
            found.undelete();
            found.revised.push(again);
            found.renewed = true;
        } else if let Some(deleted) = &mut found.deleted {
            let reason = line.trim_matches(['（', '）', '(', ')']);
            deleted.reason = Some(reason.to_owned());
        } else if let Some(words) = line.strip_suffix("改訂").or_else(|| line.strip_suffix("改正")) {
            found.revised.push(day(words));
        } else if found.listed.is_none() {
            found.listed = Some(day(line));
        } else {
            found.revised.push(DateClaim {
                note: Some(line.to_owned()),
                ..day(line)
            });
        }
    }
    found
}

/// A line that begins with a day, and what is said of it: `2010.1.1再指定`.
fn later(line: &str) -> Option<DateClaim> {
    let is_part =
        |char: char| char.is_ascii_digit() || matches!(char, '.' | '/' | '-' | ' ' | '年' | '月' | '日');
    let text = narrow(line);
    let (words, said) = text.split_at(text.find(|char| !is_part(char)).unwrap_or(text.len()));
    let claim = day(words);
    let said = Some(said.trim()).filter(|said| !said.is_empty());
    (claim.certainty != Certainty::Unstated).then(|| DateClaim {
        note: said.map(Into::into),
        ..claim
    })
}

fn day(words: &str) -> DateClaim {
    let words = words.trim();
    let claim =
        dates::read(&narrow(words), Style::default()).and_then(|reading| reading.claims.into_iter().next());
    claim.unwrap_or_else(|| dates::unstated(words))
}

/// The day of a listing, and those of its amendments, which may leave out the year: `2003年9月3日、12月20日`.
pub(crate) fn listed(cell: &str) -> (Option<DateClaim>, Vec<DateClaim>) {
    // A number first: with four digits it would be a year as well.
    if let Some(claim) = birth::serial(cell).or_else(|| dates::iso(cell).map(dates::exact)) {
        return (Some(claim), Vec::new());
    }
    let text: String = narrow(cell)
        .chars()
        .filter(|char| !char.is_whitespace())
        .collect();
    let (mut days, mut year, mut rest) = (Vec::new(), None, text.as_str());
    while let Some(end) = rest.find('日') {
        let (head, behind) = rest.split_at(end + '日'.len_utf8());
        let is_part = |char: char| char.is_ascii_digit() || matches!(char, '年' | '月' | '日');
        let start = head
            .rfind(|char: char| !is_part(char))
            .map_or(0, |at| at + head[at..].chars().next().map_or(0, char::len_utf8));
        let words = &head[start..];
        let whole = match (words.contains('年'), year) {
            (true, _) => Some(words.to_owned()),
            (false, Some(year)) => Some(format!("{year}年{words}")),
            (false, None) => None,
        };
        let claim = whole.and_then(|whole| dates::read(&whole, Style::default()));
        if let Some(claim) = claim.and_then(|reading| reading.claims.into_iter().next()) {
            year = claim.earliest.map(|date| date.year);
            days.push(DateClaim {
                raw: Some(words.to_owned()),
                ..claim
            });
        }
        rest = behind;
    }
    if days.is_empty()
        && !text.contains('日')
        && let Some(reading) = dates::read(&narrow(cell.trim()), Style::default())
    {
        // `2001.1.25`
        days = reading.claims;
    }
    let mut days = days.into_iter();
    (days.next(), days.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(claim: &DateClaim) -> String {
        match claim.earliest {
            Some(date) => format!(
                "{}-{}-{}",
                date.year,
                date.month.unwrap_or(0),
                date.day.unwrap_or(0)
            ),
            None => format!("? {}", claim.raw.clone().unwrap_or_default()),
        }
    }

    #[test]
    fn the_first_notification_lists_and_the_others_revise() {
        let found = notified("2001.9.22\n2008.6.25改訂\n200812.19改訂\n2012.10.25改訂\n");
        assert_eq!(found.listed.as_ref().map(written).as_deref(), Some("2001-9-22"));
        let revised: Vec<_> = found.revised.iter().map(written).collect();
        assert_eq!(revised, ["2008-6-25", "? 200812.19", "2012-10-25"]);
        assert_eq!(found.deleted, None);
    }

    #[test]
    fn a_deletion_says_its_day_and_may_say_why() {
        for (cell, reason) in [
            ("2008.6.25削除", None),
            ("2008.6.25 削除", None),
            ("2008.6.25削除\n（81．と同一人物）", Some("81．と同一人物")),
        ] {
            let deleted = notified(cell).deleted.expect("a deletion");
            assert_eq!(
                (written(&deleted.day).as_str(), deleted.reason.as_deref()),
                ("2008-6-25", reason),
                "{cell}"
            );
        }
    }

    #[test]
    fn a_day_behind_a_deletion_says_that_the_entry_stands_again() {
        for (cell, note) in [
            ("2001.9.22\n2008.6.25削除\n2010.1.1再指定", Some("再指定")),
            ("2001.9.22\n2008.6.25削除\n2010年1月1日", None),
            ("2001.9.22\n2008.6.25削除\n2010.1.1改訂", Some("改訂")),
        ] {
            let found = notified(cell);
            assert_eq!((found.renewed, found.deleted), (true, None), "{cell}");
            let revised: Vec<_> = found
                .revised
                .iter()
                .map(|claim| (written(claim), claim.note.as_deref()))
                .collect();
            let expected = [
                ("2008-6-25".to_owned(), Some("削除")),
                ("2010-1-1".to_owned(), note),
            ];
            assert_eq!(revised, expected, "{cell}");
        }
        let found = notified("2001.9.22\n2008.6.25削除\n2010.1.1再指定\n2012.3.5削除");
        assert_eq!(
            found.deleted.map(|deleted| written(&deleted.day)).as_deref(),
            Some("2012-3-5")
        );
    }

    #[test]
    fn amendments_stand_in_brackets_and_may_leave_out_the_year() {
        let (first, others) =
            listed("2001年1月25日（2003年9月3日、12月20日、2007年７月9日及び9月21日に改訂）");
        assert_eq!(first.as_ref().map(written).as_deref(), Some("2001-1-25"));
        let others: Vec<_> = others.iter().map(written).collect();
        assert_eq!(others, ["2003-9-3", "2003-12-20", "2007-7-9", "2007-9-21"]);
        assert_eq!(listed("2019年7月10日\n（改訂日2019年12月19日）").1.len(), 1);
        assert_eq!(
            listed("39170").0.as_ref().map(written).as_deref(),
            Some("2007-3-29")
        );
        assert_eq!(
            listed("8766").0.as_ref().map(written).as_deref(),
            Some("1923-12-31")
        );
        assert_eq!(
            listed("2007.3.29").0.as_ref().map(written).as_deref(),
            Some("2007-3-29")
        );
        assert_eq!(listed("不詳"), (None, Vec::new()));
    }
}

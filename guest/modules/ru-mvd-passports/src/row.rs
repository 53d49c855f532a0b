//! A row: a series of four digits and a number of six, or what else stands there.

use dragoman_guest::schema::NoticeKind;
use dragoman_guest::{About, Notes, Sink, build};

use crate::batch::Batch;

/// Reads a row. Series and number are given as one number, as the passport's machine-readable zone has them. Rows of another form are
/// kept as they are written, with a space between the two; the old passports of the Soviet Union have series of letters. One that is
/// not ended may be part of a number.
pub(crate) fn read(
    row: u32,
    line: &[u8],
    is_ended: bool,
    batch: &mut Batch,
    notes: &mut Notes,
    out: &mut Sink<'_>,
) {
    if let Some(number) = usual(line) {
        batch.take(row, number, out);
        return;
    }
    let found = match is_ended {
        true => odd(line),
        false => Err("the last row may be cut off; it was left out"),
    };
    let (kind, message) = match &found {
        Ok(None) => return,
        Ok(Some(_)) => (NoticeKind::Remark, "not four and six digits; kept as written"),
        Err(message) => (NoticeKind::RejectedRecord, *message),
    };
    let excerpt = String::from_utf8_lossy(line);
    let about = About {
        kind,
        field: "PASSP_SERIES, PASSP_NUMBER".into(),
        message,
        excerpt: &excerpt,
        record: None,
        place: Some(build::rows(batch.part(), row, row)),
    };
    match found {
        Ok(number) => {
            notes.sum(about);
            number.into_iter().for_each(|number| batch.take(row, number, out));
        }
        Err(_) => notes.case(about),
    }
}

/// The number of a row that is as it should be.
fn usual(line: &[u8]) -> Option<String> {
    let [a, b, c, d, b',', number @ ..] = line else {
        return None;
    };
    let number: &[u8; 6] = number.try_into().ok()?;
    let mut digits = [*a, *b, *c, *d, 0, 0, 0, 0, 0, 0];
    digits[4..].copy_from_slice(number);
    if !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    str::from_utf8(&digits).ok().map(str::to_owned)
}

/// The number of another row, if it has one; nothing of a blank line.
fn odd(line: &[u8]) -> Result<Option<String>, &'static str> {
    let text =
        str::from_utf8(line).map_err(|_| "there are bytes that are not UTF-8; the row was left out")?;
    if text.trim().is_empty() {
        return Ok(None);
    }
    let mut cells = text
        .split(',')
        .map(|cell| build::fold(cell.trim().trim_matches('"')));
    let (Some(series), Some(number), None) = (cells.next(), cells.next(), cells.next()) else {
        return Err("there are not two cells; the row was left out");
    };
    let is_visible = |cell: &str| cell.chars().all(|c| !c.is_control());
    let has_one = |cell: &str| cell.chars().any(char::is_alphanumeric);
    match (has_one(&series), has_one(&number)) {
        _ if !is_visible(&series) || !is_visible(&number) => {
            Err("there are control characters; the row was left out")
        }
        (_, false) => Err("there is no number; the row was left out"),
        (false, true) => Ok(Some(number)),
        (true, true) => Ok(Some(format!("{series} {number}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn series_and_number_are_one_number() {
        assert_eq!(usual(b"4509,012345").as_deref(), Some("4509012345"));
        for line in [
            "4509,12345",
            "4509,0123456",
            "45O9,012345",
            "4509;012345",
            "4509,01234é",
        ] {
            assert_eq!(usual(line.as_bytes()), None, "{line}");
        }
    }

    #[test]
    fn rows_of_another_form_are_kept_as_they_are_written() {
        let kept = |line: &str| odd(line.as_bytes()).map(|number| number.unwrap_or_default());
        assert_eq!(kept("XIIАК,123456"), Ok("XIIАК 123456".into()));
        assert_eq!(kept("\"4509\", 12345 "), Ok("4509 12345".into()));
        assert_eq!(kept(",123456"), Ok("123456".into()));
        assert_eq!(kept(" "), Ok(String::new()));
    }

    #[test]
    fn rows_without_a_number_are_left_out() {
        for line in ["4509", "4509,", "4509,-", "4509,1,2", "45\u{1b},123456"] {
            assert!(odd(line.as_bytes()).is_err(), "{line}");
        }
        assert!(odd(b"4509,\xff").is_err());
    }
}

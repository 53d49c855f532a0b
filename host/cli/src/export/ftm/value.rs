//! Values as FollowTheMoney takes them: every type of its properties has rules of its own.

use dragoman_model::is_visible;
use dragoman_model::schema::{Certainty, DateClaim, PartialDate};
use unicode_normalization::UnicodeNormalization;

use super::model::Property;
use crate::date;

/// Why FollowTheMoney cannot say something, for the side file.
pub(super) type Why = String;

/// A text as a value of a property.
pub(super) fn fit(property: Property, text: &str) -> Result<String, Why> {
    let clean = clean(text, property.kind == "text");
    // FollowTheMoney takes quotes off the ends of names.
    let quote = |c: char| property.kind == "name" && "\"'“”„‚‘’«»`´".contains(c);
    if clean.trim_matches(quote).is_empty() {
        return Err("there is nothing in it that can be seen".into());
    }
    let value = match property.kind {
        "email" => email(&clean).ok_or("it is no e-mail address that FollowTheMoney takes")?,
        "url" => url(&clean).ok_or("it is no web address that FollowTheMoney takes")?,
        "language" => language(&clean)
            .ok_or("it is none of the languages that FollowTheMoney knows")?
            .to_owned(),
        "country" => clean.to_ascii_lowercase(),
        _ => clean,
    };
    let length = value.chars().count();
    if length > property.longest {
        let longest = property.longest;
        return Err(format!(
            "it has {length} characters, FollowTheMoney takes {longest}"
        ));
    }
    Ok(value)
}

/// A text without what cannot be seen, in composed form, with single blanks between words. Line breaks stay where `lines` says so.
pub(super) fn clean(text: &str, lines: bool) -> String {
    let composed: String = text
        .nfc()
        .filter(|c| is_visible(*c) || c.is_whitespace())
        .collect();
    let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    if lines {
        let lines: Vec<_> = composed.lines().map(words).collect();
        lines.join("\n").trim().to_owned()
    } else {
        words(&composed)
    }
}

/// A date that FollowTheMoney can say: one date, as precise as it is known.
pub(super) fn date(claim: &DateClaim) -> Result<String, Why> {
    let (Some(date), true) = (&claim.earliest, claim.earliest == claim.latest) else {
        return Err("FollowTheMoney has no ranges of dates".into());
    };
    if claim.certainty != Certainty::Exact {
        return Err("FollowTheMoney has no uncertain dates".into());
    }
    let PartialDate { year, month, day } = date;
    let is_date = match (month, day) {
        (None, None) => true,
        (Some(month), None) => (1..=12).contains(month),
        (Some(month), Some(day)) => jiff::civil::Date::new(*year as i16, *month as i8, *day as i8).is_ok(),
        (None, Some(_)) => false,
    };
    if !(1_000..3_000).contains(year) || !is_date {
        return Err("FollowTheMoney has the dates of the years 1000 to 2999".into());
    }
    Ok(date::iso(date))
}

/// The IMO number of a ship or of a company, as FollowTheMoney writes it.
pub(super) fn imo(text: &str) -> Result<String, Why> {
    let digits = text.trim().trim_start_matches("IMO").trim_start();
    let wrong = || Err("it is no IMO number whose check digit is right".into());
    if digits.len() != 7 || !digits.bytes().all(|byte| byte.is_ascii_digit()) || digits == "0000000" {
        return wrong();
    }
    let digit = |index: usize| u32::from(digits.as_bytes()[index] - b'0');
    let weigh = |weights: [u32; 6]| (0..6).map(|index| digit(index) * weights[index]).sum::<u32>();
    let of_ship = weigh([7, 6, 5, 4, 3, 2]) % 10;
    let of_company = (11 - weigh([8, 6, 4, 2, 9, 7]) % 11) % 10;
    if digit(6) == of_ship || digit(6) == of_company {
        Ok(format!("IMO{digits}"))
    } else {
        wrong()
    }
}

/// A legal entity identifier (ISO 17442), whose check digits are those of ISO 7064 MOD 97-10.
pub(super) fn lei(text: &str) -> Result<String, Why> {
    let code = text.trim().to_ascii_uppercase();
    let rest = code.chars().try_fold(0_u32, |rest, c| {
        let value = c.to_digit(36)?;
        Some(
            if value < 10 {
                rest * 10 + value
            } else {
                rest * 100 + value
            } % 97,
        )
    });
    if code.len() == 20 && rest == Some(1) {
        Ok(code)
    } else {
        Err("it is no LEI whose check digits are right".into())
    }
}

/// An address of which even a strict reader doubts nothing. FollowTheMoney takes more than these; what is left goes to the side file.
fn email(text: &str) -> Option<String> {
    let (local, domain) = text.rsplit_once('@')?;
    let plain = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c);
    let domain = domain.to_ascii_lowercase();
    (!local.is_empty() && local.len() <= 64 && local.chars().all(plain) && is_domain(&domain))
        .then(|| format!("{local}@{domain}"))
}

/// An address of the web, as above.
fn url(text: &str) -> Option<String> {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"))?;
    let host = rest.split(['/', '?', '#']).next()?;
    let plain = |c: char| c.is_ascii_graphic() || (!c.is_ascii() && c.is_alphanumeric());
    (is_domain(&host.to_ascii_lowercase()) && text.chars().all(plain)).then(|| text.to_owned())
}

/// Whether a text is the name of a host in lower case, with a top-level domain.
fn is_domain(text: &str) -> bool {
    let is_label = |label: &str| {
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        (1..=63).contains(&label.len())
            && label.bytes().all(plain)
            && !label.starts_with('-')
            && !label.ends_with('-')
            // Encoded labels have rules of their own.
            && label.get(2..4) != Some("--")
    };
    let top = text.rsplit('.').next().unwrap_or_default();
    text.len() <= 253
        && text.contains('.')
        && text.split('.').all(is_label)
        && top.len() >= 2
        && top.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// The languages of FollowTheMoney: codes of two letters, and of three.
const LANGUAGES: &str = "af:afr am:amh ar:ara az:aze be:bel bg:bul bn:ben bs:bos ca:cat cs:ces da:dan de:deu el:ell en:eng \
    es:spa et:est fa:fas fi:fin fr:fra ga:gle he:heb hi:hin hr:hrv hu:hun hy:hye id:ind is:isl it:ita ja:jpn ka:kat kk:kaz \
    km:khm kn:kan ko:kor ky:kir lb:ltz lo:lao lt:lit lv:lav mk:mkd mn:mon ms:msa mt:mlt my:mya ne:nep nl:nld no:nor pl:pol \
    ps:pus pt:por ro:ron ru:rus si:sin sk:slk sl:slv sq:sqi sr:srp sv:swe sw:swa ta:tam te:tel tg:tgk th:tha tk:tuk tl:tgl \
    tr:tur uk:ukr ur:urd uz:uzb vi:vie zh:zho";

/// The code of three letters of a language in BCP 47; none for one that FollowTheMoney does not know, and for what says more than
/// a language.
pub(super) fn language(tag: &str) -> Option<&'static str> {
    let tag = tag.to_ascii_lowercase();
    let mut pairs = LANGUAGES
        .split_whitespace()
        .filter_map(|pair| pair.split_once(':'));
    pairs.find(|(two, _)| *two == tag).map(|(_, three)| three)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_with_wrong_check_digits_are_not_said() {
        assert_eq!(imo("9074729"), Ok("IMO9074729".into()));
        assert_eq!(imo("IMO 9074729"), Ok("IMO9074729".into()));
        assert!(imo("9074728").is_err() && imo("0000000").is_err() && imo("907472").is_err());
        assert_eq!(lei("5493001KJTIIGC8Y1R12"), Ok("5493001KJTIIGC8Y1R12".into()));
        assert!(lei("5493001KJTIIGC8Y1R13").is_err() && lei("5493001KJTIIGC8Y1R1").is_err());
    }

    #[test]
    fn addresses_that_a_strict_reader_doubts_are_not_said() {
        assert_eq!(email("Info@List.Example"), Some("Info@list.example".into()));
        for text in [
            "info",
            "a b@list.example",
            "a@localhost",
            "a@list.1",
            "<a@list.example>",
        ] {
            assert_eq!(email(text), None, "{text}");
        }
        assert!(url("https://list.example/1?a=b#c").is_some());
        for text in [
            "list.example",
            "ftp://list.example",
            "https://list",
            "https://a b.example/",
            "http://li st.example",
        ] {
            assert_eq!(url(text), None, "{text}");
        }
    }

    #[test]
    fn what_cannot_be_seen_is_no_part_of_a_value() {
        assert_eq!(clean(" Zoe\u{308}\u{a0}\u{202e}X\0 ", false), "Zo\u{eb} X");
        assert_eq!(clean("a\n\n b\tc", true), "a\n\nb c");
        assert_eq!(clean("\u{200b}", false), "");
    }
}

//! Identity documents: `ケニア旅券番号 X7734120（1999年6月4日発行、2004年6月3日失効）`.

use dragoman_guest::schema::{DateClaim, DocumentKind, IdentityDocument};
use dragoman_guest::{build, dates};

use super::{country, items, narrow};

/// Words that tell the kind of a document more closely than its column does.
const KINDS: [(&str, DocumentKind); 10] = [
    ("外交旅券", DocumentKind::DiplomaticPassport),
    ("公用旅券", DocumentKind::ServicePassport),
    ("レセパセ", DocumentKind::TravelDocument),
    ("旅券", DocumentKind::Passport),
    ("軍", DocumentKind::MilitaryId),
    ("有権者", DocumentKind::VoterCard),
    ("運転免許", DocumentKind::DrivingLicence),
    ("国籍証明書", DocumentKind::Other),
    ("学生", DocumentKind::Other),
    ("その他", DocumentKind::Other),
];

/// Reads one document.
pub(crate) fn read(text: &str, kind: DocumentKind) -> IdentityDocument {
    let plain = narrow(text);
    let told = KINDS
        .iter()
        .find(|(word, _)| text.contains(word))
        .map(|(_, kind)| *kind);
    // A number alone needs no words beside it.
    let number = number(&plain);
    let is_bare = number.as_deref() == Some(text);
    IdentityDocument {
        issuer: country::within(&plain).map(Into::into),
        issued: dated(&plain, &["発行日:"], &["発行", "にて発行"]),
        expires: dated(&plain, &["失効日:", "有効期限:"], &["失効", "に失効", "まで有効"]),
        raw: (!is_bare).then(|| text.split_whitespace().collect::<Vec<_>>().join(" ")),
        ..build::document(told.unwrap_or(kind), number)
    }
}

/// What a value begins with that goes on about the document before it, in narrow letters.
const GOES_ON: [&str; 6] = [
    "旅券失効日",
    "旅券発行日",
    "有効期限",
    "失効日",
    "発行日",
    "発行地",
];

/// The documents of a cell: numbers may have `又は` between, and a semicolon may stand before the days of one of them.
pub(crate) fn several<'t>(cell: &'t str, values: &[&'t str]) -> Vec<&'t str> {
    let mut documents: Vec<&str> = Vec::new();
    let parts = values
        .iter()
        .flat_map(|value| items::outside_brackets(value, &["又は", "または"]));
    for part in parts.map(items::trimmed).filter(|part| !part.is_empty()) {
        let goes_on = GOES_ON.iter().any(|words| part.starts_with(words));
        match documents.last_mut() {
            Some(last) if goes_on => {
                let start = last.as_ptr() as usize - cell.as_ptr() as usize;
                let end = part.as_ptr() as usize - cell.as_ptr() as usize + part.len();
                *last = &cell[start..end];
            }
            _ => documents.push(part),
        }
    }
    documents
}

/// The number in a text: at the end of one of its parts, or else the first word with four digits.
fn number(text: &str) -> Option<String> {
    let heads = text
        .split(['(', ')', '、', ',', '\n', ';'])
        .map(|head| head.trim().trim_end_matches('号'));
    if let Some(number) = heads.filter_map(trailing).next() {
        return Some(number);
    }
    let is_part = |char: char| char.is_ascii_alphanumeric() || matches!(char, '-' | '/' | '.');
    let starts = text
        .split(|char: char| !is_part(char))
        .filter(|word| digits(word) >= 4);
    let followed = |word: &&str| {
        let at = word.as_ptr() as usize - text.as_ptr() as usize + word.len();
        !text[at..].starts_with(['年', '月'])
    };
    starts
        .filter(followed)
        .map(|word| word.trim_matches(['-', '/', '.']).to_owned())
        .next()
}

/// The number that a text ends with: words of digits, and between them or before them short ones of letters.
fn trailing(text: &str) -> Option<String> {
    let is_part = |char: char| char.is_ascii_alphanumeric() || matches!(char, '-' | '/' | '.' | ' ' | '°');
    let start = text
        .rfind(|char: char| !is_part(char))
        .map_or(0, |at| at + text[at..].chars().next().map_or(0, char::len_utf8));
    let run = text[start..].trim();
    let is_series = |word: &str| word.len() <= 2 || word.contains(['-', '°']);
    let words: Vec<&str> = run.split_whitespace().collect();
    let first = words
        .iter()
        .rposition(|word| digits(word) == 0 && !is_series(word))
        .map_or(0, |at| at + 1);
    let number = words[first..].join(" ");
    (digits(&number) >= 3 || (digits(&number) == 2 && number.len() >= 6)).then_some(number)
}

fn digits(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

/// The date behind one of some labels, or before one of some words.
fn dated(text: &str, labels: &[&str], words: &[&str]) -> Option<DateClaim> {
    let compact: String = text.chars().filter(|char| !char.is_whitespace()).collect();
    let behind = labels
        .iter()
        .find_map(|label| Some(compact.find(label)? + label.len()));
    if let Some(at) = behind {
        let end = compact[at..].find('日')? + at + '日'.len_utf8();
        return day(&compact[at..end]);
    }
    let clauses = compact.split(['(', ')', '、', '。']);
    clauses
        .filter(|clause| words.iter().any(|word| clause.ends_with(word)))
        .find_map(|clause| {
            let end = clause.find('日')? + '日'.len_utf8();
            day(&clause[..end])
        })
}

fn day(text: &str) -> Option<DateClaim> {
    let reading = dates::read(text, dates::Style::default())?;
    reading.claims.into_iter().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_from_the_words_around_them() {
        for (text, number) in [
            ("X7734120", Some("X7734120")),
            ("ケニア旅券 D 990912（1998年6月30日発行）", Some("D 990912")),
            ("ケニア旅券番号\u{3000}X7734120", Some("X7734120")),
            (
                "トルコ旅券 TR-P 990 166 （2006年3月22日発行）",
                Some("TR-P 990 166"),
            ),
            ("0991778、ケニア発給", Some("0991778")),
            ("ケニア旅券番号：09924969、発行日：2014年5月4日", Some("09924969")),
            ("S/990963\n発行日：2012年11月8日", Some("S/990963")),
            ("SSN\u{3000}156-99-9999 (米国)", Some("156-99-9999")),
            ("南スーダン S00994370号", Some("S00994370")),
            (
                "Fiscal Code（納税者番号）: SLKRLN74T11Z999Z",
                Some("SLKRLN74T11Z999Z"),
            ),
            ("国民ＩＤカード番号 (tazkira) 番号：99323", Some("99323")),
            ("外交旅券番号Ｄ990433、2013年2月21日発行", Some("D990433")),
            ("1 99 08 4 01 001 005E", Some("1 99 08 4 01 001 005E")),
            ("ケニア旅券（2013年2月21日発行）", None),
            (
                "レセパセ番号\n N°995/SELKA、2019年3月15日発行",
                Some("N°995/SELKA"),
            ),
            ("ケニア旅券番号：G99SLKRL、発行日：2014年5月8日", Some("G99SLKRL")),
            ("詳細は不明", None),
        ] {
            assert_eq!(
                read(text, DocumentKind::Passport).number.as_deref(),
                number,
                "{text}"
            );
        }
    }

    #[test]
    fn a_cell_may_hold_several_documents() {
        let of = |cell| several(cell, &items::values(cell));
        assert_eq!(
            of("0992250又は\nD009900483（外交旅券）"),
            ["0992250", "D009900483（外交旅券）"]
        );
        let cell = "990336944，旅券発行日：2012年9月10日；旅券失効日：2017年9月10日；99887766";
        assert_eq!(
            of(cell),
            [
                "990336944，旅券発行日：2012年9月10日；旅券失効日：2017年9月10日",
                "99887766"
            ]
        );
        assert_eq!(of("A99（B又はC）"), ["A99（B又はC）"]);
    }

    #[test]
    fn a_document_has_its_kind_its_country_and_its_days() {
        let document = read(
            "ケニア外交旅券番号D00990898、2013年4月11日発行（2018年4月10日まで有効）",
            DocumentKind::Passport,
        );
        assert_eq!(
            (document.kind, document.issuer.as_deref()),
            (DocumentKind::DiplomaticPassport, Some("KE"))
        );
        let day = |claim: Option<DateClaim>| claim.and_then(|claim| claim.earliest);
        assert_eq!(day(document.issued), dates::date(2013, Some(4), Some(11)));
        assert_eq!(day(document.expires), dates::date(2018, Some(4), Some(10)));
        let document = read(
            "09974639（イエメン）（2013年10月7日発行、2019年10月7日失効）",
            DocumentKind::Passport,
        );
        assert_eq!(document.issuer.as_deref(), Some("YE"));
        assert_eq!(day(document.expires), dates::date(2019, Some(10), Some(7)));
        let document = read("995420413、旅券失効日：2020年11月19日", DocumentKind::Passport);
        assert_eq!(day(document.expires), dates::date(2020, Some(11), Some(19)));
        assert_eq!(read("X7734120", DocumentKind::Passport).raw, None);
    }
}

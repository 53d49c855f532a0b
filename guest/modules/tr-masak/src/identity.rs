//! The column of numbers: of identity, of taxation, of passports, and whatever else identifies, in one cell.

use dragoman_guest::build;
use dragoman_guest::schema::{DocumentKind, Identifier, IdentityDocument};

use crate::countries;
use crate::numbers::{is_identity_number, is_tax_number};
use crate::turkish::{fold, values};

/// What a cell of numbers holds.
#[derive(Debug, Default)]
pub(crate) struct Numbers {
    pub(crate) documents: Vec<IdentityDocument>,
    pub(crate) identifiers: Vec<Identifier>,
    /// Items in which no number can be told from the words around it.
    pub(crate) words: Vec<String>,
    /// Numbers whose check digits do not hold, though they are called, or look like, numbers that have some.
    pub(crate) unchecked: Vec<String>,
    /// Whether one of them is given to natural persons only.
    pub(crate) is_of_person: bool,
}

/// The kinds of numbers that the name of the column says it has.
#[derive(Debug, Clone, Copy)]
struct Kinds {
    identity: bool,
    tax: bool,
    passport: bool,
    national: bool,
}

/// What a number is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Label<'a> {
    Citizen,
    Foreigner,
    Temporary,
    Tax,
    ForeignTax,
    Passport(DocumentKind, Option<&'static str>),
    National(Option<&'static str>),
    Imo,
    Swift,
    None,
    Unknown(&'a str),
}

/// An item: its words, what it is called, its number, and what stands behind that.
#[derive(Debug, Clone, Copy)]
struct Item<'a> {
    words: &'a str,
    label: Label<'a>,
    number: &'a str,
    behind: &'a str,
}

/// Signs that stand between numbers.
const BETWEEN: [&str; 6] = [" ve ", ";", "/", ",", "-", " "];

/// Reads a cell of the column `column`.
pub(crate) fn read(cell: &str, column: &str) -> Numbers {
    let name = fold(column);
    let has = |word: &str| name.split(' ').any(|known| known == word);
    let kinds = Kinds {
        identity: has("tckn"),
        tax: has("vkn"),
        passport: has("pasaport"),
        national: has("ulusal"),
    };
    let mut numbers = Numbers::default();
    for text in values(cell) {
        match items(text) {
            Some(items) => items.into_iter().for_each(|item| numbers.add(item, kinds)),
            None => numbers.words.push(text.to_owned()),
        }
    }
    numbers
}

/// The numbers of a text: several, of which each can be told, or one, with words behind it. Numbers in brackets behind one
/// are numbers too. None if anything cannot be told.
fn items(text: &str) -> Option<Vec<Item<'_>>> {
    if let Some(several) = several(text) {
        return Some(several);
    }
    let item = item(text.trim_end_matches(['-', '/', ' ']))?;
    let inner = item
        .behind
        .strip_prefix('(')
        .and_then(|inner| inner.strip_suffix(')'));
    match inner.and_then(|inner| several(inner).or_else(|| Some(vec![plain(inner)?]))) {
        Some(more) => Some([Item { behind: "", ..item }].into_iter().chain(more).collect()),
        None => Some(vec![item]),
    }
}

/// Numbers with one sign between all of them.
fn several(text: &str) -> Option<Vec<Item<'_>>> {
    let split = |between: &&str| -> Option<Vec<Item<'_>>> {
        let parts: Vec<_> = match *between {
            // A blank parts numbers only where each has its label before it: `TCKN: 1… VKN: 2…`.
            " " => labelled(text),
            _ => text
                .split(between)
                .map(str::trim)
                .filter(|part| !part.is_empty())
                .collect(),
        };
        match parts.len() {
            0 | 1 => None,
            _ => parts.into_iter().map(plain).collect(),
        }
    };
    BETWEEN.iter().find_map(split)
}

/// An item without words behind it.
fn plain(text: &str) -> Option<Item<'_>> {
    item(text).filter(|item| item.behind.is_empty())
}

/// The parts of a text, each from one of the short labels on.
fn labelled(text: &str) -> Vec<&str> {
    let is_label = |at: &usize| {
        let is_apart = *at == 0 || text[..*at].ends_with(' ');
        is_apart
            && ["TCKN", "VKN", "YKN", "GKN", "PASAPORT", "Pasaport"]
                .iter()
                .any(|label| text[*at..].starts_with(label))
    };
    let starts: Vec<_> = text.char_indices().map(|(at, _)| at).filter(is_label).collect();
    if starts.first() != Some(&0) {
        return Vec::new();
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|(start, end)| text[*start..end].trim())
        .collect()
}

/// A label, a number, and words behind it in brackets or behind a comma.
fn item(text: &str) -> Option<Item<'_>> {
    let text = text.trim();
    if let Some(code) = code_of_bank(text) {
        return Some(code);
    }
    let digits = text.find(|char: char| char.is_ascii_digit())?;
    let before = &text[..digits];
    let start = match label(before) {
        Label::Unknown(_) => digits - letters(before)?,
        _ => digits,
    };
    let is_of_number = |char: char| char.is_ascii_digit() || char.is_ascii_uppercase();
    let length = text[digits..]
        .find(|char| !is_of_number(char))
        .unwrap_or(text.len() - digits);
    let (number, behind) = (&text[start..digits + length], text[digits + length..].trim());
    let count = text[digits..digits + length]
        .bytes()
        .take_while(u8::is_ascii_digit)
        .count();
    let is_behind = behind.is_empty() || behind.starts_with(['(', ',']);
    let label = label(&text[..start]);
    let is_whole = count >= 4 && is_behind && !matches!(label, Label::Unknown(_));
    is_whole.then_some(Item {
        words: text,
        label,
        number,
        behind,
    })
}

/// The code of a bank, which may have no digit: `SWIFT/BIC: …`.
fn code_of_bank(text: &str) -> Option<Item<'_>> {
    let (words, code) = text.split_once(':')?;
    let number = code.trim();
    let is_code = matches!(number.len(), 8 | 11)
        && number
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    let label = label(words);
    (is_code && label == Label::Swift).then_some(Item {
        words: text,
        label,
        number,
        behind: "",
    })
}

/// How long the letters are that a number begins with, at the end of what stands before its first digit: `RL-`, `CT `, `PO`.
fn letters(before: &str) -> Option<usize> {
    let bare = before.strip_suffix([' ', '-']).unwrap_or(before);
    let count = bare.bytes().rev().take_while(u8::is_ascii_uppercase).count();
    let is_apart = bare[..bare.len() - count].ends_with([' ', ':']) || bare.len() == count;
    ((1..=3).contains(&count) && is_apart).then(|| before.len() - bare.len() + count)
}

/// What words before a number call it.
fn label(words: &str) -> Label<'_> {
    let folded = fold(words);
    let plain = folded
        .strip_suffix(" no")
        .or(folded.strip_suffix(" numarasi"))
        .unwrap_or(&folded);
    match plain {
        "" => Label::None,
        "tckn" | "tc kimlik" | "t c kimlik" | "tc" | "t c" => Label::Citizen,
        "ykn" | "yabanci kimlik" => Label::Foreigner,
        "gkn" | "gecici kimlik" => Label::Temporary,
        "vkn" | "vergi" | "vergi kimlik" => Label::Tax,
        "yabanci ulke vkn" => Label::ForeignTax,
        "imo" | "imo number" => Label::Imo,
        "swift" | "swift bic" | "bic" => Label::Swift,
        "pas" | "pn" | "passport" | "passport number" => Label::Passport(DocumentKind::Passport, None),
        _ => of_country(words, plain),
    }
}

/// A passport or a national number, with a country before it or without.
fn of_country<'a>(words: &'a str, plain: &str) -> Label<'a> {
    if let Some(before) = plain.strip_suffix("pasaport").or(plain.strip_suffix("pasaportu")) {
        return match before.trim() {
            "" => Label::Passport(DocumentKind::Passport, None),
            "diplomatik" => Label::Passport(DocumentKind::DiplomaticPassport, None),
            "hizmet" | "hususi" => Label::Passport(DocumentKind::ServicePassport, None),
            country => match countries::code(country) {
                Some(code) => Label::Passport(DocumentKind::Passport, Some(code)),
                None => Label::Unknown(words),
            },
        };
    }
    if let Some(before) = plain.strip_suffix("ulusal kimlik") {
        return match before.trim() {
            "" => Label::National(None),
            country => match countries::code(country) {
                Some(code) => Label::National(Some(code)),
                None => Label::Unknown(words),
            },
        };
    }
    Label::Unknown(words)
}

impl Numbers {
    /// Adds a number by what it is called; one that is not called anything, by its check digits and by what the column has.
    fn add(&mut self, item: Item<'_>, kinds: Kinds) {
        let Item {
            words,
            label,
            number,
            behind,
        } = item;
        let is_bare = words == number;
        let note = behind.trim_start_matches([',', ' ']);
        let note = build::text(
            note.strip_prefix('(')
                .and_then(|note| note.strip_suffix(')'))
                .unwrap_or(note),
        );
        let (is_identity, is_tax) = (is_identity_number(number), is_tax_number(number));
        let has_letters = number.bytes().any(|byte| !byte.is_ascii_digit());
        let document = |kind, issuer: Option<&str>| IdentityDocument {
            issuer: issuer.map(Into::into),
            raw: (!is_bare || kind == DocumentKind::Other).then(|| words.to_owned()),
            note: note.clone(),
            ..build::document(kind, Some(number.into()))
        };
        let identifier = |scheme, country: Option<&str>| Identifier {
            country: country.map(Into::into),
            note: note.clone(),
            ..build::identifier(scheme, number)
        };
        // In a column that has no national numbers of other countries, what has letters is a passport's number; where it has
        // no numbers of the Republic either, every number is.
        let only_passport =
            kinds.passport && !kinds.national && (has_letters || !(kinds.identity || kinds.tax));
        match label {
            Label::Citizen | Label::Foreigner => {
                self.is_of_person = true;
                self.documents
                    .push(document(DocumentKind::NationalId, Some("TR")));
            }
            Label::None if kinds.identity && is_identity => {
                self.is_of_person = true;
                self.documents
                    .push(document(DocumentKind::NationalId, Some("TR")));
            }
            Label::Passport(kind, issuer) => {
                self.is_of_person = true;
                self.documents.push(document(kind, issuer));
            }
            Label::National(issuer) => {
                self.is_of_person = true;
                self.documents.push(document(DocumentKind::NationalId, issuer));
            }
            Label::Tax => self.identifiers.push(identifier("tax", Some("TR"))),
            Label::None if kinds.tax && is_tax => self.identifiers.push(identifier("tax", Some("TR"))),
            Label::ForeignTax => self.identifiers.push(identifier("tax", None)),
            Label::Imo => self.identifiers.push(identifier("imo", None)),
            Label::Swift => self.identifiers.push(identifier("swift", None)),
            Label::None if only_passport => self.documents.push(document(DocumentKind::Passport, None)),
            Label::Temporary => self.documents.push(document(DocumentKind::Other, Some("TR"))),
            Label::None | Label::Unknown(_) => self.documents.push(document(DocumentKind::Other, None)),
        }
        let fails = match label {
            Label::Citizen | Label::Foreigner => !is_identity,
            Label::Tax => !is_tax,
            Label::None if !has_letters => match number.len() {
                11 => kinds.identity && !is_identity,
                10 => kinds.tax && !is_tax,
                _ => false,
            },
            _ => false,
        };
        if fails {
            self.unchecked.push(number.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MIXED: &str = "TCKN/VKN/GKN PASAPORT NO";
    const OTHER: &str = "Pasaport No/Diğer Muhtelif Bilgiler";
    const UN: &str = "TCKN/VKN/YKN/GKN/PASAPORT/ULUSAL KİMLİK NO";

    /// Kinds or schemes with numbers, and what was not read.
    fn said(cell: &str, column: &str) -> Vec<String> {
        let numbers = read(cell, column);
        let documents = numbers.documents.iter().map(|one| {
            let number = one.number.as_deref().unwrap_or("-");
            let kind = format!("{:?}", one.kind);
            let kind = kind.trim_start_matches("DocumentKind::");
            format!("{kind} {} {number}", one.issuer.as_deref().unwrap_or("-"))
        });
        let identifiers = numbers
            .identifiers
            .iter()
            .map(|one| format!("{} {}", one.scheme, one.value));
        let words = numbers.words.iter().map(|words| format!("words {words}"));
        documents.chain(identifiers).chain(words).collect()
    }

    #[test]
    fn a_number_without_a_label_is_what_its_check_digits_say() {
        assert_eq!(said("12345678950", MIXED), ["NationalId TR 12345678950"]);
        assert_eq!(said("1234567890", MIXED), ["tax 1234567890"]);
        assert_eq!(said("12345678951", MIXED), ["Other - 12345678951"]);
        assert_eq!(read("12345678951", MIXED).unchecked, ["12345678951"]);
        assert_eq!(said("X9900001", MIXED), ["Passport - X9900001"]);
        assert_eq!(said("9900001", MIXED), ["Other - 9900001"]);
        assert_eq!(said("990000123", OTHER), ["Passport - 990000123"]);
        assert_eq!(said("X9900001", UN), ["Other - X9900001"]);
    }

    #[test]
    fn a_number_with_a_label_is_what_it_is_called() {
        assert_eq!(said("TCKN: 12345678951", MIXED), ["NationalId TR 12345678951"]);
        assert_eq!(read("TCKN: 12345678951", MIXED).unchecked, ["12345678951"]);
        assert_eq!(said("PAS. NO 9900123", MIXED), ["Passport - 9900123"]);
        assert_eq!(said("Pasaport no: 990012604", OTHER), ["Passport - 990012604"]);
        assert_eq!(said("Yabancı Ülke VKN: 99084989741", MIXED), ["tax 99084989741"]);
        assert_eq!(said("IMO number: 9990001", OTHER), ["imo 9990001"]);
        assert_eq!(said("SWIFT/BIC: SLKAZZPY", OTHER), ["swift SLKAZZPY"]);
        assert_eq!(
            said(
                "Diplomatik Pasaport: Z99321794 (12 Haziran 2014 tarihinde düzenlenmiş)",
                OTHER
            ),
            ["DiplomaticPassport - Z99321794"]
        );
        assert_eq!(
            said(
                "a) Libya pasaport numarası 990611 (2005'te verilmiş) b) Ulusal kimlik numarası 9900556",
                UN
            ),
            ["Passport LY 990611", "NationalId - 9900556"]
        );
    }

    #[test]
    fn several_numbers_are_told_apart() {
        let both = ["NationalId TR 12345678950", "tax 1234567890"];
        for cell in [
            "TCKN: 12345678950 VKN:1234567890",
            "12345678950/ 1234567890",
            "12345678950-VKN: 1234567890",
            "12345678950 ve 1234567890",
            "12345678950, 1234567890",
        ] {
            assert_eq!(said(cell, MIXED), both, "{cell}");
        }
        assert_eq!(
            said("A99471645 (12345678950-VKN: 1234567890)", MIXED),
            ["Passport - A99471645", both[0], both[1]]
        );
        for cell in [
            "TCKN: 12345678950 PASAPORT NO: X9900001",
            "TCKN 12345678950 Pasaport X9900001",
        ] {
            assert_eq!(said(cell, MIXED), [both[0], "Passport - X9900001"], "{cell}");
        }
        assert_eq!(said("12345678950-", MIXED), both[..1]);
        assert_eq!(
            said("990421147-990110042", OTHER),
            ["Passport - 990421147", "Passport - 990110042"]
        );
    }

    #[test]
    fn letters_and_marks_within_a_number_belong_to_it() {
        assert_eq!(said("RL-9924433", MIXED), ["Passport - RL-9924433"]);
        assert_eq!(said("CT 9960614", MIXED), ["Passport - CT 9960614"]);
        assert_eq!(
            said("PO990230469 (6 Nisan 2016'ya kadar geçerli)", OTHER),
            ["Passport - PO990230469"]
        );
        let noted = read("990420186, 28 Ekim 2016 tarihinde basıldı", OTHER);
        assert_eq!(
            noted.documents[0].note.as_deref(),
            Some("28 Ekim 2016 tarihinde basıldı")
        );
    }

    #[test]
    fn words_in_which_no_number_can_be_told_stay_words() {
        for cell in [
            "Selka pasaport numarası 990611 -61 Ostrava",
            "Telephone: +999-2-9900208. Email: selka@example.org",
            "sorulacak",
            "123",
        ] {
            assert_eq!(said(cell, OTHER), [format!("words {cell}")], "{cell}");
        }
        assert!(said("-", MIXED).is_empty() && said("bilinmiyor", MIXED).is_empty());
        assert_eq!(said(&"a) ".repeat(3000), MIXED).len(), 1);
    }
}

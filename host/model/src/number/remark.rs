//! What a person should know who compares a number.

use std::fmt;

use serde::Serialize;

use super::{MachineRead, NormalNumber, check_digit};

/// What a person should know who looks for a number, or compares it with another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "remark", rename_all = "snake_case")]
pub enum NumberRemark {
    /// It has a letter that looks like a Latin one and is another. Numbers with either are two numbers; that one was meant where
    /// the other was typed is for people to say.
    LookAlike {
        /// The letter, large.
        found: char,
        /// The Latin letter that it looks like.
        like: char,
    },
    /// It has a letter or digit that the machine-readable zone cannot hold: a document that can be machine-read has another number
    /// there.
    NotMachineReadable {
        /// The character, large.
        found: char,
    },
    /// It can be read as nine characters of the machine-readable zone and their check digit, which is right.
    WithCheckDigit {
        /// The number without it.
        number: String,
        /// Whether it can be nothing else.
        is_certain: bool,
    },
    /// It is a number's field of the machine-readable zone, and the check digit behind it is wrong: a character was misread.
    WrongCheckDigit {
        /// The number without it.
        number: String,
        /// The check digit.
        given: char,
        /// The one that the number has.
        right: char,
    },
    /// The check digit that stands behind the number in a machine-readable zone.
    CheckDigit {
        /// The digit.
        digit: char,
    },
}

impl NumberRemark {
    /// The remarks on a number as it is written, those first that put in doubt what it is.
    pub fn on(written: &str) -> Vec<Self> {
        let mut remarks = Vec::new();
        let normal = NormalNumber::of(written);
        let normal = normal.as_ref().map_or("", NormalNumber::as_str);
        for found in normal.chars().filter(|c| !c.is_ascii()) {
            let remark = match latin(found) {
                Some(like) => Self::LookAlike { found, like },
                None => Self::NotMachineReadable { found },
            };
            if !remarks.contains(&remark) {
                remarks.push(remark);
            }
        }
        let read = MachineRead::of(written);
        let is_field = read.as_ref().is_some_and(|read| read.is_certain);
        remarks.extend(read.map(|read| match read.is_right() {
            true => Self::WithCheckDigit {
                number: read.number,
                is_certain: read.is_certain,
            },
            false => Self::WrongCheckDigit {
                number: read.number,
                given: read.given,
                right: read.right,
            },
        }));
        // Fillers behind the number change nothing: their value is nothing.
        if !is_field {
            remarks.extend(check_digit(normal).map(|digit| Self::CheckDigit { digit }));
        }
        remarks
    }
}

/// For people.
impl fmt::Display for NumberRemark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = |c: char| format!("U+{:04X}", c as u32);
        match self {
            Self::LookAlike { found, like } => write!(
                f,
                "it has the letter {found} ({}), which is not the Latin {like} ({}): a number with that one is another; if it \
                 may have been typed instead, look for that as well",
                code(*found),
                code(*like)
            ),
            Self::NotMachineReadable { found } => write!(
                f,
                "it has {found} ({}), which no machine-readable zone holds: there the document has another number",
                code(*found)
            ),
            Self::WithCheckDigit {
                number,
                is_certain: true,
            } => {
                write!(
                    f,
                    "it is the number {number} of a machine-readable zone with its check digit, which is right"
                )
            }
            Self::WithCheckDigit {
                number,
                is_certain: false,
            } => write!(
                f,
                "its last digit is the check digit of what stands before it: it may be the number {number} as a \
                 machine-readable zone has it"
            ),
            Self::WrongCheckDigit { number, given, right } => write!(
                f,
                "the check digit behind {number} is {given} and should be {right}: a character was misread"
            ),
            Self::CheckDigit { digit } => write!(f, "its check digit in a machine-readable zone is {digit}"),
        }
    }
}

/// The Latin letter that a letter of another script looks like, if any. Large letters only: of Cyrillic and Greek, in which they
/// stand on number plates and in series of documents.
fn latin(c: char) -> Option<char> {
    Some(match c {
        'А' | 'Α' => 'A',
        'В' | 'Β' => 'B',
        'С' | 'Ϲ' => 'C',
        'Е' | 'Ε' => 'E',
        'Н' | 'Η' => 'H',
        'І' | 'Ι' => 'I',
        'Ј' => 'J',
        'К' | 'Κ' => 'K',
        'М' | 'Μ' => 'M',
        'Ν' => 'N',
        'О' | 'Ο' => 'O',
        'Р' | 'Ρ' => 'P',
        'Ѕ' => 'S',
        'Т' | 'Τ' => 'T',
        'У' | 'Υ' => 'Y',
        'Х' | 'Χ' => 'X',
        'Ζ' => 'Z',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_look_like_latin_ones_are_said_and_not_taken_for_them() {
        let remarks = NumberRemark::on("ае 123456");
        let expected = [('А', 'A'), ('Е', 'E')].map(|(found, like)| NumberRemark::LookAlike { found, like });
        assert_eq!(remarks, expected);
        let unlike = NumberRemark::NotMachineReadable { found: 'Я' };
        assert_eq!(NumberRemark::on("ЯЯ1"), [unlike]);
    }

    #[test]
    fn a_number_with_its_check_digit_is_said_to_be_one() {
        let with = |number: &str, is_certain| NumberRemark::WithCheckDigit {
            number: number.into(),
            is_certain,
        };
        assert_eq!(
            NumberRemark::on("L898902C36"),
            [with("L898902C3", false), NumberRemark::CheckDigit { digit: '8' }]
        );
        assert_eq!(NumberRemark::on("AB2134<<<5"), [with("AB2134", true)]);
        let wrong = NumberRemark::WrongCheckDigit {
            number: "AB2134".into(),
            given: '6',
            right: '5',
        };
        assert_eq!(NumberRemark::on("AB2134<<<6"), [wrong]);
    }

    #[test]
    fn a_plain_number_is_given_its_check_digit() {
        assert_eq!(
            NumberRemark::on("L898902C3"),
            [NumberRemark::CheckDigit { digit: '6' }]
        );
        assert_eq!(
            NumberRemark::on("ab 2134"),
            [NumberRemark::CheckDigit { digit: '5' }]
        );
    }
}

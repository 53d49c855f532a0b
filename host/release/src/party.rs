//! Those to whom something may be released.

use std::fmt;
use std::str::FromStr;

use dragoman_model::is_country;

/// A state or an organisation: an ISO 3166-1 alpha-2 code, UN, EU or XK; or the code under which an organisation issues lists, such as
/// INTERPOL, of three to sixteen letters. Upper case.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Party(Box<str>);

/// What is no party's code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "{0:?} is no ISO 3166-1 alpha-2 code such as FR, nor UN, EU or XK, nor an organisation's code such as INTERPOL; codes are in upper case"
)]
pub struct NotAParty(String);

impl Party {
    /// Its code.
    pub fn code(&self) -> &str {
        &self.0
    }
}

impl FromStr for Party {
    type Err = NotAParty;

    fn from_str(code: &str) -> Result<Self, NotAParty> {
        let is_organisation =
            (3..=16).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_uppercase());
        if is_country(code) || is_organisation {
            Ok(Self(code.into()))
        } else {
            Err(NotAParty(code.into()))
        }
    }
}

impl fmt::Display for Party {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_party_is_a_state_or_an_organisation() {
        for code in ["FR", "XK", "UN", "EU", "INTERPOL", "NATO"] {
            assert_eq!(
                code.parse::<Party>().map(|party| party.to_string()),
                Ok(code.to_owned())
            );
        }
    }

    #[test]
    fn a_slip_is_no_party() {
        // A mistyped code must not pass for a party that may see little.
        for code in [
            "",
            "F",
            "fr",
            "UK",
            "ZZ",
            "FR ",
            "F1",
            "Interpol",
            "ABCDEFGHIJKLMNOPQ",
            "ÖST",
        ] {
            assert!(code.parse::<Party>().is_err(), "{code:?}");
        }
    }
}

//! Who may see a row. A row whose marking is not understood is left out: it must not reach those whom it was kept from.

use dragoman_guest::countries;
use dragoman_guest::schema::{Marking, Tlp};

use super::{Entry, whole_day};
use crate::columns::{TLP, chosen, plain};

impl Entry<'_> {
    /// The marking; or the cell that is not understood, and why.
    pub(crate) fn marking(&self) -> Result<Marking, (&'static str, String)> {
        let levels = [Tlp::Clear, Tlp::Green, Tlp::Amber, Tlp::AmberStrict, Tlp::Red];
        let tlp = match self.text("tlp") {
            None => None,
            Some(text) => {
                let word = plain(&text);
                let word = word
                    .strip_prefix("tlp")
                    .unwrap_or(&word)
                    .trim_start_matches([':', ' ']);
                let found = chosen(&word.replace('+', " "), &TLP);
                let at = found.ok_or_else(|| ("tlp", format!("{text:?} is none of {}", TLP.join(", "))))?;
                Some(levels[at])
            }
        };
        let mut releasable_to = Vec::new();
        for text in self.several("releasable_to") {
            let code = countries::code(&text).or_else(|| countries::code(&text.to_uppercase()));
            let code =
                code.ok_or_else(|| ("releasable_to", format!("{text:?} is no country that is known")))?;
            releasable_to.push(code.to_owned());
        }
        let originator_controlled = match self.text("originator_controlled") {
            None => false,
            Some(text) => match plain(&text).as_str() {
                "yes" | "y" | "true" | "x" | "1" => true,
                "no" | "n" | "false" | "0" => false,
                _ => return Err(("originator_controlled", format!("{text:?} is neither yes nor no"))),
            },
        };
        let retain_until = match self.text("retain_until") {
            None => None,
            Some(text) => {
                let read = dragoman_guest::dates::read(&text, super::DATES);
                let claim = read
                    .as_ref()
                    .and_then(|read| read.claims.first().filter(|_| read.claims.len() == 1));
                let day = claim.and_then(whole_day);
                Some(day.ok_or_else(|| {
                    (
                        "retain_until",
                        format!("{text:?} is no whole date, such as 2027-12-31"),
                    )
                })?)
            }
        };
        Ok(Marking {
            tlp,
            releasable_to,
            originator_controlled,
            retain_until,
        })
    }
}

//! The values that others refer to. Their words stand wherever they are used, so that only the codes of countries are
//! needed.

use std::collections::HashMap;

use dragoman_guest::xml::Element;

/// The codes of countries by the countries' numbers.
#[derive(Debug, Default)]
pub(super) struct References {
    codes: HashMap<String, String>,
}

impl References {
    /// Takes a value.
    pub(super) fn take(&mut self, value: Element<'_>) {
        if value.value("type") == Some("COUNTRY")
            && let (Some(id), Some(code)) = (value.attribute("refId"), value.value("isoCode"))
        {
            self.codes.insert(id.into(), code.into());
        }
        value.leave_out();
    }

    /// The words for a country, and its code; none if the words say that it is not known.
    pub(super) fn country<'r>(&'r self, country: Element<'r>) -> Option<(&'r str, Option<&'r str>)> {
        let code = country.attribute("refId").and_then(|id| self.codes.get(id));
        let words = country.text()?;
        (words != UNDETERMINED).then_some((words, code.map(String::as_str)))
    }
}

/// What stands where no country is known.
pub(crate) const UNDETERMINED: &str = "undetermined";

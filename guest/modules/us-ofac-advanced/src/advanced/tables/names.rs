//! The names of parties as others link to them: `SURNAME, Given`.

use dragoman_guest::xml::Element;
use dragoman_ofac::NameTable;

use crate::advanced::names::groups;
use crate::advanced::values::{Values, number};
use crate::words::is_last;

/// Takes the names of an identity.
pub(super) fn take(identity: Element<'_>, values: &Values, names: &mut NameTable) {
    let groups = groups(identity);
    for alias in identity.all("Alias") {
        let is_main = alias.attribute("Primary") == Some("true");
        for documented in alias.all("DocumentedName") {
            let (mut last, mut first) = (String::new(), String::new());
            for part in documented.all("DocumentedNamePart") {
                for value in part.all("NamePartValue") {
                    let group = number(value.attribute("NamePartGroupID"));
                    let kind = group.and_then(|group| groups.get(&group).copied());
                    let word = values.find("NamePartType", kind);
                    let side = if word.is_none_or(|word| is_last(&word.text)) {
                        &mut last
                    } else {
                        &mut first
                    };
                    if let Some(text) = value.text() {
                        if !side.is_empty() {
                            side.push(' ');
                        }
                        side.push_str(text);
                    }
                }
            }
            let filled = |text: &String| !text.is_empty();
            names.name(
                is_main,
                Some(last).filter(filled).as_deref(),
                Some(first).filter(filled).as_deref(),
            );
        }
    }
}

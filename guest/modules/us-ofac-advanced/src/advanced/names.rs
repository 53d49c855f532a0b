//! What the parts of names are, which stands apart from the parts, in groups.

use std::collections::HashMap;

use dragoman_guest::xml::Element;

use super::values::number;

/// The number of what the parts of each group are.
pub(super) fn groups(identity: Element<'_>) -> HashMap<u32, u32> {
    let mut found = HashMap::new();
    let masters = identity.first("NamePartGroups");
    for master in masters
        .iter()
        .flat_map(|masters| masters.all("MasterNamePartGroup"))
    {
        for group in master.all("NamePartGroup") {
            let kind = number(group.attribute("NamePartTypeID"));
            if let (Some(id), Some(kind)) = (number(group.attribute("ID")), kind) {
                found.insert(id, kind);
            }
        }
    }
    found
}

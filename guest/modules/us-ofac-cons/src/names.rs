//! The names of all parties: remarks link a party to another by its name.

use dragoman_guest::schema::Fault;
use dragoman_guest::xml::{Element, Records};
use dragoman_guest::{Feed, Notes};
use dragoman_ofac::NameTable;

use crate::LAYOUT;

/// Reads the names of a list.
///
/// # Errors
///
/// A fault if it is no such list, or is not whole.
pub(crate) fn read(feed: &Feed<'_>, part: u32) -> Result<NameTable, Fault> {
    let mut records = Records::open(feed, part, LAYOUT)?;
    // All is said when the parties are read.
    let (mut names, mut notes) = (NameTable::default(), Notes::default());
    while let Some(entry) = records.next(&mut notes)? {
        if let Some(id) = entry.value("uid") {
            names.party(id);
            name(&mut names, true, entry);
            for aka in entry.first("akaList").iter().flat_map(|list| list.all("aka")) {
                name(&mut names, false, aka);
            }
        }
        entry.leave_out();
    }
    Ok(names)
}

fn name(names: &mut NameTable, is_main: bool, of: Element<'_>) {
    names.name(is_main, of.value("lastName"), of.value("firstName"));
}

//! The files of the set, joined. Its members are separate downloads, so that sets of several editions circulate.

use dragoman_guest::schema::{Fault, FaultKind};
use dragoman_guest::{Feed, Notes, build};

use crate::faults;
use crate::join::Joined;
use crate::parties::Parties;
use crate::reader::{self, Table};
use crate::whole;

/// All files of the set.
#[derive(Debug)]
pub(crate) struct Set {
    /// The parties.
    pub(crate) parties: Parties,
    /// Their addresses.
    pub(crate) addresses: Joined,
    /// Their aliases.
    pub(crate) aliases: Joined,
    /// The ends of their remarks.
    pub(crate) comments: Option<Joined>,
}

impl Set {
    /// The files that are joined to the parties.
    pub(crate) fn joined(&self) -> impl Iterator<Item = &Joined> {
        [Some(&self.addresses), Some(&self.aliases), self.comments.as_ref()]
            .into_iter()
            .flatten()
    }
}

/// Reads all files of the set and joins them.
///
/// # Errors
///
/// A fault if a file is missing, cannot be read, or is cut off.
pub(crate) fn read(feed: &Feed<'_>, notes: &mut Notes) -> Result<Set, Fault> {
    let mut tables: [Option<Table>; 4] = [const { None }; 4];
    for (index, info) in feed.parts().iter().enumerate() {
        let part = index as u32;
        let bytes = feed.bytes(part);
        let text = reader::decode(&bytes, part)?;
        let sniffed = reader::sniff(&info.name, part, text.body)?;
        let slot = &mut tables[sniffed.role as usize];
        if slot.is_some() {
            let message = format!("`{}` is a second {}", info.name, sniffed.role.file());
            return Err(faults::fault(
                FaultKind::Other,
                message,
                Some(build::rows(part, 1, 1)),
                "",
            ));
        }
        *slot = Some(reader::read(&sniffed, part, &text, notes)?);
    }
    let [parties, addresses, aliases, comments] = tables;
    let (parties, addresses, aliases) = match (parties, addresses, aliases) {
        (Some(parties), Some(addresses), Some(aliases)) => (parties, addresses, aliases),
        (parties, addresses, aliases) => {
            return Err(missing(
                feed,
                &[
                    ("sdn.csv", parties.is_some()),
                    ("add.csv", addresses.is_some()),
                    ("alt.csv", aliases.is_some()),
                ],
            ));
        }
    };
    let parties = Parties::new(parties, notes);
    let set = Set {
        addresses: Joined::new(addresses, &parties),
        aliases: Joined::new(aliases, &parties),
        comments: comments.map(|table| Joined::new(table, &parties)),
        parties,
    };
    whole::check(&set, notes)?;
    set.joined().for_each(|joined| joined.report_orphans(notes));
    Ok(set)
}

/// Files that must be there are not. Each file of the set with whether it was given.
fn missing(feed: &Feed<'_>, files: &[(&str, bool)]) -> Fault {
    let names = |names: Vec<&str>| match names.is_empty() {
        true => "nothing".to_owned(),
        false => names.join(", "),
    };
    let absent = files.iter().filter(|(_, given)| !given).map(|(name, _)| *name);
    let given = feed.parts().iter().map(|info| info.name.as_str());
    let message = format!(
        "the set of sdn.csv, add.csv and alt.csv lacks {}; given: {}",
        names(absent.collect()),
        names(given.collect())
    );
    faults::fault(FaultKind::MissingPart, message, None, "")
}

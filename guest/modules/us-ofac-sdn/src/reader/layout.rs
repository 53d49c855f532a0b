//! In which order a file has its columns: as the publisher describes them, or as a header says.

use dragoman_guest::build;
use dragoman_guest::schema::{Fault, FaultKind};

use crate::faults;
use crate::role::Role;

/// The columns of a file.
#[derive(Debug)]
pub(crate) struct Layout {
    /// Cells of a row.
    pub(crate) width: usize,
    /// Where each of the role's columns stands.
    pub(crate) places: Vec<usize>,
    /// Columns that are not known.
    pub(crate) surplus: Vec<(usize, String)>,
    /// Whether the first row is a header.
    pub(crate) has_header: bool,
}

/// Whether a row is a header rather than data: data begins with a number.
pub(crate) fn is_header(row: &[String]) -> bool {
    row.len() > 1
        && row
            .first()
            .is_some_and(|cell| normal(cell).len() >= 2 && !cell.bytes().any(|byte| byte.is_ascii_digit()))
}

/// Whether a header names most columns of a role.
pub(crate) fn speaks_of(header: &[String], role: Role) -> bool {
    let known = header.iter().filter(|cell| column(role, cell).is_some()).count();
    known * 2 > role.columns().len()
}

/// The layout of a file of which `first` is the first row.
///
/// # Errors
///
/// A fault `unknown-layout` that names the unexpected and the missing columns of a header.
pub(crate) fn layout(role: Role, part: u32, first: &[String]) -> Result<Layout, Fault> {
    let columns = role.columns().len();
    if !is_header(first) {
        return Ok(Layout {
            width: columns,
            places: (0..columns).collect(),
            surplus: Vec::new(),
            has_header: false,
        });
    }
    let mut places: Vec<Option<usize>> = vec![None; columns];
    let mut surplus = Vec::new();
    for (index, cell) in first.iter().enumerate() {
        match column(role, cell) {
            Some(column) if places[column].is_none() => places[column] = Some(index),
            _ => surplus.push((index, build::fold(cell))),
        }
    }
    let missing: Vec<&str> = places
        .iter()
        .zip(role.columns())
        .filter_map(|(place, name)| place.is_none().then_some(*name))
        .collect();
    if !missing.is_empty() {
        return Err(unknown(role, part, first, &missing, &surplus));
    }
    Ok(Layout {
        width: first.len(),
        places: places.into_iter().flatten().collect(),
        surplus,
        has_header: true,
    })
}

fn unknown(role: Role, part: u32, header: &[String], missing: &[&str], surplus: &[(usize, String)]) -> Fault {
    let unexpected: Vec<&str> = surplus.iter().take(20).map(|(_, name)| name.as_str()).collect();
    let message = format!(
        "the header is not that of {}: it lacks {}; unexpected: {}",
        role.file(),
        missing.join(", "),
        if unexpected.is_empty() {
            "none".into()
        } else {
            unexpected.join(", ")
        },
    );
    let place = build::rows(part, 1, 1);
    faults::fault(FaultKind::UnknownLayout, message, Some(place), &header.join(","))
}

fn column(role: Role, cell: &str) -> Option<usize> {
    let found = normal(cell);
    let synonym = match (role, found.as_str()) {
        (_, "uid" | "entitynumber" | "entnumber" | "id") => "entnum",
        (Role::Parties, "name") => "sdnname",
        (Role::Parties, "type") => "sdntype",
        (Role::Parties, "programs") => "program",
        (Role::Parties, "vesseltype") => "vesstype",
        (Role::Parties, "grossregisteredtonnage" | "grosstonnage") => "grt",
        (Role::Parties, "vesselflag") => "vessflag",
        (Role::Parties, "vesselowner") => "vessowner",
        (Role::Addresses, "addressnumber") => "addnum",
        (Role::Addresses, found) if found.starts_with("citystate") => "city",
        (Role::Addresses, "remarks" | "addressremarks" | "addremark") => "addremarks",
        (Role::Aliases, "altnumber") => "altnum",
        (Role::Aliases, "remarks" | "altremark") => "altremarks",
        (Role::Comments, "remarks" | "comments" | "comment" | "remarksextended") => "remarksextended",
        (_, found) => found,
    };
    role.columns().iter().position(|name| normal(name) == synonym)
}

fn normal(cell: &str) -> String {
    cell.chars()
        .filter(|c| c.is_alphabetic())
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|cell| (*cell).to_owned()).collect()
    }

    #[test]
    fn a_file_without_header_has_the_columns_of_its_role() {
        let layout = layout(Role::Aliases, 0, &row(&["36", "12", "aka", "X", "-0- "])).expect("a layout");
        assert_eq!((layout.width, layout.has_header), (5, false));
    }

    #[test]
    fn a_header_may_be_written_otherwise_and_in_another_order() {
        let header = row(&[
            "ALT NUM",
            " ent num ",
            "Alt_Type",
            "ALT_NAME",
            "colour",
            "Alt_Remarks",
        ]);
        let layout = layout(Role::Aliases, 0, &header).expect("a layout");
        assert_eq!(layout.places, [1, 0, 2, 3, 5]);
        assert_eq!(layout.surplus, [(4, "colour".to_owned())]);
    }

    #[test]
    fn an_unknown_header_is_refused_and_its_columns_named() {
        let fault = layout(Role::Comments, 0, &row(&["ent_num", "prose"])).expect_err("a fault");
        assert_eq!(fault.kind, FaultKind::UnknownLayout);
        assert!(fault.message.contains("prose") && fault.message.contains("Remarks_extended"));
    }
}

//! The files of the set, and their columns.

/// Which file of the set a part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// `sdn.csv`: a row a party.
    Parties,
    /// `add.csv`: a row an address.
    Addresses,
    /// `alt.csv`: a row an alias.
    Aliases,
    /// `sdn_comments.csv`: the ends of remarks that were too long for `sdn.csv`.
    Comments,
}

/// Columns of `sdn.csv`.
pub(crate) mod party {
    pub(crate) const NAME: usize = 1;
    pub(crate) const TYPE: usize = 2;
    pub(crate) const PROGRAM: usize = 3;
    pub(crate) const TITLE: usize = 4;
    pub(crate) const CALL_SIGN: usize = 5;
    pub(crate) const VESSEL_TYPE: usize = 6;
    pub(crate) const TONNAGE: usize = 7;
    pub(crate) const GRT: usize = 8;
    pub(crate) const FLAG: usize = 9;
    pub(crate) const OWNER: usize = 10;
    pub(crate) const REMARKS: usize = 11;
}

/// Columns of `add.csv`.
pub(crate) mod address {
    pub(crate) const STREET: usize = 2;
    pub(crate) const CITY: usize = 3;
    pub(crate) const COUNTRY: usize = 4;
    pub(crate) const REMARK: usize = 5;
}

/// Columns of `alt.csv`.
pub(crate) mod alias {
    pub(crate) const TYPE: usize = 2;
    pub(crate) const NAME: usize = 3;
    pub(crate) const REMARK: usize = 4;
}

/// Columns of `sdn_comments.csv`.
pub(crate) mod comment {
    pub(crate) const TEXT: usize = 1;
}

impl Role {
    pub(crate) const ALL: [Role; 4] = [Role::Parties, Role::Addresses, Role::Aliases, Role::Comments];

    /// What the file is called where it comes from.
    pub(crate) fn file(self) -> &'static str {
        match self {
            Role::Parties => "sdn.csv",
            Role::Addresses => "add.csv",
            Role::Aliases => "alt.csv",
            Role::Comments => "sdn_comments.csv",
        }
    }

    /// What it holds.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Role::Parties => "parties",
            Role::Addresses => "addresses",
            Role::Aliases => "aliases",
            Role::Comments => "comments",
        }
    }

    /// How its name looks like.
    pub(crate) fn pattern(self) -> &'static str {
        match self {
            Role::Parties => "*sdn.csv",
            Role::Addresses => "*add.csv",
            Role::Aliases => "*alt.csv",
            Role::Comments => "*comments.csv",
        }
    }

    /// Whether there is no list without it.
    pub(crate) fn is_required(self) -> bool {
        self != Role::Comments
    }

    /// Its columns by the names in OFAC's description of the format, which some copies have as a header.
    pub(crate) fn columns(self) -> &'static [&'static str] {
        match self {
            Role::Parties => &[
                "Ent_num",
                "SDN_Name",
                "SDN_Type",
                "Program",
                "Title",
                "Call_Sign",
                "Vess_type",
                "Tonnage",
                "GRT",
                "Vess_flag",
                "Vess_owner",
                "Remarks",
            ],
            Role::Addresses => &["Ent_num", "Add_num", "Address", "City", "Country", "Add_remarks"],
            Role::Aliases => &["Ent_num", "Alt_num", "Alt_type", "Alt_name", "Alt_remarks"],
            Role::Comments => &["Ent_num", "Remarks_extended"],
        }
    }

    /// Which file the name of a part speaks of.
    pub(crate) fn by_name(name: &str) -> Option<Role> {
        let name = name.to_ascii_lowercase();
        let hints = [
            ("comment", Role::Comments),
            ("alt", Role::Aliases),
            ("add", Role::Addresses),
            ("sdn", Role::Parties),
        ];
        hints
            .iter()
            .find(|(hint, _)| name.contains(hint))
            .map(|(_, role)| *role)
    }

    /// Which file has so many columns.
    pub(crate) fn by_width(width: usize) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.columns().len() == width)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_file_is_known_by_its_name_and_by_its_width() {
        for role in Role::ALL {
            assert_eq!(Role::by_name(&role.file().to_uppercase()), Some(role));
            assert_eq!(Role::by_width(role.columns().len()), Some(role));
        }
        assert_eq!(Role::by_name("list"), None);
    }
}

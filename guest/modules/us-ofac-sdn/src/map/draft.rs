//! A subject in the making, and the rows that it is made of.

use dragoman_guest::Notes;
use dragoman_guest::schema::{NoticeKind, SubjectKind};
use dragoman_ofac::{Draft as Core, kind};

use super::Mapper;
use crate::reader::Row;
use crate::role::party;

/// A subject in the making, and the rows that it is made of.
pub(super) struct Draft<'m, 's> {
    pub(super) mapper: &'m Mapper<'s>,
    pub(super) party: u32,
    pub(super) row: Row<'s>,
    pub(super) core: Core<'m, 'm>,
}

impl<'m, 's> Draft<'m, 's> {
    pub(super) fn new(
        mapper: &'m Mapper<'s>,
        party: u32,
        id: &'s str,
        notes: &'m mut Notes,
    ) -> Draft<'m, 's> {
        let row = mapper.set.parties.row(party);
        // Null is an organisation.
        let found = row.get(party::TYPE);
        let kind = found.map_or(Some(SubjectKind::Organization), kind);
        let mut core = Core::new(
            id,
            kind.unwrap_or(SubjectKind::Other),
            row.place(),
            mapper.context(),
            notes,
        );
        if let (None, Some(found)) = (kind, found) {
            let message = "a type that is not known";
            core.say(NoticeKind::RejectedValue, "sdn.csv/SDN_Type", message, found, 0);
            core.remark(&format!("SDN_Type: {found}"), None, 0);
        }
        Draft {
            mapper,
            party,
            row,
            core,
        }
    }
}

//! The kind of an entry as the store has it.

use dragoman_model::ItemKind;

use crate::error::HubError;

/// See [`ItemKind::Subject`].
pub(crate) const SUBJECT: i64 = number(ItemKind::Subject);

/// See [`ItemKind::TravelDocuments`].
pub(crate) const BULK: i64 = number(ItemKind::TravelDocuments);

/// See [`ItemKind::Withdrawal`].
pub(crate) const WITHDRAWAL: i64 = number(ItemKind::Withdrawal);

/// The number of a kind in the store.
pub(crate) const fn number(kind: ItemKind) -> i64 {
    match kind {
        ItemKind::Subject => 0,
        ItemKind::TravelDocument => 1,
        ItemKind::TravelDocuments => 2,
        ItemKind::Assessment => 3,
        ItemKind::Withdrawal => 4,
    }
}

/// The kind of a number in the store.
pub(crate) fn of(found: i64) -> Result<ItemKind, HubError> {
    let kinds = [
        ItemKind::Subject,
        ItemKind::TravelDocument,
        ItemKind::TravelDocuments,
        ItemKind::Assessment,
        ItemKind::Withdrawal,
    ];
    let kind = kinds.into_iter().find(|kind| number(*kind) == found);
    kind.ok_or_else(|| HubError::Damaged(format!("an entry is of no kind that is known: {found}")))
}

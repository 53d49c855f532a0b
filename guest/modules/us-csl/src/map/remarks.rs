//! Remarks, which hold relations as well: `(Linked To: ONE; Linked To: OTHER)`.

use dragoman_guest::build;
use dragoman_guest::schema::{Relation, RelationKind, RelationTarget};

use super::draft::{Draft, Said};
use crate::columns::NUMBER;
use crate::parties::Parties;

const LINKED_TO: &str = "Linked To:";

/// Adds the remarks of a row. Those of the Denied Persons List are about the order, and stand with it.
pub(super) fn add(draft: &mut Draft, text: Option<String>, said: &mut Said<'_, '_>) {
    let Some(text) = text.filter(|_| !is_about_listing(said)) else {
        return;
    };
    if said.row.text(NUMBER).is_none() {
        return draft.remark(text, None);
    }
    let mut rest: Vec<&str> = Vec::new();
    for piece in text.split("; ") {
        match linked(piece) {
            Some(name) => {
                let relation = Relation {
                    note: Some(LINKED_TO.into()),
                    ..relation(RelationKind::Associate, name, draft, said)
                };
                draft
                    .distinct
                    .add("relations", &mut draft.subject.relations, relation, draft.at);
            }
            None => rest.push(piece),
        }
    }
    if !rest.is_empty() {
        draft.remark(rest.join("; "), None);
    }
}

/// Whether the remarks of a row's list are about what was ordered, and not about whom.
pub(super) fn is_about_listing(said: &Said<'_, '_>) -> bool {
    said.regime.code == "DPL"
}

/// The name behind `Linked To:`, without the parenthesis that encloses it and others.
fn linked(piece: &str) -> Option<&str> {
    let piece = piece.trim();
    let name = piece
        .strip_prefix('(')
        .unwrap_or(piece)
        .strip_prefix(LINKED_TO)?
        .trim();
    let closes = name.matches(')').count() > name.matches('(').count();
    let name = match closes {
        true => name.strip_suffix(')').unwrap_or(name).trim(),
        false => name,
    };
    (!name.is_empty()).then_some(name)
}

/// A relation to the bearer of a name: to its id if exactly one other party of the Treasury's lists has the name.
pub(super) fn relation(kind: RelationKind, name: &str, draft: &Draft, said: &Said<'_, '_>) -> Relation {
    Relation {
        kind,
        target: target(name, &draft.subject.id, said.parties),
        since: None,
        until: None,
        note: None,
        at: draft.at,
    }
}

fn target(name: &str, own: &str, parties: &Parties) -> RelationTarget {
    match parties.bearer(name).filter(|id| *id != own) {
        Some(id) => RelationTarget::Id(id.to_owned()),
        None => RelationTarget::Text(build::fold(name)),
    }
}

#[cfg(test)]
mod tests {
    use super::linked;

    #[test]
    fn the_parenthesis_around_links_is_no_part_of_a_name() {
        assert_eq!(linked("(Linked To: ORBIS WORKS)"), Some("ORBIS WORKS"));
        assert_eq!(linked("(Linked To: ORBIS (OW)-SELKA"), Some("ORBIS (OW)-SELKA"));
        assert_eq!(linked("Linked To: ORBIS (OW))"), Some("ORBIS (OW)"));
        assert_eq!(linked("Linked To:"), None);
        assert_eq!(linked("wife of Somebody"), None);
    }
}

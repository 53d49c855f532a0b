//! From an `entity` to a subject.

use dragoman_guest::ids::Ids;
use dragoman_guest::schema::{NameForm, NoticeKind, Relation, RelationTarget, Subject, SubjectKind};
use dragoman_guest::xml::Element;
use dragoman_guest::{About, Notes};
use dragoman_ofac::{Context, Draft, Remarks, kind};

use super::{List, addresses, documents, features, listing, names};
use crate::words::{self, joined};

/// The subject of an entity; none, and a notice, if it has no number of its own or no name.
pub(super) fn subject(
    entity: Element<'_>,
    list: &List,
    context: Context<'_>,
    ids: &mut Ids,
    notes: &mut Notes,
) -> Option<Subject> {
    let Some(id) = ids.take(entity.attribute("id"), "entity@id", entity.place(), notes) else {
        entity.leave_out();
        return None;
    };
    let info = entity.first("generalInfo");
    let word = info.and_then(|info| {
        let kind = info.first("entityType")?;
        kind.attribute("refId");
        kind.text()
    });
    let kind = word.and_then(kind);
    let mut draft = Draft::new(
        &id,
        kind.unwrap_or(SubjectKind::Other),
        entity.place(),
        context,
        notes,
    );
    if kind.is_none() {
        let word = word.unwrap_or_default();
        let message = "a type that is not known";
        draft.say(
            NoticeKind::RejectedValue,
            "entity/generalInfo/entityType",
            message,
            word,
            0,
        );
        draft.remark(&format!("entityType: {word}"), None, 0);
    }
    let known = names::names(&mut draft, entity);
    if draft
        .subject
        .names
        .iter()
        .all(|name| name.form != NameForm::Primary)
    {
        drop(draft);
        notes.case(About {
            kind: NoticeKind::RejectedRecord,
            field: "entity/names".into(),
            message: "the entity has no main name; it was left out",
            excerpt: &id,
            record: Some(&id),
            place: Some(entity.place()),
        });
        entity.leave_out();
        return None;
    }
    listing::listing(&mut draft, entity);
    addresses::addresses(&mut draft, entity, list);
    features::features(&mut draft, entity);
    documents::documents(&mut draft, entity, list, &known);
    relations(&mut draft, entity, list);
    if let Some(info) = info {
        // The number of its identity, by which the Advanced format joins its tables.
        info.all("identityId").for_each(Element::leave_out);
        if let Some(titles) = info.value("title") {
            draft.titles(titles);
        }
        if let Some(remarks) = info.value("remarks") {
            draft.clauses(&Remarks::whole(remarks));
        }
    }
    Some(draft.finish())
}

/// Relations; one to a party that is not in the file keeps its name.
fn relations(draft: &mut Draft<'_, '_>, entity: Element<'_>, list: &List) {
    let all = entity.first("relationships");
    for relationship in all.iter().flat_map(|all| all.all("relationship")) {
        relationship.attribute("id");
        let word = words(relationship, "type").unwrap_or_default();
        let quality = words(relationship, "quality").map(|quality| format!("quality: {quality}"));
        let Some(related) = relationship.first("relatedEntity") else {
            continue;
        };
        let (id, name) = (related.attribute("entityId"), related.text());
        let mut outside = None;
        let target = match (id.filter(|id| list.has(id)), name) {
            (Some(id), _) => RelationTarget::Id(id.into()),
            (None, Some(name)) => {
                outside = id.map(|id| format!("OFAC {id}, who is not in this file"));
                RelationTarget::Text(name.into())
            }
            (None, None) => continue,
        };
        if outside.is_some() {
            let message = "the relation leads to a party that is not in the file; its name was kept";
            let field = "entity/relationships/relationship/relatedEntity@entityId";
            let name = name.unwrap_or_default();
            draft.count(NoticeKind::Remark, field, message, name, 0);
        }
        let comments = relationship.value("comments");
        draft.subject.relations.push(Relation {
            kind: words::relation(word),
            target,
            since: None,
            until: None,
            note: joined([Some(word), quality.as_deref(), outside.as_deref(), comments]),
            at: 0,
        });
    }
}

/// The words of a value that also has a number among the reference values.
pub(super) fn words<'r>(of: Element<'r>, name: &str) -> Option<&'r str> {
    let value = of.first(name)?;
    value.attribute("refId");
    value.text()
}

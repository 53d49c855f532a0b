//! From a `DistinctParty` and the rows that are joined to it to a subject.

mod documents;
mod features;
mod listing;
mod names;
mod places;

use dragoman_guest::ids::Ids;
use dragoman_guest::schema::{Locator, NameForm, NoticeKind, Relation, RelationTarget, Subject, SubjectKind};
use dragoman_guest::xml::Element;
use dragoman_guest::{About, Notes};
use dragoman_ofac::{Context, Draft, Remarks, kind};

use super::tables::Tables;
use super::values::number;
use crate::words::{self, joined};

/// Makes subjects of parties.
pub(super) struct Mapper<'t> {
    tables: &'t Tables,
    context: Context<'t>,
}

impl<'t> Mapper<'t> {
    /// A mapper for the tables of a file.
    pub(super) fn new(tables: &'t Tables, context: Context<'t>) -> Mapper<'t> {
        Mapper { tables, context }
    }

    /// The subject of a party; none, and a notice, if it has no number or no name. OFAC's number is that of the profile,
    /// of which a party has one.
    pub(super) fn subject(&self, party: Element<'_>, ids: &mut Ids, notes: &mut Notes) -> Option<Subject> {
        let profile = party.first("Profile");
        let id = profile.and_then(|profile| profile.attribute("ID"));
        let fixed = party.attribute("FixedRef");
        let Some(id) = ids.take(id.or(fixed), "DistinctParty/Profile@ID", party.place(), notes) else {
            party.leave_out();
            return None;
        };
        let Some(profile) = profile else {
            return self.reject(party, &id, notes);
        };
        let kind = self.kind(profile);
        let mut draft = Draft::new(
            &id,
            kind.unwrap_or(SubjectKind::Other),
            party.place(),
            self.context,
            notes,
        );
        if kind.is_none() {
            self.say_kind(&mut draft, profile);
        }
        let names = self.names(&mut draft, profile);
        if draft
            .subject
            .names
            .iter()
            .all(|name| name.form != NameForm::Primary)
        {
            drop(draft);
            return self.reject(party, &id, notes);
        }
        let number = number(Some(&id));
        self.listing(&mut draft, number);
        self.features(&mut draft, profile);
        self.documents(&mut draft, profile, &names);
        self.relations(&mut draft, number);
        for of in [party, profile] {
            if let Some(remarks) = of.value("Comment") {
                draft.clauses(&Remarks::whole(remarks));
            }
        }
        references(&mut draft, profile);
        Some(draft.finish())
    }

    fn reject(&self, party: Element<'_>, id: &str, notes: &mut Notes) -> Option<Subject> {
        notes.case(About {
            kind: NoticeKind::RejectedRecord,
            field: "DistinctParty/Profile/Identity".into(),
            message: "the party has no main name; it was left out",
            excerpt: id,
            record: Some(id),
            place: Some(party.place()),
        });
        party.leave_out();
        None
    }

    /// What a party is: by its subtype, or by its type, for the subtype of persons and of entities is `Unknown`.
    fn kind(&self, profile: Element<'_>) -> Option<SubjectKind> {
        let id = number(profile.attribute("PartySubTypeID"));
        let values = &self.tables.values;
        let own = values.text("PartySubType", id);
        own.and_then(kind)
            .or_else(|| values.parent("PartySubType", id, "PartyType").and_then(kind))
    }

    fn say_kind(&self, draft: &mut Draft<'_, '_>, profile: Element<'_>) {
        let id = number(profile.attribute("PartySubTypeID"));
        let values = &self.tables.values;
        let words = [
            values.text("PartySubType", id),
            values.parent("PartySubType", id, "PartyType"),
        ];
        let words = joined(words).unwrap_or_default();
        let message = "a type that is not known";
        let field = "DistinctParty/Profile@PartySubTypeID";
        draft.say(NoticeKind::RejectedValue, field, message, &words, 0);
        draft.remark(&format!("PartySubType: {words}"), None, 0);
    }

    /// Relations; one to a profile that is not in the file keeps its number.
    fn relations(&self, draft: &mut Draft<'_, '_>, profile: Option<u32>) {
        let tables = self.tables;
        for row in profile
            .into_iter()
            .flat_map(|profile| tables.relations.of(profile))
        {
            let at = draft.source(tables.place(row.place));
            let word = tables.values.text("RelationType", row.kind).unwrap_or_default();
            let quality = tables.values.text("RelationQuality", row.quality);
            let quality = quality.map(|quality| format!("quality: {quality}"));
            let is_inside = tables.has_profile(row.to);
            let target = if is_inside {
                RelationTarget::Id(row.to.to_string())
            } else {
                let message = "the relation leads to a profile that is not in the file; its number was kept";
                let field = "ProfileRelationship@To-ProfileID";
                draft.count(NoticeKind::Remark, field, message, &row.to.to_string(), at);
                RelationTarget::Text(format!("OFAC {}", row.to))
            };
            draft.subject.relations.push(Relation {
                kind: words::relation(word),
                target,
                since: None,
                until: None,
                note: joined([
                    Some(word),
                    quality.as_deref(),
                    row.is_former.then_some("former"),
                    (!is_inside).then_some("who is not in this file"),
                    tables.text.get(row.comment),
                ]),
                at,
            });
        }
    }

    /// Says which rows are about nobody in the file, and which numbers lead nowhere.
    pub(super) fn report_loose_ends(&self, notes: &mut Notes) {
        let tables = self.tables;
        tables.values.report_missing(notes);
        let place = |place| Some(tables.place(place));
        let documents = tables.documents.all().filter(|(id, _)| !tables.has_identity(*id));
        for (id, row) in documents {
            orphan("IDRegDocument@IdentityID", id, place(row.place), notes);
        }
        let entries = tables.entries.all().filter(|(id, _)| !tables.has_profile(*id));
        for (id, row) in entries {
            orphan("SanctionsEntry@ProfileID", id, place(row.place), notes);
        }
        let relations = tables.relations.all().filter(|(id, _)| !tables.has_profile(*id));
        for (id, row) in relations {
            orphan("ProfileRelationship@From-ProfileID", id, place(row.place), notes);
        }
    }
}

fn orphan(field: &'static str, id: u32, place: Option<Locator>, notes: &mut Notes) {
    notes.case(About {
        kind: NoticeKind::RejectedRecord,
        field: field.into(),
        message: "nobody in the file has this number: the row was left out",
        excerpt: &id.to_string(),
        record: None,
        place,
    });
}

/// References to what others know of a party. OFAC has none; the data model does.
fn references(draft: &mut Draft<'_, '_>, profile: Element<'_>) {
    profile
        .all("SanctionsEntryReference")
        .for_each(Element::leave_out);
    for reference in profile.all("ExternalReference") {
        reference.attribute("ExRefTypeID");
        let texts = ["ExRefValue", "DirectURL", "Comment"].map(|name| reference.value(name));
        if let Some(text) = joined(texts) {
            draft.subject.extra.push(("external-reference".into(), text));
        }
    }
}

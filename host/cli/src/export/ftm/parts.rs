//! What a subject has that FollowTheMoney makes entities of: addresses, documents, designations, relations …

use anyhow::Result;
use dragoman_hub::{Ground, ListKey};
use dragoman_model::schema::*;

use super::model::{self, Schema};
use super::subject::{date, whole};
use super::told::{Entity, Saying, Told};
use super::{Kinds, ids, value, word};

/// The parts of a subject.
pub(super) struct Parts<'a> {
    told: &'a mut Told,
    list: &'a ListKey,
    kinds: &'a Kinds,
    id: String,
    /// The field of the record that names the subject.
    named_by: &'static str,
    schema: Schema,
    parts: Vec<Entity>,
}

impl<'a> Parts<'a> {
    pub(super) fn new(told: &'a mut Told, list: &'a ListKey, it: &Entity, kinds: &'a Kinds) -> Self {
        Self {
            told,
            list,
            kinds,
            id: it.id.clone(),
            named_by: "id",
            schema: it.schema,
            parts: Vec::new(),
        }
    }

    /// The parts of a subject that another record names in a field.
    pub(super) fn named_by(self, field: &'static str) -> Self {
        Self {
            named_by: field,
            ..self
        }
    }

    pub(super) fn end(self) -> Vec<Entity> {
        self.parts
    }

    fn part(&self, kind: &str, schema: Schema, value: &impl serde::Serialize) -> Result<Entity> {
        Ok(self.told.entity(ids::of_part(&self.id, kind, value)?, schema))
    }

    /// Says that a part belongs to the subject.
    fn of_subject(&mut self, part: &mut Entity, property: &'static str, at: u32) {
        self.told
            .refer(part, property, &self.id, Saying::new("", self.named_by).at(at));
    }

    fn text(
        &mut self,
        part: &mut Entity,
        property: &'static str,
        text: &Option<String>,
        path: String,
        at: u32,
    ) {
        if let Some(text) = text {
            self.told.say(part, property, Saying::new(text, path).at(at));
        }
    }

    /// Texts that stand in fields of one value: the property that says each, the text and the field.
    fn texts<'b>(
        &mut self,
        part: &mut Entity,
        fields: impl IntoIterator<Item = (&'static str, &'b Option<String>, &'static str)>,
        path: &str,
        at: u32,
    ) {
        for (property, text, field) in fields {
            self.text(part, property, text, format!("{path}.{field}"), at);
        }
    }

    fn date(&mut self, part: &mut Entity, property: &'static str, claim: &Option<DateClaim>, path: String) {
        if let Some(claim) = claim {
            date(self.told, part, property, claim, &path);
        }
    }

    pub(super) fn addresses(&mut self, it: &mut Entity, addresses: &[Place]) -> Result<()> {
        for (index, place) in addresses.iter().enumerate() {
            let path = format!("addresses[{index}]");
            let mut part = self.part("address", "Address", place)?;
            let fields = [
                ("street", &place.street, "street"),
                ("city", &place.city, "city"),
                ("region", &place.region, "region"),
                ("postalCode", &place.postcode, "postcode"),
                ("country", &place.country, "country"),
                ("notes", &place.note, "note"),
            ];
            self.texts(&mut part, fields, &path, place.at);
            whole(self.told, &mut part, "full", place, &path);
            if !part.statements.is_empty() {
                self.told.refer(
                    it,
                    "addressEntity",
                    &part.id,
                    Saying::new("", format!("{path}.at")).at(place.at),
                );
                self.parts.push(part);
            }
        }
        Ok(())
    }

    pub(super) fn documents(&mut self, documents: &[IdentityDocument]) -> Result<()> {
        for (index, document) in documents.iter().enumerate() {
            self.document(document, &format!("documents[{index}]"))?;
        }
        Ok(())
    }

    /// A document that the subject holds, if it can be said; else why it cannot is told of `path` or of a part of it.
    pub(super) fn document(&mut self, document: &IdentityDocument, path: &str) -> Result<()> {
        let schema = match document.kind {
            DocumentKind::Passport
            | DocumentKind::DiplomaticPassport
            | DocumentKind::ServicePassport
            | DocumentKind::TravelDocument => "Passport",
            _ => "Identification",
        };
        let Some(number) = &document.number else {
            self.told
                .cannot(path, "FollowTheMoney has no documents without a number");
            return Ok(());
        };
        if !self.holds(path) {
            return Ok(());
        }
        let at = document.at;
        let mut part = self.part("document", schema, document)?;
        let saying = Saying::new(number, format!("{path}.number"))
            .at(at)
            .raw(&document.raw, format!("{path}.raw"));
        if !self.told.say(&mut part, "number", saying) {
            return Ok(());
        }
        self.of_subject(&mut part, "holder", at);
        let kind = word(&document.kind)?;
        self.told.say(
            &mut part,
            "type",
            Saying::new(kind, format!("{path}.kind")).at(at),
        );
        let fields = [
            ("country", &document.issuer, "issuer"),
            ("authority", &document.authority, "authority"),
            ("namesMentioned", &document.name, "name"),
            ("description", &document.note, "note"),
        ];
        self.texts(&mut part, fields, path, at);
        self.date(&mut part, "startDate", &document.issued, format!("{path}.issued"));
        self.date(&mut part, "endDate", &document.expires, format!("{path}.expires"));
        self.parts.push(part);
        Ok(())
    }

    /// Whether the subject may hold documents, wallets and accounts; says why not of what is at `path`.
    fn holds(&mut self, path: &str) -> bool {
        let may = model::is_a(self.schema, "LegalEntity");
        if !may {
            self.told.cannot(path, "in FollowTheMoney a craft holds nothing");
        }
        may
    }

    pub(super) fn identifiers(&mut self, it: &mut Entity, identifiers: &[Identifier]) -> Result<()> {
        for (index, identifier) in identifiers.iter().enumerate() {
            let path = format!("identifiers[{index}]");
            let (scheme, number) = (identifier.scheme.as_str(), &identifier.value);
            let (property, number) = match scheme {
                "imo" => ("imoNumber", value::imo(number)),
                "lei" => ("leiCode", value::lei(number)),
                "mmsi" => ("mmsi", Ok(number.clone())),
                "tax" => ("taxNumber", Ok(number.clone())),
                "registration" => ("registrationNumber", Ok(number.clone())),
                "duns" => ("dunsCode", Ok(number.clone())),
                _ => (
                    "",
                    Err("FollowTheMoney has no property for numbers of this scheme".into()),
                ),
            };
            if let Some(symbol) = scheme.strip_prefix("wallet:") {
                self.wallet(identifier, symbol, &path)?;
                continue;
            }
            match number {
                Ok(_) if model::property(it.schema, property).is_none() => {}
                Ok(number) => {
                    let saying = Saying::new(number, format!("{path}.value"))
                        .at(identifier.at)
                        .instead_of(identifier.value.clone());
                    if self.told.say(it, property, saying) {
                        self.told.implied(format!("{path}.scheme"));
                    }
                }
                Err(why) => self.told.cannot(&path, &why),
            }
            if model::is_a(self.schema, "LegalEntity") {
                self.numbered(identifier, &path)?;
            }
        }
        Ok(())
    }

    /// A number with all that is said of it.
    fn numbered(&mut self, identifier: &Identifier, path: &str) -> Result<()> {
        let at = identifier.at;
        let mut part = self.part("identifier", "Identification", identifier)?;
        let saying = Saying::new(&identifier.value, format!("{path}.value")).at(at);
        if !self.told.say(&mut part, "number", saying) {
            return Ok(());
        }
        self.of_subject(&mut part, "holder", at);
        self.told.say(
            &mut part,
            "type",
            Saying::new(&identifier.scheme, format!("{path}.scheme")).at(at),
        );
        self.text(
            &mut part,
            "country",
            &identifier.country,
            format!("{path}.country"),
            at,
        );
        self.text(
            &mut part,
            "description",
            &identifier.note,
            format!("{path}.note"),
            at,
        );
        self.parts.push(part);
        Ok(())
    }

    fn wallet(&mut self, identifier: &Identifier, symbol: &str, path: &str) -> Result<()> {
        if !self.holds(path) {
            return Ok(());
        }
        let at = identifier.at;
        let mut part = self.part("wallet", "CryptoWallet", identifier)?;
        let saying = Saying::new(&identifier.value, format!("{path}.value")).at(at);
        if !self.told.say(&mut part, "cryptoAddress", saying) {
            return Ok(());
        }
        self.of_subject(&mut part, "holder", at);
        self.told.say(
            &mut part,
            "currencySymbol",
            Saying::new(symbol, format!("{path}.scheme")).at(at),
        );
        self.text(
            &mut part,
            "country",
            &identifier.country,
            format!("{path}.country"),
            at,
        );
        self.text(&mut part, "notes", &identifier.note, format!("{path}.note"), at);
        self.parts.push(part);
        Ok(())
    }

    pub(super) fn contacts(&mut self, it: &mut Entity, contacts: &[Contact]) -> Result<()> {
        for (index, contact) in contacts.iter().enumerate() {
            let path = format!("contacts[{index}]");
            let saying = Saying::new(&contact.value, format!("{path}.value")).at(contact.at);
            let said = match contact.kind {
                ContactKind::Email => self.told.say(it, "email", saying),
                ContactKind::Website => self.told.say(it, "website", saying),
                ContactKind::Account => {
                    if !self.holds(&path) {
                        continue;
                    }
                    let mut part = self.part("account", "UserAccount", contact)?;
                    let said = self.told.say(&mut part, "username", saying);
                    if said {
                        self.of_subject(&mut part, "owner", contact.at);
                        self.text(
                            &mut part,
                            "notes",
                            &contact.note,
                            format!("{path}.note"),
                            contact.at,
                        );
                        self.parts.push(part);
                    }
                    said
                }
                ContactKind::Phone => {
                    let why = "FollowTheMoney takes telephone numbers in one international form, and lists have them in many";
                    self.told.cannot(&path, why);
                    false
                }
                ContactKind::Fax | ContactKind::Other => false,
            };
            if said {
                self.told.implied(format!("{path}.kind"));
            }
        }
        Ok(())
    }

    /// Says by what acts the subject is listed. `instead` tells which of them a rule left out or has expired, with the word for it: none
    /// of these is ever said to be active.
    pub(super) fn designations(
        &mut self,
        it: &mut Entity,
        subject: &Subject,
        instead: impl Fn(Ground) -> Option<&'static str>,
    ) -> Result<()> {
        for (index, designation) in subject.designations.iter().enumerate() {
            let path = format!("designations[{index}]");
            let at = designation.at;
            let mut part = self.part("sanction", "Sanction", designation)?;
            let is_active =
                designation.status == DesignationStatus::Active && subject.status == SubjectStatus::Active;
            let standing = Standing {
                path: format!("{path}.status"),
                stated: word(&designation.status)?,
                instead: instead(Ground::Designation(index)),
                topic: is_active.then_some("sanction"),
                at,
            };
            self.standing(it, &mut part, standing);
            let fields = [
                ("authority", &designation.authority, "authority"),
                ("program", &designation.programme, "programme"),
                ("authorityId", &designation.reference, "reference"),
                ("reason", &designation.reason, "reason"),
                ("description", &designation.note, "note"),
            ];
            self.texts(&mut part, fields, &path, at);
            for (number, measure) in designation.measures.iter().enumerate() {
                let path = format!("{path}.measures[{number}]");
                let kind = Saying::new(word(&measure.kind)?, format!("{path}.kind")).at(at);
                self.told.say(&mut part, "provisions", kind);
                self.text(&mut part, "provisions", &measure.text, format!("{path}.text"), at);
            }
            self.date(
                &mut part,
                "listingDate",
                &designation.listed,
                format!("{path}.listed"),
            );
            self.date(
                &mut part,
                "startDate",
                &designation.effective,
                format!("{path}.effective"),
            );
            // One of the two is the end.
            let (end, field) = match &designation.delisted {
                Some(_) => (&designation.delisted, "delisted"),
                None => (&designation.expires, "expires"),
            };
            self.date(&mut part, "endDate", end, format!("{path}.{field}"));
            for (number, claim) in designation.amended.iter().enumerate() {
                date(
                    self.told,
                    &mut part,
                    "modifiedAt",
                    claim,
                    &format!("{path}.amended[{number}]"),
                );
            }
            self.parts.push(part);
        }
        Ok(())
    }

    /// Says what interests there are in the subject, as [`Parts::designations`].
    pub(super) fn interests(
        &mut self,
        it: &mut Entity,
        subject: &Subject,
        instead: impl Fn(Ground) -> Option<&'static str>,
    ) -> Result<()> {
        for (index, interest) in subject.interests.iter().enumerate() {
            let path = format!("interests[{index}]");
            let at = interest.at;
            // Without legal force of its own, as FollowTheMoney tells the two apart.
            let mut part = self.part("risk", "Risk", interest)?;
            let is_wanted =
                interest.basis == InterestBasis::Wanted && subject.status == SubjectStatus::Active;
            let standing = Standing {
                path: format!("{path}.basis"),
                stated: word(&interest.basis)?,
                instead: instead(Ground::Interest(index)),
                topic: is_wanted.then_some("wanted"),
                at,
            };
            self.standing(it, &mut part, standing);
            let fields = [
                ("authority", &interest.authority, "authority"),
                ("program", &interest.category, "category"),
                ("reason", &interest.offence, "offence"),
                ("description", &interest.note, "note"),
            ];
            self.texts(&mut part, fields, &path, at);
            self.parts.push(part);
        }
        Ok(())
    }

    /// Says that a ground is one of the subject's, where it stands, and what that makes of the subject.
    fn standing(&mut self, it: &mut Entity, part: &mut Entity, standing: Standing) {
        let Standing {
            path,
            stated,
            instead,
            topic,
            at,
        } = standing;
        self.of_subject(part, "entity", at);
        let saying = match instead {
            None => Saying::new(stated, &path).at(at),
            Some(instead) => Saying::new(instead, &path).at(at).instead_of(stated),
        };
        self.told.say(part, "status", saying);
        if let (None, Some(topic)) = (instead, topic) {
            self.told.say(it, "topics", Saying::new(topic, path).at(at));
        }
    }

    pub(super) fn relations(&mut self, relations: &[Relation]) -> Result<()> {
        for (index, relation) in relations.iter().enumerate() {
            self.relation(relation, &format!("relations[{index}]"))?;
        }
        Ok(())
    }

    fn relation(&mut self, relation: &Relation, path: &str) -> Result<()> {
        let RelationTarget::Id(target) = &relation.target else {
            self.told.cannot(
                path,
                "FollowTheMoney relates entities, and the list names no record",
            );
            return Ok(());
        };
        let Some(other) = self.kinds.schema(self.list, target) else {
            self.told
                .cannot(path, "the record that it leads to is not in this export");
            return Ok(());
        };
        let other_id = ids::of_record(self.list, target);
        if other_id == self.id {
            self.told
                .cannot(path, "in FollowTheMoney nothing is related to itself");
            return Ok(());
        }
        let (schema, here, there) = edge(relation.kind, self.schema, other);
        let at = relation.at;
        let mut part = self.part("relation", schema, relation)?;
        self.of_subject(&mut part, here, at);
        self.told.refer(
            &mut part,
            there,
            &other_id,
            Saying::new("", format!("{path}.target")).at(at),
        );
        let property = if model::is_a(schema, "Interest") {
            "role"
        } else {
            "relationship"
        };
        let kind = Saying::new(word(&relation.kind)?, format!("{path}.kind")).at(at);
        self.told.say(&mut part, property, kind);
        self.date(&mut part, "startDate", &relation.since, format!("{path}.since"));
        self.date(&mut part, "endDate", &relation.until, format!("{path}.until"));
        self.text(
            &mut part,
            "description",
            &relation.note,
            format!("{path}.note"),
            at,
        );
        self.parts.push(part);
        Ok(())
    }
}

/// Where a ground of a listing stands.
struct Standing {
    /// The field that says so.
    path: String,
    /// What the list says there.
    stated: String,
    /// What holds instead.
    instead: Option<&'static str>,
    /// FollowTheMoney's word for a subject of which the list says so.
    topic: Option<&'static str>,
    at: u32,
}

/// The schema of a relation between two schemata; and the properties for the subject, and for what it is related to. What
/// FollowTheMoney has no relation for, between such two, is a link of which the role says what it is.
fn edge(kind: RelationKind, here: Schema, there: Schema) -> (Schema, &'static str, &'static str) {
    let legal = |schema| model::is_a(schema, "LegalEntity");
    let (both_legal, both_persons) = (legal(here) && legal(there), here == "Person" && there == "Person");
    // FollowTheMoney's assets are craft here: what owns a company is said of companies only, which lists do not tell from others.
    let is_asset = |schema| model::is_a(schema, "Vehicle");
    match kind {
        RelationKind::OwnerOf if legal(here) && is_asset(there) => ("Ownership", "owner", "asset"),
        RelationKind::OwnedBy if legal(there) && is_asset(here) => ("Ownership", "asset", "owner"),
        RelationKind::Controls if both_legal => ("Control", "controller", "controlled"),
        RelationKind::ControlledBy if both_legal => ("Control", "controlled", "controller"),
        RelationKind::MemberOf if legal(here) && there == "Organization" => {
            ("Membership", "member", "organization")
        }
        RelationKind::HasMember if legal(there) && here == "Organization" => {
            ("Membership", "organization", "member")
        }
        RelationKind::SuccessorOf if both_legal => ("Succession", "successor", "predecessor"),
        RelationKind::Family if both_persons => ("Family", "person", "relative"),
        RelationKind::Associate if both_persons => ("Associate", "person", "associate"),
        _ => ("UnknownLink", "subject", "object"),
    }
}

//! What a record says of a document.

use anyhow::Result;
use dragoman_hub::{Held, ListKey, NumberStated, Recognition};
use dragoman_model::schema::{
    DateClaim, DocumentKind, DocumentStatus, IdentityDocument, Locator, Marking, Place, SubjectStatus,
    TravelDocument, TravelDocuments,
};
use dragoman_model::{Effect, Item, ItemKind, NormalNumber};
use dragoman_resolve::RecordKey;
use serde::Serialize;
use serde_json::Value;

use crate::aggregate::Aggregate;
use crate::place::{self, Names};
use crate::{cluster, effect, record, visible, word};

/// What a record says of a document that has a number.
#[derive(Debug, Serialize)]
pub(crate) struct Statement {
    /// The list.
    #[serde(flatten)]
    list: ListKey,
    /// The edition; none in a release.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) edition: Option<i64>,
    /// The edition whose input says it, where that is another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) origin: Option<i64>,
    /// Id of the record.
    id: String,
    /// Its kind: documents in bulk, a travel document, or a subject that has an identity document.
    item: ItemKind,
    /// The number as the record has it.
    number: String,
    /// How that meets what was asked for.
    met: Met,
    /// Kind of the document.
    pub(crate) kind: DocumentKind,
    /// Who issued it, if the record says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) documents_issuer: Option<String>,
    /// Which authority issued it.
    #[serde(skip_serializing_if = "Option::is_none")]
    authority: Option<String>,
    /// Its standing: `left_out` where a rule leaves out what its list says of it.
    status: Status<DocumentStatus>,
    /// What its list says of its standing, where that is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    stated_status: Option<DocumentStatus>,
    /// How the record may be handled.
    marking: Marking,
    #[serde(skip_serializing_if = "Option::is_none")]
    reported: Option<DateClaim>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<DateClaim>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expires: Option<DateClaim>,
    /// The subject who has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    holder: Option<String>,
    /// The standing of that subject, where its list has a record of it: `left_out` or `expired` where that is not what the list says.
    #[serde(skip_serializing_if = "Option::is_none")]
    holder_status: Option<Status<SubjectStatus>>,
    /// What the list says of that, where it is another.
    #[serde(skip_serializing_if = "Option::is_none")]
    stated_holder_status: Option<SubjectStatus>,
    /// What the operator's rules leave out of the listing: of the holder's, or else of the document's.
    #[serde(skip_serializing_if = "Option::is_none")]
    recognition: Option<Recognition>,
    /// What of the holder's listing has expired, or is overdue for review.
    #[serde(skip_serializing_if = "Option::is_none")]
    effect: Option<Effect>,
    /// The name that it was issued in.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    circumstances: Option<String>,
    /// Where it was lost.
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<Place>,
    #[serde(skip_serializing_if = "Option::is_none")]
    raw: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    /// What the schema has no field for, where the record is the document's.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    extra: Vec<(String, String)>,
    /// Where the record stands; nothing in a release.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sources: Vec<Locator>,
}

/// A standing.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
enum Status<T> {
    /// As the list has it.
    Stated(T),
    /// Another one: a rule left the listing out, or it has expired.
    Overruled(&'static str),
}

/// How the number of a record meets what was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Met {
    /// They are the same, character by character.
    AsWritten,
    /// They are written in two ways, and their normal forms are the same.
    InNormalForm,
    /// It is what was asked for without a check digit behind it.
    WithoutCheckDigit,
}

/// What is looked for.
pub(crate) struct Question<'a> {
    /// The number as it was asked for.
    pub(crate) asked: &'a str,
    /// The form in which it is looked for.
    pub(crate) normal: &'a NormalNumber,
    /// Whether a check digit was left out of it.
    pub(crate) is_without_check_digit: bool,
}

impl Question<'_> {
    fn met(&self, written: &str) -> Met {
        match written {
            _ if self.is_without_check_digit => Met::WithoutCheckDigit,
            written if written == self.asked => Met::AsWritten,
            _ => Met::InNormalForm,
        }
    }

    /// What the records that state a number say of the documents that have it.
    pub(crate) fn statements(&self, found: Vec<(Held, NumberStated)>) -> Vec<Statement> {
        let mut statements: Vec<Statement> = Vec::new();
        for (held, stated) in found {
            let Held {
                list,
                edition,
                origin,
                sources,
                item,
            } = held;
            let base = |id: &str, number: String, kind, status| Statement {
                list: list.clone(),
                edition,
                origin,
                id: id.to_owned(),
                item: item.kind(),
                met: self.met(&number),
                number,
                kind,
                documents_issuer: None,
                authority: None,
                status: Status::Stated(status),
                stated_status: None,
                marking: item.marking().clone(),
                reported: None,
                issued: None,
                expires: None,
                holder: None,
                holder_status: None,
                stated_holder_status: None,
                recognition: None,
                effect: None,
                name: None,
                circumstances: None,
                place: None,
                raw: None,
                note: None,
                extra: Vec::new(),
                sources: sources.clone(),
            };
            let of = |id: &str, document: &IdentityDocument, number: String| Statement {
                documents_issuer: document.issuer.clone(),
                authority: document.authority.clone(),
                name: document.name.clone(),
                issued: document.issued.clone(),
                expires: document.expires.clone(),
                raw: document.raw.clone(),
                note: document.note.clone(),
                ..base(id, number, document.kind, document.status)
            };
            // A record that states the number in two ways is told once.
            let is_told = |statements: &[Statement]| {
                statements
                    .iter()
                    .any(|told| told.list == list && told.id == stated.id)
            };
            match &item {
                Item::TravelDocuments(batch) => {
                    let TravelDocuments { id, kind, status, .. } = batch;
                    statements.push(Statement {
                        documents_issuer: batch.issuer.clone(),
                        reported: batch.reported.clone(),
                        issued: batch.issued.clone(),
                        expires: batch.expires.clone(),
                        extra: batch.extra.clone(),
                        ..base(id, stated.written, *kind, *status)
                    });
                }
                Item::TravelDocument(travel) => {
                    let TravelDocument { id, document, .. } = travel;
                    statements.push(Statement {
                        reported: travel.reported.clone(),
                        holder: travel.holder.clone(),
                        circumstances: travel.circumstances.clone(),
                        place: travel.place.as_deref().cloned(),
                        extra: travel.extra.clone(),
                        ..of(id, document, stated.written)
                    });
                }
                Item::Subject(subject) if !is_told(&statements) => {
                    let name = subject.names.first().map(|name| name.full.clone());
                    for document in &subject.documents {
                        let Some(number) = &document.number else { continue };
                        if NormalNumber::of(number).as_ref() != Some(self.normal) {
                            continue;
                        }
                        let mut statement = of(&subject.id, document, number.clone());
                        statement.holder = name.clone();
                        statement.holder_status = Some(Status::Stated(subject.status));
                        // The place that states the document comes first.
                        let at = document.at as usize;
                        if at < statement.sources.len() {
                            statement.sources[..=at].rotate_right(1);
                        }
                        statements.push(statement);
                    }
                }
                Item::Subject(_) | Item::Assessment(_) | Item::Withdrawal(_) => {}
            }
        }
        statements
    }
}

/// Says of each statement about one document whether a rule leaves it out, and whether its holder's listing still holds.
pub(crate) fn weigh(statements: &mut [Statement], aggregate: &Aggregate) -> Result<()> {
    for statement in statements.iter_mut() {
        let holder = match statement.item {
            ItemKind::Subject => Some(&statement.id),
            _ => statement.holder.as_ref(),
        };
        let Some(holder) = holder else { continue };
        let key = RecordKey::new(&statement.list.issuer, &statement.list.list, holder);
        if let Some(known) = aggregate.known(&key)?
            && let Item::Subject(subject) = &known.held.item
        {
            let overruled = known.overruled();
            statement.holder_status =
                Some(overruled.map_or(Status::Stated(subject.status), Status::Overruled));
            statement.stated_holder_status = overruled.map(|_| subject.status);
            statement.recognition = known.recognition;
            statement.effect = known.effect;
        }
    }
    let said: Vec<_> = statements
        .iter()
        .map(|statement| (&statement.list, statement.counts()))
        .collect();
    let recognised = aggregate.recognise_document(&said);
    for (statement, recognition) in statements.iter_mut().zip(recognised) {
        if recognition.is_left_out
            && statement.item != ItemKind::Subject
            && let Status::Stated(stated) = statement.status
        {
            statement.status = Status::Overruled("left_out");
            statement.stated_status = Some(stated);
            statement.recognition = Some(recognition);
        }
    }
    Ok(())
}

impl Statement {
    /// Whether it is what this record of a list says.
    pub(crate) fn is_of(&self, list: &ListKey, id: &str) -> bool {
        self.list == *list && self.id == id
    }

    /// Whether it is in force: neither left out by a rule, nor of a subject that has expired or was delisted. A document that was lost or
    /// stolen stays so, whatever becomes of its holder.
    pub(crate) fn counts(&self) -> bool {
        let holder_counts = match &self.holder_status {
            Some(Status::Overruled(_) | Status::Stated(SubjectStatus::Delisted)) => false,
            Some(Status::Stated(_)) | None => true,
        };
        matches!(self.status, Status::Stated(_)) && (self.item != ItemKind::Subject || holder_counts)
    }

    /// For people, with the names of the files that the record was read from.
    pub(crate) fn text(&self, names: &Names) -> String {
        let edition = self
            .edition
            .map_or(String::new(), |edition| format!(", edition {edition}"));
        let issuer = match &self.documents_issuer {
            Some(issuer) => format!("of {issuer}"),
            None => "of an issuer that is not stated".to_owned(),
        };
        let mut lines = vec![format!(
            "{}{edition}: {}, {} {issuer}",
            self.list,
            standing(&self.status, self.stated_status.as_ref()),
            word::of(&self.kind)
        )];
        let mut line = |name: &str, text: String| lines.push(format!("  {name:<14} {text}"));
        let how = match self.met {
            Met::AsWritten => "",
            Met::InNormalForm => " (written in another way; the normal forms meet)",
            Met::WithoutCheckDigit => " (what was asked for, without its check digit)",
        };
        line("number", format!("{}{how}", visible::line(&self.number)));
        line(
            "record",
            format!("{} ({})", visible::line(&self.id), word::of(&self.item)),
        );
        let shown = |value: &Value| record::inline(value);
        let dates = [
            ("reported", &self.reported),
            ("issued", &self.issued),
            ("expires", &self.expires),
        ];
        for (name, date) in dates {
            if let Some(date) = date {
                line(name, shown(&json(date)));
            }
        }
        let texts = [
            ("authority", &self.authority),
            ("holder", &self.holder),
            ("name", &self.name),
            ("circumstances", &self.circumstances),
            ("raw", &self.raw),
            ("note", &self.note),
        ];
        for (name, text) in texts {
            if let Some(text) = text {
                line(name, visible::line(text).into_owned());
            }
        }
        if let Some(status) = &self.holder_status {
            line(
                "holder status",
                standing(status, self.stated_holder_status.as_ref()),
            );
        }
        for (key, value) in &self.extra {
            line(&visible::line(key), visible::line(value).into_owned());
        }
        line("marking", shown(&json(&self.marking)));
        if let Some(place) = &self.place {
            line("place", shown(&json(place)));
        }
        for source in &self.sources {
            line("source", place::show(source, names));
        }
        let left_out = self.recognition.iter().flat_map(cluster::left_out);
        let effects = self.effect.iter().flat_map(effect::lines);
        lines.extend(left_out.chain(effects).map(|line| format!("  {line}")));
        lines.join("\n")
    }
}

/// A standing, and what the list says of it where it is another.
fn standing<T: Serialize>(status: &Status<T>, stated: Option<&T>) -> String {
    match stated {
        Some(stated) => format!("{} (its list says {})", word::of(status), word::of(stated)),
        None => word::of(status),
    }
}

fn json(value: &impl Serialize) -> Value {
    serde_json::to_value(value).expect("the schema's types have text keys only, which always serialise")
}

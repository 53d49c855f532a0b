//! What a record says of a document.

use dragoman_hub::{Held, ListKey, NumberStated};
use dragoman_model::schema::{
    DateClaim, DocumentKind, DocumentStatus, IdentityDocument, Locator, Marking, Place, SubjectStatus,
    TravelDocument, TravelDocuments,
};
use dragoman_model::{Item, ItemKind, NormalNumber};
use serde::Serialize;
use serde_json::Value;

use crate::place::{self, Names};
use crate::{record, visible, word};

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
    /// Its standing.
    status: DocumentStatus,
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
    /// The standing of that subject on its list, where the record is the subject's.
    #[serde(skip_serializing_if = "Option::is_none")]
    holder_status: Option<SubjectStatus>,
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
                status,
                marking: item.marking().clone(),
                reported: None,
                issued: None,
                expires: None,
                holder: None,
                holder_status: None,
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
                        place: travel.place.clone(),
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
                        statement.holder_status = Some(subject.status);
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

impl Statement {
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
            word::of(&self.status),
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
            line("holder status", word::of(status));
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
        lines.join("\n")
    }
}

fn json(value: &impl Serialize) -> Value {
    serde_json::to_value(value).expect("the schema's types have text keys only, which always serialise")
}

//! What is packed into `Other Information`, put where it belongs. What is not recognised stays as a remark.

use dragoman_guest::prose::{contacts, references, registrations};
use dragoman_guest::schema::{
    ContactKind, Gender, Identifier, NoticeKind, Relation, RelationKind, RelationTarget, Remark, Subject,
    SubjectKind,
};
use dragoman_guest::texts::TextId;
use dragoman_guest::{Notes, build};
use rustc_hash::FxHashMap;

use super::craft;
use super::group::{Group, Said};
use super::packed::{Label, Packed, Piece};
use crate::columns::Column;
use crate::values::enumeration;

/// Statements of reasons by the cell they stand in.
pub(crate) type Reasons = FxHashMap<TextId, String>;

/// Puts everything into the subject but the statements of reasons, which belong to its designations.
pub(crate) fn apply(group: &Group<'_>, subject: &mut Subject, notes: &mut Notes) -> Reasons {
    let mut reasons = Reasons::default();
    for (at, [id]) in group.stated([Column::OtherInformation]) {
        let cell = group.table.get(id);
        let packed = Packed::read(cell);
        let mut facts = Facts {
            group,
            subject,
            notes,
            at,
        };
        for unknown in &packed.unknown {
            facts.report(
                NoticeKind::Unmapped,
                "a label that is not known: its text stays in the remarks",
                unknown,
            );
        }
        for piece in &packed.pieces {
            facts.put(piece);
        }
        if !packed
            .pieces
            .iter()
            .any(|piece| piece.label == Some(Label::UnReference))
        {
            facts.reference(references::in_text(cell));
        }
        if let Some(reason) = packed.reasons() {
            reasons.insert(id, reason);
        }
    }
    reasons
}

/// One cell and the subject it is about.
struct Facts<'a, 't> {
    group: &'a Group<'t>,
    subject: &'a mut Subject,
    notes: &'a mut Notes,
    at: u32,
}

impl Facts<'_, '_> {
    fn report(&mut self, kind: NoticeKind, message: &'static str, excerpt: &str) {
        let (column, at) = (Column::OtherInformation, self.at);
        self.group.report(
            self.notes,
            Said {
                kind,
                column,
                message,
                excerpt,
                at,
            },
        );
    }

    fn put(&mut self, piece: &Piece<'_>) {
        let Some(label) = piece.label else {
            return self.free_text(piece.text);
        };
        let is_put = match label {
            Label::Reasons => true,
            Label::UkReference => self.uk_reference(piece.text),
            Label::UnReference => self.un_reference(piece.text),
            Label::Gender => self.gender(piece.text),
            Label::Phone => self.contacts(ContactKind::Phone, piece.text),
            Label::Fax => self.contacts(ContactKind::Fax, piece.text),
            Label::Email => self.contacts(ContactKind::Email, piece.text),
            Label::Website => self.contacts(ContactKind::Website, piece.text),
            Label::EntityType => self.entity_type(piece.text),
            Label::Parent => self.relations(RelationKind::SubsidiaryOf, piece),
            Label::Subsidiaries => self.relations(RelationKind::ParentOf, piece),
            Label::Owners => self.relations(RelationKind::OwnedBy, piece),
            Label::Registration => self.registrations(piece.text),
            Label::Imo => self.imo(piece.text),
            Label::Hull => self.identifier("hull", piece.text),
            Label::FormerOwners | Label::Further | Label::Measure => false,
            _ => self.craft(label, piece.text),
        };
        if !is_put {
            self.remark(piece.text, Some(piece.name));
        }
    }

    fn remark(&mut self, text: &str, note: Option<&str>) {
        let text = text.trim();
        if !text.is_empty() {
            self.subject.remarks.push(Remark {
                note: note.map(Into::into),
                at: self.at,
                ..build::remark(text)
            });
        }
    }

    /// Text before the first label: all there is in the layout of 2020.
    fn free_text(&mut self, text: &str) {
        if text.starts_with("IMO")
            && let Some(number) = craft::imo(text)
        {
            self.identifier("imo", number);
        }
        self.remark(text, None);
    }

    fn identifier(&mut self, scheme: &str, value: &str) -> bool {
        self.subject.identifiers.push(Identifier {
            at: self.at,
            ..build::identifier(scheme, value.trim())
        });
        true
    }

    /// A code, with free text that may follow it.
    fn uk_reference(&mut self, text: &str) -> bool {
        let end = text.find(char::is_whitespace).unwrap_or(text.len());
        let code = text[..end].trim_end_matches(['.', ',']);
        let is_code = code.len() >= 4 && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if is_code && code.bytes().any(|byte| byte.is_ascii_digit()) {
            self.identifier("uk-ref", code);
            self.remark(&text[end..], None);
            return true;
        }
        self.report(
            NoticeKind::RejectedValue,
            "this is no reference of the UK Sanctions List",
            text,
        );
        false
    }

    fn un_reference(&mut self, text: &str) -> bool {
        let Some((reference, length)) = references::leading(text) else {
            self.report(
                NoticeKind::RejectedValue,
                "this is no reference of the United Nations",
                text,
            );
            return false;
        };
        self.reference(Some(reference));
        self.remark(text[length..].trim_start_matches(['.', ',']), None);
        true
    }

    fn reference(&mut self, reference: Option<references::Reference>) {
        let Some(reference) = reference else { return };
        let scheme = if reference.permanent {
            "un-ref"
        } else {
            "un-ref-former"
        };
        if let Some(written) = &reference.written {
            let message =
                "a reference of the United Nations in the wrong case: written as the United Nations do";
            self.report(NoticeKind::Repaired, message, written);
        }
        self.subject.identifiers.push(Identifier {
            note: reference.written.map(|written| format!("written {written}")),
            at: self.at,
            ..build::identifier(scheme, reference.value)
        });
    }

    fn gender(&mut self, text: &str) -> bool {
        let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
        let gender = match text[..end].to_ascii_lowercase().as_str() {
            "male" => Gender::Male,
            "female" => Gender::Female,
            _ => return false,
        };
        match &mut self.subject.person {
            Some(person) if person.gender.is_none_or(|known| known == gender) => person.gender = Some(gender),
            _ => return false,
        }
        self.remark(text[end..].trim_start_matches(['.', ',', ' ']), None);
        true
    }

    fn contacts(&mut self, kind: ContactKind, text: &str) -> bool {
        self.subject
            .contacts
            .extend(contacts::contacts(kind, text, self.at));
        true
    }

    fn entity_type(&mut self, text: &str) -> bool {
        if self.subject.kind != SubjectKind::Organization {
            return false;
        }
        let organization = self.subject.organization.get_or_insert_with(build::organization);
        if organization.legal_form.is_some() {
            return false;
        }
        organization.legal_form = Some(text.to_owned());
        true
    }

    /// Names in one text are told apart only where they are enumerated: names have full stops and commas of their own.
    fn relations(&mut self, kind: RelationKind, piece: &Piece<'_>) -> bool {
        for name in enumeration::values(piece.text) {
            self.subject.relations.push(Relation {
                kind,
                target: RelationTarget::Text(name.to_owned()),
                since: None,
                until: None,
                note: Some(piece.name.to_owned()),
                at: self.at,
            });
        }
        true
    }

    fn registrations(&mut self, text: &str) -> bool {
        let found = registrations::registrations(text, self.at);
        let is_found = found.is_some();
        self.subject.identifiers.extend(found.unwrap_or_default());
        is_found
    }

    fn imo(&mut self, text: &str) -> bool {
        match craft::imo(text) {
            Some(number) if number.len() == text.trim_end_matches('.').len() => {
                self.identifier("imo", number)
            }
            _ => {
                self.report(NoticeKind::RejectedValue, "this is no IMO number", text);
                false
            }
        }
    }

    fn craft(&mut self, label: Label, text: &str) -> bool {
        let is_craft = matches!(self.subject.kind, SubjectKind::Vessel | SubjectKind::Aircraft);
        is_craft
            && craft::put(
                self.subject.craft.get_or_insert_with(craft::unknown),
                label,
                text,
                self.at,
            )
    }
}

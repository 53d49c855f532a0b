//! From a record to a subject.

mod births;
mod documents;
mod listing;
mod names;
mod places;

use dragoman_guest::ids::Ids;
use dragoman_guest::json::Value;
use dragoman_guest::schema::{Gender, NoticeKind, Remark, Subject, SubjectKind};
use dragoman_guest::{About, Notes, build};

use crate::values::{text, texts};

/// The subject that a record is; none if it cannot be used, which is said in a notice.
pub(crate) fn subject(
    record: Value<'_>,
    kind: SubjectKind,
    ids: &mut Ids,
    notes: &mut Notes,
) -> Option<Subject> {
    // The register numbers its own persons and entities apart.
    let prefix = match kind {
        SubjectKind::Person => "persona",
        _ => "entidad",
    };
    let number = text(record, "DATAID");
    let id = number.map(|number| format!("{prefix}-{number}"));
    let Some(id) = ids.take(id.as_deref(), "DATAID", record.place(), notes) else {
        record.leave_out();
        return None;
    };
    let mut draft = Draft {
        record,
        notes,
        subject: build::subject(id, kind, record.place()),
    };
    if !draft.names() {
        draft.say(
            NoticeKind::RejectedRecord,
            "FIRST_NAME",
            "the record has no name; it was left out",
            number.unwrap_or(""),
        );
        record.leave_out();
        return None;
    }
    draft.person();
    draft.births();
    draft.places();
    for document in record.all("INDIVIDUAL_DOCUMENT") {
        draft.document(document);
    }
    draft.listing();
    Some(draft.subject)
}

/// A subject in the making.
struct Draft<'r, 'n> {
    record: Value<'r>,
    notes: &'n mut Notes,
    subject: Subject,
}

impl<'r> Draft<'r, '_> {
    /// The values of a field that is called after what the record is about.
    fn fields(&self, name: &str) -> Vec<Value<'r>> {
        let prefix = match self.subject.kind {
            SubjectKind::Person => "INDIVIDUAL",
            _ => "ENTITY",
        };
        self.record.all(&format!("{prefix}_{name}")).collect()
    }

    /// What only a person has; of an entity it is a remark.
    fn person(&mut self) {
        let record = self.record;
        self.subject.person = (self.subject.kind == SubjectKind::Person).then(build::person);
        for key in ["TITLE", "DESIGNATION"] {
            for text in texts(record, key) {
                match (&mut self.subject.person, key) {
                    (Some(person), "TITLE") => person.titles.push(build::remark(text)),
                    (Some(person), _) => person.positions.push(build::remark(text)),
                    (None, _) => self.subject.remarks.push(labelled(key, text)),
                }
            }
        }
        let Some(words) = text(record, "GENDER") else {
            return;
        };
        let gender = match words.to_lowercase().as_str() {
            "m" | "male" | "masculino" => Some(Gender::Male),
            "f" | "female" | "femenino" => Some(Gender::Female),
            _ => None,
        };
        match (&mut self.subject.person, gender) {
            (Some(person), Some(gender)) => person.gender = Some(gender),
            _ => {
                self.say(
                    NoticeKind::RejectedValue,
                    "GENDER",
                    "the gender is not known, or not one of a person; its words were kept",
                    words,
                );
                self.subject.remarks.push(labelled("GENDER", words));
            }
        }
    }

    /// Says a case by itself; a remark is summed.
    fn say(&mut self, kind: NoticeKind, field: &'static str, message: &'static str, excerpt: &str) {
        let about = About {
            kind,
            field: field.into(),
            message,
            excerpt,
            record: Some(&self.subject.id),
            place: Some(self.record.place()),
        };
        match kind {
            NoticeKind::Remark => self.notes.sum(about),
            _ => self.notes.case(about),
        }
    }
}

/// A text with the name of its field as a note.
fn labelled(label: &str, text: &str) -> Remark {
    Remark {
        note: Some(label.into()),
        ..build::remark(text)
    }
}

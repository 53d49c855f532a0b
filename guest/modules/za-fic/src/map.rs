//! From a row to a subject.

mod documents;
mod places;

use dragoman_guest::ids::Ids;
use dragoman_guest::prose::references;
use dragoman_guest::schema::{
    DateClaim, Designation, DesignationStatus, Identifier, Name, NameForm, NameQuality, NoticeKind, Remark,
    Subject, SubjectKind, SubjectStatus,
};
use dragoman_guest::xml::Element;
use dragoman_guest::{About, Notes, build, dates, delisting, scripts};

use crate::values::{self, dates_in, value};

/// What the columns of a table are called.
struct Columns {
    kind: SubjectKind,
    id: &'static str,
    name: &'static str,
    alias: &'static str,
    address: &'static str,
}

const PERSON: Columns = Columns {
    kind: SubjectKind::Person,
    id: "IndividualID",
    name: "FullName",
    alias: "IndividualAlias",
    address: "IndividualAddress",
};

/// The name of an organisation stands in a column that is called `FirstName`.
const ORGANIZATION: Columns = Columns {
    kind: SubjectKind::Organization,
    id: "EntityID",
    name: "FirstName",
    alias: "EntityAlias",
    address: "EntityAddress",
};

/// The subject that a row is; none if it cannot be used, which is said in a notice.
pub(crate) fn subject(row: Element<'_>, ids: &mut Ids, notes: &mut Notes) -> Option<Subject> {
    let columns = match value(row, PERSON.id).is_some() || value(row, PERSON.name).is_some() {
        true => &PERSON,
        false => &ORGANIZATION,
    };
    let number = value(row, columns.id);
    // Numbers of persons and of organisations are counted apart.
    let id = number.map(|number| match columns.kind {
        SubjectKind::Person => format!("individual-{number}"),
        _ => format!("entity-{number}"),
    });
    let field = match columns.kind {
        SubjectKind::Person => "Table/IndividualID",
        _ => "Table1/EntityID",
    };
    let Some(id) = ids.take(id.as_deref(), field, row.place(), notes) else {
        row.leave_out();
        return None;
    };
    let mut draft = Draft {
        row,
        columns,
        notes,
        subject: build::subject(id, columns.kind, row.place()),
    };
    let Some(full) = value(row, columns.name) else {
        draft.say(
            NoticeKind::RejectedRecord,
            columns.name,
            "the row has no name; it was left out",
            number.unwrap_or(""),
        );
        row.leave_out();
        return None;
    };
    draft.names(full);
    draft.person();
    draft.places();
    draft.documents();
    draft.listing();
    Some(draft.subject)
}

/// A subject in the making.
struct Draft<'r, 'n> {
    row: Element<'r>,
    columns: &'static Columns,
    notes: &'n mut Notes,
    subject: Subject,
}

impl Draft<'_, '_> {
    fn names(&mut self, full: &str) {
        self.subject
            .names
            .push(name(full.into(), NameForm::Primary, NameQuality::Unstated));
        for text in values::values(self.row, self.columns.alias) {
            // Letters that were lost on the way stand as question marks.
            if text.contains('?') {
                self.say(
                    NoticeKind::Remark,
                    self.columns.alias,
                    "the alias has question marks for letters that were lost; it was kept as it is written",
                    text,
                );
            }
            let aliases = values::aliases(text);
            if aliases.is_empty() {
                self.say(
                    NoticeKind::RejectedValue,
                    self.columns.alias,
                    "the alias holds no name",
                    text,
                );
            }
            for alias in aliases {
                self.subject
                    .names
                    .push(name(alias.full, alias.form, alias.quality));
            }
        }
    }

    /// What only a person has; of an organisation it is a remark.
    fn person(&mut self) {
        let (row, is_person) = (self.row, self.columns.kind == SubjectKind::Person);
        self.subject.person = is_person.then(build::person);
        for column in ["Title", "Designation"] {
            let Some(text) = value(row, column) else { continue };
            match (&mut self.subject.person, column) {
                (Some(person), "Title") => person.titles.push(build::remark(text)),
                (Some(person), _) => person.positions.push(build::remark(text)),
                (None, _) => self.subject.remarks.push(Remark {
                    note: Some(column.into()),
                    ..build::remark(text)
                }),
            }
        }
        for text in values::values(row, "IndividualDateOfBirth") {
            let claims = self.dates("IndividualDateOfBirth", text);
            self.subject.births.extend(claims);
        }
    }

    fn listing(&mut self) {
        let row = self.row;
        for text in values::values(row, "ReferenceNumber") {
            self.reference(text);
        }
        let listed = value(row, "ListedOn").and_then(|text| {
            let mut claims = self.dates("ListedOn", text);
            (claims.len() == 1)
                .then(|| claims.remove(0))
                .or_else(|| Some(dates::unstated(text)))
        });
        let mut designation = Designation {
            reference: value(row, "ReferenceNumber").map(Into::into),
            listed,
            ..build::designation()
        };
        self.standing(&mut designation);
        self.subject.designations.push(designation);
        let comments = values::values(row, "Comments").map(build::remark);
        self.subject.remarks.extend(comments);
        let status = value(row, "ApplicationStatus");
        let status = status.map(|status| ("ApplicationStatus".to_owned(), status.to_owned()));
        self.subject.extra.extend(status);
    }

    /// How the listing stands. `Approved` is the only word that is known for one that is in force; one that plainly says that
    /// it is over ends it, and any other is said.
    fn standing(&mut self, designation: &mut Designation) {
        let column = "ApplicationStatus";
        let Some(status) = value(self.row, column).filter(|status| !status.eq_ignore_ascii_case("Approved"))
        else {
            return;
        };
        let Some(words) = delisting::mark(status) else {
            let message = "a standing that is not known; the subject was taken for listed";
            return self.say(NoticeKind::RejectedValue, column, message, status);
        };
        designation.status = DesignationStatus::Delisted;
        designation.delisted = delisting::day(words);
        self.subject.status = SubjectStatus::Delisted;
        let message = "the standing says that the subject is listed no longer; it was given as delisted";
        self.say(NoticeKind::Remark, column, message, status);
    }

    fn reference(&mut self, text: &str) {
        let found = references::leading(text).filter(|(_, length)| *length == text.len());
        let Some((reference, _)) = found else {
            let reference = build::identifier("za-fic", text);
            return self.subject.identifiers.push(reference);
        };
        let scheme = match reference.permanent {
            true => "un-ref",
            false => "un-ref-former",
        };
        self.subject.identifiers.push(Identifier {
            note: reference.written.map(|written| format!("written {written}")),
            ..build::identifier(scheme, reference.value)
        });
    }

    /// The dates of a text; its words alone where it is not understood.
    fn dates(&mut self, column: &'static str, text: &str) -> Vec<DateClaim> {
        dates_in(text).unwrap_or_else(|| {
            self.say(
                NoticeKind::RejectedValue,
                column,
                "not understood as dates: its words were kept",
                text,
            );
            vec![dates::unstated(text)]
        })
    }

    /// Says a case by itself; a remark is summed.
    fn say(&mut self, kind: NoticeKind, column: &'static str, message: &'static str, excerpt: &str) {
        let about = About {
            kind,
            field: format!("{}/{column}", self.row.name()).into(),
            message,
            excerpt,
            record: Some(&self.subject.id),
            place: Some(self.row.place()),
        };
        match kind {
            NoticeKind::Remark => self.notes.sum(about),
            _ => self.notes.case(about),
        }
    }
}

fn name(full: String, form: NameForm, quality: NameQuality) -> Name {
    Name {
        script: scripts::of(&full),
        ..build::name(full, form, quality)
    }
}

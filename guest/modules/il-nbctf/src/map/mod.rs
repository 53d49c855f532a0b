//! From a line to a subject.

mod individual;
mod listing;
mod names;
mod organization;

use std::collections::HashSet;

use dragoman_guest::ids::{self, Ids};
use dragoman_guest::schema::{DateClaim, NoticeKind, Remark, Subject, SubjectKind};
use dragoman_guest::{About, Notes, build, dates};

use crate::header::Line;
use crate::values;

/// The id of an organisation by its number, of which others say that they are linked to it.
pub(crate) fn organization_id(number: &str) -> String {
    format!("organization-{number}")
}

/// The ids of an edition met so far.
#[derive(Debug, Default)]
pub(crate) struct Known {
    ids: Ids,
    numbered: HashSet<String>,
}

/// The subject that a line is; none if it cannot be used, which is said in a notice.
pub(crate) fn subject(line: &Line<'_>, known: &mut Known, notes: &mut Notes) -> Option<Subject> {
    let number = line.text("internal_seq_id");
    let names = names::names(line);
    // A line without a number is known by its names.
    let content = ids::of_content(names.iter().map(|name| name.full.as_str()));
    let numbered = number.map(|number| match line.kind() {
        SubjectKind::Person => format!("individual-{number}"),
        _ => organization_id(number),
    });
    // Numbers are the list's own, and not certain to be given once.
    let is_new = numbered
        .as_ref()
        .is_some_and(|id| known.numbered.insert(id.clone()));
    if let (Some(id), false) = (&numbered, is_new) {
        notes.case(About {
            kind: NoticeKind::Repaired,
            field: "internal_seq_id".into(),
            message: "another line has the same number; an id was made of the names of this one",
            excerpt: id,
            record: content.as_deref(),
            place: Some(line.place.clone()),
        });
    }
    let id = numbered.filter(|_| is_new).or(content);
    let id = known
        .ids
        .take(id.as_deref(), "internal_seq_id", line.place.clone(), notes);
    let Some(id) = id else {
        line.leave_out();
        return None;
    };
    let mut draft = Draft {
        line,
        notes,
        subject: build::subject(id, line.kind(), line.place.clone()),
    };
    if names.is_empty() {
        draft.say(
            NoticeKind::RejectedRecord,
            "names",
            "the line has no name; it was left out",
            number.unwrap_or(""),
        );
        line.leave_out();
        return None;
    }
    draft.subject.names = names;
    match line.kind() {
        SubjectKind::Person => draft.individual(),
        _ => draft.organization(),
    }
    Some(draft.subject)
}

/// A subject in the making.
struct Draft<'s, 'n> {
    line: &'n Line<'s>,
    notes: &'n mut Notes,
    subject: Subject,
}

impl<'s> Draft<'s, '_> {
    /// The text of two columns that say the same in English and in Hebrew.
    fn both(&self, column: &str) -> Option<String> {
        let texts = ["english", "hebrew"].map(|language| self.line.text(&format!("{column}_{language}")));
        let [english, hebrew] = texts;
        build::joined([english, hebrew.filter(|text| Some(*text) != english)], " / ")
    }

    /// That in English, else that in Hebrew.
    fn one(&self, column: &str) -> Option<&'s str> {
        let texts = ["english", "hebrew"].map(|language| self.line.text(&format!("{column}_{language}")));
        texts.into_iter().flatten().next()
    }

    /// A remark for a text, with what it is as a note.
    fn remark(&mut self, text: Option<impl Into<String>>, note: &str) {
        self.subject.remarks.extend(text.map(|text| Remark {
            note: Some(note.into()),
            ..build::remark(text)
        }));
    }

    /// The dates of a column; its words alone where they are not understood.
    fn dates(&mut self, column: &'static str) -> Vec<DateClaim> {
        let Some(text) = self.line.text(column) else {
            return Vec::new();
        };
        values::dates_in(text).unwrap_or_else(|| {
            self.say(
                NoticeKind::RejectedValue,
                column,
                "not understood as dates: its words were kept",
                text,
            );
            vec![dates::unstated(build::fold(text))]
        })
    }

    fn say(&mut self, kind: NoticeKind, column: &'static str, message: &'static str, excerpt: &str) {
        self.notes.case(About {
            kind,
            field: column.into(),
            message,
            excerpt,
            record: Some(&self.subject.id),
            place: Some(self.line.place.clone()),
        });
    }
}

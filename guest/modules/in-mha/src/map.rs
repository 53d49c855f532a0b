//! From an entry to a subject.

use dragoman_guest::dates::{self, Months, Order, Style};
use dragoman_guest::html::Page;
use dragoman_guest::ids::{Ids, of_content};
use dragoman_guest::schema::{
    DateClaim, Designation, LegalBasis, Link, Name, NameQuality, NoticeKind, Remark, Subject, SubjectKind,
};
use dragoman_guest::{About, Notes, build, scripts};

use crate::entry::Entry;
use crate::list::List;
use crate::names::{self, Names};

/// `30-03-2015`, `4 September 2019`.
pub(crate) const STYLE: Style = Style {
    order: Order::DayFirst,
    months: Months::English,
};

const ACT: &str = "Unlawful Activities (Prevention) Act, 1967";

/// Where names stand.
const TITLE: &str = "Title";

/// How an entry begins that takes over a list of others.
const BY_REFERENCE: [&str; 2] = ["organisations listed in", "organizations listed in"];

/// The subject that an entry is; none if it cannot be used, or names nobody, which is said in a notice.
pub(crate) fn subject(page: &Page<'_>, entry: &Entry, ids: &mut Ids, notes: &mut Notes) -> Option<Subject> {
    let Some(title) = entry.title.as_deref() else {
        nameless(entry, notes);
        return None;
    };
    let lower = title.to_lowercase();
    if BY_REFERENCE.iter().any(|words| lower.starts_with(words)) {
        let message = "an entry takes over a list of others by reference; no subject was made of it";
        say(entry, notes, NoticeKind::Remark, None, message, title);
        return None;
    }
    let names = match entry.list {
        List::Individuals => names::of_person(title),
        List::Organisations | List::Associations => names::of_organisation(title),
    };
    let Some((primary, ..)) = names.names.first() else {
        nameless(entry, notes);
        return None;
    };
    let id = id(entry, primary, title, ids, notes)?;
    if entry.list != List::Individuals && lower.contains("namely") {
        let message = "an entry names several bodies in one sentence; it was kept as one name";
        say(entry, notes, NoticeKind::Remark, Some(&id), message, title);
    }
    let kind = match entry.list {
        List::Individuals => SubjectKind::Person,
        List::Organisations | List::Associations => SubjectKind::Organization,
    };
    let mut subject = build::subject(id, kind, entry.places.first()?.clone());
    subject.sources.extend(entry.places.iter().skip(1).cloned());
    subject.person = (kind == SubjectKind::Person).then(build::person);
    self::names(&mut subject, names, title);
    designated(&mut subject, entry, notes);
    links(&mut subject, page, entry);
    Some(subject)
}

fn nameless(entry: &Entry, notes: &mut Notes) {
    let message = "the entry has no name; it was left out";
    say(
        entry,
        notes,
        NoticeKind::RejectedRecord,
        None,
        message,
        &entry.words,
    );
}

/// An id made of the list and the name; where an entry before has the same name, of all that is written. One that says the
/// same again is left out.
fn id(entry: &Entry, primary: &str, title: &str, ids: &mut Ids, notes: &mut Notes) -> Option<String> {
    let list = entry.list.title();
    let of_name = of_content([list, primary])?;
    let of_title = of_content([list, primary, title])?;
    let place = entry.places.first()?;
    let mut quiet = Notes::default();
    match ids.take(Some(&of_name), TITLE, place.clone(), &mut quiet) {
        // From now on this title is known as well.
        Some(id) => ids
            .take(Some(&of_title), TITLE, place.clone(), &mut quiet)
            .map(|_| id),
        None => ids.take(Some(&of_title), TITLE, place.clone(), notes),
    }
}

fn names(subject: &mut Subject, names: Names, title: &str) {
    let is_single = names.names.len() == 1 && names.scope.is_none();
    for (full, form, note) in names.names {
        subject.names.push(Name {
            script: scripts::of(&full),
            note: note.map(Into::into),
            ..build::name(full, form, NameQuality::Unstated)
        });
    }
    if !is_single {
        subject.remarks.push(Remark {
            note: Some("names as written".into()),
            ..build::remark(title)
        });
    }
    subject.remarks.extend(names.scope.map(|scope| Remark {
        note: Some("what the listing covers besides".into()),
        ..build::remark(scope)
    }));
}

fn designated(subject: &mut Subject, entry: &Entry, notes: &mut Notes) {
    let mut designation = Designation {
        programme: Some(format!("{ACT}, {}", entry.list.article())),
        legal_bases: vec![LegalBasis {
            instrument: ACT.into(),
            article: Some(entry.list.article().into()),
        }],
        ..build::designation()
    };
    for (column, text) in &entry.columns {
        let name = column.to_lowercase();
        match (name.contains("date"), name.contains("notification")) {
            (true, true) => designation.listed = Some(day(subject, entry, column, text, notes)),
            (false, true) => designation.legal_bases.push(LegalBasis {
                instrument: text.clone(),
                article: None,
            }),
            // What other columns mean nobody has said.
            _ => subject.extra.push((column.clone(), text.clone())),
        }
    }
    subject.designations.push(designation);
}

/// The day of a notification; its words alone where they are not understood.
fn day(subject: &Subject, entry: &Entry, column: &str, text: &str, notes: &mut Notes) -> DateClaim {
    let reading = dates::read(text, STYLE).map(|reading| reading.claims);
    match reading.as_deref() {
        Some([claim]) => claim.clone(),
        _ => {
            notes.case(About {
                kind: NoticeKind::RejectedValue,
                field: column.into(),
                message: "not understood as a date: its words were kept",
                excerpt: text,
                record: Some(&subject.id),
                place: entry.places.first().cloned(),
            });
            dates::unstated(text)
        }
    }
}

/// Links, such as that to the notification. One whose whole address is not known is kept as it is written.
fn links(subject: &mut Subject, page: &Page<'_>, entry: &Entry) {
    for link in &entry.links {
        match page.absolute(&link.href) {
            Some(url) => subject.links.push(Link {
                url,
                sha256: None,
                // In paragraphs the names are the link.
                note: link
                    .text
                    .clone()
                    .filter(|text| entry.title.as_ref() != Some(text)),
                at: 0,
            }),
            None => subject.extra.push(("link".into(), link.href.clone())),
        }
    }
}

fn say(
    entry: &Entry,
    notes: &mut Notes,
    kind: NoticeKind,
    record: Option<&str>,
    message: &'static str,
    excerpt: &str,
) {
    notes.case(About {
        kind,
        field: entry.list.title().into(),
        message,
        excerpt,
        record,
        place: entry.places.first().cloned(),
    });
}

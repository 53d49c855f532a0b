//! From a page, a row or both to a subject.

mod numbers;

use dragoman_guest::prose::contacts::contacts;
use dragoman_guest::schema::{
    ContactKind, Designation, DesignationStatus, Link, Locator, Name, NameForm, NameQuality, NoticeKind,
    Place, Remark, Subject, SubjectKind, SubjectStatus,
};
use dragoman_guest::{About, Notes, build, kinds, scripts};

use crate::banner::List;
use crate::entry::{Entry, Said};
use crate::label::Field;
use crate::values::{self, items};

/// The subject of an entry, and of the row that leads to it.
pub(crate) fn subject(id: String, entry: &Entry, row: Option<&Entry>, notes: &mut Notes) -> Subject {
    let mut subject = build::subject(id, kind(entry), entry.place.clone());
    subject.names = entry.names();
    for said in entry.of(Field::Aliases) {
        let aliases = values::names(&said.lines).into_iter().map(|alias| Name {
            script: scripts::of(alias),
            ..build::name(alias, NameForm::Alias, NameQuality::Unstated)
        });
        subject.names.extend(aliases);
    }
    match subject.kind {
        SubjectKind::Person => subject.person = Some(build::person()),
        SubjectKind::Organization => subject.organization = Some(build::organization()),
        _ => {}
    }
    for said in entry.of(Field::Birth) {
        for item in values::birth_items(&said.lines) {
            match values::dates(item) {
                Some(claims) => subject.births.extend(claims),
                None => {
                    let message = "it is no date that can be claimed: its words were kept";
                    refuse(said, item, &subject.id, &entry.place, message, notes);
                    subject.births.push(values::words_of_date(item));
                }
            }
        }
    }
    for said in entry.of(Field::Nationality) {
        let claims = items(&said.lines).into_iter().flat_map(values::countries);
        subject.nationalities.extend(claims);
    }
    for said in entry.of(Field::Address) {
        let addresses = items(&said.lines).into_iter().map(|words| Place {
            raw: Some(words.into()),
            ..build::place()
        });
        subject.addresses.extend(addresses);
    }
    for (field, kind) in [
        (Field::Phone, ContactKind::Phone),
        (Field::Email, ContactKind::Email),
    ] {
        for said in entry.of(field) {
            let of_item = |item: &str| contacts(kind, item, 0);
            subject
                .contacts
                .extend(items(&said.lines).into_iter().flat_map(of_item));
        }
    }
    numbers::add(entry, &mut subject, notes);
    keep_further(entry, &mut subject);
    let designation = designation(entry, &subject.id, notes);
    if designation.status == DesignationStatus::Delisted {
        subject.status = SubjectStatus::Delisted;
    }
    subject.designations.push(designation);
    subject.links.extend(link(entry.address.as_deref(), 0));
    if let Some(row) = row {
        subject.sources.push(row.place.clone());
        subject.links.extend(link(row.address.as_deref(), 1));
    }
    subject
}

/// Keeps as remarks what further cells say of something that a subject has once.
fn keep_further(entry: &Entry, subject: &mut Subject) {
    let once = [
        Field::English,
        Field::Thai,
        Field::Notification,
        Field::Reference,
        Field::Group,
        Field::Status,
        Field::Listed,
    ];
    for said in once.into_iter().flat_map(|field| entry.of(field).skip(1)) {
        subject.remarks.push(Remark {
            note: Some(said.label.clone()),
            ..build::remark(said.lines.join(" "))
        });
    }
}

/// A kind, by what the entry has: a birth and numbers of persons, a number of a register, or the letter in a reference of the
/// United Nations. `other` where nothing says it.
fn kind(entry: &Entry) -> SubjectKind {
    let has = |field| entry.of(field).next().is_some();
    let reference = entry.text(Field::Reference).unwrap_or_default();
    let letter = reference
        .split_once('.')
        .and_then(|(letters, _)| letters.chars().nth(2));
    let fields = [
        (SubjectKind::Person, has(Field::Birth)),
        (
            SubjectKind::Person,
            has(Field::NationalId) || has(Field::Passport),
        ),
        (SubjectKind::Person, matches!(letter, Some('i'))),
        (SubjectKind::Organization, has(Field::Registration)),
        (SubjectKind::Organization, matches!(letter, Some('e'))),
    ];
    kinds::of(fields).kind().unwrap_or(SubjectKind::Other)
}

fn link(address: Option<&str>, at: u32) -> Option<Link> {
    Some(Link {
        url: address?.to_owned(),
        sha256: None,
        note: None,
        at,
    })
}

/// The designation. On which law it rests the page says by its section; the number of the notification is its reference.
fn designation(entry: &Entry, id: &str, notes: &mut Notes) -> Designation {
    let status = entry.of(Field::Status).next();
    let words = status.map(|said| said.lines.join(" "));
    let is_usual = |words: &String| words.to_lowercase().starts_with("designated ");
    let unusual = words.filter(|words| !is_usual(words));
    let ended = ["delisted", "revoked", "เพิกถอน"];
    let standing = match (&unusual, status) {
        (Some(words), _) if ended.iter().any(|word| words.to_lowercase().contains(word)) => {
            DesignationStatus::Delisted
        }
        (Some(words), Some(said)) => {
            let message = "the standing is not known; it was taken for one in force";
            refuse(said, words, id, &entry.place, message, notes);
            DesignationStatus::Active
        }
        _ => DesignationStatus::Active,
    };
    let listed = entry.of(Field::Listed).next().map(|said| {
        let words = said.lines.join(" ");
        let claims = values::dates(&words).filter(|claims| claims.len() == 1);
        claims.and_then(|mut claims| claims.pop()).unwrap_or_else(|| {
            let message = "it is no date that can be claimed: its words were kept";
            refuse(said, &words, id, &entry.place, message, notes);
            values::words_of_date(&words)
        })
    });
    let group = entry.text(Field::Group).map(|group| format!("group: {group}"));
    let said: Vec<_> = group
        .into_iter()
        .chain(unusual.map(|words| format!("status: {words}")))
        .collect();
    Designation {
        authority: (entry.list == Some(List::UnitedNations)).then(|| "UN Security Council".into()),
        programme: entry.programme.clone(),
        reference: entry
            .text(Field::Notification)
            .or_else(|| entry.text(Field::Reference)),
        listed,
        status: standing,
        note: (!said.is_empty()).then(|| said.join("; ")),
        ..build::designation()
    }
}

/// Says that a value was not understood.
fn refuse(said: &Said, words: &str, id: &str, place: &Locator, message: &'static str, notes: &mut Notes) {
    notes.case(About {
        kind: NoticeKind::RejectedValue,
        field: said.label.clone().into(),
        message,
        excerpt: words,
        record: Some(id),
        place: Some(place.clone()),
    });
}

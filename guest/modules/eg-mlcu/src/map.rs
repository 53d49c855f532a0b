//! From a row to a subject.

use dragoman_guest::schema::{
    DateClaim, Designation, DocumentKind, LegalBasis, Name, NameForm, NameQuality, NoticeKind, Place, Remark,
    Subject, SubjectKind,
};
use dragoman_guest::sheet::Row;
use dragoman_guest::{About, Notes, build, dates, ids, scripts};

use crate::columns::*;
use crate::values::{days, is_day, nationalities, stated};

/// The subject that a row is; none if it cannot be used, which is said in a notice.
pub(crate) fn subject(row: &Row<'_>, notes: &mut Notes) -> Option<Subject> {
    let text = |column: &str| stated(row.text(column));
    // A number of the row, which moves with every edition.
    row.text(SERIES);
    let (person, entity, legal) = (text(PERSON), text(ENTITY), text(LEGAL_PERSON));
    let kind = match person {
        Some(_) => SubjectKind::Person,
        None => SubjectKind::Organization,
    };
    let case = text(CASE);
    let names = person.or(entity).or(legal);
    let id = names.and_then(|name| {
        let list = if kind == SubjectKind::Person {
            "person"
        } else {
            "entity"
        };
        // Two persons of one name stand in some cases; the national number tells them apart.
        let number = text(NATIONAL_ID).unwrap_or("");
        ids::of_content([list, name, case.unwrap_or(""), number])
    });
    let (Some(full), Some(id)) = (names, id) else {
        reject(row, notes, case.unwrap_or(""));
        return None;
    };
    let mut subject = build::subject(id, kind, row.place());
    subject.names.push(name(full, NameForm::Primary));
    for alias in text(ALIAS).into_iter().flat_map(|text| text.split(['،', ';'])) {
        let alias = stated(Some(alias.trim())).map(|alias| name(alias, NameForm::Alias));
        subject.names.extend(alias);
    }
    match kind {
        SubjectKind::Person => subject.person = Some(build::person()),
        _ => subject.organization = Some(build::organization()),
    }
    subject.nationalities = text(NATIONALITY).map_or_else(Vec::new, nationalities);
    for (column, kind) in [
        (NATIONAL_ID, DocumentKind::NationalId),
        (PASSPORT, DocumentKind::Passport),
    ] {
        let document = text(column).map(|number| build::document(kind, Some(number.into())));
        subject.documents.extend(document);
    }
    let register = text(REGISTER).map(|number| build::identifier("registration", number));
    subject.identifiers.extend(register);
    subject.addresses.extend(text(SEAT).map(|seat| Place {
        raw: Some(seat.into()),
        ..build::place()
    }));
    let updates = text(UPDATES).map(|text| Remark {
        note: Some("updates".into()),
        ..build::remark(text)
    });
    subject.remarks.extend(updates);
    let designation = designation(row, case, &subject.id, notes);
    subject.designations.push(designation);
    Some(subject)
}

fn name(full: &str, form: NameForm) -> Name {
    let script = scripts::of(full);
    let is_arabic = script.as_deref() == Some("Arab");
    Name {
        language: is_arabic.then(|| "ar".into()),
        script,
        ..build::name(full, form, NameQuality::Unstated)
    }
}

/// The listing. Its programme is the list that the title above the sheet's header names. The day of publication has those of its extensions behind it, with words between them.
fn designation(row: &Row<'_>, case: Option<&str>, id: &str, notes: &mut Notes) -> Designation {
    let text = |column: &str| stated(row.text(column));
    let published = text(PUBLISHED);
    let mut claims = published.map_or_else(Vec::new, |words| {
        let raw = (!is_day(words)).then(|| words.to_owned());
        let claim = |date| DateClaim {
            raw: raw.clone(),
            ..dates::exact(date)
        };
        days(words).into_iter().map(claim).collect::<Vec<_>>()
    });
    if let (Some(words), true) = (published, claims.is_empty()) {
        notes.case(About {
            kind: NoticeKind::RejectedValue,
            field: PUBLISHED.into(),
            message: "no day is in it: its words were kept",
            excerpt: words,
            record: Some(id),
            place: Some(row.place()),
        });
        claims.push(dates::unstated(words));
    }
    let listed = (!claims.is_empty()).then(|| claims.remove(0));
    let issue = text(ISSUE)
        .or(text(GAZETTE))
        .map(|issue| format!("official gazette, issue {issue}"));
    let decision = text(DECISION).map(|decision| LegalBasis {
        instrument: decision.into(),
        article: None,
    });
    Designation {
        programme: row.title().map(Into::into),
        reference: case.map(Into::into),
        legal_bases: decision.into_iter().collect(),
        listed,
        amended: claims,
        note: issue,
        ..build::designation()
    }
}

/// Says that a row is left out, with all that it says.
fn reject(row: &Row<'_>, notes: &mut Notes, excerpt: &str) {
    for column in [
        ALIAS,
        NATIONAL_ID,
        PASSPORT,
        NATIONALITY,
        DECISION,
        PUBLISHED,
        ISSUE,
        GAZETTE,
        UPDATES,
        REGISTER,
        SEAT,
    ] {
        row.text(column);
    }
    notes.case(About {
        kind: NoticeKind::RejectedRecord,
        field: PERSON.into(),
        message: "the row has no name; it was left out",
        excerpt,
        record: None,
        place: Some(row.place()),
    });
}

//! From a row to a subject.

mod facts;
mod kind;
mod listing;

use dragoman_guest::schema::{Name, NameForm, NameQuality, NoticeKind, Remark, Subject, SubjectKind};
use dragoman_guest::sheet::Row;
use dragoman_guest::{About, Notes, build, ids, scripts};

use crate::columns::{self, Cell, Cells, Field};
use crate::edition::{Edition, Meeting};
use crate::identity::Numbers;
use crate::turkish::{fold, stated, values};
use crate::{days, identity};

/// What stands in the column of names where the name of a body has a column of its own, and above bodies: `Tüzel
/// Kişi/Kuruluş/Organizasyon`.
const BODIES: &str = "tuzel kisi kurulus organizasyon";

/// What may stand above persons.
const PERSONS: &str = "gercek kisi";

/// Takes the subject that a row is; one that cannot be used is said in a notice.
pub(crate) fn take(row: &Row<'_>, cells: &Cells<'_>, edition: &mut Edition, notes: &mut Notes) {
    if cells.texts().all(is_heading) && cells.placeholders.is_empty() {
        return reject(row, cells, notes);
    }
    for cell in &cells.placeholders {
        notes.sum(About {
            kind: NoticeKind::Remark,
            field: cell.column.to_owned().into(),
            message: "a placeholder for what is not known; it was left out",
            excerpt: cell.text,
            record: None,
            place: Some(row.place()),
        });
    }
    let names = cells.of(Field::Name).filter(|cell| fold(cell.text) != BODIES);
    let names: Vec<_> = names.chain(cells.of(Field::Entity)).collect();
    let Some((name, others)) = names.split_first() else {
        return reject(row, cells, notes);
    };
    // `Toplam: 12` below a list.
    if cells.texts().count() == 1 && cells.first(Field::Number).is_none() {
        return reject(row, cells, notes);
    }
    let numbers = numbers(cells);
    let kind = kind::of(name, cells, &numbers);
    let telling = telling(cells);
    let Some(id) = id(name, cells, kind, telling.as_deref(), edition, row, notes) else {
        return reject(row, cells, notes);
    };
    let mut subject = build::subject(id, kind, row.place());
    subject.names.push(named(name.text, NameForm::Primary));
    for other in others {
        // A row with a name in each of two columns says not what the second is to the first.
        subject.names.push(Name {
            note: Some(other.column.into()),
            ..named(other.text, NameForm::Alias)
        });
    }
    for (field, form) in [
        (Field::Aliases, NameForm::Alias),
        (Field::Original, NameForm::OriginalScript),
        (Field::Former, NameForm::Former),
    ] {
        for cell in cells.of(field) {
            // No name has a semicolon; one may have a comma.
            let texts = values(cell.text).into_iter().flat_map(|text| text.split(';'));
            let texts = texts.filter_map(stated);
            subject.names.extend(texts.map(|text| named(text, form)));
        }
    }
    add_numbers(row, cells, numbers, &mut subject, notes);
    facts::add(row, cells, &mut subject, notes);
    let designation = listing::designation(row, cells, &subject.id, notes);
    subject.designations.push(designation);
    edition.take(subject, telling);
}

/// Whether a text names a part of the list, or is what columns are called, as in a second row of a header.
fn is_heading(text: &str) -> bool {
    [BODIES, PERSONS].contains(&fold(text).as_str()) || columns::field(text).is_some()
}

fn named(full: &str, form: NameForm) -> Name {
    Name {
        script: scripts::of(full),
        ..build::name(full, form, NameQuality::Unstated)
    }
}

/// What the columns of numbers hold.
fn numbers(cells: &Cells<'_>) -> Numbers {
    let mut all = Numbers::default();
    for cell in cells.of(Field::Identity) {
        let read = identity::read(cell.text, cell.column);
        all.documents.extend(read.documents);
        all.identifiers.extend(read.identifiers);
        all.words.extend(read.words);
        all.unchecked.extend(read.unchecked);
        all.is_of_person |= read.is_of_person;
    }
    all
}

/// Adds the numbers. Those whose check digits do not hold, and words without numbers, are kept and said.
fn add_numbers(row: &Row<'_>, cells: &Cells<'_>, numbers: Numbers, subject: &mut Subject, notes: &mut Notes) {
    subject.documents = numbers.documents;
    subject.identifiers = numbers.identifiers;
    let Some(cell) = cells.first(Field::Identity) else {
        return;
    };
    for number in numbers.unchecked {
        let message = "its check digits do not hold: it was kept as it stands";
        say(
            row,
            NoticeKind::Remark,
            cell.column,
            &number,
            &subject.id,
            message,
            notes,
        );
    }
    for words in numbers.words {
        let message = "no number can be told from the words around it: they were kept as a remark";
        say(
            row,
            NoticeKind::RejectedValue,
            cell.column,
            &words,
            &subject.id,
            message,
            notes,
        );
        subject.remarks.push(remark(cell.column, &words));
    }
}

/// A text that has no field of its own, with the column that it stands in.
fn remark(column: &str, text: &str) -> Remark {
    Remark {
        note: Some(column.into()),
        ..build::remark(text)
    }
}

/// The birth and the parents' names, folded, each empty where it is not said.
fn birth_and_parents(cells: &Cells<'_>) -> [String; 3] {
    let said = |field| cells.text(field).map(fold).unwrap_or_default();
    let birth = cells.text(Field::Birth).or(cells.text(Field::BirthOrFoundation));
    [
        birth.map(written_alike).unwrap_or_default(),
        said(Field::Father),
        said(Field::Mother),
    ]
}

/// What tells the subject of a row from others of its name and birth: its numbers or, where no parent is named either, what
/// describes it. Many have one name, and were born in one year.
fn telling(cells: &Cells<'_>) -> Option<String> {
    if let Some(numbers) = cells.text(Field::Identity) {
        return Some(numbers.to_owned());
    }
    if [Field::Father, Field::Mother]
        .iter()
        .any(|parent| cells.first(*parent).is_some())
    {
        return None;
    }
    let fields = [
        Field::Nationality,
        Field::OtherNationality,
        Field::BirthPlace,
        Field::Address,
        Field::Position,
        Field::Organization,
    ];
    let words = fields.into_iter().flat_map(|field| cells.of(field));
    Some(words.map(|cell| fold(cell.text)).collect::<Vec<_>>().join(" | "))
}

/// An id for a row: of its name, birth and parents or, without these, of its name and its numbers; of all that it says where
/// another subject has that.
fn id(
    name: &Cell<'_>,
    cells: &Cells<'_>,
    kind: SubjectKind,
    telling: Option<&str>,
    edition: &Edition,
    row: &Row<'_>,
    notes: &mut Notes,
) -> Option<String> {
    let person = birth_and_parents(cells);
    let title = match fold(name.text) {
        folded if folded.is_empty() => name.text.to_owned(),
        folded => folded,
    };
    let others = match person.iter().any(|text| !text.is_empty()) {
        true => &person[..],
        false => &[cells.text(Field::Identity).map(fold).unwrap_or_default()],
    };
    let id = ids::of_content(
        [title.as_str()]
            .into_iter()
            .chain(others.iter().map(String::as_str)),
    )?;
    match edition.meeting(&id, kind, telling) {
        Meeting::New => Some(id),
        Meeting::Same => {
            notes.sum(About {
                kind: NoticeKind::Remark,
                field: name.column.to_owned().into(),
                message: "rows of one name, birth and parents, or of one name and number, were taken for one subject",
                excerpt: name.text,
                record: Some(&id),
                place: Some(row.place()),
            });
            Some(id)
        }
        Meeting::Other => {
            let whole = ids::of_content(cells.texts())?;
            let message = "another of the same name has other numbers, or is said to be another; the id was made of the whole row";
            say(
                row,
                NoticeKind::Repaired,
                name.column,
                name.text,
                &whole,
                message,
                notes,
            );
            Some(whole)
        }
    }
}

/// The words of a birth, the same for the same days however these are written: as a text in one edition, as days of a
/// spreadsheet in another.
fn written_alike(birth: &str) -> String {
    let Some(claims) = days::births(birth) else {
        return fold(birth);
    };
    let part = |number: Option<u8>| number.map(|number| format!("-{number:02}")).unwrap_or_default();
    let dates = claims
        .iter()
        .flat_map(|claim| [claim.earliest, claim.latest])
        .flatten();
    let dates = dates.map(|date| format!("{:04}{}{}", date.year, part(date.month), part(date.day)));
    dates.collect::<Vec<_>>().join(" ")
}

/// Says something of a value.
fn say(
    row: &Row<'_>,
    kind: NoticeKind,
    column: &str,
    words: &str,
    id: &str,
    message: &'static str,
    notes: &mut Notes,
) {
    notes.case(About {
        kind,
        field: column.to_owned().into(),
        message,
        excerpt: words,
        record: Some(id),
        place: Some(row.place()),
    });
}

/// Says that a row is left out. One with nothing but its number, and a heading within the list, are no records.
fn reject(row: &Row<'_>, cells: &Cells<'_>, notes: &mut Notes) {
    let texts: Vec<_> = cells.texts().collect();
    let (kind, message) = match (texts.is_empty(), texts.iter().all(|text| is_heading(text))) {
        (true, _) => (NoticeKind::Remark, "rows have a number and nothing else"),
        (_, true) => (
            NoticeKind::Remark,
            "a row is a heading; it was not taken for a subject",
        ),
        _ if texts.len() == 1 && cells.first(Field::Name).or(cells.first(Field::Entity)).is_some() => (
            NoticeKind::RejectedRecord,
            "the row has words in the place of a name, and nothing else; it was left out",
        ),
        _ => (NoticeKind::RejectedRecord, "the row has no name; it was left out"),
    };
    let about = About {
        kind,
        field: "ADI SOYADI-ÜNVANI".into(),
        message,
        excerpt: &texts.join(" | "),
        record: None,
        place: Some(row.place()),
    };
    match kind {
        NoticeKind::RejectedRecord => notes.case(about),
        _ => notes.sum(about),
    }
}

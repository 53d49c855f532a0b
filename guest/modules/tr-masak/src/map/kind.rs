//! Whether a subject is a person or a body, which no column says.

use dragoman_guest::kinds;
use dragoman_guest::schema::SubjectKind;

use crate::columns::{Cell, Cells, Field};
use crate::identity::Numbers;
use crate::turkish::fold;

/// Words at the end of a title by which Turkish law marks companies, foundations, associations and unions.
const FORMS: [&str; 12] = [
    " anonim sirketi",
    " anonim sirket",
    " limited sirketi",
    " limited sirket",
    " ltd sti",
    " ltd",
    " vakfi",
    " dernegi",
    " kooperatifi",
    " sendikasi",
    " federasyonu",
    " konfederasyonu",
];

/// A kind, by what the row has: parents, a date of birth in a column of such only, and numbers that are given to natural
/// persons make a person; a column of bodies' titles, a legal form at the end of the title and the code of a bank make a body.
/// `other` where nothing says it, or where what does is contradictory.
pub(crate) fn of(name: &Cell<'_>, cells: &Cells<'_>, numbers: &Numbers) -> SubjectKind {
    let has = |field| cells.first(field).is_some();
    let title = fold(name.text);
    let is_form = FORMS.iter().any(|form| title.ends_with(form)) || name.text.trim_end().ends_with("A.Ş.");
    let is_bank = numbers.identifiers.iter().any(|number| number.scheme == "swift");
    let fields = [
        (SubjectKind::Person, has(Field::Mother) || has(Field::Father)),
        (SubjectKind::Person, has(Field::Birth)),
        (SubjectKind::Person, numbers.is_of_person),
        (SubjectKind::Organization, name.field == Field::Entity),
        (SubjectKind::Organization, is_form || is_bank),
    ];
    kinds::of(fields).kind().unwrap_or(SubjectKind::Other)
}

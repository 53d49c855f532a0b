//! The columns of the three sheets.

use dragoman_guest::sheet::Layout;

/// Number of the case in which the listing was decided; the one column that all sheets have.
pub(crate) const CASE: &str = "رقم القضية";
/// Name of a person.
pub(crate) const PERSON: &str = "الاسم";
/// Name of an entity.
pub(crate) const ENTITY: &str = "اسم الكيان";
/// Name of a legal person.
pub(crate) const LEGAL_PERSON: &str = "اسم الشخص الاعتباري";
/// Other names.
pub(crate) const ALIAS: &str = "اسم آخر";
/// National number.
pub(crate) const NATIONAL_ID: &str = "الرقم القومي";
/// Passport.
pub(crate) const PASSPORT: &str = "جواز السفر";
/// Nationality.
pub(crate) const NATIONALITY: &str = "الجنسية";
/// Number of the decision by which terrorists are listed.
pub(crate) const DECISION: &str = "رقم قرار ادراج الارهابيين";
/// Day of publication.
pub(crate) const PUBLISHED: &str = "تاريخ النشر";
/// Issue of publication.
pub(crate) const ISSUE: &str = "عدد النشر";
/// Issue of the official gazette.
pub(crate) const GAZETTE: &str = "العدد بالجريدة الرسمية";
/// What has changed.
pub(crate) const UPDATES: &str = "التحديثات";
/// Number of the row.
pub(crate) const SERIES: &str = "مسلسل";
/// Number in the commercial register.
pub(crate) const REGISTER: &str = "رقم السجل التجاري مشهرة برقم";
/// Seat.
pub(crate) const SEAT: &str = "المقر";

/// What a sheet of the list has.
pub(crate) const LAYOUT: Layout = Layout {
    columns: &[CASE],
    give: "give the local lists of the MLCU as a workbook",
};

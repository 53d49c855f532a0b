//! The columns of the list.

use dragoman_guest::sheet::Layout;

/// The publisher's counter of rows, which starts anew with every edition.
pub(crate) const COUNTER: &str = "row";
/// Number of the decree, as `176-2018`.
pub(crate) const DECREE: &str = "№ указу";
/// Day of the decree.
pub(crate) const DECREED: &str = "Дата указу";
/// What the decree does with the subject: `застосування`, it applies sanctions.
pub(crate) const ACTION: &str = "Дія щодо об'єкту санкцій";
/// Whether the entry was changed later.
pub(crate) const CHANGED: &str = "Зміни";
/// Number of the item in the decree's annex.
pub(crate) const ITEM: &str = "п/н";
/// The measures, numbered.
pub(crate) const MEASURES: &str = "Тип обмеження";
/// For how long they apply: `Три роки`, `Безстроково`.
pub(crate) const TERM: &str = "Термін обмеження";
/// The day on which they end.
pub(crate) const ENDS: &str = "Дата закінчення обмеження";
/// The name in Ukrainian.
pub(crate) const NAME: &str = "Назва укр.";
/// The name in the language of origin.
pub(crate) const ORIGINAL: &str = "Назва ориг.";
/// Another name.
pub(crate) const ALIAS: &str = "Назва альт.";
pub(crate) const BIRTH: &str = "Дата народження";
pub(crate) const CITIZENSHIP: &str = "Громадянство";
pub(crate) const BIRTH_PLACE: &str = "Місце народження";
pub(crate) const OCCUPATION: &str = "Зайнятість";
pub(crate) const RESIDENCE: &str = "Місце проживання";
/// Numbers in registers of companies, each behind the name of its scheme: `ЄДРПОУ00099002`, `ОДРН1047799349864`.
pub(crate) const REGISTER: &str = "ОКПО/ЄДРПОУ";
/// Tax number, as `ІПН7729999377`.
pub(crate) const TAX: &str = "ІПН";
pub(crate) const SEAT: &str = "Місце діяльності";
pub(crate) const OTHER_SEAT: &str = "Місце діяльності додатково";
/// Whatever else is said.
pub(crate) const MORE: &str = "Додатково";
/// The body that is responsible.
pub(crate) const RESPONSIBLE: &str = "Відповідальний орган";

/// All that are read.
pub(crate) const ALL: [&str; 23] = [
    COUNTER,
    DECREE,
    DECREED,
    ACTION,
    CHANGED,
    ITEM,
    MEASURES,
    TERM,
    ENDS,
    NAME,
    ORIGINAL,
    ALIAS,
    BIRTH,
    CITIZENSHIP,
    BIRTH_PLACE,
    OCCUPATION,
    RESIDENCE,
    REGISTER,
    TAX,
    SEAT,
    OTHER_SEAT,
    MORE,
    RESPONSIBLE,
];

/// What a sheet of the list has, whether it is of persons or of entities.
pub(crate) const LAYOUT: Layout = Layout {
    columns: &[
        DECREE, DECREED, ACTION, ITEM, MEASURES, TERM, ENDS, NAME, ORIGINAL,
    ],
    give: "give the register of sanctions of Ukraine as a workbook",
};

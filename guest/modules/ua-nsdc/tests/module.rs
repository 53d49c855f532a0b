//! The module from outside: what it makes of samples, of damaged files and, where they are at hand, of real lists.

#[path = "module/faults.rs"]
mod faults;
#[path = "module/real.rs"]
mod real;
#[path = "module/samples.rs"]
mod samples;

use dragoman_guest::native::workbook::{archive, members_of, sheet};
use dragoman_guest::native::{Files, Run, run};
use ua_nsdc::UaNsdc;

/// The sample list.
const SAMPLE: &[u8] = include_bytes!("../samples/sanctions.xlsx");

/// The columns that both sheets have.
const COLUMNS: [&str; 12] = [
    "№ указу",
    "Дата указу",
    "Дія щодо об'єкту санкцій",
    "п/н",
    "Тип обмеження",
    "Термін обмеження",
    "Дата закінчення обмеження",
    "Назва укр.",
    "Назва ориг.",
    "Дата народження",
    "ОКПО/ЄДРПОУ",
    "Додатково",
];

/// Translates one file.
fn translate(bytes: impl Into<Vec<u8>>) -> Run {
    run::<UaNsdc>(&Files::one("sanctions.xlsx", bytes))
}

/// A workbook with one sheet of the list, whose rows are given without the header.
fn workbook(name: &str, rows: &[[&str; 12]]) -> Vec<u8> {
    let rows = std::iter::once(&COLUMNS).chain(rows);
    let rows: Vec<_> = rows.map(|row| row.map(str::to_owned).to_vec()).collect();
    archive(&members_of(&[(name, sheet(&rows))]))
}

/// A row of an entity: number of the decree, item, name, number in a register.
fn entity<'a>(decree: &'a str, item: &'a str, name: &'a str, number: &'a str) -> [&'a str; 12] {
    [
        decree,
        "2021-01-02",
        "застосування",
        item,
        "",
        "",
        "",
        name,
        "",
        "",
        number,
        "",
    ]
}

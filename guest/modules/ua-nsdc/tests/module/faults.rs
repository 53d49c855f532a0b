//! Files that are cut off, or cannot be used as a whole, and rows that cannot be used.

use dragoman_guest::native::Files;
use dragoman_guest::native::damage::withstand;
use dragoman_guest::native::workbook::{self, archive, members_of};
use dragoman_guest::schema::{Fault, FaultKind, NoticeKind};
use ua_nsdc::UaNsdc;

use super::{SAMPLE, entity, translate, workbook};

fn fault(bytes: impl Into<Vec<u8>>) -> Fault {
    let fault = translate(bytes).fault().cloned().expect("a fault");
    assert!(fault.remedy.is_some(), "{fault:?}");
    fault
}

#[test]
fn a_workbook_cut_off_anywhere_is_a_fault() {
    for cut in (8..SAMPLE.len()).step_by(53) {
        let kind = fault(&SAMPLE[..cut]).kind;
        assert!(
            matches!(kind, FaultKind::Truncated | FaultKind::Malformed),
            "cut at {cut}: {kind:?}"
        );
    }
    assert_eq!(fault("").kind, FaultKind::Empty);
}

#[test]
fn what_is_no_such_list_is_foreign() {
    for text in ["id,name\n1,Ada\n", "<html></html>", "{}"] {
        assert_eq!(fault(text).kind, FaultKind::Foreign, "{text}");
    }
    let rows = [
        ["ID", "Name"].map(str::to_owned).to_vec(),
        ["1", "Ada"].map(str::to_owned).to_vec(),
    ];
    let other = workbook::workbook(&rows);
    assert_eq!(fault(other).kind, FaultKind::Foreign);
}

#[test]
fn a_header_without_the_term_is_an_unknown_layout_and_one_without_rows_empty() {
    let mut columns = super::COLUMNS.map(str::to_owned).to_vec();
    columns[5] = "Строк".into();
    let renamed = workbook::workbook(&[columns]);
    let fault_of_it = fault(renamed);
    assert_eq!(fault_of_it.kind, FaultKind::UnknownLayout);
    assert!(
        fault_of_it.message.contains("Термін обмеження"),
        "{}",
        fault_of_it.message
    );
    assert_eq!(fault(workbook("Фізичні особи", &[])).kind, FaultKind::Empty);
}

#[test]
fn a_row_without_a_name_is_left_out_and_the_others_stay() {
    let run = translate(workbook(
        "Юридичні особи",
        &[
            entity("1-2021", "1", "", "ЄДРПОУ00099002"),
            entity("1-2021", "2", "ТОВ \"Орбіс\"", ""),
        ],
    ));
    assert_eq!(run.subjects.len(), 1);
    let said = run.notices_of(NoticeKind::RejectedRecord);
    assert_eq!(said.len(), 1);
    assert_eq!(
        (said[0].excerpt.as_deref(), said[0].record_id.as_deref()),
        (Some("00099002"), Some("1-2021-e-1"))
    );
    assert!(said[0].source.is_some());
}

#[test]
fn rows_without_a_decree_and_rows_of_one_item_are_left_out_with_their_places() {
    let rows = [
        entity("", "1", "ТОВ \"Орбіс\"", ""),
        entity("1-2021", "2", "ТОВ \"Мол\"", ""),
        entity("1-2021", "2", "ТОВ \"Хвиля\"", ""),
    ];
    let run = translate(workbook("Юридичні особи", &rows));
    assert_eq!(run.subjects.len(), 1);
    assert_eq!(run.notices_of(NoticeKind::RejectedRecord).len(), 2);
}

#[test]
fn damage_anywhere_gives_a_fault_or_notices_and_never_a_panic() {
    withstand::<UaNsdc>(&Files::one("sanctions.xlsx", SAMPLE), 400);
}

#[test]
fn a_list_of_which_no_row_can_be_used_is_a_fault() {
    let rows = [
        entity("1-2021", "", "ТОВ \"Орбіс\"", "ЄДРПОУ00099002"),
        entity("1-2021", "2", "", ""),
    ];
    assert_eq!(
        fault(workbook("Юридичні особи", &rows)).kind,
        FaultKind::Malformed
    );
}

#[test]
fn a_row_that_stands_there_twice_is_one_item() {
    let rows = [
        entity("1-2021", "1", "ТОВ \"Орбіс\"", "ЄДРПОУ00099002"),
        entity("1-2021", "2", "ТОВ \"Мол\"", "ЄДРПОУ00099003"),
        entity("1-2021", "1", "ТОВ \"Орбіс\"", "ЄДРПОУ00099002"),
    ];
    let run = translate(workbook("Юридичні особи", &rows));
    assert_eq!(
        (run.subjects.len(), run.subject("1-2021-e-1").designations.len()),
        (2, 1)
    );
    assert!(run.notices_of(NoticeKind::RejectedRecord).is_empty());
    let said = run.notices_of(NoticeKind::Remark);
    let said = said
        .iter()
        .find(|notice| notice.message.contains("stands there again"));
    assert_eq!(said.map(|notice| notice.count), Some(1));
}

/// A workbook of one sheet, of whose columns one has another name.
fn renamed(sheet: &str, column: &str, rows: &[[&str; 12]]) -> Vec<u8> {
    let header = super::COLUMNS.map(|name| if name == column { "Інше" } else { name });
    let rows = std::iter::once(&header).chain(rows);
    let rows: Vec<_> = rows.map(|row| row.map(str::to_owned).to_vec()).collect();
    archive(&members_of(&[(sheet, workbook::sheet(&rows))]))
}

#[test]
fn a_sheet_is_about_what_its_columns_are_of_whatever_its_name_says() {
    let rows = [entity("1-2021", "1", "ТОВ \"Орбіс\"", "ЄДРПОУ00099002")];
    for sheet in ["Фізичні особи", "Аркуш1"] {
        let run = translate(renamed(sheet, "Дата народження", &rows));
        assert_eq!(run.subject("1-2021-e-1").identifiers.len(), 1);
        let said = run.notices_of(NoticeKind::Remark);
        let is_said = said.iter().any(|notice| notice.field == "(sheet)");
        assert_eq!(is_said, sheet != "Аркуш1");
    }
    let header = super::COLUMNS.map(|name| match name {
        "Дата народження" | "ОКПО/ЄДРПОУ" => format!("Інше {name}"),
        name => name.to_owned(),
    });
    let rows = [header.to_vec(), rows[0].map(str::to_owned).to_vec()];
    let without = fault(workbook::workbook(&rows));
    assert_eq!(without.kind, FaultKind::UnknownLayout);
    assert!(without.message.contains("ОКПО/ЄДРПОУ"), "{}", without.message);
}

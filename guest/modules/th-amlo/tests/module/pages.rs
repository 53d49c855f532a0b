//! Pages that the samples do not have.

use dragoman_guest::schema::{NoticeKind, Subject, SubjectKind};

use super::{PAGES, translate};

/// A page behind a row with the given labels and values.
fn page(pairs: &[(&str, &str)]) -> String {
    let rows: String = pairs
        .iter()
        .map(|(label, value)| format!("<tr><th>{label}<td>{value}"))
        .collect();
    let heading = "<h2>Designated Person under Section 7 (Thailand List) As Of 2026-10-01</h2>";
    format!("<!DOCTYPE html><html><meta charset=utf-8><body>{heading}<table>{rows}</table></body></html>")
}

/// The page of a list with the given rows.
fn list(header: &str, rows: &[&str]) -> String {
    let rows: String = rows.iter().map(|row| format!("<tr>{row}</tr>")).collect();
    format!(
        "<!DOCTYPE html><html><meta charset=utf-8><body><table id=datatable><tr>{header}</tr>{rows}</table></body></html>"
    )
}

fn only(page: &str) -> Subject {
    let run = translate([page]);
    assert_eq!(run.subjects.len(), 1, "{:?}", run.fault());
    run.subjects[0].clone()
}

#[test]
fn labels_are_read_in_any_order_and_in_thai() {
    let subject = only(&page(&[
        ("สถานะ", "Designated person"),
        ("วัน/เดือน/ปีเกิด", "18/12/2524"),
        ("ชื่อภาษาไทย", "ออร์ลัน เวชตี"),
        ("เลขที่ประกาศ", "001/2556"),
    ]));
    assert_eq!(subject.names[0].full, "ออร์ลัน เวชตี");
    assert_eq!(subject.births[0].earliest.map(|date| date.year), Some(1981));
    assert_eq!(subject.designations[0].reference.as_deref(), Some("001/2556"));
}

#[test]
fn a_label_that_is_not_known_is_said_and_its_value_not_taken() {
    let run = translate([page(&[
        ("Individual/Entity Name (English)", "ORLAN VESHTI"),
        ("Revoked On", "1-1-2020"),
    ])
    .as_str()]);
    let unmapped = run.notices_of(NoticeKind::Unmapped);
    assert_eq!(unmapped.len(), 1);
    assert_eq!(
        (unmapped[0].field.as_str(), unmapped[0].excerpt.as_deref()),
        ("Revoked On", Some("1-1-2020"))
    );
    assert_eq!(run.subjects[0].kind, SubjectKind::Other);
}

#[test]
fn cells_of_a_list_without_labels_are_taken_by_their_place_only_if_they_look_like_it() {
    let link = "<td><a href='/aps/public/unlist/detail/1'>view</a>";
    let good =
        format!("<td>1<td>ออร์ลัน เวชตี<td>ORLAN VESHTI<td>XXXX10000XXXX<td><td><td>Designated person{link}");
    // English where Thai should be: nothing of it is taken for a name.
    let turned = format!("<td>2<td>BRAVA OLMI<td>บราวา โอลมี<td>soon<td><td><td>Designated person{link}");
    let run = translate([list("<th>No.", &[&good, &turned]).as_str()]);
    assert_eq!(run.subjects.len(), 1);
    assert_eq!(run.subjects[0].names.len(), 2);
    let fields: Vec<_> = run
        .notices_of(NoticeKind::Unmapped)
        .iter()
        .map(|notice| notice.field.as_str())
        .collect();
    assert_eq!(fields, ["column 2", "column 3", "column 4"]);
    assert_eq!(run.notices_of(NoticeKind::RejectedRecord).len(), 1);
}

#[test]
fn columns_with_labels_may_stand_in_any_order() {
    let header = "<th>Status<th>Individual/Entity Name (English)<th>Individual/Entity Name (Thailand)<th>No.";
    let row = "<td>Designated person<td><a href='/aps/public/thailandlist/detail/5'>ORLAN VESHTI</a><td>ออร์ลัน เวชตี<td>1";
    let subject = only(&list(header, &[row]));
    let names: Vec<_> = subject.names.iter().map(|name| name.full.as_str()).collect();
    assert_eq!(names, ["ORLAN VESHTI", "ออร์ลัน เวชตี"]);
}

#[test]
fn pages_of_two_days_are_said_to_be_of_two_editions() {
    let later = PAGES[1].replace("2026-10-01", "2026-10-02");
    let run = translate([PAGES[0], &later]);
    let mixed = run.notices_of(NoticeKind::Remark);
    assert!(mixed.iter().any(|notice| notice.field == "edition"));
    assert_eq!(run.subjects.len(), 2);
}

#[test]
fn two_of_the_same_names_stay_two_and_a_page_that_is_given_twice_is_one() {
    let other = PAGES[0].replace("18-12-1981", "19-12-1982");
    let run = translate([PAGES[0], &other, PAGES[0]]);
    assert_eq!(run.subjects.len(), 2);
    assert_ne!(run.subjects[0].id, run.subjects[1].id);
    assert_eq!(run.notices_of(NoticeKind::Repaired).len(), 1);
    assert_eq!(run.notices_of(NoticeKind::RejectedRecord).len(), 1);
}

#[test]
fn a_row_whose_digits_do_not_fit_is_not_of_a_page_of_the_same_names() {
    let row = "<td>1<td>ออร์ลัน เวชตี<td>ORLAN VESHTI<td>XXXX77777XXXX<td><td><td>Designated person\
        <td><a href='/aps/public/thailandlist/detail/1'>view</a>";
    let run = translate([PAGES[0], list("<th>No.", &[row]).as_str()]);
    assert_eq!(run.subjects.len(), 2);
    assert_eq!(run.named("ORLAN VESHTI").sources.len(), 1);
}

#[test]
fn a_standing_that_is_not_known_is_said() {
    let run = translate([page(&[
        ("Individual/Entity Name (English)", "ORLAN VESHTI"),
        ("Status", "Under consideration"),
    ])
    .as_str()]);
    let rejected = run.notices_of(NoticeKind::RejectedValue);
    assert_eq!((rejected.len(), rejected[0].field.as_str()), (1, "Status"));
    assert_eq!(
        run.subjects[0].designations[0].note.as_deref(),
        Some("status: Under consideration")
    );
}

#[test]
fn a_placeholder_is_no_value_and_says_nothing_of_the_kind() {
    let run = translate([page(&[
        ("Individual/Entity Name (English)", "SELKA GROUP"),
        ("Also known as (a.k.a)", "ไม่มี"),
        ("Date of Birth", "ไม่ทราบ"),
        ("Nationality", "ไม่ระบุ"),
        ("National Identification Number", "ไม่ระบุ"),
        ("Passport Number", "Unknown"),
    ])
    .as_str()]);
    let subject = &run.subjects[0];
    assert_eq!((subject.kind, subject.names.len()), (SubjectKind::Other, 1));
    assert!(subject.births.is_empty() && subject.nationalities.is_empty() && subject.documents.is_empty());
    let said = run.notices_of(NoticeKind::Remark);
    assert_eq!(
        said.iter()
            .filter(|notice| notice.message.contains("placeholder"))
            .count(),
        5
    );
}

#[test]
fn a_year_of_the_buddhist_era_in_any_shape_is_no_year_of_ours() {
    for birth in ["18 Dec 2524", "2524-12-18", "Dec 18, 2524", "circa 2500"] {
        let run = translate([page(&[
            ("Individual/Entity Name (English)", "ORLAN VESHTI"),
            ("Date of Birth", birth),
        ])
        .as_str()]);
        let claim = &run.subjects[0].births[0];
        assert_eq!((claim.earliest, claim.raw.as_deref()), (None, Some(birth)));
        assert_eq!(run.notices_of(NoticeKind::RejectedValue).len(), 1);
    }
}

#[test]
fn rows_that_stand_in_a_head_which_is_not_ended_are_rows() {
    let link = |number: u8| format!("<td><a href='/aps/public/unlist/detail/{number}'>view</a>");
    let header = "<thead><tr><th>No.<th>Individual/Entity Name (English)<th>Status<th>";
    let page = format!(
        "<!DOCTYPE html><html><meta charset=utf-8><body><table id=datatable>{header}\
        <tr><td>1<td>ORLAN VESHTI<td>Designated person{}<tr><td>2<td>BRAVA OLMI<td>Designated person{}</table></body></html>",
        link(1),
        link(2)
    );
    let run = translate([page.as_str()]);
    assert_eq!(run.subjects.len(), 2, "{:?}", run.fault());
}

#[test]
fn a_table_around_a_list_is_none() {
    let row = "<td>1<td>ออร์ลัน เวชตี<td>ORLAN VESHTI<td><td><td><td>Designated person\
        <td><a href='/aps/public/thailandlist/detail/1'>view</a>";
    let inner = list("<th>No.", &[row]);
    let inner = &inner[inner.find("<table").expect("a table")..inner.find("</body>").expect("an end")];
    let page = format!(
        "<!DOCTYPE html><html><meta charset=utf-8><body><table><tr><td>7<td>บราวา โอลมี<td>{inner}</table></body></html>"
    );
    let run = translate([page.as_str()]);
    let names: Vec<_> = run
        .subjects
        .iter()
        .map(|subject| subject.names[0].full.as_str())
        .collect();
    assert_eq!(names, ["ORLAN VESHTI"]);
}

#[test]
fn what_stands_across_the_table_of_a_list_is_no_record() {
    let header = "<th>No.<th>Individual/Entity Name (English)";
    let none = list(header, &["<td colspan=2>No data available in table"]);
    assert!(translate([none.as_str()]).fault().is_some());
    let run = translate([list(header, &["<td>1<td>ORLAN VESHTI", "<td colspan=2>As amended"]).as_str()]);
    assert_eq!(run.subjects.len(), 1);
    let said = run.notices_of(NoticeKind::Unmapped);
    assert_eq!(said[0].excerpt.as_deref(), Some("As amended"));
}

#[test]
fn a_label_that_stands_twice_loses_nothing() {
    let subject = only(&page(&[
        ("Individual/Entity Name (English)", "ORLAN VESHTI"),
        ("Individual/Entity Name (English)", "ORLAN DEMIREL"),
        ("Group", "one"),
        ("Group", "two"),
    ]));
    let kept: Vec<_> = subject
        .remarks
        .iter()
        .map(|remark| remark.text.as_str())
        .collect();
    assert_eq!(kept, ["ORLAN DEMIREL", "two"]);
}

#[test]
fn a_day_with_full_stops_and_blanks_is_no_enumeration() {
    let subject = only(&page(&[
        ("Individual/Entity Name (English)", "ORLAN VESHTI"),
        ("Date of Birth", "1. 2. 2524"),
    ]));
    let days: Vec<_> = subject.births.iter().map(|birth| birth.earliest).collect();
    assert_eq!(days, [dragoman_guest::dates::date(1981, Some(2), Some(1))]);
}

//! The list as a table: rows that are one subject, columns of other editions, files that are cut off.

use dragoman_guest::native::damage::withstand;
use dragoman_guest::native::workbook::{archive, cells, workbook};
use dragoman_guest::native::{Files, Run};
use dragoman_guest::schema::{FaultKind, Locator, NoticeKind, Subject, SubjectKind};
use gb_uksl::GbUksl;

use super::{CSV, XLSX, translate};

/// The sample as rows of cells; the second is the header.
fn sample() -> Vec<Vec<String>> {
    cells(CSV)
}

/// The index of a column.
fn column(rows: &[Vec<String>], name: &str) -> usize {
    let at = rows[1].iter().position(|cell| cell == name);
    at.unwrap_or_else(|| panic!("no column {name}"))
}

/// The rows as CSV.
fn csv(rows: &[Vec<String>]) -> String {
    let cell = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    let line = |row: &Vec<String>| row.iter().map(cell).collect::<Vec<_>>().join(",") + "\n";
    rows.iter().map(line).collect()
}

/// The first row of a subject.
fn first(rows: &[Vec<String>], id: &str) -> usize {
    let at = column(rows, "Unique ID");
    let found = rows
        .iter()
        .position(|row| row.get(at).is_some_and(|cell| cell == id));
    found.unwrap_or_else(|| panic!("no row {id}"))
}

fn without_places(run: &Run) -> Vec<Subject> {
    let mut subjects = run.subjects.clone();
    subjects.iter_mut().for_each(|subject| subject.sources.clear());
    subjects
}

#[test]
fn every_row_of_a_subject_is_a_source_and_every_value_names_the_first_row_that_states_it() {
    let rows = sample();
    let run = translate(CSV);
    let id = column(&rows, "Unique ID");
    for subject in &run.subjects {
        let numbers: Vec<_> = (1..)
            .zip(&rows)
            .filter(|(_, row)| row.get(id) == Some(&subject.id))
            .map(|(number, _)| number)
            .collect();
        let sources: Vec<_> = subject
            .sources
            .iter()
            .map(|source| match source {
                Locator::Row(row) => row.first,
                _ => panic!("{source:?} is no row"),
            })
            .collect();
        assert_eq!(sources, numbers);
        let row = |at: u32| &rows[sources[at as usize] as usize - 1];
        let birth = column(&rows, "D.O.B");
        for claim in &subject.births {
            let Some(raw) = &claim.raw else { continue };
            assert_eq!(row(claim.at)[birth], *raw);
        }
        let country = column(&rows, "Address Country");
        for address in &subject.addresses {
            let raw = address
                .raw
                .as_deref()
                .expect("an address has the words of its cells");
            assert!(raw.ends_with(&row(address.at)[country]), "{raw}");
        }
    }
    let orlan = run.subject("SEL0001");
    assert!(orlan.births.iter().any(|claim| claim.at > 0));
}

#[test]
fn rows_of_a_subject_are_one_wherever_they_stand_and_whatever_the_order_of_columns() {
    let whole = translate(CSV);
    let mut rows = sample();
    for row in rows.iter_mut().skip(1) {
        row.reverse();
    }
    assert_eq!(without_places(&translate(csv(&rows))), without_places(&whole));
    // The first subject's last row behind all others.
    let mut rows = sample();
    let last = first(&rows, "SEL0002") - 1;
    let apart = rows.remove(last);
    rows.push(apart);
    let run = translate(csv(&rows));
    assert_eq!(run.subjects.len(), 4);
    assert_eq!(without_places(&run), without_places(&whole));
}

#[test]
fn the_header_of_an_earlier_edition_and_one_of_a_spreadsheet_are_known() {
    let whole = translate(CSV);
    let mut rows = sample();
    let kind = column(&rows, "Designation Type");
    rows[1][kind] = "Individual, Entity, Ship".into();
    rows[0] = vec!["Report Date:".into(), "14/08/2026".into()];
    rows.insert(0, Vec::new());
    let run = translate(csv(&rows));
    assert_eq!(without_places(&run), without_places(&whole));
    assert_eq!(
        run.summary().map(|summary| summary.published),
        whole.summary().map(|summary| summary.published)
    );
    for text in [
        format!("\u{feff}{}", String::from_utf8_lossy(CSV)),
        String::from_utf8_lossy(CSV).replace('\n', "\r\n"),
    ] {
        assert_eq!(without_places(&translate(text)), without_places(&whole));
    }
    let day = rows[1..].to_vec();
    let undated = translate(csv(&day[1..]));
    assert!(
        undated
            .notices_of(NoticeKind::Remark)
            .iter()
            .any(|notice| notice.field == "Report Date" && notice.message.contains("does not say"))
    );
    let mut unread = sample();
    unread[0] = vec!["Report Date:".into(), "some day".into()];
    assert!(
        translate(csv(&unread))
            .notices_of(NoticeKind::Remark)
            .iter()
            .any(|notice| notice.message.contains("was not understood")
                && notice.excerpt.as_deref() == Some("some day"))
    );
}

#[test]
fn a_column_that_is_new_and_one_that_is_gone_are_said() {
    let mut rows = sample();
    for (row, cell) in rows.iter_mut().skip(1).zip(["Shoe size", "38"]) {
        row.push(cell.into());
    }
    for row in rows.iter_mut().skip(3) {
        row.push(String::new());
    }
    let run = translate(csv(&rows));
    let unmapped = run.notices_of(NoticeKind::Unmapped);
    assert_eq!((unmapped.len(), unmapped[0].field.as_str()), (1, "Shoe size"));
    let mut rows = sample();
    let birth = column(&rows, "D.O.B");
    for row in rows.iter_mut().skip(1) {
        row.remove(birth);
    }
    let run = translate(csv(&rows));
    let said = run.notices_of(NoticeKind::Remark);
    let missing = said
        .iter()
        .find(|notice| notice.field == "(header)")
        .expect("a notice");
    assert_eq!(missing.excerpt.as_deref(), Some("D.O.B"));
    assert_eq!(run.subjects.len(), 4);
    // A column that was given another name is lost, and said twice over.
    let mut rows = sample();
    rows[1][birth] = "Born".into();
    let run = translate(csv(&rows));
    assert_eq!(run.notices_of(NoticeKind::Unmapped)[0].field, "Born");
    for name in ["Unique ID", "Name 6", "Regime Name"] {
        let mut rows = sample();
        let at = column(&rows, name);
        rows[1][at] = "x".into();
        let fault = translate(csv(&rows)).fault().cloned().expect("a fault");
        assert_eq!(fault.kind, FaultKind::UnknownLayout);
        assert!(fault.message.contains(name) && fault.source.is_some() && fault.remedy.is_some());
    }
}

#[test]
fn a_row_without_an_id_and_rows_without_a_name_are_left_out_and_the_others_kept() {
    let mut rows = sample();
    let (id, six, one) = (
        column(&rows, "Unique ID"),
        column(&rows, "Name 6"),
        column(&rows, "Name 1"),
    );
    let at = first(&rows, "SEL0004");
    rows[at][id].clear();
    for row in rows
        .iter_mut()
        .filter(|row| row.get(id).is_some_and(|cell| cell == "SEL0002"))
    {
        row[six].clear();
        row[one].clear();
    }
    let run = translate(csv(&rows));
    let ids: Vec<_> = run.subjects.iter().map(|subject| subject.id.as_str()).collect();
    assert_eq!(ids, ["SEL0001", "SEL0003", "SEL0004"]);
    let rejected = run.notices_of(NoticeKind::RejectedRecord);
    let said: Vec<_> = rejected
        .iter()
        .map(|notice| notice.record_id.as_deref())
        .collect();
    assert_eq!(said, [None, Some("SEL0002")]);
}

#[test]
fn rows_of_another_subject_under_the_same_id_give_it_nothing() {
    let mut rows = sample();
    let id = column(&rows, "Unique ID");
    for row in rows
        .iter_mut()
        .filter(|row| row.get(id).is_some_and(|cell| cell == "SEL0003"))
    {
        row[id] = "SEL0002".into();
    }
    let run = translate(csv(&rows));
    assert_eq!(run.subjects.len(), 3);
    let whole = translate(CSV);
    assert_eq!(run.subject("SEL0002").names, whole.subject("SEL0002").names);
    assert_eq!(run.subject("SEL0002").kind, SubjectKind::Person);
    let rejected = run.notices_of(NoticeKind::RejectedRecord);
    assert_eq!(rejected.len(), rows.len() - 2 - subject_rows(&run));
}

fn subject_rows(run: &Run) -> usize {
    run.subjects.iter().map(|subject| subject.sources.len()).sum()
}

#[test]
fn what_rows_of_a_subject_say_otherwise_of_its_listing_is_kept_in_words() {
    let mut rows = sample();
    let (regime, updated) = (column(&rows, "Regime Name"), column(&rows, "Last Updated"));
    let at = first(&rows, "SEL0001") + 1;
    rows[at][regime] = "The Ferries (Sanctions) Regulations 2021".into();
    rows[at][updated] = "30/04/2026".into();
    let orlan = translate(csv(&rows)).subject("SEL0001");
    assert_eq!(orlan.designations.len(), 1);
    assert_eq!(orlan.designations[0].amended.len(), 2);
    let kept = (
        "Regime Name".to_owned(),
        "The Ferries (Sanctions) Regulations 2021".to_owned(),
    );
    assert_eq!(orlan.extra, [kept]);
}

#[test]
fn cells_may_hold_several_values_and_measures_twice_the_same() {
    let mut rows = sample();
    let at = first(&rows, "SEL0001");
    let (birth, nationality, measures) = (
        column(&rows, "D.O.B"),
        column(&rows, "Nationality(/ies)"),
        column(&rows, "Sanctions Imposed"),
    );
    rows.truncate(at + 1);
    rows[at][birth] = "(1) 23/10/1965 (2) dd/mm/1968".into();
    rows[at][nationality] = "(1) Kenya (2) Uganda".into();
    rows[at][measures] = "Shipping sanctions: (see x)|Shipping sanctions: (see x)".into();
    let orlan = translate(csv(&rows)).subject("SEL0001");
    assert_eq!((orlan.births.len(), orlan.nationalities.len()), (2, 2));
    assert_eq!(orlan.designations[0].measures.len(), 1);
}

#[test]
fn headers_that_stand_there_again_and_cells_that_say_nothing_are_no_data() {
    let whole = translate(CSV);
    let mut rows = sample();
    rows.insert(9, rows[1].clone());
    rows.insert(2, rows[1].clone());
    for file in [csv(&rows).into_bytes(), workbook(&rows)] {
        let run = translate(file);
        assert_eq!(without_places(&run).len(), 4);
        assert!(
            run.notices_of(NoticeKind::Remark)
                .iter()
                .any(|notice| notice.field == "(header)")
        );
    }
    let mut rows = sample();
    let (kenya, hull) = (
        column(&rows, "Nationality(/ies)"),
        column(&rows, "Hull identification number (HIN)"),
    );
    for row in rows.iter_mut().skip(2) {
        row[hull] = "N/A".into();
        if row[kenya].is_empty() {
            row[kenya] = "Unknown".into();
        }
    }
    let run = translate(csv(&rows));
    assert_eq!(without_places(&run), without_places(&whole));
    let said = run.notices_of(NoticeKind::Remark);
    let unknown = said
        .iter()
        .find(|notice| notice.field.starts_with("Hull"))
        .expect("a notice");
    assert_eq!(unknown.count as usize, rows.len() - 2);
}

#[test]
fn a_row_with_a_cell_too_few_is_left_out_with_the_id_of_its_subject_and_the_subject_keeps_its_other_rows() {
    let rows = sample();
    let id = column(&rows, "Unique ID");
    let whole = without_places(&translate(csv(&rows)));
    let is_of_one = |at: &usize| {
        let same = |row: &&Vec<String>| row.get(id) == rows[*at].get(id);
        rows.iter().filter(same).count() == 1
    };
    for at in 2..rows.len() {
        let mut broken = rows.clone();
        let _lost = broken[at].pop();
        let run = translate(csv(&broken));
        let said = run.notices_of(NoticeKind::RejectedRecord);
        let expected = rows[at][id].as_str();
        assert_eq!(
            (said[0].field.as_str(), said[0].record_id.as_deref()),
            ("(row)", Some(expected))
        );
        let kept = without_places(&run);
        let others = |subjects: &[Subject]| {
            let others = subjects.iter().filter(|subject| subject.id != expected);
            others.cloned().collect::<Vec<_>>()
        };
        assert_eq!(others(&kept), others(&whole));
        let known = whole.iter().find(|subject| subject.id == expected);
        let left = kept.iter().find(|subject| subject.id == expected);
        match is_of_one(&at) {
            true => assert_eq!(left, None),
            // What is left was said of it before, too: nothing is made up in the place of what is lost.
            false => {
                let names = |subject: &Subject| {
                    subject
                        .names
                        .iter()
                        .map(|name| name.full.clone())
                        .collect::<Vec<_>>()
                };
                let (left, known) = (left.expect("the subject"), known.expect("the subject"));
                assert!(
                    names(left).iter().all(|name| names(known).contains(name)),
                    "{expected}"
                );
                assert!(
                    left.births.len() <= known.births.len() && left.documents.len() <= known.documents.len()
                );
            }
        }
    }
}

#[test]
fn a_csv_cut_off_anywhere_gives_the_subjects_whose_rows_are_all_there() {
    let whole = translate(CSV);
    let text = String::from_utf8_lossy(CSV);
    let header = text.find("29/04/2026").expect("a row");
    let second = text.find(",SEL0002,").expect("a row");
    let mut faults = 0;
    for cut in (header + 1..CSV.len() - 1).step_by(97) {
        let run = translate(&CSV[..cut]);
        if let Some(fault) = run.fault() {
            let is_known = matches!(fault.kind, FaultKind::Truncated | FaultKind::Encoding);
            assert!(is_known && cut < second + 600, "cut at {cut}: {fault:?}");
            faults += 1;
            continue;
        }
        let summary = run.summary().expect("a summary");
        // A file may end behind a row and not be whole: that no reader can see.
        assert!(!summary.end_seen || CSV[cut - 1] == b'\n', "cut at {cut}");
        let said = run.notices_of(NoticeKind::Remark);
        let is_said = |words: &str| said.iter().any(|notice| notice.message.contains(words));
        assert!(
            is_said("not known to be delisted") || is_said("may be cut off"),
            "cut at {cut}"
        );
        let mut kept = run.subjects.iter().rev();
        let _last = kept.next();
        for subject in kept {
            assert!(whole.subjects.contains(subject), "cut at {cut}: {}", subject.id);
        }
    }
    assert!(faults > 0);
}

#[test]
fn what_is_no_table_of_the_list_is_refused_by_what_it_is() {
    let ods = archive(&[
        (
            "mimetype".into(),
            b"application/vnd.oasis.opendocument.spreadsheet".to_vec(),
        ),
        ("content.xml".into(), b"<x/>".to_vec()),
    ]);
    let header: String = String::from_utf8_lossy(CSV)
        .lines()
        .take(2)
        .map(|line| format!("{line}\n"))
        .collect();
    for (bytes, kind) in [
        (ods, FaultKind::Foreign),
        (b"Report Date: 14-Aug-2026\n".to_vec(), FaultKind::Foreign),
        (
            b"Last Updated,14/08/2026\nName 6,Name 1,Title\n".to_vec(),
            FaultKind::UnknownLayout,
        ),
        (
            header.as_bytes()[..header.len() - 1].to_vec(),
            FaultKind::Truncated,
        ),
        (header.into_bytes(), FaultKind::Empty),
        (workbook(&[vec!["x".into()]]), FaultKind::Foreign),
    ] {
        let fault = translate(bytes).fault().cloned().expect("a fault");
        assert_eq!(fault.kind, kind, "{fault:?}");
        assert!(fault.remedy.is_some());
    }
}

#[test]
fn damage_anywhere_gives_a_fault_or_notices_and_never_a_panic() {
    withstand::<GbUksl>(&Files::one("list.csv", CSV), 400);
    withstand::<GbUksl>(&Files::one("list.xlsx", XLSX), 100);
}

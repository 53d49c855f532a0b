//! Forms that are not translated, with what to do about each.

use common::Common;
use dragoman_guest::native::damage::withstand;
use dragoman_guest::native::{Files, run, workbook};
use dragoman_guest::schema::{Fault, FaultKind, NoticeKind};

use super::made::{sample_json, sample_workbook};
use super::{SAMPLE, translate};

const ROW: &str = "ID,Kind,Name\n1,person,Ada BETA\n";

fn fault(files: &[(&str, &str)]) -> Fault {
    let run = translate(files);
    let fault = run
        .fault()
        .unwrap_or_else(|| panic!("{files:?} gives {} subjects", run.subjects.len()))
        .clone();
    assert!(fault.remedy.is_some(), "{fault:?}");
    fault
}

#[test]
fn the_form_of_another_list_is_refused() {
    let about = SAMPLE[0].1.replace("Issuer,XX", "Issuer,YY");
    let fault = fault(&[("about.csv", &about), SAMPLE[1]]);
    assert_eq!(fault.kind, FaultKind::Foreign);
    assert!(
        fault
            .message
            .contains("the form is of \"YY\", and this module is for XX/common"),
        "{}",
        fault.message
    );
}

#[test]
fn what_is_not_the_form_is_refused_by_what_it_is() {
    let latin = [b"ID,Kind,Name\n1,person,Ren".as_slice(), b"\xE9e\n"].concat();
    let of_bytes = run::<Common>(&Files::one("subjects.csv", latin));
    assert_eq!(
        of_bytes.fault().map(|fault| fault.kind),
        Some(FaultKind::Encoding)
    );
    for (files, kind, said) in [
        (&[("subjects.csv", "")][..], FaultKind::Empty, "the file is empty"),
        (
            &[("subjects.csv", "ID,Kind,Name\n")],
            FaultKind::Empty,
            "nothing is filled in",
        ),
        (
            &[("subjects.csv", "date,amount\n2030-01-01,7\n")],
            FaultKind::UnknownLayout,
            "ID, Kind, Name",
        ),
        (&[("list.csv", ROW)], FaultKind::Foreign, "its name is none of"),
        (
            &[("subjects.csv", ROW), ("more subjects.csv", ROW)],
            FaultKind::Other,
            "two files are the sheet Subjects",
        ),
        (
            &[("subjects.csv", "ID,Kind,Name\n1,person,\"Ada")],
            FaultKind::Truncated,
            "a quote is not closed",
        ),
        (
            &[("about.csv", "a,b\n"), ("subjects.csv", ROW)],
            FaultKind::UnknownLayout,
            "none of the fields",
        ),
        (
            &[("form.json", "{\"error\": 1}")],
            FaultKind::UnknownLayout,
            "no records",
        ),
    ] {
        let fault = fault(files);
        assert_eq!(fault.kind, kind, "{fault:?}");
        assert!(fault.message.contains(said), "{said}: {}", fault.message);
    }
    let none = run::<Common>(&Files::default());
    assert_eq!(none.fault().map(|fault| fault.kind), Some(FaultKind::MissingPart));
}

#[test]
fn a_workbook_of_something_else_is_refused() {
    let rows = [["date".to_owned(), "amount".to_owned()].to_vec()];
    let other = run::<Common>(&Files::one("form.xlsx", workbook::workbook(&rows)));
    assert_eq!(other.fault().map(|fault| fault.kind), Some(FaultKind::Foreign));
    let named = [("Subjects", workbook::sheet(&rows))];
    let named = workbook::archive(&workbook::members_of(&named));
    let titles = run::<Common>(&Files::one("form.xlsx", named));
    let fault = titles.fault().expect("no titles");
    assert_eq!(fault.kind, FaultKind::UnknownLayout);
    assert!(
        fault
            .message
            .contains("sheet Subjects has no row with the titles"),
        "{}",
        fault.message
    );
}

#[test]
fn damage_anywhere_gives_a_fault_or_what_could_be_read_and_never_a_panic() {
    let sample = SAMPLE
        .iter()
        .fold(Files::default(), |files, (name, text)| files.and(name, *text));
    withstand::<Common>(&sample, 500);
    withstand::<Common>(&Files::one("common.json", sample_json()), 300);
    withstand::<Common>(&Files::one("common.xlsx", sample_workbook()), 60);
}

#[test]
fn what_is_no_text_is_said_by_its_byte_however_far_it_is_and_a_character_may_stand_anywhere() {
    // More than is read at a time.
    let rows: String = (0..20_000)
        .map(|number| format!("{number},person,Ada É{number}\n"))
        .collect();
    let good = format!("ID,Kind,Name\n{rows}");
    for cap in [1_000, 1_001, u32::MAX] {
        let files = Files::one("subjects.csv", good.clone()).read_cap(cap);
        assert_eq!(run::<Common>(&files).subjects.len(), 20_000);
        let mut bytes = good.clone().into_bytes();
        let at = bytes.len() - 3;
        bytes[at] = 0xE9;
        let run = run::<Common>(&Files::one("subjects.csv", bytes).read_cap(cap));
        let fault = run.fault().expect("it is no text");
        assert_eq!(fault.kind, FaultKind::Encoding);
        assert!(
            fault.message.starts_with(&format!("byte {at} is not UTF-8")),
            "{fault:?}"
        );
        assert!(
            fault
                .excerpt
                .as_ref()
                .is_some_and(|excerpt| excerpt.contains("Ada")),
            "{fault:?}"
        );
    }
    let cut = &good.as_bytes()[..good.rfind('É').expect("it is there") + 1];
    let run = run::<Common>(&Files::one("subjects.csv", cut));
    assert_eq!(run.fault().map(|fault| fault.kind), Some(FaultKind::Encoding));
}

#[test]
fn a_row_of_csv_with_a_cell_too_many_or_a_lost_quote_is_left_out_and_the_others_stay() {
    let read = |rows: &str, mark: char| {
        let text = format!("\u{feff}ID,Kind,Name,Nationality,\n{rows}").replace(',', &mark.to_string());
        let run = run::<Common>(&Files::one("subjects.csv", text));
        let ids: Vec<_> = run.subjects.iter().map(|subject| subject.id.clone()).collect();
        let said = run.notices_of(NoticeKind::RejectedRecord).into_iter();
        let said: Vec<_> = said.map(|notice| notice.message.clone()).collect();
        assert!(run.fault().is_none(), "{:?}", run.fault());
        (ids.join(" "), said)
    };
    for mark in [',', ';'] {
        // A comma without quotes: what stands behind it would be in the wrong column.
        let (ids, said) = read(
            "1,person,Ada,FR,\n2,person,DOE,Ida,KE,FR\n3,person,Bea\n4,person,Eve,KE,a remark\n",
            mark,
        );
        assert_eq!((ids.as_str(), said.len()), ("1 3 4", 1));
        assert!(
            said[0].starts_with("subjects.csv, row 3: it has more cells"),
            "{}",
            said[0]
        );
        // An odd number of quotes is a fault: the file may be cut off.
        let lost = "1,person,\"Ada,FR,\n2,person,Ida,KE,\n3,person,\"Bea\",FR,\n4,person,Eve 5\",KE,\n";
        let (ids, said) = read(lost, mark);
        assert_eq!((ids.as_str(), said.len()), ("2 3 4", 1));
        assert!(
            said[0].starts_with("subjects.csv, row 2: a quote was lost"),
            "{}",
            said[0]
        );
    }
}

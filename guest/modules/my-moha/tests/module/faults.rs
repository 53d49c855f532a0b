//! Files that are cut off, or cannot be used as a whole, and rows that cannot be used.

use dragoman_guest::native::Files;
use dragoman_guest::native::damage::withstand;
use dragoman_guest::schema::{Fault, FaultKind, NoticeKind};
use my_moha::MyMoha;

use super::{SAMPLE, sample, translate};

fn fault(bytes: impl Into<Vec<u8>>) -> Fault {
    let fault = translate(bytes).fault().cloned().expect("a fault");
    assert!(fault.remedy.is_some(), "{fault:?}");
    fault
}

#[test]
fn a_file_cut_off_gives_its_whole_rows_and_says_that_the_end_was_not_seen() {
    let whole = translate(SAMPLE);
    let text = sample();
    let rows: Vec<_> = text
        .match_indices("</TR>")
        .map(|(at, tag)| at + tag.len())
        .collect();
    let root = text.find("</TaggedPDF-doc>").expect("an end");
    for cut in (rows[1]..root)
        .filter(|cut| text.is_char_boundary(*cut))
        .step_by(83)
    {
        let run = translate(&SAMPLE[..cut]);
        let summary = run
            .summary()
            .unwrap_or_else(|| panic!("cut at {cut}: {:?}", run.fault()));
        assert!(!summary.end_seen, "cut at {cut}");
        let said = run.notices_of(NoticeKind::Remark);
        assert!(
            said.iter()
                .any(|notice| notice.field == "TR" && notice.source.is_some()),
            "cut at {cut}"
        );
        assert!(run.subjects.len() <= whole.subjects.len());
        // The last one may go on behind the cut.
        let last = run.subjects.len().saturating_sub(1);
        assert_eq!(run.subjects[..last], whole.subjects[..last], "cut at {cut}");
    }
    assert!(whole.summary().expect("a summary").end_seen);
    assert_eq!(fault(&SAMPLE[..rows[0] - 9]).kind, FaultKind::Truncated);
}

#[test]
fn what_is_no_such_list_is_foreign() {
    for text in [
        "<list><TR/></list>",
        "<!DOCTYPE html><html></html>",
        "{}",
        "id,name\n1,x\n",
        "%PDF-1.7",
    ] {
        assert_eq!(fault(text).kind, FaultKind::Foreign, "{text}");
    }
    assert_eq!(fault("").kind, FaultKind::Empty);
    let other =
        "<TaggedPDF-doc><Document><Table><TR><TD><P>1</P></TD></TR></Table></Document></TaggedPDF-doc>";
    assert_eq!(fault(other).kind, FaultKind::Foreign);
    assert_eq!(fault(sample().replace("KDN", "ABC")).kind, FaultKind::Foreign);
}

#[test]
fn a_row_with_other_cells_or_without_a_name_is_left_out_and_the_others_stay() {
    let whole = translate(SAMPLE).subjects.len();
    let narrow = sample().replacen("<TD>\n<P>Haji </P>\n</TD>\n", "", 1);
    for (text, field) in [
        (narrow, "TR"),
        (
            sample().replacen("<P>Hallie Vantree </P>", "<P>- </P>", 1),
            "Nama",
        ),
    ] {
        assert_ne!(text, sample());
        let run = translate(text);
        assert_eq!(run.subjects.len(), whole - 1, "{field}");
        let said = run.notices_of(NoticeKind::RejectedRecord);
        assert_eq!(said.len(), 1, "{said:?}");
        assert_eq!(said[0].field, field);
        assert!(said[0].source.is_some());
    }
}

#[test]
fn a_reference_that_stands_twice_is_taken_once_and_one_that_lacks_is_made_of_content() {
    let twice = translate(sample().replacen("KDN.I.94-2024", "KDN.I.93-2022", 1));
    let said = twice.notices_of(NoticeKind::RejectedRecord);
    assert_eq!(
        (said.len(), said[0].record_id.as_deref()),
        (1, Some("KDN.I.93-2022"))
    );
    let without = translate(sample().replacen("KDN.I.94-2024", "-", 1));
    let made = without
        .subjects
        .iter()
        .find(|subject| subject.names[0].full == "Hallie Vantree");
    assert!(made.expect("a subject").id.starts_with("content-"));
}

#[test]
fn a_title_that_is_not_known_is_said() {
    let run = translate(sample().replacen("<P>Gelaran </P>", "<P>Warna </P>", 1).replacen(
        "<P>- </P>",
        "<P>biru </P>",
        20,
    ));
    let said = run.notices_of(NoticeKind::Unmapped);
    assert!(said.iter().any(|notice| notice.field == "column 4"), "{said:?}");
}

#[test]
fn text_beside_the_tables_is_said() {
    let run = translate(sample().replacen("<P> </P>\n<L>", "<P>Tambahan </P>\n<L>", 1));
    let said = run.notices_of(NoticeKind::Unmapped);
    assert_eq!(said.len(), 1, "{said:?}");
    assert_eq!(said[0].excerpt.as_deref(), Some("Tambahan"));
}

#[test]
fn damage_anywhere_gives_a_fault_or_notices_and_never_a_panic() {
    withstand::<MyMoha>(&Files::one("moha.xml", SAMPLE), 600);
}

#[test]
fn a_table_whose_columns_changed_places_is_not_read_as_if_they_had_not() {
    // The cell of the reference and the one behind it, in every row.
    let swapped: String = sample()
        .split_inclusive("</TR>")
        .map(|row| {
            let cells: Vec<_> = row.split_inclusive("</TD>").collect();
            match cells.as_slice() {
                [head, one, two, rest @ ..] if row.contains("KDN") => {
                    format!("{head}{two}{one}{}", rest.concat())
                }
                _ => row.to_owned(),
            }
        })
        .collect();
    let run = translate(swapped);
    assert!(
        run.subjects
            .iter()
            .all(|subject| !subject.names[0].full.contains("KDN"))
    );
    let left_out = run.notices_of(NoticeKind::RejectedRecord);
    assert!(run.fault().is_some() || !left_out.is_empty());
}

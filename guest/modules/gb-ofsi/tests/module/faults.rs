//! Files that are not this list, or not all of it.

use dragoman_guest::native::damage::withstand;
use dragoman_guest::native::{Files, Run, run};
use dragoman_guest::schema::{Fault, FaultKind, Locator, NoticeKind};
use gb_ofsi::GbOfsi;

use super::{OF_2020, SAMPLE, translate};

fn fault(run: &Run) -> &Fault {
    let fault = run.fault().expect("a fault");
    assert!(fault.remedy.is_some() && !fault.message.is_empty());
    fault
}

fn kind(bytes: impl Into<Vec<u8>>) -> FaultKind {
    fault(&translate(bytes)).kind
}

fn sample() -> String {
    String::from_utf8(SAMPLE.to_vec()).expect("UTF-8")
}

#[test]
fn files_with_nothing_in_them_are_empty() {
    for bytes in ["", " \r\n"] {
        assert_eq!(kind(bytes), FaultKind::Empty);
    }
    let header: String = sample().split_inclusive('\n').take(2).collect();
    assert_eq!(kind(header), FaultKind::Empty);
}

#[test]
fn other_files_are_foreign() {
    for text in [
        "<!DOCTYPE html><html><body>Not found</body></html>",
        "\u{feff} <html></html>",
        "<?xml version=\"1.0\"?><CONSOLIDATED_LIST/>",
        "{\"data\": []}",
        "%PDF-1.7",
        "36,\"AEROEXAMPLE\",-0- ,\"SYRIA\"\r\n",
        "source,entity_number,type,programs,name\n1,2,3,4,5\n",
    ] {
        assert_eq!(kind(text), FaultKind::Foreign, "{text}");
    }
    assert_eq!(kind([0x1F, 0x8B, 8, 0]), FaultKind::Foreign);
    assert_eq!(kind([0xD0, 0xCF, 0x11, 0xE0, 0xA1]), FaultKind::UnknownLayout);
}

#[test]
fn a_header_that_is_not_known_is_named_with_its_columns() {
    let run = translate(sample().replace("Alias Quality", "Alias Strength"));
    let fault = fault(&run);
    assert_eq!(fault.kind, FaultKind::UnknownLayout);
    assert!(
        fault.message.contains("lacks `Alias Quality`"),
        "{}",
        fault.message
    );
    assert!(
        fault.message.contains("unexpectedly `Alias Strength`"),
        "{}",
        fault.message
    );
    assert_eq!(fault.source, Some(dragoman_guest::build::rows(0, 2, 2)));
    let twice = sample().replace("Alias Quality", "Alias Type");
    assert_eq!(kind(twice), FaultKind::UnknownLayout);
    assert_eq!(
        kind("Last Updated,04/05/2022\r\nName,Reference\r\na,b\r\n"),
        FaultKind::UnknownLayout
    );
}

#[test]
fn a_list_that_is_cut_off_within_a_row_is_a_fault() {
    for list in [SAMPLE, OF_2020] {
        let lines = list.split_inclusive(|byte| *byte == b'\n');
        let header: usize = lines.take(2).map(<[u8]>::len).sum();
        for end in (0..list.len()).filter(|end| end % 7 < 2) {
            let quotes = list[..end].iter().filter(|byte| **byte == b'"').count();
            // Between two rows nothing in a CSV shows that more should come: the host's guard against shrinking must.
            if end > header && list[..end].ends_with(b"\r\n") && quotes % 2 == 0 {
                continue;
            }
            let run = translate(&list[..end]);
            assert!(run.fault().is_some(), "at {end}");
            if end > header {
                assert_eq!(fault(&run).kind, FaultKind::Truncated, "at {end}");
            }
        }
    }
}

#[test]
fn a_list_that_is_cut_off_says_in_which_row() {
    let run = translate(&SAMPLE[..SAMPLE.len() - 30]);
    let fault = fault(&run);
    assert_eq!(fault.kind, FaultKind::Truncated);
    assert!(
        matches!(&fault.source, Some(Locator::Row(row)) if row.first == 72),
        "{:?}",
        fault.source
    );
    assert!(fault.excerpt.is_some());
    let last_line_end = translate(&SAMPLE[..SAMPLE.len() - 1]);
    assert_eq!(
        last_line_end.fault().map(|fault| fault.kind),
        Some(FaultKind::Truncated)
    );
}

/// What was left out as rows, by the ids and excerpts of the notices.
fn rows_left_out(run: &Run) -> Vec<(Option<String>, Option<String>)> {
    let said = run.notices_of(NoticeKind::RejectedRecord).into_iter();
    let said = said.filter(|notice| notice.field == "(row)").map(|notice| {
        assert!(notice.source.is_some());
        (notice.record_id.clone(), notice.excerpt.clone())
    });
    said.collect()
}

#[test]
fn a_row_with_a_column_too_few_or_too_many_is_left_out_and_its_group_keeps_what_its_other_rows_say() {
    let text = sample();
    let whole = translate(text.as_str());
    for row in text
        .lines()
        .skip(2)
        .filter(|line| line.matches('"').count() % 2 == 0)
    {
        let Some((_, id)) = row.rsplit_once(',') else {
            continue;
        };
        let (Some(first), true) = (row.find(','), id.parse::<u32>().is_ok()) else {
            continue;
        };
        for broken in [
            format!("{}{}", &row[..first], &row[first + 1..]),
            format!("x,{row}"),
        ] {
            let run = translate(text.replacen(&format!("{row}\r\n"), &format!("{broken}\r\n"), 1));
            let left_out = rows_left_out(&run);
            assert_eq!(left_out.len(), 1, "{broken}");
            assert_eq!(left_out[0].0.as_deref(), Some(id), "{broken}");
            for subject in &whole.subjects {
                let kept = run.subjects.iter().find(|kept| kept.id == subject.id);
                let Some(kept) = kept else {
                    assert_eq!((subject.id.as_str(), subject.sources.len()), (id, 1));
                    continue;
                };
                match subject.id == id {
                    false => assert_eq!(kept, subject),
                    true => {
                        let names = |of: &dragoman_guest::schema::Subject| {
                            of.names.iter().map(|name| name.full.clone()).collect::<Vec<_>>()
                        };
                        assert!(names(kept).iter().all(|name| names(subject).contains(name)));
                        assert_eq!(kept.sources.len() + 1, subject.sources.len());
                        assert!(kept.births.len() <= subject.births.len());
                    }
                }
            }
        }
    }
}

#[test]
fn a_lost_quote_costs_its_line_and_swallows_no_other() {
    let text = sample();
    // The second cell in quotes closes what the first opens.
    let row = text
        .lines()
        .skip(2)
        .find(|line| line.contains(",\""))
        .expect("a row with quotes");
    let at = text.find(row).expect("the row") + row.find(",\"").expect("a quote") + 1;
    let closing = at + 1 + text[at + 1..].find('"').expect("a quote");
    let damaged = format!("{}{}", &text[..closing], &text[closing + 1..]);
    let run = translate(damaged);
    let whole = translate(text.as_str());
    let left_out = rows_left_out(&run);
    assert_eq!(left_out.len(), 1, "{left_out:?}");
    let excerpt = left_out[0].1.as_deref();
    assert!(
        excerpt.is_some_and(|excerpt| excerpt.starts_with(&row[..10])),
        "{excerpt:?}"
    );
    assert!(run.subjects.len() + 1 >= whole.subjects.len());
}

#[test]
fn rows_that_are_mostly_of_another_width_are_another_layout() {
    let text = sample();
    let rows = text.lines().skip(2).map(|line| format!("x,{line}\r\n"));
    let head: String = text.split_inclusive('\n').take(2).collect();
    assert_eq!(kind(head + &rows.collect::<String>()), FaultKind::UnknownLayout);
}

#[test]
fn bytes_that_are_text_in_no_encoding_are_a_fault_with_their_place() {
    let mut bytes = OF_2020.to_vec();
    bytes[600] = 0x81;
    let run = translate(bytes);
    assert_eq!(fault(&run).kind, FaultKind::Encoding);
    assert_eq!(
        fault(&run).source,
        Some(dragoman_guest::build::bytes(0, 600, 601))
    );
    let mut bytes = SAMPLE.to_vec();
    bytes[2000] = 0xE9;
    assert_eq!(kind(bytes), FaultKind::Encoding);
}

#[test]
fn rows_without_a_group_id_or_a_name_are_left_out_and_said_to_be() {
    let text = sample()
        .replace(",90006\r\n", ",\r\n")
        .replace("GREY HERON 3", "");
    let run = translate(text);
    assert!(run.fault().is_none());
    let rejected: Vec<_> = run
        .notices
        .iter()
        .filter(|notice| notice.kind == NoticeKind::RejectedRecord)
        .collect();
    assert_eq!(rejected.len(), 4);
    assert!(
        rejected
            .iter()
            .all(|notice| notice.source.is_some() && notice.excerpt.is_some())
    );
    assert_eq!(run.subjects.len(), 19);
}

#[test]
fn a_feed_must_have_exactly_one_part() {
    let none = run::<GbOfsi>(&Files::default());
    assert_eq!(fault(&none).kind, FaultKind::MissingPart);
    let two = run::<GbOfsi>(&Files::one("a", SAMPLE).and("b", SAMPLE));
    assert_eq!(fault(&two).kind, FaultKind::Other);
}

#[test]
fn damage_anywhere_gives_a_fault_or_notices_and_never_a_panic() {
    for list in [SAMPLE, OF_2020] {
        withstand::<GbOfsi>(&Files::one("list", list), 500);
    }
}

#[test]
fn a_hostile_list_takes_time_in_proportion_to_its_size() {
    let head: String = sample().split_inclusive('\n').take(2).collect();
    let mut text = head;
    for row in 0..20_000 {
        let dots = "(".repeat(20);
        text += &format!(
            "N{row},,,,,,T{row},,,,{row},B{row},,{row},{row},,,,P{row},A{row},,,,,,,C{row},O{row} {dots},X{row},AKA,Q{row},R{row},{row},{row},{row},1\r\n"
        );
    }
    let run = translate(text);
    assert_eq!(run.subjects.len(), 1);
    assert_eq!(run.subjects[0].names.len(), 20_000);
    assert!(run.notices.len() < 5000, "notices are summed");
}

#[test]
fn a_day_that_is_not_there_and_one_that_cannot_be_read_are_two_notices() {
    for (head, words, excerpt) in [
        ("Last Updated,\r\n", "does not say", None),
        (
            "Last Updated,some day\r\n",
            "was not understood",
            Some("some day"),
        ),
    ] {
        let run = translate(sample().replacen("Last Updated,04/05/2022\r\n", head, 1));
        assert_eq!(run.summary().and_then(|summary| summary.published), None);
        let said = run.notices_of(NoticeKind::Remark);
        let said: Vec<_> = said
            .iter()
            .filter(|notice| notice.field == "Last Updated")
            .collect();
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(said[0].message.contains(words), "{}", said[0].message);
        assert_eq!(said[0].excerpt.as_deref(), excerpt);
    }
}

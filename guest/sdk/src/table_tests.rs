use super::*;
use crate::native::Files;
use crate::schema::Notice;

/// Reads all rows with `ask`, and gives how many there were and what was said.
fn rows(
    content: &str,
    required: &[&str],
    ask: impl Fn(&Row<'_>),
) -> Result<(usize, Vec<Notice>, bool), Fault> {
    let files = Files::one("list.csv", content);
    let feed = Feed::new(&files);
    let (mut table, mut notes) = (Table::open(&feed, 0, required)?, Notes::default());
    let mut count = 0;
    while let Some(row) = table.next(&mut notes)? {
        ask(&row);
        count += 1;
    }
    let end_seen = table.end_seen();
    let mut said = crate::native::Run::default();
    let mut sink = crate::Sink::new(&mut said);
    notes.send(&mut sink);
    sink.flush();
    drop(sink);
    Ok((count, said.notices, end_seen))
}

fn fault(content: &str, required: &[&str]) -> Fault {
    rows(content, required, |_| {}).expect_err("a fault")
}

#[test]
fn what_no_row_was_asked_for_is_said_with_its_count_and_first_place() {
    let content = "\u{feff}ID,  Full  name ,Height\n1,Ada,180\n2, ,\n3,Ida,175\n";
    let (count, said, end_seen) = rows(content, &["id"], |row| {
        row.text("ID");
        row.text("full name");
    })
    .expect("rows");
    assert_eq!((count, end_seen, said.len()), (3, true, 1));
    assert_eq!((said[0].field.as_str(), said[0].count), ("Height", 2));
    assert_eq!(said[0].source, Some(build::rows(0, 2, 2)));
}

#[test]
fn a_blank_cell_and_a_column_that_is_not_there_have_no_text() {
    rows("ID,Name\n1,\u{a0} \n", &["ID"], |row| {
        assert_eq!((row.text("Name"), row.text("Height")), (None, None));
        assert_eq!(row.place(), build::rows(0, 2, 2));
    })
    .expect("rows");
}

#[test]
fn a_header_that_lacks_a_column_is_another_layout_and_one_that_lacks_all_another_list() {
    let found = fault("ID,Nom\n", &["ID", "Name"]);
    assert_eq!(
        (found.kind, found.message.as_str()),
        (FaultKind::UnknownLayout, "the header lacks Name")
    );
    assert_eq!(fault("<html>\n", &["ID", "Name"]).kind, FaultKind::Foreign);
    assert_eq!(
        fault("ID,Name,name\n", &["ID"]).message,
        "the header has `name` twice"
    );
    assert_eq!(fault("", &["ID"]).kind, FaultKind::Empty);
}

#[test]
fn a_row_that_breaks_off_is_a_fault_with_its_place() {
    let found = fault("ID,Name\n1,Ada\n2", &["ID"]);
    assert_eq!(found.message, "a row has 1 cells, the header has 2");
    assert_eq!(found.kind, FaultKind::Truncated);
    assert_eq!(found.source, Some(build::rows(0, 3, 3)));
    assert!(found.remedy.is_some());
    for content in ["ID,Name\n1,Ada\n\"2\n", "ID,Name\n1,Ada\n2,\"Ida\n3,Bea\n"] {
        let found = fault(content, &["ID"]);
        assert_eq!(
            (found.kind, found.source),
            (FaultKind::Truncated, Some(build::rows(0, 3, 3))),
            "{content}"
        );
    }
}

/// The ids that are given, and of each row that is left out its number, what is said of it and its text.
fn given_and_left_out(content: &str) -> (Vec<String>, Vec<(u32, String, String)>) {
    let given = std::cell::RefCell::new(Vec::new());
    let (_, said, _) = rows(content, &["ID", "Name"], |row| {
        given.borrow_mut().extend(row.text("ID"));
        row.text("Name");
        row.text("Sex");
    })
    .expect("rows");
    let out = said.into_iter().map(|notice| {
        assert_eq!(
            (notice.kind, notice.field.as_str()),
            (NoticeKind::RejectedRecord, "(row)"),
            "{notice:?}"
        );
        let Some(Locator::Row(row)) = notice.source else {
            panic!("no row")
        };
        (row.first, notice.message, notice.excerpt.unwrap_or_default())
    });
    let out = out.collect();
    (given.into_inner(), out)
}

#[test]
fn a_row_of_another_width_is_left_out_and_said_and_those_around_it_are_kept() {
    for break_ in ["\n", "\r\n"] {
        let content =
            "ID,Name,Sex\n1,Ada,F\n2,Ida\n3,Bea,F\n4,Eve,,F\n5,\"Fay\nGay\",F\n6,Gil\n".replace('\n', break_);
        let (given, out) = given_and_left_out(&content);
        assert_eq!(given, ["1", "3", "5"]);
        let out: Vec<_> = out
            .iter()
            .map(|(row, message, text)| (*row, message.split_once("; ").map(|(why, _)| why), text.as_str()))
            .collect();
        assert_eq!(
            out,
            [
                (3, Some("the row has fewer cells than the header"), "2,Ida"),
                (5, Some("the row has more cells than the header"), "4,Eve,,F"),
                (7, Some("the row has fewer cells than the header"), "6,Gil"),
            ]
        );
    }
}

#[test]
fn a_lost_quote_costs_its_line_and_swallows_no_other() {
    for (content, lost) in [
        // Without the check, each of these would be a row as wide as the header.
        ("1,\"Ada,F\n2,Ida,F\n3,\"Bea\",F\n4,Eve,F\n", "1"),
        ("1,Ada,F\n2,Ida,\"F\n3,Bea,F\n4,Eve,\"F\"\n", "2"),
        ("1,\"Ada\",F\r\n\r\n2,\"Ida,F\r\n3,\"Bea\",F\r\n4,Eve,F\r\n", "2"),
    ] {
        let (given, out) = given_and_left_out(&format!("ID,Name,Sex\n{content}"));
        let expected: Vec<_> = ["1", "2", "3", "4"]
            .into_iter()
            .filter(|id| *id != lost)
            .collect();
        assert_eq!(given, expected, "{content}");
        assert_eq!(out.len(), 1, "{out:?}");
        let (row, message, text) = &out[0];
        assert!(message.starts_with("a quote was lost"), "{message}");
        assert_eq!(
            (row.to_string(), text.starts_with(lost)),
            ((lost.parse::<u32>().expect("a number") + 1).to_string(), true)
        );
    }
    // Within a line a quote swallows nothing.
    let (given, out) = given_and_left_out("ID,Name,Sex\n1,\"Ada\" Bell,F\n2,Ida,F\n");
    assert_eq!((given.len(), out.len()), (2, 0));
    let found = fault("ID,Name,\"Sex\n1,Ada,F\n2,Ida,F\n", &["ID"]);
    assert_eq!(found.kind, FaultKind::UnknownLayout);
}

#[test]
fn a_row_in_which_a_quote_is_lost_swallows_others_if_it_has_several_lines() {
    assert!(is_swallowing("1,\"Ada,F\n2,\"Ida\",F\r\n", b','));
    for row in [
        "1,\"Ada\" Bell,F\r\n",
        "\n1,\"Ada\nBell\",F\n",
        "1,\"Ada \"\"A\"\"\n\",F\n",
        "",
    ] {
        assert!(!is_swallowing(row, b','), "{row}");
    }
}

#[test]
fn many_rows_of_another_width_are_a_fault() {
    let table = |whole: usize, broken: usize| {
        format!(
            "ID,Name\n{}{}",
            "1,Ada\n".repeat(whole),
            "2,Ida,F\n".repeat(broken)
        )
    };
    let found = fault(&table(1, 2), &["ID"]);
    assert_eq!(
        (found.kind, found.message.as_str()),
        (
            FaultKind::UnknownLayout,
            "2 of 3 rows have not the 2 cells that the header has"
        )
    );
    assert_eq!(found.source, Some(build::rows(0, 1, 1)));
    assert_eq!(fault(&table(400, 11), &["ID"]).kind, FaultKind::Malformed);
    assert_eq!(fault(&table(0, 3000), &["ID"]).kind, FaultKind::UnknownLayout);
    assert_eq!(
        fault("ID,Name\n1,2,3\n4,5,6\n7", &["ID"]).kind,
        FaultKind::UnknownLayout
    );
    for (whole, broken) in [(400, 10), (600, 11), (1, 1)] {
        assert_eq!(
            rows(&table(whole, broken), &["ID"], |_| {})
                .map(|(count, ..)| count)
                .ok(),
            Some(whole)
        );
    }
}

#[test]
fn of_a_table_that_is_cut_off_each_gives_the_whole_rows_and_says_where_the_cut_is() {
    let read = |content: &str| {
        let files = Files::one("list.csv", content);
        let feed = Feed::new(&files);
        let (mut table, mut notes) = (Table::open(&feed, 0, &["ID"])?, Notes::default());
        let mut ids = Vec::new();
        let end_seen = table.each(&mut notes, |row, _| {
            row.text("Name");
            ids.extend(row.text("ID"));
        })?;
        let mut said = crate::native::Run::default();
        notes.send(&mut crate::Sink::new(&mut said));
        Ok::<_, Fault>((ids.join(" "), end_seen, said.notices))
    };
    let (ids, end_seen, said) = read("ID,Name\n1,Ada\n2,Ida\n").expect("rows");
    assert_eq!((ids.as_str(), end_seen, said), ("1 2", true, vec![]));
    for cut in ["3", "3,\"Be", "\"3\n"] {
        let (ids, end_seen, said) = read(&format!("ID,Name\n1,Ada\n2,Ida\n{cut}")).expect("rows");
        assert_eq!((ids.as_str(), end_seen, said.len()), ("1 2", false, 1), "{cut}");
        assert!(said[0].message.contains("not known to be delisted"));
        assert_eq!(said[0].source, Some(build::rows(0, 4, 4)));
    }
    let fault = read("ID,Name\n1").expect_err("nothing before the cut");
    assert_eq!(fault.kind, FaultKind::Truncated);
}

#[test]
fn a_row_that_is_left_out_is_named_where_its_id_can_be_told() {
    let files = Files::one(
        "list.csv",
        "ID,Name\n1,Ada\n1,Ada\n2\nx,Bea,F\n4,\"Eve\n5,\"Fay\"\n",
    );
    let feed = Feed::new(&files);
    let table = Table::open(&feed, 0, &["ID"]).expect("a table");
    let mut table = table.known_by(|columns, cells| {
        assert_eq!(columns, ["ID", "Name"]);
        assert!(cells.iter().all(|cell| !cell.contains('\n')));
        cells.first().copied().filter(|id| id.parse::<u32>().is_ok())
    });
    let mut notes = Notes::default();
    while table.next(&mut notes).expect("rows").is_some() {}
    let mut said = crate::native::Run::default();
    notes.send(&mut crate::Sink::new(&mut said));
    let out = said.notices_of(NoticeKind::RejectedRecord);
    let ids: Vec<_> = out.iter().map(|notice| notice.record_id.as_deref()).collect();
    assert_eq!(ids, [Some("2"), None, Some("4")]);
}

#[test]
fn a_last_cell_without_a_line_break_may_be_cut_off_and_that_is_said() {
    let ask = |row: &Row<'_>| {
        row.text("ID");
        row.text("Name");
    };
    let (count, said, end_seen) = rows("ID,Name\n1,Ada\n2,Id", &["ID"], ask).expect("rows");
    assert_eq!((count, end_seen, said.len()), (2, false, 1));
    assert_eq!(
        (said[0].field.as_str(), said[0].excerpt.as_deref()),
        ("Name", Some("Id"))
    );
    assert_eq!(said[0].source, Some(build::rows(0, 3, 3)));
    assert!(
        rows("ID,Name\n1,Ada\n2,Ida\n", &["ID"], ask)
            .expect("rows")
            .1
            .is_empty()
    );
}

#[test]
fn rows_and_columns_that_a_spreadsheet_left_behind_mean_nothing() {
    let content = "ID,Name,,\n1,Ada,,\n,,,\n2,Ida,,,,\n,,\u{a0},\n,\n";
    let (count, said, _) = rows(content, &["ID", "Name"], |row| {
        row.text("ID");
        row.text("Name");
    })
    .expect("rows");
    assert_eq!((count, said), (2, Vec::new()));
    let (_, said, _) = rows("ID,,\n1,,x\n", &["ID"], |row| drop(row.text("ID"))).expect("rows");
    assert_eq!(
        (said[0].field.as_str(), said[0].excerpt.as_deref()),
        ("(no name)", Some("x"))
    );
    assert_eq!(
        fault("ID,Name,\n1,Ada,,x\n", &["ID"]).kind,
        FaultKind::UnknownLayout
    );
}

#[test]
fn a_cell_can_be_had_with_its_line_breaks() {
    rows("ID,Name\n1,\" Ada\nIda \"\n2, \n", &["ID"], |row| {
        let expected = (row.number() == 2).then_some("Ada\nIda");
        assert_eq!((row.lines("name"), row.lines("Height")), (expected, None));
    })
    .expect("rows");
}

#[test]
fn bytes_that_are_not_utf_8_are_a_fault_with_their_place() {
    let files = Files::one("list.csv", b"ID,Name\n1,\xE9\n".to_vec());
    let feed = Feed::new(&files);
    let mut table = Table::open(&feed, 0, &["ID"]).expect("a header");
    let found = table
        .next(&mut Notes::default())
        .map(|_| ())
        .expect_err("a fault");
    assert_eq!(
        (found.kind, found.source),
        (FaultKind::Encoding, Some(build::rows(0, 2, 2)))
    );
    assert!(found.excerpt.is_some_and(|excerpt| excerpt.contains("ID,Name")));
}

#[test]
fn a_file_that_stops_within_a_character_is_cut_off() {
    let files = Files::one("list.csv", b"ID,Name\n1,\xC3\xA9\n2,x\xC3".to_vec());
    let feed = Feed::new(&files);
    let (mut table, mut notes) = (
        Table::open(&feed, 0, &["ID"]).expect("a header"),
        Notes::default(),
    );
    assert!(table.next(&mut notes).expect("a row").is_some());
    let found = table.next(&mut notes).map(|_| ()).expect_err("a fault");
    assert_eq!(
        (found.kind, found.source),
        (FaultKind::Truncated, Some(build::rows(0, 3, 3)))
    );
}

#[test]
fn a_header_may_stand_below_other_rows_of_which_what_nobody_asks_for_is_said() {
    let content = "Report Date: 08-Oct-2026\nNot for sale,\nID,Name\n1,Ada\n";
    let files = Files::one("list.csv", content);
    let feed = Feed::new(&files);
    let (mut table, mut notes) = (
        Table::open_below(&feed, 0, &["id", "name"]).expect("a header"),
        Notes::default(),
    );
    let row = table.next(&mut notes).expect("rows").expect("a row");
    assert_eq!((row.number(), row.text("ID")), (4, Some("1".into())));
    assert_eq!(row.text("Name").as_deref(), Some("Ada"));
    assert!(table.next(&mut notes).expect("rows").is_none());
    assert_eq!(table.above("report date").as_deref(), Some("08-Oct-2026"));
    assert_eq!(table.above("Title"), None);
    table.end(&mut notes);
    let fields: Vec<_> = notes.unmapped_fields().collect();
    assert_eq!(fields, ["(above the header)"]);
}

#[test]
fn without_a_header_among_the_first_rows_the_nearest_to_one_is_shown() {
    let fault = |content: &str| {
        let files = Files::one("list.csv", content);
        let feed = Feed::new(&files);
        let found = Table::open_below(&feed, 0, &["ID", "Name"]).map(|_| ());
        found.expect_err("a fault")
    };
    let found = fault("a title\nID,Nom\n1,Ada\n");
    assert_eq!(
        (found.kind, found.message.as_str()),
        (FaultKind::UnknownLayout, "the header lacks Name")
    );
    assert_eq!(found.source, Some(build::rows(0, 2, 2)));
    assert_eq!(fault("a title\n1,Ada\n").kind, FaultKind::Foreign);
    assert_eq!(
        fault(&format!("{}ID,Name\n", "x\n".repeat(20))).kind,
        FaultKind::Foreign
    );
    assert_eq!(fault("x\nID,Name,name\n").message, "the header has `name` twice");
    assert_eq!(fault("").kind, FaultKind::Empty);
}

#[test]
fn a_quiet_table_says_nothing_of_what_nobody_asks_for() {
    let files = Files::one("list.csv", "ID,Größe\n1,180\n2,175\n");
    let feed = Feed::new(&files);
    let mut table = Table::open(&feed, 0, &["id"]).expect("a table").quiet();
    let mut notes = Notes::default();
    while let Some(row) = table.next(&mut notes).expect("rows") {
        assert!(row.text("id").is_some());
        assert!(row.text("GRÖSSE").is_none() && row.text("GRÖßE").is_some());
    }
    assert_eq!(notes.unmapped_fields().count(), 0);
}

#[test]
fn a_header_that_stands_there_again_is_no_row() {
    let ask = |row: &Row<'_>| {
        row.text("ID");
        row.text("Name");
    };
    let (count, said, _) = rows("ID, Name\nID,Name\n1,Ada\nID,Name \n2,Ida\n", &["ID"], ask).expect("rows");
    assert_eq!((count, said.len()), (2, 1));
    assert_eq!(
        (said[0].field.as_str(), said[0].kind, said[0].count),
        ("(header)", NoticeKind::Remark, 2)
    );
    assert_eq!(said[0].source, Some(build::rows(0, 2, 2)));
}

#[test]
fn a_mark_at_the_end_ends_a_file() {
    let ask = |row: &Row<'_>| {
        row.text("ID");
        row.text("Name");
    };
    let (count, said, end_seen) = rows("ID,Name\n1,Ada\n\u{1a}", &["ID"], ask).expect("rows");
    assert_eq!((count, said, end_seen), (1, Vec::new(), true));
    let (count, said, _) = rows("ID,Name\n\u{1a}\n1,Ada\n", &["ID"], ask).expect("rows");
    assert_eq!(
        (count, said.len(), said[0].kind),
        (1, 1, NoticeKind::RejectedRecord)
    );
}

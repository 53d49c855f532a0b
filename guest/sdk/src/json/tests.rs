use super::*;
use crate::native::Files;
use crate::schema::{Fault, FaultKind};
use crate::trials::{Answers, Endless, said};
use crate::{Feed, Notes, build};

const LAYOUT: Layout = Layout {
    records: &["/notices/*", "/withdrawn/by~1day/*"],
    beside: &["/date", "/total"],
    give: "give the list of notices in JSON",
};

const LIST: &str = r#"{"date": " 2026-01-02 ", "total": 3, "next": null, "link": {"self": "x"}, "notices": [
 {"id": 9007199254740993, "name": "Ada\n  Éxample", "aliases": ["A", {"text": "B"}], "size": 38.50, "m/~": true, "none": [], "blank": " "},
 {"id": 2, "name": null, "aliases": "C", "size": 40, "size": 41}
], "withdrawn": {"by/day": {"x": {"id": "3"}}}}
"#;

fn read<T>(files: &Files, ask: impl Fn(Value<'_>) -> T) -> Result<Answers<T>, Fault> {
    let feed = Feed::new(files);
    let (mut records, mut notes) = (Records::open(&feed, 0, LAYOUT)?, Notes::default());
    let mut answers = Vec::new();
    while let Some(record) = records.next(&mut notes)? {
        answers.push(ask(record));
    }
    let beside = LAYOUT
        .beside
        .iter()
        .map(|path| records.beside(path).map(Into::into));
    let beside = beside.collect();
    Ok((answers, said(notes), beside))
}

fn fault(content: impl Into<Vec<u8>>) -> Fault {
    read(&Files::one("list.json", content), |_| ()).expect_err("a fault")
}

#[test]
fn values_stand_as_they_are_written_and_a_lone_one_counts_as_a_list() {
    let ask = |record: Value<'_>| {
        let texts = ["id", "name", "m/~", "blank", "none"].map(|key| record.value(key).map(str::to_owned));
        (
            texts,
            record.values("aliases").map(str::to_owned).collect::<Vec<_>>(),
        )
    };
    let (records, ..) = read(&Files::one("x", LIST), ask).expect("records");
    let some = |text: &str| Some(text.to_owned());
    let first = [
        some("9007199254740993"),
        some("Ada Éxample"),
        some("true"),
        None,
        None,
    ];
    assert_eq!(
        records,
        [
            (first, vec!["A".to_owned()]),
            ([some("2"), None, None, None, None], vec!["C".to_owned()]),
            ([some("3"), None, None, None, None], vec![]),
        ]
    );
}

#[test]
fn what_was_not_asked_for_is_said_with_its_path_its_count_and_the_first_place() {
    let ask = |record: Value<'_>| {
        record.value("id");
        record.value("name");
        record.values("aliases").count();
    };
    let (_, said, beside) = read(&Files::one("x", LIST), ask).expect("records");
    let said: Vec<_> = said
        .iter()
        .map(|notice| (notice.field.as_str(), notice.count, notice.source.clone()))
        .collect();
    let place = |pointer: &str| Some(build::pointer(0, pointer));
    assert_eq!(
        said,
        [
            ("/link/self", 1, place("/link/self")),
            ("/notices/*/aliases/*/text", 1, place("/notices/0/aliases/1/text")),
            ("/notices/*/m~1~0", 1, place("/notices/0/m~1~0")),
            ("/notices/*/size", 3, place("/notices/0/size")),
        ]
    );
    assert_eq!(beside, [Some("2026-01-02".into()), Some("3".into())]);
}

#[test]
fn a_key_that_stands_twice_is_asked_for_once() {
    let ask = |record: Value<'_>| {
        let size = record.value("size").map(str::to_owned);
        for value in ["id", "name", "m/~", "aliases"]
            .iter()
            .filter_map(|key| record.get(key))
        {
            value.leave_out();
        }
        size
    };
    let (sizes, said, _) = read(&Files::one("x", LIST), ask).expect("records");
    assert_eq!(sizes, [Some("38.50".into()), Some("40".into()), None]);
    let unread = said.iter().find(|notice| notice.field == "/notices/*/size");
    assert_eq!(unread.and_then(|notice| notice.excerpt.as_deref()), Some("41"));
}

#[test]
fn a_value_knows_its_place_whatever_the_size_of_reads() {
    let place = |record: Value<'_>| (record.place(), record.get("id").map(Value::place));
    let (places, ..) = read(&Files::one("x", LIST), place).expect("records");
    let (bytewise, ..) =
        read(&Files::one("x", format!("\u{feff}{LIST}")).read_cap(1), place).expect("records");
    assert_eq!(places, bytewise);
    let expected = build::pointer(0, "/withdrawn/by~1day/x");
    assert_eq!(
        places[2],
        (expected, Some(build::pointer(0, "/withdrawn/by~1day/x/id")))
    );
}

#[test]
fn a_list_cut_off_anywhere_is_truncated() {
    let end = LIST.trim_end().len();
    for cut in 1..end {
        let found = fault(&LIST.as_bytes()[..cut]);
        assert_eq!(
            found.kind,
            FaultKind::Truncated,
            "cut at {cut}: {}",
            found.message
        );
        assert!(found.source.is_some() && found.remedy.is_some());
    }
    let inside = fault(&LIST[..LIST.find("\"size\": 40").expect("the second")]);
    let words = "the file ends in the middle of the record /notices/1, after 1 whole ones";
    assert_eq!(inside.message, words);
    assert!(read(&Files::one("x", &LIST[..end]), |_| ()).is_ok());
}

#[test]
fn what_is_no_such_list_is_refused_with_place_and_remedy() {
    for (content, kind, words) in [
        ("", FaultKind::Empty, "empty"),
        ("ID,NAME\n", FaultKind::Foreign, "begins as text does"),
        ("<html></html>", FaultKind::Foreign, "XML or a web page"),
        ("{\"other\": [1]}", FaultKind::UnknownLayout, "/notices/*"),
        ("{\"notices\": []}", FaultKind::UnknownLayout, "/notices/*"),
        ("[{\"id\": 1}]", FaultKind::UnknownLayout, "/notices/*"),
        (
            "{\"notices\": [{\"id\": 1,}]}",
            FaultKind::Malformed,
            "broken at byte 22",
        ),
        (
            "{\"notices\": [{'id': 1}]}",
            FaultKind::Malformed,
            "broken at byte 14",
        ),
        (
            "{\"notices\": [{\"id\": 1}]} x",
            FaultKind::Malformed,
            "broken at byte 25",
        ),
        (
            "{\"notices\": [{\"id\": \"\u{1}\"}]}",
            FaultKind::Malformed,
            "broken",
        ),
    ] {
        let found = fault(format!("{content}   "));
        assert_eq!(found.kind, kind, "{content}: {}", found.message);
        assert!(found.message.contains(words), "{content}: {}", found.message);
        assert!(found.source.is_some() && found.remedy.is_some(), "{content}");
    }
    let broken = fault(b"{\"notices\": [{\"id\": \"\xE9t\xE9\"}]}".to_vec());
    assert_eq!(broken.kind, FaultKind::Encoding);
    assert_eq!(broken.source, Some(build::bytes(0, 21, 22)));
    assert_eq!(fault(b"{\0\"\0".to_vec()).kind, FaultKind::Encoding);
    let deep = format!("{{\"notices\": [{}", "[".repeat(100_000));
    assert_eq!(fault(deep).kind, FaultKind::Malformed);
}

#[test]
fn records_are_given_as_they_are_read_and_only_one_is_kept() {
    let source = Endless::new("{\"notices\": [0", ",{\"id\": 1, \"name\": \"Ada Example\"}");
    let feed = Feed::new(&source);
    let mut records = Records::open(&feed, 0, LAYOUT).expect("a list");
    let mut notes = Notes::default();
    for count in 0..20_000_u32 {
        let record = records.next(&mut notes).expect("no fault").expect("a record");
        assert_eq!(record.place(), build::pointer(0, format!("/notices/{count}")));
        assert_eq!(record.items().count(), if count == 0 { 0 } else { 2 });
        assert!(source.furthest() <= count * 34 + 2 * 256 * 1024);
    }
}

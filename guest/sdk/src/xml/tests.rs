use super::*;
use crate::native::Files;
use crate::schema::{Fault, FaultKind, Locator, Notice};
use crate::trials::{Answers, Endless, said};
use crate::{Feed, Notes, build};

const LAYOUT: Layout = Layout {
    records: &["LIST/PERSONS/PERSON", "LIST/BODIES/BODY"],
    beside: &["LIST@date", "LIST/HEAD/COUNT"],
    give: "give the list of persons in XML",
};

const LIST: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<LIST date='2026-01-02' lang='en'>\
    <HEAD><COUNT>3</COUNT><MOTTO>Peace &amp; trade</MOTTO></HEAD>\n<PERSONS>\
    <PERSON kind=' n '><ID> 1</ID><NAME>Ada\n  Éxample</NAME><ALIAS q='low'><TEXT>A</TEXT></ALIAS><SHOES>38</SHOES></PERSON>\
    <PERSON><ID>2</ID><NAME/><ALIAS><TEXT>B</TEXT><NOTE>x</NOTE></ALIAS><ALIAS><TEXT>C</TEXT></ALIAS><SHOES>40</SHOES></PERSON>\
    </PERSONS><BODIES><BODY><ID>3</ID></BODY></BODIES></LIST>\n";

fn read<T>(files: &Files, ask: impl Fn(Element<'_>) -> T) -> Result<Answers<T>, Fault> {
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
    read(&Files::one("list.xml", content), |_| ()).expect_err("a fault")
}

/// The words of a list that a notice points at.
fn shown(notice: &Notice) -> &str {
    let Some(Locator::Bytes(range)) = &notice.source else {
        panic!("{notice:?} has no place");
    };
    &LIST[range.start as usize..range.end as usize]
}

#[test]
fn values_are_folded_and_repeated_ones_are_all_there() {
    let ask = |record: Element<'_>| {
        let aliases = record.all("ALIAS").filter_map(|alias| alias.value("TEXT"));
        let aliases = aliases.collect::<Vec<_>>().join("+");
        let texts = [record.value("ID"), record.value("NAME"), record.attribute("kind")];
        (
            record.name().to_owned(),
            texts.map(|text| text.map(str::to_owned)),
            aliases,
        )
    };
    let (records, ..) = read(&Files::one("x", LIST), ask).expect("records");
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(
        records,
        [
            (
                "PERSON".into(),
                [some("1"), some("Ada Éxample"), some("n")],
                "A".into()
            ),
            ("PERSON".into(), [some("2"), None, None], "B+C".into()),
            ("BODY".into(), [some("3"), None, None], String::new()),
        ]
    );
}

#[test]
fn what_was_not_asked_for_is_said_with_its_path_its_count_and_the_first_place() {
    let ask = |record: Element<'_>| {
        record.value("ID");
        record.value("NAME");
        if let Some(alias) = record.first("ALIAS") {
            alias.value("TEXT");
        }
    };
    let (_, said, beside) = read(&Files::one("x", LIST), ask).expect("records");
    let said: Vec<_> = said
        .iter()
        .map(|notice| (notice.field.as_str(), notice.count, shown(notice)))
        .collect();
    assert_eq!(
        said,
        [
            ("LIST/HEAD/MOTTO", 1, "<MOTTO>Peace &amp; trade</MOTTO>"),
            ("LIST@lang", 1, "<LIST date='2026-01-02' lang='en'>"),
            ("PERSON/ALIAS/NOTE", 1, "<NOTE>x</NOTE>"),
            ("PERSON/ALIAS/TEXT", 1, "<TEXT>C</TEXT>"),
            ("PERSON/ALIAS@q", 1, "<ALIAS q='low'>"),
            ("PERSON/SHOES", 2, "<SHOES>38</SHOES>"),
            ("PERSON@kind", 1, "<PERSON kind=' n '>"),
        ]
    );
    assert_eq!(beside, [Some("2026-01-02".into()), Some("3".into())]);
}

#[test]
fn an_attribute_beside_records_that_stands_again_is_said() {
    const DATED: Layout = Layout {
        beside: &["LIST/HEAD@date"],
        ..LAYOUT
    };
    let list = "<LIST><HEAD date='2026-01-02'/><HEAD date='2026-01-03'/><HEAD date=' '/>\
        <PERSONS><PERSON><ID>1</ID></PERSON></PERSONS></LIST>";
    let files = Files::one("x", list);
    let feed = Feed::new(&files);
    let (mut records, mut notes) = (Records::open(&feed, 0, DATED).expect("a list"), Notes::default());
    while let Some(record) = records.next(&mut notes).expect("no fault") {
        record.leave_out();
    }
    assert_eq!(records.beside("LIST/HEAD@date"), Some("2026-01-02"));
    let said = said(notes);
    let said: Vec<_> = said
        .iter()
        .map(|notice| (notice.field.as_str(), notice.count, notice.excerpt.as_deref()))
        .collect();
    assert_eq!(said, [("LIST/HEAD@date", 1, Some("2026-01-03"))]);
}

#[test]
fn what_is_left_out_on_purpose_is_not_mentioned() {
    let ask = |record: Element<'_>| record.leave_out();
    let (_, said, _) = read(&Files::one("x", LIST), ask).expect("records");
    let fields: Vec<_> = said.iter().map(|notice| notice.field.as_str()).collect();
    assert_eq!(fields, ["LIST/HEAD/MOTTO", "LIST@lang"]);
}

#[test]
fn an_element_knows_its_place_whatever_the_size_of_reads() {
    let place = |record: Element<'_>| record.value("ID").map(|_| record.place());
    let (whole, ..) = read(&Files::one("x", LIST), place).expect("records");
    let (bytewise, ..) = read(&Files::one("x", LIST).read_cap(1), place).expect("records");
    assert_eq!(whole, bytewise);
    let start = LIST.find("<PERSON ").expect("a person") as u32;
    let end = LIST.find("</PERSON>").expect("its end") as u32 + 9;
    assert_eq!(whole[0], Some(build::bytes(0, start, end)));
    let (marked, ..) = read(&Files::one("x", format!("\u{feff}{LIST}")), place).expect("records");
    assert_eq!(marked[0], Some(build::bytes(0, start + 3, end + 3)));
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
    let inside = fault(&LIST[..LIST.find("<ID>2").expect("the second")]);
    assert!(
        inside
            .message
            .ends_with("in the middle of a record, after 1 whole ones"),
        "{}",
        inside.message
    );
    assert!(read(&Files::one("x", &LIST[..end]), |_| ()).is_ok());
}

#[test]
fn what_is_no_such_list_is_refused_with_place_and_remedy() {
    for (content, kind, words) in [
        ("", FaultKind::Empty, "empty"),
        (" \n", FaultKind::Empty, "empty"),
        ("ID,NAME\n", FaultKind::Foreign, "begins as text does"),
        ("{\"a\": 1}", FaultKind::Foreign, "JSON"),
        ("PK\u{3}\u{4}", FaultKind::Foreign, "zip"),
        ("<html><br></html>", FaultKind::Foreign, "a web page"),
        ("<OTHER/>", FaultKind::Foreign, "<OTHER>"),
        ("<LIST/>", FaultKind::UnknownLayout, "<PERSON> or <BODY>"),
        ("<LIST/><LIST/>", FaultKind::Malformed, "second root"),
        ("<LIST></LOST>", FaultKind::Malformed, "broken at byte"),
        ("<LIST>a & b</LIST>", FaultKind::Malformed, "&amp;"),
        ("<LIST>&#0;</LIST>", FaultKind::Malformed, "&amp;"),
        ("<LIST>\u{1}</LIST>", FaultKind::Malformed, "control character"),
        ("<LIST date='&#1;'/>", FaultKind::Malformed, "control character"),
        ("<LIST date='\u{1}'/>", FaultKind::Malformed, "control character"),
        (
            "<?xml version='1.0' encoding='latin1'?><LIST/>",
            FaultKind::Encoding,
            "latin1",
        ),
    ] {
        let found = fault(content);
        assert_eq!(found.kind, kind, "{content}: {}", found.message);
        assert!(found.message.contains(words), "{content}: {}", found.message);
        assert!(found.source.is_some() && found.remedy.is_some(), "{content}");
    }
    let broken = fault(b"<LIST><PERSONS><PERSON><ID>\xE9</ID></PERSON></PERSONS></LIST>".to_vec());
    assert_eq!(broken.kind, FaultKind::Encoding);
    assert_eq!(broken.source, Some(build::bytes(0, 27, 28)));
    assert_eq!(fault(b"\xFF\xFE<\0L\0".to_vec()).kind, FaultKind::Encoding);
}

#[test]
fn records_under_another_name_are_not_passed_over() {
    let found = fault(LIST.replace("BODY>", "FIRM>"));
    assert_eq!(found.kind, FaultKind::UnknownLayout);
    assert!(found.message.contains("<FIRM>"), "{}", found.message);
    // One that holds no elements is no record; its text is said to be left out.
    let text = LIST.replace("<BODIES>", "<BODIES><REMARK>none</REMARK>");
    let (_, said, _) = read(&Files::one("x", text), |record| record.leave_out()).expect("records");
    assert!(said.iter().any(|notice| notice.field == "LIST/BODIES/REMARK"));
}

#[test]
fn a_list_nested_without_end_is_refused_and_a_wide_record_is_read_in_time() {
    assert_eq!(fault("<LIST>".repeat(100_000)).kind, FaultKind::Malformed);
    let wide = format!(
        "<LIST><PERSONS><PERSON>{}</PERSON></PERSONS></LIST>",
        "<ALIAS><TEXT>A</TEXT></ALIAS>".repeat(50_000)
    );
    let ask = |record: Element<'_>| {
        let texts = record.all("ALIAS").filter_map(|alias| alias.value("TEXT"));
        texts.count()
    };
    let (counts, said, _) = read(&Files::one("x", wide), ask).expect("records");
    assert_eq!((counts.as_slice(), said.len()), (&[50_000][..], 0));
}

#[test]
fn records_are_given_as_they_are_read_and_only_one_is_kept() {
    let source = Endless::new(
        "<LIST><PERSONS>",
        "<PERSON><ID>1</ID><NAME>Ada Example</NAME></PERSON>",
    );
    let feed = Feed::new(&source);
    let mut records = Records::open(&feed, 0, LAYOUT).expect("a list");
    let mut notes = Notes::default();
    let mut last = 0;
    for _ in 0..20_000 {
        let record = records.next(&mut notes).expect("no fault").expect("a record");
        let Locator::Bytes(range) = record.place() else {
            panic!("a range of bytes");
        };
        assert!(range.start >= last && record.elements().count() == 2);
        assert!(source.furthest() - range.end <= 256 * 1024);
        last = range.end;
    }
}

#[test]
fn of_a_list_that_was_cut_off_the_whole_records_are_given_and_the_cut_is_said() {
    let each = |content: &str| {
        let files = Files::one("list.xml", content);
        let feed = Feed::new(&files);
        let (mut records, mut notes) = (Records::open(&feed, 0, LAYOUT)?, Notes::default());
        let mut ids = Vec::new();
        let end_seen = records.each(&mut notes, |record, _| {
            ids.extend(record.value("ID").map(str::to_owned))
        })?;
        let cuts = said(notes).into_iter().filter(|notice| notice.field == "LIST");
        Ok::<_, Fault>((ids, end_seen, cuts.count()))
    };
    let ids = |all: &[&str]| all.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
    assert_eq!(each(LIST).expect("a list"), (ids(&["1", "2", "3"]), true, 0));
    let cut = LIST.find("<BODIES>").expect("bodies");
    assert_eq!(each(&LIST[..cut]).expect("records"), (ids(&["1", "2"]), false, 1));
    let cut = LIST.find("</PERSON>").expect("a person");
    assert_eq!(
        each(&LIST[..cut]).expect_err("a fault").kind,
        FaultKind::Truncated
    );
}

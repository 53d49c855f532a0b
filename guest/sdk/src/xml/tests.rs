use super::*;
use crate::native::Files;
use crate::part::Part;
use crate::schema::{Fault, FaultKind, Locator, Notice};
use crate::trials::{Answers, Endless, dice, said};
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

/// What a stream says of a list: the elements with their names, texts and places, or why it cannot be read on.
fn told(files: &Files) -> Vec<String> {
    let feed = Feed::new(files);
    let mut told = Vec::new();
    let mut xml = match Stream::open(Part::new(&feed, 0, "")) {
        Ok(xml) => xml,
        Err(fault) => return vec![format!("{fault:?}")],
    };
    loop {
        let mut buffer = Vec::new();
        let token = match xml.step(&mut buffer) {
            Ok(Token::Open(tag)) => {
                let attributes: Vec<_> = xml.attributes(&tag).map(|one| Some(one.ok()?.name)).collect();
                format!("{}<{} {attributes:?} {}", tag.start, xml.innermost(), xml.path(0))
            }
            Ok(Token::Close) => format!("{:?}>{:?} {}", xml.span(), xml.text(), xml.path(0)),
            Ok(Token::Nothing) => continue,
            Ok(Token::End) => return told,
            Err(Stop::CutOff) => {
                told.push(format!("{:?}", xml.cut_off(0, None)));
                return told;
            }
            Err(Stop::Fault(fault)) => {
                told.push(format!("{fault:?}"));
                return told;
            }
        };
        told.push(token);
    }
}

#[test]
fn what_is_told_at_a_look_is_what_the_reader_of_xml_says() {
    let pieces: [&[u8]; 40] = [
        b"<a>",
        b"</a>",
        b"<a/>",
        b"<ns:a>",
        b"</ns:a>",
        b"<b c='1'>",
        b"</b>",
        b"<b>",
        b"</b >",
        b"<ns:>",
        b"<:a>",
        b"<a_name-of.some:LENGTH0123456789>",
        b"</a_name-of.some:LENGTH0123456789>",
        "<é>".as_bytes(),
        "</é>".as_bytes(),
        b"text",
        b" ",
        b"\n      ",
        b"\t\t",
        b"  a  b ",
        b"\r\n",
        b"\r",
        "é и \u{a0}".as_bytes(),
        b"&amp;",
        b"&#65;",
        b"&lost;",
        b"& ",
        b"\x01",
        b"\x7f",
        b"\xE9",
        b"<!-- no <a> -->",
        b"<![CDATA[<a>]]>",
        b"<?a b?>",
        b"</>",
        b"<>",
        b"<a b>",
        b"<a'>",
        b"<a<b>",
        b"a long text of more than sixteen bytes, ",
        b">",
    ];
    let mut next = dice();
    let (mut whole, mut closes) = (0, 0);
    for round in 0..6_000 {
        let kinds = [3, 9, 20, 24, pieces.len()][round % 5];
        let mut open: Vec<&[u8]> = Vec::new();
        let mut list = b"<a>".to_vec();
        for _ in 0..next(24) {
            match next(4) {
                // What is right is rare by chance.
                0 if !open.is_empty() => {
                    let name = open.pop().expect("an element");
                    list.extend([b"</", name, b">"].concat());
                }
                1 => {
                    let name: &[u8] =
                        [&b"a"[..], b"b:c", b"INDIVIDUAL_DATE_OF_BIRTH", "é".as_bytes()][next(4)];
                    let behind: &[u8] = [&b""[..], b" c='>'", b" "][[0, 0, 0, 1, 2][next(5)]];
                    list.extend([b"<", name, behind, b">"].concat());
                    open.push(name);
                }
                2 => list.extend_from_slice(pieces[15 + next(if round % 2 == 0 { 4 } else { 10 })]),
                _ => list.extend_from_slice(pieces[next(kinds)]),
            }
        }
        open.iter()
            .rev()
            .for_each(|name| list.extend([b"</", *name, b">"].concat()));
        list.extend(b"</a>");
        let shown = String::from_utf8_lossy(&list).into_owned();
        // Of a byte at a time nothing is told at a look.
        let expected = told(&Files::one("x", list.clone()).read_cap(1));
        closes += expected.iter().filter(|token| token.contains('>')).count();
        whole += usize::from(expected.last().is_some_and(|last| last.starts_with('(')));
        assert_eq!(told(&Files::one("x", list.clone())), expected, "{shown}");
        // Near the end of a file there is not enough at hand to be looked at. Of a fault the size of the file is a part.
        let found = told(&Files::one("x", [&list[..], &b" ".repeat(40)].concat()));
        let before = expected.len() - 1;
        assert_eq!(
            (found.len(), &found[..before]),
            (expected.len(), &expected[..before]),
            "{shown}"
        );
    }
    assert!(whole > 500 && closes > 5_000, "{whole} {closes}");
}

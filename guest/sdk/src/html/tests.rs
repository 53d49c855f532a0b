use super::*;
use crate::native::Files;
use crate::native::damage::damaged;
use crate::schema::{Fault, FaultKind, Locator, Notice, NoticeKind};
use crate::{Feed, Notes, trials};

const LAYOUT: Layout = Layout {
    columns: &[&["No.", "S. No.", "Sl. No."], &["Name"]],
    give: "give the page with the list of persons",
};

/// A page as lists are published: things around the list, a heading, a table with what tables have.
const PAGE: &str = "<!DOCTYPE html>\n<html lang=en><head><meta charset='utf-8'><title>Lists | Ministry</title>\
    <style>td { color: red }</style><script>if (1 < 2) document.write('<td>no</td>')</script></head><body>\
    <nav><ul><li><a href='/'>Home</a></ul></nav>\n<h1>Lists</h1>\n<h2>Persons &amp; bodies</h2>\n<p>As of 3 May 2026\n\
    <table><caption>In force</caption>\n<thead><tr><th>S. No.<th>NAME<th>Order</thead>\n<tbody>\
    <tr><td>1<td>Ada&nbsp; Example<br>  alias <b>The\nCrane</b><sup>2</sup><td rowspan=2><a href='a.pdf'>7/2020</a>\n\
    <tr><td>2<td>Berit &Eacute;xample <s>Old</s><span style='display: none'>gone</span>\n\
    <tr><td colspan=3>Bodies\n<tr><td>3<td><ol type=a><li>Wire<li>Coil</ol><td>\n</table>\n\
    <h2>Notes</h2><p>End of the list<footer>Contact us</footer></body></html>";

type Read<T> = Result<(Vec<T>, Vec<Notice>, bool), Fault>;

fn read<T>(files: &Files, ask: impl Fn(&Row<'_>) -> T) -> Read<T> {
    let feed = Feed::new(files);
    let (page, mut notes) = (Page::open(&feed, 0, LAYOUT.give)?, Notes::default());
    let mut rows = Rows::open(&page, LAYOUT)?;
    let mut answers = Vec::new();
    while let Some(row) = rows.next(&mut notes) {
        answers.push(ask(&row));
    }
    let end_seen = rows.end_seen();
    page.say_unread(&mut notes);
    Ok((answers, trials::said(notes), end_seen))
}

fn file(content: impl Into<Vec<u8>>) -> Files {
    Files::one("list.html", content)
}

fn fault(content: impl Into<Vec<u8>>) -> Fault {
    read(&file(content), |_| ()).expect_err("a fault")
}

/// The lines of a page, each with its label.
fn lines(content: &str) -> Vec<String> {
    with_page(content, |page| {
        let lines = page.lines().into_iter();
        lines
            .map(|line| line.label.map_or_else(String::new, |label| label + " ") + &line.text)
            .collect()
    })
}

fn with_page<T>(content: &str, ask: impl Fn(&Page<'_>) -> T) -> T {
    let files = file(content);
    let feed = Feed::new(&files);
    ask(&Page::open(&feed, 0, LAYOUT.give).expect("a page"))
}

/// The rows of a page, each as the lines of its two columns.
fn persons(content: &str) -> Vec<String> {
    let (rows, ..) = read(&file(content), |row| {
        format!(
            "{}: {}",
            row.text("No.").unwrap_or_default(),
            row.lines("name").join(" | ")
        )
    })
    .expect("rows");
    rows
}

#[test]
fn every_row_below_the_header_is_given_with_what_its_cells_show() {
    assert_eq!(
        persons(PAGE),
        [
            "1: Ada Example | alias The Crane",
            "2: Berit Éxample",
            "3: Wire | Coil"
        ]
    );
    let (rows, _, end_seen) = read(&file(PAGE), |row| {
        let links: Vec<_> = row.links("Order").into_iter().map(|link| link.href).collect();
        assert_eq!(
            (row.heading().as_deref(), row.caption().as_deref()),
            (Some("Persons & bodies"), Some("In force"))
        );
        (
            row.marks("Name"),
            row.struck("Name"),
            links.concat(),
            row.band(),
            row.number(),
            row.table(),
        )
    })
    .expect("rows");
    let link = "a.pdf".to_owned();
    assert_eq!(
        rows,
        [
            (vec!["2".to_owned()], vec![], link.clone(), None, 2, 1),
            (vec![], vec!["Old".to_owned()], link, None, 3, 1),
            (vec![], vec![], String::new(), Some("Bodies".to_owned()), 5, 1),
        ]
    );
    assert!(end_seen);
}

#[test]
fn what_is_not_asked_for_is_said_with_its_count_and_the_place_of_the_first() {
    let (_, said, _) = read(&file(PAGE), |row| row.lines("Name")).expect("rows");
    let said: Vec<_> = said
        .iter()
        .map(|notice| (notice.field.as_str(), notice.kind, notice.count, shown(notice)))
        .collect();
    let (unmapped, remark) = (NoticeKind::Unmapped, NoticeKind::Remark);
    assert_eq!(
        said,
        [
            ("(across the table)", unmapped, 1, "Bodies"),
            ("Lists", unmapped, 1, "Lists"),
            ("NAME", unmapped, 1, "2"),
            ("NAME", unmapped, 1, "gone"),
            ("NAME", unmapped, 1, "Old"),
            ("Notes", unmapped, 2, "Notes"),
            ("Order", unmapped, 1, "7/2020"),
            ("Order@href", unmapped, 1, "<a href='a.pdf'>"),
            ("Persons & bodies", unmapped, 3, "Persons &amp; bodies"),
            ("S. No.", unmapped, 3, "1"),
            ("footer", remark, 1, "Contact us"),
            ("nav", remark, 1, "Home"),
        ]
    );
}

/// What stands in the page at the place of a notice.
fn shown(notice: &Notice) -> &'static str {
    let Some(Locator::Bytes(range)) = &notice.source else {
        panic!("no place in bytes");
    };
    let shown = PAGE
        .get(range.start as usize..range.end as usize)
        .expect("whole characters");
    // A link is shown up to its end; here its start tag is enough.
    shown.split_inclusive('>').next().expect("something").trim()
}

#[test]
fn a_row_knows_its_place_and_that_of_the_cell_above_that_spans_it_whatever_the_size_of_reads() {
    for files in [file(PAGE), file(PAGE).read_cap(7)] {
        let (places, ..) = read(&files, |row| row.places()).expect("rows");
        let shown = |place: &Locator| match place {
            Locator::Bytes(range) => &PAGE[range.start as usize..range.end as usize],
            _ => panic!("no place in bytes"),
        };
        let shown: Vec<Vec<_>> = places.iter().map(|row| row.iter().map(shown).collect()).collect();
        assert!(shown[0][0].starts_with("<tr><td>1") && shown[0][0].ends_with("7/2020</a>\n"));
        assert_eq!(shown[1].len(), 2);
        assert!(shown[1][0].starts_with("<tr><td>2"));
        assert!(shown[1][1].starts_with("<td rowspan=2>"));
        assert!(shown[2][0].ends_with("<td>\n"), "{:?}", shown[2][0]);
    }
}

#[test]
fn tags_may_be_left_out_or_stand_where_they_should_not() {
    for table in [
        "<table><tr><td>No.</td><td>Name</td></tr><tr><td>1</td><td>Ada</td></tr></table>",
        "<table><td>No.<td>Name<tr><td>1<td>Ada</table>",
        "<table><tr><form><td>No.<td>Name</form><tr><td>1<td><p>Ada</table>",
        "<table><thead><tr><th>No.<th>Name<tbody><tr><td>1<td><div><p>Ada</div></p></table>",
        "<table><tr><td>No.<td><b>Name<tr><td><i>1</b><td>Ada</table>",
        "<table><tr><td>outer<td><table><tr><td>No.<td>Name<tr><td>1<td>Ada</table><td>more</table>",
        "<table><tr><td>not this<table><tr><td>No.<td>Name<tr><td>1<td>Ada</table></table>",
        "<TABLE><TR><TH>sl no<TH> NAME :<TR><TD>1<TD>Ada</TABLE>",
        "</td></table><table><tr><td>No.</b></div><td>Name</table>x</tr><table><tr><td>No.<td>Name<tr><td>1<td>Ada</table>",
    ] {
        assert_eq!(
            persons(&format!("<html><body>{table}</body>")),
            ["1: Ada"],
            "{table}"
        );
    }
}

#[test]
fn a_header_may_have_several_rows_and_be_repeated_and_blank_rows_are_none() {
    let page = "<p><table><tr><th>List of persons<th><th><tr><th rowspan=2>No.<th colspan=2>Name\
        <tr><th>First<th>Last<tr><td>1<td>Ada<td>Example<tr><td>&nbsp;<td><br><td>\
        <tr><th rowspan=2>No.<th colspan=2>Name<tr><th>First<th>Last<tr><td>2<td>Berit<td>Wire</table></body>";
    let (rows, said, _) = read(&file(page), |row| {
        let names: Vec<_> = row.columns().map(str::to_owned).collect();
        assert_eq!(names, ["No.", "Name / First", "Name / Last"]);
        [row.text("no"), row.text("first"), row.text("Name / Last")]
            .map(Option::unwrap_or_default)
            .join(" ")
    })
    .unwrap_or_else(|fault| panic!("{}", fault.message));
    assert_eq!(rows[0], "1 Ada Example");
    assert_eq!(rows.len(), 2, "{rows:?}");
    let fields: Vec<_> = said.iter().map(|notice| notice.field.as_str()).collect();
    assert_eq!(fields, ["(page)"]);
}

#[test]
fn cells_span_rows_up_to_the_end_of_their_group_and_columns_as_far_as_the_standard_has_it() {
    let page = "<p><table><tbody><tr><td>No.<td>Name<td>Group<tr><td rowspan=0>1<td>Ada<td rowspan=99>A<tr><td>Berit\
        <tbody><tr><td>2<td>Cora<tr><td colspan=99999>3</table></body>";
    let (rows, ..) = read(&file(page), |row| {
        [row.text("No."), row.text("Name"), row.text("Group")]
            .map(Option::unwrap_or_default)
            .join(" ")
    })
    .expect("rows");
    assert_eq!(rows, ["1 Ada A", "1 Berit A", "2 Cora "]);
    with_page(page, |page| {
        assert_eq!(page.tables().expect("tables")[0].width(), 1000)
    });
}

#[test]
fn a_line_ends_where_a_browser_ends_it_and_white_space_is_folded() {
    for (page, expected) in [
        ("<p> a\n b </p>\tc<div>d<div>e</div>f</div>", "a b|c|d|e|f"),
        ("<p>a<br/>b</br>c", "a|b|c"),
        ("<b>a</b>b <i> c</i>", "ab c"),
        ("<pre>\na\n  b c\n</pre>d", "a|b c|d"),
        (
            "<p>a&nbsp;&#160;b&amp;lt;&Aacute;&#x1F600;&notit;",
            "a b&lt;Á😀¬it;",
        ),
        (
            "<p>a<!-- no --><script>no</script><noscript>no</noscript>b<textarea>c</textarea>",
            "ab|c",
        ),
        (
            "<dl><dt>a<dd>b<dt>c</dl><select><option>d<option>e</select>",
            "a|b|c|d|e",
        ),
        ("<p>Name<sup>1</sup> 5<sup>th</sup> No<sup>o</sup>", "Name 5th No"),
        (
            "<p>a<span hidden>b</span><svg><text>c</text><path/></svg><template>d</template><dialog>e</dialog>f",
            "a|f",
        ),
        (
            "<s>a<div>b</s>c</div><del>d</del><i style='text-decoration: line-through'>e</i>",
            "c",
        ),
        // What has no end tag of formatting goes on as in a browser.
        ("<div>x<del>a<div>b</del>c</div>d", "x"),
        ("<h2>a<h3>b</h2>c", "a|b|c"),
    ] {
        assert_eq!(lines(page).join("|"), expected, "{page}");
    }
}

#[test]
fn end_tags_that_do_not_fit_end_what_they_end_in_a_browser() {
    let chains = |content: &str| {
        with_page(content, |page| {
            let lines = page.peek_lines().into_iter();
            let chain = |line: Line| {
                let inner = page.element_of_line(&line);
                let nodes = std::iter::successors(inner, |node| node.parent());
                let names: Vec<_> = nodes.map(|node| node.name()).collect();
                format!("{} in {}", line.text, names.join(" "))
            };
            lines.map(chain).collect::<Vec<_>>().join("|")
        })
    };
    for (page, expected) in [
        // An item reaches out of a paragraph and a division, but not out of a heading or a cell.
        ("<ul><li><div><p>a<li>b", "a in p div li ul|b in li ul"),
        ("<ul><li><h2>a<li>b", "a in h2 li ul|b in li h2 li ul"),
        ("<dl><dt>a<dd><ul><dd>b", "a in dt dl|b in dd ul dd dl"),
        // Words do not end what blocks are in.
        ("<div><span><p>a</span>b</div>c", "ab in p span div|c in "),
        ("<p>a<h2>b</h3>c", "a in p|b in h2|c in "),
        ("<h2>a<p>b<h3>c", "a in h2|b in p h2|c in h3"),
        // A link ends a link, a form in a form is none, and the end of a form leaves what is open in it.
        ("<a>a<p>b<a>c</p>", "a in a|bc in p a"),
        (
            "<form>a<form><div>b</form>c</div>d",
            "a in form|bc in div form|d in ",
        ),
        (
            "<table><tr><td>a</tbody><tr><td>b</table>",
            "a in td tr table|b in td tr table",
        ),
        (
            "<select><option>a<option>b</select>c",
            "a in option select|b in option select|c in ",
        ),
    ] {
        let found = chains(page);
        assert_eq!(found, expected, "{page}");
    }
}

#[test]
fn items_of_numbered_lists_have_the_labels_that_a_browser_writes() {
    for (page, expected) in [
        ("<ol><li>a<li>b</ol>", "1. a|2. b"),
        (
            "<ol type=a start=3><li>x<li value=27>y<li>z</ol>",
            "c. x|aa. y|ab. z",
        ),
        (
            "<ol type=I><li>x<ol type=i><li>y</ol><li>z</ol>",
            "I. x|i. y|II. z",
        ),
        (
            "<ol style='list-style-type:upper-alpha'><li><p>x<p>more<li>y</ol>",
            "A. x|more|B. y",
        ),
        ("<ul><li>x</ul><ol style='list-style: none'><li>y</ol>", "x|y"),
        ("<ol reversed><li>x</ol>", "x"),
    ] {
        assert_eq!(lines(page).join("|"), expected, "{page}");
    }
}

#[test]
fn headings_head_what_follows_up_to_the_next_of_their_level() {
    with_page(
        "<h1>A</h1>x<h2>B</h2>y<p>z<h3>C</h3>w<h2>D</h2><h1></h1>v",
        |page| {
            let under = |index: usize| {
                let lines = page.lines_under(&page.headings()[index]).into_iter();
                lines.map(|line| line.text).collect::<Vec<_>>().join("|")
            };
            let levels: Vec<_> = page
                .headings()
                .iter()
                .map(|one| (one.level, one.text.as_str()))
                .collect();
            assert_eq!(levels, [(1, "A"), (2, "B"), (3, "C"), (2, "D")]);
            assert_eq!([0, 1, 2, 3].map(under), ["x|B|y|z|C|w|D|v", "y|z|C|w", "w", "v"]);
            let lines = page.lines();
            let path: Vec<_> = page
                .headings_of_line(&lines[6])
                .iter()
                .map(|one| one.text.as_str())
                .collect();
            assert_eq!(
                (lines[6].text.as_str(), path.join("/")),
                ("w", "A/B/C".to_owned())
            );
        },
    );
}

#[test]
fn a_line_knows_its_place_and_its_links() {
    let text = "<p>See <a href='/x'>order <b>7</b></a> and <a href='#top'>top</a><br>more";
    with_page(text, |page| {
        let lines = page.lines();
        let Locator::Bytes(range) = page.place_of_line(&lines[0]) else {
            panic!("no place in bytes");
        };
        assert_eq!(
            &text[range.start as usize..range.end as usize],
            "See <a href='/x'>order <b>7</b></a> and <a href='#top'>top"
        );
        let link = Link {
            href: "/x".into(),
            text: Some("order 7".into()),
        };
        assert_eq!(page.links_of_line(&lines[0]), [link]);
        assert_eq!(page.links_of_line(&lines[1]), []);
    });
}

#[test]
fn a_look_at_a_page_leaves_its_texts_unread_and_lines_are_taken_one_by_one() {
    let text = "<link rel=canonical href='https://lists.example/en/list'><nav>Home</nav><p>1. Ada<sup>2</sup><p>More";
    with_page(text, |page| {
        let lines = page.peek_lines();
        let around: Vec<_> = lines.iter().map(|line| page.is_around(line)).collect();
        assert_eq!(around, [true, false, false]);
        assert_eq!(page.take(&lines[1]), "1. Ada");
        let paragraph = page.element_of_line(&lines[2]).expect("an element");
        assert_eq!(
            (paragraph.name(), paragraph.peek().as_deref()),
            ("p", Some("More"))
        );
        assert_eq!(
            page.absolute("a.pdf").as_deref(),
            Some("https://lists.example/en/a.pdf")
        );
        let mut notes = Notes::default();
        page.say_unread(&mut notes);
        let said: Vec<_> = trials::said(notes)
            .into_iter()
            .map(|notice| (notice.field, notice.count))
            .collect();
        let said: Vec<_> = said
            .iter()
            .map(|(field, count)| (field.as_str(), *count))
            .collect();
        assert_eq!(said, [("(page)", 1), ("(page)", 1), ("nav", 1)]);
    });
}

#[test]
fn a_picture_in_a_cell_is_said_unless_it_is_a_link() {
    let page = "<table><tr><td>No.<td>Name<td>Photo<tr><td>1<td>Ada<td><img src=a.jpg><a href=b.pdf><img src=pdf.png></a></table></body>";
    let (_, said, _) = read(&file(page), |row| (row.text("No."), row.text("Name"))).expect("rows");
    let said: Vec<_> = said
        .iter()
        .map(|notice| (notice.field.as_str(), notice.count))
        .collect();
    assert_eq!(said, [("Photo@href", 1), ("Photo@src", 1)]);
}

#[test]
fn a_page_is_read_in_the_encoding_that_it_says_and_keeps_its_places() {
    let body = "<p>Éxample “Ada” – 5 €<table><tr><td>No.<td>Name<tr><td>1<td>É";
    let letters = windows_1252(body);
    for (head, content) in [
        ("<meta charset=windows-1252>", letters.clone()),
        (
            "<!-- <meta charset=koi8-r> --><meta http-equiv=x content='text/html; charset=iso-8859-1'>",
            letters.clone(),
        ),
        ("<META CHARSET=\"UTF-8\" />", body.into()),
        ("\u{feff}<meta charset=koi8-r>", body.into()),
        ("<p>", body.into()),
    ] {
        let bytes = [head.as_bytes(), &content, b"</table></body>"].concat();
        let (rows, ..) = read(&file(bytes.clone()), |row| (row.text("Name"), row.places())).expect("rows");
        let [(name, places)] = rows.as_slice() else {
            panic!("{head}: {} rows", rows.len());
        };
        assert_eq!(name.as_deref(), Some("É"), "{head}");
        let [Locator::Bytes(range)] = places.as_slice() else {
            panic!("no place in bytes");
        };
        assert!(
            bytes[range.start as usize..range.end as usize].starts_with(b"<tr><td>1<td>"),
            "{head}"
        );
        assert!(bytes[range.end as usize..].starts_with(b"</table>"), "{head}");
    }
}

/// A text in windows-1252.
fn windows_1252(text: &str) -> Vec<u8> {
    let byte = |letter: char| match letter {
        '“' => 0x93,
        '”' => 0x94,
        '–' => 0x96,
        '€' => 0x80,
        letter => u8::try_from(u32::from(letter)).expect("a letter of windows-1252"),
    };
    text.chars().map(byte).collect()
}

#[test]
fn an_encoding_that_is_not_read_or_not_kept_to_is_refused() {
    for content in [
        b"<meta charset=windows-874><p>x".as_slice(),
        b"<meta charset=utf-8><p>\xC9xample",
        b"<p>\xC9xample",
        "<meta charset=windows-1252><p>Éxample".as_bytes(),
        b"\xFF\xFE<\0p\0>\0",
    ] {
        let fault = fault(content);
        assert_eq!(fault.kind, FaultKind::Encoding, "{}", fault.message);
        assert!(fault.source.is_some() && fault.remedy.is_some());
    }
    // One that is merely cut off is no fault of the encoding.
    assert_eq!(fault(b"<p>the list \xC3").kind, FaultKind::Truncated);
    assert!(
        fault("<meta charset=windows-874><p>x")
            .message
            .contains("windows-874")
    );
}

#[test]
fn another_page_is_foreign_and_an_error_page_is_told_by_its_title() {
    for (content, kind, words) in [
        ("", FaultKind::Empty, ""),
        ("   \n ", FaultKind::Empty, ""),
        ("{}", FaultKind::Foreign, "JSON"),
        ("%PDF-1.7", FaultKind::Foreign, "PDF"),
        (
            "<html><title>Access Denied</title><body><h1>Access Denied</h1></body></html>",
            FaultKind::Foreign,
            "`Access Denied`",
        ),
        (
            "<html><body><table><tr><td>Shoe size</table></body>",
            FaultKind::Foreign,
            "No., Name",
        ),
        (
            "<html><body><table><tr><td>No.<td>Name<td>Name<tr><td>1</table></body>",
            FaultKind::UnknownLayout,
            "twice",
        ),
        (
            "<html><body><p>The list",
            FaultKind::Truncated,
            "stops before its end",
        ),
        (
            "<html><body><table><tr><td>No.<td>Name<tr><td>1",
            FaultKind::Truncated,
            "before the first row",
        ),
    ] {
        let fault = fault(content);
        assert_eq!(fault.kind, kind, "{content}: {}", fault.message);
        assert!(fault.message.contains(words), "{}", fault.message);
        assert!(fault.remedy.is_some());
    }
}

#[test]
fn a_table_that_lacks_a_column_of_many_is_a_layout_that_is_not_known() {
    const WIDE: Layout = Layout {
        columns: &[&["No."], &["Name"], &["Alias"]],
        give: "give the list",
    };
    let files = file("<p>\n<table>\n<tr><td>No.<td>Name<tr><td>1<td>Ada</table></body>");
    let feed = Feed::new(&files);
    let page = Page::open(&feed, 0, WIDE.give).expect("a page");
    let fault = Rows::open(&page, WIDE).expect_err("a fault");
    assert_eq!(fault.kind, FaultKind::UnknownLayout);
    assert!(
        fault.message.contains("lacks Alias (line 2)"),
        "{}",
        fault.message
    );
}

#[test]
fn a_page_cut_off_anywhere_gives_its_whole_rows_or_a_fault() {
    let first = PAGE.find("<tr><td>2").expect("a row");
    let end = PAGE.find("</body>").expect("an end") + "</body>".len();
    for cut in (0..end).filter(|cut| PAGE.is_char_boundary(*cut)) {
        let read = read(&file(&PAGE.as_bytes()[..cut]), |row| {
            row.text("No.").unwrap_or_default()
        });
        match read {
            Ok((rows, _, end_seen)) => {
                assert!(cut > first && !end_seen, "cut at {cut}");
                let whole: Vec<_> = ["1", "2", "3"][..rows.len()].to_vec();
                assert_eq!(rows, whole, "cut at {cut}");
            }
            Err(fault) => {
                let kind = if cut == 0 {
                    FaultKind::Empty
                } else {
                    FaultKind::Truncated
                };
                assert!(cut <= first + 4, "cut at {cut}");
                assert_eq!(fault.kind, kind, "cut at {cut}: {}", fault.message);
            }
        }
    }
}

#[test]
fn a_hostile_page_is_refused_or_read_within_limits() {
    let deep = format!("<body>{}x", "<div>".repeat(100_000));
    assert_eq!(fault(deep).kind, FaultKind::Malformed);
    let many = format!("<body>{}", "<b></b>".repeat(1_000_001));
    assert_eq!(fault(many).kind, FaultKind::Malformed);
    let wide = format!(
        "<table>{}</table></body>",
        "<tr><td colspan=1000 rowspan=60000>x".repeat(3_000)
    );
    assert_eq!(fault(wide).kind, FaultKind::Malformed);
    let headed = format!("{}{}", "<h1><div>".repeat(200), "words ".repeat(10_000));
    with_page(&headed, |page| assert_eq!(page.headings().len(), 1));
    let misnested = "<b><p>".repeat(200) + &"</b>".repeat(200) + "x";
    assert_eq!(lines(&misnested), ["x"]);
}

#[test]
fn damage_anywhere_gives_a_fault_or_notices_and_never_a_panic() {
    let files = file(PAGE);
    for case in 0..400 {
        // What comes out is not known; that it comes out is.
        if let Ok((rows, ..)) = read(&damaged(&files, case), |row| row.text("Name")) {
            assert!(rows.len() <= 100, "case {case}");
        }
    }
}

#[test]
fn a_head_that_is_not_ended_and_cells_that_all_are_headers_hide_no_row() {
    for (page, expected) in [
        (
            "<table><thead><tr><th>No.<th>Name<tr><td>1<td>Ada<tr><td>2<td>Berit</table></html>",
            vec!["1: Ada", "2: Berit"],
        ),
        (
            "<table><tr><th>No.<th>Name<tr><th>1<th>Ada<tr><th>2<th>Berit</table></html>",
            vec!["1: Ada", "2: Berit"],
        ),
        (
            "<table><thead><tr><th rowspan=2>No.<th colspan=2>Person<tr><th>Name<th>Born<tr><td>1<td>Ada<td>1970</table></html>",
            vec!["1: Ada"],
        ),
    ] {
        assert_eq!(persons(page), expected, "{page}");
    }
    let long = format!(
        "<table><thead><tr><th>No.<th>Name{}</thead><tr><td>0<td>Ada</table></html>",
        "<tr><th>1<th>Ada".repeat(20)
    );
    assert_eq!(persons(&long).len(), 21);
}

#[test]
fn a_row_that_is_taken_for_one_of_the_header_is_said() {
    let page = "<table><tr><th>No.<th>Name<tr><th>1<th>Ada<tr><td>2<td>Berit</table></html>";
    let (rows, notices, _) = read(&file(page), |row| row.text("Name")).expect("rows");
    assert_eq!(rows.len(), 1);
    let said: Vec<_> = notices
        .iter()
        .filter_map(|notice| notice.excerpt.as_deref())
        .collect();
    assert!(said.contains(&"1"), "{said:?}");
}

#[test]
fn a_link_that_is_not_ended_is_each_lines_own_and_has_its_text_alone() {
    with_page("<a href='x.pdf'><p>Ada<p>Berit</p>", |page| {
        let texts: Vec<_> = page
            .lines()
            .iter()
            .flat_map(|line| page.links_of_line(line))
            .map(|link| (link.href, link.text))
            .collect();
        let link = |text: &str| ("x.pdf".to_owned(), Some(text.to_owned()));
        assert_eq!(texts, [link("Ada"), link("Berit")]);
    });
}

//! A list in numbered paragraphs or items: `1. Ada Example @ The Crane.`

use dragoman_guest::html::{Line, Page};
use dragoman_guest::schema::{Fault, NoticeKind};
use dragoman_guest::{About, Notes};

use crate::entry::{Entry, Read};
use crate::list;

/// The field of an entry, in notices.
const FIELD: &str = "(paragraph)";

/// How many numbers may be left out between two entries. Whoever takes one off a page may forget to count anew.
const MAX_LEFT_OUT: u32 = 20;

/// Reads the numbered lines of a page, from the first on.
pub(crate) fn read(page: &Page<'_>, notes: &mut Notes) -> Result<Read, Fault> {
    let lines = page.peek_lines();
    let lines: Vec<&Line> = lines.iter().filter(|line| !page.is_around(line)).collect();
    let first = lines
        .iter()
        .position(|line| numbered(line).is_some_and(|(number, _)| number == 1));
    let Some(first) = first else {
        return Err(
            page.lacks("the page has neither a table of a list under the UAPA nor numbered paragraphs")
        );
    };
    // The nearest words count.
    let headings = page.headings_of_line(lines[first]);
    let headings: Vec<_> = headings.into_iter().rev().collect();
    let before = lines[..first].iter().rev().map(|line| line.text.as_str());
    let near = headings.iter().map(|heading| heading.text.as_str());
    let list = list::first_named(near)
        .or_else(|| list::of_page(page))
        .or_else(|| list::first_named(before))
        .ok_or_else(|| {
            let message = "the page has numbered paragraphs, but does not say of which list under the UAPA";
            page.part().foreign(message, 0)
        })?;
    headings.iter().for_each(|heading| {
        page.ask(heading);
    });
    let (mut entries, mut next) = (Vec::new(), 1);
    for line in &lines[first..] {
        let Some((number, title)) = numbered(line) else {
            // Any other that has no number stays unread, and is said.
            if let Some(last) = entries.last_mut().filter(|last| goes_on(last, line)) {
                go_on(last, page, line);
            }
            continue;
        };
        if !(next..=next + MAX_LEFT_OUT).contains(&number) {
            let message = "a numbered line is out of its turn; it was left out";
            say(page, line, NoticeKind::RejectedRecord, message, notes);
            continue;
        }
        if number > next {
            let message = "numbers are left out before this entry";
            say(page, line, NoticeKind::Remark, message, notes);
        }
        entries.push(entry(page, line, list, title));
        next = number + 1;
    }
    if !page.end_seen() {
        leave_out_last(&mut entries, notes);
        if entries.is_empty() {
            return Err(page.lacks("the list has no whole entry"));
        }
    }
    Ok(Read {
        list,
        entries,
        end_seen: page.end_seen(),
    })
}

/// Says something of a numbered line.
fn say(page: &Page<'_>, line: &Line, kind: NoticeKind, message: &'static str, notes: &mut Notes) {
    notes.case(About {
        kind,
        field: FIELD.into(),
        message,
        excerpt: page.take(line),
        record: None,
        place: Some(page.place_of_line(line)),
    });
}

/// Whether a line goes on with the names of an entry: `Ada Example @` and `Eda`, `Ada Example` and `@ Eda`.
fn goes_on(entry: &Entry, line: &Line) -> bool {
    line.text.starts_with('@') || entry.words.ends_with('@')
}

/// Adds a line to the entry that it goes on with.
fn go_on(entry: &mut Entry, page: &Page<'_>, line: &Line) {
    let text = page.take(line);
    let title = entry.title.take().into_iter().chain([text.to_owned()]);
    entry.title = Some(title.collect::<Vec<_>>().join(" "));
    entry.words = format!("{} {text}", entry.words);
    for link in page.links_of_line(line) {
        if entry.links.iter().all(|known| known.href != link.href) {
            entry.links.push(link);
        }
    }
    entry.places.push(page.place_of_line(line));
}

fn entry(page: &Page<'_>, line: &Line, list: list::List, title: &str) -> Entry {
    page.take(line);
    Entry {
        list,
        title: Some(title.to_owned()).filter(|title| !title.is_empty()),
        columns: Vec::new(),
        links: page.links_of_line(line),
        places: vec![page.place_of_line(line)],
        words: line.text.clone(),
    }
}

/// The last entry of a page that is cut off may not be whole.
fn leave_out_last(entries: &mut Vec<Entry>, notes: &mut Notes) {
    let Some(last) = entries.pop() else { return };
    notes.case(About {
        kind: NoticeKind::RejectedRecord,
        field: FIELD.into(),
        message: "the page is cut off within or right behind this entry; it was left out",
        excerpt: &last.words,
        record: None,
        place: last.places.first().cloned(),
    });
}

/// The number of a line, written or put before it by its list, and what follows it.
fn numbered(line: &Line) -> Option<(u32, &str)> {
    let parse = |text: &str| {
        let is_number = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| text.parse().ok()).flatten()
    };
    if let Some(number) = line
        .label
        .as_deref()
        .and_then(|label| parse(label.trim_end_matches('.')))
    {
        return Some((number, &line.text));
    }
    let (number, rest) = line.text.split_once(['.', ')'])?;
    // `12.5` and `30.3.2015` are no numbers of paragraphs.
    (!rest.starts_with(|next: char| next.is_ascii_digit())).then_some((parse(number.trim())?, rest.trim()))
}

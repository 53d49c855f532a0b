//! A list in numbered paragraphs or items: `1. Ada Example @ The Crane.`

use dragoman_guest::html::{Line, Page};
use dragoman_guest::schema::{Fault, NoticeKind};
use dragoman_guest::{About, Notes};

use crate::entry::{Entry, Read};
use crate::list;

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
        // What is not the next number is no entry: it stays unread, and is said.
        let Some((_, title)) = numbered(line).filter(|(number, _)| *number == next) else {
            continue;
        };
        entries.push(entry(page, line, list, title));
        next += 1;
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
        field: "(paragraph)".into(),
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

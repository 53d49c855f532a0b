//! The ways in which lists write a country.

use super::key::{self, Key};
use super::table::{Entry, NAMES};
use super::written_code;

/// The code of what `name` says once, or twice over.
pub(super) fn code(name: &str) -> Option<&'static str> {
    match meaning(name).or_else(|| twice(name))? {
        Entry::One(code) => Some(code),
        Entry::Several => None,
    }
}

/// A name in two languages, or two names, of one country.
fn twice(text: &str) -> Option<Entry> {
    let (name, other) = text.split_once('/')?;
    let same = meaning(name)?;
    (same == meaning(other)?).then_some(same)
}

fn meaning(text: &str) -> Option<Entry> {
    one(text, key::is_small).or_else(|| explained(text))
}

/// A name with another behind it: in brackets, or as what the country is now. They must agree, save that a dissolved
/// state is made plain by its successor.
fn explained(text: &str) -> Option<Entry> {
    let (name, other) = text.split_once('(').or_else(|| split_at_now(text))?;
    match (one(name, key::is_era)?, one(other, key::is_era)?) {
        (Entry::One(name), Entry::One(other)) if name != other => None,
        (Entry::Several, other) => Some(other),
        (name, _) => Some(name),
    }
}

/// What stands before and behind a `now` or `currently`.
fn split_at_now(text: &str) -> Option<(&str, &str)> {
    let is_now = |word: &str| {
        ["now", "currently"]
            .iter()
            .any(|now| word.eq_ignore_ascii_case(now))
    };
    let mut at = 0;
    for word in text.split(' ') {
        if at > 0 && is_now(word) {
            return Some((&text[..at], &text[at + word.len()..]));
        }
        at += word.len() + 1;
    }
    None
}

/// A code, or a name: as it stands, turned, or without `republic`.
fn one(text: &str, skip: fn(&[u8]) -> bool) -> Option<Entry> {
    let text = text.trim().trim_end_matches(')');
    if let Some(code) = written_code(text) {
        return Some(Entry::One(code));
    }
    let plain = Key::of(&[text], skip)?;
    NAMES
        .find(plain.letters())
        .or_else(|| turned(text, skip))
        .or_else(|| {
            let short = Key::of(&[text], |word| skip(word) || key::is_style(word))?;
            (short.letters().len() < plain.letters().len()).then(|| NAMES.find(short.letters()))?
        })
}

/// `Korea, Republic of` and `Iran (Islamic Republic of)`, read from the middle.
fn turned(text: &str, skip: fn(&[u8]) -> bool) -> Option<Entry> {
    let (last, first) = text.split_once([',', '('])?;
    NAMES.find(Key::of(&[first, last], skip)?.letters())
}

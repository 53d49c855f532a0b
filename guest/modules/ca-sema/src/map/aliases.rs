//! Other names: one cell holds them all, and nothing in the format says where one ends.
//!
//! The rule, since every rule is a guess:
//!
//! 1. A semicolon separates, unless it stands in brackets that are closed again.
//! 2. A comma separates, unless it stands in such brackets or in quotation marks, between two digits, or next to a bare
//!    legal form or a generational suffix (`Meridian Coil, LLC`, `ООО, Меридиан`).
//! 3. A language with a colon (`Russian: …`) begins a new name, and is its language.
//! 4. A slash between blanks separates two names of at least two words each, unless one of them has alternatives of
//!    its own (`Nikolai or Nikolay / …`, which are pieces of names).
//! 5. `or`, `and` and `also` before a name are taken off. Inside one they are left: `… Harbour or Port` cannot be told
//!    from `… Harbour or Anna Port`. A notice counts those.
//!
//! Whenever the names are not simply the cell, the whole cell is kept in `extra` under `Aliases`.

use dragoman_guest::phrase;
use dragoman_guest::schema::{Name, NameForm, NoticeKind};

use super::Draft;
use super::names::plain;
use super::shield::Shield;
use crate::record::Entry;

/// Legal forms and suffixes that a comma does not part from their name, without dots and in lower case.
const FORMS: [&str; 69] = [
    "ltd",
    "limited",
    "llc",
    "llp",
    "lp",
    "inc",
    "incorporated",
    "corp",
    "corporation",
    "co",
    "company",
    "plc",
    "sa",
    "sas",
    "sarl",
    "srl",
    "sl",
    "spa",
    "ag",
    "gmbh",
    "kg",
    "bv",
    "nv",
    "ab",
    "as",
    "oy",
    "aps",
    "doo",
    "ooo",
    "oao",
    "zao",
    "pao",
    "ao",
    "nao",
    "jsc",
    "pjsc",
    "ojsc",
    "cjsc",
    "fsue",
    "fgup",
    "fze",
    "fzc",
    "fzco",
    "fz-llc",
    "dmcc",
    "pte",
    "pty",
    "bhd",
    "sdn",
    "ооо",
    "оао",
    "зао",
    "пао",
    "ао",
    "нао",
    "сао",
    "фгуп",
    "гуп",
    "муп",
    "уп",
    "мк",
    "ип",
    "ано",
    "чоп",
    "jr",
    "sr",
    "ii",
    "iii",
    "iv",
];

/// Bytes of the longest run of legal forms that is looked for.
const MAX_FORM: usize = 48;

/// Languages as the list names them before a colon.
const LANGUAGES: [(&str, &str); 14] = [
    ("Arabic", "ar"),
    ("Armenian", "hy"),
    ("Belarusian", "be"),
    ("Belarussian", "be"),
    ("Burmese", "my"),
    ("Chinese", "zh"),
    ("English", "en"),
    ("Farsi", "fa"),
    ("French", "fr"),
    ("Hebrew", "he"),
    ("Persian", "fa"),
    ("Russian", "ru"),
    ("Spanish", "es"),
    ("Ukrainian", "uk"),
];

const CONNECTIVES: [&str; 3] = ["or ", "and ", "also "];

/// A name out of a cell.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Alias<'c> {
    text: &'c str,
    language: Option<&'static str>,
}

/// Whether a character separates names whatever stands beside it.
pub(super) fn is_hard(character: char) -> bool {
    matches!(character, ';' | '；' | '؛')
}

fn is_comma(character: char) -> bool {
    matches!(character, ',' | '，' | '、' | '،')
}

impl<'r> Draft<'r, '_> {
    pub(super) fn aliases(&mut self, entry: &'r Entry) {
        let cell = self.record.text(entry);
        let aliases = split(cell);
        let whole = matches!(aliases.as_slice(), [one] if one.text == cell);
        if aliases.is_empty() {
            self.rejected(entry, "no name can be found in it; it was kept in extra");
        }
        if aliases.iter().any(|alias| has_connective(alias.text)) {
            let why = "`or`, `and` or a slash in an alias may join several names; it was left whole";
            self.say(NoticeKind::Remark, entry, why);
        }
        if !whole {
            self.subject.extra.push((entry.field.name().into(), cell.into()));
        }
        self.subject.names.extend(aliases.into_iter().map(|alias| Name {
            language: alias.language.map(Into::into),
            ..plain(alias.text, NameForm::Alias)
        }));
    }
}

fn has_connective(text: &str) -> bool {
    text.contains('/') || phrase::find(text, " or ").is_some() || phrase::find(text, " and ").is_some()
}

/// The names in a cell whose white space is folded.
fn split(cell: &str) -> Vec<Alias<'_>> {
    if !cell.contains([';', '；', '؛', ',', '，', '、', '،', '/', ':']) {
        return alias(cell, None).into_iter().collect();
    }
    let shield = Shield::of(cell);
    let mut aliases = Vec::new();
    for (start, end) in pieces(cell, &shield) {
        let (from, language) = label(&cell[start..end]).map_or((start, None), |(length, language)| {
            (start + length, Some(language))
        });
        for (start, end) in sides(cell, &shield, from, end) {
            aliases.extend(alias(&cell[start..end], language));
        }
    }
    aliases
}

/// A name without what joins it to the one before; none if it has neither letter nor digit.
fn alias<'c>(piece: &'c str, language: Option<&'static str>) -> Option<Alias<'c>> {
    let mut text = piece.trim();
    for connective in CONNECTIVES {
        text = text.strip_prefix(connective).unwrap_or(text).trim_start();
    }
    text.contains(char::is_alphanumeric)
        .then_some(Alias { text, language })
}

/// Cuts a cell at its separators and before its languages.
fn pieces(cell: &str, shield: &Shield) -> Vec<(usize, usize)> {
    let mut pieces: Vec<(usize, usize)> = Vec::new();
    let mut start = 0;
    // Whether the piece at hand was parted from the one before by a comma only.
    let mut soft = false;
    for (at, character) in cell.char_indices() {
        let hard = is_hard(character) && !shield.in_brackets(at);
        let comma = is_comma(character) && !shield.covers(at) && !between_digits(cell, at, character);
        if hard || comma {
            add(&mut pieces, cell, (start, at), soft);
            (soft, start) = (comma, at + character.len_utf8());
        } else if at > start && !shield.in_brackets(at) && begins_language(cell, at) {
            add(&mut pieces, cell, (start, at), soft);
            (soft, start) = (false, at);
        }
    }
    add(&mut pieces, cell, (start, cell.len()), soft);
    pieces
}

/// Adds a piece, or joins it to the last one where a comma parted a legal form from its name.
fn add(pieces: &mut Vec<(usize, usize)>, cell: &str, piece: (usize, usize), soft: bool) {
    match pieces.last_mut() {
        Some(last) if soft && (is_form(&cell[piece.0..piece.1]) || is_form(&cell[last.0..last.1])) => {
            last.1 = piece.1;
        }
        _ => pieces.push(piece),
    }
}

fn is_form(piece: &str) -> bool {
    // Joined pieces grow: they must not be looked through again for each that follows.
    if piece.len() > MAX_FORM {
        return false;
    }
    let mut words = piece.split_whitespace().peekable();
    words.peek().is_some()
        && words.clone().count() <= 3
        && words.all(|word| {
            let bare = word.replace('.', "").to_lowercase();
            FORMS.contains(&bare.as_str())
        })
}

fn between_digits(cell: &str, at: usize, character: char) -> bool {
    let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    let bytes = cell.as_bytes();
    at > 0 && is_digit(bytes.get(at - 1)) && is_digit(bytes.get(at + character.len_utf8()))
}

/// Whether a language and a colon begin at a place, after a blank.
fn begins_language(cell: &str, at: usize) -> bool {
    let bytes = cell.as_bytes();
    at > 0 && bytes[at - 1] == b' ' && bytes[at].is_ascii_uppercase() && label(&cell[at..]).is_some()
}

/// The language that a piece begins with, and how long it is with its colon.
fn label(piece: &str) -> Option<(usize, &'static str)> {
    let trimmed = piece.trim_start();
    let blank = piece.len() - trimmed.len();
    LANGUAGES.iter().find_map(|(name, code)| {
        let after = trimmed.strip_prefix(name)?;
        let rest = after.trim_start().strip_prefix(':')?;
        Some((blank + trimmed.len() - rest.len(), *code))
    })
}

/// Cuts a piece at slashes between blanks, where whole names stand on both sides.
fn sides(cell: &str, shield: &Shield, start: usize, end: usize) -> Vec<(usize, usize)> {
    let piece = &cell[start..end];
    let mut sides = Vec::new();
    let mut from = start;
    if phrase::find(piece, " or ").is_none() {
        for (at, _) in piece.match_indices(" / ") {
            if !shield.covers(start + at + 1) {
                sides.push((from, start + at));
                from = start + at + 3;
            }
        }
    }
    sides.push((from, end));
    let whole = |&(start, end): &(usize, usize)| cell[start..end].split_whitespace().count() >= 2;
    if sides.iter().all(whole) {
        sides
    } else {
        vec![(start, end)]
    }
}

#[cfg(test)]
#[path = "aliases_tests.rs"]
mod tests;

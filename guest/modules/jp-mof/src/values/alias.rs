//! Cells with other names: Japanese ones, then the same in Latin letters, joined in any of a dozen ways.
//!
//! ```text
//! (a)セルカ(b)フェリー (a.k.a.: (a)Selka (b)Ferry)      (a)セルカ（Selka）、(b)フェリー（Ferry）
//! セルカ、フェリー\nSelka, Ferry                       （別称）セルカ\nSelka\n（旧称）フェリー\nFerry
//! ```

use dragoman_guest::schema::NameForm;
use dragoman_guest::scripts;

use super::items::{self, Mark, trimmed};
use super::narrow_char;

/// A name in a cell.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Alias {
    /// The name.
    pub(crate) text: String,
    /// What the words before it, or behind it, say it is.
    pub(crate) form: Option<NameForm>,
    /// What is said about it.
    pub(crate) note: Option<String>,
}

/// What a cell says.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Aliases {
    /// Its names.
    pub(crate) names: Vec<Alias>,
    /// Whether one of them may be several, with commas between.
    pub(crate) doubtful: bool,
}

/// Words before names that say what sort they are, in narrow small letters; they may stand in a bracket that stays open.
const LABELS: [(&str, NameForm); 12] = [
    ("also known as", NameForm::Alias),
    ("formerly known as", NameForm::Former),
    ("a.k.a.:", NameForm::Alias),
    ("a.k.a.", NameForm::Alias),
    ("a.k.a:", NameForm::Alias),
    ("a.k.a", NameForm::Alias),
    ("f.k.a.:", NameForm::Former),
    ("f.k.a.", NameForm::Former),
    ("f.k.a:", NameForm::Former),
    ("別称", NameForm::Alias),
    ("別名", NameForm::Alias),
    ("旧称", NameForm::Former),
];

/// Ends of a company's name that a comma stands before.
const LEGAL_FORMS: [&str; 12] = [
    "ltd", "limited", "inc", "s.a", "llc", "co", "corp", "jsc", "gmbh", "plc", "pte", "a.g",
];

/// Bytes of a cell that is taken apart; the longest of the list has 3,000.
const LONGEST: usize = 20_000;

/// A stretch of a cell between two separators.
#[derive(Debug, Clone)]
struct Piece {
    text: String,
    form: Option<NameForm>,
    /// Whether it is an item of an enumeration.
    marked: bool,
    /// Whether a mark, and no comma, begins it.
    begins: bool,
}

/// Takes a cell apart.
pub(crate) fn aliases(cell: &str) -> Aliases {
    if cell.len() > LONGEST {
        let text = cell.to_owned();
        let names = vec![Alias {
            text,
            form: None,
            note: None,
        }];
        return Aliases {
            names,
            doubtful: true,
        };
    }
    let mut pieces = pieces(cell);
    let doubtful = part_commas(&mut pieces);
    let mut names: Vec<Alias> = Vec::new();
    for piece in pieces {
        let text = unbracketed(&piece.text);
        // It may stand behind a bullet.
        let text = text.strip_prefix('-').map_or(text, trimmed);
        if text.is_empty() {
            continue;
        }
        // `セルカ、1974年東京にて出生` goes on about the name before it.
        if !piece.begins && is_remark(text) && !names.is_empty() {
            note(names.last_mut(), text);
            continue;
        }
        names.extend(named(text, piece.form));
    }
    Aliases { names, doubtful }
}

/// The cutting of a cell.
struct Cutter {
    pieces: Vec<Piece>,
    current: String,
    form: Option<NameForm>,
    marked: bool,
    begins: bool,
    depth: usize,
    /// Labels since the last line in Latin letters.
    labels: usize,
}

impl Cutter {
    fn cut(&mut self, begins: bool) {
        let text = std::mem::take(&mut self.current);
        // `（旧称、セルカ、別称、フェリー）`
        if let Some((_, form)) = LABELS.iter().find(|(label, _)| *label == trimmed(&text)) {
            self.form = Some(*form);
        } else if !trimmed(&text).is_empty() {
            self.pieces.push(Piece {
                text,
                form: self.form,
                marked: self.marked,
                begins: self.begins,
            });
        }
        self.begins = begins;
    }
}

fn pieces(cell: &str) -> Vec<Piece> {
    let marks = items::marks(cell);
    let mut cutter = Cutter {
        pieces: Vec::new(),
        current: String::new(),
        form: None,
        marked: false,
        begins: true,
        depth: 0,
        labels: 0,
    };
    let mut next_mark = marks.iter().peekable();
    let mut skip_to = 0;
    for (at, char) in cell.char_indices() {
        if at < skip_to {
            continue;
        }
        while next_mark.peek().is_some_and(|mark| mark.start < at) {
            next_mark.next();
        }
        if let Some(Mark { end, .. }) = next_mark.next_if(|mark| mark.start == at) {
            cutter.cut(true);
            (cutter.marked, cutter.depth, skip_to) = (true, 0, *end);
            continue;
        }
        if let Some((form, end)) = label_at(cell, at) {
            cutter.cut(true);
            (cutter.form, cutter.depth, skip_to) = (Some(form), 0, end);
            cutter.marked = false;
            cutter.labels += 1;
            continue;
        }
        match narrow_char(char) {
            '(' | '“' | '「' => cutter.depth += 1,
            ')' | '”' | '」' => cutter.depth = cutter.depth.saturating_sub(1),
            _ => {}
        }
        match char {
            '\n' | '\r' => line_break(&mut cutter, &cell[at..]),
            '、' | '､' if cutter.depth == 0 => cutter.cut(false),
            '；' | ';' if cutter.depth == 0 => cutter.cut(true),
            _ => cutter.current.push(char),
        }
    }
    cutter.cut(true);
    cutter.pieces
}

/// A line ends: within brackets it goes on, elsewhere a name ends with it.
fn line_break(cutter: &mut Cutter, rest: &str) {
    if cutter.depth > 0 {
        return cutter.current.push(' ');
    }
    cutter.cut(true);
    let line = rest.trim_start().lines().next().unwrap_or_default();
    if is_latin(line) {
        // Names in Latin letters below several labels say themselves what sort they are.
        if cutter.labels > 1 {
            cutter.form = None;
        }
        cutter.labels = 0;
        cutter.marked = false;
    }
}

/// The label that begins at a byte of a cell, and where it ends. One in Latin letters may stand anywhere between words, one
/// in Japanese only in a bracket.
fn label_at(cell: &str, at: usize) -> Option<(NameForm, usize)> {
    let rest = &cell[at..];
    let open = rest.chars().next().filter(|first| narrow_char(*first) == '(');
    let begins_word = cell[..at]
        .chars()
        .next_back()
        .is_none_or(|before| !before.is_alphanumeric());
    let inner = open.map_or(rest, |open| &rest[open.len_utf8()..]);
    let inner = inner.trim_start();
    let (label, form) = LABELS.iter().find(|(label, _)| {
        let head = inner.get(..label.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(label))
    })?;
    let behind = &inner[label.len()..];
    if label.is_ascii() {
        return begins_word.then(|| {
            (
                *form,
                cell.len() - behind.trim_start_matches([':', '：', ' ']).len(),
            )
        });
    }
    let behind = behind.trim_start_matches(|char: char| narrow_char(char).is_ascii_digit());
    let ends = behind
        .chars()
        .next()
        .filter(|next| matches!(narrow_char(*next), ')' | '、' | ':'))?;
    open.map(|_| (*form, cell.len() - behind.len() + ends.len_utf8()))
}

/// Cuts names in Latin letters at their commas, where as many come of it as there are Japanese names beside them. True if
/// some may still be several.
fn part_commas(pieces: &mut Vec<Piece>) -> bool {
    let is_pair = |piece: &Piece| pair(unbracketed(&piece.text)).is_some();
    let japanese = pieces
        .iter()
        .filter(|piece| !is_latin(&piece.text) && !is_pair(piece) && !is_remark(&piece.text));
    let japanese = japanese.count();
    let latin = |piece: &Piece| !piece.marked && is_latin(&piece.text) && piece.text.contains([',', '，']);
    if !pieces.iter().any(latin) {
        return false;
    }
    let parted: Vec<Piece> = pieces
        .iter()
        .flat_map(|piece| match latin(piece) {
            true => commas(unbracketed(&piece.text))
                .into_iter()
                .map(|text| Piece {
                    text,
                    ..piece.clone()
                })
                .collect(),
            false => vec![piece.clone()],
        })
        .collect();
    let count = |pieces: &[Piece]| pieces.iter().filter(|piece| is_latin(&piece.text)).count();
    if count(pieces) == japanese {
        return false;
    }
    let fits = count(&parted) == japanese;
    if fits {
        *pieces = parted;
    }
    !fits
}

/// The parts of a text between commas; a legal form belongs to the name before it.
fn commas(text: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for part in text.split([',', '，']) {
        let plain = part.trim().trim_end_matches('.').to_ascii_lowercase();
        match parts.last_mut() {
            Some(last) if LEGAL_FORMS.contains(&plain.as_str()) => {
                last.push_str(", ");
                last.push_str(part.trim());
            }
            _ => parts.push(part.trim().to_owned()),
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// The names of a piece: one, or a Japanese one and the same in Latin letters behind it in brackets.
fn named(text: &str, form: Option<NameForm>) -> Vec<Alias> {
    if let Some((japanese, latin, rest)) = pair(text) {
        let mut names = [named(japanese, form), named(latin, form)].concat();
        if !rest.is_empty() {
            names.iter_mut().for_each(|name| note(Some(name), rest));
        }
        return names;
    }
    let (text, language) = labelled(text);
    let (text, remark) = remarked(text);
    if text.is_empty() {
        return Vec::new();
    }
    let remark = remark.or(language);
    vec![Alias {
        text: text.split_whitespace().collect::<Vec<_>>().join(" "),
        form: remark.and_then(remarked_form).or(form),
        note: remark.map(Into::into),
    }]
}

/// The form that a remark tells.
fn remarked_form(remark: &str) -> Option<NameForm> {
    let lower = remark.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    if says(&["以前掲載", "formerly", "previously"]) {
        return Some(NameForm::Former);
    }
    says(&["nom de guerre", "combat name", "戦闘員名", "戦闘名"]).then_some(NameForm::NomDeGuerre)
}

/// A name without `【アラビア語】` before it, and what that says.
fn labelled(text: &str) -> (&str, Option<&str>) {
    match text.strip_prefix('【').and_then(|open| open.split_once('】')) {
        Some((label, name)) => (unbracketed(name), Some(label)),
        None => (text, None),
    }
}

/// A Japanese name, the Latin one in brackets behind it, and what follows.
fn pair(text: &str) -> Option<(&str, &str, &str)> {
    let (open, close) = brackets(text).into_iter().take(4).find(|(open, close)| {
        let before = text[..*open].trim();
        let inside = &text[*open..*close];
        let is_name = scripts::of(before).is_some_and(|script| script != "Latn") || before.is_empty();
        !before.is_empty() && is_name && is_latin(inside) && !is_remark(inside)
    })?;
    let inside = inner(&text[open..close]);
    let (mut before, mut rest) = (text[..open].trim(), unbracketed(&text[close..]));
    // `「セルカ（Selka）」`
    if rest == "」"
        && let Some(quoted) = before.strip_prefix('「')
    {
        (before, rest) = (quoted, "");
    }
    Some((before, inside, rest))
}

/// A name, and what is said about it behind it: in brackets, or behind `, born`.
fn remarked(text: &str) -> (&str, Option<&str>) {
    if let Some(at) = text.find(", born ") {
        return (text[..at].trim(), Some(text[at + 2..].trim()));
    }
    // What is said of the bearer may itself be enumerated, so that its brackets close too early.
    if let Some(at) = ["(生年月日", "（生年月日", "(DOB", "（DOB"]
        .iter()
        .find_map(|words| text.find(words))
    {
        let words = text[at..].trim_matches(['(', ')', '（', '）']);
        return (text[..at].trim(), Some(words));
    }
    if let Some((open, close)) = brackets(text).last().copied()
        && close == text.len()
        && open > 0
        && is_remark(&text[open..])
    {
        return (text[..open].trim(), Some(inner(&text[open..])));
    }
    (text, None)
}

/// Whether a text is about a name, and none.
fn is_remark(text: &str) -> bool {
    const WORDS: [&str; 17] = [
        "nom de guerre",
        "combat name",
        "戦闘員名",
        "birth name",
        "initials",
        "出生",
        "生まれ",
        "旅券",
        "以前掲載",
        "コールサイン",
        "参加時",
        "formerly listed",
        "born ",
        "previously listed",
        "dob:",
        "pob:",
        "nationality:",
    ];
    let lower = text.to_lowercase();
    WORDS.iter().any(|word| lower.contains(word))
}

/// The outermost pairs of brackets: where each begins, and behind where it ends.
fn brackets(text: &str) -> Vec<(usize, usize)> {
    let (mut pairs, mut open, mut depth) = (Vec::new(), 0, 0usize);
    for (at, char) in text.char_indices() {
        match narrow_char(char) {
            '(' => {
                if depth == 0 {
                    open = at;
                }
                depth += 1;
            }
            ')' if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    pairs.push((open, at + char.len_utf8()));
                }
            }
            _ => {}
        }
    }
    pairs
}

/// What stands within a pair of brackets.
fn inner(text: &str) -> &str {
    let mut chars = text.chars();
    chars.next();
    chars.next_back();
    chars.as_str().trim()
}

/// A text without brackets whose partner is elsewhere, and without those around all of it.
fn unbracketed(text: &str) -> &str {
    let mut text = trimmed(text);
    // More brackets in a row than this are no writing.
    for _ in 0..4 {
        let count = |wanted: char| text.chars().filter(|char| narrow_char(*char) == wanted).count();
        let (opened, closed) = (count('('), count(')'));
        let starts = text.chars().next().filter(|first| narrow_char(*first) == '(');
        let ends = text.chars().next_back().filter(|last| narrow_char(*last) == ')');
        let whole = brackets(text) == [(0, text.len())];
        text = trimmed(match (starts, ends) {
            (Some(start), Some(end)) if whole => &text[start.len_utf8()..text.len() - end.len_utf8()],
            (_, Some(end)) if closed > opened => &text[..text.len() - end.len_utf8()],
            (Some(start), _) if opened > closed => &text[start.len_utf8()..],
            _ => break,
        });
    }
    text
}

fn is_latin(text: &str) -> bool {
    scripts::of(text).is_some_and(|script| script == "Latn")
}

fn note(name: Option<&mut Alias>, words: &str) {
    let Some(name) = name else { return };
    match &mut name.note {
        Some(note) => {
            note.push_str("; ");
            note.push_str(words);
        }
        None => name.note = Some(words.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(cell: &str) -> Vec<String> {
        aliases(cell).names.into_iter().map(|name| name.text).collect()
    }

    #[test]
    fn names_are_told_apart_in_all_the_ways_that_the_sheets_have() {
        for cell in [
            "(a)セルカ(b)フェリー\n (a.k.a.: (a)Selka (b) Ferry)",
            "（a)セルカ（ｂ）フェリー\n（a.k.a.:(a)Selka (b)Ferry）",
            "(a)セルカ、(b)フェリー\n(a)Selka (b)Ferry",
            "セルカ、フェリー\n（a.k.a. Selka, Ferry）",
            "セルカ、フェリー\nSelka, Ferry",
            "セルカ；フェリー\nSelka; Ferry",
            "（別称、セルカ、フェリー）\n(a.k.a. Selka; a.k.a. Ferry)",
        ] {
            let found = aliases(cell);
            let texts: Vec<_> = found.names.iter().map(|name| name.text.as_str()).collect();
            assert_eq!(texts, ["セルカ", "フェリー", "Selka", "Ferry"], "{cell}");
            assert!(!found.doubtful);
        }
    }

    #[test]
    fn a_name_may_have_the_latin_one_in_brackets_behind_it() {
        for cell in [
            "(a)セルカ（Selka）、(b)フェリー（Ferry）",
            "セルカ（Selka）\nフェリー (Ferry)",
            "(a)セルカ\n（Selka）\n(b)フェリー(Ferry)",
        ] {
            assert_eq!(texts(cell), ["セルカ", "Selka", "フェリー", "Ferry"], "{cell}");
        }
        assert_eq!(
            texts("（シェイク）セルカ（(Sheikh) Selka）"),
            ["（シェイク）セルカ", "(Sheikh) Selka"]
        );
        assert_eq!(texts("(a)LRA、(b)神（Lord）（LRM）"), ["LRA", "神", "Lord"]);
    }

    #[test]
    fn single_names_stay_whole() {
        assert_eq!(texts("セルカ\nSelka"), ["セルカ", "Selka"]);
        assert_eq!(texts("Selka, Orlan"), ["Selka, Orlan"]);
        assert_eq!(texts("Selka Trading (STC)"), ["Selka Trading (STC)"]);
        assert_eq!(
            texts("（ISISセルカ）\n (a.k.a.: ISIS-Selka)"),
            ["ISISセルカ", "ISIS-Selka"]
        );
        assert!(texts(" ").is_empty());
    }

    #[test]
    fn labels_say_what_sort_of_name_follows() {
        let forms = |cell: &str| -> Vec<(String, Option<NameForm>)> {
            aliases(cell)
                .names
                .into_iter()
                .map(|name| (name.text, name.form))
                .collect()
        };
        let (alias, former) = (Some(NameForm::Alias), Some(NameForm::Former));
        let expected =
            |names: [(&str, Option<NameForm>); 4]| names.map(|(text, form)| (text.to_owned(), form)).to_vec();
        assert_eq!(
            forms("（別称）セルカ\nSelka\n（旧称）フェリー\nFerry"),
            expected([
                ("セルカ", alias),
                ("Selka", alias),
                ("フェリー", former),
                ("Ferry", former)
            ])
        );
        assert_eq!(
            forms("（別称）セルカ\n（旧称）フェリー\nSelka\nf.k.a. Ferry"),
            expected([
                ("セルカ", alias),
                ("フェリー", former),
                ("Selka", None),
                ("Ferry", former)
            ])
        );
        assert_eq!(
            forms("（旧称、セルカ、別称、フェリー）\n(f.k.a. Selka; a.k.a. Ferry)"),
            expected([
                ("セルカ", former),
                ("フェリー", alias),
                ("Selka", former),
                ("Ferry", alias)
            ])
        );
    }

    #[test]
    fn what_is_said_about_a_name_is_its_note() {
        let found = aliases("(a)セルカ、1974年1月15日に東京にて出生(b)フェリー(以前掲載の氏名)\n（a.k.a.:(a)Selka, born 15 Jan. 1974 (b) Ferry(formerly listed as)）").names;
        let said: Vec<_> = found
            .iter()
            .map(|name| (name.text.as_str(), name.form, name.note.as_deref()))
            .collect();
        assert_eq!(
            said,
            [
                ("セルカ", None, Some("1974年1月15日に東京にて出生")),
                ("フェリー", Some(NameForm::Former), Some("以前掲載の氏名")),
                ("Selka", Some(NameForm::Alias), Some("born 15 Jan. 1974")),
                ("Ferry", Some(NameForm::Former), Some("formerly listed as")),
            ]
        );
        let found = aliases("(a)【アラビア語】（セルカ）(b)Ferry (nom de guerre)(c)「船（The Ship）」").names;
        let said: Vec<_> = found
            .iter()
            .map(|name| (name.text.as_str(), name.form, name.note.as_deref()))
            .collect();
        assert_eq!(
            said,
            [
                ("セルカ", None, Some("アラビア語")),
                ("Ferry", Some(NameForm::NomDeGuerre), Some("nom de guerre")),
                ("船", None, None),
                ("The Ship", None, None),
            ]
        );
        let found = aliases("セルカ(生年月日: a）1960年b)1963年。国籍:ケニア").names;
        assert_eq!((found.len(), found[0].text.as_str()), (1, "セルカ"));
        let found = aliases("(a)セルカ（Selka）（コールサイン）").names;
        assert!(
            found
                .iter()
                .all(|name| name.note.as_deref() == Some("コールサイン"))
        );
    }

    #[test]
    fn commas_part_names_only_where_as_many_japanese_ones_stand_beside_them() {
        assert_eq!(
            texts("セルカ有限会社、フェリー有限会社\nSELKA, LTD, FERRY, LTD"),
            ["セルカ有限会社", "フェリー有限会社", "SELKA, LTD", "FERRY, LTD"]
        );
        let found = aliases("セルカ、フェリー、船\nSelka, Ferry");
        assert_eq!((found.names.len(), found.doubtful), (4, true));
    }

    #[test]
    fn a_hostile_cell_takes_no_time() {
        for unit in [
            "(a)",
            "（",
            "セルカ（Selka",
            "a.k.a. ",
            "、",
            "(a.k.a.",
            ")(",
            "\n",
        ] {
            assert!(aliases(&unit.repeat(1000)).names.len() <= 6000);
        }
    }
}

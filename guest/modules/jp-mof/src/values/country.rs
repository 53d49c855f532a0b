//! Countries by their Japanese names.

use std::collections::HashMap;
use std::sync::LazyLock;

use dragoman_guest::countries;
use dragoman_guest::schema::CountryClaim;

use super::narrow;

/// Japanese names, each with the code of the one country that it means. Styles such as `共和国` behind a name are taken off.
const NAMES: &str = include_str!("countries.txt");

/// A name, and the code of its country.
type Entry = (&'static str, &'static str);

/// The names by their first letters, in their order: every place of the list is looked up several times.
static BY_LETTER: LazyLock<HashMap<char, Vec<Entry>>> = LazyLock::new(|| {
    let mut names: HashMap<char, Vec<Entry>> = HashMap::new();
    for (name, code) in NAMES.lines().filter_map(|line| line.split_once(' ')) {
        if let Some(letter) = name.chars().next() {
            names.entry(letter).or_default().push((name, code));
        }
    }
    names
});

/// What stands behind the name of a country and says what sort of state it is, longest first.
const STYLES: [&str; 11] = [
    "イスラム共和国",
    "民主人民共和国",
    "社会主義共和国",
    "アラブ共和国",
    "人民共和国",
    "民主共和国",
    "連邦共和国",
    "共和国",
    "王国",
    "連邦",
    "国",
];

/// The code of a country's name, in Japanese or as [`countries::code`] reads it; none if it is not one.
pub(crate) fn code(name: &str) -> Option<&'static str> {
    let name = name.trim();
    listed(name)
        .or_else(|| {
            let short = STYLES.iter().find_map(|style| name.strip_suffix(style))?;
            listed(short.trim_end_matches('・'))
        })
        .or_else(|| countries::code(name))
}

fn listed(name: &str) -> Option<&'static str> {
    let found = with_letter_of(name).iter().find(|(known, _)| *known == name);
    found.map(|(_, code)| *code)
}

/// The names that have the first letter of a text.
fn with_letter_of(text: &str) -> &'static [Entry] {
    let letter = text.chars().next();
    letter
        .and_then(|letter| BY_LETTER.get(&letter))
        .map_or(&[], Vec::as_slice)
}

/// The country whose name a text begins with, the longest if several do. The name must end there: `タイズ` is not in `タイ`.
fn leading(text: &str) -> Option<&'static str> {
    let is_katakana = |char: Option<char>| char.is_some_and(|char| matches!(char, 'ァ'..='ヺ' | 'ー'));
    let known = with_letter_of(text).iter().filter(|(name, _)| {
        let behind = text.strip_prefix(name);
        behind.is_some_and(|behind| {
            !(is_katakana(name.chars().next_back()) && is_katakana(behind.chars().next()))
        })
    });
    known.max_by_key(|(name, _)| name.len()).map(|(_, code)| *code)
}

/// The country of a place: the one that its Japanese words begin with, or that stands behind its last comma.
pub(crate) fn of_place(text: &str) -> Option<&'static str> {
    let plain = narrow(text);
    let plain = plain.trim();
    let before = without_brackets(plain);
    let before = before.trim_end_matches([' ', '.']);
    let last = before.rsplit([',', '、']).next().unwrap_or_default().trim();
    let named: Vec<&str> = last
        .split_whitespace()
        .skip_while(|word| word.bytes().any(|byte| byte.is_ascii_digit()))
        .collect();
    code(before)
        .or_else(|| leading(plain))
        .or_else(|| code(last))
        .or_else(|| code(&named.join(" ")))
        .or_else(|| {
            // `レニングラード（ロシア）`
            let inside = plain.strip_suffix(')')?.rsplit_once('(')?.1;
            code(inside)
        })
}

/// A text without what stands in brackets in it.
fn without_brackets(text: &str) -> String {
    let mut depth = 0usize;
    let outside = |char: &char| {
        match char {
            '(' => depth += 1,
            ')' => {
                let is_outside = depth == 0;
                depth = depth.saturating_sub(1);
                return is_outside;
            }
            _ => {}
        }
        depth == 0
    };
    text.chars().filter(outside).collect()
}

/// The country that a document is of: its words begin with it, or it stands in brackets or before `発給`.
pub(crate) fn within(text: &str) -> Option<&'static str> {
    if let Some(code) = leading(text.trim()) {
        return Some(code);
    }
    let mut parts = text.split(['(', ')', '、', '\n', ':']).map(str::trim);
    parts.find_map(|part| code(part.strip_suffix("発給").unwrap_or(part)).filter(|_| !part.is_ascii()))
}

/// A nationality as written.
pub(crate) fn claim(text: &str) -> CountryClaim {
    let plain = narrow(text);
    let (before, inside) = match plain.strip_suffix(')').and_then(|open| open.split_once('(')) {
        Some((before, inside)) => (before.trim(), Some(inside)),
        None => (plain.trim(), None),
    };
    let whole = code(plain.trim());
    let qualified = whole.is_none().then(|| code(before)).flatten();
    CountryClaim {
        code: whole.or(qualified).map(Into::into),
        raw: Some(text.split_whitespace().collect::<Vec<_>>().join(" ")),
        note: qualified.and(inside).map(Into::into),
        at: 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_are_known_by_their_japanese_names() {
        for (name, expected) in [
            ("コンゴ民主共和国", Some("CD")),
            ("コンゴ共和国", Some("CG")),
            ("ケニア", Some("KE")),
            ("ケニア共和国", Some("KE")),
            ("エリトリア国", Some("ER")),
            ("米国", Some("US")),
            ("北朝鮮", Some("KP")),
            ("シリア・アラブ共和国", Some("SY")),
            ("Indonesia", Some("ID")),
            ("セルカ", None),
        ] {
            assert_eq!(code(name), expected, "{name}");
        }
    }

    #[test]
    fn every_name_has_a_code_and_stands_once() {
        let mut names = std::collections::BTreeSet::new();
        for line in NAMES.lines() {
            let (name, code) = line.split_once(' ').expect("a name and a code");
            assert!(countries::is_code(code), "{line}");
            assert!(names.insert(name), "{name} stands twice");
        }
    }

    #[test]
    fn a_place_is_in_the_country_that_it_begins_or_ends_with() {
        for (text, expected) in [
            ("北朝鮮平壌特別市", Some("KP")),
            ("コンゴ民主共和国北キヴ州", Some("CD")),
            ("トリポリ、リビア", Some("LY")),
            ("シルテ（Sirte）、リビア", Some("LY")),
            ("レニングラード（ロシア）", Some("RU")),
            ("55 Selka Street, Moscow, 115184,Russian Federation", Some("RU")),
            ("2 Selka St., Minsk 220004 Belarus", None),
            ("ケニア（2013年11月時点）", Some("KE")),
            ("ポートセルカ", None),
            ("タイズ県", None),
            ("英国ロンドン", Some("GB")),
        ] {
            assert_eq!(of_place(text), expected, "{text}");
        }
    }

    #[test]
    fn what_qualifies_a_nationality_is_its_note() {
        let found = claim("インドネシア（2003年12月時点）");
        assert_eq!(
            (found.code.as_deref(), found.note.as_deref()),
            (Some("ID"), Some("2003年12月時点"))
        );
        assert_eq!(claim("エチオピアと思われる").code, None);
    }
}

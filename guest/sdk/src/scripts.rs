//! Scripts of names.

use unicode_script::{Script, UnicodeScript};

use crate::phrase;

/// ISO 15924 code of the script that most letters of `text` are in, the first of them if two have as many; none if it
/// has no letters.
///
/// Han and kana together are `Jpan`; Hangul, with Han or without, is `Kore`; Han alone is `Hani`.
///
/// ```
/// assert_eq!(dragoman_guest::scripts::of("Порт Селка").as_deref(), Some("Cyrl"));
/// ```
pub fn of(text: &str) -> Option<String> {
    if text.is_ascii() {
        let lettered = text.bytes().any(|byte| byte.is_ascii_alphabetic());
        return lettered.then(|| "Latn".to_owned());
    }
    let mut tally = Tally::default();
    text.chars().for_each(|char| tally.add(char));
    tally.most().map(str::to_owned)
}

/// A stretch of a text in one script.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run<'t> {
    /// The stretch, without blanks, brackets and separators around it.
    pub text: &'t str,
    /// ISO 15924 code of its script, as [`of`] gives it.
    pub script: &'static str,
}

/// The stretches of a text by script, for cells that hold a name in two writings: `Port Selka (بورت سلكا)`, `東京 Tokyo`.
/// Digits and marks belong to what stands before them. Han and kana are one writing. A stretch holds whole words: a word of
/// two scripts (`Cайт`) belongs to that of its first letter.
///
/// ```
/// use dragoman_guest::scripts::runs;
///
/// let runs: Vec<_> = runs("Port Selka 12 (بورت سلكا)").iter().map(|run| (run.text, run.script)).collect();
/// assert_eq!(runs, [("Port Selka 12", "Latn"), ("بورت سلكا", "Arab")]);
/// ```
pub fn runs(text: &str) -> Vec<Run<'_>> {
    let mut bounds: Vec<(usize, Script)> = Vec::new();
    let mut in_word = false;
    for (at, char) in text.char_indices() {
        let script = writing_of(char);
        let is_east_asian = matches!(script, Some(Script::Han | Script::Hangul));
        match script {
            Some(script) if bounds.last().is_none_or(|(_, last)| *last != script) => {
                if !in_word || is_east_asian || bounds.last().is_some_and(|(_, last)| *last == Script::Han) {
                    bounds.push((at, script));
                }
                in_word = true;
            }
            Some(_) => in_word = true,
            None => in_word &= char.is_alphanumeric() || matches!(char, '\'' | '’' | '-'),
        }
    }
    // What stands before the first letter belongs to the first stretch.
    if let Some(first) = bounds.first_mut() {
        first.0 = 0;
    }
    let ends = bounds.iter().skip(1).map(|(at, _)| *at).chain([text.len()]);
    let stretches = bounds
        .iter()
        .zip(ends)
        .map(|((start, _), end)| trimmed(&text[*start..end]));
    stretches
        .filter_map(|text| {
            let mut tally = Tally::default();
            text.chars().for_each(|char| tally.add(char));
            Some(Run {
                text,
                script: tally.most()?,
            })
        })
        .collect()
}

/// A stretch without what only parts it from the next. A bracket stays where its partner is in the stretch.
fn trimmed(text: &str) -> &str {
    let separates = |mark: char| mark.is_whitespace() || "/,;:|–—".contains(mark);
    let mut text = text.trim_matches(separates);
    // More brackets in a row than this are no writing.
    for _ in 0..4 {
        let unpaired = |open: char, close: char| text.matches(open).count() != text.matches(close).count();
        let shorter = match (text.chars().next(), text.chars().next_back()) {
            (Some(open @ ('(' | '[')), _) if unpaired(open, partner(open)) => &text[1..],
            (_, Some(close @ (')' | ']'))) if unpaired(partner(close), close) => &text[..text.len() - 1],
            (_, Some('(' | '[')) => &text[..text.len() - 1],
            (Some('('), Some(')')) | (Some('['), Some(']')) => &text[1..text.len() - 1],
            _ => break,
        };
        text = shorter.trim_matches(separates);
    }
    text
}

fn partner(bracket: char) -> char {
    match bracket {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        _ => '[',
    }
}

/// The script of a letter; kana count as Han, with which they are written.
fn writing_of(char: char) -> Option<Script> {
    match script_of(char) {
        Some(Script::Hiragana | Script::Katakana) => Some(Script::Han),
        script => script,
    }
}

/// The script of a letter; none of what is no letter, or belongs to several scripts.
fn script_of(char: char) -> Option<Script> {
    match char {
        'a'..='z' | 'A'..='Z' => Some(Script::Latin),
        // Most other letters of lists, told without a search through the tables of Unicode.
        '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}' => Some(Script::Cyrillic),
        '\u{620}'..='\u{63f}' | '\u{641}'..='\u{64a}' => Some(Script::Arabic),
        '\u{4e00}'..='\u{9fff}' => Some(Script::Han),
        _ => searched(char),
    }
}

fn searched(char: char) -> Option<Script> {
    let script = char.is_alphabetic().then(|| char.script())?;
    (!matches!(script, Script::Common | Script::Inherited | Script::Unknown)).then_some(script)
}

/// The two halves of a text that says the same in two languages, with a slash between blanks: `Belarus / Bélarus`. None if
/// there is no such slash, more than one, or nothing on a side.
///
/// ```
/// assert_eq!(dragoman_guest::scripts::halves("Haiti / Haïti"), Some(("Haiti", "Haïti")));
/// ```
pub fn halves(text: &str) -> Option<(&str, &str)> {
    let (one, other) = phrase::split_once(text, " / ")?;
    let (one, other) = (one.trim(), other.trim());
    let is_two = !one.is_empty() && !other.is_empty() && phrase::find(other, " / ").is_none();
    is_two.then_some((one, other))
}

/// More scripts than a name is written in; letters of any beyond them do not count.
const MOST: usize = 8;

/// How many letters there are of each script, in the order met.
#[derive(Default)]
struct Tally {
    counts: [Option<(Script, usize)>; MOST],
}

impl Tally {
    fn add(&mut self, char: char) {
        let Some(script) = script_of(char) else { return };
        for place in &mut self.counts {
            let (seen, count) = place.get_or_insert((script, 0));
            if *seen == script {
                *count += 1;
                return;
            }
        }
    }

    fn most(&self) -> Option<&'static str> {
        let mut most: Option<(&'static str, usize)> = None;
        for (script, _) in self.counts.iter().flatten() {
            let (code, count) = self.writing(*script);
            if most.is_none_or(|(_, highest)| count > highest) {
                most = Some((code, count));
            }
        }
        most.map(|(code, _)| code)
    }

    /// The writing that letters of `script` belong to here, and how many letters it has.
    fn writing(&self, script: Script) -> (&'static str, usize) {
        let [han, hiragana, katakana, hangul] =
            [Script::Han, Script::Hiragana, Script::Katakana, Script::Hangul]
                .map(|script| self.count(script));
        let kana = hiragana + katakana;
        let korean = hangul > kana;
        let mixed = [han, hiragana, katakana]
            .iter()
            .filter(|count| **count > 0)
            .count()
            > 1;
        match script {
            Script::Hangul => ("Kore", hangul + if korean { han } else { 0 }),
            Script::Han if korean => ("Kore", hangul + han),
            Script::Hiragana | Script::Katakana if korean => (script.short_name(), self.count(script)),
            Script::Han | Script::Hiragana | Script::Katakana if mixed => ("Jpan", han + kana),
            _ => (script.short_name(), self.count(script)),
        }
    }

    fn count(&self, script: Script) -> usize {
        let found = self.counts.iter().flatten().find(|(seen, _)| *seen == script);
        found.map_or(0, |(_, count)| *count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all_are(expected: Option<&str>, texts: &[&str]) {
        for text in texts {
            assert_eq!(of(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn what_is_told_without_a_search_is_what_the_tables_of_unicode_say() {
        for char in '\0'..='\u{ffff}' {
            assert_eq!(script_of(char), searched(char), "{:x}", u32::from(char));
        }
    }

    #[test]
    fn the_script_of_most_letters_wins() {
        all_are(Some("Arab"), &["محمد (Ali)"]);
        all_are(
            Some("Latn"),
            &["Tavrin Павел Orlan", "Demirel-Quaye", "Ångström", "É"],
        );
        all_are(Some("Cyrl"), &["Павел Tobi"]);
        all_are(Some("Hebr"), &["פורט 12"]);
    }

    #[test]
    fn the_first_of_two_with_as_many_letters_wins() {
        all_are(Some("Latn"), &["ab вг"]);
        all_are(Some("Cyrl"), &["вг ab"]);
    }

    #[test]
    fn what_has_no_letters_has_no_script() {
        all_are(None, &["", "12-34", " ", "– 5 —", "٪", "\u{300}"]);
    }

    #[test]
    fn han_with_kana_is_japanese_and_with_hangul_korean() {
        all_are(Some("Hani"), &["東京"]);
        all_are(Some("Jpan"), &["東京タワー", "さくら丸", "さくらタワー"]);
        all_are(Some("Hira"), &["さくら"]);
        all_are(Some("Kana"), &["タワー", "ﾀﾜｰ"]);
        all_are(Some("Kore"), &["서울", "서울 金", "金 서울"]);
        all_are(Some("Latn"), &["Tokyo Tower 東京"]);
    }

    #[test]
    fn more_scripts_than_are_counted_do_no_harm() {
        all_are(Some("Latn"), &["ab я α א ب ก ა ա अ 中 가 あ"]);
    }

    fn stretches(text: &str) -> Vec<(&str, &str)> {
        runs(text).into_iter().map(|run| (run.text, run.script)).collect()
    }

    #[test]
    fn a_text_in_two_scripts_is_cut_between_them() {
        assert_eq!(stretches("東京 Tokyo"), [("東京", "Hani"), ("Tokyo", "Latn")]);
        assert_eq!(
            stretches("東京タワーTokyo Tower"),
            [("東京タワー", "Jpan"), ("Tokyo Tower", "Latn")]
        );
        assert_eq!(
            stretches("Завод «Орлан» / Orlan Works (Ostrava)"),
            [("Завод «Орлан»", "Cyrl"), ("Orlan Works (Ostrava)", "Latn")]
        );
        assert_eq!(
            stretches("(سلكا) Selka 12 [Селка]"),
            [("سلكا", "Arab"), ("Selka 12", "Latn"), ("Селка", "Cyrl")]
        );
    }

    #[test]
    fn a_text_in_one_script_is_one_stretch_and_one_without_letters_none() {
        assert_eq!(
            stretches(" Orlan Quaye, O'Brien "),
            [("Orlan Quaye, O'Brien", "Latn")]
        );
        assert_eq!(stretches("Cайт"), [("Cайт", "Cyrl")]);
        for text in ["", "12-34", "()", " / "] {
            assert!(stretches(text).is_empty(), "{text}");
        }
        assert_eq!(stretches(&"a (".repeat(20_000)).len(), 1);
    }

    #[test]
    fn halves_are_two_and_not_three() {
        assert_eq!(
            halves("South Sudan / Soudan du sud"),
            Some(("South Sudan", "Soudan du sud"))
        );
        for text in ["Haiti/Haïti", "a / b / c", " / b", "a / ", "Haiti"] {
            assert_eq!(halves(text), None, "{text}");
        }
    }
}

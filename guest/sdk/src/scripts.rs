//! Scripts of names.

use unicode_script::{Script, UnicodeScript};

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

/// More scripts than a name is written in; letters of any beyond them do not count.
const MOST: usize = 8;

/// How many letters there are of each script, in the order met.
#[derive(Default)]
struct Tally {
    counts: [Option<(Script, usize)>; MOST],
}

impl Tally {
    fn add(&mut self, char: char) {
        let script = match char {
            'a'..='z' | 'A'..='Z' => Script::Latin,
            _ if char.is_alphabetic() => char.script(),
            _ => return,
        };
        if matches!(script, Script::Common | Script::Inherited | Script::Unknown) {
            return;
        }
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
    fn all_are(expected: Option<&str>, texts: &[&str]) {
        for text in texts {
            assert_eq!(super::of(text).as_deref(), expected, "{text}");
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
}

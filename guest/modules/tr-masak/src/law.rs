//! The laws on which a freezing rests, as titles, names of sheets and kinds of freezing say them.

use dragoman_guest::schema::LegalBasis;

use crate::turkish::fold;

/// The two laws, by their numbers: on the financing of terrorism, and on that of the proliferation of weapons of mass
/// destruction.
const LAWS: [&str; 2] = ["6415", "7262"];

/// Words between the number of an article and the word for it: `7 nci madde`, `7'nci maddesi`.
const ORDINALS: [&str; 4] = ["inci", "nci", "uncu", "ncu"];

/// The laws and articles that a text names: `6415 SAYILI KANUN 7. MADDE`, `7262 sayılı Kanunun 3/A ve 3/B maddeleri`. A law
/// without an article stays one.
pub(crate) fn bases(text: &str) -> Vec<LegalBasis> {
    let text = fold(text);
    let words: Vec<_> = text.split(' ').collect();
    let laws = (0..words.len()).filter(|at| LAWS.contains(&words[*at]));
    let mut bases = Vec::new();
    for at in laws {
        let behind = &words[at + 1..];
        let next = behind.iter().position(|word| LAWS.contains(word));
        let mut articles = articles(&behind[..next.unwrap_or(behind.len())]);
        if articles.is_empty() {
            articles.push(None);
        }
        let basis = |article| LegalBasis {
            instrument: format!("{} sayılı Kanun", words[at]),
            article,
        };
        bases.extend(articles.into_iter().map(basis));
    }
    bases
}

/// The articles that stand in a row before the word for them, or behind `m`: `5 madde`, `3 a ve 3 b maddeleri`, `m 5`.
fn articles(words: &[&str]) -> Vec<Option<String>> {
    let is_number = |word: &str| word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit());
    if let Some(at) = words.iter().position(|word| *word == "m") {
        let number = words.get(at + 1).filter(|word| is_number(word));
        return number
            .map(|number| Some((*number).to_owned()))
            .into_iter()
            .collect();
    }
    let Some(end) = words.iter().position(|word| word.starts_with("madde")) else {
        return Vec::new();
    };
    let mut articles: Vec<String> = Vec::new();
    // From the word backwards, as long as what stands there belongs to the numbers.
    let mut letter = None;
    for word in words[..end].iter().rev() {
        match *word {
            "ve" => {}
            ordinal if ORDINALS.contains(&ordinal) => {}
            number if is_number(number) => articles.push(match letter.take() {
                Some(letter) => format!("{number}.{letter}"),
                None => number.to_owned(),
            }),
            "a" | "b" | "c" if letter.is_none() => letter = Some(word.to_uppercase()),
            _ => break,
        }
    }
    articles.into_iter().rev().map(Some).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<String> {
        let bases = bases(text).into_iter();
        let said = bases.map(|basis| format!("{} {}", basis.instrument, basis.article.unwrap_or("-".into())));
        said.collect()
    }

    #[test]
    fn the_law_and_its_articles_are_read_as_titles_say_them() {
        for text in [
            "C - İÇ DONDURMA KARARI İLE MALVARLIKLARI DONDURULANLAR (6415 SAYILI KANUN 7. MADDE KAPSAMINDA)",
            "6415 sayılı Kanunun 7 nci maddesi uyarınca",
            "6415 SAYILI KANUN'UN 7'NCİ MADDESİ",
            "6415 S.K. m.7",
        ] {
            assert_eq!(said(text), ["6415 sayılı Kanun 7"], "{text}");
        }
        for text in [
            "D-7262 SAYILI KANUN 3.A VE 3.B MADDELERİ",
            "7262 Sayılı Kanunun 3/A ve 3/B Maddeleri",
        ] {
            assert_eq!(
                said(text),
                ["7262 sayılı Kanun 3.A", "7262 sayılı Kanun 3.B"],
                "{text}"
            );
        }
        assert_eq!(
            said("6415 sayılı Kanun 5. madde ve 7262 sayılı Kanun"),
            ["6415 sayılı Kanun 5", "7262 sayılı Kanun -"]
        );
    }

    #[test]
    fn what_is_not_said_is_not_claimed() {
        assert!(said("İÇ DONDURMA KAPSAMINDA").is_empty());
        assert!(said("5. MADDE").is_empty() && said("").is_empty());
        assert_eq!(
            said("6415 sayılı Kanun kapsamında 12 kişi, madde"),
            ["6415 sayılı Kanun -"]
        );
    }
}
